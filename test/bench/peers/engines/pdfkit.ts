// PDFKit, tagged, with its PDF/UA subset; text flows by its own line breaking.
import { readFileSync } from "node:fs";
import Pdf from "pdfkit";
import type { Block, DocumentMarkup, Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerText, house, plainText, runsOf, textWidth, unknownBlock } from "../house-style.ts";

type Column = { x: number; width: number };
type Parent = PDFKit.PDFStructureElement;

function writePaper(doc: PDFKit.PDFDocument, paper: DocumentMarkup): void {
  const bottom = house.page.height - house.margin.bottom;
  const lineGapAt = (size: number, line: number) => line - doc.fontSize(size).currentLineHeight(true);
  const makeRoom = (height: number) => {
    if (doc.y + height > bottom) doc.addPage();
  };
  const gap = (height: number) => {
    if (doc.y > house.margin.top) doc.y += height;
  };

  /** Runs of text one after another, as one paragraph. */
  const write = (
    content: readonly Inline[],
    column: Column,
    more: { align?: string; size?: number; line?: number; bold?: boolean } = {},
  ) => {
    const { align = "left", size = house.body.size, line = house.body.line, bold = false } = more;
    const lineGap = lineGapAt(size, line);
    // A run that goes on after another starts where that one ended, even after a line break: so break by hand.
    const runs = runsOf(content)
      .flatMap(({ text, ...run }) => text.split("\n").map((part, at) => ({ ...run, text: part, startsLine: at > 0 })))
      .filter((run) => run.text !== "" || run.startsLine);
    const isLast = (index: number) => runs[index + 1]?.startsLine ?? true;
    for (const [index, run] of runs.entries()) {
      doc.font(bold || run.bold ? "bold" : "regular");
      const options = {
        width: column.width,
        align,
        lineGap,
        continued: !isLast(index),
        link: run.href ?? null,
        underline: run.href !== undefined,
      };
      if (index === 0 || run.startsLine) doc.text(run.text, column.x, doc.y, options);
      else doc.text(run.text, options);
    }
  };
  const heightOf = (content: readonly Inline[], width: number): number => {
    doc.font("regular");
    return doc.heightOfString(plainText(content), { width, lineGap: lineGapAt(house.body.size, house.body.line) });
  };
  const artifact = (draw: () => void) => {
    doc.markContent("Artifact", { type: "Layout" });
    draw();
    doc.endMarkedContent();
  };
  const tagged = (parent: Parent, tag: string, draw: () => void) => {
    const element = doc.struct(tag, draw);
    parent.add(element);
    element.end();
  };
  const inside = (parent: Parent, tag: string, fill: (element: Parent) => void) => {
    const element = doc.struct(tag);
    parent.add(element);
    fill(element);
    element.end();
  };

  const writeTable = ({ columns, head, rows }: Extract<Block, { kind: "table" }>, column: Column, parent: Parent) => {
    const total = columns.reduce((sum, share) => sum + share, 0);
    const widths = columns.map((share) => (share / total) * column.width);
    gap(6);
    inside(parent, "Table", (table) => {
      for (const [index, cells] of [...head, ...rows].entries()) {
        const tag = index < head.length ? "TH" : "TD";
        const height = Math.max(...cells.map((cell, at) => heightOf(cell, widths[at]! - 7))) + 2 * house.cellPadding;
        makeRoom(height);
        const top = doc.y;
        inside(table, "TR", (tr) => {
          let { x } = column;
          for (const [at, cell] of cells.entries()) {
            const width = widths[at]!;
            artifact(() => doc.rect(x, top, width, height).stroke());
            const element = doc.struct(tag, tag === "TH" ? { scope: "Column" } : {});
            tr.add(element);
            element.add(() => {
              doc.y = top + house.cellPadding;
              write(cell, { x: x + house.cellPadding, width: width - 7 }, { bold: tag === "TH" });
            });
            element.end();
            x += width;
          }
        });
        doc.y = top + height;
      }
    });
  };

  const writeBlocks = (blocks: readonly Block[], column: Column, parent: Parent) => {
    for (const block of blocks) {
      switch (block.kind) {
        case "heading": {
          const style = house.headings[block.level];
          gap(style.gap);
          makeRoom(style.line + 2 * house.body.line);
          tagged(parent, `H${block.level}`, () => write(block.content, column, { ...style, bold: true }));
          break;
        }
        case "paragraph":
          gap(house.paragraphGap);
          tagged(parent, "P", () => write(block.content, column, { align: block.align }));
          break;
        case "list":
          gap(house.paragraphGap);
          inside(parent, "L", (list) => {
            for (const [index, item] of block.items.entries()) {
              if (index > 0) gap(block.marker === "box" ? house.list.boxGap : house.list.gap);
              makeRoom(2 * house.body.line);
              inside(list, "LI", (li) => {
                const top = doc.y;
                tagged(li, "Lbl", () => {
                  if (block.marker === "box") doc.rect(column.x, top + 1, house.list.box, house.list.box).stroke();
                  else
                    doc
                      .font("regular")
                      .fontSize(house.body.size)
                      .text(block.marker === "bullet" ? "•" : `${index + 1}.`, column.x + 4, top);
                });
                doc.y = top;
                const { indent } = house.list;
                inside(li, "LBody", (body) => {
                  const [first, ...others] = item;
                  if (first?.kind === "paragraph") {
                    tagged(body, "P", () =>
                      write(first.content, { x: column.x + indent, width: column.width - indent }),
                    );
                  }
                  writeBlocks(
                    first?.kind === "paragraph" ? others : item,
                    { x: column.x + indent, width: column.width - indent },
                    body,
                  );
                });
              });
            }
          });
          break;
        case "table":
          writeTable(block, column, parent);
          break;
        case "keep":
          makeRoom(60 + house.signature.height);
          writeBlocks(block.blocks, column, parent);
          break;
        case "sender":
          doc.y = house.margin.top;
          tagged(parent, "P", () => write(block.content, { ...column, width: house.senderWidth }));
          break;
        case "window":
          doc.y = house.window.y;
          tagged(parent, "P", () => write(block.content, house.window));
          doc.y = house.window.flowFrom;
          break;
        case "signature": {
          const { width, height } = house.signature;
          const right = { x: column.x + column.width - width, width };
          makeRoom(height + 45);
          gap(10);
          tagged(parent, "P", () => write([{ kind: "text", text: block.label, bold: true }], right));
          const { hint } = block;
          if (hint !== undefined) tagged(parent, "P", () => write([{ kind: "text", text: hint, bold: false }], right));
          const top = doc.y + 3;
          artifact(() => doc.rect(right.x, top, width, height).stroke());
          doc.y = top + height;
          break;
        }
        default:
          unknownBlock(block);
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
    artifact(() =>
      doc
        .font("regular")
        .fontSize(house.body.size)
        .text(footerText(paper, page + 1, count), house.margin.x, house.footerBaseline - house.body.size, {
          width: textWidth,
          align: "center",
          lineBreak: false,
        }),
    );
  }
}

export const open: OpenEngine = (faces) => {
  const [regular, bold] = [readFileSync(faces.regular), readFileSync(faces.bold)];
  const print = (paper: DocumentMarkup): Promise<Uint8Array> =>
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
