// The result files of a batch: each is put once, and its description is that of the stored bytes.
import { ServiceError } from "../aws/service-error.ts";
import { nodePlatform } from "../aws/node-platform.ts";
import { batchKeys } from "./keys.ts";
import { isDeleted, requireFound } from "./lifecycle.ts";
import type { BatchRef, BatchStore, ResultFile } from "./records.ts";

/** If another run has put the file first, its bytes stay and are described. */
export async function putResult(
  store: BatchStore,
  ref: BatchRef,
  file: Pick<ResultFile, "kind" | "fileName" | "contentType">,
  body: Uint8Array,
): Promise<ResultFile> {
  const key = batchKeys.result(ref, file.fileName);
  try {
    await store.put(key, body, { contentType: file.contentType, ifAbsent: true });
    return describe(file, body);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "already-stored") throw error;
    return describe(file, requireFound(await store.get(key), "Part").body);
  }
}

/** Deletes what was written after the batch was deleted. Call it after an error too: part may have been written. */
export async function takeBackResults(store: BatchStore, ref: BatchRef): Promise<void> {
  if (!(await isDeleted(store, ref))) return;
  const listed = await Promise.all([store.list(batchKeys.allResults(ref)), store.list(batchKeys.allVolumes(ref))]);
  await store.delete([...listed.flat().map(({ key }) => key), batchKeys.results(ref)]);
}

const describe = (
  { kind, fileName, contentType }: Pick<ResultFile, "kind" | "fileName" | "contentType">,
  body: Uint8Array,
): ResultFile => ({
  kind,
  fileName,
  bytes: body.length,
  sha256: nodePlatform.sha256([body]),
  contentType,
});
