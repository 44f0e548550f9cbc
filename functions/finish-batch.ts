// Not there yet.
export const handler = (): Promise<never> => Promise.reject(new Error("finish-batch is not there yet"));
