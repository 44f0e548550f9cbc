// Packs some hundreds of dossiers: one archive with a folder for each person, and one PDF for the print shop.
import { deserialize } from "node:v8";
import type * as z from "zod";
import { putIfAbsent } from "../../delivery/dossier-records.ts";
import { nodePlatform } from "../../aws/node-platform.ts";
import { archiveName, printName } from "../../lists/manifest.ts";
import { writePrintFile, type RowDrawings } from "../../lists/print-file.ts";
import type { PrintPlaces } from "../../lists/report.ts";
import { allFonts } from "../../pdf/text/all-fonts.ts";
import type { SerializedDrawing } from "../../pdf/write/serialize-drawing.ts";
import { batchKeys, chunksPerVolume } from "../keys.ts";
import { findBatch, findResults, findStarted, requireFound } from "../lifecycle.ts";
import { readOutcome } from "../row-results.ts";
import type { BatchRecord, BatchRef, BatchStore, ChunkOutcome, ResultFile, volumeSchema } from "../records.ts";
import { drawnRowSchema } from "./render-rows.ts";
import { putResult, takeBackResults } from "../result-files.ts";
import { ZipJoiner } from "../../formats/zip-writer.ts";

export type VolumeEvent = BatchRef & { volume: number };

/** The record of the volume is written last: a call that finds none packs again. */
export async function packVolume(
  store: BatchStore,
  { tenant, batch, volume }: VolumeEvent,
): Promise<{ volume: number }> {
  const ref = { tenant, batch };
  try {
    if ((await store.head(batchKeys.volume(ref, volume))) === undefined)
      await pack(store, ref, volume).finally(() => takeBackResults(store, ref));
  } catch (error) {
    // Another run has finished the batch and deleted what this one was reading.
    if ((await findResults(store, ref)) === undefined) throw error;
  }
  return { volume };
}

async function pack(store: BatchStore, ref: BatchRef, volume: number): Promise<void> {
  const [record, started] = await Promise.all([findBatch(store, ref), findStarted(store, ref)]);
  const { chunks } = requireFound(started, "Start");
  const first = volume * chunksPerVolume;
  const inVolume = Array.from({ length: Math.min(chunksPerVolume, chunks - first) }, (_, index) => first + index);
  const packed = await Promise.all(
    inVolume.map(async (chunk) => ({ chunk, ...(await readOutcome(store, ref, chunk)) })),
  );
  const archive = await packArchive(store, ref, volume, packed);
  const print = await packPrint(store, ref, requireFound(record, "Batch"), volume, packed);
  const files = [archive, print?.file].filter((file) => file !== undefined);
  const places = print?.places ?? [];
  await putIfAbsent(store, batchKeys.volume(ref, volume), { files, places } satisfies z.input<typeof volumeSchema>);
}

type Packed = readonly ({ chunk: number } & ChunkOutcome)[];

/** No file if it would be empty: no row was made, or none gets a document that was asked for. */
async function packArchive(
  store: BatchStore,
  ref: BatchRef,
  volume: number,
  packed: Packed,
): Promise<ResultFile | undefined> {
  const keys = packed.map(({ chunk, digest }) => batchKeys.part(ref, chunk, digest));
  const sizes = await Promise.all(keys.map(async (key) => requireFound(await store.head(key), "Part").bytes));
  const archive = new ZipJoiner(sizes.reduce((sum, bytes) => sum + bytes, 0));
  for (const key of keys) archive.add(requireFound(await store.get(key), "Part").body);
  const file = { kind: "zip", fileName: archiveName(volume), contentType: "application/zip" } as const;
  return archive.isEmpty ? undefined : putResult(store, ref, file, archive.end());
}

async function packPrint(
  store: BatchStore,
  ref: BatchRef,
  { language, today, printBy: by }: BatchRecord,
  volume: number,
  packed: Packed,
): Promise<{ file: ResultFile; places: PrintPlaces[] } | undefined> {
  const drawings: RowDrawings[] = [];
  for (const { chunk, digest, rows } of packed) {
    const { body } = requireFound(await store.get(batchKeys.print(ref, chunk, digest)), "Part");
    const documentsOf = new Map(rows.map((one) => [one.row, one.ok ? one.documents.map(({ id }) => id) : []]));
    for (const { row, reference, drawn } of drawnRowSchema.array().parse(deserialize(body)))
      drawings.push({
        row,
        reference,
        documents: documentsOf.get(row) ?? [],
        // Millions of numbers, which the digest in the outcome names: parsing each would take longer than writing them.
        drawings: () => deserialize(drawn) as SerializedDrawing[],
      });
  }
  if (drawings.length === 0) return undefined;
  const { bytes, places } = writePrintFile(drawings, { volume, language, today, by }, allFonts, nodePlatform);
  const file = { kind: "print", fileName: printName(volume), contentType: "application/pdf" } as const;
  return { file: await putResult(store, ref, file, bytes), places };
}
