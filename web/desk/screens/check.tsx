// What was read, what is wrong by cause with the cells to correct, one person's papers, and the button that makes all.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PrintOrder } from "../../../functions/lists/report.ts";
import { Failed } from "../../failed.tsx";
import { Title } from "../../frame.tsx";
import { saveFile } from "../../papers/files.ts";
import { go, hrefOf } from "../../route.ts";
import { useWork } from "../../use-work.ts";
import { useVisit } from "../../visit.ts";
import { t } from "../../words.ts";
import { change, choose, useDesk } from "../desk-state.ts";
import { Step } from "../desk-frame.tsx";
import { call, callTelling, interrupt } from "../engine.ts";
import { Preview } from "../preview.tsx";
import type { Edit, IssueGroup, ListChoices, Progress } from "../protocol.ts";
import { Select } from "../select.tsx";
import { useCheck } from "../use-check.ts";
import { Choice, isUnread, Unread, WholeFile } from "./whole-file.tsx";

const markedChoices = ["ask", "skip", "make"] as const satisfies readonly ListChoices["marked"][];
const marks = new Set(["mark-without-code", "other-mark"]);
const printOrders = ["person", "document"] as const satisfies readonly PrintOrder[];

export function CheckScreen() {
  const { list } = useDesk();
  const { language } = useVisit();
  const { found, isCurrent, state, again } = useCheck();
  const [making, tell] = useState<Progress>();
  const work = useWork();
  const [typed, type] = useState<readonly Edit[]>([]);
  const isStopped = useRef(false);
  const isMaking = useRef(false);
  const stop = () => {
    if (!isMaking.current) return;
    isStopped.current = true;
    interrupt();
  };
  // On another screen or in another language, nothing would show that it goes on.
  useEffect(() => stop, []);
  if (found === undefined || list === undefined)
    return state === "failed" ? <Failed onAgain={again} /> : <p role="status">{t("web.loading")}</p>;
  if (making !== undefined) return <Making progress={making} onStop={stop} />;
  if (isUnread(found)) return <Unread list={list} found={found} />;
  const { report, problems, warnings, people } = found;
  const { counts } = report;
  const isStuck = people.length === 0 && typed.length === 0;
  const apply = () => {
    const before = list.choices.edits;
    const kept = before.filter((edit) => !typed.some(({ row, column }) => row === edit.row && column === edit.column));
    choose({ edits: [...kept, ...typed] });
    type([]);
  };
  const make = () =>
    work.run(async () => {
      tell({ done: 0, total: people.length });
      isStopped.current = false;
      isMaking.current = true;
      try {
        const made = await callTelling((progress) => tell(progress as Progress), "make", language, list);
        isMaking.current = false;
        change({ made, isSaved: false });
        go("papers");
      } catch (error) {
        if (!isStopped.current) throw error;
      } finally {
        isMaking.current = false;
        tell(undefined);
      }
    });
  return (
    <>
      <Step at="check" />
      {/* After corrections the account is another one: it is read again from its title. */}
      <Title key={JSON.stringify(list.choices.edits)}>{t("desk.check.title")}</Title>
      <p role="status">{!isCurrent && t("web.loading")}</p>
      {(state === "failed" || work.state === "failed") && <Failed onAgain={state === "failed" ? again : work.again} />}
      <p>{t("desk.check.account", { count: { number: counts.rows } })}</p>
      <ul class="account">
        <Count name="valid" count={counts.valid} />
        <Count name="wrong" count={counts.wrong} />
        <Count name="already-made" count={counts.alreadyMade} />
        <Count name="hidden" count={counts.hidden} />
        <Count name="not-people" count={counts.notPeople} />
      </ul>
      {(counts.hidden > 0 || list.choices.hidden) && (
        <Choice
          label={t("desk.check.with-hidden")}
          isChosen={list.choices.hidden}
          onChoose={(hidden) => choose({ hidden })}
        />
      )}
      <WholeFile list={list} problems={report.columnProblems} />
      <p>
        <a class={isStuck && report.columnProblems.length > 0 ? "button" : "target"} href={hrefOf("columns")}>
          {t("desk.check.back-to-columns")}
        </a>
      </p>
      {(list.choices.marked !== "ask" || problems.some(({ code }) => marks.has(code))) && (
        <Select
          label={t("desk.check.marked")}
          value={list.choices.marked}
          options={markedChoices.map((value) => ({ value, label: t(`desk.check.marked-${value}`) }))}
          onChoose={(marked) => choose({ marked: marked as ListChoices["marked"] })}
        />
      )}
      <Problems groups={problems} typed={typed} onType={type} key={JSON.stringify(list.choices.edits)} />
      {problems.length > 0 && (
        <p>
          <button
            type="button"
            class={isStuck && report.columnProblems.length === 0 ? "button" : "second"}
            onClick={() => work.run(async () => saveFile(await call("annotated", language, list)))}
          >
            {t("desk.check.annotated")}
          </button>
        </p>
      )}
      {warnings.length + report.duplicateCount > 0 && (
        <section>
          <h2>{t("desk.check.to-look-at")}</h2>
          {report.duplicates.length > 0 && (
            <ul>
              {report.duplicates.map(({ rows }) => (
                <li key={rows.join()}>
                  {t("desk.check.twice", { rows: { list: rows.map(String), type: "conjunction" } })}
                </li>
              ))}
            </ul>
          )}
          {warnings.map((group) => (
            <Group key={group.id} group={group} />
          ))}
        </section>
      )}
      {report.remarks.length > 0 && (
        <details>
          <summary>{t("desk.check.remarks")}</summary>
          <ul>
            {report.remarks.map(({ message }, index) => (
              <li key={index}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      {people.length > 0 && (
        <>
          <Preview list={list} people={people} />
          <Choice
            label={t("desk.check.fillable")}
            isChosen={list.choices.isFillable}
            onChoose={(isFillable) => choose({ isFillable })}
          />
          <Select
            label={t("desk.check.print-by")}
            value={list.choices.printBy}
            options={printOrders.map((value) => ({ value, label: t(`desk.check.by-${value}`) }))}
            onChoose={(printBy) => choose({ printBy: printBy as PrintOrder })}
          />
        </>
      )}
      {isStuck ? (
        <p class="note">{t("desk.check.nobody")}</p>
      ) : (
        <p>
          {/* What was typed is first taken in: papers made without it would be of the cells before. */}
          <button type="button" class="button" disabled={!isCurrent} onClick={typed.length > 0 ? apply : make}>
            {typed.length > 0 ? t("desk.check.apply") : t("desk.check.make", { count: { number: people.length } })}
          </button>
        </p>
      )}
    </>
  );
}

function Count({ name, count }: { name: "valid" | "wrong" | "already-made" | "hidden" | "not-people"; count: number }) {
  return count === 0 ? null : <li>{t(`desk.check.${name}`, { count: { number: count } })}</li>;
}

/** More rows are a column to correct in the sheet itself, not cells one by one. */
const shownRows = 50;

type ProblemsProps = {
  groups: readonly IssueGroup[];
  typed: readonly Edit[];
  onType: (typed: readonly Edit[]) => void;
};

function Problems({ groups, typed, onType }: ProblemsProps) {
  if (groups.length === 0) return null;
  const put = (edit: Edit) =>
    onType([...typed.filter(({ row, column }) => row !== edit.row || column !== edit.column), edit]);
  return (
    <section>
      <h2>{t("desk.check.to-correct")}</h2>
      {groups.map((group) => (
        <Group key={group.id} group={group} onType={put} />
      ))}
    </section>
  );
}

/** `onType`: where the cells can be corrected here. */
function Group({ group: { title, issues }, onType }: { group: IssueGroup; onType?: (edit: Edit) => void }) {
  const [isOpen, open] = useState(false);
  const left = issues.length - shownRows;
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        {title}
        {!isOpen && <span class="hint">{issues[0]!.message}</span>}
      </summary>
      {isOpen && (
        <ul class="issues">
          {issues.slice(0, shownRows).map(({ row, message, cell }, index) => (
            <li key={`${row}/${index}`}>
              <p>{message}</p>
              {onType !== undefined && cell !== undefined && (
                <input
                  type="text"
                  aria-label={t("desk.check.correct", { row, column: title })}
                  defaultValue={cell.text}
                  autoComplete="off"
                  onInput={({ currentTarget }) => onType({ row, column: cell.column, text: currentTarget.value })}
                />
              )}
            </li>
          ))}
          {left > 0 && <li>{t("desk.check.more", { count: { number: left } })}</li>}
        </ul>
      )}
    </details>
  );
}

function Making({ progress: { done, total }, onStop }: { progress: Progress; onStop: () => void }) {
  return (
    <>
      <Step at="papers" />
      <Title>{t("desk.making.title")}</Title>
      <p>{t("desk.making.stays")}</p>
      <progress max={total} value={done} aria-label={t("desk.making.title")} />
      <p>{t("desk.making.progress", { done, total })}</p>
      <p>
        <button type="button" class="second" onClick={onStop}>
          {t("desk.making.stop")}
        </button>
      </p>
    </>
  );
}
