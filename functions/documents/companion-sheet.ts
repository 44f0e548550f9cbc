// The sheet for whoever accompanies the person: where sources differ, what is not certain, and every source. On request only.
import { fullName } from "../answers/french.ts";
import { blankChecklist, type ChecklistItem } from "../law/checklist.ts";
import { yes } from "../law/eligibility.ts";
import { amountInWords, type Fee } from "../law/fees.ts";
import { allNotes, notesFor, type Note } from "../law/checklist/notes.ts";
import { sources } from "../law/sources.ts";
import { sayDay } from "../text/dates-in-words.ts";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import { document } from "./document.ts";
import { startNumbering } from "./parts/cited-sources.ts";
import { titlesIn, type Titles } from "./parts/french.ts";
import { linkView, type LinkView } from "./parts/links.ts";

type CompanionSheetView = {
  name: string | null;
  notes: { text: string; cited: string | null }[];
  fees: (Titles & { text: string; cited: string | null })[];
  rows: (Titles & { cited: string | null })[];
  sources: { number: number; readOn: string; link: LinkView }[];
};

export const companionSheet = document({
  id: "companion-sheet",
  fileName: "pour-la-personne-qui-accompagne",
  signer: "nobody",
  language: "help",
  underAnyLaw: true,
  onRequest: true,
  decide: () => yes("offered", [], message("decisions.companion-sheet")),
  view: ({ situation, checklist, fees, deadlines, language }) => ({
    name: fullName(situation.answers.identity ?? {}) ?? null,
    ...fill(language, notesFor(checklist, fees), fees, [...checklist, ...deadlines]),
  }),
  blankView: ({ language }) => ({ name: null, ...fill(language, allNotes(), [], blankChecklist()) }),
});

function fill(
  language: Language,
  notes: readonly Note[],
  fees: readonly Fee[],
  rows: readonly Pick<ChecklistItem, "title" | "sources">[],
): Omit<CompanionSheetView, "name"> {
  const { cite, cited } = startNumbering();
  return {
    notes: notes.map(({ text, sources }) => ({ text: say(text, language), cited: cite(sources) })),
    fees: fees.map((fee) => ({
      ...titlesIn(fee.title, language),
      text: say(message("documents.checklist.dated", { title: amountInWords(fee), detail: fee.detail }), language),
      cited: cite(fee.sources),
    })),
    rows: rows
      .filter((row) => row.sources.length > 0)
      .map((row) => ({
        ...titlesIn(row.title, language),
        cited: cite(row.sources),
      })),
    sources: cited().map((code, index) => ({
      number: index + 1,
      readOn: sayDay(sources[code].checkedOn, language),
      link: linkView(inLanguage(sources[code].url, language), sources[code].title),
    })),
  };
}

/** Sheets of Réfugiés.info were read in English; each has the same address in French but for its beginning. */
const inLanguage = (url: string, language: Language): string =>
  url.replace(/^https:\/\/refugies\.info\/en\/procedure\/(\w+)$/, (_, sheet: string) =>
    say(message("documents.companion-sheet.refugies-info", { sheet }), language),
  );
