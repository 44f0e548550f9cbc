// The results of the rows, read in the order of the sheet, several chunks at a time.
import { readRecord } from "../delivery/dossier-records.ts";
import { batchKeys } from "./keys.ts";
import { requireFound } from "./lifecycle.ts";
import { readLines, readRowLines } from "./jsonl.ts";
import { chunkOutcomeSchema, type BatchRef, type BatchStore, type ChunkOutcome } from "./records.ts";
import {
  nameOfPerson,
  rowProblemsSchema,
  type PersonName,
  type RowOutcome,
  type RowProblems,
  type RowResult,
} from "../lists/report.ts";

/** Chunks that are read at the same time: a store's latency is longer than its work. */
const atOnce = 16;

/** Throws if the chunk has no outcome yet. */
export async function readOutcome(store: BatchStore, ref: BatchRef, chunk: number): Promise<ChunkOutcome> {
  return requireFound(await readRecord(store, batchKeys.outcome(ref, chunk), chunkOutcomeSchema), "Outcome");
}

/** Every row: made, failed, wrong or skipped. */
export async function* readRowResults(store: BatchStore, ref: BatchRef, chunks: number): AsyncGenerator<RowResult> {
  const problems = readProblems(store, ref);
  const people = readPeople(store, ref);
  let next = await problems.next();
  const resultOf = ({ row, reference, ...found }: RowProblems): RowResult => ({
    row,
    reference,
    found: { row, reference, ...found },
  });
  for await (const { chunk, outcome } of readRows(store, ref, chunks)) {
    while (next.done !== true && next.value.row < outcome.row) {
      yield resultOf(next.value);
      next = await problems.next();
    }
    const { row, reference } = outcome;
    // There is an outcome for each row with answers, in the same order.
    const { value: person } = await people.next();
    const made = { row, reference, ...(person?.row === row ? { person: person.name } : {}), chunk, outcome };
    if (next.done !== true && next.value.row === row) {
      yield { ...made, found: next.value };
      next = await problems.next();
    } else yield made;
  }
  for (; next.done !== true; next = await problems.next()) yield resultOf(next.value);
}

async function* readPeople(store: BatchStore, ref: BatchRef): AsyncGenerator<{ row: number; name: PersonName }, void> {
  for (const { key } of await store.list(batchKeys.allRows(ref))) {
    const { body } = requireFound(await store.get(key), "Rows");
    for (const { row, answers } of readRowLines(body))
      yield { row, name: answers === undefined ? { familyName: "", givenNames: "" } : nameOfPerson(answers) };
  }
}

async function* readRows(
  store: BatchStore,
  ref: BatchRef,
  chunks: number,
): AsyncGenerator<{ chunk: number; outcome: RowOutcome }> {
  for (let first = 0; first < chunks; first += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, chunks - first) }, (_, index) => first + index);
    const read = await Promise.all(some.map((chunk) => readOutcome(store, ref, chunk)));
    for (const [index, { rows }] of read.entries()) {
      for (const outcome of rows) yield { chunk: first + index, outcome };
    }
  }
}

/** The problems and warnings of the check, in the order of the rows. */
export async function* readProblems(store: BatchStore, ref: BatchRef): AsyncGenerator<RowProblems> {
  for (const { key } of await store.list(batchKeys.allProblems(ref))) {
    yield* readLines((await store.getText(key)) ?? "", rowProblemsSchema);
  }
}
