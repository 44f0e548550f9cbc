// What is answered when a dossier was made: ids, links, files, and what the rules said, in the language of the reply.
import type { Answers } from "../answers/answers.ts";
import { decideDocuments, documentKinds } from "../documents/documents.ts";
import type { Dossier } from "../documents/dossier.ts";
import { showPath } from "../answers/problems.ts";
import { describeSituation } from "../law/situation.ts";
import { say } from "../text/say.ts";
import { type HelpLanguage, told } from "../text/text.ts";
import type { Created } from "../api/dossier-schemas.ts";
import { config } from "../aws/config.ts";
import type { Plan } from "./create-dossier.ts";
import type { CreationRequest } from "./creation-request.ts";
import type { Manifest, ManifestFile } from "./dossier-records.ts";
import { keys } from "./keys.ts";
import type { Store } from "../aws/store.ts";

/** The bucket's policy refuses signatures older than 10 minutes; the sender's program downloads at once or not at all. */
const urlSeconds = 300;

export async function creationReply(
  store: Store,
  made: { plan: Plan; manifest: Manifest; dossier: Dossier; asked: CreationRequest; now: Date },
): Promise<Created> {
  const { plan, manifest, dossier, asked, now } = made;
  const { answers, replyLanguage: language } = asked;
  const urlExpiresAt = new Date(now.getTime() + urlSeconds * 1000).toISOString();
  const files = await Promise.all(
    manifest.files.map(async (file) => {
      const { fileName } = file;
      const url = await store.presignDownload(keys.file(plan.id, fileName), { fileName, expiresInSeconds: urlSeconds });
      return { ...file, url, urlExpiresAt };
    }),
  );
  const reasons = reasonsOf(answers, dossier.today, language);
  const linkBase = `${config().publicUrl}/d`;
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
      const { id, pages, templateVersion } = file;
      if (id === undefined || pages === undefined || templateVersion === undefined) return [];
      return [{ id, ...titleAndReason(id, reasons, language), pages, templateVersion, ...storedOf(file) }];
    }),
    otherFiles: files.flatMap((file) => {
      const { kind, title, pages } = file;
      if (kind === "document") return [];
      return [{ kind, title: told(title, language), ...(pages === undefined ? {} : { pages }), ...storedOf(file) }];
    }),
    notIncluded: dossier.notIncluded.map(({ id }) => ({ id, ...titleAndReason(id, reasons, language) })),
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

type Reasons = Map<string, string>;

/** The dossier has its reasons in its own language; the reply may be in the other one. */
const reasonsOf = (answers: Answers, today: string, language: HelpLanguage): Reasons =>
  new Map(decideDocuments(describeSituation(answers, today)).map(({ id, reason }) => [id, told(reason, language)]));

const titleAndReason = (id: keyof typeof documentKinds, reasons: Reasons, language: HelpLanguage) => ({
  title: told(documentKinds[id].title, language),
  reason: reasons.get(id) ?? "",
});

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

function factorOf(kind: CreationRequest["factor"], code: string): Pick<Created, "factor"> {
  if (kind === undefined) return {};
  return { factor: kind === "code" ? { kind, code } : { kind } };
}
