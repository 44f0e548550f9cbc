// From answers to a dossier: which documents and why, their text, the checklist, the dates. Read this first.
import type { Answers } from "../answers/answers.ts";
import { makeChecklist, type ChecklistItem } from "../law/checklist.ts";
import { computeDeadlines, type Deadline } from "../law/deadlines.ts";
import { decideDocuments, documentKinds, type DocumentDecision, type DocumentId, type Signer } from "./documents.ts";
import { feesFor, type Fee } from "../law/fees.ts";
import { describeSituation } from "../law/situation.ts";
import type { SourceCode } from "../law/sources.ts";
import { renderTemplate, type RenderedTemplate } from "./templates.ts";
import { type HelpLanguage, told } from "../text/text.ts";
import { blankView, viewOf, type ViewInput } from "./views.ts";
import { findWarnings, type Warning } from "../law/warnings.ts";

/** A document as text, ready to be laid out. */
export type Paper = {
  id: DocumentId;
  title: string;
  /** Says which document it is, never whose: download folders are shared. */
  fileName: string;
  signer: Signer;
  /** Semantic markup, read by functions/pdf/markup.ts. */
  markup: string;
  /** What is left to write by hand, in French as on the paper. */
  toFillIn: string[];
  templateVersion: string;
};

export type DossierDocument = Paper & {
  strength: DocumentDecision["strength"];
  /** Why it is in the dossier, in the language of the help. */
  reason: string;
  sources: readonly SourceCode[];
};

export type Dossier = {
  title: string;
  language: HelpLanguage;
  today: string;
  documents: DossierDocument[];
  notIncluded: { id: DocumentId; title: string; reason: string; sources: readonly SourceCode[] }[];
  checklist: ChecklistItem[];
  deadlines: Deadline[];
  fees: Fee[];
  warnings: Warning[];
};

export type DossierOptions = {
  /** The day the dossier is made, YYYY-MM-DD, in Paris. */
  today: string;
  /** Language of what explains; what is signed is in French. */
  language: HelpLanguage;
  /** Only these, where they apply; all that apply when absent. */
  only?: readonly DocumentId[];
};

/** The whole dossier as data; nothing is printed yet. Depends on nothing but its arguments. */
export function makeDossier(answers: Answers, { today, language, only }: DossierOptions): Dossier {
  const situation = describeSituation(answers, today);
  const decisions = decideDocuments(situation);
  const facts = {
    checklist: makeChecklist(situation),
    deadlines: computeDeadlines(situation),
    fees: feesFor(situation),
    warnings: findWarnings(situation),
  };
  const input: ViewInput = { situation, decisions, language, ...facts };
  const make = (decision: DocumentDecision, more: Partial<ViewInput> = {}): DossierDocument => ({
    ...paperOf(decision.id, language, renderTemplate(decision.id, viewOf(decision.id, { ...input, ...more }))),
    strength: decision.strength,
    reason: told(decision.reason, language),
    sources: decision.sources,
  });

  // The cover sheet comes first in print and last in making: it says what the others leave to the pen.
  const wanted = decisions.filter(({ id, included }) => included && (only === undefined || only.includes(id)));
  const papers = wanted.filter(({ id }) => id !== "cover-sheet").map((decision) => make(decision));
  const cover = wanted.filter(({ id }) => id === "cover-sheet").map((decision) => make(decision, { papers }));
  return {
    title: told(dossierTitle, language),
    language,
    today,
    documents: [...cover, ...papers],
    notIncluded: decisions
      .filter(({ included }) => !included)
      .map(({ id, reason, sources }) => ({
        id,
        title: titleOf(id, language),
        reason: told(reason, language),
        sources,
      })),
    ...facts,
  };
}

/** A document with no answers in it: every fact is a line to write on. */
export function makeBlank(id: DocumentId, language: HelpLanguage): Paper {
  return paperOf(id, language, renderTemplate(id, blankView(id, language)));
}

function paperOf(id: DocumentId, language: HelpLanguage, rendered: RenderedTemplate): Paper {
  const { markup, toFillIn, version } = rendered;
  const { signer } = documentKinds[id];
  return {
    id,
    title: titleOf(id, language),
    fileName: `${fileNames[id]}.pdf`,
    signer,
    markup,
    toFillIn,
    templateVersion: version,
  };
}

const titleOf = (id: DocumentId, language: HelpLanguage): string => told(documentKinds[id].title, language);

const dossierTitle = { fr: "Dossier de titre de séjour", en: "Residence permit dossier" };

/** In print order, so that a folder lists them as they are printed. */
const fileNames: Record<DocumentId, string> = {
  "cover-sheet": "0-page-de-garde",
  "commitment-reminder": "1-rappel-contrat-engagement",
  "non-polygamy-statement": "2-declaration-non-polygamie",
  "hosting-attestation": "3-attestation-hebergement",
  "ofpra-letter": "4-lettre-ofpra",
  checklist: "5-liste-de-controle",
};
