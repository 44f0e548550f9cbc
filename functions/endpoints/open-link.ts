// POST /d and POST /d/{token}: opens a link, after its second factor where there is one, and lists the files.
import { readForm } from "../api/form.ts";
import { lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { openLink } from "../delivery/links.ts";
import { answerGiven } from "../delivery/verification.ts";
import { listPage } from "../delivery/pages/list-page.ts";
import { refusalPage, replyWithProblemPage } from "../delivery/pages/refusal-page.ts";
import { message } from "../text/message.ts";
import { htmlReply } from "../delivery/pages/render.ts";

export const endpoint: Endpoint = {
  name: "open-link",
  language: pageLanguage,
  writeProblem: replyWithProblemPage,
  async handle(request, call, dependencies) {
    const { language } = call;
    const form = await readForm(request, language);
    // Without JavaScript the token is in the path, and the form sends its own token field empty.
    const inForm = form.getAll("token").find((value) => value !== "");
    const token = inForm?.trim() || call.parameter("token");

    const opened = await openLink(dependencies, token, answerGiven(form));
    call.note({ code: opened.outcome });
    switch (opened.outcome) {
      case "opened": {
        const { manifest, session, sessionExpiresAt, oneTime } = opened;
        call.note({ dossierId: manifest.id });
        const { downloadOrigin } = dependencies.store;
        return listPage(manifest, { token: session, expiresAt: sessionExpiresAt, oneTime }, downloadOrigin, language);
      }
      case "needs-factor":
      case "wrong-factor": {
        const wrong = opened.outcome === "wrong-factor";
        const view = { token, birthDate: opened.kind === "birth-date", wrong };
        const title = message("pages.factor.title");
        return htmlReply("factor", view, { language, title, status: wrong ? 403 : 200 });
      }
      default:
        return refusalPage(opened.outcome, language);
    }
  },
};

export const handler = lambda(endpoint, deployed);
