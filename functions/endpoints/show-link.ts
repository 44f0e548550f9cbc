// GET /d and GET /d/{token}: the page that a link shows first. It looks nothing up: a token that nobody made gets the same.
import { told } from "../text/text.ts";
import { lambda } from "../api/lambda-http.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { datesOfToken } from "../delivery/link-token.ts";
import { sayMoment } from "../text/dates-in-words.ts";
import { refuseWithPage } from "../delivery/pages/refusal-page.ts";
import { htmlReply, pageTexts } from "../delivery/pages/render.ts";

export const handler = lambda(
  "show-link",
  async (request, call) => {
    const language = pageLanguage(new URL(request.url).searchParams.get("lang"), call.language);
    const { title, validity } = told(pageTexts, language).landing;
    const dates = datesOfToken(call.parameter("token"));
    const said =
      dates === undefined
        ? null
        : validity
            .replace("[from]", sayMoment(dates.from, language))
            .replace("[until]", sayMoment(dates.until, language));
    return htmlReply("landing", { validity: said }, { language, title });
  },
  refuseWithPage,
);
