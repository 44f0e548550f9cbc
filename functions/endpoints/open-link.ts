// POST /d and POST /d/{token}: opens a link, after its second factor where there is one, and lists the files.
import { readForm } from "../api/form.ts";
import { lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { findVisit, openLink } from "../delivery/links.ts";
import { answerGiven } from "../delivery/verification.ts";
import { listPage } from "../delivery/pages/list-page.ts";
import { refusalPage, replyWithProblemPage } from "../delivery/pages/refusal-page.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
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

    const { downloadOrigin } = dependencies.store;
    const visit = form.get("visit");
    if (visit !== null) {
      // The list in another language: the link is not opened again.
      call.again = { visit };
      const found = await findVisit(dependencies, visit);
      call.note({ code: found.outcome });
      if (found.outcome !== "found") return refusalPage(found.outcome, language, { again: call.again });
      const { manifest, sessionExpiresAt, oneTime, sender } = found;
      return listPage(
        manifest,
        { token: visit, expiresAt: sessionExpiresAt, oneTime, sender },
        downloadOrigin,
        language,
      );
    }
    call.again = { token };

    const opened = await openLink(dependencies, token, answerGiven(form));
    call.note({ code: opened.outcome });
    switch (opened.outcome) {
      case "opened": {
        const { manifest, session, sessionExpiresAt, oneTime, sender } = opened;
        call.note({ dossierId: manifest.id });
        return listPage(
          manifest,
          { token: session, expiresAt: sessionExpiresAt, oneTime, sender },
          downloadOrigin,
          language,
        );
      }
      case "needs-factor":
      case "wrong-factor": {
        const wrong = opened.outcome === "wrong-factor";
        const status = wrong ? 403 : 200;
        const { kind, triesLeft, oneTime, sender } = opened;
        // The last try was this one.
        if (triesLeft <= 0) return refusalPage("locked", language, { status, again: call.again });
        const tries = say(message("pages.factor.triesLeft", { count: triesLeft }), language);
        const view = { token, birthDate: kind === "birth-date", wrong, tries, oneTime, sender };
        const title = message("pages.factor.title");
        return htmlReply("factor", view, { language, title, status, again: call.again });
      }
      default:
        return refusalPage(opened.outcome, language, { again: call.again });
    }
  },
};

export const handler = lambda(endpoint, deployed);
