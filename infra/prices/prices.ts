// What the service costs on AWS in a month, by dated list prices. `npx tsx infra/prices/prices.ts 100 10000` prints the arithmetic.
import { fileURLToPath } from "node:url";

/**
 * List prices in US dollars, without taxes and without the free tier, which covers most of a small use. Written in
 * November 2026 for Paris (eu-west-3) from what AWS published until then; compare with the page named in each row.
 */
export const pricesAsOf = "2026-11";

export const prices = {
  "lambda-requests": { dollars: 0.2, per: 1_000_000, unit: "calls", page: "https://aws.amazon.com/lambda/pricing/" },
  "lambda-gb-seconds": {
    dollars: 0.000_013_333_4,
    per: 1,
    unit: "GB·s",
    page: "https://aws.amazon.com/lambda/pricing/",
  },
  "api-requests": {
    dollars: 1.17,
    per: 1_000_000,
    unit: "requests",
    page: "https://aws.amazon.com/api-gateway/pricing/",
  },
  "s3-puts": { dollars: 0.0053, per: 1000, unit: "writes and lists", page: "https://aws.amazon.com/s3/pricing/" },
  "s3-gets": { dollars: 0.000_42, per: 1000, unit: "reads", page: "https://aws.amazon.com/s3/pricing/" },
  "s3-gb-months": { dollars: 0.024, per: 1, unit: "GB for a month", page: "https://aws.amazon.com/s3/pricing/" },
  "gb-out": { dollars: 0.09, per: 1, unit: "GB to the Internet", page: "https://aws.amazon.com/s3/pricing/" },
  "kms-requests": { dollars: 0.03, per: 10_000, unit: "uses of the key", page: "https://aws.amazon.com/kms/pricing/" },
  "cloudfront-requests": {
    dollars: 0.012,
    per: 10_000,
    unit: "requests",
    page: "https://aws.amazon.com/cloudfront/pricing/",
  },
  "waf-requests": { dollars: 0.6, per: 1_000_000, unit: "requests", page: "https://aws.amazon.com/waf/pricing/" },
  "log-gb": { dollars: 0.6, per: 1, unit: "GB of logs", page: "https://aws.amazon.com/cloudwatch/pricing/" },
  key: { dollars: 1, per: 1, unit: "key", page: "https://aws.amazon.com/kms/pricing/" },
  secret: { dollars: 0.4, per: 1, unit: "secret", page: "https://aws.amazon.com/secrets-manager/pricing/" },
  "waf-fixed": { dollars: 8, per: 1, unit: "firewall with three rules", page: "https://aws.amazon.com/waf/pricing/" },
  alarms: { dollars: 0.1, per: 1, unit: "alarms", page: "https://aws.amazon.com/cloudwatch/pricing/" },
  metrics: {
    dollars: 0.3,
    per: 1,
    unit: "metrics, by the hours in which they are written",
    page: "https://aws.amazon.com/cloudwatch/pricing/",
  },
} satisfies Record<string, { dollars: number; per: number; unit: string; page: string }>;

export type PriceId = keyof typeof prices;

/** What one dossier uses of AWS. */
export type DossierUse = {
  bytesStored: number;
  bytesSent: number;
  days: number;
  /** Of `create-dossier`, with its share of cold starts. */
  createMs: number;
  otherCalls: number;
  otherMs: number;
  puts: number;
  gets: number;
  logBytes: number;
};

/**
 * Measured on the example of a hosted, married refugee, and rounded up: nine files; then the page, the list and three
 * downloads. Lambda's times include one cold start in two calls, as for a service that is seldom used.
 */
const usualDossier: DossierUse = {
  bytesStored: 600_000,
  bytesSent: 300_000,
  days: 7,
  createMs: 600,
  otherCalls: 5,
  otherMs: 200,
  puts: 18,
  gets: 22,
  logBytes: 10_000,
};

const createGb = 1769 / 1024;
const otherGb = 512 / 1024;
const bytesPerGb = 1_000_000_000;
/** Days in a month, for what is billed by the month. */
const monthDays = 30;
/** A bucket key saves nearly every call: a few per dossier at most. */
const keyUsesPerDossier = 2;
/** Of all functions together: requests, their time, the documents, what was refused, what failed. */
const metricCount = 5;

export type CostLine<Id = PriceId> = { price: Id; quantity: number; dollars: number };

/** Every line of a month's bill for a number of dossiers. */
export function estimateMonth(dossiers: number, use: DossierUse = usualDossier): CostLine[] {
  const requests = dossiers * (1 + use.otherCalls);
  const gbSeconds = (dossiers * (use.createMs * createGb + use.otherCalls * use.otherMs * otherGb)) / 1000;
  // Share of the month's hours with at least one request.
  const busyShare = Math.min(1, requests / (monthDays * 24));
  const quantities: Record<PriceId, number> = {
    key: 1,
    secret: 1,
    "waf-fixed": 1,
    alarms: 5,
    metrics: metricCount * busyShare,
    "lambda-requests": requests,
    "lambda-gb-seconds": gbSeconds,
    "api-requests": requests,
    "cloudfront-requests": requests,
    "waf-requests": requests,
    "s3-puts": dossiers * use.puts,
    "s3-gets": dossiers * use.gets,
    "s3-gb-months": (dossiers * use.bytesStored * use.days) / monthDays / bytesPerGb,
    "gb-out": (dossiers * use.bytesSent) / bytesPerGb,
    "kms-requests": dossiers * keyUsesPerDossier,
    "log-gb": (dossiers * use.logBytes) / bytesPerGb,
  };
  return (Object.entries(quantities) as [PriceId, number][]).map(([price, quantity]) => ({
    price,
    quantity,
    dollars: (quantity / prices[price].per) * prices[price].dollars,
  }));
}

export const total = (lines: CostLine[]): number => lines.reduce((sum, { dollars }) => sum + dollars, 0);

/** The lines that do not depend on the number of dossiers. */
export const isFixed = ({ price }: CostLine): boolean => ["key", "secret", "waf-fixed", "alarms"].includes(price);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const dossiers of process.argv.slice(2).map(Number)) {
    const lines = estimateMonth(dossiers);
    console.log(`${dossiers} dossiers in a month, prices of ${pricesAsOf}`);
    for (const { price, quantity, dollars } of lines) {
      const { per, dollars: each, unit } = prices[price];
      const amount = quantity >= 100 ? Math.round(quantity) : Number(quantity.toPrecision(3));
      console.log(`  $${dollars.toFixed(3).padStart(7)}  ${amount} ${unit}, $${each} for ${per}`);
    }
    const fixed = total(lines.filter(isFixed));
    console.log(
      `  $${total(lines).toFixed(2)} in all: $${fixed.toFixed(2)} each month, whatever is made, and the rest by use`,
    );
  }
}
