// Our blocks as the peers are handed them: text, frames, codes and rows of cells, with every size, gap and width resolved.
import { qrModules, qrWidth } from "../../../functions/pdf/layout/codes.ts";
import type { LineStyle } from "../../../functions/pdf/layout/lines.ts";
import {
  bigLine,
  densities,
  maxTextWidth,
  typeScales,
  type TypeScale,
} from "../../../functions/pdf/layout/type-scale.ts";
import type { Align, Block, DocumentMarkup, Inline } from "../../../functions/pdf/markup.ts";
import { message } from "../../../functions/text/message.ts";
import { say } from "../../../functions/text/say.ts";
import { mm, textWidth } from "./house-style.ts";

/** `right` is the room at its right that it leaves free. Lengths are points here and below. */
export type PlainText = {
  kind: "text";
  tag: "H1" | "H2" | "H3" | "P";
  content: Inline[];
  size: number;
  line: number;
  bold: boolean;
  align: Align;
  right: number;
  gap: number;
};

/** At least `height` high. */
export type PlainRow = { cells: PlainBlock[][]; isHead: boolean; height: number; gap: number };

/** Cells leave `gutter` free at their right, but the last of a row; `isRuled` draws a rule under each row. */
export type PlainRows = {
  kind: "rows";
  widths: number[];
  gutter: number;
  isRuled: boolean;
  rows: PlainRow[];
  gap: number;
};

/** `gap` is the space above, which an engine may drop where it begins a page. A code is the path of its `modules` by as many squares. */
export type PlainBlock =
  | PlainText
  | PlainRows
  | { kind: "frame"; width: number; height: number; gap: number }
  | { kind: "code"; href: string; size: number; modules: number; path: string; gap: number }
  | { kind: "keep"; blocks: PlainBlock[]; gap: number }
  | { kind: "page-break"; gap: number };

/** `{page}` in the footer stands for such as 1/2; `mark` is bold, at the right of its last line. */
export type PlainDocument = { title: string; lang: string; footer: string[]; mark: string; blocks: PlainBlock[] };

// As in our own layout.
const details = densities[0].details;
const bigBox = 5.2 * mm;
const columnGap = 8 * mm;
const signature = { width: 85 * mm, height: 30.5 * mm };
const stamp = { width: 85 * mm, height: 25 * mm };
const addressLine = 14.1;
/** From the edges of the text: where the window of the envelope is, and where the letter goes on. */
const window = { x: 92 * mm, y: 39 * mm, flowFrom: 69 * mm, senderGutter: 23 * mm };

type Place = { scale: TypeScale; width: number };

const text = (content: Inline[], style: LineStyle, more: Partial<PlainText> = {}): PlainText => ({
  kind: "text",
  tag: "P",
  content,
  size: style.sizePt,
  line: style.lineHeight,
  bold: style.bold,
  align: style.align,
  right: 0,
  gap: 0,
  ...more,
});
const words = (said: string, bold = false): Inline[] => [{ kind: "text", text: said, bold }];
const frame = (width: number, height = width, gap = 0): PlainBlock => ({ kind: "frame", width, height, gap });
const row = (cells: PlainBlock[][], more: Partial<PlainRow> = {}): PlainRow => ({
  cells,
  isHead: false,
  height: 0,
  gap: 0,
  ...more,
});
const rowsOf = (widths: number[], gutter: number, rows: PlainRow[], gap: number, isRuled = false): PlainRows => ({
  kind: "rows",
  widths,
  gutter,
  isRuled,
  rows,
  gap,
});

export function plainDocument(markup: DocumentMarkup): PlainDocument {
  const { title, lang, version, owner, size, blocks } = markup;
  return {
    title,
    lang,
    footer: [
      ...(owner === undefined ? [] : [owner]),
      say(message("documents.footer", { title, version, page: "{page}" }), lang),
    ],
    mark: say(message("documents.dossier"), lang),
    blocks: inside(blocks, { scale: typeScales[size], width: textWidth }),
  };
}

function plainBlocks(blocks: readonly Block[], place: Place): PlainBlock[] {
  let below: number | undefined;
  return blocks.flatMap((block, index) => {
    const [first, ...others] = plainBlock(block, place, blocks[index + 1]);
    if (first === undefined) return [];
    const isFirstOfPage = blocks[index - 1]?.kind === "page-break";
    const placed = { ...first, gap: isFirstOfPage ? 0 : (below ?? first.gap) };
    below = block.kind === "heading" && block.isSubject !== true ? place.scale.headings[block.level].below : undefined;
    return [placed, ...others];
  });
}

/** Blocks of a page, an item or a cell, which begin at its top. */
const inside = (blocks: readonly Block[], place: Place): PlainBlock[] => atTop(plainBlocks(blocks, place));

const atTop = ([first, ...others]: PlainBlock[]): PlainBlock[] =>
  first === undefined ? [] : [{ ...first, gap: 0 }, ...others];

function plainBlock(block: Block, place: Place, next: Block | undefined): PlainBlock[] {
  const { scale, width } = place;
  const { body, paragraphGap } = scale;
  switch (block.kind) {
    case "heading": {
      const { line, above } = scale.headings[block.level];
      const tag = `H${block.level}` as const;
      if (block.isSubject === true) return [text(block.content, { ...body, bold: true }, { tag, gap: paragraphGap })];
      return [text(block.content, line, { tag, gap: above })];
    }
    case "paragraph": {
      const right = block.align === "right" ? 0 : Math.max(0, width - maxTextWidth);
      return [text(block.content, body, { align: block.align, right, gap: paragraphGap })];
    }
    case "list":
      return [block.look === undefined ? plainList(block, place) : plainBigBoxes(block, place)];
    case "facts":
      return [plainFacts(block, place)];
    case "table":
      return [plainTable(block, place)];
    case "keep": {
      const blocks = plainBlocks(block.blocks, place);
      return [{ kind: "keep", blocks: atTop(blocks), gap: blocks[0]?.gap ?? 0 }];
    }
    case "sized":
      return plainBlocks(block.blocks, { width, scale: typeScales[block.size] });
    case "sender": {
      const style = { ...typeScales.normal.body, lineHeight: addressLine };
      const address = next?.kind === "address-window" ? [text(next.content, style, { gap: window.y })] : [];
      const cells = [[text(block.content, style)], address];
      return [rowsOf([window.x, width - window.x], window.senderGutter, [row(cells, { height: window.flowFrom })], 0)];
    }
    case "address-window":
      // Printed beside the sender.
      return [];
    case "letterhead":
      return [];
    case "signature": {
      const { beside, hint, label } = block;
      const left = width - signature.width;
      const cells = [
        beside === undefined ? [] : [text(beside, body)],
        [
          text(words(label, true), body, { gap: 5 }),
          ...(hint === undefined ? [] : [text(words(hint), body)]),
          frame(signature.width, signature.height, 3),
        ],
      ];
      return [rowsOf([left, signature.width], columnGap, [row(cells)], paragraphGap)];
    }
    case "stamp": {
      const left = 0.26 * width;
      const cells = [[text(words(block.label, true), bigLine)], [frame(stamp.width, stamp.height)]];
      return [rowsOf([left, width - left], 4 * mm, [row(cells)], 10)];
    }
    case "page-break":
      return [{ kind: "page-break", gap: 0 }];
    case "note":
    case "qr":
      // None of the papers has one; it must not be left out in silence.
      throw new Error(`The comparison does not know how to print a ${block.kind}.`);
  }
}

type List = Extract<Block, { kind: "list" }>;

function plainList({ marker, items }: List, { scale, width }: Place): PlainBlock {
  const indent = 6.5 * mm;
  const markers = {
    box: () => frame(3.5 * mm, 3.5 * mm, 2),
    bullet: () => text(words("•"), scale.body),
    number: (index: number) => text(words(`${index + 1}.`), scale.body),
  };
  const itemGap = marker === "box" ? scale.itemGap + 1.5 : scale.itemGap;
  const rows = items.map((item, index) =>
    row([[markers[marker](index)], inside(item, { scale, width: width - indent })], { gap: index === 0 ? 0 : itemGap }),
  );
  return rowsOf([indent, width - indent], 0, rows, scale.paragraphGap);
}

function plainBigBoxes({ look, items, href }: List, { scale, width }: Place): PlainBlock {
  const code = href === undefined ? undefined : qrModules(href);
  const own = code === undefined ? width : width - qrWidth(code);
  const box = [frame(bigBox, bigBox, 1)];
  const boxWidth = bigBox + 3 * mm;
  const numberWidth = 7 * mm;
  const thing = 0.66 * width - boxWidth;
  const widths =
    look === "steps"
      ? [numberWidth, boxWidth, own - numberWidth - boxWidth]
      : [boxWidth, thing, width - boxWidth - thing];
  const rows = items.map((item, index) => {
    const texts = item.map((one) => (one.kind === "paragraph" ? [text(one.content, bigLine)] : []));
    const number = look === "steps" ? [[text(words(String(index + 1), true), bigLine)]] : [];
    return row([...number, box, ...texts], { height: 8 * mm });
  });
  const made = rowsOf(widths, look === "steps" ? 0 : 3 * mm, rows, scale.paragraphGap);
  if (href === undefined || code === undefined) return made;
  const size = Math.max(24 * mm, 0.62 * mm * code.length);
  const beside: PlainBlock = { kind: "code", href, size, modules: code.length, path: pathOf(code), gap: 0 };
  return rowsOf([width - size, size], 0, [row([[{ ...made, gap: 0 }], [beside]])], scale.paragraphGap);
}

/** The dark modules of each row, those side by side as one rectangle. */
const pathOf = (code: readonly boolean[][]): string =>
  code
    .flatMap((modules, y) =>
      [
        ...modules
          .map((isDark) => (isDark ? "1" : "0"))
          .join("")
          .matchAll(/1+/g),
      ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
    )
    .join("");

function plainFacts({ look, rows }: Extract<Block, { kind: "facts" }>, { scale, width }: Place): PlainBlock {
  const label = look === undefined ? Math.min(40 * mm, width / 2) : 0.26 * width;
  const style = look === undefined ? scale.body : look === "large" ? bigLine : details;
  const rowGap = look === undefined ? scale.itemGap : look === "large" ? 5 : 3.4;
  const facts = rows.map((fact, index) =>
    row(
      [
        [text(words(fact.label, look !== undefined), style)],
        [text(fact.content, { ...style, bold: look === undefined })],
      ],
      { gap: index === 0 ? 0 : rowGap },
    ),
  );
  return rowsOf([label, width - label], look === undefined ? 3 * mm : 4 * mm, facts, scale.paragraphGap);
}

function plainTable({ columns, head, rows }: Extract<Block, { kind: "table" }>, { scale, width }: Place): PlainBlock {
  const gutter = 10;
  const total = columns.reduce((sum, share) => sum + share, 0);
  const widths = columns.map(
    (share, index) => ((width + gutter) * share) / total - (index === columns.length - 1 ? gutter : 0),
  );
  const made = (cells: Inline[][], isHead: boolean) =>
    row(
      cells.map((cell) => [text(cell, { ...scale.body, bold: isHead })]),
      { isHead },
    );
  const all = [...head.map((cells) => made(cells, true)), ...rows.map((cells) => made(cells, false))];
  return rowsOf(widths, gutter, all, scale.paragraphGap, true);
}
