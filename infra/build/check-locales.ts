// Refuses a text that nothing says: every key must stand in the code or in a template, whole or as a pattern with parts. Names
// mistakes of translations, and those whose source has changed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLocales, type Locale } from "./locales-plugin.ts";
import { readRules, textMistakes } from "./translations/text-mistakes.ts";
import { countStates } from "./translations/units.ts";

/** What may say a text; tests do not count, a text that only they know is dead. */
const folders = ["functions", "infra", "web", "templates"];

/** The keys that no literal of the sources names: `fees.stamp.title` is named by itself and by `fees.${id}.title`. */
export function unusedKeys(keys: Iterable<string>, sources: Iterable<string>): string[] {
  const names = new Set<string>();
  const patterns = new Set<string>();
  for (const source of sources) {
    for (const [, name = ""] of source.matchAll(/["']([\w-]+(?:\.[\w-]+)+)["']/g)) names.add(name);
    // A part in braces stands for one name.
    for (const [, pattern = ""] of source.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^}`]*\})*)`/g)) {
      const literals = pattern.split(/\$\{[^}]*\}/).map((literal) => literal.replaceAll(".", String.raw`\.`));
      patterns.add(literals.join("[^.]+"));
    }
  }
  const named = new RegExp(`^(?:${[...patterns].join("|") || "(?!)"})$`);
  return [...keys].filter((key) => !names.has(key) && !named.test(key));
}

/** One line for each unused key of the source language, with its file and what to do. */
export function findUnused(root: string, [french]: readonly Locale[]): string[] {
  const sources = folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => /\.(?:tsx?|hbs)$/.test(file))
    .map((file) => readFileSync(file, "utf8"));
  return unusedKeys(french?.texts.keys() ?? [], sources).map(
    (key) => `templates/locales/*/${key.split(".")[0]}.json: nothing says ${key}. Remove it from every language.`,
  );
}

/** One line for each translation of which the source has changed or was never recorded: people who translate read them. */
export function findStale([source, ...others]: readonly Locale[]): string[] {
  return others
    .filter(({ facts }) => facts.isSource !== true)
    .flatMap((locale) => {
      const { stale, unrecorded } = countStates(locale, source!);
      const line = (key: string, why: string) =>
        `templates/locales/${locale.code}/${key.split(".")[0]}.json: ${key} ${why}`;
      return [
        ...stale.map((key) => line(key, "is stale: its source has changed. Translate it again, then record it.")),
        ...unrecorded.map((key) => line(key, "has no record of its source. Run: npm run translations -- record")),
      ];
    });
}

/** One line for each mistake in a translation; only those of languages that people can choose are refused. */
export function findTextMistakes(
  folder: string,
  [source, ...others]: readonly Locale[],
): { refused: string[]; named: string[] } {
  const found = others
    .filter(({ facts }) => facts.isSource !== true)
    .map((locale) => ({
      locale,
      lines: textMistakes(locale, source!, readRules(join(folder, locale.code), join(folder, source!.code))),
    }));
  const linesOf = (isComplete: boolean) =>
    found.flatMap(({ locale, lines }) => (locale.facts.complete === isComplete ? lines : []));
  return { refused: linesOf(true), named: linesOf(false) };
}

/** So many lines of one kind are printed; `npm run translations -- status` counts them all. */
const maxLines = 20;

const some = (lines: readonly string[]): string[] =>
  lines.length <= maxLines ? [...lines] : [...lines.slice(0, maxLines), `… and ${lines.length - maxLines} more.`];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const folder = join(root, "templates/locales");
  const locales = readLocales(folder);
  const { refused, named } = findTextMistakes(folder, locales);
  const wrong = [...findUnused(root, locales), ...refused];
  for (const line of [...wrong, ...some(named), ...some(findStale(locales))]) console.error(line);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
