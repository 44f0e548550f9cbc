// pdfmake: a document definition, laid out and written by way of PDFKit. `tagged` marks the file; it writes no structure.
import pdfmake from "pdfmake";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerLines, house, runsOf } from "../house-style.ts";
import type { PlainBlock, PlainDocument, PlainText } from "../plain.ts";

type Content = Record<string, unknown>;

const { margin, footer } = house;

/** Noto Sans has lines of 1.362 em. */
const lineHeight = ({ size, line }: { size: number; line: number }) => line / (size * 1.362);

const runs = ({ content, size }: PlainText): Content[] =>
  runsOf(content, size).map(({ text, bold, href }) => ({
    text,
    ...(bold ? { bold } : {}),
    ...(href === undefined ? {} : { link: href, decoration: "underline" }),
  }));

const flow = (blocks: readonly PlainBlock[]): Content[] => blocks.map(writeBlock);

function writeBlock(block: PlainBlock): Content {
  const above = [0, block.gap, 0, 0];
  switch (block.kind) {
    case "text":
      return {
        text: runs(block),
        bold: block.bold,
        fontSize: block.size,
        lineHeight: lineHeight(block),
        alignment: block.align,
        ...(block.tag === "P" ? {} : { headlineLevel: Number(block.tag[1]) }),
        margin: [0, block.gap, block.right, 0],
      };
    case "rows": {
      const { widths, rows, gutter, isRuled } = block;
      return {
        table: {
          headerRows: rows.filter(({ isHead }) => isHead).length,
          dontBreakRows: true,
          widths,
          heights: (index: number) => (rows[index]?.height ?? 0) + (rows[index]?.gap ?? 0),
          body: rows.map(({ cells, gap }) =>
            cells.map((cell, at) => ({
              stack: flow(cell),
              margin: [0, gap, at === cells.length - 1 ? 0 : gutter, 0],
            })),
          ),
        },
        layout: isRuled ? "ruled" : "plain",
        margin: above,
      };
    }
    case "frame": {
      const { width: w, height: h } = block;
      return { canvas: [{ type: "rect", x: 0, y: 0, w, h, lineWidth: house.stroke }], margin: above };
    }
    case "code": {
      const { modules, path, size } = block;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}"><path d="${path}"/></svg>`;
      return { svg, width: size, margin: above };
    }
    case "keep":
      return { stack: flow(block.blocks), unbreakable: true, margin: above };
    case "page-break":
      return { text: "", pageBreak: "after" };
  }
}

const definition = (paper: PlainDocument): Content => ({
  version: "1.7",
  subset: "PDF/A-2a",
  tagged: true,
  displayTitle: true,
  language: paper.lang,
  info: { title: paper.title },
  pageSize: "A4",
  pageMargins: [margin.x, margin.top, margin.x, margin.bottom],
  defaultStyle: { font: "Paper" },
  footer: (page: number, count: number) => ({
    columns: [
      { width: "*", stack: footerLines(paper, `${page}/${count}`) },
      { width: "auto", text: paper.mark, bold: true, margin: [0, (paper.footer.length - 1) * footer.line, 0, 0] },
    ],
    fontSize: footer.size,
    lineHeight: lineHeight(footer),
    margin: [
      margin.x,
      footer.lastBaseline - paper.footer.length * footer.line - (house.page.height - margin.bottom),
      margin.x,
      0,
    ],
  }),
  content: flow(paper.blocks),
});

export const open: OpenEngine = ({ regular, bold }) => {
  pdfmake.setFonts({ Paper: { normal: regular, bold } });
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setUrlAccessPolicy(() => false);
  const none = () => 0;
  const padding = () => house.cellPadding;
  const plain = {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: none,
    paddingRight: none,
    paddingTop: none,
    paddingBottom: none,
  };
  const ruled = {
    ...plain,
    hLineWidth: (index: number) => (index === 0 ? 0 : house.stroke),
    paddingTop: padding,
    paddingBottom: padding,
  };
  pdfmake.setTableLayouts({ plain, ruled });
  return Promise.resolve(paperByPaper((paper) => pdfmake.createPdf(definition(paper)).getBuffer()));
};
