// Is what an engine printed right? All of the text, ink where the text is, a structure that holds it.
import type { Block, Inline } from "../../../functions/pdf/markup.ts";
import { drawPages, inkIn, readPdf, textOf } from "../../support/read-pdf.ts";
import type { Paper } from "./engine.ts";
import { footerLines } from "./house-style.ts";

export type Checked = {
  pages: number;
  /** Words that a reader of the file does not find. */
  missing: string[];
  /** Ink under the text, in square points. */
  ink: number;
  /** `marked` says so without a structure that holds the text. */
  tagged: "yes" | "marked only" | "no";
};

const dpi = 100;

/** Letters as compared: without spaces, ligatures taken apart. */
const bare = (text: string): string => text.normalize("NFKC").replaceAll(/[\s\u00AD\u200B]+/gu, "");

/** Every stretch of text of a paper that stands together in a line or paragraph. */
function textsOf(blocks: readonly Block[]): string[] {
  const line = (content: readonly Inline[]): string[] =>
    content.flatMap((inline) => (inline.kind === "text" ? [inline.text] : []));
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case "list":
        return block.items.flatMap(textsOf);
      case "table":
        return [...block.head, ...block.rows].flat().flatMap(line);
      case "note":
      case "keep":
      case "sized":
        return textsOf(block.blocks);
      case "signature":
        return [block.label, block.hint ?? "", ...line(block.beside ?? [])];
      case "stamp":
        return [block.label];
      case "facts":
        return block.rows.flatMap(({ label, content }) => [label, ...line(content)]);
      case "qr":
        return [block.label, block.href];
      case "letterhead":
      case "page-break":
        return [];
      default:
        return line(block.content);
    }
  });
}

/** Words of `texts` that are not in `read`, which has no spaces. */
const missingFrom = (read: string, texts: readonly string[]): string[] =>
  texts
    .filter((text) => !read.includes(bare(text)))
    .flatMap((text) => text.split(/[\s-]+/u))
    .filter((word) => !read.includes(bare(word)));

export async function checkFile(file: Uint8Array, paper: Paper): Promise<Checked> {
  // PDF.js takes no Buffer.
  const bytes = new Uint8Array(file);
  const { pages, isTagged } = await readPdf(bytes);
  const texts = textsOf(paper.document.blocks);
  const drawn = bare(pages.map(({ runs }) => textOf(runs)).join(""));
  const read = bare(pages.map(({ reading }) => textOf(reading)).join(""));
  const footers = pages.flatMap((_, index) => footerLines(paper.plain, `${index + 1}/${pages.length}`));
  const images = await drawPages(bytes, dpi);
  const ink = images.map((image, index) => (pages[index]?.runs ?? []).reduce((sum, run) => sum + inkIn(image, run), 0));
  return {
    pages: pages.length,
    missing: missingFrom(drawn, [...texts, ...footers, paper.plain.mark]),
    ink: ink.reduce((sum, one) => sum + one, 0),
    tagged: !isTagged ? "no" : missingFrom(read, texts).length === 0 ? "yes" : "marked only",
  };
}

/** What is wrong with the papers of an engine; nothing where they are right. Ours, as tested, are the measure for ink. */
export function faultsOf(checked: readonly Checked[], measure: readonly Checked[]): string[] {
  return checked.flatMap(({ missing, ink }, index) => {
    const share = ink / (measure[index]?.ink ?? ink);
    return [
      ...(missing.length > 0 ? [`words are missing: ${missing.slice(0, 5).join(", ")}`] : []),
      ...(share < 0.7 || share > 1.4 ? [`${Math.round(share * 100)} % of the ink that the text should have`] : []),
    ];
  });
}
