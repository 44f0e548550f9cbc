// What the page for a person weighs, in bytes compressed by Brotli as a server sends them: parts alone, then one visit.
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Answers } from "../../../functions/answers/answers.ts";
import { isForOperators } from "../../../functions/text/subjects.ts";
import { rangesOf } from "../../../infra/build/web/bundle-service-worker.ts";
import { isRare, readLocales } from "../../../infra/build/locales-plugin.ts";
import { bundleWeb, webBasis } from "../../../infra/build/web/bundle-web.ts";
import { loadBundled } from "../../support/bundle.ts";

type Row = { name: string; bytes: number; aim?: number | undefined };
export type PageSizes = Record<"parts" | "files" | "visits", Row[]>;

const weigh = (bytes: Uint8Array | string): number => brotliCompressSync(bytes).length;

/** As the build has compressed it, or as a server does. */
const weightOf = (path: string): number =>
  existsSync(`${path}.br`) ? statSync(`${path}.br`).size : weigh(readFileSync(path));

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
const visited = new Set(["web/app.tsx", "web/worker/worker.ts", "web/worker/by-need.ts", "web/page.css"]);
const engine = ["markup", "layout/layout", "write/tagged-pdf", "preview/draw-page", "preview/read-page", "text/fonts"];

/** Those of the documents that an ordinary dossier has. */
async function ordinaryTemplates(): Promise<ReadonlySet<string>> {
  const { makeDossier } = await loadBundled<typeof import("../../../functions/documents/dossier.ts")>(
    "functions/documents/dossier.ts",
  );
  const answers = JSON.parse(readFileSync("test/examples/refugee-first-hosted-married.json", "utf8")) as Answers;
  const { documents } = makeDossier(answers, { today: "2026-11-23" });
  return new Set(documents.map(({ id }) => `templates:virtual:template-file/${id}`));
}

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
    // To compress takes longest: what is the same in the last build is taken from there.
    const { outputs } = await bundleWeb(folder, { compressed: true, earlier: "dist/web" });
    const entryOf = new Map(
      Object.entries(outputs).map(([path, { entryPoint = "" }]) => [relative(folder, path), entryPoint]),
    );
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(js|css|html)$/.test(name))
      .map((name) => ({ name, entry: entryOf.get(name) ?? "", bytes: weightOf(join(folder, name)) }));
    const sum = (found: typeof files): number => found.reduce((all, { bytes }) => all + bytes, 0);
    const texts = (part: string, language: string) =>
      files.filter(({ entry }) => entry.endsWith(`locale-part/${part}/${language}`));
    const fonts = (name: string) => files.filter(({ entry }) => entry === `templates/fonts/${name}.json`);
    const keys = (...parts: string[]) =>
      files.filter(({ entry }) => parts.some((part) => entry.endsWith(`locale-keys/${part}`)));
    const isOptional = ({ entry }: (typeof files)[number]) =>
      /locale-(?:part\/|keys\/|start$)/.test(entry) || entry.startsWith("templates/fonts/");
    const code = files.filter((file) => !isOptional(file));
    const languages = new Set(files.flatMap(({ entry }) => /locale-part\/page\/(\w+)$/.exec(entry)?.[1] ?? []));
    const basic = [...fonts("latin"), ...fonts("kerning")];

    const rows: Row[] = [];
    const row = (name: string, bytes: number) => rows.push({ name, bytes });
    for (const file of code.toSorted((one, other) => other.bytes - one.bytes)) {
      row(file.entry || file.name, file.bytes);
    }
    row("fonts: Latin and kerning", sum(basic));
    const others = files.filter(
      ({ entry }) => entry.startsWith("templates/fonts/") && !basic.some((one) => one.entry === entry),
    );
    row(`fonts: the other ${others.length} ranges together`, sum(others));
    const largest = others.toSorted((one, other) => other.bytes - one.bytes)[0];
    if (largest !== undefined) row(`fonts: the largest of them, ${largest.entry}`, largest.bytes);

    // What these import, without what they load when somebody asks for it: links, and the calendar's package.
    const templates = await ordinaryTemplates();
    const inVisit = new Set<string>();
    const follow = (path: string): void => {
      if (inVisit.has(path)) return;
      inVisit.add(path);
      for (const { path: to, kind } of outputs[path]?.imports ?? []) if (kind === "import-statement") follow(to);
    };
    for (const [path, { entryPoint = "" }] of Object.entries(outputs)) if (visited.has(entryPoint)) follow(path);
    const pathOf = ({ name }: (typeof files)[number]) => relative(".", join(folder, name));
    const isPage = ({ name }: (typeof files)[number]) => /\.(css|html)$/.test(name) || name === "service-worker.js";
    for (const [path, { entryPoint = "" }] of Object.entries(outputs)) if (templates.has(entryPoint)) follow(path);
    const needed = code.filter((file) => inVisit.has(pathOf(file)) || isPage(file));
    // What is loaded before a need is chosen.
    inVisit.clear();
    for (const [path, { entryPoint = "" }] of Object.entries(outputs)) if (first.has(entryPoint)) follow(path);
    const firstCode = code.filter((file) => inVisit.has(pathOf(file)) || isPage(file));
    const starts = files.filter(({ entry }) => entry.endsWith("virtual:locale-start"));
    const locales = readLocales("templates/locales").filter(({ code }) => languages.has(code));
    const operators = locales.flatMap(({ code, facts }) => (facts.forOperators === true ? [code] : []));
    const visits = locales.flatMap(({ code, facts, texts: said }) => {
      const page = [...texts("page", code), ...starts, ...keys("page")];
      const words = [...new Set([...operators, code])].flatMap((one) => texts("words", one));
      // What only few visits or operators say may need letters that no ordinary dossier has.
      const usual = new Map([...said].filter(([key]) => !isForOperators(key) && !isRare(key)));
      const letters = rangesOf({ texts: usual })
        .flatMap(fonts)
        .filter((file) => !basic.includes(file));
      const all = [
        ...needed,
        ...words,
        ...page,
        ...texts("papers", code),
        ...keys("words", "papers"),
        ...basic,
        ...letters,
      ];
      const own = ["page", "words", "papers", "rare"].flatMap((part) => texts(part, code));
      // The aim for all was set for those who write the source; that of a language, beside its letters, for the others.
      const aims = facts.isSource === true ? { all: 250_000 } : { own: 40_000 };
      return [
        { name: `first load, ${code}`, bytes: sum([...firstCode, ...page]), aim: 60_000 },
        { name: `one ordinary dossier in all, ${code}`, bytes: sum(all), aim: aims.all },
        { name: `… of which letters beside the Latin ones, ${code}`, bytes: sum(letters) },
        { name: `every text of the language, ${code}`, bytes: sum(own), aim: aims.own },
        { name: `… of which rare ones, ${code}`, bytes: sum(texts("rare", code)) },
      ];
    });
    return { parts, files: rows, visits };
  } finally {
    await rm(folder, { recursive: true });
  }
}
