// Lets esbuild drop unused modules of packages that do not declare themselves free of side effects.
import type { Plugin } from "esbuild";

/** Their modules only define things. pdf-lib alone unpacks the metrics of fourteen fonts at start-up. */
const pure = /[\\/]node_modules[\\/](pdf-lib|@pdf-lib|pako|entities)[\\/]/;

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
