// Batches for tests: sends, checks and makes a sheet in a store by calling the steps one after another.
import { batchKeys } from "../../functions/batch/keys.ts";
import { openBatch, startBatch } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { finishBatch, type Finished } from "../../functions/batch/steps/finish-batch.ts";
import { readLines } from "../../functions/batch/jsonl.ts";
import type { ManifestRow } from "../../functions/lists/manifest.ts";
import { packVolume } from "../../functions/batch/steps/pack-volume.ts";
import {
  chunkItemSchema,
  type BatchRecord,
  type BatchRef,
  type BatchStore,
  type ChunkItem,
  type Results,
  type RowLine,
} from "../../functions/batch/records.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import type { StepContext } from "../../functions/batch/step-context.ts";
import { nodeSecrets } from "../../functions/aws/secrets.ts";
import { findMissingChunks } from "../../functions/batch/steps/find-missing-chunks.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import type { MemoryStore } from "./memory-store.ts";

export const ref: BatchRef = { tenant: "office-1", batch: "0123456789abcdef".repeat(2) };
export const now = new Date(`${sampleToday}T08:00:00.000Z`);

/** What the steps get besides the store. */
export const context: StepContext = {
  clock: () => now,
  secrets: nodeSecrets,
  publicUrl: "https://dossiers.example.org",
};

export const recordOf = (more: Partial<BatchRecord> = {}): BatchRecord => ({
  id: ref.batch,
  tenant: ref.tenant,
  createdAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + 7 * 24 * 3_600_000).toISOString(),
  today: sampleToday,
  language: "fr",
  seed: "the seed of a test",
  links: false,
  retentionDays: 7,
  bytes: 1,
  ...more,
});

/** People whose fingerprints all differ. */
export const people = (count: number): Answers[] =>
  Array.from({ length: count }, (_, index) =>
    sampleAnswers({
      ofpraNumber: `24-01-${String(10_000 + index)}`,
      identity: {
        familyName: `Rahimi ${"abcdefghij"[index % 10]}${"abcdefghij"[Math.floor(index / 10) % 10]}`,
        givenNames: "Mariam",
        gender: "female",
        birth: { date: "1990-03-05", place: "Hérat", country: "AF" },
        nationalities: ["AF"],
      },
    }),
  );

/** Sends the sheet and asks for its check, as the service does. */
export async function sendSheet(
  store: BatchStore,
  sheet: Uint8Array,
  more: Partial<BatchRecord> = {},
): Promise<BatchRef> {
  const record = recordOf(more);
  const sent = { tenant: record.tenant, batch: record.id };
  await store.put(batchKeys.upload(sent), sheet, { contentType: "text/csv" });
  await openBatch(store, record);
  return sent;
}

/** Runs every step as an engine does; a step is tried again if the store was unavailable. */
export async function makeBatch(store: BatchStore, batch: BatchRef = ref, tries = 1): Promise<Finished | undefined> {
  const step = <Result>(run: () => Promise<Result>): Promise<Result> => tryAgain(run, tries);
  await step(() => checkRows(store, batch, context));
  await step(() => startBatch(store, batch, { rows: "valid-only", now }));
  for (const item of await step(() => chunksOf(store, batch)))
    await step(() => renderRows(store, { ...batch, ...item }, context));
  const { state, volumes } = await step(() => findMissingChunks(store, batch));
  if (state !== "whole") return undefined;
  for (const { volume } of volumes) await step(() => packVolume(store, { ...batch, volume }));
  return step(() => finishBatch(store, batch, context));
}

async function tryAgain<Result>(run: () => Promise<Result>, tries: number): Promise<Result> {
  for (let left = tries; ; left--) {
    try {
      return await run();
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}

export const chunksOf = async (store: BatchStore, batch: BatchRef = ref): Promise<ChunkItem[]> =>
  readLines((await store.getText(batchKeys.chunks(batch))) ?? "", chunkItemSchema);

/** Every result file with its bytes, and the list of results. */
export const resultsOf = ({ objects }: MemoryStore, batch: BatchRef = ref): Record<string, string> =>
  Object.fromEntries(
    [...objects]
      .filter(([key]) => key.startsWith(batchKeys.result(batch, "")) || key === batchKeys.results(batch))
      .map(([key, { body }]) => [key, Buffer.from(body).toString("latin1")] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

/** The names of the results that differ. */
export const differing = (one: Record<string, string>, other: Record<string, string>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => one[key] !== other[key]);

export const resultBytes = ({ objects }: MemoryStore, fileName: string, batch: BatchRef = ref): Uint8Array => {
  const found = objects.get(batchKeys.result(batch, fileName));
  if (found === undefined) throw new Error(`no ${fileName}`);
  return new Uint8Array(found.body);
};

export const manifestOf = (store: MemoryStore, batch: BatchRef = ref): { rows: ManifestRow[] } =>
  JSON.parse(Buffer.from(resultBytes(store, "manifest.json", batch)).toString()) as { rows: ManifestRow[] };

export const listOf = (store: MemoryStore, batch: BatchRef = ref): Results =>
  JSON.parse(Buffer.from(store.objects.get(batchKeys.results(batch))?.body ?? []).toString()) as Results;

/** Damages the stored answers of a valid row, so that making it throws; the line keeps its length. */
export function poison({ objects }: MemoryStore, row: number, batch: BatchRef = ref): void {
  const key = batchKeys.rows(batch, 0);
  const stored = objects.get(key);
  if (stored === undefined) throw new Error("no rows");
  const lines = Buffer.from(stored.body).toString().split("\n");
  const broken = lines.map((line) => {
    const value = line === "" ? undefined : (JSON.parse(line) as RowLine);
    if (value?.row !== row) return line;
    const text = JSON.stringify({ ...value, answers: { ...value.answers, procedure: null } });
    return text + " ".repeat(Buffer.byteLength(line) - Buffer.byteLength(text));
  });
  objects.set(key, { ...stored, body: Buffer.from(broken.join("\n")) });
}
