// The family of a protected person, as the rules on family permits use it (L. 424-3, L. 424-11, L. 424-19).
import type { Answers, FamilyTie } from "../answers/answers.ts";
import type { Facts } from "./facts.ts";

export type Relative = {
  tie: FamilyTie;
  /** Undefined where it is not said. */
  byReunification?: boolean | undefined;
  /** Known at least to the year. */
  unionDate?: string | undefined;
  birthDate?: string | undefined;
};

export const tieOfCouple: Partial<Record<Answers["couple"]["kind"], FamilyTie>> = {
  married: "spouse",
  "civil-union": "civil-partner",
  cohabiting: "cohabiting-partner",
};

/** The applicant, where they are of the protected person's family. */
export function applicantAsRelative({ answers: { status, couple, identity } }: Facts): Relative | undefined {
  if (status.kind !== "family-member") return undefined;
  const { tie, byReunification } = status;
  const unionDate =
    couple.kind === "married" ? couple.marriage?.date : couple.kind === "civil-union" ? couple.date : undefined;
  return { tie, byReunification, unionDate, birthDate: identity?.birth?.date };
}

/** The family members who apply too. */
export const familyMembers = ({ answers }: Facts): Relative[] =>
  (answers.familyMembers ?? []).map(({ birth, ...member }) => ({ ...member, birthDate: birth?.date }));

/** All who apply as family: the applicant first. */
export const applyingRelatives = (s: Facts): Relative[] => [
  ...[applicantAsRelative(s)].filter((own) => own !== undefined),
  ...familyMembers(s),
];

/** Of each child, whether they apply or not; undefined where it is not said. A child named in both lists comes twice. */
export const childBirthDates = (s: Facts): (string | undefined)[] => [
  ...(s.answers.children ?? []).map(({ birth }) => birth?.date),
  ...familyMembers(s).flatMap(({ tie, birthDate }) => (tie === "child" ? [birthDate] : [])),
];
