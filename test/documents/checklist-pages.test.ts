// The checklist as it is printed: a first page that one can use, few pages after it, for every example in every language.
import { describe, expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { checklist } from "../../functions/documents/checklist.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { say } from "../../functions/text/say.ts";
import { operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { readLocales } from "../../infra/build/locales-plugin.ts";
import { readMarkup, type Block, type Inline } from "../../functions/pdf/markup.ts";
import { examples, mostPapers } from "../support/checklist-people.ts";
import { readPdf, textOf, type ReadPage } from "../support/read-pdf.ts";
import { sampleToday } from "../support/sample-answers.ts";

const maxWords = 170;
const maxPages = 4;

const inEveryLanguage = [...examples, ...mostPapers].flatMap(([name, answers]) =>
  operatorLanguages.map((language) => [name, language, answers] as const),
);

async function pagesOf(answers: Answers, language: Language): Promise<ReadPage[]> {
  const options = { today: sampleToday, only: ["checklist"] } as const;
  const [checklist] = renderDossier(makeDossier(answers, options), language).documents;
  return (await readPdf(printDocument(checklist!, sampleToday, allFonts, nodePlatform).bytes)).pages;
}

/** A number, an address and a date in digits are words too; a sign that stands alone is not. */
const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

const wordsOf = (page: ReadPage): number => wordsIn(textOf(page.runs.filter(({ artifact }) => !artifact))).length;

/** How much of the height between the margins has text, from the top. */
function fillOf(page: ReadPage): number {
  const body = page.runs.filter(({ artifact }) => !artifact);
  const bottom = Math.max(...body.map((run) => run.bottom));
  const top = 51;
  return (bottom - top) / (page.height - 2 * top);
}

describe.each(inEveryLanguage)("%s (%s)", (_, language, answers) => {
  test("has a first page that one can use, few pages after it, and no near-empty last page", async () => {
    const pages = await pagesOf(answers, language);
    const [first, ...others] = pages;
    expect(wordsOf(first!)).toBeLessThanOrEqual(maxWords);
    expect(pages.length).toBeLessThanOrEqual(maxPages);
    expect(others.slice(-1).filter((page) => fillOf(page) < 0.2)).toEqual([]);
  });
});

/** Dates say these day by day, where they are known. */
const saidByDates = /^(?:renewal-window|late-renewal)/;

test.each(inEveryLanguage)(
  "%s (%s): every row is on paper, as a paper to tick, an act or a detail",
  (_, language, answers) => {
    const dossier = makeDossier(answers, { today: sampleToday });
    const { first, sections, later } = checklist.view({ ...dossier, language });
    const details = [...sections.flatMap(({ rows }) => rows), ...later].map(({ label }) =>
      label.replace(/^\d+\. /, ""),
    );
    const titles = new Set([...details, ...first.papers.map(({ title }) => title)]);
    const missing = dossier.checklist.filter(
      ({ id, section, title }) =>
        !saidByDates.test(id) && !(section === "before" && first.notes.length > 0) && !titles.has(say(title, language)),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  },
);

test.each(inEveryLanguage)(
  "%s (%s): every link has its address in print, in the language of the page",
  (_, language, answers) => {
    const [document] = renderDossier(
      makeDossier(answers, { today: sampleToday, only: ["checklist"] }),
      language,
    ).documents;
    const links = [...document!.markup.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)];
    expect(links.filter(([, url, shown]) => !url!.includes(shown!))).toEqual([]);
    const other = language === "fr" ? /refugies\.info\/en|\/en\// : /refugies\.info\/fr/;
    expect(links.filter(([, url]) => other.test(url!))).toEqual([]);
  },
);

const plain = (content: readonly Inline[]): string =>
  content.map((one) => (one.kind === "text" ? one.text : "")).join("");

const contentsOf = (block: Block): Inline[][] => {
  if ("blocks" in block) return block.blocks.flatMap(contentsOf);
  if (block.kind === "list") return block.items.flatMap((item) => item.flatMap(contentsOf));
  if (block.kind === "facts") return block.rows.map(({ content }) => content);
  return block.kind === "paragraph" ? [block.content] : [];
};

/** Each label, each text beside one, each box and its second column. */
const cellsOf = (block: Block): string[] => {
  if ("blocks" in block) return block.blocks.flatMap(cellsOf);
  if (block.kind === "paragraph") return [plain(block.content)];
  if (block.kind === "list") return block.items.flatMap((item) => item.flatMap(cellsOf));
  return block.kind === "facts" ? block.rows.flatMap(({ label, content }) => [label, plain(content)]) : [];
};

const blocksOf = (answers: Answers, language: Language): Block[] => {
  const dossier = makeDossier(answers, { today: sampleToday, only: ["checklist"] });
  return readMarkup(renderDossier(dossier, language).documents[0]!.markup).blocks;
};

const kindsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => ("blocks" in block ? kindsOf(block.blocks) : [block.kind]));

describe.each([
  ...inEveryLanguage.map(
    ([name, language, answers]) => [`${name} (${language})`, blocksOf(answers, language)] as const,
  ),
  ...operatorLanguages.map(
    (language) => [`blank (${language})`, readMarkup(renderBlank("checklist", language).markup).blocks] as const,
  ),
])("%s", (_, blocks) => {
  const first = blocks.find((block) => block.kind === "sized")!;
  const cells = blocks.flatMap(cellsOf);

  test("begins no cell with a small letter, save an address", () => {
    const isAddress = (cell: string) => /^[a-z-]+(?:\.[a-z-]+)+(?:\/\S*)?$/.test(cell);
    expect(cells.filter((cell) => /^\p{Ll}/u.test(cell) && !isAddress(cell))).toEqual([]);
  });

  test("ends the address of each page with a full stop where anything follows", () => {
    const open = blocks.flatMap(contentsOf).flatMap((content) =>
      content.flatMap((one, index) => {
        const next = content[index + 1];
        const isOpen =
          one.kind === "text" && one.href !== undefined && next?.kind === "text" && !next.text.startsWith(".");
        return isOpen ? [one.text] : [];
      }),
    );
    expect(open).toEqual([]);
  });

  test("says each thing to do and each paper of its first page in at most 20 words", () => {
    const items = first.blocks.filter(({ kind }) => kind !== "paragraph").flatMap(cellsOf);
    expect(items.filter((item) => wordsIn(item).length > 20)).toEqual([]);
  });

  test("has a place on its first page for the stamp of an association", () => {
    expect(kindsOf([first])).toContain("stamp");
  });
});

test("what the person has a right to stands first among the details", () => {
  for (const [name, language, answers] of inEveryLanguage) {
    const dossier = makeDossier(answers, { today: sampleToday, only: ["checklist"] });
    const right = dossier.checklist.find(({ id }) => id === "right-to-stay");
    if (right === undefined) continue;
    const details = blocksOf(answers, language).filter((block) => block.kind === "sized")[1]!;
    const labels = details.blocks.flatMap((block) =>
      block.kind === "facts" ? block.rows.map(({ label }) => label) : [],
    );
    const isBefore = dossier.checklist.filter(({ section }) => section === "before").length;
    expect([name, labels[isBefore]]).toEqual([name, say(right.title, language)]);
  }
});

test("says the rule, never how we found it: what was read is for `explain` and for the sheet on request", () => {
  const waysOfWorking =
    /aucune source|sources? lues?|listes? lues?|(?:loi|règle|texte) lue?\b|n’a(?: pas)? été trouvé|Montant lu|prix relevés|InfoMIE|Unafo|fiche (?:de )?Réfugiés\.info (?:dit|donne|cite|parle)|une préfecture au moins|ancienne fiche|appel gratuit|(?:source|text|rule|list)s? (?:that )?(?:was|were) read|(?:was|were) (?:not )?found|freephone|(?:Réfugiés\.info )?(?:page|sheet) says/i;
  const printed = new Set(["checklist", "deadlines", "decisions", "documents", "fees", "warnings"]);
  const texts = readLocales("templates/locales").flatMap(({ texts }) => [...texts]);
  const found = texts.filter(
    ([key, text]) =>
      !key.startsWith("documents.companion-sheet.") &&
      printed.has(key.split(".")[0]!) &&
      typeof text === "string" &&
      waysOfWorking.test(text),
  );
  expect(found).toEqual([]);
});
