// Every answer on one page before the papers are made, each to be changed.
import { useEffect, useState } from "preact/hooks";
import { call } from "../engine.ts";
import { Title } from "../frame.tsx";
import type { SummaryLine } from "../protocol.ts";
import { go, hrefOf } from "../route.ts";
import { today } from "../today.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";

export function CheckScreen() {
  const visit = useVisit();
  const [lines, show] = useState<readonly SummaryLine[]>([]);
  useEffect(() => void call("summary", visit.language, visit, today()).then(show), [visit]);
  return (
    <>
      <Title>{t("web.check.title")}</Title>
      <dl class="answers">
        {lines.map(({ field, screen, label, value, isOpen }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              {isOpen ? <em>{t("web.check.by-hand")}</em> : <bdi>{value}</bdi>}{" "}
              <a href={hrefOf(`question/${screen}`)} aria-label={t("web.check.change-what", { what: label })}>
                {t("web.check.change")}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p class="actions">
        <button type="button" onClick={() => go("papers")}>
          {t("web.check.make")}
        </button>
      </p>
    </>
  );
}
