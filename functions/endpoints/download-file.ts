// POST /d/file: sends the browser to one file of the dossier that is open, by an address that lasts a minute.
import { readForm } from "../api/form.ts";
import { lambda } from "../api/lambda-http.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { redeemFile } from "../delivery/links.ts";
import { theStore } from "../aws/open-store.ts";
import { refusalPage, refuseWithPage } from "../delivery/pages/refusal-page.ts";

export const handler = lambda(
  "download-file",
  async (request, call) => {
    const language = (call.language = pageLanguage(new URL(request.url).searchParams.get("lang"), call.language));
    const form = await readForm(request);
    const redeemed = await redeemFile(theStore(), form.get("visit") ?? "", form.get("file") ?? "", new Date());
    call.note({ code: redeemed.outcome });
    if (redeemed.outcome !== "found") return refusalPage(redeemed.outcome, language);
    call.note({ dossierId: redeemed.dossierId });
    return new Response(null, { status: 303, headers: { location: redeemed.url } });
  },
  refuseWithPage,
);
