// The second sheet of the template file: the meaning of each column, its accepted values, and whether it is required.
import type { Language } from "../../text/languages.ts";
import { message, type Message, type Value } from "../../text/message.ts";
import { isMessageKey, say, sayValue } from "../../text/say.ts";
import { choicesOf, labelOfChoice, labelsOf, yesNoChoices } from "../columns/choices.ts";
import { extraColumns, leaves, type Column, type Leaf, type LeafType } from "../columns/columns.ts";
import type { TemplateColumn } from "./template-columns.ts";
import { columnOf, type SharedKinds } from "./usual-columns.ts";

const titles = ["column", "needed", "what", "accepted", "example"] as const;

export const helpTitles = (language: Language): string[] =>
  titles.map((title) => say(message(`spreadsheet.help.titles.${title}`), language));

/** Of the sheet for one person. */
export const personTitles = (language: Language): string[] =>
  (["question", "answer", "help"] as const).map((title) => say(message(`spreadsheet.help.person.${title}`), language));

const introduction = {
  whole: ["one-row-each", "needed", "order", "folded", "more-items"],
  usual: ["one-row-each", "needed", "order", "usual-only"],
} as const;

/** The lines above the table. `shared`: of a file with only the usual columns. */
export function helpAbove(language: Language, shared?: SharedKinds): string[] {
  if (shared === undefined)
    return introduction.whole.map((line) => say(message(`spreadsheet.help.introduction.${line}`), language));
  const values = {
    procedure: labelOfChoice(columnOf("procedure.kind").leaves[0], shared.procedure),
    housing: labelOfChoice(columnOf("housing.kind").leaves[0], shared.housing),
  };
  return introduction.usual.map((line) => say(message(`spreadsheet.help.introduction.${line}`, values), language));
}

/** The values of a column's drop-down list; empty if it has none. */
export function listOf({ type, leaves: [leaf] }: Column, language: Language): string[] {
  const choices = type === "yes-no" ? Object.values(yesNoChoices) : type === "choice" ? choicesOf(leaf) : [];
  return choices.map(({ label }) => sayValue(label, language));
}

/** Whether a column is required in every row, for one choice, with other columns, or never. */
function neededText({ path, needed, branch }: Leaf): Message {
  if (needed === "always") return message("spreadsheet.help.needed.always");
  const holder = path.slice(0, -1).join(".");
  const isAlone = leaves.every((other) => other.path === path || other.path.slice(0, -1).join(".") !== holder);
  if (needed === "never" || isAlone) return message("spreadsheet.help.needed.never");
  if (branch === undefined) return message("spreadsheet.help.needed.with-others");
  const kind = leaves.find((leaf) => leaf.path.join(".") === [...branch.union, "kind"].join("."))!;
  return message("spreadsheet.help.needed.for-choice", { choice: labelOfChoice(kind, branch.kinds[0]!) });
}

/** The help row of one column of the template file. */
export function helpRow({ answer, name, example }: TemplateColumn, language: Language): string[] {
  if (answer === undefined) {
    const needed = say(message("spreadsheet.help.needed.never"), language);
    return [name, needed, notesOf(extraColumns.reference, language).join(" "), "", example];
  }
  const { column } = answer;
  const [leaf] = column.leaves;
  const what = say(message(`spreadsheet.help.what.${column.type}`), language);
  const notes = [...notesOf(column.title, language), ...(column.group ? notesOf(column.group, language) : [])];
  return [
    name,
    say(neededText(leaf), language),
    [what, ...notes].join(" "),
    acceptedText(column, language),
    example === "" ? (listOf(column, language)[0] ?? "") : example,
  ];
}

const notesOf = ({ notes }: Pick<Column["title"], "notes">, language: Language): string[] =>
  notes.map((note) => say(message(`questions.notes.${note}`), language));

/** The accepted values or forms, and the maximum length of a text. */
function acceptedText({ type, leaves: [leaf] }: Column, language: Language): string {
  const values = type === "choice" ? labelsOf(choicesOf(leaf)) : acceptedForms(type);
  const length =
    leaf.maxLength === undefined || leaf.type === "nationalities"
      ? undefined
      : message("spreadsheet.help.max-length", { maximum: leaf.maxLength });
  if (values === undefined || length === undefined) return sayValue(values ?? length ?? "", language);
  return say(message("spreadsheet.help.values-and-length", { values, length }), language);
}

function acceptedForms(type: LeafType): Value | undefined {
  const key = `spreadsheet.help.accepted.${type}`;
  return isMessageKey(key) ? message(key) : undefined;
}
