// What is kept beside the PDFs: the manifest that makes a dossier exist, its link, and its end. Nothing in them is of the
// person that the dossier is for.
import { factorKinds } from "../api/kinds.ts";
import { otherFileKinds } from "../api/kinds.ts";
import * as z from "zod";
import { dossierIdForm } from "../api/limits.ts";
import { titleOf } from "../documents/document.ts";
import { helpLanguages } from "../text/languages.ts";
import { message, type Message } from "../text/message.ts";
import { ServiceError } from "../aws/service-error.ts";
import { keys } from "./keys.ts";
import { HttpProblem } from "../api/http-problems.ts";
import { equalSecrets, hashOf } from "../aws/secrets.ts";
import type { ObjectStore } from "../aws/store.ts";

const time = z.iso.datetime();
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const manifestFileSchema = z.object({
  kind: z.enum(["document", ...otherFileKinds]),
  /** Only for a document. Any text: a manifest can be older than the table of documents. */
  id: z.string().exactOptional(),
  templateVersion: z.string().exactOptional(),
  fileName: z.string(),
  contentType: z.string(),
  /** Only for a PDF. */
  pages: z.int().exactOptional(),
  bytes: z.int(),
  sha256: hex,
});
export type ManifestFile = z.output<typeof manifestFileSchema>;

/** What the page and the reply call a file. */
export const titleOfFile = ({ kind, id }: Pick<ManifestFile, "kind" | "id">): Message =>
  kind === "document" ? titleOf(id ?? "") : message(`documents.files.${kind}`);

const manifestSchema = z.object({
  id: z.string().regex(dossierIdForm),
  createdAt: time,
  expiresAt: time,
  /** Of what explains in the documents. */
  language: z.enum(helpLanguages),
  ownerHash: z.string(),
  /** Who made the dossier, in the words of its maker, sealed with the token: only the pages of the link can say it. */
  sender: z.string().exactOptional(),
  files: z.array(manifestFileSchema),
});
export type DossierManifest = z.output<typeof manifestSchema>;

export const linkSchema = z.object({
  dossierId: z.string().regex(dossierIdForm),
  notBefore: time,
  expiresAt: time,
  factor: z.object({ kind: z.enum(factorKinds), salt: z.string(), hash: z.string() }).exactOptional(),
  /** The link opens once; what it opened stays open for a few minutes. */
  oneTime: z.boolean(),
});
export type LinkRecord = z.output<typeof linkSchema>;

/** Stays when the dossier is gone, so that its owner and its link are answered "no more" and not "unknown". */
const revocationSchema = z.object({ how: z.enum(["revoked", "deleted"]), at: time, ownerHash: z.string() });
export type Revocation = z.output<typeof revocationSchema>;

export const jsonType = "application/json";

/** What a stored text says. Throws `ServiceError` where it is not of this form; its message quotes nothing of the text. */
export function parseRecord<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ServiceError("store-refused", "get", "RecordDamaged");
  }
}

/** Undefined where there is none. Throws `ServiceError` where it is damaged. */
export async function readRecord<Schema extends z.ZodType>(
  store: ObjectStore,
  key: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await store.getText(key);
  return text === undefined ? undefined : parseRecord(text, schema);
}

/** Puts a record if nothing is there; false where something was. */
export async function putIfAbsent(store: ObjectStore, key: string, record: object): Promise<boolean> {
  try {
    await store.put(key, JSON.stringify(record), { contentType: jsonType, ifAbsent: true });
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.code === "already-stored") return false;
    throw error;
  }
}

/** The dossier and its end, asked for at the same time. */
export async function findDossier(
  store: ObjectStore,
  id: string,
): Promise<{ manifest: DossierManifest | undefined; revocation: Revocation | undefined }> {
  const [manifest, revocation] = await Promise.all([
    readRecord(store, keys.manifest(id), manifestSchema),
    readRecord(store, keys.revocation(id), revocationSchema),
  ]);
  return { manifest, revocation };
}

export const isOver = (expiresAt: string, now: Date): boolean => now.getTime() >= Date.parse(expiresAt);

const bearerForm = /^Bearer +([A-Za-z0-9_-]{43})$/i;

/**
 * The dossier, for its owner only. A wrong secret and an unknown id are refused in the same words.
 * Throws `HttpProblem`.
 */
export async function dossierOfOwner(
  store: ObjectStore,
  id: string,
  authorization: string | null,
): Promise<{ manifest: DossierManifest | undefined; revocation: Revocation | undefined; ownerHash: string }> {
  const secret = bearerForm.exec(authorization ?? "")?.[1];
  if (secret === undefined) throw new HttpProblem("no-owner-secret", [], { "www-authenticate": "Bearer" });
  const found = await findDossier(store, id);
  const ownerHash = found.manifest?.ownerHash ?? found.revocation?.ownerHash;
  if (ownerHash === undefined || !equalSecrets(ownerHash, hashOf(secret))) throw new HttpProblem("no-such-dossier");
  return { ...found, ownerHash };
}
