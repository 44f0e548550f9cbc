// A paper as a source in Typst's language that calls the functions of papers.typ.
import type { Inline } from "../../../../functions/pdf/markup.ts";
import type { PlainBlock, PlainDocument, PlainRows } from "../plain.ts";

const quoted = (text: string): string => JSON.stringify(text);

const inline = (one: Inline): string => {
  if (one.kind === "break") return "#linebreak()";
  if (one.kind === "fill") return `#pen(${one.widthMm === "full" ? "1fr" : `${one.widthMm}mm`})`;
  const text = one.bold ? `b(${quoted(one.text)})` : quoted(one.text);
  if (one.href !== undefined) return `#link(${quoted(one.href)}, ${text})`;
  return one.lang === undefined ? `#${text}` : `#text(lang: ${quoted(one.lang)}, ${text})`;
};
const line = (content: readonly Inline[]): string => content.map(inline).join("");
const flow = (blocks: readonly PlainBlock[]): string => blocks.map(block).join("\n");
const pt = (length: number): string => `${length.toFixed(2)}pt`;
/** Typst drops the space above what comes first in a cell. */
const cell = (blocks: readonly PlainBlock[]): string => {
  const gap = blocks[0]?.gap ?? 0;
  return `[${gap > 0 ? `#v(${pt(gap)})` : ""}${flow(blocks)}]`;
};

function block(one: PlainBlock): string {
  const gap = pt(one.gap);
  switch (one.kind) {
    case "text": {
      const { tag, size, line: height, bold, align, right, content } = one;
      const level = tag === "P" ? "none" : tag[1];
      return `#said(${pt(size)},${pt(height)},${bold},${align},${pt(right)},${gap},${level})[${line(content)}]`;
    }
    case "rows":
      return rows(one);
    case "frame":
      return `#frame(${pt(one.width)},${pt(one.height)},${gap})`;
    case "code": {
      const { href, modules, path, size } = one;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}"><path d="${path}"/></svg>`;
      return `#code(${quoted(svg)},${quoted(`QR : ${href}`)},${pt(size)},${gap})`;
    }
    case "keep":
      return `#keep(${gap})[${flow(one.blocks)}]`;
    case "page-break":
      return "#pagebreak()";
  }
}

function rows({ widths, gutter, isRuled, gap, rows }: PlainRows): string {
  const columns = widths.map((width, at) => pt(at === widths.length - 1 ? width : width - gutter)).join(",");
  const cells = (wanted: typeof rows) => wanted.map((row) => row.cells.map(cell).join(",")).join(",");
  if (isRuled) {
    const head = rows.filter(({ isHead }) => isHead);
    const body = rows.filter(({ isHead }) => !isHead);
    return `#ruled((${columns},),${pt(gutter)},${pt(gap)},(${cells(head)},),(${cells(body)},))`;
  }
  return rows
    .map((row, index) => {
      const above = pt(row.gap + (index === 0 ? gap : 0));
      return `#row((${columns},),${pt(gutter)},${above},${pt(row.height)},${cells([row])})`;
    })
    .join("\n");
}

export const typstSource = ({ title, lang, footer, mark, blocks }: PlainDocument): string =>
  `#import "/papers.typ": *
#show: paper.with(${quoted(title)}, ${quoted(lang)}, (${footer.map(quoted).join(",")},), ${quoted(mark)})

${flow(blocks)}`;
