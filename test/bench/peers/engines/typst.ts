// Typst through its Node binding, exporting PDF/UA-1. Of the ways tried to hand a document over, this one was the
// fastest: a source of its own that calls functions of a library. (Handed over as inputs, data empty Typst's caches.)
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Block, DocumentMarkup, Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { unknownBlock } from "../house-style.ts";

const quoted = (text: string): string => JSON.stringify(text);

const inline = (one: Inline): string => {
  if (one.kind === "break") return "#linebreak()";
  if (one.kind === "fill") return `#pen(${one.widthMm === "full" ? "1fr" : `${one.widthMm}mm`})`;
  const text = one.bold ? `b(${quoted(one.text)})` : quoted(one.text);
  if (one.href !== undefined) return `#link(${quoted(one.href)}, ${text})`;
  return one.lang === undefined ? `#${text}` : `#text(lang: ${quoted(one.lang)}, ${text})`;
};
const line = (content: readonly Inline[]): string => content.map(inline).join("");
const cells = (row: readonly Inline[][], write = line): string => row.map((cell) => `[${write(cell)}]`).join(",");
const flow = (blocks: readonly Block[]): string => blocks.map(block).join("\n\n");

function block(one: Block): string {
  switch (one.kind) {
    case "heading":
      return `${"=".repeat(one.level)} ${line(one.content)}`;
    case "paragraph":
      return one.align === "left" ? line(one.content) : `#align(${one.align})[${line(one.content)}]`;
    case "list": {
      const make = { bullet: "list", number: "enum", box: "boxes" }[one.marker];
      return `#${make}(${one.items.map((item) => `[${flow(item)}]`).join(",")})`;
    }
    case "table": {
      const columns = one.columns.map((share) => `${share}fr`).join(",");
      const head = one.head.map((row) => cells(row, (cell) => `*${line(cell)}*`)).join(",");
      return `#table(columns: (${columns}), table.header(${head}), ${one.rows.map((row) => cells(row)).join(",")})`;
    }
    case "note":
    case "keep":
      return `#${one.kind}[${flow(one.blocks)}]`;
    case "sender":
    case "window":
      return `#${one.kind}[${line(one.content)}]`;
    case "signature":
      return `#signature(${quoted(one.label)}, ${one.hint === undefined ? "none" : quoted(one.hint)})`;
    default:
      return unknownBlock(one);
  }
}

const source = ({ title, lang, version, blocks }: DocumentMarkup): string =>
  `#import "/papers.typ": *\n#show: paper.with(${quoted(title)}, ${quoted(lang)}, ${quoted(version)})\n\n${flow(blocks)}`;

export const open: OpenEngine = ({ regular, bold }) => {
  const workspace = join(dirname(process.argv[1] ?? "."), "..", "engines");
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: [regular, bold].map((path) => readFileSync(path)) }],
  });
  return Promise.resolve(
    paperByPaper(
      (document, { id }) => {
        // A path of its own for each kind of paper: as fast as a nameless source, in half the memory.
        const mainFilePath = join(workspace, `${id}.typ`);
        compiler.addSource(mainFilePath, source(document));
        return compiler.pdf({ mainFilePath }, { pdfStandard: "ua-1" });
      },
      // As its documentation advises for a process that goes on.
      { tidy: () => compiler.evictCache(10) },
    ),
  );
};
