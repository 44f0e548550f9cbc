// What is decided about one document for the sample person, and the answers of that person that such tests change most.
import type { Answers } from "../../functions/answers/answers.ts";
import { decideDocuments } from "../../functions/documents/decide.ts";
import type { DocumentId } from "../../functions/documents/table.ts";
import { said } from "./said.ts";
import { sampleAnswers, sampleSituation, type SampleOverrides } from "./sample-answers.ts";

/** The reason in each language. */
export function decide(id: DocumentId, overrides: SampleOverrides = {}) {
  const decision = decideDocuments(sampleSituation(overrides)).find((one) => one.id === id);
  if (decision === undefined) throw new Error(`no decision for ${id}`);
  return { ...decision, reason: said(decision.reason) };
}

/** The strength, or « no ». */
export function outcomeOf(id: DocumentId, overrides: SampleOverrides = {}) {
  const { included, strength } = decide(id, overrides);
  return included ? strength : "no";
}

export const identity = sampleAnswers().identity!;

export const procedure = (kind: Answers["procedure"]["kind"], more: object = {}): SampleOverrides => ({
  procedure: { kind, ...more },
});

export const aged = (birthDate: string): SampleOverrides => ({ identity: { ...identity, birth: { date: birthDate } } });
