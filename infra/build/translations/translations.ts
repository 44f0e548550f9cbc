// `npm run translations`: the review state of translations, and their exchange with translators.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readLocales } from "../locales-plugin.ts";
import { readCsv, readXliff, writeCsv, writeXliff } from "./exchange.ts";
import { writeReviews } from "./review.ts";
import { countStates, importInto, openLanguage, recorded, unitsOf } from "./units.ts";

const folder = fileURLToPath(new URL("../../../templates/locales/", import.meta.url));

const usage = `npm run translations -- status
npm run translations -- record                     what no record is of was translated by a machine from the source of today
npm run translations -- export CODE --xliff FILE   or --csv FILE
npm run translations -- import FILE [--by NAME]    NAME read what is approved in it
`;

function status(): void {
  const [source, ...others] = readLocales(folder);
  for (const locale of others.filter(({ facts }) => facts.isSource !== true)) {
    const counts = Object.entries(countStates(locale, source!)).map(([state, keys]) => `${keys.length} ${state}`);
    process.stdout.write(`${locale.code}: ${counts.join(", ")}\n`);
  }
}

function record(): void {
  const [source, ...others] = readLocales(folder);
  for (const locale of others) {
    const reviews = recorded(locale, source!);
    if (locale.facts.isSource !== true && reviews.size > 0) writeReviews(join(folder, locale.code), reviews);
  }
}

function exportTo(code: string, { xliff, csv }: { xliff?: string | undefined; csv?: string | undefined }): void {
  const { locale, source } = openLanguage(folder, code);
  const units = unitsOf(locale, source);
  if (xliff !== undefined) writeFileSync(xliff, writeXliff(code, source.code, units));
  if (csv !== undefined) writeFileSync(csv, writeCsv(code, units));
}

function importFrom(file: string, name: string | undefined): void {
  const text = readFileSync(file, "utf8");
  const { code, units } = file.endsWith(".csv") ? readCsv(text) : readXliff(text);
  const today = new Date().toISOString().slice(0, 10);
  importInto(folder, code, units, name === undefined ? undefined : `${name} on ${today}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { xliff: { type: "string" }, csv: { type: "string" }, by: { type: "string" } },
});
const [command, argument] = positionals;
try {
  if (command === "status") status();
  else if (command === "record") record();
  else if (command === "export" && argument !== undefined && (values.xliff ?? values.csv) !== undefined)
    exportTo(argument, values);
  else if (command === "import" && argument !== undefined) importFrom(argument, values.by);
  else {
    process.stderr.write(usage);
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
