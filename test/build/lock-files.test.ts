// The lock files install on every platform, from any registry, and run no script that nobody allowed.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const packageSchema = z.object({
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });
const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()).default({}) });
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

describe.each(["", "test/bench/peers/", "test/browser/"])("%spackage-lock.json", (folder) => {
  const { packages } = lockSchema.parse(readJson(`${folder}package-lock.json`));
  const nameOf = (path: string) => path.replace(/^.*node_modules\//, "");
  const names = new Set(Object.keys(packages).map(nameOf));

  it("names no registry", () => {
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined)).toEqual([]);
  });

  it("holds the packages of all platforms, so that `npm ci` accepts it on each", () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies));
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  it("runs the install scripts that the package file allows, and no other", () => {
    const { allowScripts } = manifestSchema.parse(readJson(`${folder}package.json`));
    const withScripts = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript);
    expect(Object.keys(allowScripts)).toEqual([...new Set(withScripts.map(nameOf))]);
  });
});
