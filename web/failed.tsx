// Something could not be loaded, or failed: nothing is lost, and the person tries again.
import type { MessageKey } from "../functions/text/message.ts";
import { t } from "./words.ts";

export function Failed({ why = "web.failed.answers-kept", onAgain }: { why?: MessageKey; onAgain: () => void }) {
  return (
    <div class="problems" role="alert">
      <p>{t(why)}</p>
      <button type="button" class="second" onClick={onAgain}>
        {t("web.failed.again")}
      </button>
    </div>
  );
}
