// Which documents are for a person, and why.
import type { Answers } from "../answers/answers.ts";
import { no, type DocumentEligibility } from "../law/eligibility.ts";
import { describeFacts, type Facts } from "../law/facts.ts";
import { situationOf, type Situation } from "../law/situation.ts";
import { sourcesOfOtherLaw } from "../law/special-cases/other-law.ts";
import { message } from "../text/message.ts";
import type { DocumentTable } from "./document.ts";
import { documentTable, type DocumentId } from "./table.ts";

/** Every document in print order, included or not, each with its reason; of those on request, the ones asked for by name. */
export function decideDocuments(facts: Facts): DocumentEligibility<DocumentId>[];
export function decideDocuments<Id extends string>(
  facts: Facts,
  table: DocumentTable<Id>,
  asked?: readonly Id[],
): DocumentEligibility<Id>[];
export function decideDocuments(
  facts: Facts,
  table: DocumentTable = documentTable,
  asked: readonly string[] = [],
): DocumentEligibility[] {
  const { otherLaw } = facts;
  return table
    .filter(({ id, onRequest }) => onRequest !== true || asked.includes(id))
    .map(({ id, underAnyLaw, decide }) => ({
      id,
      ...(otherLaw === undefined || underAnyLaw === true
        ? decide(facts)
        : no(sourcesOfOtherLaw[otherLaw], message(`decisions.other-law.${otherLaw}`))),
    }));
}

/** What the rules ask about one person, on a day in Paris (YYYY-MM-DD). */
export function describeSituation(
  answers: Answers,
  today: string,
  table: DocumentTable = documentTable,
  asked: readonly string[] = [],
): Situation {
  const facts = describeFacts(answers, today);
  return situationOf(facts, decideDocuments(facts, table, asked));
}
