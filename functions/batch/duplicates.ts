// Finds people who come twice, by keyed hashes, so that a stored batch holds no names.
import { createHmac } from "node:crypto";
import * as z from "zod";
import { putIfAbsent, readRecord } from "../delivery/dossier-records.ts";
import { newSecret, type Secrets } from "../aws/secrets.ts";
import { newPeopleTwice, type HashedPeople } from "../lists/people-twice.ts";
import { batchKeys } from "./keys.ts";
import { requireFound } from "./lifecycle.ts";
import { batchRecordSchema, type BatchStore, type Report } from "./records.ts";

/** Half of the SHA-256 in hexadecimal: enough for the people of one owner, and half of the space. */
const hashLetters = 32;

const tenantKeySchema = z.object({ key: z.string() });

/** The key of this owner's hashes; the first batch creates it. */
export async function fingerprintKey(store: BatchStore, tenant: string, secrets: Secrets): Promise<string> {
  const key = batchKeys.fingerprintKey(tenant);
  const known = await readRecord(store, key, tenantKeySchema);
  if (known !== undefined) return known.key;
  const mine = { key: newSecret(secrets) };
  if (await putIfAbsent(store, key, mine)) return mine.key;
  return requireFound(await readRecord(store, key, tenantKeySchema), "Batch").key;
}

/** People who come twice, kept as hashes only. */
export const newFingerprints = (key: string): HashedPeople =>
  newPeopleTwice((text) => createHmac("sha256", key).update(text).digest("hex").slice(0, hashLetters));

/** Rows whose person is in an earlier, started batch of this owner; each with the newest such batch. */
export async function findEarlier(
  store: BatchStore,
  ref: { tenant: string; batch: string },
  fingerprints: HashedPeople,
): Promise<Report["earlier"]> {
  const prefix = batchKeys.tenant(ref.tenant);
  const listed = (await store.list(prefix)).map(({ key }) => key);
  const started = listed.flatMap((key) => {
    const [batch = "", name] = key.slice(prefix.length).split("/");
    return name === "started.json" && batch !== ref.batch ? [{ tenant: ref.tenant, batch }] : [];
  });
  const found = new Map<number, { row: number; batch: string; createdAt: string }>();
  for (const other of started) {
    const [hashes, record] = await Promise.all([
      store.getText(batchKeys.fingerprints(other)),
      readRecord(store, batchKeys.record(other), batchRecordSchema),
    ]);
    // The batch was deleted meanwhile.
    if (hashes === undefined || record === undefined) continue;
    for (const hash of hashes.split("\n")) {
      const row = fingerprints.rowOf(hash);
      if (row === undefined || (found.get(row)?.createdAt ?? "") > record.createdAt) continue;
      found.set(row, { row, batch: other.batch, createdAt: record.createdAt });
    }
  }
  return [...found.values()].toSorted((one, other) => one.row - other.row);
}
