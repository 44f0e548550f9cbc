// The packages of the browser tests: installed once, from the lock file, and never silently missing.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "browser-packages-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const file of ["package.json", "package-lock.json", ".npmrc", "packages.ts"]) {
  cpSync(join("test/browser", file), join(folder, file));
}

/** The program with a registry that nothing answers for, and a cache of its own. */
const run = (path: string) =>
  spawnSync(process.execPath, ["--import", "tsx", join(path, "packages.ts")], {
    encoding: "utf8",
    env: {
      ...process.env,
      npm_config_registry: "http://127.0.0.1:9/",
      npm_config_cache: join(folder, "cache"),
      npm_config_fetch_retries: "0",
    },
  });

it("ends with what to do where npm cannot install them, and leaves nothing that looks installed", () => {
  for (let times = 0; times < 2; times++) {
    const { status, stderr } = run(folder);
    expect([status, stderr]).toEqual([1, expect.stringContaining('"npm ci" failed in test/browser')]);
    expect(stderr).toContain("75 MB from the npm registry, once");
  }
});

it("takes packages for installed only with the mark of the very lock file", () => {
  const copy = join(folder, "node_modules");
  cpSync("test/browser/node_modules/.lock-file-sha256", join(copy, ".lock-file-sha256"), { recursive: true });
  expect(run(folder).status).toBe(0);
  writeFileSync(join(folder, "package-lock.json"), "{}");
  expect(run(folder).status).toBe(1);
});

it("says nothing and needs no network where they are there", () => {
  const { status, stderr, stdout } = run(resolve("test/browser"));
  expect([status, stderr, stdout]).toEqual([0, "", ""]);
});
