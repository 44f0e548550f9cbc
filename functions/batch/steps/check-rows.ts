// Checks a sheet: stores its valid rows ready to be made, and a report of everything else.
import { jsonType } from "../../delivery/dossier-records.ts";
import { checkList } from "../../lists/check-list.ts";
import type { HashedPeople } from "../../lists/people-twice.ts";
import { covers } from "../../pdf/text/fonts.ts";
import { batchKeys, rowsPerChunk } from "../keys.ts";
import { findBatch, findReport, isDeleted, requireFound } from "../lifecycle.ts";
import type { StepContext } from "../step-context.ts";
import type { Secrets } from "../../aws/secrets.ts";
import { linesType, openLineParts } from "../jsonl.ts";
import { findEarlier, newFingerprints, fingerprintKey } from "../duplicates.ts";
import type { BatchRef, BatchStore, ChunkItem, Report, RowLine } from "../records.ts";

/** Enough to understand the mistake. */
const listedEarlier = 100;

export type Checked = { valid: number; wrong: number; chunks: number };

/** The report is written last: a call that finds none checks everything again. */
export async function checkRows(
  store: BatchStore,
  ref: BatchRef,
  { secrets }: Pick<StepContext, "secrets">,
): Promise<Checked> {
  const report = (await findReport(store, ref)) ?? (await check(store, ref, secrets));
  // A file that cannot be read is of no further use, and a second upload is ignored: both are deleted.
  await store.delete([batchKeys.upload(ref), ...(report.ok ? [] : [batchKeys.source(ref)])]);
  if (await isDeleted(store, ref)) await store.delete((await store.list(batchKeys.all(ref))).map(({ key }) => key));
  return outcomeOf(report);
}

async function check(store: BatchStore, ref: BatchRef, secrets: Secrets): Promise<Report> {
  const record = requireFound(await findBatch(store, ref), "Batch");
  const bytes = await takeSource(store, ref);
  const { today, language, only, hidden, withoutNames, marked, encoding, mapping } = record;
  const fingerprints = newFingerprints(await fingerprintKey(store, ref.tenant, secrets));
  const options = { today, covers, language, only, hidden, withoutNames, marked, encoding, mapping };
  const rows = newRowSink(store, ref);
  const problems = openLineParts(store, (part) => batchKeys.problems(ref, part));
  const checking = checkList(bytes, options, fingerprints);
  let next = checking.next();
  for (; next.done !== true; next = checking.next()) {
    const { read, found } = next.value;
    if (found !== undefined) {
      problems.add(found);
      await problems.settle();
    }
    if (read.kind === "valid") await rows.take(read);
  }
  const found = next.value;
  const report: Report = { ...found, chunks: 0, lastRow: 0, earlier: [], earlierCount: 0 };
  // A file that cannot be read to its end has no rows.
  if (found.counts.rows > 0) {
    await problems.end();
    if (found.ok) Object.assign(report, await rows.end(), await compareFingerprints(store, ref, fingerprints));
  }
  await store.put(batchKeys.report(ref), JSON.stringify(report), { contentType: jsonType });
  return report;
}

const outcomeOf = ({ counts: { valid, wrong }, chunks }: Report): Checked => ({ valid, wrong, chunks });

/** Copies the uploaded file to the batch, because the bucket deletes uploads after a day. */
async function takeSource(store: BatchStore, ref: BatchRef): Promise<Uint8Array> {
  const kept = await store.get(batchKeys.source(ref));
  if (kept !== undefined) return kept.body;
  const { body, contentType } = requireFound(await store.get(batchKeys.upload(ref)), "Upload");
  await store.put(batchKeys.source(ref), body, { contentType });
  return body;
}

/** Stores the valid rows and the chunks that they are divided into. */
function newRowSink(store: BatchStore, ref: BatchRef) {
  const parts = openLineParts(store, (part) => batchKeys.rows(ref, part));
  const items: string[] = [];
  let open: ChunkItem | undefined;
  /** The last valid row. */
  let lastRow = 0;
  const close = async () => {
    if (open === undefined) return;
    items.push(`${JSON.stringify({ ...open, end: parts.position().offset } satisfies ChunkItem)}\n`);
    open = undefined;
    await parts.settle();
  };
  return {
    async take({ row, reference, answers }: RowLine) {
      const { part, offset } = parts.position();
      open ??= { chunk: items.length, part, start: offset, end: offset, rows: 0 };
      parts.add({ row, reference, answers } satisfies RowLine);
      open.rows += 1;
      lastRow = row;
      if (open.rows === rowsPerChunk) await close();
    },
    async end(): Promise<Pick<Report, "chunks" | "lastRow">> {
      await close();
      await parts.end();
      await store.put(batchKeys.chunks(ref), items.join(""), { contentType: linesType });
      return { chunks: items.length, lastRow };
    },
  };
}

/** Stores the fingerprints of this batch and reports who was in an earlier one. */
async function compareFingerprints(store: BatchStore, ref: BatchRef, fingerprints: HashedPeople) {
  await store.put(batchKeys.fingerprints(ref), fingerprints.hashes().join("\n"), { contentType: "text/plain" });
  const earlier = await findEarlier(store, ref, fingerprints);
  return {
    earlier: earlier.slice(0, listedEarlier),
    earlierCount: earlier.length,
  };
}
