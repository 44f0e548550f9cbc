// Compiles templates at build time, for esbuild and for vitest: no page or function ever needs `eval`. The templates of
// documents are gathered in one module, `virtual:templates`, so that no import names them.
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";
import { readLocales } from "./locales-plugin.ts";
import { typeset } from "./typeset.ts";

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

/** The keys that a template names in `{{t "…"}}`, `{{#t "…"}}`, `(t "…")` or `{{bilingual "…"}}`. */
function keysIn(source: string): string[] {
  const keys: string[] = [];
  class Keys extends Handlebars.Visitor {
    #note({ path, params }: { path: hbs.AST.Expression; params: hbs.AST.Expression[] }): void {
      const [key] = params;
      if ("original" in path && textHelpers.has(String(path.original)) && key?.type === "StringLiteral") {
        keys.push((key as hbs.AST.StringLiteral).value);
      }
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
  new Keys().accept(Handlebars.parse(source));
  return keys;
}

/**
 * The JavaScript module that holds a compiled template: its specification and its version.
 * `strict`: a fact that the view lacks is an error, not a blank.
 */
export function compileTemplate(asStored: string, path: string, keys = keysOfTexts()): string {
  // An editor on Windows may store other line ends: the bytes of a paper must not depend on it.
  const source = asStored.replaceAll("\r\n", "\n");
  if (/\{\{\{|\{\{~?&/.test(source)) throw new Error(`${path}: no three braces nor {{&: answers never become markup`);
  const unknown = keysIn(source).filter((key) => !keys.has(key));
  if (unknown.length > 0) throw new Error(`${path}: templates/locales/fr has no text ${unknown.join(", ")}`);
  // Returns a string of JavaScript, although its type says otherwise.
  const specification = Handlebars.precompile(typeset(source), {
    strict: true,
    preventIndent: true,
  }) as unknown as string;
  return `export const version = ${JSON.stringify(versionOf(source, path))};\nexport default ${specification};`;
}

/** The text of `virtual:templates`: every file of templates/documents and templates/partials, by its name. */
function templatesModule(): string {
  const lines: string[] = [];
  const gather = (folder: "documents" | "partials", valueOf: (variable: string) => string) => {
    const names = readdirSync(`${templatesFolder}${folder}`)
      .filter((name) => name.endsWith(".hbs"))
      .toSorted();
    const entries = names.map((name, index) => {
      const variable = `${folder}${index}`;
      lines.push(`import * as ${variable} from ${JSON.stringify(`${templatesFolder}${folder}/${name}`)};`);
      return `${JSON.stringify(name.slice(0, -".hbs".length))}: ${valueOf(variable)}`;
    });
    lines.push(`export const ${folder} = { ${entries.join(", ")} };`);
  };
  gather("documents", (variable) => `{ specification: ${variable}.default, version: ${variable}.version }`);
  gather("partials", (variable) => `${variable}.default`);
  return lines.join("\n");
}

const name = "virtual:templates";

export const handlebarsForEsbuild: EsbuildPlugin = {
  name: "handlebars",
  setup(build) {
    build.onResolve({ filter: /^virtual:templates$/ }, () => ({
      path: name,
      namespace: "templates",
      sideEffects: false,
    }));
    build.onLoad({ filter: /.*/, namespace: "templates" }, () => ({
      contents: templatesModule(),
      resolveDir: templatesFolder,
    }));
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: compileTemplate(await readFile(path, "utf8"), path.replaceAll("\\", "/")),
    }));
  },
};

export const handlebarsForVitest: VitePlugin = {
  name: "handlebars",
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load: (id) => (id === `\0${name}` ? templatesModule() : null),
  transform(code, id) {
    return id.endsWith(".hbs") ? { code: compileTemplate(code, id), map: null } : null;
  },
};
