// On request: an address that holds the answers, for the real browser of the same device.
import { useState } from "preact/hooks";
import { call } from "../engine.ts";
import { useWork } from "../use-work.ts";
import { current } from "../visit.ts";
import { t } from "../words.ts";
import { pageAddress } from "./addresses.ts";
import type { InApp } from "./in-app.ts";
import { OpenElsewhere } from "./open-elsewhere.tsx";

export function CarryAnswers({ inApp }: { inApp: InApp }) {
  const [address, show] = useState("");
  const { state, run } = useWork();
  const prepare = async () => {
    const visit = current();
    const code = await call("pack", visit.language, visit, Date.now());
    show(pageAddress(location.href, visit.language, `carry/${code}`));
  };
  return (
    <section class="note">
      <h2>{t("web.rescue.carry-title")}</h2>
      <p>{t("web.rescue.carry-why")}</p>
      <p>{t("web.rescue.carry-warning")}</p>
      {address === "" ? (
        <button type="button" onClick={() => run(prepare)}>
          {t("web.rescue.carry")}
        </button>
      ) : (
        <OpenElsewhere inApp={inApp} address={address} />
      )}
      {state === "failed" && <p role="alert">{t("web.rescue.failed")}</p>}
    </section>
  );
}
