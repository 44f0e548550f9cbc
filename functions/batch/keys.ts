// The keys of a batch's objects: all under the ids of its owner and of the batch, so that one prefix holds the batch.
import { batchIdForm, tenantForm } from "../api/limits.ts";
import { batchesPrefix, batchFolder } from "../aws/batch-folder.ts";
import { peoplePerVolume } from "../lists/volume-size.ts";
import type { BatchRef } from "./records.ts";

/** Rows that one call makes: about a quarter of a second of work, which is lost in a crash. */
export const rowsPerChunk = 25;
export const chunksPerVolume = peoplePerVolume / rowsPerChunk;

const six = (number: number): string => String(number).padStart(6, "0");
const three = (number: number): string => String(number).padStart(3, "0");

/** Throws if an id could lead out of its owner's folder. */
function folderOf({ tenant, batch }: BatchRef): string {
  if (!batchIdForm.test(batch)) throw new RangeError("A batch id is 32 hexadecimal digits.");
  return `${batchFolder(checkedTenant(tenant), batch)}/`;
}

function checkedTenant(tenant: string): string {
  if (!tenantForm.test(tenant)) throw new RangeError("A tenant is 1 to 64 small letters, digits and hyphens.");
  return tenant;
}

export const batchKeys = {
  /** Every batch of one owner. */
  tenant: (tenant: string) => `${batchesPrefix}${checkedTenant(tenant)}/`,
  /** The owner's secret key of the fingerprints: without it nobody can compute them from a name. */
  fingerprintKey: (tenant: string) => `batches-keys/${checkedTenant(tenant)}.json`,
  /** The file as it was sent; the bucket always deletes it after a day. */
  upload: (ref: BatchRef) => folderOf(ref).replace(batchesPrefix, "uploads/").replace(/\/$/, ""),

  /** Every object of a batch. */
  all: folderOf,
  record: (ref: BatchRef) => `${folderOf(ref)}batch.json`,
  /** The file as it was sent, kept until the annotated sheet is made from it. */
  source: (ref: BatchRef) => `${folderOf(ref)}source`,
  allRows: (ref: BatchRef) => `${folderOf(ref)}rows/`,
  rows: (ref: BatchRef, part: number) => `${folderOf(ref)}rows/${three(part)}.jsonl`,
  allProblems: (ref: BatchRef) => `${folderOf(ref)}problems/`,
  problems: (ref: BatchRef, part: number) => `${folderOf(ref)}problems/${three(part)}.jsonl`,
  chunks: (ref: BatchRef) => `${folderOf(ref)}chunks.jsonl`,
  fingerprints: (ref: BatchRef) => `${folderOf(ref)}people.txt`,
  /** The check writes it last. */
  report: (ref: BatchRef) => `${folderOf(ref)}report.json`,

  started: (ref: BatchRef) => `${folderOf(ref)}started.json`,
  cancelled: (ref: BatchRef) => `${folderOf(ref)}cancelled.json`,
  deleting: (ref: BatchRef) => `${folderOf(ref)}deleting.json`,

  /** Put before the first dossier of a chunk is saved, so that a deletion knows which chunks may have dossiers. */
  allStartedChunks: (ref: BatchRef) => `${folderOf(ref)}begun/`,
  startedChunk: (ref: BatchRef, chunk: number) => `${folderOf(ref)}begun/${six(chunk)}`,
  allOutcomes: (ref: BatchRef) => `${folderOf(ref)}outcomes/`,
  /** Written last and once: the chunk is done. */
  outcome: (ref: BatchRef, chunk: number) => `${folderOf(ref)}outcomes/${six(chunk)}.json`,
  allFailed: (ref: BatchRef) => `${folderOf(ref)}failed/`,
  /** An empty object for each row that could not be made, so that the keys alone give the count. */
  failed: (ref: BatchRef, row: number) => `${folderOf(ref)}failed/${row}`,
  allParts: (ref: BatchRef) => `${folderOf(ref)}parts/`,
  allPrints: (ref: BatchRef) => `${folderOf(ref)}print/`,
  // Named by their digest: two runs of one chunk, even of different versions, do not overwrite each other.
  part: (ref: BatchRef, chunk: number, digest: string) => `${folderOf(ref)}parts/${six(chunk)}-${digest}.zip`,
  print: (ref: BatchRef, chunk: number, digest: string) => `${folderOf(ref)}print/${six(chunk)}-${digest}.bin`,
  allVolumes: (ref: BatchRef) => `${folderOf(ref)}volumes/`,
  volume: (ref: BatchRef, volume: number) => `${folderOf(ref)}volumes/${three(volume)}.json`,
  allResults: (ref: BatchRef) => `${folderOf(ref)}results/`,
  result: (ref: BatchRef, fileName: string) => `${folderOf(ref)}results/${fileName}`,
  /** Written last: the batch is done. */
  results: (ref: BatchRef) => `${folderOf(ref)}results.json`,
};
