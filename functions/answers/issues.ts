// What a person can fix in their answers: a code, where it is, and what to say about it.
import { message, type Message, type NameIn, type Values } from "../text/message.ts";
import { isMessageKey } from "../text/say.ts";
import type { Path } from "./paths.ts";
import { clip, showValue } from "./shown-values.ts";

/** The codes are the names of the texts in problems.json. */
export type IssueCode = NameIn<"problems">;

export type Issue = {
  code: IssueCode;
  path: Path;
  /** What was expected, what came, what to do. */
  message: Message;
  /** What came, shortened; absent where nothing came. */
  value?: unknown;
};

export const isIssueCode = (text: string): text is IssueCode => isMessageKey(`problems.${text}`);

/** `came`: what stands at the path. `values` fill the other places of the code's text. */
export const issueAt = (code: IssueCode, path: Path, came: unknown, values: Values = {}): Issue => ({
  code,
  path,
  message: message(`problems.${code}`, {
    suggestion: "",
    oneOf: "",
    orLeaveOut: came === null ? { next: message("problems.added.or-leave-out", { given: "null" }) } : "",
    ...values,
    value: showValue(came),
  }),
  ...(came === undefined ? {} : { value: clip(came) }),
});
