// Every page as our canvas paints it beside the page of the PDF as PDFium draws it.
import { createCanvas, Path2D } from "@napi-rs/canvas";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { layOutLazily } from "../../functions/documents/lay-out.ts";
import { printLaidOut } from "../../functions/documents/print.ts";
import type { LaidOut } from "../../functions/pdf/layout/page-model.ts";
import { drawPage } from "../../functions/pdf/preview/draw-page.ts";
import { fontsFor } from "../../functions/pdf/text/lazy-fonts.ts";
import { paintPage } from "../../web/paint-page.ts";
import { dossierOfCase, listCases } from "../golden-cases.ts";
import { namesLaidOut, namesPage } from "../pdf/names-page.ts";
import { drawPages, type GreyImage } from "../support/read-pdf.ts";

/** Pixels of a side. */
const square = 8;
/** Of 255: smoothed edges make 45, a letter that is missing or elsewhere more. */
const maxDifference = 60;

beforeAll(() => vi.stubGlobal("Path2D", Path2D));
afterAll(() => vi.unstubAllGlobals());

/** In so many pixels: PDFium rounds the size of a page down to whole points and stretches what it draws. */
function paint(laidOut: LaidOut, index: number, { width, height, dpi }: GreyImage): GreyImage {
  const drawing = drawPage(laidOut, index);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  paintPage(context, drawing, width / drawing.width);
  const { data: rgba } = context.getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at++) data[at] = rgba[at * 4]!;
  return { width, height, dpi, data };
}

/** How dark each square of the picture is, 0 to 255: edges that are smoothed otherwise do not count. */
function darknessOf({ width, height, data }: GreyImage): Float64Array {
  const columns = Math.floor(width / square);
  const sums = new Float64Array(columns * Math.floor(height / square));
  for (let y = 0; y < Math.floor(height / square) * square; y++) {
    const row = Math.floor(y / square) * columns;
    for (let x = 0; x < columns * square; x++) sums[row + Math.floor(x / square)]! += 255 - data[y * width + x]!;
  }
  return sums.map((sum) => sum / square ** 2);
}

const cases = listCases().filter(({ pictures }) => pictures.length > 0);

test.each(cases)("$name is painted as its PDFs are drawn", async (goldenCase) => {
  const laidOut = await layOutLazily(dossierOfCase(goldenCase), fontsFor);
  expect(await differences(laidOut.laidOut, printLaidOut(laidOut, nodePlatform).all.bytes, 100)).toEqual([]);
});

test("marks are painted on their letters", async () => {
  // A mark is small: the page is drawn larger.
  expect(await differences([namesLaidOut()], namesPage(), 200)).toEqual([]);
});

/** The pages where a square is much darker or lighter than in the PDF that has all of these documents. */
async function differences(documents: readonly LaidOut[], pdf: Uint8Array, dpi: number): Promise<string[]> {
  const pictures = await drawPages(pdf, dpi);
  const pages = documents.flatMap((document) => [...document.pages.keys()].map((index) => ({ document, index })));
  expect(pages.length).toBe(pictures.length);
  return pages.flatMap(({ document, index }, at) => {
    const theirs = darknessOf(pictures[at]!);
    const ours = darknessOf(paint(document, index, pictures[at]!));
    const worst = Math.max(...ours.map((darkness, at) => Math.abs(darkness - theirs[at]!)));
    return worst > maxDifference ? [`${document.title} ${index + 1}: ${Math.round(worst)}`] : [];
  });
}
