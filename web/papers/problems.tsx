// Why no paper can be made yet, each with the way to its question.
import { Title } from "../frame.tsx";
import type { AnswerProblem } from "../protocol.ts";
import { hrefOf } from "../route.ts";
import { t } from "../words.ts";

export function Problems({ problems }: { problems: readonly AnswerProblem[] }) {
  return (
    <>
      <Title>{t("web.papers.not-yet")}</Title>
      <p>{t("web.papers.not-yet-why", { count: problems.length })}</p>
      <ProblemList problems={problems} otherwise="check" />
    </>
  );
}

/** `otherwise`: the screen that shows what no question asks; absent on that screen. */
export function ProblemList({ problems, otherwise }: { problems: readonly AnswerProblem[]; otherwise?: string }) {
  return (
    <ul class="problems">
      {problems.map(({ screen, label, message }) => {
        const route = screen === undefined ? otherwise : `question/${screen}`;
        return (
          <li key={`${label} ${message}`}>
            {route === undefined ? (
              label
            ) : (
              <a class="target" href={hrefOf(route)}>
                {label}
              </a>
            )}
            <p>{message ?? t("web.papers.missing")}</p>
          </li>
        );
      })}
    </ul>
  );
}
