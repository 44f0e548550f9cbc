// Not there yet.
export const handler = (): Promise<never> => Promise.reject(new Error("erase-batch is not there yet"));
