// Writes what a build made, each file in one step: a program that runs meanwhile finds the old file or the new one.
import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BuildResult } from "esbuild";

/** Of a build with `write: false`. */
export function replaceFiles({ outputFiles }: Pick<BuildResult<{ write: false }>, "outputFiles">): void {
  for (const { path, contents } of outputFiles) {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true });
    const temporary = join(folder, `.${randomUUID()}.tmp`);
    writeFileSync(temporary, contents);
    renameSync(temporary, path);
  }
}
