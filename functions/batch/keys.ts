// Where everything of a batch lies: under its owner's and its own id, so that one prefix is the whole of it.
import { batchIdForm, tenantForm } from "../api/limits.ts";
import { batchesPrefix, batchFolder } from "../aws/batch-folder.ts";
import type { BatchRef } from "./records.ts";

/** Rows that are made in one go: a quarter of a second of work, and what is done again after a crash. */
export const rowsPerChunk = 25;
/** Rows in one archive and one print file: small enough to hold in memory, and for a print shop to take. */
export const chunksPerVolume = 10;

const six = (number: number): string => String(number).padStart(6, "0");
const three = (number: number): string => String(number).padStart(3, "0");

/** Throws where an id could lead out of its owner's folder. */
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
  /** The owner's key for hashes of people: without it they say nothing. */
  fingerprintKey: (tenant: string) => `batches-keys/${checkedTenant(tenant)}.json`,
  /** The file as it was sent; the bucket deletes it after a day, whatever happens. */
  upload: (ref: BatchRef) => folderOf(ref).replace(batchesPrefix, "uploads/").replace(/\/$/, ""),

  /** Every object of a batch. */
  all: folderOf,
  record: (ref: BatchRef) => `${folderOf(ref)}batch.json`,
  /** The file as it was sent, kept as long as it is needed to hand it back annotated. */
  source: (ref: BatchRef) => `${folderOf(ref)}source`,
  allRows: (ref: BatchRef) => `${folderOf(ref)}rows/`,
  rows: (ref: BatchRef, part: number) => `${folderOf(ref)}rows/${three(part)}.jsonl`,
  allProblems: (ref: BatchRef) => `${folderOf(ref)}problems/`,
  problems: (ref: BatchRef, part: number) => `${folderOf(ref)}problems/${three(part)}.jsonl`,
  chunks: (ref: BatchRef) => `${folderOf(ref)}chunks.jsonl`,
  fingerprints: (ref: BatchRef) => `${folderOf(ref)}people.txt`,
  /** Written last by the check. */
  report: (ref: BatchRef) => `${folderOf(ref)}report.json`,

  started: (ref: BatchRef) => `${folderOf(ref)}started.json`,
  cancelled: (ref: BatchRef) => `${folderOf(ref)}cancelled.json`,
  deleting: (ref: BatchRef) => `${folderOf(ref)}deleting.json`,

  /** Put before the first dossier of a chunk is saved: which chunks can have left dossiers. Only with links. */
  allStartedChunks: (ref: BatchRef) => `${folderOf(ref)}begun/`,
  startedChunk: (ref: BatchRef, chunk: number) => `${folderOf(ref)}begun/${six(chunk)}`,
  allOutcomes: (ref: BatchRef) => `${folderOf(ref)}outcomes/`,
  /** Written last of a chunk, once: the chunk is done. */
  outcome: (ref: BatchRef, chunk: number) => `${folderOf(ref)}outcomes/${six(chunk)}.json`,
  allFailed: (ref: BatchRef) => `${folderOf(ref)}failed/`,
  /** An empty mark for a row that could not be made, so that counting keys is enough. */
  failed: (ref: BatchRef, row: number) => `${folderOf(ref)}failed/${row}`,
  allParts: (ref: BatchRef) => `${folderOf(ref)}parts/`,
  allPrints: (ref: BatchRef) => `${folderOf(ref)}print/`,
  // Named by what they hold: two that make the same chunk, even with different versions, do not write over each other.
  part: (ref: BatchRef, chunk: number, digest: string) => `${folderOf(ref)}parts/${six(chunk)}-${digest}.zip`,
  print: (ref: BatchRef, chunk: number, digest: string) => `${folderOf(ref)}print/${six(chunk)}-${digest}.bin`,
  allVolumes: (ref: BatchRef) => `${folderOf(ref)}volumes/`,
  volume: (ref: BatchRef, volume: number) => `${folderOf(ref)}volumes/${three(volume)}.json`,
  allResults: (ref: BatchRef) => `${folderOf(ref)}results/`,
  result: (ref: BatchRef, fileName: string) => `${folderOf(ref)}results/${fileName}`,
  /** Written last of all: the batch is done. */
  results: (ref: BatchRef) => `${folderOf(ref)}results.json`,
};
