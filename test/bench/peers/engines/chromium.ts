// Chromium's print-to-PDF, tagged, driven by Playwright: one page stays open with its faces loaded, its body is replaced.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { Block, DocumentMarkup, Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { unknownBlock } from "../house-style.ts";
import { elsewhere } from "../processes.ts";

const executablePath = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== "" && existsSync(path));

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const inline = (one: Inline): string => {
  if (one.kind === "break") return "<br>";
  if (one.kind === "fill") {
    const width = one.widthMm === "full" ? "100%" : `${one.widthMm}mm`;
    return `<span class=pen style="width:${width}"></span>`;
  }
  let text = escaped(one.text);
  if (one.bold) text = `<b>${text}</b>`;
  if (one.href !== undefined) return `<a href="${escaped(one.href)}">${text}</a>`;
  return one.lang === undefined ? text : `<span lang=${one.lang}>${text}</span>`;
};
const line = (content: readonly Inline[]): string => content.map(inline).join("");
const flow = (blocks: readonly Block[]): string => blocks.map(block).join("");
const row = (cells: readonly Inline[][], tag: string): string =>
  `<tr>${cells.map((cell) => `<${tag}>${line(cell)}</${tag}>`).join("")}</tr>`;

function block(one: Block): string {
  switch (one.kind) {
    case "heading":
      return `<h${one.level}>${line(one.content)}</h${one.level}>`;
    case "paragraph":
      return `<p class=${one.align}>${line(one.content)}</p>`;
    case "list": {
      const tag = one.marker === "number" ? "ol" : "ul";
      return `<${tag} class=${one.marker}>${one.items.map((item) => `<li>${flow(item)}</li>`).join("")}</${tag}>`;
    }
    case "table": {
      const columns = one.columns.map((share) => `<col style="width:${share}%">`).join("");
      const head = one.head.map((cells) => row(cells, "th")).join("");
      const body = one.rows.map((cells) => row(cells, "td")).join("");
      return `<table><colgroup>${columns}</colgroup><thead>${head}</thead><tbody>${body}</tbody></table>`;
    }
    case "note":
    case "keep":
      return `<div class=${one.kind}>${flow(one.blocks)}</div>`;
    case "sender":
      return `<div class=sender>${line(one.content)}</div>`;
    case "window":
      return `<div class=window>${line(one.content)}</div>`;
    case "signature": {
      const hint = one.hint === undefined ? "" : `<p>${escaped(one.hint)}</p>`;
      return `<div class=signature><p><b>${escaped(one.label)}</b></p>${hint}<div class=frame></div></div>`;
    }
    default:
      return unknownBlock(one);
  }
}

/** The page that stays open: the faces and the house style. */
const shell = (regular: string, bold: string): string => `<!doctype html><html><head><meta charset=utf-8><style>
@font-face { font-family: Paper; src: url("${pathToFileURL(regular).href}") }
@font-face { font-family: Paper; font-weight: bold; src: url("${pathToFileURL(bold).href}") }
@page { size: A4; margin: 18mm 20mm 22mm; @bottom-center { font: 10.5pt Paper;
  content: var(--title) " — page\\a0" counter(page) "/" counter(pages) " — modèle du\\a0" var(--version) } }
body { margin: 0; font: 10.5pt/14.2pt Paper; orphans: 2; widows: 2 }
h1, h2, h3 { font-weight: bold; break-after: avoid; margin: 8pt 0 0; font-size: 10.5pt; line-height: 14.2pt }
h1 { font-size: 15pt; line-height: 20pt; text-align: center; margin-top: 0 }
h2 { font-size: 12pt; line-height: 16.5pt; margin-top: 13pt }
p { margin: 5pt 0 0 } li > p { margin: 0 } .right { text-align: right } .center { text-align: center }
ul, ol { margin: 5pt 0 0; padding-left: 6.5mm } li { margin-top: 2.5pt }
.box { list-style: none } .box > li { position: relative; margin-top: 4pt }
.box > li::before { content: ""; position: absolute; left: -6.5mm; top: 1.2mm; width: 3.5mm; height: 3.5mm; box-sizing: border-box; border: 0.6pt solid }
.pen { display: inline-block; height: 7.5mm; border-bottom: 0.6pt solid }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 6pt } tr { break-inside: avoid }
td, th { border: 0.6pt solid; padding: 3.5pt; text-align: left; vertical-align: top }
.note { border: 0.6pt solid; padding: 7pt; margin-top: 7pt } .keep, .signature { break-inside: avoid }
.sender { width: 80mm } .window { position: absolute; left: 92mm; top: 39mm; width: 83mm } .sender { min-height: 77mm }
.signature { margin: 10pt 0 0 auto; width: 85mm } .frame { border: 0.6pt solid; height: 32mm; margin-top: 3pt }
a { color: inherit }
</style></head><body></body></html>`;

export const open: OpenEngine = async ({ regular, bold }) => {
  if (executablePath === undefined) throw new Error("There is no Chromium here (Debian: apt-get install chromium).");
  elsewhere.used = true;
  const folder = mkdtempSync(join(tmpdir(), "peers-"));
  const path = join(folder, "shell.html");
  writeFileSync(path, shell(regular, bold));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--allow-file-access-from-files"] });
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);

  const print = async ({ title, lang, version, blocks }: DocumentMarkup) => {
    await page.evaluate(
      async (paper: { title: string; lang: string; version: string; body: string }) => {
        const root = document.documentElement;
        document.title = paper.title;
        root.lang = paper.lang;
        root.style.setProperty("--title", JSON.stringify(paper.title));
        root.style.setProperty("--version", JSON.stringify(paper.version));
        document.body.innerHTML = paper.body;
        await document.fonts.ready;
      },
      { title, lang, version, body: flow(blocks) },
    );
    return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  };
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  };
  return paperByPaper(print, { close });
};
