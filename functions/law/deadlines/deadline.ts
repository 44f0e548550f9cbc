// A date of a person's request, and the shape of the rules that find one.
import type { Situation } from "../situation.ts";
import type { SourceCode } from "../sources.ts";
import type { Text } from "../../text/text.ts";

export type Deadline = {
  id: string;
  /** The last day, or the day on which something happens: YYYY-MM-DD. */
  date: string;
  /** First day of the window that ends on `date`, where there is one. */
  from?: string;
  title: Text;
  detail: Text;
  /** Where the detail speaks of today: what of it stays true on any day, for a calendar. */
  lasting?: Text;
  sources: SourceCode[];
};

export type DeadlineRule = (s: Situation) => Deadline[];

/** One sentence after another; those left undefined are left out. */
export function join(...sentences: (Text | undefined)[]): Text {
  const given = sentences.filter((sentence) => sentence !== undefined);
  return { fr: given.map(({ fr }) => fr).join(" "), en: given.map(({ en }) => en).join(" ") };
}
