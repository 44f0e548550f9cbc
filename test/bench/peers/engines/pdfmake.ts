// pdfmake: a document definition, laid out and written by way of PDFKit. `tagged` marks the file; it writes no structure.
import pdfmake from "pdfmake";
import type { Block, DocumentMarkup, Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerText, house, mm, runsOf, textWidth, unknownBlock } from "../house-style.ts";

type Content = Record<string, unknown>;

const { margin, list, signature } = house;

const line = (content: readonly Inline[]): Content[] =>
  runsOf(content).map(({ text, bold, href }) => ({
    text,
    ...(bold ? { bold } : {}),
    ...(href === undefined ? {} : { link: href, decoration: "underline" }),
  }));

const above = (gap: number) => [0, gap, 0, 0];
const rectangle = (w: number, h: number, y = 0) => ({
  canvas: [{ type: "rect", x: 0, y, w, h, lineWidth: house.stroke }],
});

const flow = (blocks: readonly Block[], isItem = false): Content[] =>
  blocks.map((block, index) => writeBlock(block, isItem && index === 0));

function writeBlock(block: Block, isFirstOfItem: boolean): Content {
  switch (block.kind) {
    case "heading": {
      const { size, gap, align } = house.headings[block.level];
      return {
        text: line(block.content),
        bold: true,
        fontSize: size,
        alignment: align,
        headlineLevel: block.level,
        margin: above(block.level === 1 ? 0 : gap),
      };
    }
    case "paragraph":
      return {
        text: line(block.content),
        alignment: block.align,
        margin: above(isFirstOfItem ? 0 : house.paragraphGap),
      };
    case "list":
      if (block.marker !== "box") {
        const items = block.items.map((item, index) => ({
          stack: flow(item, true),
          margin: above(index === 0 ? 0 : list.gap),
        }));
        return { [block.marker === "bullet" ? "ul" : "ol"]: items, margin: above(house.paragraphGap) };
      }
      return {
        stack: block.items.map((item, index) => ({
          columns: [
            { width: list.indent, ...rectangle(list.box, list.box, 2) },
            { width: "*", stack: flow(item, true) },
          ],
          margin: above(index === 0 ? 0 : list.boxGap),
        })),
        margin: above(house.paragraphGap),
      };
    case "table": {
      const total = block.columns.reduce((sum, share) => sum + share, 0);
      // What is left beside the padding and the rules of the cells.
      const room = textWidth - block.columns.length * 7.6 - house.stroke;
      return {
        table: {
          headerRows: block.head.length,
          dontBreakRows: true,
          widths: block.columns.map((share) => (share / total) * room),
          body: [
            ...block.head.map((cells) => cells.map((cell) => ({ text: line(cell), bold: true }))),
            ...block.rows.map((cells) => cells.map((cell) => ({ text: line(cell) }))),
          ],
        },
        layout: "house",
        margin: above(6),
      };
    }
    case "note":
      return { table: { widths: ["*"], body: [[{ stack: flow(block.blocks) }]] }, layout: "house", margin: above(7) };
    case "keep":
      return { stack: flow(block.blocks), unbreakable: true };
    case "sender":
      return { columns: [{ width: house.senderWidth, text: line(block.content) }] };
    case "window": {
      const { x, y, width, flowFrom } = house.window;
      return {
        stack: [
          { columns: [{ width, text: line(block.content) }], absolutePosition: { x, y } },
          { canvas: [{ type: "line", x1: 0, y1: 0, x2: 0, y2: 0, lineWidth: 0 }], margin: above(0) },
        ],
        // Below eight lines of a sender, down to where the letter goes on.
        margin: [0, 0, 0, flowFrom - margin.top - 8 * house.body.line],
      };
    }
    case "signature":
      return {
        stack: [
          { text: block.label, bold: true },
          ...(block.hint === undefined ? [] : [{ text: block.hint }]),
          rectangle(signature.width, signature.height, 3),
        ],
        unbreakable: true,
        margin: [textWidth - signature.width, 10, 0, 0],
      };
    default:
      return unknownBlock(block);
  }
}

const definition = (paper: DocumentMarkup): Content => ({
  version: "1.7",
  subset: "PDF/A-2a",
  tagged: true,
  displayTitle: true,
  language: paper.lang,
  info: { title: paper.title },
  pageSize: "A4",
  pageMargins: [margin.x, margin.top, margin.x, margin.bottom],
  // Noto Sans has lines of 1.362 em; ours are 14.2 points high.
  defaultStyle: { font: "Paper", fontSize: house.body.size, lineHeight: house.body.line / (house.body.size * 1.362) },
  footer: (page: number, count: number) => ({
    text: footerText(paper, page, count),
    alignment: "center",
    margin: [0, margin.bottom - 11 * mm - house.body.size, 0, 0],
  }),
  content: flow(paper.blocks),
});

export const open: OpenEngine = ({ regular, bold }) => {
  pdfmake.setFonts({ Paper: { normal: regular, bold } });
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setUrlAccessPolicy(() => false);
  const width = () => house.stroke;
  const padding = () => house.cellPadding;
  pdfmake.setTableLayouts({
    house: {
      hLineWidth: width,
      vLineWidth: width,
      paddingLeft: padding,
      paddingRight: padding,
      paddingTop: padding,
      paddingBottom: padding,
    },
  });
  return Promise.resolve(paperByPaper((paper) => pdfmake.createPdf(definition(paper)).getBuffer()));
};
