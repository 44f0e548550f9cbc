// Conformance: every golden PDF, some as a browser makes them, and every blank, with fields and without, against PDF/UA-1 and PDF/A-2a (veraPDF), the PDF syntax (qpdf) and poppler's reading.
import { cpus } from "node:os";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { loadBundled } from "../support/bundle.ts";
import { runProgram, type Outcome } from "./programs.ts";
import { describeFailures, fetchVeraPdf, profiles, validate, type Profile } from "./verapdf.ts";

const folder = ".cache/conformance";

const loadNames = () => loadBundled<typeof import("../pdf/names-page.ts")>("test/pdf/names-page.ts");
const loadRightToLeft = () =>
  loadBundled<typeof import("../pdf/right-to-left-page.ts")>("test/pdf/right-to-left-page.ts");

/** What a browser compresses otherwise is the same in all: these are made a second time, as the page makes them. */
const madeOnPage = new Set(["refugee-first-hosted-married", "refugee-first-hosted-vietnamese", "very-long-names"]);

/** These are also made with fields. */
const leavesMostOpen = new Set([
  "only-what-decides",
  "refugee-first-silence",
  "subsidiary-first-hotel-two-nationalities",
]);

/** Writes every PDF to check, and gives their paths. */
async function writePdfs(): Promise<string[]> {
  const { listCases, makeCase, makeCaseOnPage, makeBlanks, makeFillableBlanks, makeFillableCase, makeVolume } =
    await loadBundled<typeof import("../golden-cases.ts")>("test/golden-cases.ts");
  const paths: string[] = [];
  const write = (name: string, files: { fileName: string; bytes: Uint8Array }[]) => {
    mkdirSync(join(folder, name), { recursive: true });
    for (const { fileName, bytes } of files) {
      const path = join(folder, name, fileName);
      writeFileSync(path, bytes);
      paths.push(path);
    }
  };
  for (const goldenCase of listCases()) {
    const { documents, all } = makeCase(goldenCase);
    write(goldenCase.name, [...documents, all]);
    if (!madeOnPage.has(goldenCase.name)) continue;
    const onPage = makeCaseOnPage(goldenCase);
    write(`page/${goldenCase.name}`, [...onPage.documents, onPage.all]);
  }
  write("blank", makeBlanks());
  write("fillable", makeFillableBlanks());
  for (const goldenCase of listCases().filter(({ name }) => leavesMostOpen.has(name))) {
    const { documents, all } = makeFillableCase(goldenCase);
    write(`fillable/${goldenCase.name}`, [...documents, all]);
  }
  write("volume", [makeVolume(listCases())]);
  const { namesPage } = await loadNames();
  write("names", [{ fileName: "names.pdf", bytes: namesPage() }]);
  const { rightToLeftPage } = await loadRightToLeft();
  write("right-to-left", [{ fileName: "page.pdf", bytes: rightToLeftPage() }]);
  return paths;
}

/** Files that must be found bad: a check that cannot fail proves nothing. */
async function writeBadPdfs(): Promise<{ untagged: string; damaged: string }> {
  const document = await PDFDocument.create();
  document.addPage().drawText("Not tagged");
  const bytes = await document.save();
  const untagged = join(folder, "known-bad-untagged.pdf");
  const damaged = join(folder, "known-bad-damaged.pdf");
  writeFileSync(untagged, bytes);
  writeFileSync(damaged, bytes.slice(0, bytes.length / 2));
  return { untagged, damaged };
}

/** What qpdf finds wrong with each file; nothing for a good one. */
async function checkSyntax(paths: string[]): Promise<Map<string, string>> {
  const waiting = [...paths];
  const faults = new Map<string, string>();
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const { exitCode, stdout, stderr } = await runProgram("qpdf", ["--check", path]);
      if (exitCode !== 0) faults.set(path, `${stdout}${stderr}`.trim());
    }
  };
  await Promise.all(cpus().map(work));
  return faults;
}

/** Poppler puts signs between words from right to left in an order of its own, with marks of direction. */
const wordsOf = (line: string): string => (line.match(/[\p{L}\p{M}\u200C]+/gu) ?? []).join(" ");

/** The lines of pages that poppler's pdftotext reads otherwise; PDFium and PDF.js read them in `npm test`. */
async function misreadLines(): Promise<string[]> {
  const { namesLines } = await loadNames();
  const { arabicLines } = await loadRightToLeft();
  const readings = [
    { file: "names/names.pdf", options: [], lines: namesLines },
    { file: "names/names.pdf", options: ["-raw"], lines: namesLines },
    { file: "right-to-left/page.pdf", options: [], lines: arabicLines.map(wordsOf), of: wordsOf },
  ];
  const misread = readings.map(async ({ file, options, lines, of = (line: string) => line }) => {
    const { stdout } = await runProgram("pdftotext", [...options, join(folder, file), "-"]);
    const read = new Set(
      stdout
        .normalize("NFC")
        .split(/[\n\f]+/)
        .map(of),
    );
    return lines.filter((line) => !read.has(line)).map((line) => `pdftotext does not read: ${line}`);
  });
  return (await Promise.all(misread)).flat();
}

export async function runPdfConformance(): Promise<Outcome> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // What is missing is said before the work, not after it.
  await runProgram("qpdf", ["--version"]);
  await runProgram("pdftotext", ["-v"]);
  await runProgram("java", ["-version"]);
  await fetchVeraPdf();

  const paths = await writePdfs();
  if (paths.length === 0) throw new Error("No PDF to check: the product made none.");
  const { untagged, damaged } = await writeBadPdfs();
  const inBothProfiles = (Object.keys(profiles) as Profile[]).map((profile) => validate([...paths, untagged], profile));
  const verdicts = (await Promise.all(inBothProfiles)).flat();
  const faults = await checkSyntax([...paths, damaged]);

  const knownBad = verdicts.filter(({ file }) => file === untagged);
  if (knownBad.length !== 2 || knownBad.some(({ compliant }) => compliant) || !faults.delete(damaged)) {
    throw new Error("A file that is known to be bad was not found bad: the checks do not work.");
  }

  const ours = verdicts.filter(({ file }) => file !== untagged);
  for (const [profile, name] of Object.entries(profiles)) {
    const verdictsOfProfile = ours.filter((verdict) => verdict.profile === profile);
    const good = verdictsOfProfile.filter(({ compliant }) => compliant).length;
    console.log(`  ${name}: ${good} of ${paths.length} files keep to it`);
  }
  console.log(`  PDF syntax (qpdf): ${paths.length - faults.size} of ${paths.length} files keep to it`);
  const misread = await misreadLines();
  console.log(
    `  Names with placed marks, and lines from right to left (pdftotext): ${misread.length} lines are read otherwise`,
  );
  const failed = ours.filter(({ compliant }) => !compliant).length + faults.size + misread.length;
  const syntaxFailures = [...faults].map(([path, fault]) => `${path}\n  qpdf: ${fault.replaceAll("\n", "\n  ")}`);
  const failures = [...describeFailures(ours), ...syntaxFailures, ...misread];
  return { passed: paths.length * 3 + 1 - failed, failed, failures };
}
