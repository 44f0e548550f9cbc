// The personal checklist: what to gather, do and know, the dates and the fees, in the language of the person.
import { fullName } from "../answers/french.ts";
import { blankChecklist, checklistSections, sectionTitle, type ChecklistItem } from "../law/checklist.ts";
import { yes } from "../law/eligibility.ts";
import { amountInWords } from "../law/fees.ts";
import { sources } from "../law/sources.ts";
import { supportingDocumentsPage } from "../law/status-sources.ts";
import { sayDay } from "../text/dates-in-words.ts";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import { document, type BlankInput, type ViewInput } from "./document.ts";
import { startCitations, type Citations, type SourceList } from "./parts/cited-sources.ts";

type ItemView = {
  title: string;
  /** For whom the row is: only on a checklist printed blank, where its group does not say it. */
  condition: string | null;
  why: string | null;
  where: string | null;
  validity: string | null;
  link: { url: string; label: string } | null;
  cited: string | null;
};

type SectionView = {
  title: string;
  /** What holds for the whole section. */
  note: string | null;
  /** `condition`: for whom all the items are, only on a checklist printed blank, which has every row. */
  groups: { boxes: boolean; condition: string | null; items: ItemView[] }[];
};

type ChecklistView = {
  isBlank: boolean;
  name: string | null;
  madeOn: string | null;
  /** `from`: first day of the window that ends on `date` */
  deadlines: { from: string | null; date: string; title: string; detail: string; cited: string | null }[];
  sections: SectionView[];
  fees: { title: string; amount: string; detail: string; cited: string | null }[];
  sites: { url: string; label: string }[];
  sourceList: SourceList;
};

export const checklist = document({
  id: "checklist",
  fileName: "liste-de-controle",
  signer: "nobody",
  language: "help",
  decide: () => yes("recommended", [], message("decisions.checklist")),
  view,
  blankView,
});

function view({ situation, checklist, deadlines, fees, language }: ViewInput): ChecklistView {
  const citations = startCitations(language);
  return {
    isBlank: false,
    name: fullName(situation.answers.identity ?? {}) ?? null,
    madeOn: sayDay(situation.today, language, true),
    deadlines: deadlines.map(({ from, date, title, detail, sources }) => ({
      from: from === undefined ? null : sayDay(from, language, true),
      date: sayDay(date, language, true),
      title: say(title, language),
      detail: say(detail, language),
      cited: citations.cite(sources),
    })),
    sections: sectionViews(checklist, language, citations),
    fees: fees.map((fee) => ({
      title: say(fee.title, language),
      amount: say(amountInWords(fee), language),
      detail: say(fee.detail, language),
      cited: citations.cite(fee.sources),
    })),
    sites: sitesFor(language, { situation, rows: checklist }),
    sourceList: citations.list(),
  };
}

/** Every row, under the condition that makes it apply. */
function blankView({ language }: BlankInput): ChecklistView {
  const citations = startCitations(language);
  const rows = blankChecklist();
  // Most papers go to one place, and proofs of address to another: both are said once, at the head of the section.
  const usual = rows.filter(({ id }) => id === "protection-decision" || id === "address-own-name");
  const placeOf = ({ where }: ChecklistItem) => where && say(where, language);
  const usualPlaces = new Set(usual.map(placeOf));
  const items = rows.map(({ where, ...row }) =>
    where === undefined || usualPlaces.has(say(where, language)) ? row : { ...row, where },
  );
  return {
    isBlank: true,
    name: null,
    madeOn: null,
    deadlines: [],
    sections: sectionViews(items, language, citations).map((section) =>
      section.title === say(sectionTitle("papers"), language)
        ? { ...section, note: say(message("documents.checklist.blankWhere"), language) }
        : section,
    ),
    fees: [],
    sites: sitesFor(language),
    sourceList: citations.list(),
  };
}

/**
 * Sections in reading order. Items that follow one another with, or without, a box to tick make one list. On a blank
 * checklist those of one condition come together under it, after those that have a condition of their own.
 */
function sectionViews(items: readonly ChecklistItem[], language: Language, citations: Citations): SectionView[] {
  return checklistSections.flatMap((section): SectionView[] => {
    const own = items.filter((item) => item.section === section);
    if (own.length === 0) return [];
    const conditionOf = ({ condition }: ChecklistItem) => condition && say(condition, language);
    const parts = [...new Set(own.map(conditionOf))]
      .map((condition) => own.filter((item) => condition !== undefined && conditionOf(item) === condition))
      .filter((part) => part.length > 1);
    const single = own.filter((row) => !parts.some((part) => part.includes(row)));
    const views = (rows: readonly ChecklistItem[], heading: string | null): SectionView["groups"] => {
      const groups: SectionView["groups"] = [];
      for (const row of rows) {
        const item = itemView(row, language, citations, heading !== null);
        if (groups.at(-1)?.boxes === row.box) groups.at(-1)?.items.push(item);
        else groups.push({ boxes: row.box, condition: groups.length === 0 ? heading : null, items: [item] });
      }
      return groups;
    };
    const groups = views(single, null);
    for (const part of parts) groups.push(...views(part, (part[0] && conditionOf(part[0])) ?? null));
    return [{ title: say(sectionTitle(section), language), note: null, groups }];
  });
}

const itemView = (item: ChecklistItem, language: Language, { cite }: Citations, underHeading: boolean): ItemView => ({
  title: say(item.title, language),
  condition: underHeading || item.condition === undefined ? null : say(item.condition, language),
  why: item.why === undefined ? null : say(item.why, language),
  where: item.where === undefined ? null : say(item.where, language),
  validity: item.validity === undefined ? null : say(item.validity, language),
  link:
    item.link === undefined
      ? null
      : { url: inLanguage(item.link.url, language), label: say(item.link.label, language) },
  cited: cite(item.sources),
});

/** Réfugiés.info has each page at an address of its own in each language. */
const inLanguage = (url: string, language: Language): string =>
  url.replace(
    /^https:\/\/refugies\.info\/\w+\/(?:demarche|procedure)\//,
    say(message("documents.checklist.sites.helpPages"), language),
  );

/**
 * Where to go, for people who read paper with a phone in hand: only what this person has to do there. Addresses without a
 * source row: domain of the State.
 */
function sitesFor(
  language: Language,
  person?: Pick<ViewInput, "situation"> & { rows: readonly ChecklistItem[] },
): { url: string; label: string }[] {
  const { channel, protection, otherLaw } = person?.situation ?? {};
  const hasRow = (...ids: string[]) => person === undefined || person.rows.some(({ id }) => ids.includes(id));
  const site = (name: "anef" | "list" | "contract" | "stamps" | "help", url: string) => ({
    url,
    label: say(message(`documents.checklist.sites.${name}`), language),
  });
  const help = site("help", inLanguage(sources.RI.url, language));
  if (otherLaw !== undefined) return [help];
  return [
    ...(channel === "prefecture"
      ? []
      : [site("anef", "https://administration-etrangers-en-france.interieur.gouv.fr/")]),
    site("list", sources[supportingDocumentsPage[protection ?? "refugee"]].url),
    ...(hasRow("commitment-contract", "commitment-contract-in-reserve") ? [site("contract", sources.MIN2.url)] : []),
    ...(hasRow("stamps", "stamps-first", "new-card-optional")
      ? [site("stamps", "https://timbres.impots.gouv.fr/")]
      : []),
    help,
  ];
}
