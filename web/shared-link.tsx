// A link to hand on: shown, to be copied, and sent by another app where the device has a list of them.
import { useState } from "preact/hooks";
import { copied } from "./copy.ts";
import { t } from "./words.ts";

type Props = {
  id: string;
  label: string;
  link: string;
  /** The one button of the screen that is filled, or another one. */
  isMain?: boolean;
};

export function SharedLink({ id, label, link, isMain = false }: Props) {
  const [said, tell] = useState("");
  const copy = async () => tell(t((await copied(link)) ? "web.shared-link.copied" : "web.shared-link.not-copied"));
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        readOnly
        dir="ltr"
        value={link}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p class="actions">
        <button type="button" class={isMain ? "" : "second"} onClick={() => void copy()}>
          {t("web.shared-link.copy")}
        </button>
        {"share" in navigator && (
          <button
            type="button"
            class="second"
            // Closing the list of apps is no fault.
            onClick={() => void navigator.share({ url: link }).catch(() => undefined)}
          >
            {t("web.shared-link.share")}
          </button>
        )}
      </p>
      <p role="status">{said}</p>
    </>
  );
}
