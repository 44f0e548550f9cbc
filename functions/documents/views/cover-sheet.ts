// View of the cover sheet, in the language of the person: what is in the dossier, who signs, what is left to write.
import { dayInWords } from "../../text/days.ts";
import type { Strength } from "../../law/document-decision.ts";
import { documentIds, documentKinds, type DocumentId } from "../documents.ts";
import { frenchList, fullName } from "../../answers/french.ts";
import { say } from "../../text/say.ts";
import { fillIn, type HelpLanguage, told } from "../../text/text.ts";
import type { ViewInput } from "../views.ts";
import { startCitations, type SourceList } from "../parts/cited-sources.ts";
import { pageTexts, type PageTexts } from "../parts/page-texts.ts";

/** A document already made. */
export type FilledPaper = { id: DocumentId; toFillIn: readonly string[]; pages?: number };

export type CoverSheetView = {
  lang: HelpLanguage;
  text: PageTexts["coverSheet"];
  isBlank: boolean;
  name: string | null;
  madeOn: string | null;
  papers: {
    number: number;
    title: string;
    /** As printed on the paper itself, where this sheet is in another language. */
    frenchTitle: string | null;
    pages: string | null;
    /** Asked for, recommended, or only in case */
    strength: string | null;
    signer: string;
    /** In French, as on the paper. */
    byHand: string | null;
  }[];
  warnings: { message: string; cited: string | null }[];
  left: { title: string; reason: string; cited: string | null }[];
  advice: string[];
  sourceList: SourceList;
};

export function coverSheetView({ situation, decisions, warnings, language, papers }: ViewInput): CoverSheetView {
  if (papers === undefined) throw new Error("the cover sheet is made last: it needs the other documents");
  const text = told(pageTexts, language).coverSheet;
  const strengthOf = (id: DocumentId) => decisions.find((decision) => decision.id === id)?.strength;
  const citations = startCitations(language);
  return {
    lang: language,
    text,
    isBlank: false,
    name: fullName(situation.answers.identity ?? {}) ?? null,
    madeOn: fillIn(text.madeOn, { day: told(dayInWords(situation.today), language) }),
    papers: papers.map(({ id, toFillIn, pages }, index) => ({
      number: index + 1,
      ...titlesOf(id, language),
      pages: pages === undefined ? null : fillIn(pages === 1 ? text.onePage : text.pages, { count: String(pages) }),
      strength: strengthInWords(id, strengthOf(id), text),
      signer: signerOf(id, text, situation.isMinor),
      byHand: linesInWords(toFillIn) || null,
    })),
    warnings: warnings.map(({ message, sources }) => ({
      message: say(message, language),
      cited: citations.cite(sources),
    })),
    left: decisions
      .filter(({ included }) => !included)
      .map(({ id, reason, sources }) => ({
        title: told(documentKinds[id].title, language),
        reason: told(reason, language),
        cited: citations.cite(sources),
      })),
    advice: [text.adviceNames, text.adviceHand, text.adviceCopy, text.adviceNotForThem],
    sourceList: citations.list(),
  };
}

/**
 * What is left to write, as a phrase. Lines about one person that follow one another name that person once:
 * « nom et prénoms, date de naissance et adresse de la personne qui héberge ; lieu ».
 */
function linesInWords(labels: readonly string[]): string {
  const groups: { whose: string; items: string[] }[] = [];
  for (const label of labels) {
    const whose = / de la personne .+$/.exec(label)?.[0] ?? "";
    if (groups.at(-1)?.whose !== whose) groups.push({ whose, items: [] });
    groups.at(-1)?.items.push(label.slice(0, label.length - whose.length));
  }
  const isLong = groups.some(({ whose, items }) => whose !== "" && items.length > 1);
  return groups
    .map(({ whose, items }) => (whose === "" ? items.join(", ") : frenchList(items) + whose))
    .join(isLong ? "\u00A0; " : ", ");
}

const titlesOf = (id: DocumentId, language: HelpLanguage) => {
  const { fr } = documentKinds[id].title;
  const title = told(documentKinds[id].title, language);
  return { title, frenchTitle: title === fr || id === "checklist" ? null : fr };
};

/** Nobody asks for a checklist; and what is asked for is the contract, not our reminder of it. */
function strengthInWords(id: DocumentId, strength: Strength | undefined, text: PageTexts["coverSheet"]): string | null {
  if (strength === undefined || id === "checklist") return null;
  return (id === "commitment-reminder" ? text.contractStrength : text.strength)[strength];
}

function signerOf(id: DocumentId, text: PageTexts["coverSheet"], isMinor: boolean): string {
  const { signer } = documentKinds[id];
  return signer === "applicant" && isMinor ? text.signedByRepresentative : text.signedBy[signer];
}

/** Every document that a dossier may hold; which apply is ticked by hand. */
export function blankCoverSheetView(language: HelpLanguage): CoverSheetView {
  const text = told(pageTexts, language).coverSheet;
  return {
    lang: language,
    text,
    isBlank: true,
    name: null,
    madeOn: null,
    papers: documentIds
      .filter((id) => id !== "cover-sheet")
      .map((id, index) => ({
        number: index + 1,
        ...titlesOf(id, language),
        pages: null,
        strength: null,
        signer: signerOf(id, text, false),
        byHand: null,
      })),
    warnings: [],
    left: [],
    advice: [text.adviceNames, text.adviceHand, text.adviceCopy, text.adviceNotForThem],
    sourceList: { readOn: null, sources: [] },
  };
}
