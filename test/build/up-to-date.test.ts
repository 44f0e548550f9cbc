// When a build is run again, and when it is not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, beforeEach, expect, it } from "vitest";
import { upToDate } from "../../infra/build/up-to-date.ts";

const root = mkdtempSync(join(tmpdir(), "up-to-date-"));
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

/** A build that reads two files and a package, and writes one. */
const build = () =>
  upToDate(
    "dist/cli.sources.json",
    () => {
      write("dist/cli.mjs", "built");
      const paths = ["cli.ts", "help.ts", "node_modules/zod/index.js", "locales:virtual:locales"];
      const inputs = Object.fromEntries(paths.map((path) => [path, { bytes: 1, imports: [] }]));
      return Promise.resolve({ inputs, outputs: { "dist/cli.mjs": {} } } as unknown as Metafile);
    },
    root,
  );

beforeEach(async () => {
  rmSync(root, { recursive: true });
  for (const name of ["templates/locales/fr", "infra/build", "node_modules/zod", "dist"]) {
    mkdirSync(join(root, name), { recursive: true });
  }
  for (const name of ["cli.ts", "help.ts", "other.ts", "package-lock.json"]) write(name, "1");
  write("templates/locales/fr/cli.json", "1");
  write("node_modules/zod/index.js", "1");
  await build();
});
afterAll(() => rmSync(root, { recursive: true }));

it("is run where it never was", async () => {
  rmSync(join(root, "dist/cli.sources.json"));
  expect(await build()).toBe(true);
});

it("is not run where nothing changed", async () => {
  expect([await build(), await build()]).toEqual([false, false]);
});

it.each<[string, () => void]>([
  ["a source", () => write("help.ts", "2")],
  ["a source that is gone", () => rmSync(join(root, "help.ts"))],
  ["a text", () => write("templates/locales/fr/cli.json", "2")],
  ["a new template", () => write("templates/letter.hbs", "1")],
  ["a plugin", () => write("infra/build/plugin.ts", "1")],
  ["the packages", () => write("package-lock.json", "2")],
  ["what was built is gone", () => rmSync(join(root, "dist/cli.mjs"))],
  ["the stamp is cut", () => write("dist/cli.sources.json", '{"sources":')],
])("is run again after a change: %s", async (_, change) => {
  change();
  expect([await build(), await build()]).toEqual([true, false]);
});

it.each<[string, () => void]>([
  ["a file that it does not read", () => write("other.ts", "2")],
  ["the same words written again", () => write("help.ts", "1")],
])("is not run again after: %s", async (_, change) => {
  change();
  expect(await build()).toBe(false);
});

it("is run again where the last one broke off", async () => {
  write("cli.ts", "2");
  const broken = upToDate("dist/cli.sources.json", () => Promise.reject(new Error("no disk")), root);
  await expect(broken).rejects.toThrow("no disk");
  write("cli.ts", "1");
  expect(await build()).toBe(true);
});
