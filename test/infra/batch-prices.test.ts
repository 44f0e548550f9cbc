// The estimate of a batch's cost and time: arithmetic done again by hand, and the quotas that it stays under.
import { describe, expect, test } from "vitest";
import {
  batchPrices,
  estimateBatch,
  estimateSeconds,
  quotas,
  type BatchPriceId,
  type BatchUse,
} from "../../infra/prices/batch-prices.ts";
import { prices } from "../../infra/prices/prices.ts";

// Round numbers, so that each line can be reckoned in the head.
const use: BatchUse = {
  links: true,
  checkMsPerRow: 1,
  chunkMs: 1000,
  packMs: 10_000,
  finishMsPerRow: 1,
  dossierPuts: 10,
  dossierBytes: 500_000,
  resultBytes: 100_000,
};

describe("the cost of a batch", () => {
  test.each<[BatchPriceId, quantity: number, dollars: number]>([
    // 400 chunks, 40 volumes, the check and the ends of one file.
    ["lambda-requests", 444, 0.000_089],
    // (10 s + 10 s + 40 × 10 s) × 2.9375 GB + 400 s × 1.7275 GB
    ["lambda-gb-seconds", 1924.766, 0.025_664],
    ["state-transitions", 500, 0.0125],
    ["express-requests", 400, 0.0004],
    // 400 s × 64 MB
    ["express-gb-seconds", 25, 0.000_417],
    // 10,000 × 10 of dossiers, 400 × 4 of chunks, 40 × 3 of volumes, 200 of the batch
    ["s3-puts", 101_920, 0.540_176],
    ["s3-gets", 25_200, 0.010_584],
    // 5 GB of dossiers and 1 GB of results, for 7 days of 30
    ["s3-gb-months", 1.4, 0.0336],
    ["gb-out", 1, 0.09],
    ["kms-requests", 444, 0.001_332],
    ["log-gb", 0.002_664, 0.001_598],
  ])("has %s: %d for $%d", (id, quantity, dollars) => {
    const line = estimateBatch(10_000, use).find(({ price }) => price === id);
    expect(line?.quantity).toBeCloseTo(quantity, 2);
    expect(line?.dollars).toBeCloseTo(dollars, 5);
  });

  test("has a line for every price but those of a request and of a month", () => {
    const listed = estimateBatch(1, use).map(({ price }) => price);
    const ofRequests = ["api-requests", "cloudfront-requests", "waf-requests"];
    const ofMonth = ["key", "secret", "waf-fixed", "alarms", "metrics"];
    expect([...listed, ...ofRequests, ...ofMonth].toSorted()).toEqual(Object.keys(batchPrices).toSorted());
    expect(Object.keys(batchPrices)).toEqual(expect.arrayContaining(Object.keys(prices)));
  });

  test("stores no dossiers where there are no links", () => {
    const puts = estimateBatch(10_000, { ...use, links: false }).find(({ price }) => price === "s3-puts");
    expect(puts?.quantity).toBe(1920);
  });
});

describe("the time of a batch", () => {
  test("is that of its turns, twenty chunks or ten volumes at once", () => {
    // 10 s to start, 10 + 10 s for the sheet, 20 turns of a second, 4 turns of ten seconds
    expect(estimateSeconds(10_000, use)).toBe(90);
  });

  test("is ten times that of a file, for a million rows in ten files", () => {
    expect(estimateSeconds(1_000_000, use)).toBeCloseTo(10 * estimateSeconds(100_000, use), 8);
  });

  test.each(quotas)("takes $taken of $max $what", ({ taken, max, page }) => {
    expect(taken).toBeLessThanOrEqual(max);
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});
