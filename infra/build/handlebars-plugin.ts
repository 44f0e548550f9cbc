// Compiles templates at build time, for esbuild and for vitest: no page or function ever needs `eval`.
import { readFile } from "node:fs/promises";
import Handlebars from "handlebars";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";
import { typeset } from "./typeset.ts";

/** The version that a document's head comment gives: `version: 2026-11-23`. A partial has none. */
function versionOf(source: string, path: string): string {
  const version = /^\{\{!--[\s\S]*?^\s*version: (\d{4}-\d\d-\d\d)\s*$[\s\S]*?--\}\}/m.exec(source)?.[1] ?? "";
  if (version === "" && path.includes("/documents/")) {
    throw new Error(`${path} must open with a comment that holds a line "version: YYYY-MM-DD"`);
  }
  return version;
}

/**
 * The JavaScript module that holds a compiled template: its specification and its version.
 * `strict`: a fact that the view forgot is an error, not a blank.
 */
export function compileTemplate(source: string, path: string): string {
  if (/\{\{\{|\{\{~?&/.test(source)) throw new Error(`${path}: no three braces nor {{&: answers never become markup`);
  // A string of JavaScript, whatever its type says.
  const specification = Handlebars.precompile(typeset(source), {
    strict: true,
    preventIndent: true,
  }) as unknown as string;
  return `export const version = ${JSON.stringify(versionOf(source, path))};\nexport default ${specification};`;
}

export const handlebarsForEsbuild: EsbuildPlugin = {
  name: "handlebars",
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: compileTemplate(await readFile(path, "utf8"), path.replaceAll("\\", "/")),
    }));
  },
};

export const handlebarsForVitest: VitePlugin = {
  name: "handlebars",
  transform(code, id) {
    return id.endsWith(".hbs") ? { code: compileTemplate(code, id), map: null } : null;
  },
};
