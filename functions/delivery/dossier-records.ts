// What is kept beside the PDFs: the manifest that makes a dossier exist, its link, and its end. No personal data in any.
import type { DocumentId } from "../documents/table.ts";
import { titleOf } from "../documents/document.ts";
import { message, type Message } from "../text/message.ts";
import type { HelpLanguage } from "../text/text.ts";
import { ServiceError } from "../aws/service-error.ts";
import { keys } from "./keys.ts";
import { Refused } from "../api/http-problems.ts";
import { equalSecrets, hashOf } from "../aws/secrets.ts";
import type { ObjectStore } from "../aws/store.ts";

export type FileKind = "document" | "all" | "zip" | "calendar";

export type ManifestFile = {
  kind: FileKind;
  /** Only for a document. */
  id?: DocumentId;
  templateVersion?: string;
  fileName: string;
  contentType: string;
  /** Only for a PDF. */
  pages?: number;
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
};

/** What the page and the reply call a file. */
export const titleOfFile = ({ kind, id }: Pick<ManifestFile, "kind" | "id">): Message =>
  kind === "document" ? titleOf(id ?? "") : message(`documents.files.${kind}`);

export type Manifest = {
  id: string;
  createdAt: string;
  expiresAt: string;
  /** Of what explains in the documents. */
  language: HelpLanguage;
  ownerHash: string;
  files: ManifestFile[];
};

export type FactorKind = "birth-date" | "code";

export type LinkRecord = {
  dossierId: string;
  notBefore: string;
  expiresAt: string;
  factor?: { kind: FactorKind; salt: string; hash: string };
  /** The link opens once; what it opened stays open for a few minutes. */
  oneTime: boolean;
};

/** Stays when the dossier is gone, so that its owner and its link are answered "no more" and not "unknown". */
export type Ended = { how: "revoked" | "deleted"; at: string; ownerHash: string };

export const jsonType = "application/json";

export async function readRecord<Row>(store: ObjectStore, key: string): Promise<Row | undefined> {
  const text = await store.getText(key);
  return text === undefined ? undefined : (JSON.parse(text) as Row);
}

/** Puts a record if nothing is there; false where something was. */
export async function putFirst(store: ObjectStore, key: string, record: object): Promise<boolean> {
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
): Promise<{ manifest: Manifest | undefined; ended: Ended | undefined }> {
  const [manifest, ended] = await Promise.all([
    readRecord<Manifest>(store, keys.manifest(id)),
    readRecord<Ended>(store, keys.ended(id)),
  ]);
  return { manifest, ended };
}

export const isOver = (expiresAt: string, now: Date): boolean => now.getTime() >= Date.parse(expiresAt);

const bearerForm = /^Bearer +([A-Za-z0-9_-]{43})$/i;

/**
 * The dossier, for its owner only. A wrong secret and an unknown id are refused in the same words.
 * Throws `Refused`.
 */
export async function dossierOfOwner(
  store: ObjectStore,
  id: string,
  authorization: string | null,
): Promise<{ manifest: Manifest | undefined; ended: Ended | undefined; ownerHash: string }> {
  const secret = bearerForm.exec(authorization ?? "")?.[1];
  if (secret === undefined) throw new Refused("no-owner-secret", [], { "www-authenticate": "Bearer" });
  const found = await findDossier(store, id);
  const ownerHash = found.manifest?.ownerHash ?? found.ended?.ownerHash;
  if (ownerHash === undefined || !equalSecrets(ownerHash, hashOf(secret))) throw new Refused("no-such-dossier");
  return { ...found, ownerHash };
}
