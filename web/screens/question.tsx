// One question, or a few that belong together.
import { useEffect, useRef, useState } from "preact/hooks";
import { call } from "../engine.ts";
import { Field } from "../fields/field.tsx";
import { Title } from "../frame.tsx";
import type { FieldProblem, ScreenView } from "../protocol.ts";
import { toNext } from "../next.ts";
import { go } from "../route.ts";
import { today } from "../today.ts";
import { change, current, setDraft, useVisit } from "../visit.ts";
import { t } from "../words.ts";

export function QuestionScreen({ id }: { id: string }) {
  const { language, drafts, remarks } = useVisit();
  const [screen, show] = useState<ScreenView>();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void call("screen", language, current(), id, today()).then((found) =>
      found === undefined ? toNext() : show(found),
    );
  }, [id, language]);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  if (screen === undefined) return <p role="status">{t("web.loading")}</p>;

  const typed = (field: string, known: string): string => drafts[field] ?? known;
  const submit = async () => {
    const given = Object.fromEntries(screen.fields.map(({ id, typed: known }) => [id, typed(id, known)]));
    const done = await call("submit", language, current(), screen.id, given, today());
    if (!done.ok) return setProblems(done.problems);
    const { answers, skipped } = done.visit;
    change({ answers, skipped, remarks: done.remarks, drafts: { ...current().drafts, ...done.dropped } });
    go(done.next === undefined ? "check" : `question/${done.next.id}`);
  };

  const [first] = screen.fields;
  const alone = screen.fields.length === 1 && first !== undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {remarks.map((remark) => (
        <p key={remark} class="note">
          {remark}
        </p>
      ))}
      <Title>{alone ? first.label : t("web.question.several")}</Title>
      {problems.length > 0 && (
        <div class="problems" ref={summary} tabIndex={-1} role="alert">
          <h2>{t("web.question.problems", { count: problems.length })}</h2>
          <ul>
            {problems.map(({ field, message }) => (
              <li key={field}>
                <a
                  href={`#${field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(field)?.focus();
                  }}
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {screen.fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          isTitled={alone}
          typed={typed(field.id, field.typed)}
          problem={problems.find((one) => one.field === field.id)?.message}
          onType={(text) => setDraft(field.id, text)}
        />
      ))}
      <p class="actions">
        <button>{t("web.question.go-on")}</button>
        <button type="button" class="plain" onClick={() => history.back()}>
          {t("web.question.back")}
        </button>
      </p>
    </form>
  );
}
