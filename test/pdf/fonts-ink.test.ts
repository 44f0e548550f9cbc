// What PDFium draws and reads of the subsets: ink where the outlines are, and the text that went in.
import { PDFiumLibrary, type PDFiumDocument } from "@hyzyla/pdfium";
import { beforeAll, describe, expect, test } from "vitest";
import type { Style } from "../../functions/pdf/text/fonts.ts";
import { codePointsOf, rangeNames } from "../../functions/pdf/text/ranges.ts";
import { pdfjs } from "../support/pdfjs.ts";
import { drawWords, type PlacedWord } from "./draw-words.ts";
import { placeOurs, type Box } from "./font-source.ts";
import { names } from "./names.ts";

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});

async function openPdf(
  words: PlacedWord[],
  width: number,
  height: number,
): Promise<{ bytes: Uint8Array; document: PDFiumDocument }> {
  const bytes = await drawWords([words], width, height);
  return { bytes, document: await pdfium.loadDocument(bytes) };
}

// Each character alone in a cell, at 20 points, drawn with 3 pixels to the point.
const size = 20;
const cell = { width: 90, height: 60, x: 25, y: 22 };
const columns = 12;
const scale = 3;

type Picture = { width: number; data: Uint8Array };

/** The box of what is darker than a light grey in a cell, in pixels from the left and the bottom of the cell. */
function inkIn(picture: Picture, column: number, row: number): Box | undefined {
  const [width, height] = [cell.width * scale, cell.height * scale];
  let box: Box | undefined;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (row * height + y) * picture.width + column * width + x;
      if (picture.data[at]! > 200) continue;
      const up = height - y;
      box = box
        ? [Math.min(box[0], x), Math.min(box[1], up - 1), Math.max(box[2], x + 1), Math.max(box[3], up)]
        : [x, up - 1, x + 1, up];
    }
  }
  return box;
}

const subsets = (["regular", "bold"] as const).flatMap((style: Style) =>
  rangeNames.map((range) => ({
    style,
    range,
    chars: codePointsOf(range).map((codePoint) => String.fromCodePoint(codePoint)),
  })),
);

test.each(subsets)("the ink of every character is where its outline is: $range, $style", async ({ style, chars }) => {
  const rows = Math.ceil(chars.length / columns);
  const words = chars.map((text, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return { text, style, size, x: column * cell.width + cell.x, y: (rows - 1 - row) * cell.height + cell.y };
  });
  const { document } = await openPdf(words, columns * cell.width, rows * cell.height);
  const { width, data } = await document.getPage(0).render({ scale, colorSpace: "Gray", render: "bitmap" });
  document.destroy();
  const wrong = chars.filter((char, i) => {
    const ink = inkIn({ width, data }, i % columns, Math.floor(i / columns));
    const outline = placeOurs(char, style).ink[0];
    if (!outline || !ink) return Boolean(outline) !== Boolean(ink);
    const toPixels = (units: number, edge: number): number =>
      ((units * size) / 1000 + (edge % 2 ? cell.y : cell.x)) * scale;
    // A light edge is not counted as ink, so a box may be a pixel or two smaller.
    return ink.some((pixel, edge) => Math.abs(pixel - toPixels(outline[edge]!, edge)) > 2);
  });
  expect(wrong).toEqual([]);
});

describe("text comes back", () => {
  const lines = Object.entries(names).map(([language, text]) => ({ language, text: text.normalize("NFC") }));

  test.each(lines)("by PDF.js: $language", async ({ text }) => {
    const bytes = await drawWords([[{ text, style: "regular", size: 10, x: 20, y: 20 }]], 800, 60);
    const document = await pdfjs.getDocument({ data: bytes, verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(items.map((item) => ("str" in item ? item.str : "")).join("")).toBe(text);
  });

  // PDFium guesses lines and spaces from places, and loses its way where items are piled up.
  const readable = lines.filter(({ language }) => !["stacks", "Lithuanian", "Ewe"].includes(language));
  test.each(readable)("by PDFium: $language", async ({ text }) => {
    const { document } = await openPdf([{ text, style: "bold", size: 10, x: 20, y: 20 }], 800, 60);
    expect(document.getPage(0).getText()).toBe(text);
    document.destroy();
  });
});
