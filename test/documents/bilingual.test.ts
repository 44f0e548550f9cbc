// What explains in a language other than French and English has each title in French beside it, for the clerk and whoever
// helps; what is signed is French and nothing else.
import { describe, expect, test } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { checklist } from "../../functions/documents/checklist.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { layOutDocument } from "../../functions/documents/lay-out.ts";
import { inFrench, titlesIn } from "../../functions/documents/parts/french.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { documentIds, documentTable } from "../../functions/documents/table.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import type { Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { examples, mostPapers } from "../support/checklist-people.ts";
import { bilingualLanguages, sourceLanguages } from "../support/printed-languages.ts";
import { nodesOf, readPdf, textOf, type ReadPage } from "../support/read-pdf.ts";
import { sized } from "../support/seeded.ts";
import { sampleAnswers, sampleToday as today } from "../support/sample-answers.ts";

/** One more than in French: each title is there twice. */
const maxPages = 5;
/** How much of the height between the margin and the footer has text, from the top. */
function fillOf({ runs }: ReadPage): number {
  const top = 51;
  const [end, footer] = [false, true].map((isFooter) => runs.filter(({ artifact }) => artifact === isFooter));
  return (Math.max(...end!.map(({ bottom }) => bottom)) - top) / (Math.min(...footer!.map((run) => run.top)) - top);
}

const people = [...examples, ...mostPapers];
/** By default each person in some of the languages, and each language with some of the people; in the conformance run all. */
const isMade = (person: number, language: number): boolean => sized(true, (person + language) % 3 === 0);
const inEach = bilingualLanguages.flatMap((language, column) =>
  people.filter((_, row) => isMade(row, column)).map(([name, answers]) => [name, language, answers] as const),
);

/** What is made of a person is made once for all that is asked about it; the people are those of the table above. */
function remembered<Made>(make: (answers: Answers, language: Language) => Made) {
  const known = new Map<Answers, Map<Language, Made>>();
  return (answers: Answers, language: Language): Made => {
    const ofPerson = known.get(answers) ?? new Map<Language, Made>();
    known.set(answers, ofPerson);
    const made = ofPerson.get(language) ?? make(answers, language);
    ofPerson.set(language, made);
    return made;
  };
}

const dossiers = remembered((answers) => makeDossier(answers, { today }));
/** It is the same in every language. */
const dossierOf = (answers: Answers) => dossiers(answers, "fr");
const renderedOf = remembered((answers, language) => renderDossier(dossierOf(answers), language));
const checklistOf = remembered((answers, language) => checklist.view({ ...dossierOf(answers), language }));
const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Every title of the checklist that is about a thing of its own. */
function titlesOf(answers: Answers, language: Language): (string | null)[] {
  const { first, sections, later } = checklistOf(answers, language);
  const said = language === "fr" ? "title" : "french";
  return [
    ...first.papers.map((paper) => paper[said]),
    ...sections.map((section) => section[said]),
    ...[...sections.flatMap(({ rows }) => rows), ...later].map(({ label, french }) =>
      language === "fr" ? label.replace(/^\d+\. /, "") : french,
    ),
  ];
}

async function printed(answers: Answers, language: Language) {
  const document = renderedOf(answers, language).documents.find(({ id }) => id === "checklist")!;
  return readPdf(printDocument(document, today, allFonts, nodePlatform).bytes);
}

test.each([...inEach, ...people.map(([name, answers]) => [name, "en", answers] as const)])(
  "%s (%s): the first page shows each act, paper, date and price that the French one does",
  (_, language, answers) => {
    const [french, own] = (["fr", language] as const).map((one) => checklistOf(answers, one).first);
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    expect(idsOf(own!.acts)).toEqual(idsOf(french!.acts));
    expect(idsOf(own!.papers)).toEqual(idsOf(french!.papers));
    // Of each, the last ones give way first.
    expect(own!.datesAndPrices.length).toBeGreaterThanOrEqual(french!.datesAndPrices.length);
  },
);

test("there are such languages", () => {
  expect(bilingualLanguages).toEqual(expect.arrayContaining(["ru", "uk"]));
  expect(sourceLanguages).toEqual(["fr", "en"]);
});

describe.each(inEach)("%s (%s)", (_, language, answers) => {
  test("has each title of the French checklist beside its own", () => {
    const french = titlesOf(answers, "fr");
    const beside = titlesOf(answers, language);
    expect(beside).toHaveLength(french.length);
    // A day is said in French with what is due; what is the same in both languages is there once.
    const isBeside = (title: string, own: string) => own === title || own.startsWith(`${title}\u00A0: `);
    const others = french.filter((title, at) => beside[at] !== null && !isBeside(title!, beside[at]!));
    expect(others).toEqual([]);
    expect(beside.filter((title) => title === null).length).toBeLessThanOrEqual(1);
  });

  test("has a first page that one can use, few pages after it, and no near-empty last page", async () => {
    const { pages } = await printed(answers, language);
    const association = say(message("documents.checklist.first.association"), language);
    expect(plain(textOf(pages[0]!.reading))).toContain(plain(association));
    expect(pages.length).toBeLessThanOrEqual(maxPages);
    expect(pages.slice(1).filter((page) => fillOf(page) < 0.2)).toEqual([]);
  });

  test("signs what a French dossier signs", () => {
    const official = new Set<string>(
      documentTable.filter(({ language }) => language === "official").map(({ id }) => id),
    );
    const markupsIn = (one: Language) =>
      renderedOf(answers, one)
        .documents.filter(({ id }) => official.has(id))
        .map(({ markup }) => markup);
    expect(markupsIn(language)).toEqual(markupsIn("fr"));
  });
});

describe.each(bilingualLanguages)("%s", (language) => {
  test("on paper each is an element of its own, in French, in smaller letters that are not bold", async () => {
    const answers = sampleAnswers();
    const { pages, language: own, bookmarks } = await printed(answers, language);
    expect(own).toBe(language);
    const spans = pages
      .flatMap(({ structure }) => nodesOf(structure))
      .filter(({ role, lang }) => role === "Span" && lang === "fr")
      .map(({ text }) => plain(text));
    const expected = titlesOf(answers, language).filter((title) => title !== null);
    expect(spans).toEqual(expect.arrayContaining(expected.map(plain)));
    // A mark in the margin of a reader is in the language of the paper.
    expect(bookmarks).toContain(say(message("documents.checklist.first.now"), language));
  });

  test.each(documentIds)("the blank %s has French beside its headings where it explains", (id) => {
    const { markup } = renderBlank(id, language);
    const explains = documentTable.find((document) => document.id === id)?.language === "help";
    const headings = markup.match(/<h[12]>.*?<\/h[12]>/g) ?? [];
    expect(headings.filter((heading) => heading.includes('<aside lang="fr">'))).toHaveLength(
      explains ? headings.length : 0,
    );
  });

  test("the reminder has French beside each commitment, and is one page", () => {
    const { markup } = renderBlank("commitment-reminder", language);
    const commitments = /<ol>.*<\/ol>/s.exec(markup)![0].match(/<li>.*?<\/li>/g)!;
    expect(commitments.filter((one) => one.includes('<aside lang="fr">'))).toHaveLength(7);
    expect(layOutDocument(readMarkup(markup), allFonts).pages).toHaveLength(1);
  });

  test("a title that is the same in both is there once, and so are French words in brackets", () => {
    expect(inFrench(message("documents.checklist.first.permit"), language)).toBeNull();
    for (const [, answers] of people) {
      for (const { title } of dossierOf(answers).checklist) {
        const { title: own, french } = titlesIn(title, language);
        expect(own).not.toBe(french);
        for (const [, words] of own.matchAll(/\(([^()]+)\)/g)) expect(french!.toLowerCase()).not.toContain(words);
      }
    }
  });
});

test.each(sourceLanguages)("a dossier in %s has no other language beside its titles", (language) => {
  for (const [, answers] of people) {
    for (const { markup } of renderedOf(answers, language).documents) {
      expect(markup).not.toMatch(/<aside|aside="[^"]/);
    }
  }
});
