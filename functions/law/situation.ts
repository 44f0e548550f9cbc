// All that the checklist, the dates and the warnings are made from, computed once: facts, fees and decisions.
import type { Condition } from "./conditions.ts";
import type { DocumentEligibility, Strength } from "./eligibility.ts";
import type { Facts } from "./facts.ts";
import { feesFor, type Fee } from "./fees.ts";

export type Situation = Facts & {
  fees: Fee[];
  /** Of each document, included or not. */
  decisions: readonly DocumentEligibility[];
};

/** `decisions`: what was decided about each document from these facts; the law knows no document. */
export const situationOf = (facts: Facts, decisions: readonly DocumentEligibility[]): Situation => ({
  ...facts,
  fees: feesFor(facts),
  decisions,
});

/** The document is in this person's dossier with one of these strengths. */
export const inDossier =
  (id: string, ...strengths: Strength[]): Condition<Situation> =>
  ({ decisions }) =>
    decisions.some((one) => one.id === id && one.strength !== undefined && strengths.includes(one.strength));
