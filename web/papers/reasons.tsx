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

type Whole = Extract<Papers, { ok: true }>;

const Reasons = ({ documents }: { documents: Whole["notIncluded"] }) =>
  documents.length === 0 ? null : (
    <dl>
      {documents.map(({ id, title, reason }) => (
        <div key={id}>
          <dt>{title}</dt>
          <dd>{reason}</dd>
        </div>
      ))}
    </dl>
  );

/** What somebody may look for and miss is shown; what is for others is folded. */
export function Others({ papers: { notIncluded, dates, sources } }: { papers: Whole }) {
  const forOthers = notIncluded.filter(({ isNotMissed }) => isNotMissed);
  return (
    <>
      {notIncluded.length > 0 && (
        <section>
          <h2>{t("web.papers.not-included")}</h2>
          <Reasons documents={notIncluded.filter(({ isNotMissed }) => !isNotMissed)} />
          {forOthers.length > 0 && (
            <details>
              <summary>{t("web.papers.for-others", { count: forOthers.length })}</summary>
              <Reasons documents={forOthers} />
            </details>
          )}
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
