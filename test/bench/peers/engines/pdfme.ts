// pdfme's generator: a template of fields placed on the page that grow and push the ones below. It does not tag.
import { readFileSync } from "node:fs";
import { generate } from "@pdfme/generator";
import { barcodes, line, rectangle, text } from "@pdfme/schemas";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { house, mm, plainText, runsOf, textWidth } from "../house-style.ts";
import type { PlainBlock, PlainDocument, PlainRows, PlainText } from "../plain.ts";

type Field = Record<string, unknown>;
type Column = { x: number; width: number };

const inMm = (points: number): number => points / mm;
const stroke = inMm(house.stroke);

const letters = {
  fontName: "Paper",
  verticalAlignment: "top",
  characterSpacing: 0,
  fontColor: "#000000",
  backgroundColor: "",
};
const boldFace = "PaperBold";

const markdown = ({ content, size }: PlainText): string =>
  runsOf(content, size)
    .map((run) => {
      const escaped = run.text.replaceAll(/[\\*~`[\]()]/g, (char) => `\\${char}`);
      return run.bold ? escaped.replace(/^(\s*)(.*?)(\s*)$/s, "$1**$2**$3") : escaped;
    })
    .join("");

/** How high a text will be; a field grows where this is too little. Letters are about so wide, in em. */
function guessHeight({ content, size, line, bold }: PlainText, width: number): number {
  const perLine = width / (size * (bold ? 0.57 : 0.51));
  const lines = plainText(content, size)
    .split("\n")
    .reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / perLine)), 0);
  return lines * line;
}

/** The fields of a paper, page by page where it breaks pages itself. Lengths are points up to the fields, which are in mm. */
function fieldsOf(paper: PlainDocument): Field[][] {
  const pages: Field[][] = [[]];
  let y: number = house.margin.top;
  let count = 0;
  const place = (type: string, { x, width }: Column, height: number, more: Field) => {
    const position = { x: inMm(x), y: inMm(y) };
    const size = { width: inMm(width), height: inMm(height) };
    pages.at(-1)?.push({ name: `field${count++}`, type, position, ...size, readOnly: true, ...more });
    y += height;
  };
  const words = (one: PlainText, column: Column) => {
    const { size, line: height, bold, align, right, content } = one;
    const isMixed = !bold && runsOf(content, size).some((run) => run.bold);
    const room = { x: column.x, width: column.width - right };
    place("text", room, guessHeight(one, room.width), {
      ...letters,
      ...(bold ? { fontName: boldFace } : {}),
      fontSize: size,
      lineHeight: height / size,
      alignment: align,
      overflow: "expand",
      content: isMixed ? markdown(one) : plainText(content, size),
      ...(isMixed ? { textFormat: "inline-markdown", fontVariants: { bold: boldFace } } : {}),
    });
  };

  const writeRows = ({ rows, widths, gutter, isRuled }: PlainRows, column: Column) => {
    for (const { cells, gap, height } of rows) {
      const top = y + gap;
      let end = top + height;
      let { x } = column;
      for (const [at, cell] of cells.entries()) {
        const width = widths[at]!;
        y = top + (isRuled ? house.cellPadding : 0);
        write(cell, { x, width: at === cells.length - 1 ? width : width - gutter }, true);
        end = Math.max(end, y + (isRuled ? house.cellPadding : 0));
        x += width;
      }
      y = end;
      if (isRuled) place("line", column, house.stroke, { color: "#000000" });
    }
  };
  const write = (blocks: readonly PlainBlock[], column: Column, isCell = false) => {
    for (const block of blocks) {
      if (isCell || y > house.margin.top) y += block.gap;
      switch (block.kind) {
        case "text":
          words(block, column);
          break;
        case "rows":
          writeRows(block, column);
          break;
        case "frame": {
          const frame = { borderWidth: stroke, borderColor: "#000000", color: "", radius: 0 };
          place("rectangle", { x: column.x, width: block.width }, block.height, frame);
          break;
        }
        case "code":
          place("qrcode", { x: column.x, width: block.size }, block.size, {
            content: block.href,
            barColor: "#000000",
            backgroundColor: "#ffffff",
          });
          break;
        case "keep":
          write(block.blocks, column, true);
          break;
        case "page-break":
          pages.push([]);
          y = house.margin.top;
      }
    }
  };
  write(paper.blocks, { x: house.margin.x, width: textWidth });
  return pages;
}

function template(paper: PlainDocument) {
  const { size, line: height, lastBaseline } = house.footer;
  const last = paper.footer.length - 1;
  const footerField = (content: string, index: number, more: Field): Field => ({
    name: `footer${index}`,
    type: "text",
    position: { x: inMm(house.margin.x), y: inMm(lastBaseline - size - (last - index) * height) },
    width: inMm(textWidth),
    height: inMm(height),
    readOnly: true,
    ...letters,
    fontSize: size,
    lineHeight: height / size,
    alignment: "left",
    content,
    ...more,
  });
  return {
    basePdf: {
      width: 210,
      height: 297,
      padding: [house.margin.top, house.margin.x, house.margin.bottom, house.margin.x].map(inMm),
      staticSchema: [
        ...paper.footer.map((content, index) =>
          footerField(content.replace("{page}", "{currentPage}/{totalPages}"), index, {}),
        ),
        footerField(paper.mark, last, { name: "mark", fontName: boldFace, alignment: "right" }),
      ],
    },
    schemas: fieldsOf(paper),
  };
}

export const open: OpenEngine = (faces) => {
  const font = {
    Paper: { data: readFileSync(faces.regular), fallback: true },
    PaperBold: { data: readFileSync(faces.bold) },
  };
  const plugins = { line, qrcode: barcodes.qrcode, rectangle, text };
  return Promise.resolve(
    paperByPaper((paper) =>
      generate({
        template: template(paper),
        inputs: [{}],
        plugins,
        options: { font, title: paper.title, lang: paper.lang },
      }),
    ),
  );
};
