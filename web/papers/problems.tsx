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
      <ul class="problems">
        {problems.map(({ screen, label, message }) => (
          <li key={`${label} ${message}`}>
            <a class="target" href={hrefOf(screen === undefined ? "check" : `question/${screen}`)}>
              {label}
            </a>
            <p>{message ?? t("web.papers.missing")}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
