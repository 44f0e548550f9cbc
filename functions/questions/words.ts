// What a question says: the same labels, notes and forms as the columns of the spreadsheet, and an example.
import { valueAt, type Path } from "../answers/paths.ts";
import { titleOf, type Leaf } from "../spreadsheet/columns/columns.ts";
import { exampleAnswers } from "../spreadsheet/template/template-columns.ts";
import { message, type Message, type Value } from "../text/message.ts";
import { isMessageKey } from "../text/say.ts";

/** Of the person, a whole question; of another person, « Hébergeant – Ville ». */
export function labelOf(path: Path, { path: pattern }: Leaf): Message {
  const { title, group } = titleOf(pattern);
  const key = `questions.ask.${title.title}`;
  const alone = message(`labels.columns.${title.title}`);
  if (group === undefined) return isMessageKey(key) ? message(key) : alone;
  const values = { group: message(`labels.groups.${group.group}`), title: alone };
  const index = path.find((part) => typeof part === "number");
  return index === undefined
    ? message("labels.in-group", values)
    : message("labels.in-numbered-group", { ...values, number: index + 1 });
}

/** What is to be written, then what the title does not say. */
export function helpOf({ path, type }: Leaf): Message[] {
  const { title, group } = titleOf(path);
  const accepted = `spreadsheet.help.accepted.${type}`;
  return [
    ...(type === "choice" || type === "yes-no" ? [] : [message(`spreadsheet.help.what.${type}`)]),
    ...[...title.notes, ...(group?.notes ?? [])].map((note) => message(`spreadsheet.notes.${note}`)),
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
