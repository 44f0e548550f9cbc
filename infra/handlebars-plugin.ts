// Compiles templates at build time, for esbuild and for vitest: no page or function ever needs `eval`.
import { readFile } from "node:fs/promises";
import Handlebars from "handlebars";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";

/** The JavaScript module that holds a compiled template. `strict`: a fact that the view forgot is an error, not a blank. */
function compileTemplate(source: string): string {
  const spec = Handlebars.precompile(source, { strict: true, preventIndent: true });
  return `import Handlebars from "handlebars/runtime.js";\nexport default Handlebars.template(${String(spec)});`;
}

export const handlebarsForEsbuild: EsbuildPlugin = {
  name: "handlebars",
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: compileTemplate(await readFile(path, "utf8")),
    }));
  },
};

export const handlebarsForVitest: VitePlugin = {
  name: "handlebars",
  transform(code, id) {
    return id.endsWith(".hbs") ? { code: compileTemplate(code), map: null } : null;
  },
};
