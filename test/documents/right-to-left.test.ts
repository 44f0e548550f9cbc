// Papers of languages that run from right to left: what explains is read as it is written, what is signed stays French.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { layOutDocument } from "../../functions/documents/lay-out.ts";
import { printDossier } from "../../functions/documents/print.ts";
import { renderDossier, type RenderedDossier } from "../../functions/documents/render.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { textsOfPage } from "../../functions/pdf/preview/read-page.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { directionOf, helpLanguages } from "../../functions/text/languages.ts";
import { readPdf, withoutSpaces } from "../support/read-pdf.ts";
import { sampleToday } from "../support/sample-answers.ts";

const example = readFileSync("test/examples/refugee-first-hosted-married.json", "utf8");
const parsed = parseAnswers(JSON.parse(example), { today: sampleToday, covers });
if (!parsed.ok) throw new Error("the answers of the example are refused");
const dossier = makeDossier(parsed.answers, { today: sampleToday });
const inFrench = renderDossier(dossier, "fr");

describe.each(helpLanguages.filter((language) => directionOf(language) === "rtl"))("%s", (language) => {
  const rendered = renderDossier(dossier, language);
  const explaining = rendered.documents.filter(({ markup }) => readMarkup(markup).lang === language);

  test("PDF.js reads every text of what explains as it is written", async () => {
    const { documents } = printDossier(rendered, allFonts, nodePlatform, { all: false });
    expect(explaining.length).toBeGreaterThan(1);
    for (const { id, markup } of explaining) {
      const { pages } = await readPdf(documents.find((document) => document.id === id)!.bytes);
      const laidOut = layOutDocument(readMarkup(markup), allFonts);
      expect(pages.length).toBe(laidOut.pages.length);
      for (const [index, { reading }] of pages.entries()) {
        const read = withoutSpaces(reading.map(({ text }) => text).join(""));
        // Not the descriptions of lines to write on and of codes, which are read from the structure.
        const texts = textsOfPage(laidOut, index).filter((text) => !text.includes("[") && !text.startsWith("QR"));
        // PDF.js leaves the non-joiner out.
        const isRead = (text: string) => read.includes(withoutSpaces(text.replaceAll("\u200c", "")));
        expect(texts.filter((text) => !isRead(text))).toEqual([]);
      }
    }
  });

  test("what is signed is the French paper, byte for byte", () => {
    const files = (one: RenderedDossier) =>
      new Map(
        printDossier(one, allFonts, nodePlatform, { all: false }).documents.map(({ id, sha256 }) => [id, sha256]),
      );
    const [hers, french] = [files(rendered), files(inFrench)];
    const signed = rendered.documents.map(({ id }) => id).filter((id) => !explaining.some((one) => one.id === id));
    expect(signed.length).toBeGreaterThan(1);
    for (const id of signed) expect(hers.get(id)).toBe(french.get(id));
  });
});
