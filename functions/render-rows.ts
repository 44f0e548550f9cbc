// Not there yet.
export const handler = (): Promise<never> => Promise.reject(new Error("render-rows is not there yet"));
