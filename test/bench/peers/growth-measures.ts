// Measures how time and memory grow with pages, with the length of answers and with the number of dossiers; one process.
// Slopes are exponents: at 1 a cost is proportional to the size, at 2 it grows with the square.
import { allFonts } from "../../../functions/pdf/text/all-fonts.ts";
import type { Platform } from "../../../functions/formats/platform.ts";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { nodePlatform } from "../../../functions/aws/node-platform.ts";
import { makeDossier } from "../../../functions/documents/dossier.ts";
import { renderDossier, type RenderedDocument } from "../../../functions/documents/render.ts";
import type { DocumentId } from "../../../functions/documents/table.ts";
import { parseAnswers } from "../../../functions/answers/parse-answers.ts";
import { covers } from "../../../functions/pdf/text/fonts.ts";
import { printDocument, printDossier } from "../../../functions/documents/print.ts";
import { answersOf, today } from "./papers.ts";

const row = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell) => String(cell).padStart(14)).join(""));
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const peakMb = (): string => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

/** The middle of several times, more of them the shorter they are. `work` is told which run it is. */
function medianMs(work: (run: number) => unknown): number {
  const first = timed(() => work(0)).ms;
  const runs = Math.min(40, Math.max(3, Math.round(600 / first)));
  return median(Array.from({ length: runs }, (_, run) => timed(() => work(run + 1)).ms));
}

/** The text with other letters at its beginning in each run, so that nothing of it is remembered. */
const renewed = (text: string, run: number): string =>
  String.fromCharCode(65 + (run % 26), 65 + (Math.floor(run / 26) % 26)) + text.slice(2);

/** The exponent that fits best through sizes and costs (least squares of the logarithms). */
function exponent(points: readonly (readonly [size: number, cost: number])[]): string {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const above = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return (above / below).toFixed(2);
}

function dossierOf(answers: unknown, only?: readonly DocumentId[]) {
  const parsed = parseAnswers(answers, { today, covers });
  if (!parsed.ok) throw new Error(`The answers are not valid: ${JSON.stringify(parsed.issues)}`);
  return renderDossier(makeDossier(parsed.answers, { today, ...(only === undefined ? {} : { only }) }), "fr");
}

const print = (document: RenderedDocument) => printDocument(document, today, allFonts, nodePlatform);

function findPaper(id: RenderedDocument["id"]): RenderedDocument {
  const paper = dossierOf(answersOf(0)).documents.find((document) => document.id === id);
  if (paper === undefined) throw new Error(`The example no longer has the paper ${id}.`);
  return paper;
}

function measurePages(): void {
  console.log("\nPages of one paper: the checklist over and over");
  row(["pages", "ms", "ms per page", "KB per page", "peak memory"]);
  const paper = findPaper("checklist");
  const bodyStart = paper.markup.indexOf("</h1>") + "</h1>".length;
  const bodyEnd = paper.markup.lastIndexOf("</document>");
  const [head, body] = [paper.markup.slice(0, bodyStart), paper.markup.slice(bodyStart, bodyEnd)];
  const points: [number, number][] = [];
  for (const times of [1, 10, 100]) {
    const longer = { ...paper, markup: `${head}${body.repeat(times)}</document>` };
    const { pages, bytes } = print(longer);
    const ms = medianMs(() => print(longer));
    points.push([pages, ms]);
    row([pages, ms.toFixed(1), (ms / pages).toFixed(2), (bytes.length / pages / 1000).toFixed(1), peakMb()]);
  }
  console.log(`  slope ${exponent(points)}`);
}

function measureLengths(): void {
  const paper = findPaper("non-polygamy-statement");
  const { familyName } = (answersOf(0) as { identity: { familyName: string } }).identity;
  const name = familyName.toLocaleUpperCase("fr");
  // Its attributes: the footer of every page has the name too.
  const head = paper.markup.slice(0, paper.markup.indexOf(">") + 1);
  if (!paper.markup.includes(name)) throw new Error("The statement no longer holds the family name.");
  for (const [how, joined] of [
    ["of many words", " "],
    ["of one word", ""],
  ] as const) {
    console.log(`\nLength of an answer ${how}: the family name of the sworn statement, as no answer may be`);
    row(["times", "letters", "ms", "µs per letter", "pages"]);
    const points: [number, number][] = [];
    for (const times of [1, 10, 100, 1000]) {
      const answer = Array<string>(times).fill(name).join(joined);
      const longer = (run: number) => ({
        ...paper,
        markup: `${head}${paper.markup.slice(head.length).replaceAll(name, renewed(answer, run))}`,
      });
      const ms = medianMs((run) => print(longer(run)));
      const letters = longer(0).markup.length;
      points.push([letters, ms]);
      row([times, letters, ms.toFixed(2), ((1000 * ms) / letters).toFixed(2), print(longer(0)).pages]);
    }
    console.log(`  slope ${exponent(points.slice(-2))} at the long end`);
  }
}

type Longest = {
  identity: { familyName: string };
  concordance: { differences: { onBirthCertificate: string }[] };
};

function measureLongestLegal(): void {
  console.log("\nLongest answers that are accepted (test/golden/very-long-names), whole dossier");
  row(["", "ms", "pages", "ms per page"]);
  const longest = JSON.parse(readFileSync("test/golden/very-long-names/answers.json", "utf8")) as Longest;
  const { identity, concordance } = longest;
  const renewedLongest = (run: number) => {
    const familyName = renewed(identity.familyName, run);
    // What the Ofpra certificate says is this person's identity.
    const differences = concordance.differences.map((difference) =>
      difference.onBirthCertificate === identity.familyName
        ? { ...difference, onBirthCertificate: familyName }
        : difference,
    );
    return { ...longest, identity: { ...identity, familyName }, concordance: { ...concordance, differences } };
  };
  for (const [name, someone] of [
    ["an example", answersOf],
    ["longest", renewedLongest],
  ] as const) {
    const { ms, pages } = wholeDossier(someone);
    row([name, ms.toFixed(1), pages, (ms / pages).toFixed(2)]);
  }
}

function wholeDossier(someone: (run: number) => unknown): { ms: number; pages: number } {
  const make = (run: number) => printDossier(dossierOf(someone(run)), allFonts, nodePlatform);
  const { pages } = make(0).all;
  return { ms: medianMs(make), pages };
}

function measureDossiers(count: number): void {
  const only = ["non-polygamy-statement", "hosting-attestation", "ofpra-letter"] as const;
  console.log(`\nDossiers of three papers, each for another person, one after another in one process`);
  row(["dossiers", "ms each", "held in heap", "memory now"]);
  const { gc } = globalThis;
  let made = 0;
  let heapAt: [number, number] = [0, 0];
  for (const until of [1, 10, 100, 1000, 2500, 5000, 10_000, 100_000].filter((step) => step <= count)) {
    const before = made;
    const { ms } = timed(() => {
      for (; made < until; made++) printDossier(dossierOf(answersOf(made), only), allFonts, nodePlatform);
    });
    gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    row([until, (ms / (until - before)).toFixed(2), megabytes(heapUsed), megabytes(rss)]);
    if (until === 1000) heapAt = [until, heapUsed];
  }
  const grown = process.memoryUsage().heapUsed - heapAt[1];
  if (made > heapAt[0] && heapAt[0] > 0) {
    console.log(
      `  slope ${(grown / (made - heapAt[0])).toFixed(0)} bytes of heap held per dossier after the first thousand`,
    );
  }
}

function measureLimit(): void {
  console.log("\nPhysical limit: what a whole dossier must deflate and hash, timed alone");
  const deflated: Uint8Array[] = [];
  const hashed: Uint8Array[][] = [];
  const recording: Platform = {
    ...nodePlatform,
    deflate: (bytes) => {
      deflated.push(bytes.slice());
      return nodePlatform.deflate(bytes);
    },
    sha256: (parts) => {
      hashed.push(parts.map((part) => part.slice()));
      return nodePlatform.sha256(parts);
    },
  };
  const printed = printDossier(dossierOf(answersOf(0)), allFonts, recording);
  const sum = (parts: readonly Uint8Array[]) => parts.reduce((bytes, part) => bytes + part.length, 0);
  const out = sum([...printed.documents, printed.all].map(({ bytes }) => bytes));
  const deflateMs = medianMs(() => deflated.map((bytes) => nodePlatform.deflate(bytes)));
  const hashMs = medianMs(() => hashed.map((parts) => nodePlatform.sha256(parts)));
  const copyMs = medianMs(() => new Uint8Array(out).fill(1));
  const { ms, pages } = wholeDossier(answersOf);
  const limit = deflateMs + hashMs + copyMs;
  row(["", "times", "KB", "ms"]);
  row(["deflate", deflated.length, (sum(deflated) / 1000).toFixed(0), deflateMs.toFixed(2)]);
  row(["hash", hashed.length, (sum(hashed.flat()) / 1000).toFixed(0), hashMs.toFixed(2)]);
  row(["write", 1, (out / 1000).toFixed(0), copyMs.toFixed(2)]);
  row(["the limit", "", "", limit.toFixed(2)]);
  row(["a dossier", `${pages} pages`, "", ms.toFixed(2)]);
  console.log(`  ${(ms / limit).toFixed(1)} times the limit, from answers to files`);
}

const count = Number(process.argv[2] ?? 10_000);
console.log(
  `${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`,
);
// Compiled code first, so that the small sizes are not measured cold.
for (let index = 0; index < 150; index++) printDossier(dossierOf(answersOf(index)), allFonts, nodePlatform);
measurePages();
measureLengths();
measureLongestLegal();
measureLimit();
measureDossiers(count);
