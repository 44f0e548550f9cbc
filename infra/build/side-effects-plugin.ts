// Lets esbuild leave out the parts of packages that are not used, where the package does not say that it may.
import type { Plugin } from "esbuild";

/** Their modules only define things. pdf-lib alone would unpack the metrics of fourteen fonts at start-up. */
const pure = /[\\/]node_modules[\\/](pdf-lib|@pdf-lib|pako|luxon|entities)[\\/]/;

export const dropUnusedModules: Plugin = {
  name: "drop-unused-modules",
  setup(build) {
    build.onResolve({ filter: /^[^/]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === "resolving" || from.kind === "entry-point") return undefined;
      const resolved = await build.resolve(path, { ...from, pluginData: "resolving" });
      return pure.test(resolved.path) ? { ...resolved, sideEffects: false } : resolved;
    });
  },
};
