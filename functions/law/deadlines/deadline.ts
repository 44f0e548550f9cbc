// A date of a person's request, and the shape of the rules that find one.
import type { Facts } from "../facts.ts";
import type { SourceCode } from "../sources.ts";
import type { Message } from "../../text/message.ts";

export type Deadline = {
  id: string;
  /** The last day, or the day on which something happens: YYYY-MM-DD. */
  date: string;
  /** First day of the window that ends on `date`, where there is one. */
  from?: string;
  title: Message;
  detail: Message;
  /** The person has to act by this day: it stands on the first page. */
  toAct?: true;
  /** The same with the names of people, for paper only: a calendar holds none. */
  named?: { title: Message; detail: Message };
  /** Where the detail speaks of today: what of it stays true on any day, for a calendar. */
  lasting?: Message;
  sources: SourceCode[];
};

export type DeadlineRule = (s: Facts) => Deadline[];
