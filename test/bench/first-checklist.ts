// What the first checklist of a process costs a page, in French and in Arabic: nothing is known or compiled yet, and Arabic
// needs more of it. Each is printed in a process of its own, by turns. Prints figures, asserts nothing.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDossier } from "../../functions/documents/print.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import type { Language } from "../../functions/text/languages.ts";

const today = "2026-11-23";
/** The longest, and those whose Arabic checklist is fitted into its pages at once or with closer rows. */
const examples = [
  "refugee-first-hosted-married",
  "subsidiary-first-hotel-two-nationalities",
  "refugee-first-certificate-over",
  "stateless-damage-domiciliation",
  "subsidiary-renewal-agreed",
  "family-of-refugee-first-spouse",
];
const rounds = 15;

/** By page, in milliseconds of the processor: `print` from the filled-in template to the PDF, `all` from the answers. */
type Costs = { pages: number; print: number; all: number };

/** Of this thread, as Linux counts it: other work on the machine and threads that compile are left out. */
function threadMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

function firstChecklist(example: string, language: Language): Costs {
  const input: unknown = JSON.parse(readFileSync(`test/examples/${example}.json`, "utf8"));
  const start = threadMs();
  const parsed = parseAnswers(input, { today, covers });
  if (!parsed.ok) throw new Error(`the example ${example} is no longer valid`);
  const rendered = renderDossier(makeDossier(parsed.answers, { today, only: ["checklist"] }), language);
  const filledIn = threadMs();
  const [checklist] = printDossier(rendered, allFonts, nodePlatform, { all: false }).documents;
  const end = threadMs();
  const pages = checklist!.pages;
  return { pages, print: (end - filledIn) / pages, all: (end - start) / pages };
}

const [, program = "", example, language] = process.argv;
if (example !== undefined) {
  process.stdout.write(JSON.stringify(firstChecklist(example, language as Language)));
} else {
  const inOwnProcess = (example: string, language: Language): Costs =>
    JSON.parse(execFileSync(process.execPath, [program, example, language], { encoding: "utf8" })) as Costs;
  const at = (share: number, values: readonly number[]): number =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
  const median = (values: readonly number[]): number => at(0.5, values);
  const row = (name: string, ...values: string[]) => console.log(`${name.padEnd(48)}${values.join(", ")}`);

  row(
    "machine",
    `${cpus()[0]?.model ?? "?"}, Node ${process.version}; the first checklist of ${rounds} processes each`,
  );
  for (const example of examples) {
    const pairs = Array.from({ length: rounds }, (_, round) => {
      const turns: readonly Language[] = round % 2 === 0 ? ["fr", "ar"] : ["ar", "fr"];
      const made = turns.map((language) => inOwnProcess(example, language));
      const [fr, ar] = round % 2 === 0 ? made : made.toReversed();
      return { fr: fr!, ar: ar! };
    });
    const [{ fr, ar }] = pairs as [(typeof pairs)[number]];
    row(`${example}: pages`, `fr ${fr.pages}`, `ar ${ar.pages}`);
    for (const [part, what] of [
      ["print", "  printed, CPU per page"],
      ["all", "  from answers to PDF, CPU per page"],
    ] as const) {
      const times = pairs.map((pair) => pair.ar[part] / pair.fr[part]);
      row(
        what,
        ...(["fr", "ar"] as const).map(
          (code) => `${code} ${median(pairs.map((pair) => pair[code][part])).toFixed(1)} ms`,
        ),
        `${median(times).toFixed(2)} times (${at(0.05, times).toFixed(2)}–${at(0.95, times).toFixed(2)})`,
      );
    }
  }
}
