// The papers by way of pdf-lib's documented calls: embedFont, widthOfTextAtSize, drawText. It breaks no mixed lines, so
// its users do; and it does not tag.
import { readFileSync } from "node:fs";
import type { Color, PDFDocument, PDFFont, PDFPage } from "pdf-lib";
import type { Block, DocumentMarkup, Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerText, house, runsOf, textWidth, unknownBlock } from "../house-style.ts";

type Column = { x: number; width: number };
type Fonts = { regular: PDFFont; bold: PDFFont };
type Word = { text: string; font: PDFFont; width: number; spaceBefore: boolean };
type Style = { size: number; line: number; bold?: boolean; align?: string };

/** Lines of words no wider than the column. */
function breakLines(content: readonly Inline[], fonts: Fonts, width: number, { size, bold }: Style): Word[][] {
  const lines: Word[][] = [[]];
  let used = 0;
  let spaceBefore = false;
  for (const run of runsOf(content)) {
    const font = bold === true || run.bold ? fonts.bold : fonts.regular;
    const space = font.widthOfTextAtSize(" ", size);
    for (const part of run.text.split(/( |\n)/)) {
      if (part === " ") spaceBefore = true;
      if (part === "\n") {
        lines.push([]);
        used = 0;
        spaceBefore = false;
      }
      if (part === " " || part === "\n" || part === "") continue;
      const word = { text: part, font, width: font.widthOfTextAtSize(part, size), spaceBefore };
      if (used > 0 && used + (spaceBefore ? space : 0) + word.width > width) {
        lines.push([]);
        used = 0;
      }
      used += word.width + (used > 0 && spaceBefore ? space : 0);
      lines.at(-1)?.push(word);
      spaceBefore = false;
    }
  }
  return lines;
}

function writePaper(doc: PDFDocument, fonts: Fonts, black: Color, paper: DocumentMarkup): void {
  const bottom = house.page.height - house.margin.bottom;
  let page: PDFPage = doc.addPage([house.page.width, house.page.height]);
  let y: number = house.margin.top;
  const makeRoom = (height: number) => {
    if (y + height <= bottom) return;
    page = doc.addPage([house.page.width, house.page.height]);
    y = house.margin.top;
  };
  const gap = (height: number) => {
    if (y > house.margin.top) y += height;
  };
  const frame = (x: number, top: number, width: number, height: number) =>
    page.drawRectangle({
      x,
      y: house.page.height - top - height,
      width,
      height,
      borderWidth: house.stroke,
      borderColor: black,
    });

  /** Neighbouring words of one font are drawn with one call. */
  const drawLine = (words: readonly Word[], column: Column, { size, line, align }: Style) => {
    const space = fonts.regular.widthOfTextAtSize(" ", size);
    const used = words.reduce((sum, word, at) => sum + word.width + (at > 0 && word.spaceBefore ? space : 0), 0);
    let x = column.x + (align === "right" ? column.width - used : align === "center" ? (column.width - used) / 2 : 0);
    let start = 0;
    while (start < words.length) {
      const { font, spaceBefore } = words[start]!;
      let end = start + 1;
      while (end < words.length && words[end]!.font === font) end++;
      const text = words
        .slice(start, end)
        .map((word, at) => (at > 0 && word.spaceBefore ? ` ${word.text}` : word.text))
        .join("");
      if (start > 0 && spaceBefore) x += space;
      page.drawText(text, { x, y: house.page.height - y - line * 0.72, size, font });
      x += font.widthOfTextAtSize(text, size);
      start = end;
    }
    y += line;
  };
  const write = (content: readonly Inline[], column: Column, style: Style = house.body) => {
    for (const words of breakLines(content, fonts, column.width, style)) {
      makeRoom(style.line);
      drawLine(words, column, style);
    }
  };

  const writeTable = ({ columns, head, rows }: Extract<Block, { kind: "table" }>, column: Column) => {
    const total = columns.reduce((sum, share) => sum + share, 0);
    const widths = columns.map((share) => (share / total) * column.width);
    gap(6);
    for (const [index, cells] of [...head, ...rows].entries()) {
      const style = { ...house.body, bold: index < head.length };
      const lines = cells.map((cell, at) => breakLines(cell, fonts, widths[at]! - 7, style));
      const height = Math.max(...lines.map(({ length }) => length)) * style.line + 7;
      makeRoom(height);
      const top = y;
      let { x } = column;
      for (const [at, width] of widths.entries()) {
        frame(x, top, width, height);
        y = top + house.cellPadding;
        for (const words of lines[at] ?? []) drawLine(words, { x: x + house.cellPadding, width: width - 7 }, style);
        x += width;
      }
      y = top + height;
    }
  };

  const writeBlocks = (blocks: readonly Block[], column: Column, isItem = false) => {
    for (const [index, block] of blocks.entries()) {
      switch (block.kind) {
        case "heading": {
          const style = house.headings[block.level];
          gap(style.gap);
          makeRoom(style.line + 2 * house.body.line);
          write(block.content, column, { ...style, bold: true });
          break;
        }
        case "paragraph":
          if (!isItem || index > 0) gap(house.paragraphGap);
          write(block.content, column, { ...house.body, align: block.align });
          break;
        case "list":
          gap(house.paragraphGap);
          for (const [number, item] of block.items.entries()) {
            if (number > 0) gap(block.marker === "box" ? house.list.boxGap : house.list.gap);
            makeRoom(2 * house.body.line);
            if (block.marker === "box") frame(column.x, y + 1, house.list.box, house.list.box);
            else {
              const top = y;
              const text = block.marker === "bullet" ? "•" : `${number + 1}.`;
              write([{ kind: "text", text, bold: false }], { x: column.x + 4, width: house.list.indent });
              y = top;
            }
            const { indent } = house.list;
            writeBlocks(item, { x: column.x + indent, width: column.width - indent }, true);
          }
          break;
        case "table":
          writeTable(block, column);
          break;
        case "keep":
          makeRoom(60 + house.signature.height);
          writeBlocks(block.blocks, column);
          break;
        case "sender":
          write(block.content, { ...column, width: house.senderWidth });
          break;
        case "window":
          ({ y } = house.window);
          write(block.content, house.window);
          y = house.window.flowFrom;
          break;
        case "signature": {
          const { width, height } = house.signature;
          const right = { x: column.x + column.width - width, width };
          makeRoom(height + 45);
          gap(10);
          write([{ kind: "text", text: block.label, bold: true }], right);
          if (block.hint !== undefined) write([{ kind: "text", text: block.hint, bold: false }], right);
          frame(right.x, y + 3, width, height);
          y += 3 + height;
          break;
        }
        default:
          unknownBlock(block);
      }
    }
  };

  writeBlocks(paper.blocks, { x: house.margin.x, width: textWidth });
  const pages = doc.getPages();
  for (const [index, each] of pages.entries()) {
    page = each;
    y = house.footerBaseline - house.body.line * 0.72;
    const text = footerText(paper, index + 1, pages.length);
    const words = breakLines([{ kind: "text", text, bold: false }], fonts, textWidth, house.body);
    for (const line of words)
      drawLine(line, { x: house.margin.x, width: textWidth }, { ...house.body, align: "center" });
  }
}

type Library = { PDFDocument: { create: () => Promise<unknown> }; rgb: (r: number, g: number, b: number) => unknown };

/** The same papers with pdf-lib or its fork, and the fontkit that its documentation names. */
export const openPdfLib =
  (library: Library, fontkit: unknown, subset: boolean): OpenEngine =>
  (faces) => {
    const [regular, bold] = [faces.regular, faces.bold].map((path) => readFileSync(path)) as [Buffer, Buffer];
    return Promise.resolve(
      paperByPaper(async (paper) => {
        const doc = (await library.PDFDocument.create()) as PDFDocument;
        doc.registerFontkit(fontkit as Parameters<PDFDocument["registerFontkit"]>[0]);
        const fonts = {
          regular: await doc.embedFont(regular, { subset }),
          bold: await doc.embedFont(bold, { subset }),
        };
        doc.setTitle(paper.title, { showInWindowTitleBar: true });
        doc.setLanguage(paper.lang);
        writePaper(doc, fonts, library.rgb(0, 0, 0) as Color, paper);
        return doc.save();
      }),
    );
  };
