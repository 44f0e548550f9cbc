// Checklist, ties between the protected person and their family: who may have a permit through whom.
import type { FamilyTie } from "../../answers/answers.ts";
import type { Situation } from "../situation.ts";
import { message, type Values } from "../../text/message.ts";
import type { Condition } from "./row.ts";

type Relative = { tie: FamilyTie; byReunification?: boolean | undefined };

const ofCouple: Partial<Record<Situation["answers"]["couple"]["kind"], FamilyTie>> = {
  married: "spouse",
  "civil-union": "civil-partner",
  cohabiting: "cohabiting-partner",
};

/** The relatives this checklist is about: the applicant where they are the relative, otherwise the person's own family. */
function relatives({ answers, isMinor }: Situation): Relative[] {
  const { status, couple, familyMembers = [], children = [] } = answers;
  if (status.kind === "family-member") return [status];
  const partner = ofCouple[couple.kind];
  // What is said of a family member who applies says more than the couple alone.
  const partnerIsNamed = familyMembers.some(({ tie }) => tie === partner);
  return [
    ...familyMembers,
    ...(partner === undefined || partnerIsNamed ? [] : [{ tie: partner }]),
    ...(children.length === 0 ? [] : [{ tie: "child" as const }]),
    ...(isMinor ? [{ tie: "parent" as const }] : []),
  ];
}

const isOneOf = (ties: FamilyTie[], tie: FamilyTie): boolean => ties.length === 0 || ties.includes(tie);

/** Someone with one of these ties. */
export const related =
  (...ties: FamilyTie[]): Condition =>
  (s) =>
    relatives(s).some(({ tie }) => isOneOf(ties, tie));

/** Someone with one of these ties (any when none is given) came by family reunification, or it is not said. */
export const mayHaveComeByReunification =
  (...ties: FamilyTie[]): Condition =>
  (s) =>
    relatives(s).some(({ tie, byReunification }) => isOneOf(ties, tie) && byReunification !== false);

/** Someone with one of these ties did not come by family reunification, or it is not said. */
export const mayBeOutsideReunification =
  (...ties: FamilyTie[]): Condition =>
  (s) =>
    relatives(s).some(({ tie, byReunification }) => isOneOf(ties, tie) && byReunification !== true);

/** The papers that prove the tie of the family member who applies. */
export function familyLink({ answers: { status } }: Situation): Values {
  const tie = status.kind === "family-member" ? status.tie : "unknown";
  return { proof: message(`checklist.values.proof.${tie}`) };
}
