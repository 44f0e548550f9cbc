import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const { app } = JSON.parse(readFileSync("cdk.json", "utf8")) as { app: string };
const entries = [...Object.values(scripts), app].flatMap((script) => script.match(/(?<=tsx )\S+\.ts/g) ?? []);

/** The modules that only a build has, as far as the script reaches. */
async function builtModules(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
    loader: { ".hbs": "text" },
  });
  return Object.entries(metafile.inputs).flatMap(([path, { imports }]) => [
    ...(path.endsWith(".hbs") ? [path] : []),
    ...imports.filter((one) => one.path.startsWith("virtual:")).map((one) => `${path} imports ${one.path}`),
  ]);
}

test.each([...new Set(entries)])("%s runs as it is: it needs no texts or templates", async (entry) => {
  expect(await builtModules(entry)).toEqual([]);
});
