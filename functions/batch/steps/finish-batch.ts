// Ends a batch: writes the manifests, the annotated sheet, and last the list of results, which makes the batch done.
import type { StepContext } from "../step-context.ts";
import { putIfAbsent, readRecord } from "../../delivery/dossier-records.ts";
import { batchKeys, chunksPerVolume } from "../keys.ts";
import { findBatch, findReport, findResults, findStarted, requireFound } from "../lifecycle.ts";
import { xlsxType } from "../../formats/xlsx-writer.ts";
import { annotatedFile, annotateSheet, annotator } from "../../lists/annotated-sheet.ts";
import { openManifestXlsx } from "../../lists/manifest-xlsx.ts";
import { manifestHeader, manifestLine, manifestRow, type ManifestContext } from "../../lists/manifest.ts";
import { planOfRow } from "../row-dossier.ts";
import { readRowResults } from "../row-results.ts";
import {
  volumeSchema,
  type BatchRecord,
  type BatchRef,
  type BatchStore,
  type Report,
  type ResultFile,
  type Results,
  type Started,
  type Volume,
} from "../records.ts";
import { putResult, takeBackResults } from "../result-files.ts";
import type { Annotation } from "../../spreadsheet/annotate/annotate.ts";
import { volumesOf } from "./find-missing-chunks.ts";

export type Finished = Pick<Results, "made" | "failed">;

export async function finishBatch(
  store: BatchStore,
  ref: BatchRef,
  { publicUrl }: Pick<StepContext, "publicUrl">,
): Promise<Finished> {
  const results = (await findResults(store, ref)) ?? (await finish(store, ref, publicUrl));
  await cleanUp(store, ref);
  return { made: results.made, failed: results.failed };
}

async function finish(store: BatchStore, ref: BatchRef, publicUrl: string): Promise<Results> {
  try {
    const results = await makeResults(store, ref, publicUrl);
    await putIfAbsent(store, batchKeys.results(ref), results);
    await takeBackResults(store, ref);
    return results;
  } catch (error) {
    await takeBackResults(store, ref);
    // Another run has finished the batch and deleted what this one was reading.
    const results = await findResults(store, ref);
    if (results !== undefined) return results;
    throw error;
  }
}

async function makeResults(store: BatchStore, ref: BatchRef, publicUrl: string): Promise<Results> {
  const [record, report, started] = await Promise.all([
    findBatch(store, ref).then((found) => requireFound(found, "Batch")),
    findReport(store, ref).then((found) => requireFound(found, "Report")),
    findStarted(store, ref).then((found) => requireFound(found, "Start")),
  ]);
  const packed = await readVolumes(store, ref, volumesOf(started.chunks));
  const volumes = packed.flatMap(({ files }) => files);
  const places = new Map(packed.flatMap((volume) => volume.places.map(({ row, pages }) => [row, pages] as const)));
  const manifests = await writeManifests(store, ref, { record, report, started, places, publicUrl });
  const files = [
    ...volumes.filter(({ kind }) => kind === "zip"),
    ...volumes.filter(({ kind }) => kind === "print"),
    await putResult(store, ref, xlsxFile, manifests.xlsx),
    await putResult(store, ref, csvFile, manifests.csv),
    await putResult(store, ref, jsonFile, manifests.json),
    ...(manifests.annotations === undefined
      ? []
      : [await putToCorrect(store, ref, { record, report, annotations: manifests.annotations })]),
  ];
  return { files, made: manifests.made, failed: manifests.failed };
}

async function readVolumes(store: BatchStore, ref: BatchRef, count: number): Promise<Volume[]> {
  const records = await Promise.all(
    Array.from({ length: count }, (_, volume) => readRecord(store, batchKeys.volume(ref, volume), volumeSchema)),
  );
  return records.map((found) => requireFound(found, "Volume"));
}

const xlsxFile = { kind: "manifest-xlsx", fileName: "manifest.xlsx", contentType: xlsxType } as const;
const csvFile = { kind: "manifest-csv", fileName: "manifest.csv", contentType: "text/csv; charset=utf-8" } as const;
const jsonFile = { kind: "manifest-json", fileName: "manifest.json", contentType: "application/json" } as const;

type Manifests = {
  xlsx: Uint8Array;
  csv: Uint8Array;
  json: Uint8Array;
  annotations: Annotation[] | undefined;
  made: number;
  failed: number;
};

type ToTell = {
  record: BatchRecord;
  report: Report;
  started: Started;
  /** By row: where its documents begin in the print file. */
  places: ReadonlyMap<number, readonly number[]>;
  publicUrl: string;
};

/** One pass over the rows. No time of day is written, so that the same rows give the same bytes. */
async function writeManifests(
  store: BatchStore,
  ref: BatchRef,
  { record, report, started, places, publicUrl }: ToTell,
): Promise<Manifests> {
  const { language, today, links, printBy = "person" } = record;
  const context: ManifestContext = {
    language,
    today,
    printBy,
    pagesOf: (row) => places.get(row),
    lastRow: started.lastRow,
    volumeOf: (chunk) => Math.floor(chunk / chunksPerVolume),
    linkOf: links ? (row) => linkOf(row, { record, started, publicUrl }) : undefined,
  };
  const csv = [Buffer.from(manifestHeader(language))];
  const xlsx = openManifestXlsx(context);
  const json = [Buffer.from(JSON.stringify({ today, language, rows: [] }).slice(0, -2))];
  const annotate = annotator(record);
  const annotations: Annotation[] = [];
  let [made, failed] = [0, 0];
  for await (const result of readRowResults(store, ref, started.chunks)) {
    const row = manifestRow(result, context);
    xlsx.add(row);
    csv.push(Buffer.from(manifestLine(row, context)));
    json.push(Buffer.from(`${json.length === 1 ? "" : ","}\n${JSON.stringify(row)}`));
    if (result.found?.skipped === undefined) annotations.push(annotate(result));
    if (row.outcome === "made") made += 1;
    if (row.outcome === "failed") failed += 1;
  }
  json.push(Buffer.from("\n]}\n"));
  const isWhole = failed === 0 && report.counts.wrong === 0;
  return {
    xlsx: xlsx.end(),
    csv: Buffer.concat(csv),
    json: Buffer.concat(json),
    annotations: isWhole ? undefined : annotations,
    made,
    failed,
  };
}

function linkOf(
  row: number,
  { record, started, publicUrl }: { record: BatchRecord; started: Started; publicUrl: string },
) {
  const { token, expiresAt } = planOfRow(record, started, row);
  return { link: `${publicUrl}/d#${token}`, expiresAt: expiresAt.toISOString() };
}

/** The annotated sheet, with what is left to correct. */
async function putToCorrect(
  store: BatchStore,
  ref: BatchRef,
  { record, report, annotations }: { record: BatchRecord; report: Report; annotations: Annotation[] },
): Promise<ResultFile> {
  const { body } = requireFound(await store.get(batchKeys.source(ref)), "Source");
  const file = { kind: "to-correct", ...annotatedFile(report) } as const;
  const annotated = annotateSheet(body, report, record.language, annotations, record.mapping);
  return putResult(store, ref, file, annotated);
}

/** Intermediate objects hold the personal data a second time, so they are deleted. */
async function cleanUp(store: BatchStore, ref: BatchRef): Promise<void> {
  const listed = await Promise.all([
    store.list(batchKeys.allRows(ref)),
    store.list(batchKeys.allProblems(ref)),
    store.list(batchKeys.allParts(ref)),
    store.list(batchKeys.allPrints(ref)),
  ]);
  await store.delete([...listed.flat().map(({ key }) => key), batchKeys.source(ref)]);
}
