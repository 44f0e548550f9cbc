// The personal checklist: a first page to act on, then what to know, the dates and the fees, in the language of the person.
import { blankChecklist, laterSections, nowSections, sectionTitle } from "../law/checklist.ts";
import type { ChecklistItem, ChecklistSection } from "../law/checklist.ts";
import { actsFor, type Act } from "../law/checklist/acts.ts";
import { yes } from "../law/eligibility.ts";
import { amountInWords } from "../law/fees.ts";
import { filedAt } from "../law/filing/blocked-filing.ts";
import { sources, type SourceCode } from "../law/sources.ts";
import { supportingDocumentsPage } from "../law/status-sources.ts";
import { sayDay } from "../text/dates-in-words.ts";
import type { Language } from "../text/languages.ts";
import { message, type Message, type Value } from "../text/message.ts";
import { say, sayValue } from "../text/say.ts";
import { document, type BlankInput, type ViewInput } from "./document.ts";
import { shortSources } from "./parts/cited-sources.ts";
import { inFrench, isBilingual, titlesIn, type Titles } from "./parts/french.ts";
import { linkView, type LinkView } from "./parts/links.ts";
import { blankFirstPage, firstPageView, type FirstPageView } from "./parts/first-page.ts";

/** `french`: the label in French too, for the clerk and whoever helps; null on a paper in French or English. */
type RowView = { label: string; french: string | null; text: string; links: LinkView[] };

type SectionView = Titles & {
  /** What holds for the whole section. */
  note: string | null;
  /** The official page with the whole list. */
  list: LinkView | null;
  rows: RowView[];
};

type ChecklistView = {
  isBlank: boolean;
  /** At most so many. */
  pages: number;
  madeOn: string | null;
  first: FirstPageView;
  /** The subjects of the first page in detail. */
  sections: SectionView[];
  /** What may come later, told as « si… ». */
  later: RowView[];
  /** In few words, as one text. */
  sources: string;
};

/** Titles that are there twice need a page more. */
const maxPages = (language: Language): number => (isBilingual(language) ? 5 : 4);

export const checklist = document({
  id: "checklist",
  fileName: "liste-de-controle",
  signer: "nobody",
  language: "help",
  underAnyLaw: true,
  decide: () => yes("recommended", [], message("decisions.checklist")),
  view,
  blankView,
});

function view(input: ViewInput): ChecklistView {
  const { situation, checklist, deadlines, fees, language } = input;
  const acts = actsFor(situation);
  const dates = deadlines.map(({ from, date, ...deadline }) => {
    const { title, detail } = deadline.named ?? deadline;
    const days = message("documents.checklist.days", { from: { day: from ?? date }, to: { day: date } });
    const content: Value = from === undefined ? { day: date } : days;
    return {
      label: sayValue(content, language),
      french: inFrench(message("documents.labelled", { content, value: title }), language),
      text: say(message("documents.checklist.dated", { title, detail }), language),
      links: [],
    };
  });
  const costs = fees
    .filter(({ brief, amountEuros }) => brief !== undefined || amountEuros !== 0)
    .map((fee) => {
      const { title: label, french } = titlesIn(fee.title, language);
      const dated = message("documents.checklist.dated", { title: amountInWords(fee), detail: fee.detail });
      return { label, french, text: say(dated, language), links: [] };
    });
  // The dates say it, day by day.
  const isDated = deadlines.some(({ id }) => id === "renewal-window");
  const shown = isDated ? checklist.filter(({ id }) => !/^(?:renewal-window|late-renewal)/.test(id)) : checklist;
  const own = (section: ChecklistSection) =>
    rowViews(
      shown.filter((item) => item.section === section),
      language,
      acts,
    );
  const first = firstPageView(input, acts);
  const list = sources[supportingDocumentsPage[situation.protection]].url;
  return {
    isBlank: false,
    pages: maxPages(language),
    madeOn: sayDay(situation.today, language),
    first,
    sections: nowSections
      .flatMap((section): SectionView[] => [
        {
          ...titlesIn(sectionTitle(section), language),
          note:
            section === "papers"
              ? say(message(`documents.checklist.usualPlace.${filedAt(situation)}`), language)
              : null,
          list: section === "papers" ? linkView(list, say(message("documents.checklist.list"), language)) : null,
          // Where there is nothing to do, the first page has said it.
          rows:
            section === "before" && first.notes.length > 0
              ? []
              : [...(section === "paying" ? costs : []), ...own(section)],
        },
        ...(section === "apply"
          ? [{ ...titlesIn(message("documents.checklist.deadlines"), language), note: null, list: null, rows: dates }]
          : []),
      ])
      .filter(({ rows }) => rows.length > 0),
    later: laterSections.flatMap(own),
    sources: shortSources([...checklist, ...deadlines, ...fees].flatMap((row): readonly SourceCode[] => row.sources)),
  };
}

/** Every row, with the condition that makes it apply. */
function blankView(input: BlankInput): ChecklistView {
  const { language } = input;
  const items = blankChecklist();
  const own = (section: ChecklistSection) =>
    rowViews(
      items.filter((item) => item.section === section),
      language,
      [],
    );
  return {
    isBlank: true,
    pages: maxPages(language),
    madeOn: null,
    first: blankFirstPage(input),
    sections: nowSections.map((section) => ({
      ...titlesIn(sectionTitle(section), language),
      note: section === "papers" ? say(message("documents.checklist.usualPlace.both"), language) : null,
      list: null,
      rows: own(section),
    })),
    later: laterSections.flatMap(own),
    sources: shortSources(items.flatMap((row): readonly SourceCode[] => row.sources)),
  };
}

/** Rows that say more than the first page; those of an act have its number there. */
const rowViews = (items: readonly ChecklistItem[], language: Language, acts: readonly Act[]): RowView[] =>
  items.flatMap((item) => {
    const { title, french } = titlesIn(item.title, language);
    const act = acts.findIndex(({ rows }) => rows.includes(item.id));
    const { condition, why, where, validity } = item;
    const texts = [
      condition && message("documents.checklist.for", { condition }),
      why,
      where && !isUsualPlace(where) && message("documents.checklist.where", { where }),
      validity && message("documents.checklist.validity", { validity }),
    ];
    const text = texts.flatMap((one) => (one === undefined || one === false ? [] : [say(one, language)])).join(" ");
    if (text === "" && item.links.length === 0 && item.box) return [];
    return {
      label: act === -1 || item.box ? title : `${act + 1}. ${title}`,
      french,
      text,
      links: item.links.map(({ url, label }) => linkView(say(url, language), say(label, language))),
    };
  });

const usualPlaces = new Set<string>([
  "checklist.places.anef-supporting-documents",
  "checklist.places.anef-proof-of-address",
  "checklist.places.anef-supporting-documents-proof-of-address",
  "checklist.places.prefecture-file",
]);

/** The head of the section says it, for each channel on a blank checklist. */
function isUsualPlace({ key, values = {} }: Message): boolean {
  if (key !== "checklist.values.both-channels") return usualPlaces.has(key);
  return Object.values(values).every((value) => typeof value === "object" && "key" in value && isUsualPlace(value));
}
