// Opens links: who holds the token, and knows the second factor where there is one, may see the files for a few minutes.
import {
  findDossier,
  isOver,
  jsonType,
  putFirst,
  readRecord,
  type FactorKind,
  type LinkRecord,
  type Manifest,
} from "./dossier-records.ts";
import { keys } from "./keys.ts";
import { isToken } from "./link-token.ts";
import { recordOpening } from "./access-log.ts";
import { equalSecrets, hashOf, newSecret, slowHash } from "../aws/secrets.ts";
import type { Store } from "../aws/store.ts";

/** How long the page of a dossier stays usable once it is open. */
export const visitMinutes = 15;
/** Wrong answers to the second factor, over the whole life of a link. */
export const mostAttempts = 5;

type Visit = { dossierId: string; expiresAt: string };

export type Opened =
  | { outcome: "unknown" | "expired" | "ended" | "already-opened" }
  | { outcome: "needs-factor" | "wrong-factor" | "locked"; kind: FactorKind; dossierId: string }
  | { outcome: "opened"; visit: string; visitExpiresAt: Date; manifest: Manifest; oneTime: boolean };

/** `factor` is undefined where none was given. Changes nothing unless the token is right. */
export async function openLink(store: Store, token: string, factor: string | undefined, now: Date): Promise<Opened> {
  if (!isToken(token)) return { outcome: "unknown" };
  const tokenHash = hashOf(token);
  const link = await readRecord<LinkRecord>(store, keys.link(tokenHash));
  if (link === undefined) return { outcome: "unknown" };
  const { dossierId } = link;
  if (isOver(link.expiresAt, now)) {
    await recordOpening(store, dossierId, "expired", now);
    return { outcome: "expired" };
  }
  const { manifest, ended } = await findDossier(store, dossierId);
  if (ended !== undefined) return { outcome: "ended" };
  // The making was cut before its end: there is no such dossier.
  if (manifest === undefined) return { outcome: "unknown" };
  if (link.oneTime && (await store.head(keys.opened(tokenHash))) !== undefined) {
    await recordOpening(store, dossierId, "already-opened", now);
    return { outcome: "already-opened" };
  }
  if (link.factor !== undefined) {
    const { kind } = link.factor;
    const result = await tryFactor(store, tokenHash, link.factor, factor, token);
    if (result !== "right") {
      if (result !== "needs-factor") await recordOpening(store, dossierId, result, now);
      return { outcome: result, kind, dossierId };
    }
  }
  const visit = newSecret();
  const visitExpiresAt = new Date(Math.min(now.getTime() + visitMinutes * 60_000, Date.parse(link.expiresAt)));
  const record: Visit = { dossierId, expiresAt: visitExpiresAt.toISOString() };
  await store.put(keys.visit(hashOf(visit)), JSON.stringify(record), { contentType: jsonType });
  await recordOpening(store, dossierId, "opened", now);
  // Last, so that a store in trouble does not use up the one opening.
  if (link.oneTime && !(await putFirst(store, keys.opened(tokenHash), { at: now.toISOString() }))) {
    return { outcome: "already-opened" };
  }
  return { outcome: "opened", visit, visitExpiresAt, manifest, oneTime: link.oneTime };
}

/**
 * Takes a number before looking, and gives it back when the answer is right: however many guesses come at once, no more
 * than five of them are ever looked at.
 */
async function tryFactor(
  store: Store,
  tokenHash: string,
  { salt, hash }: NonNullable<LinkRecord["factor"]>,
  given: string | undefined,
  token: string,
): Promise<"right" | "wrong-factor" | "locked" | "needs-factor"> {
  if (given === undefined) {
    const last = await store.head(keys.attempt(tokenHash, mostAttempts));
    return last === undefined ? "needs-factor" : "locked";
  }
  const attempt = await takeAttempt(store, tokenHash);
  if (attempt === undefined) return "locked";
  if (!equalSecrets(await slowHash(given, salt, token), hash)) return "wrong-factor";
  await store.delete([attempt]);
  return "right";
}

async function takeAttempt(store: Store, tokenHash: string): Promise<string | undefined> {
  for (let number = 1; number <= mostAttempts; number++) {
    const key = keys.attempt(tokenHash, number);
    if (await putFirst(store, key, {})) return key;
  }
  return undefined;
}

export type Redeemed =
  | { outcome: "unknown" | "visit-over" | "ended" | "no-such-file" }
  | { outcome: "found"; url: string; dossierId: string };

/** At most a minute, and never longer than the dossier. */
const downloadSeconds = 60;

/** A signed address for one file of the dossier that is being visited. */
export async function redeemFile(store: Store, visit: string, fileName: string, now: Date): Promise<Redeemed> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(visit)) return { outcome: "unknown" };
  const record = await readRecord<Visit>(store, keys.visit(hashOf(visit)));
  if (record === undefined) return { outcome: "unknown" };
  if (isOver(record.expiresAt, now)) return { outcome: "visit-over" };
  const { manifest, ended } = await findDossier(store, record.dossierId);
  if (ended !== undefined || manifest === undefined || isOver(manifest.expiresAt, now)) return { outcome: "ended" };
  // Only what the manifest names, so that no path can be asked for.
  const file = manifest.files.find((known) => known.fileName === fileName);
  if (file === undefined) return { outcome: "no-such-file" };
  const secondsLeft = Math.ceil((Date.parse(manifest.expiresAt) - now.getTime()) / 1000);
  const url = await store.presignDownload(keys.file(manifest.id, file.fileName), {
    fileName: file.fileName,
    expiresInSeconds: Math.max(1, Math.min(downloadSeconds, secondsLeft)),
  });
  await recordOpening(store, manifest.id, "downloaded", now, file.fileName);
  return { outcome: "found", url, dossierId: manifest.id };
}

/** The origin that downloads come from, for the page's security policy. */
export async function downloadOrigin(store: Store): Promise<string> {
  const url = await store.presignDownload("dossiers/none", { fileName: "none", expiresInSeconds: 1 });
  return new URL(url).origin;
}
