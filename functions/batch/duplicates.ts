// The same person twice: found by keyed hashes, so that what is kept of a batch names nobody.
import { createHmac } from "node:crypto";
import * as z from "zod";
import { putIfAbsent, readRecord } from "../delivery/dossier-records.ts";
import { newSecret, type Secrets } from "../aws/secrets.ts";
import type { Answers } from "../answers/answers.ts";
import { fold } from "../text/fold.ts";
import { batchKeys } from "./keys.ts";
import { requireFound } from "./lifecycle.ts";
import { batchRecordSchema, type BatchStore, type Report } from "./records.ts";

type FingerprintKind = Report["duplicates"][number]["by"];

/** Half of the hash tells people of one owner apart, and keeps a batch's list small. */
const hashLetters = 32;

const tenantKeySchema = z.object({ key: z.string() });

/** The owner's own key, made at the first batch. */
export async function fingerprintKey(store: BatchStore, tenant: string, secrets: Secrets): Promise<string> {
  const key = batchKeys.fingerprintKey(tenant);
  const known = await readRecord(store, key, tenantKeySchema);
  if (known !== undefined) return known.key;
  const mine = { key: newSecret(secrets) };
  if (await putIfAbsent(store, key, mine)) return mine.key;
  return requireFound(await readRecord(store, key, tenantKeySchema), "Batch").key;
}

/** What a person is known by: a whole name with a date of birth, and the number that Ofpra gave. */
function fingerprintsOf({ identity, ofpraNumber }: Answers): { by: FingerprintKind; text: string }[] {
  const { familyName = "", givenNames, birth } = identity ?? {};
  const { date = "" } = birth ?? {};
  const isWhole = familyName !== "" && date !== "";
  const text = [familyName, givenNames ?? "", date].map(fold).join(" ");
  return [
    ...(isWhole ? [{ by: "identity" as const, text }] : []),
    ...(ofpraNumber === undefined ? [] : [{ by: "ofpra-number" as const, text: ofpraNumber }]),
  ];
}

export type Fingerprints = {
  add(row: number, answers: Answers): void;
  /** Rows of one person, in the order of the first of them. */
  duplicates(): Report["duplicates"];
  /** The first row of a person of another batch. */
  rowOf(hash: string): number | undefined;
  /** Sorted, so that their order says nothing. */
  hashes(): string[];
};

export function newFingerprints(key: string): Fingerprints {
  const firstRows = new Map<string, number>();
  const groups = new Map<string, Report["duplicates"][number]>();
  return {
    add(row, answers) {
      for (const { by, text } of fingerprintsOf(answers)) {
        const hash = createHmac("sha256", key).update(`${by}:${text}`).digest("hex").slice(0, hashLetters);
        const first = firstRows.get(hash);
        if (first === undefined) firstRows.set(hash, row);
        else {
          const group = groups.get(hash) ?? { by, rows: [first] };
          group.rows.push(row);
          groups.set(hash, group);
        }
      }
    },
    duplicates() {
      const seen = new Set<string>();
      return [...groups.values()]
        .toSorted((one, other) => one.rows[0]! - other.rows[0]!)
        .filter(({ rows }) => {
          // Found by name and by number alike: said once.
          const same = rows.join();
          return !seen.has(same) && seen.add(same) !== undefined;
        });
    },
    rowOf: (hash) => firstRows.get(hash),
    hashes: () => [...firstRows.keys()].toSorted(),
  };
}

/** Rows whose person is in an earlier batch of this owner that was started, each with the newest such batch. */
export async function findEarlier(
  store: BatchStore,
  ref: { tenant: string; batch: string },
  fingerprints: Fingerprints,
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
    // Deleted meanwhile.
    if (hashes === undefined || record === undefined) continue;
    for (const hash of hashes.split("\n")) {
      const row = fingerprints.rowOf(hash);
      if (row === undefined || (found.get(row)?.createdAt ?? "") > record.createdAt) continue;
      found.set(row, { row, batch: other.batch, createdAt: record.createdAt });
    }
  }
  return [...found.values()].toSorted((one, other) => one.row - other.row);
}
