// The shape of a special case: a situation that a rule does not fit, and what is said of it.
import type { Facts } from "../facts.ts";
import type { SourceCode } from "../sources.ts";
import type { NameIn, Values } from "../../text/message.ts";

/** Where in the answers the case is, and what fills its text. */
export type FoundCase = { path: (string | number)[]; values?: Values };

export type SpecialCase = {
  /** Names its text, warnings.special-cases.<code>. */
  code: NameIn<"warnings.special-cases">;
  /** Nothing is checked or made; an association is to be asked before the request is filed; a thing to know. */
  effect: "no-document" | "association-first" | "to-know";
  /** The articles on family permits may give this person no card: none is promised. */
  leavesOut?: true;
  /** Empty where the case does not apply. */
  find: (s: Facts) => FoundCase[];
  sources: readonly SourceCode[];
};
