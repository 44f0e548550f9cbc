// Pages of the papers: how many, what stands together on the last, and whose each is.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { layOutDocument } from "../../functions/documents/lay-out.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import type { Answers, Difference } from "../../functions/answers/answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { helpLanguages } from "../../functions/text/languages.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { readPdf, textOf } from "../support/read-pdf.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

const papers = ["commitment-reminder", "non-polygamy-statement", "hosting-attestation"] as const;
const signed = new Set([
  "counter-file-letter",
  "non-polygamy-statement",
  "hosting-attestation",
  "body-attestation",
  "shared-life-statement",
  "ofpra-letter",
  "card-correction-letter",
  "decision-copy-request",
  "clerical-error-letter",
  "rectification-sheet",
  "reasons-request",
  "gracious-appeal",
]);

const documentsOf = (answers: Answers) => renderDossier(makeDossier(answers, { today: sampleToday }), "fr").documents;

/** The text of each page, its footer last. */
async function textsOfPages(markup: string): Promise<string[]> {
  const { pages } = await readPdf(
    printDocument({ fileName: "x.pdf", markup }, sampleToday, allFonts, nodePlatform).bytes,
  );
  return pages.map(({ runs }) => textOf(runs).replaceAll(/\s+/g, " "));
}

const examples = "test/examples";
const longest = "test/golden/very-long-names/answers.json";

function answersOf(path: string): Answers {
  const parsed = parseAnswers(JSON.parse(readFileSync(path, "utf8")), { today: sampleToday, covers });
  if (!parsed.ok) throw new Error(path);
  return parsed.answers;
}

const cases = readdirSync(examples)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, answers: answersOf(`${examples}/${name}`) }));

describe("a paper is one page", () => {
  test.each(cases)("$name", async ({ answers }) => {
    for (const { id, markup } of documentsOf(answers).filter(({ id }) => papers.some((paper) => paper === id)))
      expect([id, (await textsOfPages(markup)).length]).toEqual([id, 1]);
  });

  test.each(papers)("blank: %s", async (id) => {
    expect(await textsOfPages(renderBlank(id, "fr").markup)).toHaveLength(1);
  });
});

/** Of French beside a title and of citations, which are a fifth smaller than their text. */
const minSizePt = 6.8;
/**
 * A certificate that is over explains the most letters that are not made, and who lost a card that ends has the most papers and
 * warnings, here in the languages of the longest words.
 */
const longestCoverSheets = new Set([
  "refugee-first-certificate-over.json uk",
  "stateless-loss-expiring-domiciliation.json ru",
  "stateless-loss-expiring-domiciliation.json uk",
]);

test.each(helpLanguages.flatMap((language) => cases.map(({ name, answers }) => ({ name, language, answers }))))(
  "$name ($language): the cover sheet is one page, in letters no smaller than those of the checklist",
  ({ name, language, answers }) => {
    const coverSheet = renderDossier(makeDossier(answers, { today: sampleToday }), language).documents.find(
      ({ id }) => id === "cover-sheet",
    );
    const { pages } = layOutDocument(readMarkup(coverSheet!.markup), allFonts);
    expect(pages).toHaveLength(longestCoverSheets.has(`${name} ${language}`) ? 2 : 1);
    const sizes = pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === "text" ? [item.sizePt] : [])));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(minSizePt);
  },
);

test.each([...cases, { name: "the longest answers", answers: answersOf(longest) }])(
  "$name: each page of a signed paper says whose it is",
  async ({ answers }) => {
    const name = answers.identity?.familyName?.slice(0, 12).toUpperCase() ?? "";
    for (const { id, markup } of documentsOf(answers).filter(({ id }) => signed.has(id))) {
      // Who hosts the person need not learn that there is a file at Ofpra.
      const number = (id.endsWith("-attestation") ? undefined : answers.ofpraNumber) ?? "";
      for (const text of await textsOfPages(markup)) {
        const footer = text.slice(-300);
        expect(footer).toContain(name);
        expect(footer).toContain(number);
      }
    }
  },
);

const items = [
  "family-name",
  "given-names",
  "birth-date",
  "birth-place",
  "birth-country",
  "usual-name",
  "gender",
  "parents",
] as const;

function lettersWith(count: number): string[] {
  const differences = items.slice(0, count).map((item): Difference => ({
    item,
    onBirthCertificate: "x",
    onOtherPaper: "une mention un peu plus longue",
    otherPaper: "asylum-application-certificate",
  }));
  const answers = sampleAnswers({ concordance: { birthCertificate: "received", differences } });
  const { decision: _, contact: __, ...unknown } = answers;
  return [answers, unknown].flatMap((one) =>
    documentsOf(one).flatMap(({ id, markup }) => (id === "ofpra-letter" ? [markup] : [])),
  );
}

test.each(items.map((_, index) => index + 1))(
  "a letter with %i differences: closing, signature and what is enclosed are on one page",
  async (count) => {
    const letters = lettersWith(count);
    expect(letters).toHaveLength(2);
    for (const markup of letters) {
      const pages = await textsOfPages(markup);
      expect(pages.length).toBeLessThanOrEqual(2);
      const last = pages.at(-1)!;
      for (const words of ["une seule et même personne", "salutations", "P.J.", "Signature"])
        expect(last).toContain(words);
    }
  },
);

// As they are most often: one or two words, of papers that the asylum procedure gave.
const usualDifferences: Difference[] = [
  {
    item: "given-names",
    onBirthCertificate: "Mariam Zahra",
    onOtherPaper: "Maryam",
    otherPaper: "asylum-application-certificate",
  },
  { item: "birth-date", onBirthCertificate: "1990-03-05", onOtherPaper: "1990-05-03", otherPaper: "residence-permit" },
  { item: "birth-place", onBirthCertificate: "Hérat", onOtherPaper: "Herat", otherPaper: "protection-decision" },
  { item: "family-name", onBirthCertificate: "Rahimi", onOtherPaper: "Rahimy", otherPaper: "travel-document" },
];

const statuses = ["refugee", "subsidiary-protection", "stateless"] as const;

test.each(statuses.flatMap((kind) => [1, 2, 3, 4].map((count) => ({ kind, count }))))(
  "a letter with $count usual differences is one page: $kind",
  async ({ kind, count }) => {
    const differences = usualDifferences.slice(0, count);
    const answers = sampleAnswers({ status: { kind }, concordance: { birthCertificate: "received", differences } });
    const letter = documentsOf(answers).find(({ id }) => id === "ofpra-letter")!;
    const pages = await textsOfPages(letter.markup);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.includes("05/03/1990")).toBe(count > 1);
    expect(pages[0]).not.toContain("1990-03-05");
  },
);

const wrongCards: Difference[] = [
  { item: "given-names", onBirthCertificate: "Mariam Zahra", onOtherPaper: "Maryam", otherPaper: "residence-permit" },
  { item: "birth-date", onBirthCertificate: "1990-03-05", onOtherPaper: "1990-05-03", otherPaper: "residence-permit" },
  { item: "birth-place", onBirthCertificate: "Hérat", onOtherPaper: "Herat", otherPaper: "travel-document" },
  { item: "family-name", onBirthCertificate: "Rahimi", onOtherPaper: "Rahimy", otherPaper: "extension-certificate" },
];

const wrongCardLetter = (answers: Answers) =>
  documentsOf(answers).find(({ id }) => id === "card-correction-letter")!.markup;

test.each(statuses.flatMap((kind) => [1, 2, 3, 4].map((count) => ({ kind, count }))))(
  "a letter about a permit with $count mistakes is one page: $kind",
  async ({ kind, count }) => {
    const pages = await textsOfPages(
      wrongCardLetter(
        sampleAnswers({
          status: { kind },
          decision: { by: kind === "stateless" ? "court" : "cnda", date: "2026-06-02", reference: "26003117" },
          procedure: {
            kind: "civil-status-change",
            currentPermit: { number: "AB1234567", expiresOn: "2030-01-31" },
            request: { filedOn: "2026-11-02", number: "3400-2026-20771" },
          },
          concordance: { birthCertificate: "received", differences: wrongCards.slice(0, count) },
        }),
      ),
    );
    expect(pages).toHaveLength(1);
    expect(pages[0]?.includes("05/03/1990")).toBe(count > 1);
    for (const words of ["copies, aucun original", "certificat de naissance de l’Ofpra ; titre de séjour", "Signature"])
      expect(pages[0]).toContain(words);
  },
);

test("blank, the letter about a permit leaves a line for each fact, and its closing is whole on the second page", async () => {
  const { markup, toFillIn } = renderBlank("card-correction-letter", "fr");
  expect(toFillIn).toEqual(
    expect.arrayContaining(["nom de la préfecture", "numéro du titre de séjour", "mention qui diffère", "signature"]),
  );
  const pages = await textsOfPages(markup);
  expect(pages).toHaveLength(2);
  for (const words of ["Je vous demande de corriger", "P.J.", "Signature"]) expect(pages[1]).toContain(words);
});

test("with the longest answers the letter about a permit keeps closing, signature and what is enclosed together", async () => {
  const answers = answersOf(longest);
  const differences = items.map((item): Difference => ({
    item,
    onBirthCertificate: "W".repeat(150),
    onOtherPaper: `${"w".repeat(149)}W`,
    otherPaper: "residence-permit",
  }));
  const concordance = { birthCertificate: "received" as const, differences };
  const pages = await textsOfPages(wrongCardLetter({ ...answers, concordance }));
  for (const words of ["Je vous demande de corriger", "haute considération", "P.J.", "Signature"])
    expect(pages.at(-1)).toContain(words);
});

test("with the longest answers a signature has a word of what is signed on its page", async () => {
  const letters = documentsOf(answersOf(longest)).filter(({ id }) => signed.has(id));
  expect(letters.length).toBeGreaterThan(1);
  for (const { markup } of letters) {
    const page = (await textsOfPages(markup)).find((text) => text.includes("Signature"));
    expect(page).toMatch(/déclaration|attestation d’hébergement|certificat de concordance/);
  }
});
