// What the page for a person weighs, in bytes compressed by Brotli as a server sends them: parts alone, then one visit.
import { build } from "esbuild";
import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { bundleWeb, webBasis } from "../../../infra/build/web/bundle-web.ts";

type Row = { name: string; bytes: number; aim?: number };
export type PageSizes = Record<"parts" | "files" | "visits", Row[]>;

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

/** What everybody loads at once, and who comes as far as the papers. */
const first = new Set(["web/app.tsx", "web/page.css"]);
const visited = new Set(["web/app.tsx", "web/worker/worker.ts", "web/worker/calls.ts", "web/page.css"]);
const engine = ["markup", "layout/layout", "write/tagged-pdf", "preview/draw-page", "preview/read-page", "text/fonts"];

export async function measureSizes(): Promise<PageSizes> {
  const parts: Row[] = [];
  const part = async (name: string, ...modules: string[]) =>
    parts.push({ name, bytes: await weighModules(...modules) });
  await part("the schema of the answers", "functions/answers/answers.ts");
  await part(
    "answers and rules, without templates and PDF",
    "functions/answers/parse-answers.ts",
    "functions/law/situation.ts",
    "functions/law/checklist.ts",
    "functions/law/deadlines.ts",
    "functions/law/warnings.ts",
  );
  await part(
    "… and documents with their templates",
    "functions/answers/parse-answers.ts",
    "functions/documents/dossier.ts",
    "functions/documents/render.ts",
  );
  await part("PDF engine and preview, without fonts", ...engine.map((name) => `functions/pdf/${name}.ts`));
  await part("compression and hashes", "web/platform.ts");
  await part("calendar file", "functions/documents/calendar-file.ts");

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

    const rows: Row[] = [];
    const row = (name: string, bytes: number) => rows.push({ name, bytes });
    for (const file of code.toSorted((one, other) => other.bytes - one.bytes)) {
      row(file.entry || file.name, file.bytes);
    }
    for (const part of ["page", "words", "papers", "rare"]) {
      for (const language of languages) row(`texts: ${part}, ${language}`, sum(texts(part, language)));
    }
    row("fonts: Latin and kerning", sum(basic));
    const others = files.filter(
      ({ entry }) => entry.startsWith("templates/fonts/") && !basic.some((one) => one.entry === entry),
    );
    row(`fonts: the other ${others.length} ranges together`, sum(others));
    const largest = others.toSorted((one, other) => other.bytes - one.bytes)[0];
    if (largest !== undefined) row(`fonts: the largest of them, ${largest.entry}`, largest.bytes);

    // What these import, without what they load when somebody asks for it: links, and the calendar's package.
    const inVisit = new Set<string>();
    const follow = (path: string): void => {
      if (inVisit.has(path)) return;
      inVisit.add(path);
      for (const { path: to, kind } of outputs[path]?.imports ?? []) if (kind === "import-statement") follow(to);
    };
    for (const [path, { entryPoint = "" }] of Object.entries(outputs)) if (visited.has(entryPoint)) follow(path);
    const pathOf = ({ name }: (typeof files)[number]) => relative(".", join(folder, name));
    const isPage = ({ name }: (typeof files)[number]) => /\.(css|html)$/.test(name) || name === "service-worker.js";
    const needed = code.filter((file) => inVisit.has(pathOf(file)) || isPage(file));
    // What is loaded before a need is chosen.
    inVisit.clear();
    for (const [path, { entryPoint = "" }] of Object.entries(outputs)) if (first.has(entryPoint)) follow(path);
    const firstCode = code.filter((file) => inVisit.has(pathOf(file)) || isPage(file));
    const starts = languages.flatMap((language) => texts("start", language));
    const visits = languages.flatMap((language) => {
      const page = [...texts("page", language), ...starts];
      const all = [...needed, ...words, ...page, ...texts("papers", language), ...basic];
      return [
        { name: `first load, ${language}`, bytes: sum([...firstCode, ...page]), aim: 60_000 },
        { name: `one ordinary dossier in all, ${language}`, bytes: sum(all), aim: 250_000 },
        { name: `rare texts, where one is needed, ${language}`, bytes: sum(texts("rare", language)) },
      ];
    });
    return { parts, files: rows, visits };
  } finally {
    await rm(folder, { recursive: true });
  }
}
