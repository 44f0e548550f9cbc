// Files of every size at which the form of a PDF changes, read by a reader that repairs nothing.
import { deflateSync, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { newFile } from "../../functions/pdf/write/pdf-file.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { printDossier } from "../../functions/documents/print.ts";
import { writePdf } from "../../functions/pdf/write/tagged-pdf.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { readStrictly } from "./support/strict-pdf.ts";

const id = "0123456789abcdef".repeat(2);

/** A file whose cross-reference stream starts at exactly this byte. */
function fileWithXrefAt(wanted: number): Uint8Array {
  const withFiller = (length: number): Uint8Array => {
    const file = newFile(nodePlatform);
    const filler = file.addStream("", new Uint8Array(length).fill(0x78));
    const catalog = file.add(`<</Type/Catalog/Filler ${filler} 0 R>>`);
    return file.bytes(catalog, file.add("<<>>"), id);
  };
  const length = wanted - 1_000;
  const missing = wanted - readStrictly(withFiller(length)).startOfXref;
  return withFiller(length + missing);
}

describe("cross-references are as wide as the offsets that they hold", () => {
  test.each([
    [60_000, 2],
    [2 ** 16 - 1, 2],
    [2 ** 16, 3],
    [66_000, 3],
    [130_000, 3],
    [2 ** 24 - 1, 3],
    [2 ** 24, 4],
    [17_000_000, 4],
  ])("with the table at byte %i: %i bytes", (startOfXref, width) => {
    const read = readStrictly(fileWithXrefAt(startOfXref));
    expect(read.startOfXref).toBe(startOfXref);
    expect(read.widths).toEqual([1, width, 1]);
    expect(read.objects.size).toBe(5);
  });
});

test.each([1, 199, 200, 201, 400, 1_000])("%i objects stand where their object streams say", (count) => {
  const file = newFile(nodePlatform);
  const first = file.reserve(count);
  for (let index = 0; index < count; index++) file.put(first + index, `[${index}(a\\)\\351)]`);
  const catalog = file.add("<</Type/Catalog>>");
  const { objects } = readStrictly(file.bytes(catalog, file.add("<<>>"), id));
  const held = Array.from({ length: count }, (_, index) => objects.get(first + index)?.value);
  expect(held).toEqual(Array.from({ length: count }, (_, index) => [index, "a)é"]));
});

/** Longer by so many bytes of a comment; stored, not compressed, so that it is made at once. */
const padded = (content: Uint8Array, bytes: number): Uint8Array =>
  deflateSync(Buffer.concat([inflateSync(content), Buffer.from(`\n%${"x".repeat(bytes)}`)]), { level: 0 });

test("a print volume of 17 MB", () => {
  const dossier = renderDossier(makeDossier(sampleAnswers(), { today: sampleToday }), "fr");
  const { drawn } = printDossier(dossier, allFonts, nodePlatform, { all: false });
  const documents = drawn.map((one) => ({
    ...one,
    pages: one.pages.map((page) => ({ ...page, content: padded(page.content, 270_000) })),
  }));
  const volume = Array.from({ length: 8 }, () => documents).flat();
  const bytes = writePdf(volume, { title: "Volume", lang: "fr", date: sampleToday, duplex: true }, nodePlatform);
  expect(bytes.length).toBeGreaterThan(17_000_000);
  const { objects, widths } = readStrictly(bytes);
  expect(widths).toEqual([1, 4, 1]);
  const pages = [...objects.values()].filter(({ dictionary }) => dictionary?.has("MediaBox"));
  const sheets = drawn.reduce((sum, one) => sum + Math.ceil(one.pages.length / 2), 0);
  expect(pages).toHaveLength(8 * 2 * sheets);
});

describe("the strict reader", () => {
  const whole = Buffer.from(fileWithXrefAt(2_000)).toString("latin1");
  test.each([
    ["a byte too many in a stream", (file: string) => file.replace("stream\nx", "stream\nxx")],
    ["a byte too many between objects", (file: string) => file.replace("endobj\n", "endobj\n\n")],
    ["another object number", (file: string) => file.replace("\n1 0 obj", "\n9 0 obj")],
    ["another start of the table", (file: string) => file.replace("startxref\n2000", "startxref\n1999")],
    ["another size of the table", (file: string) => file.replace("/Size 6", "/Size 5")],
    ["another width", (file: string) => file.replace("/W[1 2 1]", "/W[1 1 2]")],
    ["another root", (file: string) => file.replace("/Root 2", "/Root 1")],
    ["what comes after the end", (file: string) => `${file}\n`],
  ])("refuses %s", (_, damage) => {
    const damaged = damage(whole);
    expect(damaged).not.toBe(whole);
    expect(() => readStrictly(Buffer.from(damaged, "latin1"))).toThrow("Not a strict PDF");
  });
});
