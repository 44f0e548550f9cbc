// POST /d/file: sends the browser to one file of the dossier that is open, to keep or to see it, by an address that lasts a minute.
import { readForm } from "../api/form.ts";
import { lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { redeemFile } from "../delivery/links.ts";
import { refusalPage, replyWithProblemPage } from "../delivery/pages/refusal-page.ts";

export const endpoint: Endpoint = {
  name: "download-file",
  language: pageLanguage,
  writeProblem: replyWithProblemPage,
  async handle(request, call, dependencies) {
    const form = await readForm(request, call.language);
    const visit = form.get("visit") ?? "";
    call.again = { visit };
    const toSee = form.get("open");
    const [file, how] =
      toSee === null ? ([form.get("file") ?? "", "attachment"] as const) : ([toSee, "inline"] as const);
    const redeemed = await redeemFile(dependencies, visit, file, how);
    call.note({ code: redeemed.outcome });
    if (redeemed.outcome !== "found") return refusalPage(redeemed.outcome, call.language, { again: call.again });
    call.note({ dossierId: redeemed.dossierId });
    return new Response(null, { status: 303, headers: { location: redeemed.url } });
  },
};

export const handler = lambda(endpoint, deployed);
