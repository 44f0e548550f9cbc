import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect, test } from "vitest";

const checked = new Set(
  ["tsconfig.json", "tsconfig.pure.json"].flatMap((project) => {
    const shown = execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--showConfig", "-p", project]);
    return (JSON.parse(shown.toString()) as { files: string[] }).files.map((path) => normalize(path));
  }),
);

test("every TypeScript file is in a type check", () => {
  const folders = ["functions", "infra", "templates", "test", "web"];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const sources = files.filter((path) => /\.m?tsx?$/.test(path) && !/[\\/](?:node_modules|dist)[\\/]/.test(path));
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((path) => !checked.has(path))).toEqual([]);
});
