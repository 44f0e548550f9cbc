// « I have finished »: what it erases, and what stays.
import { leave } from "../leave.ts";
import { t } from "../words.ts";

export function Finish() {
  return (
    <section class="finish">
      <h2>{t("web.papers.finish.title")}</h2>
      <p>{t("web.papers.finish.what")}</p>
      <button type="button" class="quiet" onClick={() => leave("done")}>
        {t("web.papers.finish.button")}
      </button>
    </section>
  );
}
