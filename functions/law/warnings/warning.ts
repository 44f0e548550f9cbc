// A warning about an answer: its code, its location, its message and its sources.
import type { SourceCode } from "../sources.ts";
import type { Message } from "../../text/message.ts";

export type Warning = {
  code: string;
  /** Path in the answers; empty for all of them. */
  path: (string | number)[];
  message: Message;
  /** Empty where the message makes no legal claim. */
  sources: SourceCode[];
};

/** One warning as a list, so that rules can be concatenated. */
export const warn = (code: string, path: Warning["path"], message: Message, sources: SourceCode[] = []): Warning[] => [
  { code, path, message, sources },
];

export const noWarnings: Warning[] = [];
