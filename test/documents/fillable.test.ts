// Documents with fields: each described line is one field, which other programs read, type into and save.
import * as fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument, printDossier } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { documentIds, type DocumentId } from "../../functions/documents/table.ts";
import { allFonts, fieldFont } from "../../functions/pdf/text/all-fonts.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import type { Language } from "../../functions/text/languages.ts";
import { anyAnswers, runs } from "../support/any-answers.ts";
import { fillWithPdfjs, openInPdfium, readFields, type ReadField } from "../support/read-fields.ts";
import { inkIn, readPdf, textOfDocument } from "../support/read-pdf.ts";
import { sampleToday } from "../support/sample-answers.ts";

const options = { fieldFont };

const printBlank = (id: DocumentId, language: Language = "fr") =>
  printDocument(renderBlank(id, language), sampleToday, allFonts, nodePlatform, options).bytes;

/** What markup leaves to be typed, in its order: the same line again directly below is the same blank. */
function blanksOf(markup: string): string[] {
  const lines = Array.from(markup.matchAll(/<fill mm="[^"]*" label="([^"]*)"( by="hand")?\/>(\s*<br\/>\s*)?/g));
  return lines.flatMap(({ index, 1: label, 2: byHand }, at) => {
    const before = lines[at - 1];
    const goesOn = before?.[3] !== undefined && before[1] === label && before.index + before[0].length === index;
    return byHand !== undefined || goesOn ? [] : [decoded(label!)];
  });
}

const decoded = (text: string): string =>
  plain(
    text
      .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&"),
  );

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ").replaceAll(/[\u2066-\u2069]/g, "");

const descriptionsOf = (fields: readonly ReadField[]): string[] => fields.map(({ description }) => description);

const overlap = ({ page, box }: ReadField, other: ReadField): boolean =>
  page === other.page &&
  box.left < other.box.right &&
  other.box.left < box.right &&
  box.top < other.box.bottom &&
  other.box.top < box.bottom;

describe.each(["fr", "ar", "ti"] as const)("in %s", (language) => {
  test.each(documentIds)("each line of an empty %s is one field, in its order", async (id) => {
    const { markup, toType } = renderBlank(id, language);
    const fields = await readFields(printBlank(id, language));
    expect(descriptionsOf(fields)).toEqual(blanksOf(markup));
    expect(new Set(toType.map(plain))).toEqual(new Set(descriptionsOf(fields)));
    expect(fields.map(({ name }) => name)).toEqual(fields.map((_, index) => `${id}-${index + 1}`));
    for (const { box, maxLength } of fields) {
      expect(box.right - box.left).toBeGreaterThan(50);
      expect(maxLength).toBeGreaterThanOrEqual(18);
    }
    expect(fields.filter((one) => fields.some((other) => other !== one && overlap(one, other)))).toEqual([]);
  });
});

test("whoever asks, what is not known is one field each, and all are apart in dossier.pdf", async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswers, async (input) => {
      const parsed = parseAnswers(input, { today: sampleToday, covers });
      fc.pre(parsed.ok);
      const rendered = renderDossier(makeDossier(parsed.answers, { today: sampleToday }), "fr");
      const { documents, all } = printDossier(rendered, allFonts, nodePlatform, options);
      const names: string[] = [];
      for (const { bytes, markup } of documents) {
        const fields = await readFields(bytes);
        expect(descriptionsOf(fields)).toEqual(blanksOf(markup));
        names.push(...fields.map(({ name }) => name));
      }
      expect((await readFields(all.bytes)).map(({ name }) => name)).toEqual(names);
      expect(new Set(names).size).toBe(names.length);
    }),
    { numRuns: runs(12) },
  );
});

test("a document that leaves nothing to type has the bytes that it has without fields", () => {
  const document = renderBlank("companion-sheet", "fr");
  expect(blanksOf(document.markup)).toEqual([]);
  const bare = printDocument(document, sampleToday, allFonts, nodePlatform).bytes;
  expect(Buffer.compare(printBlank("companion-sheet"), bare)).toBe(0);
});

describe("the blank declaration of loss", () => {
  const bytes = printBlank("loss-declaration");
  const typed = "Adébáyọ̀ NGUYỄN Phước ŁÓDŹ ʿAlī";
  const fieldOf = async (description: string) =>
    (await readFields(bytes)).find((field) => field.description === description)!;

  test("says the same in its text as without fields, but for the boxes of those who listen", async () => {
    const bare = printDocument(renderBlank("loss-declaration", "fr"), sampleToday, allFonts, nodePlatform).bytes;
    expect(textOfDocument(await readPdf(bytes))).toBe(textOfDocument(await readPdf(bare)));
  });

  test("goes on over lines where one fact does", async () => {
    const long = (await readFields(bytes)).filter(({ isLong }) => isLong);
    expect(descriptionsOf(long)).toEqual(["adresse", "circonstances de la perte"]);
  });

  test("is filled in with pdf-lib, and read again", async () => {
    const document = await PDFDocument.load(bytes);
    const form = document.getForm();
    form.getTextField("loss-declaration-1").setText("RAHIMI Mariam");
    const saved = await document.save({ updateFieldAppearances: false });
    const [first, second] = await readFields(saved);
    expect(first).toMatchObject({ description: "nom et prénoms", value: "RAHIMI Mariam" });
    expect(second).toMatchObject({ description: "date de naissance", value: "" });
  });

  test("is filled in with PDF.js, which draws letters with several marks with the font of the file", async () => {
    const { name } = await fieldOf("nom et prénoms");
    const saved = await fillWithPdfjs(bytes, { [name]: typed });
    expect((await readFields(saved))[0]?.value).toBe(typed);
    // No font was added, and the codes in the appearance are those of the font: capital A is its glyph 34.
    const added = Buffer.from(saved.subarray(bytes.length)).toString("latin1");
    expect(added).toContain('(\0"\0E');
    expect(added).not.toContain("/FontFile2");
  });

  test("is typed into in PDFium, which has no font but those of the file", async () => {
    const field = await fieldOf("nom et prénoms");
    const inPdfium = await openInPdfium(bytes);
    expect(inPdfium.fields().map(({ name, description }) => ({ name, description }))).toEqual(
      (await readFields(bytes)).map(({ name, description }) => ({ name, description })),
    );
    const inkOf = async (text: string) => {
      const one = await openInPdfium(bytes);
      one.type(field, text);
      expect(one.fields()[0]?.value).toBe(text);
      const ink = inkIn(await one.draw(150), field.box);
      one.close();
      return ink;
    };
    const none = inkIn(await inPdfium.draw(150), field.box);
    inPdfium.close();
    // A letter that the font does not draw leaves no ink.
    const unseen: string[] = [];
    for (const letter of "AéỄớŹʿīɖꞌ") if ((await inkOf(letter)) < none + 0.5) unseen.push(letter);
    expect(unseen).toEqual([]);
  });
});
