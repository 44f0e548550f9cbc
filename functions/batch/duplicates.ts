// Finds people who come twice, by keyed hashes, so that a stored batch holds no names.
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

/** A person is recognised by family name, given names and birth date, and by Ofpra's number. */
function fingerprintsOf({ identity, ofpraNumber }: Answers): { by: FingerprintKind; text: string }[] {
  const { familyName, givenNames, birth } = identity ?? {};
  const { date = "" } = birth ?? {};
  // Null is a family name that the birth certificate does not give: the given names tell the person.
  const isWhole = familyName !== undefined && (familyName ?? givenNames ?? "") !== "" && date !== "";
  const text = [familyName ?? "", givenNames ?? "", date].map(fold).join(" ");
  return [
    ...(isWhole ? [{ by: "identity" as const, text }] : []),
    ...(ofpraNumber === undefined ? [] : [{ by: "ofpra-number" as const, text: ofpraNumber }]),
  ];
}

export type Fingerprints = {
  add(row: number, answers: Answers): void;
  /** Groups of rows of one person, sorted by their first row. */
  duplicates(): Report["duplicates"];
  /** The first row with this hash. */
  rowOf(hash: string): number | undefined;
  /** Sorted, so that their order does not give away the order of the rows. */
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
          // A group that is found by name and by number is reported once.
          const same = rows.join();
          return !seen.has(same) && seen.add(same) !== undefined;
        });
    },
    rowOf: (hash) => firstRows.get(hash),
    hashes: () => [...firstRows.keys()].toSorted(),
  };
}

/** Rows whose person is in an earlier, started batch of this owner; each with the newest such batch. */
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
