// What the worker of the desk does: a list read and checked, a person's papers shown, everybody's papers made.
import { xlsxType } from "../../functions/formats/xlsx-writer.ts";
import {
  columnName,
  columns as allColumns,
  extraColumnName,
  type Column,
} from "../../functions/spreadsheet/columns/columns.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { renderRow } from "../../functions/lists/make-row.ts";
import { nameOfPerson, type ListReport } from "../../functions/lists/report.ts";
import { layOutLazily } from "../../functions/documents/lay-out.ts";
import { makeTemplate } from "../../functions/spreadsheet/template/template-file.ts";
import { parseMapping } from "../../functions/spreadsheet/mapping/mapping.ts";
import { valuesOf } from "../../functions/spreadsheet/mapping/values.ts";
import type { Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say, sayValue } from "../../functions/text/say.ts";
import type { MadeFile } from "../protocol.ts";
import { pageView } from "../worker/page-view.ts";
import { checkedOf, fontsFor } from "./checked-list.ts";
import { listToCorrect, deskFile } from "./files.ts";
import { groupsOf } from "./issue-groups.ts";
import { makeList } from "./make-list.ts";
import type { Checked, Columns, ColumnView, DeskCalls, List, Option, Person, Tell } from "./protocol.ts";

const nameOf = (answers: Answers): string => {
  const { familyName, givenNames } = nameOfPerson(answers);
  return `${familyName} ${givenNames}`.trim();
};

/** `language` is that of the page. */
export const callsIn = (language: Language, tell: Tell): DeskCalls => {
  const said = (column: Column): string => say(columnName(column), language);
  const wordsOf = (column: Column): Option[] =>
    valuesOf(column).map(({ value, label }) => ({ value, label: sayValue(label, language) }));
  return {
    check(list): Checked {
      const { people, report, ...checked } = checkedOf(list, language);
      const { problems, warnings } = groupsOf({ ...checked, report }, list, language);
      return {
        report,
        columns: (report.seen ?? []).map((column) => ({ ...ignoredOf(report, column), ...column })),
        problems,
        warnings,
        people: people.map(({ row, reference, answers }): Person => ({ row, reference, name: nameOf(answers) })),
      };
    },
    mapping(kept) {
      const parsed = parseMapping(kept);
      return parsed.ok ? parsed.mapping : undefined;
    },
    columns: (): Columns => columnsIn(language, said, wordsOf),
    words: (id) => wordsOf(allColumns.find((column) => column.id === id)!),
    annotated(list): MadeFile {
      const { found, report } = checkedOf(list, language);
      const wrong = [...found.values()].filter(({ problems }) => problems.length > 0);
      const results = wrong.map((row) => ({ row: row.row, reference: row.reference, found: row }));
      return listToCorrect(list, report, language, results);
    },
    papers: (list, row) =>
      renderedOf(list, row, language).documents.map(({ id, title }) => ({ id, title: say(title, language) })),
    async page(list, row, paper, index) {
      return pageView(await layOutLazily(renderedOf(list, row, language), fontsFor), paper, index);
    },
    make: (list) => makeList(list, checkedOf(list, language), language, tell),
    model: (shared) =>
      deskFile(
        "model",
        say(message("desk.model"), language),
        xlsxType,
        makeTemplate("xlsx", language, shared),
        language,
      ),
  };
};

function renderedOf(list: List, row: number, language: Language) {
  const person = checkedOf(list, language).people.find((one) => one.row === row);
  if (person === undefined) throw new Error(`no papers of the row ${row}`);
  return renderRow(person.answers, { today: list.today, language, isFillable: list.choices.isFillable });
}

/** What to ask about a column that is not read. */
function ignoredOf({ ignored }: ListReport, { index }: { index: number }): Pick<ColumnView, "suggestion" | "question"> {
  const { suggestion, question } = ignored.find((column) => column.index === index) ?? {};
  return { ...(suggestion === undefined ? {} : { suggestion }), ...(question === undefined ? {} : { question }) };
}

const ofMostPeople = "";

/** The columns without a number, by the person whom they are about; and what every row needs. */
function columnsIn(
  language: Language,
  said: (column: Column) => string,
  wordsOf: (column: Column) => Option[],
): Columns {
  const groups = new Map<string, Option[]>([
    [ofMostPeople, [{ value: "reference", label: say(extraColumnName("reference"), language) }]],
  ]);
  for (const column of allColumns) {
    if (column.maxItems !== undefined) continue;
    const group =
      column.group === undefined ? ofMostPeople : say(message(`labels.groups.${column.group.group}`), language);
    const options = groups.get(group) ?? [];
    options.push({ value: column.id, label: say(message(`labels.columns.${column.title.title}`), language) });
    groups.set(group, options);
  }
  return {
    groups: [...groups].map(([label, options]) => ({ label, options })),
    forAll: allColumns
      .filter(({ needed }) => needed)
      .map((column) => ({ column: column.id, label: said(column), options: wordsOf(column) })),
  };
}
