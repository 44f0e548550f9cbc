// Before the first question, in a browser inside an app: papers could not be saved here, and how to open the real browser.
import { Title } from "../frame.tsx";
import { pageAddress } from "../rescue/addresses.ts";
import type { InApp } from "../rescue/in-app.ts";
import { OpenElsewhere } from "../rescue/open-elsewhere.tsx";
import { change, useVisit } from "../visit.ts";
import { t } from "../words.ts";

/** `route`: the screen that comes next. */
export function RescueScreen({ inApp, route }: { inApp: InApp; route: string }) {
  const { language } = useVisit();
  const { app } = inApp;
  return (
    <>
      <Title>{t("web.rescue.title")}</Title>
      <p>{app === undefined ? t("web.rescue.inside-unnamed") : t("web.rescue.inside", { app })}</p>
      <OpenElsewhere inApp={inApp} address={pageAddress(location.href, language, route)} />
      <p>
        <button type="button" class="plain" onClick={() => change({ staysInApp: true })}>
          {t("web.rescue.stay")}
        </button>
      </p>
    </>
  );
}
