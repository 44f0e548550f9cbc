// Checklist, ties between the protected person and their family: who may have a permit through whom.
import type { FamilyTie } from "../../answers/answers.ts";
import { applicantAsRelative, familyMembers, foreignChildren, partnerOf, type Relative } from "../relatives.ts";
import type { Facts } from "../facts.ts";
import { needsNoPermit } from "../special-cases/citizenship.ts";
import { isUnionBeforeAsylum } from "../special-cases/family.ts";
import { message, type Values } from "../../text/message.ts";
import type { Condition } from "../conditions.ts";

/** The relatives this checklist is about: the applicant where they are the relative, otherwise the person's own family. */
function relatives(s: Facts): Relative[] {
  const own = applicantAsRelative(s);
  if (own !== undefined) return [own];
  const partner = partnerOf(s);
  const members = familyMembers(s);
  // An entry among the family members has more detail than the couple.
  const partnerIsNamed = members.some(({ tie }) => tie === partner?.tie);
  return [
    ...members,
    ...(partner === undefined || partnerIsNamed ? [] : [partner]),
    ...(foreignChildren(s).length === 0 ? [] : [{ tie: "child" as const }]),
    ...(s.isMinor ? [{ tie: "parent" as const }] : []),
  ].filter(({ nationalities }: Relative) => !needsNoPermit(nationalities));
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

/**
 * Someone with one of these ties did not come by family reunification, or it is not said. A union known to be older than
 * the asylum application gives no card outside reunification.
 */
export const mayBeOutsideReunification =
  (...ties: FamilyTie[]): Condition =>
  (s) =>
    relatives(s).some(
      (relative) =>
        isOneOf(ties, relative.tie) && relative.byReunification !== true && isUnionBeforeAsylum(relative, s) !== true,
    );

/** Someone with one of these ties is said to have come by family reunification. */
export const cameByReunification =
  (...ties: FamilyTie[]): Condition =>
  (s) =>
    relatives(s).some(({ tie, byReunification }) => isOneOf(ties, tie) && byReunification === true);

/** A marriage or civil union is known to be younger than the asylum application. */
export const hasUnionSinceAsylum: Condition = (s) =>
  relatives(s).some(
    (relative) => isOneOf(["spouse", "civil-partner"], relative.tie) && isUnionBeforeAsylum(relative, s) === false,
  );

/** How the family member who applies came, as far as it is said. */
export const ownReunification = ({ answers: { status } }: Facts): "yes" | "no" | "usual" => {
  const came = status.kind === "family-member" ? status.byReunification : undefined;
  return came === undefined ? "usual" : came ? "yes" : "no";
};

/** The papers that prove the tie of the family member who applies. */
export function familyLink({ answers: { status } }: Facts): Values {
  const tie = status.kind === "family-member" ? status.tie : "unknown";
  return { proof: message(`checklist.values.proof.${tie}`) };
}
