// Compiles templates at build time, for esbuild and for vitest: no page or function ever needs `eval`. The templates of
// documents are gathered in one module, `virtual:templates`, so that no import names them.
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";
import { readLocales } from "./locales-plugin.ts";
import { typeset } from "./typeset.ts";
import { otherDocuments, usualDocuments } from "./web/usual-visit.ts";

const templatesFolder = fileURLToPath(new URL("../../templates/", import.meta.url)).replaceAll("\\", "/");

/** The version that a document's head comment gives: `version: 2026-11-23`. A partial has none. */
function versionOf(source: string, path: string): string {
  const version = /^\{\{!--[\s\S]*?^\s*version: (\d{4}-\d\d-\d\d)\s*$[\s\S]*?--\}\}/m.exec(source)?.[1] ?? "";
  if (version === "" && path.includes("/templates/documents/")) {
    throw new Error(`${path} must open with a comment that holds a line "version: YYYY-MM-DD"`);
  }
  return version;
}

let knownKeys: ReadonlySet<string> | undefined;

/** The keys of the source language. */
const keysOfTexts = (): ReadonlySet<string> =>
  (knownKeys ??= new Set(readLocales(`${templatesFolder}locales/`)[0]?.texts.keys()));

const textHelpers = new Set(["t", "bilingual"]);

/**
 * The keys that a template names in `{{t "…"}}`, `{{#t "…"}}`, `(t "…")` or `{{bilingual "…"}}`, and the helpers that it
 * gives something to.
 */
function namesIn(source: string): { keys: string[]; helpers: Set<string> } {
  const keys: string[] = [];
  const helpers = new Set<string>();
  class Names extends Handlebars.Visitor {
    #note({
      path,
      params,
      hash,
    }: {
      path: hbs.AST.Expression;
      params: hbs.AST.Expression[];
      hash?: hbs.AST.Hash;
    }): void {
      const [key] = params;
      if (!("original" in path) || (params.length === 0 && hash === undefined)) return;
      helpers.add(String(path.original));
      if (textHelpers.has(String(path.original)) && key?.type === "StringLiteral")
        keys.push((key as hbs.AST.StringLiteral).value);
    }
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      this.#note(mustache);
      super.MustacheStatement(mustache);
    }
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      this.#note(block);
      super.BlockStatement(block);
    }
    override SubExpression(expression: hbs.AST.SubExpression): void {
      this.#note(expression);
      super.SubExpression(expression);
    }
  }
  new Names().accept(Handlebars.parse(source));
  return { keys, helpers };
}

/** The partials that a template names, with those that they name. */
export function partialsOf(source: string, sourceOf: (partial: string) => string): Set<string> {
  const found = new Set<string>();
  class Partials extends Handlebars.Visitor {
    #note(name: hbs.AST.PathExpression | hbs.AST.SubExpression): void {
      const partial = (name as hbs.AST.PathExpression).original;
      // The content of a block is its own partial.
      if (partial.startsWith("@") || found.has(partial)) return;
      found.add(partial);
      this.accept(Handlebars.parse(sourceOf(partial)));
    }
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      this.#note(partial.name);
      super.PartialStatement(partial);
    }
    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      this.#note(partial.name);
      super.PartialBlockStatement(partial);
    }
  }
  new Partials().accept(Handlebars.parse(source));
  return found;
}

/** Where in the template each call stands, which only an error would say; and code for runtimes older than ours. */
const leftOut: readonly [RegExp, string][] = [
  [/,"loc":\{"start":\{[^{}]*\},"end":\{[^{}]*\}\}/g, ""],
  [/, \{"start":\{[^{}]*\},"end":\{[^{}]*\}\} ?(?=\))/g, ""],
  [/container\.lookupProperty \|\| function\(parent, propertyName\) \{[^}]*\}[^}]*\}/g, "container.lookupProperty"],
];

/** Helpers of pages may be given nothing; in a document, what is given nothing is a fact. */
const isPage = (path: string): boolean => path.includes("/templates/pages/");

/**
 * The JavaScript module that holds a compiled template: its specification and its version.
 * `strict`: a fact that the view lacks is an error, not a blank.
 */
export function compileTemplate(asStored: string, path: string, keys = keysOfTexts()): string {
  // An editor on Windows may store other line ends: the bytes of a paper must not depend on it.
  const source = asStored.replaceAll("\r\n", "\n");
  if (/\{\{\{|\{\{~?&/.test(source)) throw new Error(`${path}: no three braces nor {{&: answers never become markup`);
  const named = namesIn(source);
  const unknown = named.keys.filter((key) => !keys.has(key));
  if (unknown.length > 0) throw new Error(`${path}: templates/locales/fr has no text ${unknown.join(", ")}`);
  // Returns a string of JavaScript, although its type says otherwise.
  const compiled = Handlebars.precompile(typeset(source), {
    strict: true,
    preventIndent: true,
    knownHelpers: Object.fromEntries([...named.helpers].map((name) => [name, true])),
    knownHelpersOnly: !isPage(path),
  }) as unknown as string;
  const specification = leftOut.reduce((code, [pattern, instead]) => code.replaceAll(pattern, instead), compiled);
  return `export const version = ${JSON.stringify(versionOf(source, path))};\nexport default ${specification};`;
}

type Folder = "documents" | "partials";

const pathOf = (folder: Folder, id: string): string => `${templatesFolder}${folder}/${id}.hbs`;

/** The names of the templates of a folder. */
const templatesOf = (folder: Folder): string[] =>
  readdirSync(`${templatesFolder}${folder}`)
    .filter((name) => name.endsWith(".hbs"))
    .map((name) => name.slice(0, -".hbs".length))
    .toSorted();

/** Code that exports templates of a folder by their names. */
function exported(folder: Folder, ids: readonly string[]): string {
  const valueOf = (variable: string) =>
    folder === "partials"
      ? `${variable}.default`
      : `{ specification: ${variable}.default, version: ${variable}.version }`;
  const imports = ids.map((id, index) => `import * as ${folder}${index} from ${JSON.stringify(pathOf(folder, id))};`);
  const entries = ids.map((id, index) => `${JSON.stringify(id)}: ${valueOf(`${folder}${index}`)}`);
  return [...imports, `export const ${folder} = { ${entries.join(", ")} };`].join("\n");
}

const moduleOf = (documents: readonly string[], partials: readonly string[]): string =>
  [exported("documents", documents), exported("partials", partials)].join("\n");

/** The text of `virtual:templates`: every file of templates/documents and templates/partials, by its name. */
const templatesModule = (): string => moduleOf(templatesOf("documents"), templatesOf("partials"));

const partialsOfDocument = (id: string): Set<string> =>
  partialsOf(readFileSync(pathOf("documents", id), "utf8"), (partial) =>
    readFileSync(pathOf("partials", partial), "utf8"),
  );

const usualPartials = (): Set<string> => new Set([...usualDocuments].flatMap((id) => [...partialsOfDocument(id)]));

/**
 * The same with the usual documents and their partials only, as the page begins, and `virtual:template-files` to load each of
 * the others with what it alone needs.
 */
function moduleForWeb(path: string): string {
  const [kind, id] = path.split("/");
  const usual = usualPartials();
  if (kind === "virtual:templates") return moduleOf([...usualDocuments], [...usual]);
  if (id !== undefined)
    return moduleOf(
      [id],
      [...partialsOfDocument(id)].filter((partial) => !usual.has(partial)),
    );
  const files = otherDocuments.map((one) => `${JSON.stringify(one)}: () => import("virtual:template-file/${one}")`);
  return `export const files = { ${files.join(", ")} };`;
}

const name = "virtual:templates";

const forEsbuild = (moduleAt: (path: string) => string): EsbuildPlugin => ({
  name: "handlebars",
  setup(build) {
    build.onResolve({ filter: /^virtual:template/ }, ({ path }) => ({
      path,
      namespace: "templates",
      sideEffects: false,
    }));
    build.onLoad({ filter: /.*/, namespace: "templates" }, ({ path }) => ({
      contents: moduleAt(path),
      resolveDir: templatesFolder,
    }));
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: compileTemplate(await readFile(path, "utf8"), path.replaceAll("\\", "/")),
    }));
  },
});

export const handlebarsForEsbuild = forEsbuild(templatesModule);
export const handlebarsForWeb = forEsbuild(moduleForWeb);

export const handlebarsForVitest: VitePlugin = {
  name: "handlebars",
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load: (id) => (id === `\0${name}` ? templatesModule() : null),
  transform(code, id) {
    return id.endsWith(".hbs") ? { code: compileTemplate(code, id), map: null } : null;
  },
};
