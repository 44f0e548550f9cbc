// What was made, to be saved; and what is left to do in the list itself.
import { sayDay } from "../../../functions/text/dates-in-words.ts";
import { letterOf } from "../../../functions/formats/column-letters.ts";
import { Title } from "../../frame.tsx";
import { addressOf, saveFile } from "../../papers/files.ts";
import { go } from "../../route.ts";
import { useVisit } from "../../visit.ts";
import { t } from "../../words.ts";
import { change, useDesk } from "../desk-state.ts";
import { eraseAll, Step } from "../desk-frame.tsx";

export function PapersScreen() {
  const { made, list, checked, isSaved } = useDesk();
  const { language } = useVisit();
  if (made === undefined || list === undefined) return null;
  const { files, failed, pages } = made;
  const { edits } = list.choices;
  const left = checked?.found.report.counts.wrong ?? 0;
  const saved = () => change({ isSaved: true });
  return (
    <>
      <Step at="papers" />
      <Title>{t("desk.made.title")}</Title>
      <p>
        {t("desk.made.count", {
          count: { number: made.made },
          pages,
          day: sayDay(list.today, language),
        })}
      </p>
      {failed > 0 && <p class="problems">{t("desk.made.failed", { count: { number: failed } })}</p>}
      {left > 0 && <p class="note">{t("desk.made.left", { count: { number: left } })}</p>}
      <p>
        <button
          type="button"
          class="button"
          onClick={() => {
            for (const file of files) saveFile(file);
            saved();
          }}
        >
          {t("desk.made.save-all")}
        </button>
      </p>
      <ul class="files">
        {files.map((file) => (
          <li key={file.fileName}>
            {t(`desk.files.${file.kind}`)}
            <a class="target" href={addressOf(file)} download={file.fileName} type={file.type} onClick={saved}>
              {t("desk.made.save", { file: file.fileName })}
            </a>
          </li>
        ))}
      </ul>
      {edits.length > 0 && (
        <section>
          <h2>{t("desk.made.corrections")}</h2>
          <p>{t("desk.made.corrections-why")}</p>
          <ul>
            {edits.map(({ row, column, text }) => (
              <li key={`${row}/${column}`}>{t("desk.made.correction", { row, letter: letterOf(column), text })}</li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <button type="button" class="second" onClick={isSaved ? eraseAll : () => go("start")}>
          {t("desk.made.other-list")}
        </button>
      </p>
    </>
  );
}
