// GET /d and GET /d/{token}: the page that a link shows first. It looks nothing up: a token that nobody made gets the same.
import { lambda } from "../api/lambda-http.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { datesOfToken } from "../delivery/link-token.ts";
import { sayMoment } from "../text/dates-in-words.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import { refuseWithPage } from "../delivery/pages/refusal-page.ts";
import { htmlReply } from "../delivery/pages/render.ts";

export const handler = lambda(
  "show-link",
  async (request, call) => {
    const language = pageLanguage(new URL(request.url).searchParams.get("lang"), call.language);
    const dates = datesOfToken(call.parameter("token"));
    const said = (moment: Date) => sayMoment(moment, language);
    const validity =
      dates === undefined
        ? null
        : say(message("pages.landing.validity", { from: said(dates.from), until: said(dates.until) }), language);
    return htmlReply("landing", { validity }, { language, title: message("pages.landing.title") });
  },
  refuseWithPage,
);
