// pdfme's generator: a template of fields placed on the page that grow and push the ones below. Its tables and lists hold
// plain text, so nothing in them is bold and boxes to tick are dots; it does not tag.
import { readFileSync } from "node:fs";
import { generate } from "@pdfme/generator";
import { list, rectangle, table, text } from "@pdfme/schemas";
import type { Block, DocumentMarkup, Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerText, house, mm, plainText, runsOf, textWidth, unknownBlock } from "../house-style.ts";

type Field = Record<string, unknown>;

const inMm = (points: number): number => points / mm;
const marginX = inMm(house.margin.x);
const width = inMm(textWidth);
const lineMm = inMm(house.body.line);

const letters = {
  fontName: "Paper",
  fontSize: house.body.size,
  lineHeight: house.body.line / house.body.size,
  alignment: "left",
  verticalAlignment: "top",
  characterSpacing: 0,
  fontColor: "#000000",
  backgroundColor: "",
};
const boldFace = "PaperBold";
const bold = { fontName: boldFace };
const around = (length: number) => ({ top: length, right: length, bottom: length, left: length });

const markdown = (content: readonly Inline[]): string =>
  runsOf(content)
    .map((run) => {
      const escaped = run.text.replaceAll(/[\\*~`[\]()]/g, (char) => `\\${char}`);
      return run.bold ? escaped.replace(/^(\s*)(.*?)(\s*)$/s, "$1**$2**$3") : escaped;
    })
    .join("");

/** The fields of a paper, each as high as one line: they grow with their text. */
function fieldsOf(paper: DocumentMarkup): Field[] {
  const fields: Field[] = [];
  let y = inMm(house.margin.top);
  const place = (type: string, height: number, more: Field, at: { x?: number; width?: number } = {}) => {
    fields.push({
      name: `field${fields.length}`,
      type,
      position: { x: at.x ?? marginX, y },
      width: at.width ?? width,
      height,
      readOnly: true,
      ...more,
    });
    y += height;
  };
  const words = (content: string, more: Field = {}, at: { x?: number; width?: number } = {}, height = lineMm) =>
    place("text", height, { ...letters, overflow: "expand", content, ...more }, at);
  const rich = (content: readonly Inline[], more: Field = {}) => {
    if (!runsOf(content).some((run) => run.bold)) words(plainText(content), more);
    else words(markdown(content), { textFormat: "inline-markdown", fontVariants: { bold: boldFace }, ...more });
  };
  const gap = (points: number) => {
    y += inMm(points);
  };

  const write = (block: Block) => {
    switch (block.kind) {
      case "heading": {
        const { size, line, gap: before, align } = house.headings[block.level];
        if (block.level > 1) gap(before);
        const style = { ...bold, fontSize: size, lineHeight: line / size, alignment: align };
        words(plainText(block.content), style, {}, inMm(line));
        break;
      }
      case "paragraph":
        gap(house.paragraphGap);
        rich(block.content, { alignment: block.align });
        break;
      case "list": {
        gap(house.paragraphGap);
        const items = block.items.map((item) =>
          item.map((part) => (part.kind === "paragraph" ? plainText(part.content) : unknownBlock(part))).join("\n"),
        );
        place("list", lineMm * items.length, {
          ...letters,
          listStyle: block.marker === "number" ? "ordered" : "bullet",
          markerWidth: 4.5,
          markerGap: 2,
          itemSpacing: inMm(house.list.gap),
          content: JSON.stringify(items),
        });
        break;
      }
      case "table": {
        gap(6);
        const cell = {
          ...letters,
          borderColor: "#000000",
          borderWidth: around(inMm(house.stroke)),
          padding: around(inMm(house.cellPadding)),
        };
        const [head = []] = block.head;
        place("table", (lineMm + inMm(7)) * (block.rows.length + 1), {
          showHead: true,
          repeatHead: true,
          head: head.map(plainText),
          headWidthPercentages: block.columns.map(
            (share) => (100 * share) / block.columns.reduce((sum, one) => sum + one, 0),
          ),
          tableStyles: { borderColor: "#000000", borderWidth: inMm(house.stroke) },
          headStyles: { ...cell, ...bold },
          bodyStyles: { ...cell, alternateBackgroundColor: "" },
          columnStyles: {},
          content: JSON.stringify(block.rows.map((row) => row.map(plainText))),
        });
        break;
      }
      case "keep":
        for (const each of block.blocks) write(each);
        break;
      case "sender":
        words(plainText(block.content), { overflow: "visible" }, { width: inMm(house.senderWidth) }, lineMm * 8);
        break;
      case "window":
        y = inMm(house.window.y);
        words(
          plainText(block.content),
          { overflow: "visible" },
          { x: inMm(house.window.x), width: inMm(house.window.width) },
          lineMm * 4,
        );
        y = inMm(house.window.flowFrom);
        break;
      case "signature": {
        const at = { x: marginX + width - inMm(house.signature.width), width: inMm(house.signature.width) };
        gap(10);
        words(block.label, bold, at);
        if (block.hint !== undefined) words(block.hint, {}, at);
        gap(3);
        const frame = { borderWidth: inMm(house.stroke), borderColor: "#000000", color: "", radius: 0 };
        place("rectangle", inMm(house.signature.height), frame, at);
        break;
      }
      default:
        unknownBlock(block);
    }
  };
  for (const block of paper.blocks) write(block);
  return fields;
}

const template = (paper: DocumentMarkup) => ({
  basePdf: {
    width: 210,
    height: 297,
    padding: [inMm(house.margin.top), marginX, inMm(house.margin.bottom), marginX],
    staticSchema: [
      {
        name: "footer",
        type: "text",
        position: { x: marginX, y: 297 - 11 - lineMm },
        width,
        height: lineMm,
        readOnly: true,
        ...letters,
        alignment: "center",
        content: footerText(paper, "{currentPage}", "{totalPages}"),
      },
    ],
  },
  schemas: [fieldsOf(paper)],
});

export const open: OpenEngine = (faces) => {
  const font = {
    Paper: { data: readFileSync(faces.regular), fallback: true },
    PaperBold: { data: readFileSync(faces.bold) },
  };
  const plugins = { list, rectangle, table, text };
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
