// Leads to the link, where a service is there to make one. Nothing is sent by looking.
import { hrefOf } from "../route.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { hasService } from "./host.ts";

export function LinkOffer() {
  const { link } = useVisit();
  if (!hasService()) return null;
  return (
    <section>
      <h2>{t("web.link.offer.title")}</h2>
      <p>{t("web.link.offer.what")}</p>
      <a class="button second" href={hrefOf("link")}>
        {t(link === undefined ? "web.link.offer.button" : "web.link.offer.see")}
      </a>
    </section>
  );
}
