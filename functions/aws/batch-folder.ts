// The folder of a batch in the bucket: known to its keys, to the input of the state machine and to the stacks.

export const batchesPrefix = "batches/";

/** Without a slash at its end. */
export const batchFolder = (tenant: string, batch: string): string => `${batchesPrefix}${tenant}/${batch}`;
