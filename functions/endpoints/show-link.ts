// GET /d and GET /d/{token}: the page that a link shows first. It looks nothing up: an unknown token gets the same page.
import { lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { factsOfToken } from "../delivery/link-token.ts";
import { sayMoment } from "../text/dates-in-words.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import { replyWithProblemPage } from "../delivery/pages/refusal-page.ts";
import { htmlReply } from "../delivery/pages/render.ts";

export const endpoint: Endpoint = {
  name: "show-link",
  language: pageLanguage,
  writeProblem: replyWithProblemPage,
  async handle(_request, { language, parameter }) {
    const facts = factsOfToken(parameter("token"));
    const said = (moment: Date) => sayMoment(moment, language);
    const validity =
      facts === undefined
        ? null
        : say(message("pages.landing.validity", { from: said(facts.from), until: said(facts.until) }), language);
    return htmlReply(
      "landing",
      { validity, oneTime: facts?.oneTime === true },
      { language, title: message("pages.landing.title") },
    );
  },
};

export const handler = lambda(endpoint, deployed);
