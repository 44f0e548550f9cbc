// What is answered when a dossier was made: ids, links, files, and what the rules said, in the language of the reply.
import { titleOf } from "../documents/document.ts";
import { documentIds } from "../documents/table.ts";
import type { RenderedDossier } from "../documents/render.ts";
import { showPath } from "../answers/shown-values.ts";
import { say } from "../text/say.ts";
import type { Created } from "../api/dossier-schemas.ts";
import type { Plan } from "./create-dossier.ts";
import type { CreateDossierRequest } from "./create-dossier-request.ts";
import { titleOfFile, type DossierManifest, type ManifestFile } from "./dossier-records.ts";
import { keys } from "./keys.ts";
import type { Store } from "../aws/store.ts";

/** The bucket's policy refuses signatures older than 10 minutes; the sender's program downloads at once or not at all. */
const urlSeconds = 300;

export async function createDossierReply(
  store: Store,
  made: {
    plan: Plan;
    manifest: DossierManifest;
    dossier: RenderedDossier;
    asked: CreateDossierRequest;
    now: Date;
    /** What links begin with. */
    publicUrl: string;
  },
): Promise<Created> {
  const { plan, manifest, dossier, asked, now, publicUrl } = made;
  const { replyLanguage: language } = asked;
  const urlExpiresAt = new Date(now.getTime() + urlSeconds * 1000).toISOString();
  const files = await Promise.all(
    manifest.files.map(async (file) => {
      const { fileName } = file;
      const url = await store.presignDownload(keys.file(plan.id, fileName), { fileName, expiresInSeconds: urlSeconds });
      return { ...file, url, urlExpiresAt };
    }),
  );
  const reasons = new Map(dossier.situation.decisions.map(({ id, reason }) => [id, reason]));
  const linkBase = `${publicUrl}/d`;
  return {
    id: plan.id,
    link: `${linkBase}#${plan.token}`,
    linkWithoutScript: `${linkBase}/${plan.token}`,
    ownerSecret: plan.ownerSecret,
    ...factorOf(asked.factor, plan.code),
    oneTime: asked.oneTime,
    createdAt: manifest.createdAt,
    expiresAt: manifest.expiresAt,
    language: manifest.language,
    documents: files.flatMap((file) => {
      const { pages, templateVersion } = file;
      const id = documentIds.find((known) => known === file.id);
      if (id === undefined || pages === undefined || templateVersion === undefined) return [];
      const reason = reasons.get(id);
      const shortText = dossier.documents.find((document) => document.id === id)?.shortText;
      return [
        {
          id,
          title: say(titleOf(id), language),
          reason: reason === undefined ? "" : say(reason, language),
          pages,
          templateVersion,
          ...(shortText === undefined ? {} : { shortText }),
          ...storedOf(file),
        },
      ];
    }),
    otherFiles: files.flatMap((file) => {
      const { kind, pages } = file;
      if (kind === "document") return [];
      return [
        { kind, title: say(titleOfFile(file), language), ...(pages === undefined ? {} : { pages }), ...storedOf(file) },
      ];
    }),
    notIncluded: dossier.notIncluded.map(({ id, title, reason }) => ({
      id,
      title: say(title, language),
      reason: say(reason, language),
    })),
    toFillIn: dossier.documents.flatMap(({ id, toFillIn }) => (toFillIn.length === 0 ? [] : [{ id, items: toFillIn }])),
    deadlines: dossier.deadlines.map(({ id, date, from, title, detail }) => ({
      id,
      date,
      ...(from === undefined ? {} : { from }),
      title: say(title, language),
      detail: say(detail, language),
    })),
    warnings: dossier.warnings.map(({ code, path, message }) => ({
      code,
      path: showPath(path),
      message: say(message, language),
    })),
  };
}

const storedOf = ({
  fileName,
  bytes,
  sha256,
  url,
  urlExpiresAt,
}: ManifestFile & { url: string; urlExpiresAt: string }) => ({
  fileName,
  bytes,
  sha256,
  url,
  urlExpiresAt,
});

function factorOf(kind: CreateDossierRequest["factor"], code: string): Pick<Created, "factor"> {
  if (kind === undefined) return {};
  return { factor: kind === "code" ? { kind, code } : { kind } };
}
