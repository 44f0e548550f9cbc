// The ways out of a browser inside an app: a link that the system opens, the app’s own menu, the address to copy.
import { useRef, useState } from "preact/hooks";
import { copied } from "../copy.ts";
import { t } from "../words.ts";
import { intentAddress } from "./addresses.ts";
import type { InApp } from "./in-app.ts";

/** `address`: what is to be opened. */
export function OpenElsewhere({ inApp: { system }, address }: { inApp: InApp; address: string }) {
  const [said, tell] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    const isCopied = await copied(address);
    // Where the app forbids it, the address can be touched.
    if (!isCopied) field.current?.select();
    tell(t(isCopied ? "web.rescue.copied" : "web.rescue.copy-by-hand"));
  };
  return (
    <>
      {system === "android" && (
        <p>
          <a class="button" href={intentAddress(address)}>
            {t("web.rescue.open")}
          </a>
        </p>
      )}
      <p>{t(`web.rescue.menu.${system}`)}</p>
      <p>{t("web.rescue.or-copy")}</p>
      <div class="field">
        <label for="address">{t("web.rescue.address")}</label>
        <input id="address" ref={field} type="text" dir="ltr" readOnly value={address} />
      </div>
      <p>
        <button type="button" class={system === "android" ? "quiet" : ""} onClick={() => void copy()}>
          {t("web.rescue.copy")}
        </button>
      </p>
      <p role="status">{said}</p>
    </>
  );
}
