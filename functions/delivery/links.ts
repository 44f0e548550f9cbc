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
import { equalSecrets, hashOf, newSecret, seal, unseal } from "../aws/secrets.ts";
import type { Dependencies } from "../aws/dependencies.ts";
import type { ObjectStore } from "../aws/store.ts";

type World = Pick<Dependencies, "store" | "clock" | "secrets">;

/** How long the page of a dossier stays usable once it is open. */
export const sessionMinutes = 15;
/** Wrong answers to the second factor, over the whole life of a link, unless its owner gives them back. */
export const maxAttempts = 5;

const sessionSchema = z.object({
  dossierId: z.string().regex(dossierIdForm),
  expiresAt: z.iso.datetime(),
  oneTime: z.boolean().exactOptional(),
  /** Sealed with the secret of the visit. */
  sender: z.string().exactOptional(),
});
type Session = z.output<typeof sessionSchema>;

/** What the page that asks for a second factor says. */
type Asking = { triesLeft: number; oneTime: boolean; sender: string | undefined };

export type Opened =
  | { outcome: "unknown" | "expired" | "ended" | "already-opened" }
  | ({ outcome: "needs-factor" | "wrong-factor" | "locked"; kind: FactorKind; dossierId: string } & Asking)
  | {
      outcome: "opened";
      session: string;
      sessionExpiresAt: Date;
      manifest: DossierManifest;
      oneTime: boolean;
      sender: string | undefined;
    };

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
  const sender = manifest.sender === undefined ? undefined : unseal(manifest.sender, token);
  if (link.oneTime && (await store.head(keys.opened(tokenHash))) !== undefined) {
    await recordAccess(world, dossierId, "already-opened", now);
    return { outcome: "already-opened" };
  }
  if (link.factor !== undefined) {
    const { kind } = link.factor;
    const result = await verify(world, dossierId, link.factor, answer, token);
    if (result !== "right") {
      if (result !== "needs-factor") await recordAccess(world, dossierId, result, now);
      const triesLeft = result === "locked" ? 0 : maxAttempts - (await attemptsOf(store, dossierId)).taken;
      return { outcome: result, kind, dossierId, triesLeft, oneTime: link.oneTime, sender };
    }
  }
  const session = newSecret(secrets);
  const sessionExpiresAt = new Date(Math.min(now.getTime() + sessionMinutes * 60_000, Date.parse(link.expiresAt)));
  const record: Session = {
    dossierId,
    expiresAt: sessionExpiresAt.toISOString(),
    oneTime: link.oneTime,
    ...(sender === undefined ? {} : { sender: seal(secrets, sender, session) }),
  };
  await store.put(keys.session(hashOf(session)), JSON.stringify(record), { contentType: jsonType });
  await recordAccess(world, dossierId, "opened", now);
  // Last, so that a store in trouble does not use up the one opening.
  if (link.oneTime && !(await putIfAbsent(store, keys.opened(tokenHash), { at: now.toISOString() }))) {
    return { outcome: "already-opened" };
  }
  return { outcome: "opened", session, sessionExpiresAt, manifest, oneTime: link.oneTime, sender };
}

/**
 * Takes a number before looking, and gives it back when the answer is right: however many guesses come at once, no more
 * than five of them are ever looked at.
 */
async function verify(
  { store, secrets }: Pick<World, "store" | "secrets">,
  dossierId: string,
  { salt, hash }: NonNullable<LinkRecord["factor"]>,
  given: string | undefined,
  token: string,
): Promise<"right" | "wrong-factor" | "locked" | "needs-factor"> {
  if (given === undefined) {
    return (await attemptsOf(store, dossierId)).taken < maxAttempts ? "needs-factor" : "locked";
  }
  const attempt = await takeAttempt(store, dossierId);
  if (attempt === undefined) return "locked";
  if (!equalSecrets(await secrets.slowHash(given, salt, token), hash)) return "wrong-factor";
  await store.delete([attempt]);
  return "right";
}

/**
 * The round of tries that is going on, from 0, and how many of it are taken: wrong answers, and those being looked at. An
 * answer counts in the round in which it began, however long it is looked at.
 */
async function attemptsOf(store: ObjectStore, dossierId: string): Promise<{ round: number; taken: number }> {
  const names = (await store.list(keys.attempts(dossierId))).map(({ key }) => key);
  const round = names.filter((key) => key.endsWith("/unlocked")).length;
  return { round, taken: names.filter((key) => key.startsWith(`${keys.attempts(dossierId)}${round}/`)).length };
}

async function takeAttempt(store: ObjectStore, dossierId: string): Promise<string | undefined> {
  const { round } = await attemptsOf(store, dossierId);
  for (let number = 1; number <= maxAttempts; number++) {
    const key = keys.attempt(dossierId, round, number);
    if (await putIfAbsent(store, key, {})) return key;
  }
  return undefined;
}

/** Opens a locked link to answers again. Asked for twice, also at once, it does the same as once. */
export async function giveTriesBack(store: ObjectStore, dossierId: string): Promise<void> {
  const { round, taken } = await attemptsOf(store, dossierId);
  if (taken > 0) await putIfAbsent(store, keys.unlocked(dossierId, round), {});
}

export type Redeemed =
  | { outcome: "unknown" | "visit-over" | "ended" | "no-such-file" }
  | { outcome: "found"; url: string; dossierId: string };

/** At most a minute, and never longer than the dossier. */
const downloadSeconds = 60;

type Visited =
  | { outcome: "unknown" | "visit-over" | "ended" }
  | {
      outcome: "found";
      manifest: DossierManifest;
      sessionExpiresAt: Date;
      oneTime: boolean;
      sender: string | undefined;
    };

/** The dossier of a page that is still open: to show it again, in another language, without another opening. */
export async function findVisit({ store, clock }: World, session: string): Promise<Visited> {
  const now = clock();
  if (!/^[A-Za-z0-9_-]{43}$/.test(session)) return { outcome: "unknown" };
  const record = await readRecord(store, keys.session(hashOf(session)), sessionSchema);
  if (record === undefined) return { outcome: "unknown" };
  if (isOver(record.expiresAt, now)) return { outcome: "visit-over" };
  const { manifest, revocation } = await findDossier(store, record.dossierId);
  if (revocation !== undefined || manifest === undefined || isOver(manifest.expiresAt, now))
    return { outcome: "ended" };
  const { expiresAt, oneTime = false } = record;
  const sender = record.sender === undefined ? undefined : unseal(record.sender, session);
  return { outcome: "found", manifest, sessionExpiresAt: new Date(expiresAt), oneTime, sender };
}

/** A signed address for one file of the dossier that is open, to keep it or to see it in the browser. */
export async function redeemFile(
  world: World,
  session: string,
  fileName: string,
  how: "attachment" | "inline" = "attachment",
): Promise<Redeemed> {
  const { store } = world;
  const now = world.clock();
  const visited = await findVisit(world, session);
  if (visited.outcome !== "found") return visited;
  const { manifest } = visited;
  // Only what the manifest names, so that no path can be asked for.
  const file = manifest.files.find((known) => known.fileName === fileName);
  if (file === undefined) return { outcome: "no-such-file" };
  const secondsLeft = Math.ceil((Date.parse(manifest.expiresAt) - now.getTime()) / 1000);
  const url = await store.presignDownload(keys.file(manifest.id, file.fileName), {
    fileName: file.fileName,
    how,
    expiresInSeconds: Math.max(1, Math.min(downloadSeconds, secondsLeft)),
  });
  await recordAccess(world, manifest.id, "downloaded", now, file.fileName);
  return { outcome: "found", url, dossierId: manifest.id };
}
