// The golden cases of languages other than French and English: what a person reads of them on paper and on screen.
import { makeDossier } from "../functions/documents/dossier.ts";
import { nodePlatform } from "../functions/aws/node-platform.ts";
import { printDossier } from "../functions/documents/print.ts";
import { renderDossier } from "../functions/documents/render.ts";
import { allFonts } from "../functions/pdf/text/all-fonts.ts";
import { leavesIn } from "../functions/questions/answer-set.ts";
import { orderOf } from "../functions/questions/order.ts";
import { screenIdOf } from "../functions/questions/screens.ts";
import type { Language } from "../functions/text/languages.ts";
import { calls } from "../web/worker/calls.ts";
import { goldenToday, snapshotOfFiles, type Snapshot } from "./golden-cases.ts";
import { examples } from "./support/checklist-people.ts";
import { bilingualLanguages } from "./support/printed-languages.ts";

/** One row for each language that can be printed: the example of which its papers and screens are kept. */
export const languageCases: Readonly<Record<Language, string>> = {
  ar: "refugee-first-hosted-married",
  fa: "subsidiary-first-hotel-two-nationalities",
  prs: "family-of-refugee-first-spouse",
  ps: "refugee-renewal-own-name-turkish",
  ru: "refugee-first-hosted-married",
  ti: "refugee-first-hosted-married",
  uk: "subsidiary-renewal-late-domiciliation",
};

/** In `golden`, a folder for each language. */
export const languagesName = "languages";

/** A language that lacks a text of late has none until it is said. */
export const languagesToKeep = (): Language[] =>
  Object.keys(languageCases).filter((language) => bilingualLanguages.includes(language));

const today = goldenToday;

/** What explains, read from the PDFs, with the first page as a picture; and each screen that asked for an answer. */
export async function snapshotOfLanguage(language: Language): Promise<Snapshot> {
  const example = languageCases[language];
  const [, answers] = examples.find(([name]) => name === example)!;
  const dossier = makeDossier(answers, { today, only: ["cover-sheet", "commitment-reminder", "checklist"] });
  const { documents } = printDossier(renderDossier(dossier, language), allFonts, nodePlatform, { all: false });
  return new Map([
    ...(await snapshotOfFiles(documents, ["checklist-1"])),
    ["screens.txt", screensOf({ ...answers, language }, language)],
  ]);
}

/** The screens of the page for the answers, in their order, as text. */
function screensOf(answers: object, language: Language): string {
  const paths = leavesIn(answers)
    .map(({ path }) => path)
    .filter((path) => orderOf(path) >= 0)
    .toSorted((one, other) => orderOf(one) - orderOf(other));
  const visit = { answers: { ...answers }, language, skipped: [] };
  const screens = [...new Set(paths.map(screenIdOf))].flatMap((id) => calls.screen(visit, id, today) ?? []);
  return screens
    .map(({ id, title, fields }) =>
      [
        `# ${id}`,
        ...(fields.length === 1 ? [] : [title]),
        ...fields.flatMap(({ label, why, help, example, options }) => [
          label,
          ...[why, ...help, example].filter((text) => text !== "").map((text) => `  ${text}`),
          ...options.map((option) => `  ( ) ${option}`),
        ]),
      ].join("\n"),
    )
    .join("\n\n")
    .concat("\n");
}
