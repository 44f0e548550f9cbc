// The answers as a file: kept, taken up again, by a helper, for the next member of the family, and from a host.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { forAnotherMember, isShared } from "../another-member.ts";
import { answerFile, maxFileBytes } from "../answer-file.ts";
import { call } from "../engine.ts";
import { Title } from "../frame.tsx";
import { toNext } from "../next.ts";
import { WorksOffline } from "../offline.tsx";
import { Get } from "../papers/get.tsx";
import { CarryAnswers } from "../rescue/carry-answers.tsx";
import { inApp } from "../rescue/this-browser.ts";
import type { Loaded, SummaryLine } from "../protocol.ts";
import { go, hrefOf } from "../route.ts";
import { SharedLink } from "../shared-link.tsx";
import { today } from "../today.ts";
import { useWork } from "../use-work.ts";
import { change, current, useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { Answers } from "./check.tsx";
import { Failed } from "../failed.tsx";

export function KeepScreen() {
  const { answers, isHost } = useVisit();
  const file = useMemo(() => answerFile(answers, t("web.keep.file-name")), [answers]);
  const hasAnswers = answers["procedure"] !== undefined || answers["housing"] !== undefined;
  return (
    <>
      <Title>{t("web.keep.title")}</Title>
      {!isHost && (
        <section>
          <h2>{t("web.keep.save-title")}</h2>
          {hasAnswers ? (
            <>
              <p>{t("web.keep.save-why")}</p>
              <Get file={file} label="web.keep.save" isMain />
              {inApp !== undefined && <CarryAnswers inApp={inApp} />}
            </>
          ) : (
            <p>{t("web.keep.nothing")}</p>
          )}
        </section>
      )}
      <Load />
      {!isHost && (
        <>
          <HostLink />
          {hasAnswers && <AnotherMember />}
        </>
      )}
      <WorksOffline />
    </>
  );
}

function Load() {
  const [loaded, show] = useState<Loaded | "unread">();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (loaded !== undefined) said.current?.focus();
  }, [loaded]);
  const read = async (file: File) => {
    if (file.size > maxFileBytes) return show("unread");
    try {
      const { language, answers, skipped } = current();
      const found = await call("load", language, await file.text(), { language, answers, skipped }, today());
      // What stood in the fields was of other answers.
      if (found.ok) change({ ...found.visit, language, drafts: {}, remarks: [], ticks: [], isHost: false });
      show(found);
    } catch {
      show("unread");
    }
  };
  return (
    <section>
      <h2>{t("web.keep.load-title")}</h2>
      <p>{t("web.keep.load-why")}</p>
      <p>{t("web.keep.load-replaces")}</p>
      {loaded !== undefined && (
        <div ref={said} tabIndex={-1} role="group" class={loaded !== "unread" && loaded.ok ? "note" : "problems"}>
          <LoadedAccount loaded={loaded} />
        </div>
      )}
      <label for="file">{t("web.keep.load-label")}</label>
      <input
        id="file"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void read(file);
          // The same file, once it is corrected, is chosen again.
          currentTarget.value = "";
        }}
      />
    </section>
  );
}

function LoadedAccount({ loaded }: { loaded: Loaded | "unread" }) {
  const { state, run, again } = useWork();
  if (loaded === "unread") return <p>{t("web.keep.not-a-file")}</p>;
  if (loaded.ok)
    return (
      <>
        <p>{t(loaded.isHostPart ? "web.keep.host-loaded" : "web.keep.loaded")}</p>
        <button type="button" class="second" onClick={() => run(toNext)}>
          {t("web.keep.go-on")}
        </button>
        {state === "failed" && <Failed onAgain={again} />}
      </>
    );
  return (
    <>
      <h3>{t("web.keep.problems", { count: loaded.problems.length })}</h3>
      <ul>
        {loaded.problems.map(({ label, message }) => (
          <li key={`${label} ${message}`}>
            {label !== "" && <strong>{label}</strong>} {message}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The address of this page in the same language, and nothing of the person. */
function HostLink() {
  const { language } = useVisit();
  const link = `${location.origin}${location.pathname}?lang=${language}${hrefOf("host")}`;
  return (
    <section id="host">
      <h2>{t("web.keep.host-title")}</h2>
      <p>{t("web.keep.host-why")}</p>
      <SharedLink id="host-link" label={t("web.keep.host-link")} link={link} />
    </section>
  );
}

function AnotherMember() {
  const { language, answers, skipped } = useVisit();
  const [kept, show] = useState<readonly SummaryLine[]>([]);
  useEffect(() => {
    call("summary", language, { language, answers, skipped }, today()).then(
      (lines) => show(lines.filter(({ field, isOpen }) => !isOpen && isShared(field))),
      () => show([]),
    );
  }, [language, answers, skipped]);
  return (
    <section>
      <h2>{t("web.keep.family-title")}</h2>
      <p>{t("web.keep.family-why")}</p>
      <Answers lines={kept} isFixed />
      <p>{t("web.keep.family-name")}</p>
      <p>{t("web.keep.family-removed")}</p>
      <button
        type="button"
        class="second"
        onClick={() => {
          const next = forAnotherMember(answers);
          change({ ...next, skipped: skipped.filter(isShared), remarks: [], ticks: [] });
          go("need");
        }}
      >
        {t("web.keep.family-go")}
      </button>
    </section>
  );
}
