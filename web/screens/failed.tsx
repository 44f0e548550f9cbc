// The rules could not be loaded, or failed: nothing is lost, and the person tries again.
import { t } from "../words.ts";

export function Failed({ onAgain }: { onAgain: () => void }) {
  return (
    <div class="problems" role="alert">
      <p>{t("web.question.failed")}</p>
      <button type="button" class="second" onClick={onAgain}>
        {t("web.question.again")}
      </button>
    </div>
  );
}
