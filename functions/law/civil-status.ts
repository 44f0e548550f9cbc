// A change of civil status: which it is. Only the correction of papers that disagree is about concordance.
import type { Answers, CivilStatusChange } from "../answers/answers.ts";
import { all, procedure, type Condition } from "./conditions.ts";

export const isOrWasMarried = (couple: Answers["couple"] | undefined): boolean =>
  couple?.kind === "married" || couple?.kind === "divorced" || couple?.kind === "widowed";

/** The change is one of these; undefined: which is not said. */
export const changeIs =
  (...changes: (CivilStatusChange | undefined)[]): Condition =>
  ({ answers }) =>
    changes.includes(answers.procedure.civilStatus?.change);

/** Which is not said, and no paper is said to differ. */
export const changeIsUnknown: Condition = ({ answers }) =>
  answers.procedure.civilStatus === undefined && answers.concordance === undefined;

export const isCorrection: Condition = (s) =>
  changeIs("correction")(s) || (changeIs(undefined)(s) && !changeIsUnknown(s));

/** The card names neither a PACS nor the family: nothing on it changes. */
export const leavesCardAsItIs = all(
  procedure("civil-status-change"),
  changeIs("civil-union", "birth", "adoption", "death"),
);
