// Opens links: who holds the token, and knows the second factor where there is one, may see the files for a few minutes.
import type { FactorKind } from "../api/kinds.ts";
import {
  findDossier,
  isOver,
  jsonType,
  putIfAbsent,
  linkSchema,
  readRecord,
  type LinkRecord,
  type DossierManifest,
} from "./dossier-records.ts";
import * as z from "zod";
import { dossierIdForm } from "../api/limits.ts";
import { keys } from "./keys.ts";
import { isToken } from "./link-token.ts";
import { recordAccess } from "./access-log.ts";
import { equalSecrets, hashOf, newSecret } from "../aws/secrets.ts";
import type { Dependencies } from "../aws/dependencies.ts";
import type { Store } from "../aws/store.ts";

type World = Pick<Dependencies, "store" | "clock" | "secrets">;

/** How long the page of a dossier stays usable once it is open. */
export const sessionMinutes = 15;
/** Wrong answers to the second factor, over the whole life of a link. */
export const maxAttempts = 5;

const sessionSchema = z.object({ dossierId: z.string().regex(dossierIdForm), expiresAt: z.iso.datetime() });
type Session = z.output<typeof sessionSchema>;

export type Opened =
  | { outcome: "unknown" | "expired" | "ended" | "already-opened" }
  | { outcome: "needs-factor" | "wrong-factor" | "locked"; kind: FactorKind; dossierId: string }
  | { outcome: "opened"; session: string; sessionExpiresAt: Date; manifest: DossierManifest; oneTime: boolean };

/** `answer` to the second factor: undefined where none was given. Changes nothing unless the token is right. */
export async function openLink(world: World, token: string, answer: string | undefined): Promise<Opened> {
  const { store, secrets } = world;
  const now = world.clock();
  if (!isToken(token)) return { outcome: "unknown" };
  const tokenHash = hashOf(token);
  const link = await readRecord(store, keys.link(tokenHash), linkSchema);
  if (link === undefined) return { outcome: "unknown" };
  const { dossierId } = link;
  if (isOver(link.expiresAt, now)) {
    await recordAccess(world, dossierId, "expired", now);
    return { outcome: "expired" };
  }
  const { manifest, revocation } = await findDossier(store, dossierId);
  if (revocation !== undefined) return { outcome: "ended" };
  // The making was cut before its end: there is no such dossier.
  if (manifest === undefined) return { outcome: "unknown" };
  if (link.oneTime && (await store.head(keys.opened(tokenHash))) !== undefined) {
    await recordAccess(world, dossierId, "already-opened", now);
    return { outcome: "already-opened" };
  }
  if (link.factor !== undefined) {
    const { kind } = link.factor;
    const result = await verify(world, tokenHash, link.factor, answer, token);
    if (result !== "right") {
      if (result !== "needs-factor") await recordAccess(world, dossierId, result, now);
      return { outcome: result, kind, dossierId };
    }
  }
  const session = newSecret(secrets);
  const sessionExpiresAt = new Date(Math.min(now.getTime() + sessionMinutes * 60_000, Date.parse(link.expiresAt)));
  const record: Session = { dossierId, expiresAt: sessionExpiresAt.toISOString() };
  await store.put(keys.session(hashOf(session)), JSON.stringify(record), { contentType: jsonType });
  await recordAccess(world, dossierId, "opened", now);
  // Last, so that a store in trouble does not use up the one opening.
  if (link.oneTime && !(await putIfAbsent(store, keys.opened(tokenHash), { at: now.toISOString() }))) {
    return { outcome: "already-opened" };
  }
  return { outcome: "opened", session, sessionExpiresAt, manifest, oneTime: link.oneTime };
}

/**
 * Takes a number before looking, and gives it back when the answer is right: however many guesses come at once, no more
 * than five of them are ever looked at.
 */
async function verify(
  { store, secrets }: Pick<World, "store" | "secrets">,
  tokenHash: string,
  { salt, hash }: NonNullable<LinkRecord["factor"]>,
  given: string | undefined,
  token: string,
): Promise<"right" | "wrong-factor" | "locked" | "needs-factor"> {
  if (given === undefined) {
    const last = await store.head(keys.attempt(tokenHash, maxAttempts));
    return last === undefined ? "needs-factor" : "locked";
  }
  const attempt = await takeAttempt(store, tokenHash);
  if (attempt === undefined) return "locked";
  if (!equalSecrets(await secrets.slowHash(given, salt, token), hash)) return "wrong-factor";
  await store.delete([attempt]);
  return "right";
}

async function takeAttempt(store: Store, tokenHash: string): Promise<string | undefined> {
  for (let number = 1; number <= maxAttempts; number++) {
    const key = keys.attempt(tokenHash, number);
    if (await putIfAbsent(store, key, {})) return key;
  }
  return undefined;
}

export type Redeemed =
  | { outcome: "unknown" | "visit-over" | "ended" | "no-such-file" }
  | { outcome: "found"; url: string; dossierId: string };

/** At most a minute, and never longer than the dossier. */
const downloadSeconds = 60;

/** A signed address for one file of the dossier that is open. */
export async function redeemFile(world: World, session: string, fileName: string): Promise<Redeemed> {
  const { store } = world;
  const now = world.clock();
  if (!/^[A-Za-z0-9_-]{43}$/.test(session)) return { outcome: "unknown" };
  const record = await readRecord(store, keys.session(hashOf(session)), sessionSchema);
  if (record === undefined) return { outcome: "unknown" };
  if (isOver(record.expiresAt, now)) return { outcome: "visit-over" };
  const { manifest, revocation } = await findDossier(store, record.dossierId);
  if (revocation !== undefined || manifest === undefined || isOver(manifest.expiresAt, now))
    return { outcome: "ended" };
  // Only what the manifest names, so that no path can be asked for.
  const file = manifest.files.find((known) => known.fileName === fileName);
  if (file === undefined) return { outcome: "no-such-file" };
  const secondsLeft = Math.ceil((Date.parse(manifest.expiresAt) - now.getTime()) / 1000);
  const url = await store.presignDownload(keys.file(manifest.id, file.fileName), {
    fileName: file.fileName,
    expiresInSeconds: Math.max(1, Math.min(downloadSeconds, secondsLeft)),
  });
  await recordAccess(world, manifest.id, "downloaded", now, file.fileName);
  return { outcome: "found", url, dossierId: manifest.id };
}
