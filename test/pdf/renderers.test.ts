// A whole page drawn by PDFium (Chrome, Edge, Android) and by PDF.js (Firefox) looks the same, and is read the same.
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { pdfjs } from "../support/pdfjs.ts";
import { drawPages, type GreyImage } from "../support/read-pdf.ts";
import { namesLines, namesPage } from "./names-page.ts";
import { arabicLines, rightToLeftPage } from "./right-to-left-page.ts";

const dpi = 144;

/** The first page in so many pixels: PDFium rounds the size of a page down to whole points and stretches what it draws. */
async function drawByPdfjs(bytes: Uint8Array, { width, height }: GreyImage): Promise<GreyImage> {
  const loading = pdfjs.getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const page = await (await loading.promise).getPage(1);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const transform = [width / viewport.width, 0, 0, height / viewport.height, 0, 0];
  const canvas = createCanvas(width, height);
  const canvasContext = canvas.getContext("2d");
  await page.render({ canvas: null, canvasContext: canvasContext as never, viewport, transform, background: "white" })
    .promise;
  const { data: rgba } = canvasContext.getImageData(0, 0, width, height);
  await loading.destroy();
  return { width, height, dpi, data: Uint8Array.from({ length: width * height }, (_, at) => rgba[at * 4]!) };
}

/** Dark pixels of a picture with nothing grey in the other one, not even a pixel beside: how edges are smoothed differs. */
function strayInk(one: GreyImage, other: GreyImage): number {
  let stray = 0;
  for (let y = 1; y < one.height - 1; y++) {
    for (let x = 1; x < one.width - 1; x++) {
      if (one.data[y * one.width + x]! > 100) continue;
      const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => other.data[(y + dy) * other.width + x + dx]!));
      if (Math.min(...around) > 200) stray++;
    }
  }
  return stray;
}

test("names stand at the same places", async () => {
  const bytes = namesPage();
  const [byPdfium] = await drawPages(bytes, dpi);
  const byPdfjs = await drawByPdfjs(bytes, byPdfium!);
  expect({ onlyPdfium: strayInk(byPdfium!, byPdfjs), onlyPdfjs: strayInk(byPdfjs, byPdfium!) }).toEqual({
    onlyPdfium: 0,
    onlyPdfjs: 0,
  });
});

describe("names are read whole, in one word", () => {
  const read = [...namesLines, "-"].join("\n");

  test("by PDFium", async () => {
    const document = await (await PDFiumLibrary.init()).loadDocument(namesPage());
    expect(document.getPage(0).getText().replaceAll("\r", "")).toBe(read);
    document.destroy();
  });

  test("by PDF.js", async () => {
    const loading = pdfjs.getDocument({ data: namesPage(), verbosity: 0 });
    const { items } = await (await (await loading.promise).getPage(1)).getTextContent();
    const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
    await loading.destroy();
    expect(text.normalize("NFC")).toBe(read);
  });
});

test("PDFium reads lines from right to left as they are written", async () => {
  const document = await (await PDFiumLibrary.init()).loadDocument(rightToLeftPage());
  const read = document.getPage(0).getText().normalize("NFC");
  for (const line of arabicLines) expect(read).toContain(line);
  document.destroy();
});
