// Bundles the page for a person: files with the hash of their content in their names, loaded when they are needed.
import { build, type BuildOptions, type Metafile, type OutputFile, type Plugin } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { hashedFolder, pagePolicy } from "../../../functions/api/page-files.ts";
import { replaceModules } from "../bundle-functions.ts";
import { compressedBefore, compressFiles } from "./compress-files.ts";
import { browsers, bundleServiceWorker } from "./bundle-service-worker.ts";
import { licencesFile, licencesOf } from "../licences.ts";
import { handlebarsForWeb } from "../handlebars-plugin.ts";
import { localesForDesk, localesForWeb } from "../locales-plugin.ts";
import { replaceFiles } from "../replace-files.ts";
import { dropUnusedModules } from "../side-effects-plugin.ts";

/**
 * Modules of packages that the page loads and never calls: how Zod's schemas describe themselves as JSON Schema, and the
 * errors of pdf-lib, each of which would be a bug of ours.
 * 4.5 KB compressed; whoever calls one after all gets an error.
 */
const neverCalled =
  /[\\/](zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)|pdf-lib[\\/]es[\\/]core[\\/]errors)\.js$/;

/** What is called of them: the limits of a text. The bundler takes it from the whole module, and drops the rest. */
const calledAfterAll: Readonly<Record<string, readonly string[]>> = {
  "json-schema-processors.js": ["aggregateChecks"],
};
const whole = "?whole";

const leaveOut: Plugin = {
  name: "leave-out",
  setup(build) {
    // Issues have codes of ours, so nobody reads what Zod says in English.
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/ }, () => ({
      contents: "export default () => ({});",
    }));
    // The same names are texts already: what is left is how else they are written.
    build.onLoad({ filter: /[\\/]i18n-iso-countries[\\/]langs[\\/]\w+\.json$/ }, async ({ path }) => ({
      loader: "json",
      contents: JSON.stringify(otherNames(path, await readFile(path, "utf8"))),
    }));
    // Its third column is of numbers, which nobody writes.
    build.onLoad({ filter: /[\\/]i18n-iso-countries[\\/]codes\.json$/ }, async ({ path }) => ({
      loader: "json",
      contents: JSON.stringify(
        (JSON.parse(await readFile(path, "utf8")) as string[][]).map(([alpha2, alpha3]) => [alpha2, alpha3]),
      ),
    }));
    build.onLoad({ filter: neverCalled }, async ({ path, suffix }) => {
      if (suffix === whole) return undefined;
      const source = await readFile(path, "utf8");
      const found = source.matchAll(/^export (?:(?:const|function|class) |\{ )(\w+)/gm);
      const kept = calledAfterAll[basename(path)] ?? [];
      const names = [...new Set(Array.from(found, ([, name]) => name!))].filter((name) => !kept.includes(name));
      // Zod makes such a method with each schema.
      const made = (name: string) => (/^create\w+Method$/.test(name) ? "() => refuse" : "refuse");
      const exported = names.map((name) => `export const ${name} = ${made(name)};`);
      if (source.includes("export default")) exported.push("export default refuse;");
      const refuse = `const refuse = () => { throw new Error(${JSON.stringify(`${basename(path)} is left out of the page`)}); };`;
      const keeping = kept.map((name) => `export { ${name} } from ${JSON.stringify(`./${basename(path)}${whole}`)};`);
      return { contents: [refuse, ...exported, ...keeping].join("\n") };
    });
  },
};

/** Of a package's list of countries, the names that are not those of `templates/locales`. */
function otherNames(path: string, list: string): object {
  const { countries } = JSON.parse(list) as { countries: Record<string, string | string[]> };
  const own = readFileSync(
    new URL(`../../../templates/locales/${basename(path, ".json")}/countries.json`, import.meta.url),
    "utf8",
  );
  const known = JSON.parse(own) as Record<string, string>;
  const others = Object.entries(countries).flatMap(([code, names]) => {
    const rest = [names].flat().filter((name) => name !== known[code]);
    return rest.length > 0 ? [[code, rest] as const] : [];
  });
  return { countries: Object.fromEntries(others) };
}

/** How the code of the pages is bundled; they differ in the texts that they load. */
const basis = {
  bundle: true,
  format: "esm",
  platform: "browser",
  target: browsers,
  splitting: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  mainFields: ["module", "main"],
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
} satisfies BuildOptions;

/** How the code of the page for a person is bundled. */
export const webBasis = {
  ...basis,
  plugins: [handlebarsForWeb, localesForWeb, replaceModules, leaveOut, dropUnusedModules],
} satisfies BuildOptions;

/** The reader of CSV asks for streams of Node where it finds none of a browser; it is only given texts. */
const withoutStreams: Plugin = {
  name: "without-streams",
  setup(build) {
    build.onResolve({ filter: /^stream$/ }, () => ({ path: "stream", namespace: "without-streams" }));
    build.onLoad({ filter: /.*/, namespace: "without-streams" }, () => ({ contents: "export {};" }));
  },
};

/** Of the desk: bundled apart, so that no file of a person's page is cut smaller or grows for it. */
const deskBasis = {
  ...basis,
  plugins: [handlebarsForWeb, localesForDesk, withoutStreams, replaceModules, leaveOut, dropUnusedModules],
} satisfies BuildOptions;

/**
 * Writes a folder that any web space can serve, at any address; gives what was read and written. `compressed`: each file
 * with a Brotli copy beside it, for servers that send it as it is; `earlier` is a folder of which the copies of the same
 * files are taken.
 */
export async function bundleWeb(outdir: string, { compressed = false, earlier = outdir } = {}): Promise<Metafile> {
  const page = await bundlePage(outdir, webBasis, {
    html: "web/index.html",
    app: "web/app.tsx",
    worker: "web/worker/worker.ts",
    style: "web/page.css",
  });
  const desk = await bundlePage(outdir, deskBasis, {
    html: "web/desk/desk.html",
    app: "web/desk/desk.tsx",
    worker: "web/desk/worker.ts",
    style: "web/desk/desk.css",
  });
  const ofPages = new Map([...desk.files, ...page.files]);
  const inputs = { ...desk.inputs, ...page.inputs };
  const outputFiles = [
    ...ofPages.values(),
    await bundleServiceWorker(join(outdir, "service-worker.js"), { page, desk }),
    asOutput(join(outdir, licencesFile), licencesOf(Object.keys(inputs))),
  ];
  const before = await compressedBefore(earlier);
  await rm(outdir, { recursive: true, force: true });
  replaceFiles({ outputFiles });
  if (compressed)
    await compressFiles(
      outdir,
      outputFiles.map(({ path }) => relative(outdir, path).replaceAll("\\", "/")),
      before,
    );
  return {
    inputs: { ...inputs, "web/service-worker.ts": { bytes: 0, imports: [] } },
    // Of the page for a person, whose weight is measured.
    outputs: page.outputs,
  };
}

/** The sources of a page. */
type Sources = { html: string; app: string; worker: string; style: string };

/** A page of the build: its files by their paths in the folder, its own last. */
export type BundledPage = Metafile & {
  files: ReadonlyMap<string, OutputFile>;
  /** Its file in the folder. */
  fileName: string;
  /** The paths that it names: of another build, some would be missing. */
  named: readonly string[];
};

async function bundlePage(
  outdir: string,
  options: BuildOptions,
  { html, app, worker, style }: Sources,
): Promise<BundledPage> {
  const built = await build({
    ...options,
    entryPoints: [app, worker, style],
    outdir,
    entryNames: `${hashedFolder}[name]-[hash]`,
    chunkNames: `${hashedFolder}part-[hash]`,
    metafile: true,
    write: false,
  });
  const { outputs, inputs } = built.metafile;
  const inFolder = (path: string): string => relative(outdir, path).replaceAll("\\", "/");
  const addressOf = (entry: string): string =>
    inFolder(Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry)?.[0] ?? "");
  const [appPath, workerPath, stylePath] = [addressOf(app), addressOf(worker), addressOf(style)] as const;
  const text = readFileSync(html, "utf8")
    .replaceAll("{{policy}}", pagePolicy)
    .replaceAll("{{app}}", appPath)
    .replaceAll("{{worker}}", workerPath)
    .replaceAll("{{style}}", stylePath);
  const own = asOutput(join(outdir, basename(html)), text);
  return {
    inputs: { ...inputs, [html]: { bytes: 0, imports: [] } },
    outputs,
    files: new Map([...(built.outputFiles ?? []), own].map((file) => [inFolder(file.path), file])),
    fileName: basename(html),
    named: [appPath, workerPath, stylePath],
  };
}

function asOutput(path: string, text: string): OutputFile {
  const hash = createHash("sha256").update(text).digest("hex");
  return { path, contents: new TextEncoder().encode(text), text, hash };
}
