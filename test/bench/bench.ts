// What a dossier costs on this machine: time by stage, bytes, start-up, memory. Prints figures, asserts nothing.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { drawDocument, writePdf } from "../../functions/pdf/write/tagged-pdf.ts";
import { layOutDocument } from "../../functions/documents/lay-out.ts";
import { printDossier } from "../../functions/documents/print.ts";

const startUp = performance.now();
const today = "2026-11-23";
const example = JSON.parse(readFileSync("test/examples/refugee-first-hosted-married.json", "utf8")) as {
  identity: object;
  concordance: { differences: { item: string }[] };
};

/** Another person each time, so that nothing of a whole document can be remembered. */
function answersOf(index: number) {
  const name = `Rahimi${index.toString(36)}`;
  const identity = { ...example.identity, familyName: name, givenNames: `Mariam ${index}` };
  const differences = example.concordance.differences.map((difference) =>
    difference.item === "family-name" ? { ...difference, onBirthCertificate: name } : difference,
  );
  const input = { ...example, identity, concordance: { ...example.concordance, differences } };
  const parsed = parseAnswers(input, { today, covers });
  if (!parsed.ok) throw new Error("the example is no longer valid");
  return parsed.answers;
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const stages = [
  "answers",
  "rules and templates",
  "read markup",
  "lay out",
  "draw pages",
  "write PDFs",
  "write dossier.pdf",
] as const;
type Stage = (typeof stages)[number];
const times: Record<Stage, number[]> = Object.fromEntries(stages.map((stage) => [stage, []])) as never;
const totals: number[] = [];
let index = 0;

function timed<T>(stage: Stage, work: () => T): T {
  const start = performance.now();
  const result = work();
  times[stage].push(performance.now() - start);
  return result;
}

function oneDossier() {
  const start = performance.now();
  const answers = timed("answers", () => answersOf(index++));
  const dossier = timed("rules and templates", () => renderDossier(makeDossier(answers, { today }), "fr"));
  const markups = timed("read markup", () => dossier.documents.map(({ markup }) => readMarkup(markup)));
  const papers = timed("lay out", () => markups.map((markup) => layOutDocument(markup, allFonts)));
  const options = { title: "Dossier de titre de séjour", lang: "fr", date: today };
  const drawn = timed("draw pages", () => papers.map((paper) => drawDocument(paper, nodePlatform)));
  const files = timed("write PDFs", () => drawn.map((paper) => writePdf([paper], options, nodePlatform)));
  const all = timed("write dossier.pdf", () => writePdf(drawn, options, nodePlatform));
  totals.push(performance.now() - start);
  return { pages: papers.map(({ pages }) => pages.length), files, all, documents: dossier.documents };
}

// A fixed piece of work in the same rounds: the ratio to it says more than milliseconds on a machine that others share.
const fixture = readFileSync("templates/locales/fr/checklist.json", "utf8");
const referenceWork = (): void => void JSON.stringify(JSON.parse(fixture));

const first = oneDossier();
const firstMs = totals[0] ?? 0;
for (let round = 0; round < 100; round++) oneDossier();
for (let round = 0; round < 300; round++) referenceWork();
totals.length = 0;
for (const stage of stages) times[stage].length = 0;

const rounds = 300;
let dossierCpu = 0;
let referenceCpu = 0;
for (let round = 0; round < rounds; round++) {
  const start = cpuMs();
  for (let time = 0; time < 10; time++) referenceWork();
  const between = cpuMs();
  oneDossier();
  referenceCpu += between - start;
  dossierCpu += cpuMs() - between;
}
const pages = first.pages.reduce((sum, count) => sum + count, 0);

const row = (name: string, value: string) => console.log(`${name.padEnd(48)}${value}`);
const ms = (value: number) => `${value.toFixed(2)} ms`;
row("machine", `${cpus()[0]?.model ?? "?"}, Node ${process.version}, ${rounds} dossiers, warm, one process`);
row("dossier: documents, pages", `${first.files.length}, ${pages}`);
row("dossier: separate PDFs and dossier.pdf, median", ms(median(totals)));
row("dossier: CPU, all threads, mean", ms(dossierCpu / rounds));
row("dossier: CPU, in units of the reference work", ((10 * dossierCpu) / referenceCpu).toFixed(1));
row("reference work, CPU, mean", ms(referenceCpu / rounds / 10));
for (const stage of stages) row(`  ${stage}, median`, ms(median(times[stage])));
const once = median(totals) - median(times["write dossier.pdf"]);
row("dossier: separate PDFs only, median", ms(once));
row("page: separate PDFs only", ms(once / pages));
row("process start to this program's first line", ms(startUp));
row("first dossier, cold", ms(firstMs));
for (const [position, { id }] of first.documents.entries()) {
  row(`bytes: ${id} (${first.pages[position]} p.)`, String(first.files[position]?.length));
}
row("bytes: dossier.pdf", String(first.all.length));
row("peak memory", `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

const sample = renderDossier(makeDossier(answersOf(index), { today }), "fr");
const [one, other] = [printDossier(sample, allFonts, nodePlatform), printDossier(sample, allFonts, nodePlatform)];
row("same answers and date, same bytes", String(one.all.sha256 === other.all.sha256));
