// The estimate of a month's cost: arithmetic done again by hand.
import { describe, expect, test } from "vitest";
import { estimateMonth, isFixed, prices, total, type DossierUse, type PriceId } from "../../infra/prices/prices.ts";

// Round numbers, so that each line can be reckoned in the head.
const use: DossierUse = {
  bytesStored: 1_000_000,
  bytesSent: 2_000_000,
  days: 15,
  createMs: 1000,
  otherCalls: 4,
  otherMs: 500,
  puts: 10,
  gets: 20,
  logBytes: 5000,
};

describe("the cost of a month", () => {
  test.each<[PriceId, quantity: number, dollars: number]>([
    ["lambda-requests", 5000, 0.001],
    // 1,000 × (1 s × 1.7275 GB + 4 × 0.5 s × 0.5 GB)
    ["lambda-gb-seconds", 2727.539, 0.036_367],
    ["api-requests", 5000, 0.005_85],
    ["cloudfront-requests", 5000, 0.006],
    ["waf-requests", 5000, 0.003],
    ["s3-puts", 10_000, 0.053],
    ["s3-gets", 20_000, 0.0084],
    // 1 GB, for half a month
    ["s3-gb-months", 0.5, 0.012],
    ["gb-out", 2, 0.18],
    ["kms-requests", 2000, 0.006],
    ["log-gb", 0.005, 0.003],
    ["key", 1, 1],
    ["secret", 1, 0.4],
    ["waf-fixed", 1, 8],
    ["alarms", 5, 0.5],
    ["metrics", 5, 1.5],
  ])("has %s: %d for $%d", (id, quantity, dollars) => {
    const line = estimateMonth(1000, use).find(({ price }) => price === id);
    expect(line?.quantity).toBeCloseTo(quantity, 3);
    expect(line?.dollars).toBeCloseTo(dollars, 5);
  });

  test("has a line for every price, once", () => {
    const listed = estimateMonth(1, use).map(({ price }) => price);
    expect(listed.toSorted()).toEqual(Object.keys(prices).toSorted());
  });

  test("is what is fixed, where nothing is made", () => {
    const lines = estimateMonth(0, use);
    expect(total(lines)).toBeCloseTo(9.9, 5);
    expect(total(lines.filter(isFixed))).toBe(total(lines));
  });

  test("grows by the same amount for each dossier, once every hour is busy", () => {
    const [one, two, three] = [10_000, 20_000, 30_000].map((dossiers) => total(estimateMonth(dossiers, use)));
    expect((three ?? 0) - (two ?? 0)).toBeCloseTo((two ?? 0) - (one ?? 0), 8);
  });
});
