// POST /api/dossiers: answers in, a stored dossier and its link out.
import { findEarlier, planDossier, saveDossier } from "../delivery/create-dossier.ts";
import { createDossierReply } from "../delivery/create-dossier-reply.ts";
import { readCreateDossierRequest, type CreateDossierRequest } from "../delivery/create-dossier-request.ts";
import { makeFiles } from "../delivery/dossier-files.ts";
import type { LinkRecord } from "../delivery/dossier-records.ts";
import { hideAnswer } from "../delivery/verification.ts";
import { jsonReply, lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { seal, type Secrets } from "../aws/secrets.ts";
import { dayInParis } from "../text/dates-in-words.ts";
import { makeDossier } from "../documents/dossier.ts";
import { printDossier } from "../documents/print.ts";
import { renderDossier } from "../documents/render.ts";
import { allFonts, fieldFont } from "../pdf/text/all-fonts.ts";
import { nodePlatform } from "../aws/node-platform.ts";

export const endpoint: Endpoint = {
  name: "create-dossier",
  async handle(request, call, { store, clock, secrets, config }) {
    const now = clock();
    const asked = await readCreateDossierRequest(request, dayInParis(now));
    const { answers, language, oneTime, also, fillable, sender } = asked;

    const plan = await planDossier({ store, secrets }, request.headers.get("idempotency-key"), asked, now);
    const earlier = await findEarlier(store, plan, now);

    const made = makeDossier(answers, { today: dayInParis(plan.createdAt), also });
    const dossier = renderDossier(made, language, { isFillable: fillable });
    const manifest =
      earlier ??
      (await saveDossier(store, plan, {
        files: makeFiles(dossier, printDossier(dossier, allFonts, nodePlatform, fillable ? { fieldFont } : {})),
        language,
        factor: await factorOf(secrets, asked, plan),
        oneTime,
        sender: sender === undefined ? undefined : seal(secrets, sender, plan.token),
      }));

    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    call.note({ dossierId: plan.id, documents: dossier.documents.length, bytes });
    const { publicUrl } = config;
    const reply = await createDossierReply(store, { plan, manifest, dossier, asked, now, publicUrl });
    return jsonReply(reply, 201, { "content-language": asked.replyLanguage, location: `/api/dossiers/${plan.id}` });
  },
};

async function factorOf(
  secrets: Secrets,
  { factor: kind, answers }: CreateDossierRequest,
  { code, token }: { code: string; token: string },
): Promise<LinkRecord["factor"]> {
  if (kind === undefined) return undefined;
  return hideAnswer(secrets, kind, kind === "code" ? code : (answers.identity?.birth?.date ?? ""), token);
}

export const handler = lambda(endpoint, deployed);
