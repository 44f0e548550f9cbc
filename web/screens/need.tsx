// What the person needs today: one choice takes away most questions.
import { Title } from "../frame.tsx";
import { needs, withNeed, type Need } from "../needs.ts";
import { toNext } from "../next.ts";
import { WorksOffline } from "../offline.tsx";
import { go, hrefOf } from "../route.ts";
import type { AnswersSoFar } from "../../functions/questions/answer-set.ts";
import { change, current } from "../visit.ts";
import { useWork } from "../use-work.ts";
import { t } from "../words.ts";
import { Failed } from "../failed.tsx";

export function NeedScreen({ id }: { id: string }) {
  const need = needs.find((one) => one.id === id);
  const { state, run, again } = useWork();
  const begin = (need: Need, procedure: AnswersSoFar) =>
    run(() => {
      change(withNeed(current(), need, procedure));
      return toNext();
    });
  const account =
    state === "failed" ? <Failed onAgain={again} /> : <p role="status">{state === "busy" && t("web.loading")}</p>;
  if (need?.choices === undefined) {
    return (
      <>
        <Title>{t("web.need.title")}</Title>
        <ul class="choices">
          {needs.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                onClick={() => (one.procedure === undefined ? go(`need/${one.id}`) : begin(one, one.procedure))}
              >
                {t(one.label)}
              </button>
            </li>
          ))}
        </ul>
        {account}
        <p>
          <a class="target" href={hrefOf("keep")}>
            {t("web.need.file")}
          </a>
        </p>
        <WorksOffline />
      </>
    );
  }
  return (
    <>
      <Title>{t("web.need.which")}</Title>
      <ul class="choices">
        {need.choices.map(({ id, label, procedure }) => (
          <li key={id}>
            <button type="button" onClick={() => begin(need, procedure)}>
              {t(label)}
            </button>
          </li>
        ))}
      </ul>
      {account}
    </>
  );
}
