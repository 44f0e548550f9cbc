// Creates a dossier exactly once: the same idempotency key gives the same dossier again, also after an interruption.
import { createHmac } from "node:crypto";
import * as z from "zod";
import type { Language } from "../text/languages.ts";
import {
  findDossier,
  isOver,
  putIfAbsent,
  readRecord,
  type LinkRecord,
  type DossierManifest,
} from "./dossier-records.ts";
import type { DossierFile } from "./dossier-files.ts";
import { ServiceError } from "../aws/service-error.ts";
import { deleteFiles } from "./revoke.ts";
import { keys, newDossierId } from "./keys.ts";
import { makeToken } from "./link-token.ts";
import { HttpProblem } from "../api/http-problems.ts";
import { codeFrom, deriveBytes, hashOf, newSecret, type Secrets } from "../aws/secrets.ts";
import type { ObjectStore } from "../aws/store.ts";

/** What everything secret of one dossier is derived from, and when it was asked for first. */
const claimSchema = z.object({ seed: z.string(), createdAt: z.iso.datetime(), fingerprint: z.string() });
type Claim = z.output<typeof claimSchema>;

/** A dossier that is to be, with its secrets; the same claim gives the same plan. */
export type Plan = {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  token: string;
  ownerSecret: string;
  /** Six digits, for a factor of this kind. */
  code: string;
  /** An equal request may be making the same dossier now. */
  isShared: boolean;
  /** An equal request came before, perhaps with success. */
  isRetry: boolean;
};

const idempotencyKeyForm = /^[\x21-\x7e]{1,255}$/;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Takes the key, or finds that an equal request has taken it. Throws `HttpProblem` where it was taken by another one.
 * The key itself is part of every secret and is never stored: the record alone gives nothing away.
 */
export async function planDossier(
  { store, secrets }: { store: ObjectStore; secrets: Secrets },
  idempotencyKey: string | null,
  request: { body: string; retentionDays: number; oneTime: boolean },
  now: Date,
): Promise<Plan> {
  const fresh: Claim = { seed: newSecret(secrets), createdAt: now.toISOString(), fingerprint: "" };
  if (idempotencyKey === null) return planOf(fresh, "", request, { isShared: false, isRetry: false });
  if (!idempotencyKeyForm.test(idempotencyKey)) throw new HttpProblem("wrong-idempotency-key");

  const fingerprint = createHmac("sha256", idempotencyKey).update(request.body).digest("hex");
  const key = keys.idempotency(hashOf(idempotencyKey));
  const mine: Claim = { ...fresh, fingerprint };
  const taken = await putIfAbsent(store, key, mine);
  const claim = taken ? mine : await readRecord(store, key, claimSchema);
  if (claim === undefined) throw new ServiceError("store-unavailable", "claim", "ClaimVanished");
  if (claim.fingerprint !== fingerprint) throw new HttpProblem("idempotency-key-reused");
  return planOf(claim, idempotencyKey, request, { isShared: true, isRetry: !taken });
}

type Sharing = Pick<Plan, "isShared" | "isRetry">;

/** What is derived from a seed and a key, the same each time. */
export function planOf(
  { seed, createdAt }: Pick<Claim, "seed" | "createdAt">,
  key: string,
  { retentionDays, oneTime }: { retentionDays: number; oneTime: boolean },
  sharing: Sharing,
): Plan {
  const derive = (purpose: string) => deriveBytes(seed, `${purpose}:${key}`);
  const from = new Date(createdAt);
  // Whole seconds, as in the token.
  const until = new Date(Math.floor(from.getTime() / 1000) * 1000 + retentionDays * dayMs);
  return {
    id: newDossierId(retentionDays, derive("id")),
    createdAt: from,
    expiresAt: until,
    token: makeToken(derive("token").toString("base64url"), from, until, oneTime),
    ownerSecret: derive("owner").toString("base64url"),
    code: codeFrom(derive("code")),
    ...sharing,
  };
}

/** The dossier that an earlier, equal request made whole. Throws `HttpProblem` where it is over since. */
export async function findEarlier(store: ObjectStore, plan: Plan, now: Date): Promise<DossierManifest | undefined> {
  if (!plan.isRetry) return undefined;
  const { manifest, revocation } = await findDossier(store, plan.id);
  if (revocation !== undefined || isOver(plan.expiresAt.toISOString(), now)) throw new HttpProblem("dossier-over");
  return manifest;
}

/**
 * Stores the files and the link, and last of all the manifest: until then nothing of it can be seen.
 * Two equal requests at once write the same bytes to the same places.
 */
export async function saveDossier(
  store: ObjectStore,
  plan: Plan,
  content: {
    files: DossierFile[];
    language: Language;
    factor: LinkRecord["factor"];
    oneTime: boolean;
    sender?: string | undefined;
  },
): Promise<DossierManifest> {
  const { id, token } = plan;
  const [createdAt, expiresAt] = [plan.createdAt.toISOString(), plan.expiresAt.toISOString()];
  const manifest: DossierManifest = {
    id,
    createdAt,
    expiresAt,
    language: content.language,
    ownerHash: hashOf(plan.ownerSecret),
    ...(content.sender === undefined ? {} : { sender: content.sender }),
    files: content.files.map(({ body: _body, ...file }) => file),
  };
  const factor = content.factor === undefined ? {} : { factor: content.factor };
  const link: LinkRecord = { dossierId: id, notBefore: createdAt, expiresAt, ...factor, oneTime: content.oneTime };

  const puts = await Promise.allSettled([
    ...content.files.map(({ fileName, body, contentType }) =>
      store.put(keys.file(id, fileName), body, { contentType }),
    ),
    putIfAbsent(store, keys.link(hashOf(token)), link),
  ]);
  const failed = puts.find((put) => put.status === "rejected");
  if (failed !== undefined) {
    await cleanUp(store, plan, content.files);
    throw failed.reason;
  }
  await putIfAbsent(store, keys.manifest(id), manifest);

  // Deleted while an equal request was still writing: deleted it stays.
  if (plan.isShared && (await findDossier(store, id)).revocation !== undefined) {
    await deleteFiles(store, id);
    throw new HttpProblem("dossier-over");
  }
  return manifest;
}

/** Takes back what a failed request has written, unless an equal one counts on it. */
async function cleanUp(store: ObjectStore, { id, token, isShared }: Plan, files: DossierFile[]): Promise<void> {
  if (isShared) return;
  try {
    await store.delete([...files.map(({ fileName }) => keys.file(id, fileName)), keys.link(hashOf(token))]);
  } catch {
    // Without a manifest the dossier is invisible, and the bucket's rules delete its files.
  }
}
