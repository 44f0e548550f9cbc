// What a person can fix in their answers: a code, a path and a message.
import { message, type Message, type NameIn, type Values } from "../text/message.ts";
import { isMessageKey } from "../text/say.ts";
import type { Path } from "./paths.ts";
import { clip, showValue } from "./shown-values.ts";

/** The codes are the names of the texts in problems.json. */
export type IssueCode = NameIn<"problems">;

export type Issue = {
  code: IssueCode;
  path: Path;
  /** Says what was expected, what was given, and what to do. */
  message: Message;
  /** The value that was given, shortened; absent if there was none. */
  value?: unknown;
};

export const isIssueCode = (text: string): text is IssueCode => isMessageKey(`problems.${text}`);

/** `came`: the value at the path. `values` fill the other placeholders of the message. */
export const issueAt = (code: IssueCode, path: Path, came: unknown, values: Values = {}): Issue => ({
  code,
  path,
  message: message(`problems.${code}`, {
    suggestion: "",
    oneOf: "",
    example: "",
    orLeaveOut: came === null ? { next: message("problems.added.or-leave-out", { given: "null" }) } : "",
    ...values,
    value: showValue(came),
  }),
  ...(came === undefined ? {} : { value: clip(came) }),
});
