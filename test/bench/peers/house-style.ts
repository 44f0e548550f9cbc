// The measures that every engine sets the papers in, those of our own layout; in points unless said otherwise.
import type { Inline } from "../../../functions/pdf/markup.ts";
import type { PlainDocument } from "./plain.ts";

export const mm = 72 / 25.4;

export const house = {
  page: { width: 210 * mm, height: 297 * mm },
  margin: { x: 20 * mm, top: 18 * mm, bottom: 25 * mm },
  footer: { size: 8.5, line: 11.8, lastBaseline: (297 - 11) * mm },
  stroke: 0.6,
  /** Above and below the text of a cell of ruled rows. */
  cellPadding: 3.5,
} as const;

export const textWidth = house.page.width - 2 * house.margin.x;

/** The lines at the foot of a page; `page` is such as 1/2. */
export const footerLines = ({ footer }: PlainDocument, page: string): string[] =>
  footer.map((line) => line.replace("{page}", page));

/** Text alone, for libraries whose lines hold nothing else: "\n" for a line break, a row of underscores for the pen. */
export type Run = { text: string; bold: boolean; href: string | undefined };

const underscoreEm = 0.444;

/** Runs as long as their style allows; `size` is that of the text. */
export function runsOf(content: readonly Inline[], size: number): Run[] {
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
      add("_".repeat(Math.round(width / (underscoreEm * size))), false);
    } else {
      // A line break belongs to the text after it.
      const next = content[index + 1];
      add("\n", next?.kind === "text" && next.bold, next?.kind === "text" ? next.href : undefined);
    }
  }
  return runs;
}

export const plainText = (content: readonly Inline[], size: number): string =>
  runsOf(content, size)
    .map(({ text }) => text)
    .join("");
