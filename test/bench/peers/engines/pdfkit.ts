// PDFKit, tagged, with its PDF/UA subset; text flows by its own line breaking.
import { readFileSync } from "node:fs";
import Pdf from "pdfkit";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerLines, house, plainText, runsOf, textWidth } from "../house-style.ts";
import { measuring, type Column } from "../measuring.ts";
import type { PlainBlock, PlainDocument, PlainRows, PlainText } from "../plain.ts";

type Parent = PDFKit.PDFStructureElement;

function writePaper(doc: PDFKit.PDFDocument, paper: PlainDocument): void {
  const bottom = house.page.height - house.margin.bottom;
  const lineGapAt = (size: number, line: number) => line - doc.fontSize(size).currentLineHeight(true);
  const makeRoom = (height: number) => {
    if (doc.y + height > bottom && doc.y > house.margin.top) doc.addPage();
  };

  /** Runs of text one after another, as one paragraph. */
  const write = ({ content, size, line, bold, align, right }: PlainText, column: Column) => {
    // A run that goes on after another starts where that one ended, even after a line break: so break by hand.
    const runs = runsOf(content, size)
      .flatMap(({ text, ...run }) => text.split("\n").map((part, at) => ({ ...run, text: part, startsLine: at > 0 })))
      .filter((run) => run.text !== "" || run.startsLine);
    const isLast = (index: number) => runs[index + 1]?.startsLine ?? true;
    for (const [index, run] of runs.entries()) {
      doc.font(bold || run.bold ? "bold" : "regular");
      const options = {
        width: column.width - right,
        align,
        lineGap: lineGapAt(size, line),
        continued: !isLast(index),
        link: run.href ?? null,
        underline: run.href !== undefined,
      };
      if (index === 0 || run.startsLine) doc.text(run.text, column.x, doc.y, options);
      else doc.text(run.text, options);
    }
  };
  const { cellsOf, rowHeight, heightOfBlock } = measuring(({ content, size, line, bold }, width) => {
    doc.font(bold || content.some((one) => one.kind === "text" && one.bold) ? "bold" : "regular");
    return doc.heightOfString(plainText(content, size), { width, lineGap: lineGapAt(size, line) });
  });
  const artifact = (draw: () => void) => {
    doc.markContent("Artifact", { type: "Layout" });
    draw();
    doc.endMarkedContent();
  };
  const inside = (parent: Parent, tag: string, fill: (element: Parent) => void, options = {}) => {
    const element = doc.struct(tag, options);
    parent.add(element);
    fill(element);
    element.end();
  };

  const writeRows = (block: PlainRows, column: Column, parent: Parent) => {
    const columns = cellsOf(block, column);
    const padding = block.isRuled ? house.cellPadding : 0;
    for (const row of block.rows) {
      const height = rowHeight(block, row, column);
      makeRoom(row.gap + height);
      const top = doc.y + row.gap;
      const writeCell = (cell: PlainBlock[], at: number, element: Parent) => {
        doc.y = top + padding;
        writeBlocks(cell, columns[at]!, element, true);
      };
      if (block.isRuled) {
        inside(parent, "TR", (tr) => {
          for (const [at, cell] of row.cells.entries()) {
            const scope = row.isHead ? { scope: "Column" } : {};
            inside(tr, row.isHead ? "TH" : "TD", (element) => writeCell(cell, at, element), scope);
          }
        });
        artifact(() => doc.rect(column.x, top + height, column.width, 0).stroke());
      } else for (const [at, cell] of row.cells.entries()) writeCell(cell, at, parent);
      doc.y = top + height;
    }
  };

  const writeBlocks = (blocks: readonly PlainBlock[], column: Column, parent: Parent, isCell = false) => {
    for (const block of blocks) {
      if (block.kind === "text" && !isCell) makeRoom(block.gap + block.line * (block.tag === "P" ? 1 : 3));
      if (block.kind === "keep") makeRoom(block.gap + heightOfBlock(block, column));
      if (isCell || doc.y > house.margin.top) doc.y += block.gap;
      switch (block.kind) {
        case "text": {
          const element = doc.struct(block.tag, () => write(block, column));
          parent.add(element);
          element.end();
          break;
        }
        case "rows":
          if (block.isRuled) inside(parent, "Table", (table) => writeRows(block, column, table));
          else writeRows(block, column, parent);
          break;
        case "frame": {
          const { width, height } = block;
          artifact(() => doc.rect(column.x, doc.y, width, height).stroke());
          doc.y += height;
          break;
        }
        case "code": {
          const { size, modules, path } = block;
          artifact(() =>
            doc
              .save()
              .translate(column.x, doc.y)
              .scale(size / modules)
              .path(path)
              .fill()
              .restore(),
          );
          doc.y += size;
          break;
        }
        case "keep":
          writeBlocks(block.blocks, column, parent, true);
          break;
        case "page-break":
          doc.addPage();
      }
    }
  };

  doc.font("regular").lineWidth(house.stroke);
  const root = doc.struct("Document");
  doc.addStructure(root);
  writeBlocks(paper.blocks, { x: house.margin.x, width: textWidth }, root);
  root.end();
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    // Below the bottom margin, which would start a new page.
    doc.page.margins.bottom = 0;
    const lines = footerLines(paper, `${page + 1}/${count}`);
    const { size, line, lastBaseline } = house.footer;
    const at = (text: string, index: number, align: string) => {
      const y = lastBaseline - size - (lines.length - 1 - index) * line;
      doc.fontSize(size).text(text, house.margin.x, y, { width: textWidth, align, lineBreak: false });
    };
    artifact(() => {
      doc.font("regular");
      for (const [index, text] of lines.entries()) at(text, index, "left");
      doc.font("bold");
      at(paper.mark, lines.length - 1, "right");
    });
  }
}

export const open: OpenEngine = (faces) => {
  const [regular, bold] = [readFileSync(faces.regular), readFileSync(faces.bold)];
  const print = (paper: PlainDocument): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const { margin } = house;
      const doc = new Pdf({
        size: "A4",
        margins: { top: margin.top, bottom: margin.bottom, left: margin.x, right: margin.x },
        font: null,
        bufferPages: true,
        pdfVersion: "1.7",
        subset: "PDF/UA",
        tagged: true,
        lang: paper.lang,
        displayTitle: true,
        info: { Title: paper.title },
      });
      doc.registerFont("regular", regular).registerFont("bold", bold);
      const parts: Uint8Array[] = [];
      doc.on("data", (part: Uint8Array) => parts.push(part));
      doc.on("end", () => resolve(Buffer.concat(parts)));
      doc.on("error", reject);
      writePaper(doc, paper);
      doc.end();
    });
  return Promise.resolve(paperByPaper(print));
};
