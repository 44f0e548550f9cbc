// The papers by way of pdf-lib's documented calls: embedFont, widthOfTextAtSize, drawText. It breaks no mixed lines, so
// its users do; and it does not tag.
import { readFileSync } from "node:fs";
import type { Color, PDFDocument, PDFFont, PDFPage } from "pdf-lib";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerLines, house, runsOf, textWidth } from "../house-style.ts";
import { measuring, type Column } from "../measuring.ts";
import type { PlainBlock, PlainDocument, PlainRows, PlainText } from "../plain.ts";

type Fonts = { regular: PDFFont; bold: PDFFont };
type Word = { text: string; font: PDFFont; width: number; spaceBefore: boolean };
type Style = Pick<PlainText, "content" | "size" | "line" | "bold" | "align">;

/** Lines of words no wider than the column. */
function breakLines({ content, size, bold }: Style, fonts: Fonts, width: number): Word[][] {
  const lines: Word[][] = [[]];
  let used = 0;
  let spaceBefore = false;
  for (const run of runsOf(content, size)) {
    const font = bold || run.bold ? fonts.bold : fonts.regular;
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

function writePaper(doc: PDFDocument, fonts: Fonts, black: Color, paper: PlainDocument): void {
  const bottom = house.page.height - house.margin.bottom;
  let page: PDFPage;
  let y: number;
  const addPage = () => {
    page = doc.addPage([house.page.width, house.page.height]);
    y = house.margin.top;
  };
  const makeRoom = (height: number) => {
    if (y + height > bottom && y > house.margin.top) addPage();
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
  const rule = (x: number, at: number, width: number) =>
    page.drawLine({
      start: { x, y: house.page.height - at },
      end: { x: x + width, y: house.page.height - at },
      thickness: house.stroke,
      color: black,
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
  const write = (text: PlainText, column: Column) => {
    const room = { ...column, width: column.width - text.right };
    for (const words of breakLines(text, fonts, room.width)) {
      makeRoom(text.line);
      drawLine(words, room, text);
    }
  };

  const { cellsOf, rowHeight, heightOfBlock } = measuring(
    (text, width) => breakLines(text, fonts, width).length * text.line,
  );

  const writeRows = (block: PlainRows, column: Column) => {
    const columns = cellsOf(block, column);
    for (const row of block.rows) {
      const height = rowHeight(block, row, column);
      makeRoom(row.gap + height);
      const top = y + row.gap;
      for (const [at, cell] of row.cells.entries()) {
        y = top + (block.isRuled ? house.cellPadding : 0);
        writeBlocks(cell, columns[at]!, true);
      }
      y = top + height;
      if (block.isRuled) rule(column.x, y, column.width);
    }
  };

  const writeBlocks = (blocks: readonly PlainBlock[], column: Column, isCell = false) => {
    for (const block of blocks) {
      if (block.kind === "text" && block.tag !== "P") makeRoom(block.gap + 3 * block.line);
      if (block.kind === "keep") makeRoom(block.gap + heightOfBlock(block, column));
      if (isCell || y > house.margin.top) y += block.gap;
      switch (block.kind) {
        case "text":
          write(block, column);
          break;
        case "rows":
          writeRows(block, column);
          break;
        case "frame":
          frame(column.x, y, block.width, block.height);
          y += block.height;
          break;
        case "code": {
          const { path, size, modules } = block;
          page.drawSvgPath(path, { x: column.x, y: house.page.height - y, scale: size / modules, color: black });
          y += size;
          break;
        }
        case "keep":
          writeBlocks(block.blocks, column, true);
          break;
        case "page-break":
          addPage();
      }
    }
  };

  addPage();
  writeBlocks(paper.blocks, { x: house.margin.x, width: textWidth });
  const pages = doc.getPages();
  const column = { x: house.margin.x, width: textWidth };
  const { size, line, lastBaseline } = house.footer;
  for (const [index, each] of pages.entries()) {
    page = each;
    const lines = footerLines(paper, `${index + 1}/${pages.length}`);
    const draw = (text: string, at: number, more: Pick<Style, "bold" | "align">) => {
      const style: Style = { content: [{ kind: "text", text, bold: more.bold }], size, line, ...more };
      y = lastBaseline - (lines.length - 1 - at) * line - line * 0.72;
      for (const words of breakLines(style, fonts, textWidth)) drawLine(words, column, style);
    };
    for (const [at, text] of lines.entries()) draw(text, at, { bold: false, align: "left" });
    draw(paper.mark, lines.length - 1, { bold: true, align: "right" });
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
