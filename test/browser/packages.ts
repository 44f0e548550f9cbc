// The packages of the browser tests: a browser and what drives it, in a folder and a lock file of their own. Run as a
// program it installs them; where they are as the lock file says, it only says so by ending well.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
/** Written last, so that an install that was broken off counts for nothing; `npm ci` begins by removing it. */
const stamp = join(folder, "node_modules/.lock-file-sha256");

const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");

/** Installs the packages unless they are there. Throws where npm cannot: no test of a page may pass without a browser. */
export function installPackages(): void {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash()) return;
  console.error("Installing the browser that the tests drive: 75 MB from the npm registry, once. No script is run.");
  const { status, error } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) {
    throw new Error(
      `The browser tests have no browser: "npm ci" failed in test/browser${error === undefined ? "" : ` (${error.message})`}. ` +
        "Run it there to see why; the first run needs the npm registry, later ones need no network.",
    );
  }
  writeFileSync(stamp, lockHash());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    installPackages();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
