// What the page for a person weighs, in bytes compressed by Brotli as a server sends them: parts alone, then one visit.
import { build } from "esbuild";
import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { bundleWeb, webBasis } from "../../infra/build/web/bundle-web.ts";

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);
const row = (name: string, bytes: number): void => console.log(name.padEnd(64) + kb(bytes));
const weigh = (bytes: Uint8Array | string): number => brotliCompressSync(bytes).length;

/** A bundle of these modules alone, without texts and without what it would load later. */
async function weighModules(...modules: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    ...webBasis,
    splitting: false,
    stdin: {
      // Nothing that is imported may be dropped.
      contents: modules
        .map((path, at) => `import * as m${at} from "./${path}"; globalThis.m${at} = m${at};`)
        .join("\n"),
      resolveDir: process.cwd(),
    },
    write: false,
  });
  return weigh(outputFiles[0]!.contents);
}

const engine = ["markup", "layout/layout", "write/tagged-pdf", "preview/draw-page", "preview/read-page", "text/fonts"];

console.log("Parts, each alone:");
row("  the schema of the answers", await weighModules("functions/answers/answers.ts"));
row(
  "  answers and rules, without templates and PDF",
  await weighModules(
    "functions/answers/parse-answers.ts",
    "functions/law/situation.ts",
    "functions/law/checklist.ts",
    "functions/law/deadlines.ts",
    "functions/law/warnings.ts",
  ),
);
row(
  "  … and documents with their templates",
  await weighModules(
    "functions/answers/parse-answers.ts",
    "functions/documents/dossier.ts",
    "functions/documents/render.ts",
  ),
);
row("  PDF engine and preview, without fonts", await weighModules(...engine.map((name) => `functions/pdf/${name}.ts`)));
row("  compression and hashes", await weighModules("web/platform.ts"));
row("  calendar file", await weighModules("functions/documents/calendar-file.ts"));

const folder = await mkdtemp(join(tmpdir(), "page-"));
try {
  const { outputs } = await bundleWeb(folder);
  const entryOf = new Map(
    Object.entries(outputs).map(([path, { entryPoint = "" }]) => [relative(folder, path), entryPoint]),
  );
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(js|css|html)$/.test(name))
    .map((name) => ({ name, entry: entryOf.get(name) ?? "", bytes: weigh(readFileSync(join(folder, name))) }));
  const sum = (found: typeof files): number => found.reduce((all, { bytes }) => all + bytes, 0);
  const texts = (part: string, language: string) =>
    files.filter(({ entry }) => entry.endsWith(`locale-part/${part}/${language}`));
  const fonts = (name: string) => files.filter(({ entry }) => entry === `templates/fonts/${name}.json`);
  const isOptional = ({ entry }: (typeof files)[number]) =>
    entry.includes("locale-part/") || entry.startsWith("templates/fonts/");
  const code = files.filter((file) => !isOptional(file));
  const languages = [...new Set(files.flatMap(({ entry }) => /locale-part\/page\/(\w+)$/.exec(entry)?.[1] ?? []))];
  const words = languages.flatMap((language) => texts("words", language));
  const basic = [...fonts("latin"), ...fonts("kerning")];

  console.log("\nFiles of the page:");
  for (const file of code.toSorted((one, other) => other.bytes - one.bytes)) {
    row(`  ${file.entry || file.name}`, file.bytes);
  }
  for (const part of ["page", "words", "papers"]) {
    for (const language of languages) row(`  texts: ${part}, ${language}`, sum(texts(part, language)));
  }
  row("  fonts: Latin and kerning", sum(basic));
  const others = files.filter(
    ({ entry }) => entry.startsWith("templates/fonts/") && !basic.some((one) => one.entry === entry),
  );
  row(`  fonts: the other ${others.length} ranges together`, sum(others));
  const largest = others.toSorted((one, other) => other.bytes - one.bytes)[0];
  if (largest !== undefined) row(`  fonts: the largest of them, ${largest.entry}`, largest.bytes);

  console.log("\nOne visit with an ordinary dossier, all code, words to read in every language, Latin fonts:");
  for (const language of languages) {
    const said = [...new Set([...texts("page", language), ...texts("papers", language), ...texts("papers", "fr")])];
    row(`  ${language}`, sum([...code, ...words, ...said, ...basic]));
  }
} finally {
  await rm(folder, { recursive: true });
}
