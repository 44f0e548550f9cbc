// A whole page drawn by PDFium (Chrome, Edge, Android) and by PDF.js (Firefox) looks the same.
import { createCanvas } from "@napi-rs/canvas";
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { layOut } from "../../functions/pdf/layout/layout.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { drawDocument, writePdf } from "../../functions/pdf/write/tagged-pdf.ts";
import { drawPages, type GreyImage } from "../support/read-pdf.ts";
import { names } from "./names.ts";

/** Words that end in a mark that is placed on its letter, followed by other words. */
const endInMarks = [
  "Je soussignée, ADÉBÁYỌ̀ Títílayọ̀ Ayọ̀, née à Ọ̀yọ́ (Nigéria)",
  "Tɔ́ Kɔ̀ NƆ́ Kofí, Kɔ̀ƒí Ŋ́ kɔ̃ ʋɔ̀ dit Kɛ̀ fils de Fɔ̀ Ɲ̀ Traoré",
  "Gbadébọ̀ Ẹ̀gbẹ́ Ọ̀ṣun Ẹ́ Ẹ́ ọ̀-ọ̀ Ayọ̀délé",
  "Z̧ x, Naz̧ arābād, Ḩ ẓ̧ H̱ Ṯ t͡s k͜p r̥̄ c̨̦ x̣̂",
  "Су́ нжа а́ и́ ы́ є́ ю̀ я",
  "Ὦ ᾲ Μᾶρκος ϊ̂ Τόλης",
];

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

test.each([
  ["names that end in placed marks", endInMarks],
  ["names in all alphabets", Object.values(names)],
])("%s stand at the same places", async (_, lines) => {
  const body = lines.map((line) => `<p>${line}</p><p>Par <b>${line}</b>, puis ${line} et ${line}.</p>`).join("");
  const markup = readMarkup(`<document lang="fr" title="Noms" version="2026-11-23">${body}</document>`);
  const drawn = drawDocument(
    layOut(markup, (page) => `Noms — ${page}`),
    nodePlatform,
  );
  const bytes = writePdf([drawn], { title: "Noms", lang: "fr", date: "2026-11-23" }, nodePlatform);
  const [byPdfium] = await drawPages(bytes, dpi);
  const byPdfjs = await drawByPdfjs(bytes, byPdfium!);
  expect({ onlyPdfium: strayInk(byPdfium!, byPdfjs), onlyPdfjs: strayInk(byPdfjs, byPdfium!) }).toEqual({
    onlyPdfium: 0,
    onlyPdfjs: 0,
  });
});
