// POST /d and POST /d/{token}: opens a link, after its second factor where there is one, and lists the files.
import { readForm } from "../api/form.ts";
import { lambda } from "../api/lambda-http.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { downloadOrigin, openLink } from "../delivery/links.ts";
import { theStore } from "../aws/open-store.ts";
import { factorGiven } from "../delivery/verification.ts";
import { listPage } from "../delivery/pages/list-page.ts";
import { refusalPage, refuseWithPage } from "../delivery/pages/refusal-page.ts";
import { message } from "../text/message.ts";
import { htmlReply } from "../delivery/pages/render.ts";

export const handler = lambda(
  "open-link",
  async (request, call) => {
    const language = (call.language = pageLanguage(new URL(request.url).searchParams.get("lang"), call.language));
    const form = await readForm(request);
    // Where the script did not run, the field that it fills is there too, and empty.
    const token =
      form
        .getAll("token")
        .find((value) => value !== "")
        ?.trim() || call.parameter("token");

    const store = theStore();
    const opened = await openLink(store, token, factorGiven(form), new Date());
    call.note({ code: opened.outcome });
    switch (opened.outcome) {
      case "opened": {
        const { manifest, visit, visitExpiresAt, oneTime } = opened;
        call.note({ dossierId: manifest.id });
        return listPage(
          manifest,
          { token: visit, expiresAt: visitExpiresAt, oneTime },
          await downloadOrigin(store),
          language,
        );
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
  refuseWithPage,
);
