// View of the personalised checklist, in the language of the person.
import type { Protection } from "../answers.ts";
import { dayInWords } from "../calendar-day.ts";
import { blankChecklist, checklistSections, sectionTitle, type ChecklistItem } from "../checklist.ts";
import { paperList } from "../status-sources.ts";
import { amountInWords } from "../fees.ts";
import { fullName } from "../french.ts";
import type { Situation } from "../situation.ts";
import { sources } from "../sources.ts";
import { fillIn, type HelpLanguage } from "../text.ts";
import type { ViewInput } from "../views.ts";
import { startCitations, type Citations, type SourceList } from "./cited-sources.ts";
import { pageTexts, type PageTexts } from "./page-texts.ts";

type ItemView = {
  title: string;
  /** For whom the row is: only on a checklist printed blank, which has every row. */
  condition: string | null;
  why: string | null;
  where: string | null;
  validity: string | null;
  link: { url: string; label: string } | null;
  cited: string | null;
};

export type ChecklistView = {
  lang: HelpLanguage;
  text: PageTexts["checklistPage"];
  name: string | null;
  madeOn: string | null;
  intro: string;
  /** `from`: first day of the window that ends on `date` */
  deadlines: { from: string | null; date: string; title: string; detail: string; cited: string | null }[];
  sections: { title: string; groups: { boxes: boolean; items: ItemView[] }[] }[];
  fees: { title: string; amount: string; detail: string; cited: string | null }[];
  sites: { url: string; label: string }[];
  sourceList: SourceList;
};

export function checklistView({ situation, checklist, deadlines, fees, language }: ViewInput): ChecklistView {
  const text = pageTexts[language].checklistPage;
  const citations = startCitations(language);
  return {
    lang: language,
    text,
    name: fullName(situation.answers.identity ?? {}) ?? null,
    madeOn: fillIn(text.madeOn, { day: dayInWords(situation.today)[language] }),
    intro: text.intro,
    deadlines: deadlines.map(({ from, date, title, detail, sources }) => ({
      from: from === undefined ? null : dayInWords(from)[language],
      date: dayInWords(date)[language],
      title: title[language],
      detail: detail[language],
      cited: citations.cite(sources),
    })),
    sections: sectionViews(checklist, language, citations),
    fees: fees.map((fee) => ({
      title: fee.title[language],
      amount: amountInWords(fee)[language],
      detail: fee.detail[language],
      cited: citations.cite(fee.sources),
    })),
    sites: sitesFor(situation.channel, situation.protection, text),
    sourceList: citations.list(),
  };
}

/** Every row, each with the condition under which it applies. */
export function blankChecklistView(language: HelpLanguage): ChecklistView {
  const text = pageTexts[language].checklistPage;
  const citations = startCitations(language);
  return {
    lang: language,
    text,
    name: null,
    madeOn: null,
    intro: text.blankIntro,
    deadlines: [],
    sections: sectionViews(blankChecklist(), language, citations),
    fees: [],
    sites: sitesFor(null, null, text),
    sourceList: citations.list(),
  };
}

/** Sections in reading order. Items that follow one another with, or without, a box to tick make one list. */
function sectionViews(items: readonly ChecklistItem[], language: HelpLanguage, citations: Citations) {
  return checklistSections.flatMap((section): ChecklistView["sections"] => {
    const groups: ChecklistView["sections"][number]["groups"] = [];
    for (const item of items) {
      if (item.section !== section) continue;
      if (groups.at(-1)?.boxes !== item.box) groups.push({ boxes: item.box, items: [] });
      groups.at(-1)?.items.push(itemView(item, language, citations));
    }
    return groups.length === 0 ? [] : [{ title: sectionTitle(section)[language], groups }];
  });
}

const itemView = (item: ChecklistItem, language: HelpLanguage, { cite }: Citations): ItemView => ({
  title: item.title[language],
  condition: item.condition?.[language] ?? null,
  why: item.why?.[language] ?? null,
  where: item.where?.[language] ?? null,
  validity: item.validity?.[language] ?? null,
  link: item.link === undefined ? null : { url: item.link.url, label: item.link.label[language] },
  cited: cite(item.sources),
});

/** Where to go, for people who read paper with a phone in hand. Addresses without a source row: domain of the State. */
function sitesFor(
  channel: Situation["channel"] | null,
  protection: Protection | null,
  text: PageTexts["checklistPage"],
) {
  const anef = { url: "https://administration-etrangers-en-france.interieur.gouv.fr/", label: text.siteAnef };
  return [
    ...(channel === "prefecture" ? [] : [anef]),
    { url: sources[paperList[protection ?? "refugee"]].url, label: text.siteList },
    { url: sources.MIN2.url, label: text.siteContract },
    { url: "https://timbres.impots.gouv.fr/", label: text.siteStamps },
    { url: sources.RI.url, label: text.siteHelp },
  ];
}
