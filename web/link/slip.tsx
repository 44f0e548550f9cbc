// A slip of paper for the owner: with it the papers can be erased from the service later, from any device.
import { hrefOf } from "../route.ts";
import type { Language } from "../../functions/text/languages.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { QrCode } from "./qr.tsx";
import type { OwnLink } from "./service.ts";

/** What follows the # is not sent to any server. */
const eraseAddress = ({ id, ownerSecret }: OwnLink, language: Language): string =>
  new URL(`?lang=${language}${hrefOf(`erase/${id}/${ownerSecret}`)}`, document.baseURI).href;

export function Slip({ link, until }: { link: OwnLink; until: string }) {
  const { language } = useVisit();
  return (
    <section class="slip">
      <h2>{t("web.link.slip.title")}</h2>
      <p>{t("web.link.slip.what", { until })}</p>
      <QrCode text={eraseAddress(link, language)} label={t("web.link.slip.qr")} />
      <dl>
        <dt>{t("web.link.slip.number")}</dt>
        <dd>
          <bdi>{link.id}</bdi>
        </dd>
        <dt>{t("web.link.slip.secret")}</dt>
        <dd>
          <bdi>{link.ownerSecret}</bdi>
        </dd>
      </dl>
      <p class="actions">
        <button type="button" class="second" onClick={() => print()}>
          {t("web.link.slip.print")}
        </button>
      </p>
    </section>
  );
}
