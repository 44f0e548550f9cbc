// Lets the worker pool be bundled: its threads run our own worker file, which holds the pool's loop too.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";

const poolFolder = dirname(createRequire(import.meta.url).resolve("piscina"));

/** What the package looks for beside itself, and what stands in its place: in a bundle nothing lies beside it. */
const replacements: Record<string, [text: string, replacement: string]> = {
  "index.js": ["(0, node_path_1.resolve)(__dirname, 'worker.js')", "this.options.filename"],
  // Our worker is a module of ECMAScript: to require it works on some versions of Node, with a warning.
  "worker.js": ["await Promise.resolve(`${filename}`).then(s => __importStar(require(s)))", "undefined"],
};

export const bundlePool: Plugin = {
  name: "bundle-pool",
  setup(build) {
    // Only asked for where threads are to give way to other programs.
    build.onResolve({ filter: /^@napi-rs\/nice$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /[\\/]piscina[\\/]dist[\\/](index|worker)\.js$/ }, async ({ path }) => {
      const [text, replacement] = replacements[path.endsWith("index.js") ? "index.js" : "worker.js"] ?? ["", ""];
      const source = await readFile(path, "utf8");
      if (!source.includes(text)) throw new Error(`${path} is not as it was: adapt ${import.meta.filename}`);
      return { contents: source.replace(text, () => replacement), loader: "js" };
    });
    build.onLoad({ filter: /[\\/]batch-worker\.ts$/ }, async ({ path }) => ({
      contents: `import ${JSON.stringify(join(poolFolder, "worker.js"))};\n${await readFile(path, "utf8")}`,
      loader: "ts",
    }));
  },
};
