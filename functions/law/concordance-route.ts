// Where a difference between papers is corrected: a letter to Ofpra is one of several routes.
import type { Answers, Difference } from "../answers/answers.ts";

export type ConcordanceRoute =
  /** The answers report no difference. */
  | "nothing-to-do"
  /** Only the protected person asks Ofpra; a family member has civil-status papers of their own. */
  | "family-member"
  /** The certificate is there: the change of situation is next. */
  | "certificate-received"
  /** Ofpra has not sent the birth certificate yet: the certificate of concordance comes with it. */
  | "wait-for-birth-certificate"
  /** The birth certificate itself is wrong: rectification. */
  | "rectification"
  /** Only what the prefecture made is wrong. */
  | "prefecture-corrects"
  /** Only foreign papers differ. */
  | "foreign-papers-only"
  /** What differs is no mention of identity: the marriage, the nationality. */
  | "no-identity-mention"
  | "letter";

// A residence permit that is wrong beside a right birth certificate is the prefecture's to correct (Réfugiés.info, sheet
// of Ofpra on errors, read 2026-11-23); it makes the travel document too. Its certificate or receipt goes with either, but
// alone it proves no such error: Ofpra's page speaks of the papers that French authorities made during the asylum procedure.
const correctedByPrefecture: ReadonlySet<Difference["otherPaper"]> = new Set(["residence-permit", "travel-document"]);
const madeByPrefecture: ReadonlySet<Difference["otherPaper"]> = new Set([
  ...correctedByPrefecture,
  "extension-certificate",
  "receipt",
]);

/** The certificate of concordance says that two identities are one person's; it says nothing of a marriage. */
const otherMentions: ReadonlySet<Difference["item"]> = new Set(["marital-status", "nationality"]);

export const isOfIdentity = ({ item }: Pick<Difference, "item">): boolean => !otherMentions.has(item);

export function concordanceRoute(concordance: Answers["concordance"], isFamilyMember: boolean): ConcordanceRoute {
  if (isFamilyMember) return "family-member";
  if (concordance === undefined) return "nothing-to-do";
  if (concordance.certificateReceived === true) return "certificate-received";
  if (concordance.birthCertificate === "not-received") return "wait-for-birth-certificate";
  if (concordance.birthCertificate === "has-an-error") return "rectification";
  // The differences are not given: the letter has a table to fill in by hand.
  if (concordance.differences === undefined) return "letter";
  if (concordance.differences.length === 0) return "nothing-to-do";
  const ofIdentity = concordance.differences.filter(isOfIdentity);
  if (ofIdentity.length === 0) return "no-identity-mention";
  const otherDocuments = ofIdentity.map(({ otherPaper }) => otherPaper);
  const frenchDocuments = otherDocuments.filter((document) => document !== "foreign-paper");
  if (frenchDocuments.length === 0) return "foreign-papers-only";
  const isMistakeOfPrefecture = frenchDocuments.some((document) => correctedByPrefecture.has(document));
  return isMistakeOfPrefecture && frenchDocuments.every((document) => madeByPrefecture.has(document))
    ? "prefecture-corrects"
    : "letter";
}
