// Not there yet.
export const handler = (): Promise<never> => Promise.reject(new Error("check-rows is not there yet"));
