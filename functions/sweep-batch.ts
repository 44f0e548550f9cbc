// Not there yet.
export const handler = (): Promise<never> => Promise.reject(new Error("sweep-batch is not there yet"));
