// Conformance: every workbook that we write, opened by openpyxl and its ZIP tested by Python; and a list of somebody's own
// that three Python libraries write, read by us.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
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
  const [ours, theirs] = [await openOurs(), await readTheirs()];
  return {
    passed: ours.passed + theirs.passed,
    failed: ours.failed + theirs.failed,
    failures: [...ours.failures, ...theirs.failures],
  };
}

/** Those of the eight writers of `test/spreadsheet/files/written-by` that pip installs, at the same versions. */
const writers = ["openpyxl", "xlsxwriter", "pandas"];

async function readTheirs(): Promise<Outcome> {
  const python = join(await installPython("workbook-writers"), "python3");
  const { ownPeople, readOwnList } = await loadBundled<typeof import("../spreadsheet/support/own-people.ts")>(
    "test/spreadsheet/support/own-people.ts",
  );
  const failures: string[] = [];
  for (const writer of writers) {
    const path = join(folder, `written-by-${writer}.xlsx`);
    const ran = await runProgram(python, ["test/spreadsheet/files/written-by/write.py", writer, path]);
    if (ran.exitCode !== 0) failures.push(`${writer} wrote nothing\n  ${ran.stderr.trim().split("\n").at(-1) ?? ""}`);
    else if (!isDeepStrictEqual(readOwnList(readFileSync(path)), ownPeople)) failures.push(`${writer}: other people`);
  }
  const passed = writers.length - failures.length;
  console.log(`  ${writers.join(", ")}: ${passed} of ${writers.length} lists read to the same five people`);
  return { passed, failed: failures.length, failures };
}

async function openOurs(): Promise<Outcome> {
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
