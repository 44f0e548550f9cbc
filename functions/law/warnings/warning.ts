// A remark on an answer: where it is, what to think about it, and its source where it speaks of law.
import type { SourceCode } from "../sources.ts";
import type { Message } from "../../text/message.ts";

export type Warning = {
  code: string;
  /** Place in the answers; an empty path is the whole. */
  path: (string | number)[];
  message: Message;
  /** Empty where the message makes no legal claim. */
  sources: SourceCode[];
};

/** One warning in a list, so that rules can be chained. */
export const warn = (code: string, path: Warning["path"], message: Message, sources: SourceCode[] = []): Warning[] => [
  { code, path, message, sources },
];

export const nothing: Warning[] = [];
