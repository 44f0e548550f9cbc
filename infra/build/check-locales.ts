// Refuses a text that nothing says: every key must stand in the code or in a template, whole or as a pattern with parts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLocales } from "./locales-plugin.ts";

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
export function findUnused(root: string): string[] {
  const [french] = readLocales(join(root, "templates/locales"));
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const unused = findUnused(fileURLToPath(new URL("../../", import.meta.url)));
  for (const line of unused) console.error(line);
  process.exitCode = unused.length === 0 ? 0 : 1;
}
