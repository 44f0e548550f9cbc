// One question, or a few that belong together.
import { useEffect, useRef, useState } from "preact/hooks";
import { call } from "../engine.ts";
import { idOfPart } from "../fields/date.tsx";
import { Field } from "../fields/field.tsx";
import { isWrittenInLatin, takesLatin } from "../fields/latin.ts";
import { whereOf } from "../fields/where.ts";
import { Title } from "../frame.tsx";
import type { FieldProblem, FieldView, ScreenView } from "../protocol.ts";
import { toNext } from "../next.ts";
import { partOf, parts } from "../parts.ts";
import { go, hrefOf } from "../route.ts";
import { today } from "../today.ts";
import { change, current, setDraft, useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { Failed } from "../failed.tsx";

export function QuestionScreen({ id }: { id: string }) {
  const { language, drafts, remarks, isHost } = useVisit();
  const [screen, show] = useState<ScreenView>();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  /** A second click before the screen is drawn again. */
  const isBusy = useRef(false);
  const summary = useRef<HTMLDivElement>(null);
  /** The fields that were there when an answer opened another one. */
  const before = useRef<readonly string[]>(undefined);

  const load = () => {
    setState("idle");
    // A question that no longer applies is no place to come back to.
    call("screen", language, current(), id, today())
      .then((found) => (found === undefined ? toNext({ replace: true }) : show(found)))
      .catch(() => setState("failed"));
  };
  useEffect(load, [id, language]);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  useEffect(() => {
    const opened = screen?.fields.find(({ id }) => before.current?.includes(id) === false);
    before.current = undefined;
    if (opened !== undefined) focusOn({ field: opened.id });
  }, [screen]);
  useEffect(() => {
    // The keyboard of a phone opens after the field has the focus, and takes half of the screen.
    const follow = () => {
      const field = document.activeElement?.closest("form .field");
      if (field instanceof HTMLElement) field.scrollIntoView({ block: "nearest" });
    };
    visualViewport?.addEventListener("resize", follow);
    return () => visualViewport?.removeEventListener("resize", follow);
  }, []);
  useEffect(() => {
    if (screen === undefined || screen.fields.every(({ id }) => drafts[id] === undefined)) return undefined;
    // Nobody waits for it, and what fails is met again by the answer itself.
    const look = () => void call("ahead", language, current(), screen.id, typedIn(screen), today()).catch(() => {});
    const pause = setTimeout(look, pauseMs);
    return () => clearTimeout(pause);
  }, [drafts, screen]);
  if (screen === undefined)
    return state === "failed" ? <Failed onAgain={load} /> : <p role="status">{t("web.loading")}</p>;

  const typed = (field: FieldView): string => typedOf(field, drafts);
  const submit = async (given: Readonly<Record<string, string>>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState("busy");
    try {
      const done = await call("submit", language, current(), screen.id, given, today());
      setState("idle");
      if (!done.ok) return setProblems(done.problems);
      const { answers, skipped } = done.visit;
      change({ answers, skipped, remarks: done.remarks, drafts: { ...current().drafts, ...done.dropped } });
      setProblems([]);
      // What was answered opened another question of the same screen: it is shown with the others.
      if (done.next?.id === screen.id) {
        before.current = screen.fields.map(({ id }) => id);
        return load();
      }
      go(done.next === undefined ? "check" : `question/${done.next.id}`);
    } catch {
      setState("failed");
    } finally {
      isBusy.current = false;
    }
  };
  const submitTyped = () => submit(typedIn(screen));
  const skip = () => {
    const empty = Object.fromEntries(screen.fields.map(({ id }) => [id, ""]));
    change({ drafts: { ...current().drafts, ...empty } });
    return submit(empty);
  };

  const [first] = screen.fields;
  const alone = screen.fields.length === 1 && first !== undefined;
  const mayBeEmpty = screen.fields.every(({ needed, kind }) => !needed && kind !== "one-more");
  // Beside something that was typed, going on leaves the rest to the pen.
  const maySkip = mayBeEmpty && (alone || screen.fields.every((field) => typed(field) === ""));
  // Only those whose papers disagree answer it.
  const isAboutAgreement = alone && first.id === "concordance.birthCertificate";
  const firstLatin = isWrittenInLatin(language) ? undefined : screen.fields.find(takesLatin);
  const wheres = screen.fields.map(({ id }) => whereOf(id));
  return (
    <form
      noValidate
      aria-busy={state === "busy"}
      onSubmit={(event) => {
        event.preventDefault();
        void submitTyped();
      }}
    >
      {remarks.map((remark) => (
        <p key={remark} class="note" role="status">
          {remark}
        </p>
      ))}
      {!isHost && <Progress field={screen.id} />}
      <Title>{screen.title}</Title>
      {problems.length > 0 && (
        <div class="problems" ref={summary} tabIndex={-1} role="group" aria-labelledby="problems">
          <h2 id="problems">{t("web.question.problems", { count: problems.length })}</h2>
          <ul>
            {problems.map((problem) => (
              <li key={problem.field}>
                <a
                  href={`#${problem.field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusOn(problem);
                  }}
                >
                  {alone ? problem.message : `${labelOf(screen, problem.field)} – ${problem.message}`}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {screen.fields.map((field, index) => (
        <Field
          key={field.id}
          field={field}
          isTitled={alone}
          asksForLatin={field === firstLatin}
          where={wheres.indexOf(wheres[index]) === index ? wheres[index] : undefined}
          typed={typed(field)}
          problem={problems.find((one) => one.field === field.id)}
          onType={(text) => setDraft(field.id, text)}
        />
      ))}
      {state === "failed" && <Failed onAgain={() => void submitTyped()} />}
      <p class="actions">
        <button aria-disabled={state === "busy"}>
          {t(state === "busy" ? "web.question.busy" : "web.question.go-on")}
        </button>
        {maySkip && (
          <button type="button" class="second" onClick={() => void skip()}>
            {t(isAboutAgreement ? "web.question.skip-agree" : alone ? "web.question.skip" : "web.question.skip-all")}
          </button>
        )}
      </p>
      {!isHost && /^housing\.host\b/.test(screen.id) && (
        <p>
          <a class="target" href={hrefOf("keep")}>
            {t("web.question.host-link")}
          </a>
        </p>
      )}
      <p>
        <button type="button" class="plain" onClick={() => history.back()}>
          {t("web.question.back")}
        </button>
      </p>
    </form>
  );
}

/** So long nothing was typed: what would follow is looked for before the person goes on. */
const pauseMs = 150;

const typedOf = ({ id, typed }: FieldView, drafts: Readonly<Record<string, string>>): string => drafts[id] ?? typed;

/** What stands in each field now. */
const typedIn = ({ fields }: ScreenView): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.id, typedOf(field, current().drafts)]));

/** How far the person is: the parts come in this order, and one that does not concern them has no question. */
function Progress({ field }: { field: string }) {
  const index = partOf(field);
  const part = parts[index];
  if (part === undefined) return null;
  return (
    <p class="progress">{t("web.part.progress", { number: index + 1, count: parts.length, part: t(part.title) })}</p>
  );
}

const labelOf = (screen: ScreenView, field: string): string =>
  screen.fields.find(({ id }) => id === field)?.label ?? "";

/** Its label is shown too, above the keyboard of a phone. */
function focusOn({ field, part }: Pick<FieldProblem, "field" | "part">): void {
  document.getElementById(part === undefined ? field : idOfPart(field, part))?.focus({ preventScroll: true });
  document.getElementById(`${field}-field`)?.scrollIntoView({ block: "start" });
}
