// From answers to a dossier: which documents and why, the checklist, the dates, the fees, the warnings. Read this first.
import type { Answers } from "../answers/answers.ts";
import { makeChecklist } from "../law/checklist.ts";
import { computeDeadlines } from "../law/deadlines.ts";
import type { DocumentEligibility } from "../law/eligibility.ts";
import { findWarnings } from "../law/warnings.ts";
import type { Message } from "../text/message.ts";
import { describeSituation } from "./decide.ts";
import { titleOf, type DocumentTable, type Findings, type Signer } from "./document.ts";
import { documentTable, type DocumentId } from "./table.ts";

export type DossierDocument<Id extends string = DocumentId> = Omit<DocumentEligibility<Id>, "included"> & {
  title: Message;
  signer: Signer;
};

/** It has no language: its messages are said when it is printed or answered. */
export type Dossier<Id extends string = DocumentId> = Findings & {
  today: string;
  /** In print order. */
  documents: DossierDocument<Id>[];
  notIncluded: DossierDocument<Id>[];
  table: DocumentTable<Id>;
};

export type DossierOptions<Id extends string = DocumentId> = {
  /** The day the dossier is made, YYYY-MM-DD, in Paris. */
  today: string;
  /** Only these, where they apply; all that apply when absent. */
  only?: readonly Id[];
  /** Documents that are made on request only; those named in `only` are asked for too. */
  also?: readonly Id[];
};

/** The whole dossier as data, before any text is made. Depends on its arguments only. */
export function makeDossier(answers: Answers, options: DossierOptions): Dossier;
export function makeDossier<Id extends string>(
  answers: Answers,
  options: DossierOptions<Id>,
  table: DocumentTable<Id>,
): Dossier<Id>;
export function makeDossier(
  answers: Answers,
  { today, only, also = [] }: DossierOptions<string>,
  table: DocumentTable = documentTable,
): Dossier<string> {
  const situation = describeSituation(answers, today, table, [...(only ?? []), ...also]);
  const documentsWhere = (isIncluded: boolean) =>
    situation.decisions.flatMap(({ included, ...decision }) =>
      included === isIncluded
        ? [{ ...decision, title: titleOf(decision.id), signer: signerOf(decision.id, table) }]
        : [],
    );
  return {
    today,
    documents: documentsWhere(true).filter(({ id }) => only === undefined || only.includes(id) || also.includes(id)),
    notIncluded: documentsWhere(false),
    table,
    situation,
    checklist: makeChecklist(situation),
    deadlines: computeDeadlines(situation),
    fees: situation.fees,
    warnings: findWarnings(situation),
  };
}

const signerOf = (id: string, table: DocumentTable): Signer =>
  table.find((document) => document.id === id)?.signer ?? "nobody";
