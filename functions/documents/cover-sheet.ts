// The cover sheet: what is in the dossier, who signs, what is left to write by hand, and what is not in it and why.
import type { Answers } from "../answers/answers.ts";
import { birthName, familyNameCapitals, frenchList } from "../answers/french.ts";
import { numberInDossier, yes, type Eligibility, type Strength } from "../law/eligibility.ts";
import type { Situation } from "../law/situation.ts";
import type { SourceCode } from "../law/sources.ts";
import { isCase } from "../law/special-cases.ts";
import { sayDay } from "../text/dates-in-words.ts";
import { officialLanguage, type Language } from "../text/languages.ts";
import { dayOfWeek, message } from "../text/message.ts";
import { isMessageKey, say } from "../text/say.ts";
import { document, titleOf, type BlankInput, type Document, type ViewInput } from "./document.ts";
import { startCitations, type SourceList } from "./parts/cited-sources.ts";
import { titlesIn, type Titles } from "./parts/french.ts";

type CoverSheetView = {
  isBlank: boolean;
  isFillable: boolean;
  name: string | null;
  madeOn: string | null;
  documents: {
    number: number;
    title: string;
    /** As printed on the document itself, where this sheet is in another language, or for whoever helps. */
    frenchTitle: string | null;
    /** Asked for, recommended, or only in case */
    strength: string | null;
    /** Until when, where a right is lost after. */
    sendBefore: string | null;
    signer: string;
    /** In French, as on the document. */
    toWrite: string | null;
    /** What stays for the pen where the rest can be typed. */
    onlyByHand: string | null;
  }[];
  warnings: { message: string; cited: string | null }[];
  /** Those that are left out for one reason, together. */
  notIncluded: { titles: Titles[]; reason: string; cited: string | null }[];
  /** Empty where nothing is handed in. */
  advice: string[];
  sourceList: SourceList;
};

export const coverSheet = document({
  id: "cover-sheet",
  fileName: "page-de-garde",
  signer: "nobody",
  language: "help",
  underAnyLaw: true,
  isMadeLast: true,
  decide: () => yes("recommended", [], message("decisions.cover-sheet")),
  view,
  blankView,
});

function view({ situation, warnings, language, isFillable = false, table, others }: ViewInput): CoverSheetView {
  if (others === undefined) throw new Error("the cover sheet is made last: it needs the other documents");
  const { decisions, isMinor, today, answers } = situation;
  const signsForThem = !isMinor ? "applicant" : isCase("married-minor")(situation) ? "married-minor" : "representative";
  const citations = startCitations(language);
  const documents = table.flatMap((document) => {
    const made = others.find(({ id }) => id === document.id);
    return made === undefined ? [] : [{ document, made }];
  });
  return {
    isBlank: false,
    isFillable,
    name: nameOn(answers, language),
    madeOn: sayDay(today, language, true),
    documents: documents.map(({ document, made: { toFillIn, toType } }) => ({
      number: numberInDossier(decisions, document.id)!,
      ...titlesOf(document, language),
      ...decisionInWords(
        document,
        decisions.find(({ id }) => id === document.id),
        today,
        language,
      ),
      signer: signerInWords(document, signsForThem, language),
      toWrite: linesInWords(isFillable ? toType : toFillIn) || null,
      onlyByHand: (isFillable && linesInWords(toFillIn.filter((line) => !toType.includes(line)))) || null,
    })),
    warnings: warnings.map(({ message, sources }) => ({
      message: say(message, language),
      cited: citations.cite(sources),
    })),
    notIncluded: leftOut(decisions, language).map(({ sources, ...one }) => ({
      ...one,
      cited: citations.cite([...new Set(sources)]),
    })),
    advice:
      situation.otherLaw === undefined
        ? adviceOn(
            documents.map(({ document }) => document),
            { language, isFillable },
          )
        : [],
    sourceList: citations.list(),
  };
}

function leftOut(decisions: Situation["decisions"], language: Language) {
  const byReason = new Map<string, { titles: Titles[]; reason: string; sources: SourceCode[] }>();
  for (const { id, included, isNotMissed, reason, sources } of decisions) {
    if (included || isNotMissed === true) continue;
    const said = say(reason, language);
    const one = byReason.get(said) ?? { titles: [], reason: said, sources: [] };
    one.titles.push(titlesIn(titleOf(id), language));
    one.sources.push(...sources);
    byReason.set(said, one);
  }
  return [...byReason.values()];
}

/** How to sign is for a dossier with something to sign. */
function adviceOn(
  documents: readonly Document[],
  { language, isFillable }: Pick<ViewInput, "language" | "isFillable">,
): string[] {
  const isSigned = documents.some(({ signer }) => signer !== "nobody");
  const how = isFillable ? ("screen" as const) : ("hand" as const);
  return (["names", ...(isSigned ? [how] : []), "copy", "notForThem"] as const).map((name) =>
    say(message(`documents.cover-sheet.advice.${name}`), language),
  );
}

/** With the name in use, said in the language of the sheet. */
function nameOn({ identity = {} }: Answers, language: Language): string | null {
  const name = birthName(identity);
  if (name === undefined || identity.usualName === undefined) return name ?? null;
  const usual = familyNameCapitals(identity.usualName);
  return say(message("documents.cover-sheet.usualName", { name, usual }), language);
}

/** Every document that a dossier may hold; which apply is ticked by hand. */
function blankView({ language, isFillable = false, table }: BlankInput): CoverSheetView {
  return {
    isBlank: true,
    isFillable,
    name: null,
    madeOn: null,
    documents: table.flatMap((document, number) => {
      if (document.isMadeLast === true) return [];
      return {
        number,
        ...titlesOf(document, language),
        strength: null,
        sendBefore: null,
        signer: signerInWords(document, "applicant", language),
        toWrite: null,
        onlyByHand: null,
      };
    }),
    warnings: [],
    notIncluded: [],
    advice: adviceOn(table, { language, isFillable }),
    sourceList: { readOn: null, sources: [] },
  };
}

function titlesOf({ id, language: written }: Document, language: Language) {
  const { title, french } = titlesIn(titleOf(id), language);
  const onDocument = say(titleOf(id), officialLanguage);
  return { title, frenchTitle: french ?? (written === "help" || title === onDocument ? null : onDocument) };
}

function decisionInWords(document: Document, decision: Eligibility | undefined, today: string, language: Language) {
  const { strength, sendBefore } = decision ?? {};
  return {
    strength: strengthInWords(document, strength, language),
    sendBefore:
      sendBefore === undefined
        ? null
        : sendBefore === today
          ? say(message("documents.cover-sheet.sendToday"), language)
          : say(message("documents.cover-sheet.sendBefore", { day: dayOfWeek(sendBefore) }), language),
  };
}

/** A document may have words of its own, `documents.<id>.strength`. Nobody asks for another that only explains. */
function strengthInWords(
  { id, language: written }: Document,
  strength: Strength | undefined,
  language: Language,
): string | null {
  if (strength === undefined) return null;
  const own = `documents.${id}.strength.${strength}`;
  if (isMessageKey(own)) return say(message(own), language);
  return written === "help" ? null : say(message(`documents.cover-sheet.strength.${strength}`), language);
}

/** `applicant`: who signs what the applicant signs. */
function signerInWords(
  { signer, isSignedWithMinor }: Document,
  applicant: "applicant" | "representative" | "married-minor",
  language: Language,
): string {
  const isSignedByTwo = applicant === "married-minor" && isSignedWithMinor === true;
  const who = signer !== "applicant" ? signer : isSignedByTwo ? "minor-and-representative" : applicant;
  return say(message(`documents.cover-sheet.signedBy.${who}`), language);
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
