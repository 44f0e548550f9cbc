// POST /api/dossiers: answers in, a stored dossier and its link out.
import { findEarlier, planDossier, saveDossier, type Factor } from "../delivery/create-dossier.ts";
import { creationReply } from "../delivery/creation-reply.ts";
import { readCreationRequest, type CreationRequest } from "../delivery/creation-request.ts";
import { makeFiles } from "../delivery/dossier-files.ts";
import { jsonReply, lambda } from "../api/lambda-http.ts";
import { theStore } from "../aws/open-store.ts";
import { dayInParis } from "../text/dates-in-words.ts";
import { makeDossier } from "../documents/dossier.ts";
import { renderDossier } from "../documents/render.ts";

export const handler = lambda("create-dossier", async (request, call) => {
  const now = new Date();
  const asked = await readCreationRequest(request, dayInParis(now));
  const { answers, language, oneTime } = asked;

  const store = theStore();
  const plan = await planDossier(store, request.headers.get("idempotency-key"), asked, now);
  const earlier = await findEarlier(store, plan, now);

  const dossier = renderDossier(makeDossier(answers, { today: dayInParis(plan.createdAt) }), language);
  const manifest =
    earlier ??
    (await saveDossier(store, plan, {
      files: makeFiles(dossier),
      language,
      factor: factorOf(asked, plan.code),
      oneTime,
    }));

  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  call.note({ dossierId: plan.id, documents: dossier.documents.length, bytes });
  const reply = await creationReply(store, { plan, manifest, dossier, asked, now });
  return jsonReply(reply, 201, { "content-language": asked.replyLanguage, location: `/api/dossiers/${plan.id}` });
});

function factorOf({ factor, answers }: CreationRequest, code: string): Factor | undefined {
  if (factor === undefined) return undefined;
  return { kind: factor, secret: factor === "code" ? code : (answers.identity?.birth?.date ?? "") };
}
