// A remark on an answer: where it is, what to think about it, and its source where it speaks of law.
import { sayDays } from "../../text/days.ts";
import type { SourceCode } from "../sources.ts";
import type { Text } from "../../text/text.ts";

export type Warning = {
  code: string;
  /** Place in the answers; an empty path is the whole. */
  path: (string | number)[];
  message: Text;
  /** Empty where the message makes no legal claim. */
  sources: SourceCode[];
};

/** One warning in a list, so that rules can be chained; `days` fill the `{name}` places of the message. */
export const warn = (
  code: string,
  path: Warning["path"],
  message: Text,
  sources: SourceCode[] = [],
  days: Record<string, string> = {},
): Warning[] => [{ code, path, message: sayDays(message, days), sources }];

export const nothing: Warning[] = [];
