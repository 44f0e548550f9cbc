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
import { localesForWeb } from "../locales-plugin.ts";
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

/** How the code of the page is bundled. */
export const webBasis = {
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
  plugins: [handlebarsForWeb, localesForWeb, replaceModules, leaveOut, dropUnusedModules],
  logLevel: "warning",
} satisfies BuildOptions;

/**
 * Writes a folder that any web space can serve, at any address; gives what was read and written. `compressed`: each file
 * with a Brotli copy beside it, for servers that send it as it is; `earlier` is a folder of which the copies of the same
 * files are taken.
 */
export async function bundleWeb(outdir: string, { compressed = false, earlier = outdir } = {}): Promise<Metafile> {
  const built = await build({
    ...webBasis,
    entryPoints: { app: "web/app.tsx", worker: "web/worker/worker.ts", page: "web/page.css" },
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
  const [app, worker, page] = [
    addressOf("web/app.tsx"),
    addressOf("web/worker/worker.ts"),
    addressOf("web/page.css"),
  ] as const;
  const html = readFileSync("web/index.html", "utf8")
    .replaceAll("{{policy}}", pagePolicy)
    .replaceAll("{{app}}", app)
    .replaceAll("{{worker}}", worker)
    .replaceAll("{{page}}", page);
  const index = asOutput(join(outdir, "index.html"), html);
  const files = new Map([...built.outputFiles, index].map(({ path, contents }) => [inFolder(path), contents]));
  const outputFiles = [
    ...built.outputFiles,
    index,
    await bundleServiceWorker(join(outdir, "service-worker.js"), { files, namedByPage: [app, worker, page], outputs }),
    asOutput(join(outdir, licencesFile), licencesOf(Object.keys(inputs))),
  ];
  const before = await compressedBefore(earlier);
  await rm(outdir, { recursive: true, force: true });
  replaceFiles({ ...built, outputFiles });
  if (compressed)
    await compressFiles(
      outdir,
      outputFiles.map(({ path }) => inFolder(path)),
      before,
    );
  const read = { bytes: 0, imports: [] };
  return { inputs: { ...inputs, "web/index.html": read, "web/service-worker.ts": read }, outputs };
}

function asOutput(path: string, text: string): OutputFile {
  const hash = createHash("sha256").update(text).digest("hex");
  return { path, contents: new TextEncoder().encode(text), text, hash };
}
