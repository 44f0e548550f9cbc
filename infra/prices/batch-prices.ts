// What a batch costs on AWS and how long it takes, by list prices. `npx tsx infra/prices/batch-prices.ts 10000 1000000` prints it.
import { batchDays } from "../../functions/api/limits.ts";
import { retentionDays } from "../../functions/api/limits.ts";
import { fileURLToPath } from "node:url";
import { chunksPerVolume, rowsPerChunk } from "../../functions/batch/keys.ts";
import { limits } from "../../functions/spreadsheet/table/file-errors.ts";
import { chunksAtOnce, volumesAtOnce } from "../stacks/batch-machine.ts";
import { stepMemoryMb } from "../stacks/bulk-stack.ts";
import { prices, pricesAsOf, type CostLine } from "./prices.ts";

const stepFunctionsPage = "https://aws.amazon.com/step-functions/pricing/";

/** Besides those of `prices.ts`. Signing in costs nothing for the first 10,000 people of a month, then $0.015 each. */
export const batchPrices = {
  ...prices,
  "state-transitions": { dollars: 0.025, per: 1000, unit: "states of Standard executions", page: stepFunctionsPage },
  "express-requests": { dollars: 1, per: 1_000_000, unit: "Express children", page: stepFunctionsPage },
  "express-gb-seconds": { dollars: 0.000_016_67, per: 1, unit: "GB·s of Express children", page: stepFunctionsPage },
};

export type BatchPriceId = keyof typeof batchPrices;

/** What rows, chunks and volumes use of AWS. */
export type BatchUse = {
  links: boolean;
  checkMsPerRow: number;
  chunkMs: number;
  packMs: number;
  finishMsPerRow: number;
  /** Of one dossier behind its link. */
  dossierPuts: number;
  dossierBytes: number;
  /** Of one row, in the archive, in the print file and in the manifests. */
  resultBytes: number;
};

/** Measured on the example of a hosted, married refugee over a store in memory, and rounded up for S3 and cold starts. */
const usualBatch: BatchUse = {
  links: true,
  checkMsPerRow: 0.5,
  chunkMs: 1500,
  packMs: 4000,
  finishMsPerRow: 0.3,
  dossierPuts: 11,
  dossierBytes: 480_000,
  resultBytes: 250_000,
};

/** Reads of one chunk: its rows, the records of its batch, and whether a dossier is there already. */
const getsPerChunk = 60;
const putsPerChunk = 4;
const putsPerVolume = 3;
/** Besides: the records of a batch, its report and manifests, and the lists for following it for some minutes. */
const putsPerBatch = 200;
/** Log lines of a step with those that Lambda adds, and of a chunk's states. */
const logBytesPerStep = 6000;
/** The smallest billed unit. */
const childGb = 64 / 1024;
/** Starting the executions and the first functions of a file. */
const startSeconds = 10;
const bytesPerGb = 1_000_000_000;
const monthDays = 30;

type Size = { rows: number; files: number; chunks: number; volumes: number };

function sizeOf(rows: number): Size {
  const files = Math.ceil(rows / limits.rows);
  const chunks = Math.ceil(rows / rowsPerChunk);
  return { rows, files, chunks, volumes: Math.ceil(chunks / chunksPerVolume) };
}

/** From the check to the results, one file after the other. */
export function estimateSeconds(rows: number, use: BatchUse = usualBatch): number {
  const { files, chunks, volumes } = sizeOf(rows);
  const turns = Math.ceil(chunks / chunksAtOnce) * use.chunkMs + Math.ceil(volumes / volumesAtOnce) * use.packMs;
  return files * startSeconds + (rows * (use.checkMsPerRow + use.finishMsPerRow) + turns) / 1000;
}

export function estimateBatch(rows: number, use: BatchUse = usualBatch): CostLine<BatchPriceId>[] {
  const { files, chunks, volumes } = sizeOf(rows);
  const gbSeconds = (step: keyof typeof stepMemoryMb, ms: number): number => (ms / 1000) * (stepMemoryMb[step] / 1024);
  const calls = chunks + volumes + files * 4;
  const dossiers = use.links ? rows : 0;
  const quantities: Partial<Record<BatchPriceId, number>> = {
    "lambda-requests": calls,
    "lambda-gb-seconds":
      gbSeconds("check-rows", rows * use.checkMsPerRow) +
      gbSeconds("render-rows", chunks * use.chunkMs) +
      gbSeconds("pack-volume", volumes * use.packMs) +
      gbSeconds("finish-batch", rows * use.finishMsPerRow),
    // A child is also counted as a state of its parent: AWS's page does not say.
    "state-transitions": chunks + 2 * volumes + 20 * files,
    "express-requests": chunks,
    "express-gb-seconds": (chunks * use.chunkMs * childGb) / 1000,
    "s3-puts": dossiers * use.dossierPuts + chunks * putsPerChunk + volumes * putsPerVolume + files * putsPerBatch,
    "s3-gets": chunks * getsPerChunk + volumes * chunksPerVolume * 3,
    "s3-gb-months":
      (dossiers * use.dossierBytes * retentionDays.byDefault + rows * use.resultBytes * batchDays) /
      monthDays /
      bytesPerGb,
    "gb-out": (rows * use.resultBytes) / bytesPerGb,
    "kms-requests": calls,
    "log-gb": (calls * logBytesPerStep) / bytesPerGb,
  };
  return (Object.entries(quantities) as [BatchPriceId, number][]).map(([price, quantity]) => ({
    price,
    quantity,
    dollars: (quantity / batchPrices[price].per) * batchPrices[price].dollars,
  }));
}

/** AWS's quotas, and how much of them a batch that runs alone uses. */
export const quotas: readonly { what: string; max: number; taken: number; page: string }[] = [
  {
    what: "functions at once in an account (10 in a new one: the steps then wait and try again)",
    max: 1000,
    taken: chunksAtOnce,
    page: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  },
  {
    what: "children at once of a Distributed Map",
    max: 10_000,
    taken: chunksAtOnce,
    page: "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
  },
  {
    what: "states a second of Standard executions in a region",
    max: 800,
    taken: (1000 * chunksAtOnce) / usualBatch.chunkMs,
    page: "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
  },
  {
    what: "writes a second to one prefix of S3",
    max: 3500,
    taken: (1000 * chunksAtOnce * rowsPerChunk * (usualBatch.dossierPuts - 1)) / usualBatch.chunkMs,
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html",
  },
  {
    what: "bytes of a request to an HTTP API (the sheet goes to S3 instead)",
    max: 10_000_000,
    taken: 4096,
    page: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
  },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const rows of process.argv.slice(2).map(Number)) {
    for (const links of [true, false]) {
      const lines = estimateBatch(rows, { ...usualBatch, links });
      const minutes = estimateSeconds(rows) / 60;
      const dollars = lines.reduce((sum, line) => sum + line.dollars, 0);
      console.log(
        `${rows} dossiers ${links ? "with" : "without"} links, prices of ${pricesAsOf}: $${dollars.toFixed(2)}, ${minutes.toFixed(0)} min`,
      );
      for (const { price, quantity, dollars: cost } of lines) {
        const { per, dollars: each, unit, page } = batchPrices[price];
        console.log(
          `  $${cost.toFixed(3).padStart(7)}  ${Number(quantity.toPrecision(3))} ${unit}, $${each} for ${per} (${page})`,
        );
      }
    }
  }
  for (const { what, max, taken, page } of quotas) console.log(`${Math.round(taken)} of ${max} ${what} (${page})`);
}
