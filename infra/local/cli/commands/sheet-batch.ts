// Puts a sheet into a store as a batch of this machine.
import { createHash } from "node:crypto";
import { batchKeys } from "../../../../functions/batch/keys.ts";
import { openBatch } from "../../../../functions/batch/lifecycle.ts";
import type { BatchRef, BatchStore } from "../../../../functions/batch/records.ts";
import { limits } from "../../../../functions/spreadsheet/table/table.ts";
import type { SheetBatch } from "../../batch/batch-run.ts";
import type { BatchIssues } from "./batch-issues.ts";
import type { Mapping } from "../../../../functions/spreadsheet/mapping/mapping.ts";
import type { Encoding } from "../../../../functions/text/encodings.ts";
import { readBytes } from "../read-source.ts";

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

export async function readSheet(source: string, issues: BatchIssues): Promise<{ bytes: Uint8Array; file: string }> {
  const read = await readBytes(source, limits.bytes);
  if (!read.ok) throw issues.unreadable(read.reason);
  return { bytes: read.bytes, file: sha256(read.bytes) };
}

/** The same sheet, day and choices give the same dossiers under the same ids, on any machine. */
const seedOf = ({ file, today, language, only, encoding, fillable, printBy, mapping }: SheetBatch): string =>
  sha256(
    JSON.stringify([
      file,
      today,
      language,
      only,
      ...(encoding === undefined ? [] : [encoding]),
      ...(fillable === true ? ["fillable"] : []),
      ...(printBy === undefined ? [] : [printBy]),
      ...(mapping === undefined ? [] : [mapping]),
    ]),
  );

/** The options of a command that say which rows are read, and how. */
export type ReadingChoices = {
  hidden?: true;
  withoutNames?: true;
  marked?: NonNullable<SheetBatch["marked"]>;
  encoding?: Encoding;
  mapping?: Mapping;
};

export const readingOf = ({ hidden, withoutNames, marked, encoding, mapping }: ReadingChoices): ReadingChoices => ({
  ...(hidden === undefined ? {} : { hidden }),
  ...(withoutNames === undefined ? {} : { withoutNames }),
  ...(marked === undefined ? {} : { marked }),
  ...(encoding === undefined ? {} : { encoding }),
  ...(mapping === undefined ? {} : { mapping }),
});

export const refOf = (asked: SheetBatch): BatchRef => ({
  tenant: "local",
  batch: sha256(`batch:${seedOf(asked)}`).slice(0, 32),
});

/** The moment written into records: midnight of the day, so that two runs on one day give the same bytes. */
export const startOf = ({ today }: SheetBatch): Date => new Date(`${today}T00:00:00Z`);

export async function putSheet(store: BatchStore, asked: SheetBatch, bytes: Uint8Array): Promise<BatchRef> {
  const ref = refOf(asked);
  const at = startOf(asked).toISOString();
  const { file: _file, today, language, ...choices } = asked;
  await store.put(batchKeys.upload(ref), bytes, { contentType: "application/octet-stream" });
  await openBatch(store, {
    id: ref.batch,
    tenant: ref.tenant,
    createdAt: at,
    // Not used: the run itself deletes the batch.
    expiresAt: at,
    today,
    language,
    seed: seedOf(asked),
    links: false,
    retentionDays: 1,
    bytes: bytes.length,
    ...choices,
  });
  return ref;
}
