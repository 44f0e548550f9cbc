// What is wrong with the whole file, with what the person can decide about it.
import type { RowProblem } from "../../../functions/lists/report.ts";
import { Failed } from "../../failed.tsx";
import { Title } from "../../frame.tsx";
import { hrefOf } from "../../route.ts";
import { useWork } from "../../use-work.ts";
import { useVisit } from "../../visit.ts";
import { t } from "../../words.ts";
import { choose } from "../desk-state.ts";
import { Step } from "../desk-frame.tsx";
import type { Checked, List } from "../protocol.ts";
import { openList } from "./open-list.ts";

type ChoiceProps = { label: string; isChosen: boolean; onChoose: (isChosen: boolean) => void };

export const Choice = ({ label, isChosen, onChoose }: ChoiceProps) => (
  <p>
    <label>
      <input type="checkbox" checked={isChosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />{" "}
      {label}
    </label>
  </p>
);

type Props = { list: List; problems: readonly RowProblem[] };

export function WholeFile({ list, problems }: Props) {
  const { withoutNames, encoding } = list.choices;
  const isNameless = withoutNames || problems.some(({ code }) => code === "no-name-column");
  return (
    <>
      {problems.length > 0 && (
        <section class="problems">
          <h2>{t("desk.check.whole-file")}</h2>
          <ul>
            {problems.map(({ message }, index) => (
              <li key={index}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      {isNameless && (
        <Choice
          label={t("desk.check.without-names")}
          isChosen={withoutNames}
          onChoose={(chosen) => choose({ withoutNames: chosen })}
        />
      )}
      {encoding !== undefined && (
        <p>
          <button type="button" class="second" onClick={() => choose({ encoding: undefined })}>
            {t("desk.unread.other-accents")}
          </button>
        </p>
      )}
    </>
  );
}

/** Nothing of the file could be read: there are no columns to speak of. */
export const isUnread = ({ columns }: Checked): boolean => columns.length === 0;

export function Unread({ list, found }: { list: List; found: Checked }) {
  const { language } = useVisit();
  const { state, run, again } = useWork();
  const { columnProblems } = found.report;
  const readings = columnProblems.flatMap((problem) => problem.readings ?? []);
  return (
    <>
      <Step at="file" />
      <Title>{t(readings.length > 0 ? "desk.unread.accents" : "desk.unread.title")}</Title>
      <p>{t("desk.unread.file", { name: list.fileName })}</p>
      {readings.length > 0 ? (
        <>
          <p>{t("desk.unread.choose-accents")}</p>
          <ul class="choices">
            {readings.map(({ encoding, samples }) => (
              <li key={encoding}>
                <button
                  type="button"
                  class="second"
                  disabled={state === "busy"}
                  onClick={() => run(() => openList({ ...list, choices: { ...list.choices, encoding } }, language))}
                >
                  {samples.join(" · ")}
                </button>
              </li>
            ))}
          </ul>
          <p>{t("desk.unread.no-accents")}</p>
        </>
      ) : (
        <div class="problems">
          {columnProblems.map(({ message }, index) => (
            <p key={index}>{message}</p>
          ))}
        </div>
      )}
      {state === "failed" && <Failed why="web.failed.not-here-yet" onAgain={again} />}
      <p>
        <a class={readings.length > 0 ? "target" : "button"} href={hrefOf("start")}>
          {t("desk.made.other-list")}
        </a>
      </p>
    </>
  );
}
