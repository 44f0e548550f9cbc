// What to look at again, what is not made and why, and the official sources.
import type { RefObject } from "preact";
import { hrefOf } from "../route.ts";
import type { Papers } from "../protocol.ts";
import { t } from "../words.ts";

export function Warnings({
  warnings,
  heading,
}: {
  warnings: readonly string[];
  heading: RefObject<HTMLHeadingElement | null>;
}) {
  if (warnings.length === 0) return null;
  return (
    <section class="note">
      <h2 ref={heading} tabIndex={-1}>
        {t("web.papers.warnings")}
      </h2>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
      <p>
        <a class="target" href={hrefOf("check")}>
          {t("web.papers.see-answers")}
        </a>
      </p>
    </section>
  );
}

export function Others({ papers: { notIncluded, dates, sources } }: { papers: Extract<Papers, { ok: true }> }) {
  return (
    <>
      {notIncluded.length > 0 && (
        <section>
          <h2>{t("web.papers.not-included")}</h2>
          <dl>
            {notIncluded.map(({ id, title, reason }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {dates.length > 0 && (
        <section>
          <h2>{t("web.papers.dates")}</h2>
          <dl>
            {dates.map(({ label, text }) => (
              <div key={`${label} ${text}`}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {sources.sources.length > 0 && (
        <details>
          <summary>{t("web.papers.sources")}</summary>
          {sources.readOn !== null && <p>{t("web.papers.read-on", { day: sources.readOn })}</p>}
          <ul>
            {sources.sources.map(({ number, title, readOn }) => (
              <li key={number}>
                <bdi lang="fr">{title}</bdi>
                {readOn !== null && ` (${readOn})`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
