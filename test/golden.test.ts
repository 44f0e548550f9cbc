// Golden cases: text and structure of every page, and the pictures of some, as they were looked at and accepted.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import type { Answers } from "../functions/answers/answers.ts";
import { nodePlatform } from "../functions/aws/node-platform.ts";
import { layOutLazily } from "../functions/documents/lay-out.ts";
import { printLaidOut, type PrintedDossier } from "../functions/documents/print.ts";
import { fontsFor } from "../functions/pdf/text/lazy-fonts.ts";
import { readMarkup } from "../functions/pdf/markup.ts";
import { documentIds } from "../functions/documents/table.ts";
import {
  blanksName,
  dossierOfCase,
  encodePng,
  fillableName,
  goldenFolder,
  keptPictures,
  listCases,
  makeCase,
  snapshotOf,
  snapshotOfBlanks,
  snapshotOfFillable,
  toRgba,
  type Snapshot,
} from "./golden-cases.ts";
import { languageCases, languagesName, languagesToKeep, snapshotOfLanguage } from "./golden-languages.ts";
import { readStrictly } from "./pdf/support/strict-pdf.ts";
import { bilingualLanguages } from "./support/printed-languages.ts";
import { drawPages, inkIn, readPdf, textOfDocument, type GreyImage, type TextRun } from "./support/read-pdf.ts";

// PDFium draws the same bytes alike everywhere; a comma is more than this.
const maxDifferentPixels = 3;

/** How many pixels differ; also writes a picture of the differences to `diffPath` where some do. */
function compareImages(actual: GreyImage, goldenPath: string, diffPath: string): number {
  const golden = PNG.sync.read(readFileSync(goldenPath));
  const { width, height } = actual;
  if (golden.width !== width || golden.height !== height) return width * height;
  const diff = new PNG({ width, height });
  const options = { threshold: 0.1, includeAA: true };
  const different = pixelmatch(golden.data, toRgba(actual), diff.data, width, height, options);
  if (different > maxDifferentPixels) writeFileSync(diffPath, PNG.sync.write(diff));
  return different;
}

/** What of a snapshot is not as in `folder`, a line each; also writes what came instead to `folder`/actual. */
function differences(name: string, folder: string, snapshot: Snapshot, pictures: readonly string[]): string[] {
  const actualFolder = join(folder, "actual");
  rmSync(actualFolder, { recursive: true, force: true });
  mkdirSync(actualFolder, { recursive: true });
  const wrong: string[] = [];
  for (const [file, content] of snapshot) {
    const path = join(folder, file);
    const isSame =
      existsSync(path) &&
      (typeof content === "string"
        ? content === readFileSync(path, "utf8").replaceAll("\r\n", "\n")
        : compareImages(content, path, join(actualFolder, `diff-${file}`)) <= maxDifferentPixels);
    if (!isSame) {
      wrong.push(`${path} ${existsSync(path) ? "differs from" : "is missing; see"} ${join(actualFolder, file)}`);
      writeFileSync(join(actualFolder, file), typeof content === "string" ? content : encodePng(content));
    }
  }
  const notMade = pictures.filter((picture) => !snapshot.has(`${picture}.png`));
  wrong.push(...notMade.map((picture) => `${join(folder, picture)}.png is to be kept, and no such page is made`));
  const inputs = new Set(["answers.json", "case.json", "actual"]);
  const stale = readdirSync(folder).filter((file) => !snapshot.has(file) && !inputs.has(file));
  wrong.push(...stale.map((file) => `${join(folder, file)} is no longer made`));
  if (wrong.length === 0) rmSync(actualFolder, { recursive: true });
  else wrong.push(`If the new ones are right, run \`npm run golden -- ${name}\` and commit them.`);
  return wrong;
}

test("the documents without answers look as they were accepted", async () => {
  const folder = join(goldenFolder, blanksName);
  expect(differences(blanksName, folder, await snapshotOfBlanks(), keptPictures[blanksName] ?? [])).toEqual([]);
});

test("a document whose lines are fields has them where they were accepted", async () => {
  const folder = join(goldenFolder, fillableName);
  expect(differences(fillableName, folder, await snapshotOfFillable(), [])).toEqual([]);
});

test("each language that can be printed has a golden case", () => {
  expect(Object.keys(languageCases).toSorted()).toEqual(expect.arrayContaining(bilingualLanguages.toSorted()));
});

test.each(languagesToKeep())("papers and screens in %s look as they were accepted", async (language) => {
  const name = join(languagesName, language);
  expect(differences(name, join(goldenFolder, name), await snapshotOfLanguage(language), ["checklist-1"])).toEqual([]);
});

/** Share of an em square that a letter blackens; a run without full letters or digits is not judged. */
function inkPerLetter(image: GreyImage, { text, baseline, fontSize, left, right }: TextRun): number {
  const letters = text.match(/[\p{Lu}\p{Ll}\p{Lo}\p{N}]/gu)?.length ?? 0;
  const band = { left, right, top: baseline - fontSize * 0.8, bottom: baseline + fontSize * 0.1 };
  return letters === 0 ? 1 : inkIn(image, band) / letters / fontSize ** 2;
}

const leastInk = 0.02;

const cases = listCases();

const kindsOf = (key: "status" | "procedure" | "housing" | "couple") =>
  new Set(cases.map(({ answers }) => (answers as Answers)[key].kind));

test("the golden cases cover every status with every kind of procedure, every housing and couple", () => {
  const changes = new Set(["address-change", "loss", "theft", "damage", "civil-status-change"]);
  const pairs = cases.map(({ answers }) => {
    const { status, procedure } = answers as Answers;
    return `${status.kind}: ${changes.has(procedure.kind) ? "change" : procedure.kind}`;
  });
  expect(new Set(pairs).size).toBe(4 * 3);
  expect(kindsOf("status")).toEqual(new Set(["refugee", "subsidiary-protection", "stateless", "family-member"]));
  expect(kindsOf("procedure").size).toBe(7);
  expect(kindsOf("housing").size).toBe(5);
  expect(kindsOf("couple").size).toBe(6);
});

/** The roles of the elements of each page of `document`, as the golden structure of a case has them. */
const rolesOfPages = (folder: string, document: string): Set<string>[] =>
  readFileSync(join(folder, `${document}.structure.txt`), "utf8")
    .split("\f")
    .map((page) => new Set(Array.from(page.matchAll(/^ *([A-Z]\w*)/gm), ([, role = ""]) => role)));

test("the pictures show every document and every kind of element", () => {
  const folders = new Set([...cases.map(({ name }) => name), blanksName]);
  expect(Object.keys(keptPictures).filter((name) => !folders.has(name))).toEqual([]);
  const pages = Object.entries(keptPictures).flatMap(([name, pictures]) =>
    pictures.map((picture) => {
      const [, document = "", page = ""] = /^(.*)-(\d+)$/.exec(picture) ?? [];
      return { folder: join(goldenFolder, name), document, page: Number(page) };
    }),
  );
  const shown = new Set(pages.map(({ document }) => document));
  expect(documentIds.filter((id) => !shown.has(id))).toEqual([]);
  const shownRoles = pages.flatMap(({ folder, document, page }) => [
    ...(rolesOfPages(folder, document)[page - 1] ?? []),
  ]);
  const allRoles = [...folders].flatMap((name) => {
    const folder = join(goldenFolder, name);
    const documents = readdirSync(folder).flatMap((file) => /^(.*)\.structure\.txt$/.exec(file)?.[1] ?? []);
    return documents.flatMap((document) => rolesOfPages(folder, document).flatMap((roles) => [...roles]));
  });
  expect(new Set(shownRoles)).toEqual(new Set(allRoles));
});

describe.each(cases)("$name", (goldenCase) => {
  const { name, folder, pictures } = goldenCase;
  const printed = makeCase(goldenCase);

  test("looks as it was accepted", async () => {
    expect(differences(name, folder, await snapshotOf(goldenCase, printed), pictures)).toEqual([]);
  });

  test("has a title, a language, a structure, and its pages", async () => {
    const titles = printed.documents.map(({ markup }) => readMarkup(markup).title);
    for (const [index, { bytes, pages }] of printed.documents.entries()) {
      const pdf = await readPdf(bytes);
      expect(pdf).toMatchObject({ title: titles[index], isTagged: true });
      expect(pdf.language).toMatch(/^(fr|en)$/);
      expect(pdf.pages.length).toBe(pages);
    }
    const { documents, all } = printed;
    const whole = await readPdf(all.bytes);
    expect(whole.pages.length).toBe(documents.reduce((sum, { pages }) => sum + pages, 0));
    expect(titles.filter((title) => !whole.bookmarks.includes(title))).toEqual([]);
  });

  test("is the same with the fonts that its texts need as with all of them", async () => {
    const laidOut = await layOutLazily(dossierOfCase(goldenCase), fontsFor);
    const hashes = ({ documents, all }: PrintedDossier) => [...documents, all].map(({ sha256 }) => sha256);
    expect(hashes(printLaidOut(laidOut, nodePlatform))).toEqual(hashes(printed));
  });

  test("is a PDF to the letter of the standard, each document and the file of all", () => {
    for (const { bytes } of [...printed.documents, printed.all]) expect(() => readStrictly(bytes)).not.toThrow();
  });

  test("shows nothing of the program that made it", async () => {
    const text = textOfDocument(await readPdf(printed.all.bytes));
    expect(text).not.toMatch(/\[object|undefined|\bnull\b|NaN|Invalid|\{\{|\}\}|&#|&amp;/);
  });

  // Text can be there for a search and missing for the eye: only the picture tells.
  test("has ink under every word", async () => {
    const pdf = await readPdf(printed.all.bytes);
    const images = await drawPages(printed.all.bytes, 100);
    expect(images.length).toBe(pdf.pages.length);
    const faint = pdf.pages.flatMap(({ runs }, index) =>
      runs.filter((run) => inkPerLetter(images[index]!, run) < leastInk),
    );
    expect(faint).toEqual([]);
  });
});
