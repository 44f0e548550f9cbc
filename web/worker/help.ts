// Which help a field needs: a page shows by itself what a sheet must say, such as the form of a date or the values of a list.
import type { QuestionKind } from "../../functions/questions/questions.ts";
import type { Message } from "../../functions/text/message.ts";
import { isForOperators } from "../../functions/text/subjects.ts";

/** What the field itself offers, and what the page says with a picture beside it. */
const byTheField = new Set<string>([
  "no-family-name",
  "no-given-names",
  "several-nationalities",
  "birth-certificate",
  "as-on-birth-certificate",
  "ofpra-number",
]);

/** The notes of the answer, without the forms of cells. */
export const helpOnPage = (help: readonly Message[]): Message[] =>
  help.filter(({ key }) => {
    const [, note] = /^questions\.notes\.(.+)$/.exec(key) ?? [];
    return note === undefined ? !isForOperators(key) : !byTheField.has(note);
  });

/** Whose field has no parts and no list: an example says how it is written. */
export const isTypedAlone = (kind: QuestionKind): boolean =>
  !["day", "partial-day", "country", "nationalities", "choice", "yes-no", "one-more"].includes(kind);
