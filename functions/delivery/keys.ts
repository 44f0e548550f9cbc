// Where everything lies in the one bucket, and for how long. No key holds personal data: ids, hashes, numbers, times.
import { batchDays, dossierIdForm, retentionDays } from "../api/limits.ts";
import { batchesPrefix } from "../aws/batch-folder.ts";
import { HttpProblem } from "../api/http-problems.ts";

/** `random`: 16 bytes or more, of which 16 are taken. */
export const newDossierId = (days: number, random: Uint8Array): string =>
  `${twoDigits(days)}-${Buffer.from(random).subarray(0, 16).toString("hex")}`;

/** The id of a path, before anything is looked up. Throws `HttpProblem`. */
export function checkedId(id: string): string {
  if (!dossierIdForm.test(id)) throw new HttpProblem("no-such-dossier");
  return id;
}

const twoDigits = (days: number): string => String(days).padStart(2, "0");

export const keys = {
  /** Every object of a dossier: its files and its manifest. */
  dossier: (id: string) => `dossiers/${id}/`,
  file: (id: string, fileName: string) => `dossiers/${id}/${fileName}`,
  /** Written last: a dossier exists when its manifest exists. */
  manifest: (id: string) => `dossiers/${id}/manifest.json`,
  link: (tokenHash: string) => `links/${tokenHash}.json`,
  /** Put when a dossier is revoked or deleted; it outlives the dossier, so that its link can say so. */
  revocation: (id: string) => `ended/${id}.json`,
  attempts: (id: string) => `tries/${id}/`,
  attempt: (id: string, round: number, number: number) => `tries/${id}/${round}/${number}`,
  /** Ends a round of tries: those of the next one are all there. */
  unlocked: (id: string, round: number) => `tries/${id}/${round}/unlocked`,
  opened: (tokenHash: string) => `opened/${tokenHash}`,
  session: (sessionHash: string) => `visits/${sessionHash}.json`,
  accessLog: (id: string) => `openings/${id}/`,
  idempotency: (keyHash: string) => `idempotency/${keyHash}.json`,
};

export type LifecycleRule = { prefix: string; days: number };

const days = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/**
 * When the bucket deletes by itself. The service refuses what has expired at the second; this is for the bytes.
 * A link's record outlives its dossier by a month: its holder reads "expired", not "unknown".
 */
export const lifecycleRules: readonly LifecycleRule[] = [
  ...days(retentionDays.max).map((count) => ({ prefix: `dossiers/${twoDigits(count)}-`, days: count })),
  ...["links/", "ended/"].map((prefix) => ({ prefix, days: 2 * retentionDays.max })),
  ...["tries/", "opened/", "openings/"].map((prefix) => ({ prefix, days: retentionDays.max + 1 })),
  { prefix: "idempotency/", days: 2 },
  { prefix: "visits/", days: 1 },
  // What was sent and never checked.
  { prefix: "uploads/", days: 1 },
  { prefix: batchesPrefix, days: batchDays },
  // The key of the hashes that find a person again in a later batch of the same owner, within a year.
  { prefix: "batches-keys/", days: 366 },
];
