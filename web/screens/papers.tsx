// The papers: what to do now, what was made and why, how to keep it, and the end of the visit.
import { useEffect, useRef, useState } from "preact/hooks";
import { call } from "../engine.ts";
import { Failed } from "../failed.tsx";
import { Title } from "../frame.tsx";
import { LinkOffer } from "../link/offer.tsx";
import { Documents } from "../papers/documents.tsx";
import { Fillable } from "../papers/fillable.tsx";
import { Finish } from "../papers/finish.tsx";
import { FirstPage } from "../papers/first-page.tsx";
import { Get } from "../papers/get.tsx";
import { Problems } from "../papers/problems.tsx";
import { Others, Warnings } from "../papers/reasons.tsx";
import { CarryAnswers } from "../rescue/carry-answers.tsx";
import { inApp } from "../rescue/this-browser.ts";
import type { Made, Papers } from "../protocol.ts";
import { today } from "../today.ts";
import { change, useVisit } from "../visit.ts";
import { t } from "../words.ts";

export function PapersScreen() {
  const { language, answers, skipped, ticks, isFillable } = useVisit();
  const [papers, showPapers] = useState<Papers>();
  const [made, showMade] = useState<Made>();
  const [hasFailed, fail] = useState(false);
  const [tries, count] = useState(0);
  const warnings = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // An answer that comes after another visit has begun is of no use.
    let isOver = false;
    const visit = { language, answers, skipped };
    const work = async () => {
      const day = today();
      const found = await call("papers", language, visit, day);
      if (isOver) return;
      showPapers(found);
      if (!found.ok) return;
      const files = await call("make", language, visit, day, isFillable);
      if (!isOver) showMade(files);
    };
    fail(false);
    work().catch(() => !isOver && fail(true));
    return () => {
      isOver = true;
    };
  }, [language, answers, skipped, tries, isFillable]);

  /** The files are made anew: those that are there are not what was chosen. */
  const onChoice = (isChosen: boolean) => {
    showMade(undefined);
    change({ isFillable: isChosen });
  };

  if (papers?.ok === false) return <Problems problems={papers.problems} />;
  return (
    <>
      <Title>{t("web.papers.title")}</Title>
      {hasFailed ? (
        <Failed why="web.failed.papers" onAgain={() => count(tries + 1)} />
      ) : (
        <p role="status">
          {made === undefined ? t("web.papers.making") : t("web.papers.made", { count: made.documents.length })}
        </p>
      )}
      {made !== undefined && <Get file={made.all} label="web.papers.all" isMain />}
      {inApp !== undefined && <CarryAnswers inApp={inApp} />}
      {papers !== undefined && (
        <>
          {papers.warnings.length > 0 && (
            <button type="button" class="plain" onClick={() => warnings.current?.focus()}>
              {t("web.papers.to-check", { count: papers.warnings.length })}
            </button>
          )}
          <FirstPage first={papers.first} ticks={ticks} calendar={made?.calendar} />
          <Warnings warnings={papers.warnings} heading={warnings} />
          <Documents documents={papers.included} made={made} isFillable={isFillable}>
            {papers.hasFields && <Fillable isChosen={isFillable} onChoice={onChoice} />}
          </Documents>
          <Others papers={papers} />
        </>
      )}
      <LinkOffer />
      <Finish />
    </>
  );
}
