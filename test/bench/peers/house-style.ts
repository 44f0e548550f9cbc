// The measures that every engine sets the papers in, those of our own layout; in points unless said otherwise.
import type { DocumentMarkup, Inline } from "../../../functions/pdf/markup.ts";

export const mm = 72 / 25.4;

export const house = {
  page: { width: 210 * mm, height: 297 * mm },
  margin: { x: 20 * mm, top: 18 * mm, bottom: 22 * mm },
  footerBaseline: (297 - 11) * mm,
  stroke: 0.6,
  body: { size: 10.5, line: 14.2 },
  paragraphGap: 5,
  headings: {
    1: { size: 15, line: 20, gap: 8, align: "center" },
    2: { size: 12, line: 16.5, gap: 13, align: "left" },
    3: { size: 10.5, line: 14.2, gap: 8, align: "left" },
  },
  list: { indent: 6.5 * mm, gap: 2.5, boxGap: 4, box: 3.5 * mm },
  cellPadding: 3.5,
  notePadding: 7,
  signature: { width: 85 * mm, height: 32 * mm },
  window: { x: 112 * mm, y: 57 * mm, width: 83 * mm, flowFrom: 95 * mm },
  senderWidth: 80 * mm,
} as const;

export const textWidth = house.page.width - 2 * house.margin.x;

export const footerText = ({ title, version }: DocumentMarkup, page: number | string, count: number | string): string =>
  `${title} — page\u00A0${page}/${count} — modèle du\u00A0${version}`;

/** Text alone, for libraries whose lines hold nothing else: "\n" for a line break, a row of underscores for the pen. */
export type Run = { text: string; bold: boolean; href: string | undefined };

const underscoreWidth = 0.444 * house.body.size;

/** Runs as long as their style allows. */
export function runsOf(content: readonly Inline[]): Run[] {
  const runs: Run[] = [];
  const add = (text: string, bold: boolean, href?: string) => {
    const last = runs.at(-1);
    if (last !== undefined && last.bold === bold && last.href === href) last.text += text;
    else runs.push({ text, bold, href });
  };
  for (const [index, inline] of content.entries()) {
    if (inline.kind === "text") add(inline.text, inline.bold, inline.href);
    else if (inline.kind === "fill") {
      const width = inline.widthMm === "full" ? 40 * mm : inline.widthMm * mm;
      add("_".repeat(Math.round(width / underscoreWidth)), false);
    } else {
      // A line break belongs to the text after it.
      const next = content[index + 1];
      add("\n", next?.kind === "text" && next.bold, next?.kind === "text" ? next.href : undefined);
    }
  }
  return runs;
}

export const plainText = (content: readonly Inline[]): string =>
  runsOf(content)
    .map(({ text }) => text)
    .join("");

/** A block that none of the four papers has: an engine must not leave it out in silence. */
export function unknownBlock(block: { kind: string }): never {
  throw new Error(`The comparison does not know how to print a ${block.kind}.`);
}
