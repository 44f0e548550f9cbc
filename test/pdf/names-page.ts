// A page of names in all alphabets, for other programs to draw and to read.
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { layOut } from "../../functions/pdf/layout/layout.ts";
import type { LaidOut } from "../../functions/pdf/layout/page-model.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { drawDocument, writePdf } from "../../functions/pdf/write/tagged-pdf.ts";
import { names } from "./names.ts";

/** Words with marks that are placed on their letter, at their end too, followed by other words. */
const placedMarks = [
  "Je soussignée, ADÉBÁYỌ̀ Títílayọ̀ Ayọ̀, née à Ọ̀yọ́ (Nigéria)",
  "Tɔ́ Kɔ̀ NƆ́ Kofí, Kɔ̀ƒí Ŋ́ kɔ̃ ʋɔ̀ dit Kɛ̀ fils de Fɔ̀ Ɲ̀ Traoré",
  "Gbadébọ̀ Ẹ̀gbẹ́ Ọ̀ṣun Ẹ́ Ẹ́ ọ̀-ọ̀ Ayọ̀délé",
  "ỌLÁṢUBỌ̀MÍ-ADÉBỌ̀WÁLÉ Ìfẹ́olúwa Ẹ̀bùn Ọ́lá",
  "Mí-Adébọ̀wálé Ọ̀dé-Olú KƆ̀-AYÍ ADÉ-ỌLÁ",
  "Z̧ x, Naz̧arābād, Ḩ ẓ̧ H̱ Ṯ t͡s k͜p r̥̄ c̨̦ x̣̂",
  "Су́нжа а́ и́ ы́ є́ ю̀ я",
  "Ὦ ᾲ Μᾶρκος ϊ̂ Τόλης",
];

const lines = [
  ...[...placedMarks, ...Object.values(names)].map((line) => ({ line, bold: false })),
  ...placedMarks.map((line) => ({ line, bold: true })),
];

/** The lines of the page, as they must be read from it. */
export const namesLines: readonly string[] = lines.map(({ line }) => line.normalize("NFC"));

/** A paragraph for each line; its footer is `-`. */
export function namesLaidOut(): LaidOut {
  const paragraphs = lines.map(({ line, bold }) => (bold ? `<p><b>${line}</b></p>` : `<p>${line}</p>`));
  const markup = readMarkup(`<document lang="fr" title="Noms" version="-">${paragraphs.join("")}</document>`);
  return layOut(markup, { lines: () => ["-"] }, allFonts);
}

export function namesPage(): Uint8Array {
  const drawn = drawDocument(namesLaidOut(), nodePlatform);
  return writePdf([drawn], { title: "Noms", lang: "fr", date: "2026-11-23" }, nodePlatform);
}
