// Not there yet.
export const handler = (): Promise<never> => Promise.reject(new Error("pack-volume is not there yet"));
