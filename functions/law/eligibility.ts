// What a rule says about one document for one person, and words that several rules share.
import type { ProcedureKind } from "../answers/answers.ts";
import { message, type Message } from "../text/message.ts";
import type { SourceCode } from "./sources.ts";

/** `required`: asked for; `recommended`: wise to have; `offered`: only of use if someone asks for it. */
export type Strength = "required" | "recommended" | "offered";

export type Eligibility = {
  included: boolean;
  strength?: Strength;
  reason: Message;
  /** May be empty only where the reason makes no legal claim. */
  sources: SourceCode[];
  /** Nobody looks for it here: results say why it is not made, and the cover sheet has no line for it. */
  isNotMissed?: true;
  /** The cautious day before which it is sent, YYYY-MM-DD; on that day itself, at once. */
  sendBefore?: string;
};

export type DocumentEligibility<Id extends string = string> = Eligibility & { id: Id };

/**
 * The number of a document in its dossier, on the cover sheet, in its file's name and on the checklist: its place among those
 * that are included, from 0. Undefined where it is not included.
 */
export function numberInDossier(decisions: readonly DocumentEligibility[], id: string): number | undefined {
  const at = decisions.filter(({ included }) => included).findIndex((decision) => decision.id === id);
  return at === -1 ? undefined : at;
}

export const yes = (strength: Strength, sources: SourceCode[], reason: Message): Eligibility => ({
  included: true,
  strength,
  reason,
  sources,
});

export const no = (sources: SourceCode[], reason: Message): Eligibility => ({ included: false, reason, sources });

/** Of a document that nobody looks for in this dossier. */
export const notMissed = (sources: SourceCode[], reason: Message): Eligibility => ({
  ...no(sources, reason),
  isNotMissed: true,
});

/** « Signalez la perte »: what a renewal has to tell beside, where it takes the place of this procedure. */
export const whatToReport = (kind: ProcedureKind | undefined): Message =>
  message(
    kind === undefined || kind === "first-application" || kind === "renewal"
      ? "checklist.values.report.any"
      : `checklist.values.report.${kind}`,
  );

/** Follows « pour », "for". */
export const procedureName = (kind: ProcedureKind): Message => message(`decisions.procedure.${kind}`);
