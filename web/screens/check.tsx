// Every answer on one page before the papers are made, each to be changed; and what is wrong, doubtful or left to the pen.
import { useEffect, useState } from "preact/hooks";
import { call } from "../engine.ts";
import { Title } from "../frame.tsx";
import { isLeftOutByNeed } from "../needs.ts";
import { toNext } from "../next.ts";
import { ProblemList } from "../papers/problems.tsx";
import { partOf, parts } from "../parts.ts";
import type { Papers, SummaryLine } from "../protocol.ts";
import { go, hrefOf } from "../route.ts";
import { today } from "../today.ts";
import { useWork } from "../use-work.ts";
import { useVisit, type State } from "../visit.ts";
import { t } from "../words.ts";
import { Failed } from "../failed.tsx";

type Found = { lines: readonly SummaryLine[]; papers: Papers | undefined; isOpen: boolean };

async function look({ language, answers, skipped, isHost }: State): Promise<Found> {
  const visit = { language, answers, skipped };
  const lines = await call("summary", language, visit, today());
  const next = await call("next", language, visit, today());
  const papers = isHost ? undefined : await call("papers", language, visit, today());
  const shown = lines.filter(({ field, isOpen }) =>
    isHost ? /^housing\.(?!kind)/.test(field) : !isOpen || !isLeftOutByNeed(field),
  );
  return { lines: shown, papers, isOpen: next !== undefined };
}

export function CheckScreen() {
  const visit = useVisit();
  const { language, answers, skipped, isHost } = visit;
  const [found, show] = useState<Found>();
  const [hasFailed, fail] = useState(false);
  const { state, run, again } = useWork();
  const load = () => {
    fail(false);
    look(visit).then(show, () => fail(true));
  };
  useEffect(load, [language, answers, skipped]);
  if (hasFailed) return <Failed onAgain={load} />;
  if (found === undefined) return <p role="status">{t("web.loading")}</p>;
  const { lines, papers, isOpen } = found;
  const goOn = isHost ? "host/done" : "papers";
  const mayGoOn = papers?.ok !== false;
  return (
    <>
      <Title>{t("web.check.title")}</Title>
      <p>{t("web.check.intro")}</p>
      {papers?.ok === false && !isOpen && (
        <>
          <h2>{t("web.check.problems")}</h2>
          <ProblemList problems={papers.problems} />
        </>
      )}
      {isOpen && (
        <div class="note">
          <p>{t("web.check.open")}</p>
          <button type="button" class={mayGoOn ? "second" : ""} onClick={() => run(toNext)}>
            {t("web.check.open-go")}
          </button>
          {state === "failed" && <Failed onAgain={again} />}
        </div>
      )}
      {papers?.ok === true && papers.warnings.length > 0 && (
        <>
          <h2>{t("web.check.doubts")}</h2>
          <ul>
            {papers.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
      {parts.map(({ id, title }, index) => {
        const own = lines.filter(({ field }) => partOf(field) === index);
        return own.length === 0 ? null : (
          <section key={id}>
            <h2 class="part">{t(title)}</h2>
            <Answers lines={own} />
          </section>
        );
      })}
      {papers?.ok === true && <LeftToPen papers={papers} />}
      <p class="actions">
        {mayGoOn && (
          <button type="button" onClick={() => go(goOn)}>
            {t(isHost ? "web.check.host-save" : "web.check.make")}
          </button>
        )}
        {!isHost && (
          <a class="button second" href={hrefOf("keep")}>
            {t("web.check.keep")}
          </a>
        )}
      </p>
    </>
  );
}

export function Answers({ lines, isFixed = false }: { lines: readonly SummaryLine[]; isFixed?: boolean }) {
  return (
    <dl class="answers">
      {lines.map(({ field, screen, label, value, isOpen }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            {isOpen ? <em>{t("web.check.not-answered")}</em> : <bdi>{value}</bdi>}
            {!isFixed && (
              <a
                class="change"
                href={hrefOf(`question/${screen}`)}
                aria-label={t("web.check.change-what", { what: label })}
              >
                {t("web.check.change")}
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function LeftToPen({ papers: { included } }: { papers: Papers & { ok: true } }) {
  const left = included.filter(({ byHand }) => byHand.length > 0);
  if (left.length === 0) return null;
  return (
    <section>
      <h2>{t("web.check.pen")}</h2>
      {left.map(({ id, title, lang, byHand }) => (
        <details key={id}>
          <summary>{title}</summary>
          <ul>
            {byHand.map((what) => (
              <li key={what}>
                <bdi lang={lang}>{what}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
