// A set of files is written whole or not at all.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OutputError, writeFilesWhole } from "../../infra/local/cli/write-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

it("replaces the files of an earlier run", async () => {
  writeFileSync(join(folder, "a.pdf"), "old");
  await writeFilesWhole([
    { path: join(folder, "a.pdf"), bytes: bytes("new") },
    { path: join(folder, "below", "b.pdf"), bytes: bytes("new") },
  ]);
  expect(readFileSync(join(folder, "a.pdf"), "utf8")).toBe("new");
  expect(readdirSync(folder).toSorted()).toEqual(["a.pdf", "below"]);
  expect(readFileSync(join(folder, "below", "b.pdf"), "utf8")).toBe("new");
});

// Linux holds back a program that runs, as Windows does each file that a viewer shows.
it.runIf(process.platform === "linux")("names a file that another program holds open, and replaces none", async () => {
  const held = join(folder, "b.pdf");
  writeFileSync(join(folder, "a.pdf"), "old");
  copyFileSync("/bin/sleep", held);
  const viewer = spawn(held, ["600"]);
  await once(viewer, "spawn");
  try {
    const writing = writeFilesWhole([
      { path: join(folder, "a.pdf"), bytes: bytes("new") },
      { path: held, bytes: bytes("new") },
    ]);
    await expect(writing).rejects.toEqual(new OutputError("in-use", held));
  } finally {
    viewer.kill("SIGKILL");
    await once(viewer, "exit");
  }
  expect(readFileSync(join(folder, "a.pdf"), "utf8")).toBe("old");
  expect(readdirSync(folder).toSorted()).toEqual(["a.pdf", "b.pdf"]);
});
