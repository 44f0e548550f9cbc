// Chromium's print-to-PDF, tagged, driven by Playwright: one page stays open with its faces loaded, its body is replaced.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import type { PlainBlock, PlainDocument, PlainRows } from "../plain.ts";
import { elsewhere } from "../processes.ts";

type Page = {
  goto(url: string): Promise<unknown>;
  evaluate<T>(run: (argument: T) => Promise<void>, argument: T): Promise<void>;
  pdf(options: Record<"preferCSSPageSize" | "printBackground" | "tagged" | "outline", boolean>): Promise<Uint8Array>;
};
type Browser = { newPage(): Promise<Page>; close(): Promise<void> };
type Playwright = { chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> } };

// Types declared for an import would replace those of the browser tests, which have the same package installed.
const { chromium } = createRequire(import.meta.url)("playwright-core") as Playwright;

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
const flow = (blocks: readonly PlainBlock[]): string => blocks.map(block).join("");

function block(one: PlainBlock): string {
  const above = `margin-top:${one.gap}pt`;
  switch (one.kind) {
    case "text": {
      const { tag, content, size, line: height, bold, align, right } = one;
      const face = `font:${bold ? "bold " : ""}${size}pt/${height}pt Paper`;
      const style = `${above};margin-right:${right}pt;${face};text-align:${align}`;
      return `<${tag} style="${style}">${line(content)}</${tag}>`;
    }
    case "rows":
      return one.isRuled
        ? table(one, above)
        : `<div style="${above}">${one.rows.map((_, at) => row(one, at)).join("")}</div>`;
    case "frame":
      return `<div class=frame style="${above};width:${one.width}pt;height:${one.height}pt"></div>`;
    case "code": {
      const box = `viewBox="0 0 ${one.modules} ${one.modules}" style="${above};width:${one.size}pt;height:${one.size}pt"`;
      return `<svg role=img aria-label="QR : ${escaped(one.href)}" ${box}><path d="${one.path}"/></svg>`;
    }
    case "keep":
      return `<div class=keep style="${above}">${flow(one.blocks)}</div>`;
    case "page-break":
      return "<div class=break></div>";
  }
}

function row({ rows, widths, gutter }: PlainRows, index: number): string {
  const { cells, gap, height } = rows[index]!;
  const made = cells.map((cell, at) => {
    const right = at === cells.length - 1 ? 0 : gutter;
    return `<div style="width:${widths[at]}pt;padding-right:${right}pt">${flow(cell)}</div>`;
  });
  return `<div class=row style="margin-top:${gap}pt;min-height:${height}pt">${made.join("")}</div>`;
}

function table({ rows, widths, gutter }: PlainRows, style: string): string {
  const made = (isHead: boolean) =>
    rows
      .filter((one) => one.isHead === isHead)
      .map(({ cells }) => {
        const tag = isHead ? "th" : "td";
        const right = (at: number) => (at === cells.length - 1 ? 0 : gutter);
        const inner = cells.map((cell, at) => `<${tag} style="padding-right:${right(at)}pt">${flow(cell)}</${tag}>`);
        return `<tr>${inner.join("")}</tr>`;
      })
      .join("");
  const columns = widths.map((width) => `<col style="width:${width}pt">`).join("");
  return `<table style="${style}"><colgroup>${columns}</colgroup><thead>${made(true)}</thead><tbody>${made(false)}</tbody></table>`;
}

/** A text of CSS; `{page}` becomes the counters. */
const cssText = (lines: readonly string[]): string =>
  lines
    .map((text) =>
      text
        .split("{page}")
        .map((part) => JSON.stringify(part))
        .join(' counter(page) "/" counter(pages) '),
    )
    .join(' "\\a" ');

/** The page that stays open: the faces and the house style. */
const shell = (regular: string, bold: string): string => `<!doctype html><html><head><meta charset=utf-8><style>
@font-face { font-family: Paper; src: url("${pathToFileURL(regular).href}") }
@font-face { font-family: Paper; font-weight: bold; src: url("${pathToFileURL(bold).href}") }
@page { size: A4; margin: 18mm 20mm 25mm; font: 8.5pt/11.8pt Paper; white-space: pre;
  @bottom-left { vertical-align: bottom; padding-bottom: 10mm; width: 140mm; content: var(--footer) }
  @bottom-right { vertical-align: bottom; padding-bottom: 10mm; font-weight: bold; content: var(--mark) } }
body { margin: 0; orphans: 2; widows: 2 }
h1, h2, h3 { margin: 0; break-after: avoid } p { margin: 0 }
.row { display: flex; break-inside: avoid } .row > div { box-sizing: border-box; flex: none }
.keep { break-inside: avoid } .break { break-after: page }
.frame { box-sizing: border-box; border: 0.6pt solid } svg { display: block }
.pen { display: inline-block; height: 7.5mm; border-bottom: 0.6pt solid }
table { border-collapse: collapse; width: 100%; table-layout: fixed } tr { break-inside: avoid; border-bottom: 0.6pt solid }
td, th { padding: 3.5pt 0; text-align: left; vertical-align: top }
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

  const print = async ({ title, lang, footer, mark, blocks }: PlainDocument) => {
    await page.evaluate(
      async (paper: Record<"title" | "lang" | "footer" | "mark" | "body", string>) => {
        const root = document.documentElement;
        document.title = paper.title;
        root.lang = paper.lang;
        root.style.setProperty("--footer", paper.footer);
        root.style.setProperty("--mark", paper.mark);
        document.body.innerHTML = paper.body;
        await document.fonts.ready;
      },
      { title, lang, footer: cssText(footer), mark: cssText([mark]), body: flow(blocks) },
    );
    return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  };
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  };
  return paperByPaper(print, { close });
};
