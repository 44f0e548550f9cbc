// The last screen: nothing is left here, and where saved files still are.
import { Title } from "../frame.tsx";
import { hrefOf } from "../route.ts";
import { t } from "../words.ts";

export function DoneScreen() {
  return (
    <>
      <Title>{t("web.done.title")}</Title>
      <p>{t("web.done.erased")}</p>
      <p>{t("web.done.files")}</p>
      <p>{t("web.done.close")}</p>
      <p>
        <a class="target" href={hrefOf("start")}>
          {t("web.done.again")}
        </a>
      </p>
    </>
  );
}
