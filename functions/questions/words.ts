// What a question says: the same labels, notes and forms as the columns of the spreadsheet, and an example.
import { valueAt, type Path } from "../answers/paths.ts";
import type { TitleGroup } from "../spreadsheet/columns/column-titles.ts";
import { titleOf, type Leaf } from "../spreadsheet/columns/columns.ts";
import { exampleAnswers } from "../spreadsheet/template/example-answers.ts";
import { message, type Message, type Value, type Values } from "../text/message.ts";
import { isMessageKey } from "../text/say.ts";

/** A question; of another person, with who that is: « Quel est le nom de famille de la personne qui vous héberge ? » */
export function labelOf(path: Path, { path: pattern }: Leaf): Message {
  const { title, group } = titleOf(pattern);
  const key = group === undefined ? `questions.ask.${title.title}` : `questions.ask-of.${title.title}`;
  return isMessageKey(key) ? message(key, whoOf(path, group)) : message(`labels.columns.${title.title}`);
}

/** The heading of several questions: `name` is that of their group. */
export function screenTitle(name: string, path: Path, { path: pattern }: Leaf): Message {
  const { group } = titleOf(pattern);
  const key = group === undefined ? `questions.screens.${name}` : `questions.screens-of.${name}`;
  if (!isMessageKey(key)) throw new Error(`templates/locales has no text ${key}`);
  return message(key, whoOf(path, group));
}

function whoOf(path: Path, group: TitleGroup | undefined): Values {
  const number = (path.find((part) => typeof part === "number") ?? 0) + 1;
  const key = `questions.person.${group?.group ?? ""}`;
  return isMessageKey(key) ? { number, person: message(key, { number }) } : { number };
}

/** What is to be written, then what the title does not say. */
export function helpOf({ path, type }: Leaf): Message[] {
  const { title, group } = titleOf(path);
  const accepted = `spreadsheet.help.accepted.${type}`;
  return [
    ...(type === "choice" || type === "yes-no" ? [] : [message(`spreadsheet.help.what.${type}`)]),
    ...[...title.notes, ...(group?.notes ?? [])].map((note) => message(`questions.notes.${note}`)),
    ...(isMessageKey(accepted) && type !== "yes-no" ? [message(accepted)] : []),
  ];
}

/** A text of the invented person of the spreadsheet, or the form of a date or a number. */
export function exampleOf({ path, type }: Leaf): Value {
  const key = `questions.example.${type}`;
  if (isMessageKey(key)) return message(key);
  const text = valueAt(
    exampleAnswers,
    path.map((part) => (part === "*" ? 0 : part)),
  );
  return typeof text === "string" ? text : "";
}
