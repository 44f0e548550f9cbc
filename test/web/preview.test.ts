// What a preview says of each page beside its picture, against the PDF as a screen reader reads it and the cover sheet's list.
import { beforeAll, describe, expect, test } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { layOutLazily, type LaidOutDossier } from "../../functions/documents/lay-out.ts";
import { printLaidOut } from "../../functions/documents/print.ts";
import { drawPage } from "../../functions/pdf/preview/draw-page.ts";
import { textsOfPage, toFillInOnPage } from "../../functions/pdf/preview/read-page.ts";
import { fontsFor } from "../../functions/pdf/text/lazy-fonts.ts";
import { dossierOfCase, listCases } from "../golden-cases.ts";
import { readPdf, textOf, withoutSpaces } from "../support/read-pdf.ts";

/** Without what a preview says in the place of a picture or a line, and without citations, which are in brackets too. */
const spoken = (text: string): string => withoutSpaces(text.replaceAll(/\[[^\]]*\]|QR : \S+/g, ""));

describe.each(listCases())("$name", (goldenCase) => {
  let laidOut: LaidOutDossier;
  beforeAll(async () => {
    laidOut = await layOutLazily(dossierOfCase(goldenCase), fontsFor);
  });

  test("each page says what the page of the PDF says, in the same order", async () => {
    const { documents } = printLaidOut(laidOut, nodePlatform);
    for (const [number, document] of laidOut.laidOut.entries()) {
      const { pages } = await readPdf(documents[number]!.bytes);
      const ours = document.pages.map((_, page) => spoken(textsOfPage(document, page).join(" ")));
      expect(ours).toEqual(pages.map(({ reading }) => spoken(textOf(reading))));
    }
  });

  test("what is left to write on the pages is what is left to write in the document", () => {
    for (const [number, document] of laidOut.laidOut.entries()) {
      const { id, toFillIn } = laidOut.dossier.documents[number]!;
      const onPages = document.pages.flatMap((_, page) => toFillInOnPage(document, page, toFillIn));
      expect({ id, toFillIn: new Set(onPages) }).toEqual({ id, toFillIn: new Set(toFillIn) });
    }
  });

  test("a page as it is drawn can be sent to another thread", () => {
    const drawn = laidOut.laidOut.flatMap((document) => document.pages.map((_, page) => drawPage(document, page)));
    expect(structuredClone(drawn)).toEqual(drawn);
    for (const { glyphs, outlines } of drawn) {
      expect(glyphs.length).toBeGreaterThan(0);
      expect(outlines.every((outline) => /^[mhvlqtz\d .-]*$/.test(outline))).toBe(true);
    }
  });
});

test("a page says its blocks one by one, labels with what they label, and lines to write on by what they are for", async () => {
  const goldenCase = listCases().find(({ name }) => name === "refugee-first-hosted-married")!;
  const { laidOut, dossier } = await layOutLazily(dossierOfCase(goldenCase), fontsFor);
  const number = dossier.documents.findIndex(({ id }) => id === "non-polygamy-statement");
  const texts = textsOfPage(laidOut[number]!, 0);
  expect(texts.slice(0, 3)).toEqual([
    "Déclaration sur l’honneur de non-polygamie",
    "Je soussignée",
    "Nom et prénoms RAHIMI Mariam",
  ]);
  expect(texts).toContain("Fait à [lieu] le [date]");
  expect(texts.at(-1)).toBe("[Signature]");
  expect(toFillInOnPage(laidOut[number]!, 0, dossier.documents[number]!.toFillIn)).toEqual([
    "lieu",
    "date",
    "signature",
  ]);
});
