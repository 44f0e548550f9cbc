// Conformance: every workbook that we write, opened by openpyxl and its ZIP tested by Python.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadBundled } from "../support/bundle.ts";
import { runProgram, type Outcome } from "./programs.ts";
import { installPython } from "./python.ts";

const folder = ".cache/workbooks";

/** Prints the text of every cell of every sheet as one JSON list. */
const openAll = `
import json, sys, warnings, zipfile
warnings.simplefilter("error")
import openpyxl
assert zipfile.ZipFile(sys.argv[1]).testzip() is None
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]))
`;

export async function runWorkbookConformance(): Promise<Outcome> {
  const python = join(await installPython("openpyxl"), "python3");
  const { workbookFiles } = await loadBundled<typeof import("./workbook-files.ts")>(
    "test/conformance/workbook-files.ts",
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const open = (name: string, bytes: Uint8Array) => {
    const path = join(folder, `${name}.xlsx`);
    writeFileSync(path, bytes);
    return runProgram(python, ["-c", openAll, path]);
  };

  const files = workbookFiles();
  const failures: string[] = [];
  for (const { name, bytes, holds } of files) {
    const { exitCode, stdout, stderr } = await open(name, bytes);
    const texts = new Set(exitCode === 0 ? (JSON.parse(stdout) as string[]) : []);
    const missing = holds.filter((text) => text !== "" && !texts.has(text));
    if (exitCode !== 0) failures.push(`${name}\n  openpyxl: ${stderr.trim().split("\n").at(-1) ?? ""}`);
    else if (missing.length > 0) failures.push(`${name}\n  openpyxl does not find ${missing.join(", ")}`);
  }
  const [first] = files;
  const damaged = await open(
    "known-bad-damaged",
    first!.bytes.map((byte, index) => (index === 200 ? byte ^ 1 : byte)),
  );
  if (damaged.exitCode === 0)
    throw new Error("A workbook that is known to be bad was opened: the check does not work.");
  console.log(
    `  openpyxl: ${files.length - failures.length} of ${files.length} workbooks opened, with all their texts`,
  );
  return { passed: files.length - failures.length, failed: failures.length, failures };
}
