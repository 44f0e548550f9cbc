// GET /d and GET /d/{token}: the page that a link shows first, the same bytes for every link. It looks nothing up.
import { lambda } from "./cloud/http.ts";
import { pageLanguage } from "./cloud/language.ts";
import { refuseWithPage } from "./pages/refusal-page.ts";
import { htmlReply, pageTexts } from "./pages/render.ts";

export const handler = lambda(
  "show-link",
  async (request, call) => {
    const language = pageLanguage(request, call.language);
    return htmlReply("landing", {}, { language, title: pageTexts[language].landing.title });
  },
  refuseWithPage,
);
