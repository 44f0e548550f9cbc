// The golden cases: which there are, and what must be found in the PDFs that the product makes from each.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { PNG } from "pngjs";
import { allFonts, fieldFont } from "../functions/pdf/text/all-fonts.ts";
import type { Platform } from "../functions/formats/platform.ts";
import { webPlatform } from "../web/platform.ts";
import { documentIds, type DocumentId } from "../functions/documents/table.ts";
import { nodePlatform } from "../functions/aws/node-platform.ts";
import { makeDossier } from "../functions/documents/dossier.ts";
import { renderBlank, renderDossier, type RenderedDossier } from "../functions/documents/render.ts";
import { say } from "../functions/text/say.ts";
import { parseAnswers } from "../functions/answers/parse-answers.ts";
import { helpLanguages, officialLanguage, operatorLanguages, type Language } from "../functions/text/languages.ts";
import { covers } from "../functions/pdf/text/fonts.ts";
import { writePdf } from "../functions/pdf/write/tagged-pdf.ts";
import { printDocument, printDossier, type PrintedDossier, type PrintedFile } from "../functions/documents/print.ts";
import { readFields } from "./support/read-fields.ts";
import { drawPages, outlineStructure, pointsPerMm, readPdf, textOf, type GreyImage } from "./support/read-pdf.ts";

// From the root of the project, where npm runs every script.
export const goldenFolder = "test/golden";
const examplesFolder = "test/examples";

/** The day on which every case is made, unless its `case.json` says another. */
export const goldenToday = "2026-11-23";
const picturesDpi = 60;

/** The folder of the documents without answers, beside those of the cases. */
export const blanksName = "blank";
/** The folder of a document whose lines are fields. */
export const fillableName = "fillable";
const fillableId: DocumentId = "loss-declaration";

/**
 * The pages whose picture is kept: each document once, each kind of block once, and what only the eye can judge. Text
 * and structure are kept of every page of every case; the ink test looks at every page as well.
 */
export const keptPictures: Readonly<Record<string, readonly string[]>> = {
  // Each document, with each kind of block: tables, lists with boxes, numbers and bullets, notes, codes to scan, the
  // sender and the address window, signature boxes, links.
  "refugee-first-hosted-married": [
    "cover-sheet-1",
    "commitment-reminder-1",
    "non-polygamy-statement-1",
    "hosting-attestation-1",
    "ofpra-letter-1",
    "checklist-1",
  ],
  "refugee-first-certificate-over": ["late-certificate-letter-1"],
  // Almost nothing is known: lines for the pen, in sentences, in the letter's heads and in its table.
  "only-what-decides": ["cover-sheet-1", "non-polygamy-statement-1", "hosting-attestation-1", "ofpra-letter-1"],
  // The longest answers: a sender longer than the window, rows and headers that go on on the next page, a signature
  // that moves to a page of its own.
  "very-long-names": [
    "checklist-2",
    "hosting-attestation-1",
    "hosting-attestation-2",
    "ofpra-letter-1",
    "ofpra-letter-3",
  ],
  // Letters with several marks, and the marks of a transliteration from Arabic.
  "refugee-first-hosted-vietnamese": ["non-polygamy-statement-1"],
  "refugee-theft-hotel-arabic-letters": ["cover-sheet-1"],
  "subsidiary-loss-own-name-polish-letters": ["loss-declaration-1"],
  // A decision whose date is on the lost paper.
  "refugee-renewal-decision-lost": ["decision-copy-request-1"],
  // An act of Ofpra that has an error: what it says and what is right.
  "refugee-civil-status-change-clerical-error": ["clerical-error-letter-1"],
  "subsidiary-first-rectification": ["rectification-sheet-1"],
  "refugee-renewal-own-name-turkish": ["checklist-1"],
  "stateless-renewal-centre-widowed": ["counter-file-letter-1"],
  "refugee-first-in-place-of-site": ["counter-file-letter-1"],
  "refugee-card-wrong": ["card-correction-letter-1"],
  // Made on request: the sources and what they disagree about.
  "stateless-first-own-name-married": ["companion-sheet-1"],
  // Signed by two, and a table to fill in.
  "family-of-refugee-first-outside-reunification": ["shared-life-statement-1", "shared-life-months-1"],
  // What a certificate proves, with two codes to scan.
  "refugee-first-waiting-employer": ["rights-note-1"],
  // A log with rows from the answers and rows for the pen, the message for a form, the letter to the prefecture, and
  // that to the Defender of Rights, whose address is printed.
  "subsidiary-renewal-blocked": [
    "rights-defender-note-1",
    "attempt-log-1",
    "contact-centre-message-1",
    "other-way-request-1",
  ],
  // English, with French words in it.
  "subsidiary-first-hotel-two-nationalities": ["cover-sheet-1", "body-attestation-1", "checklist-4"],
  // Letters to a prefecture, whose name is left for the pen: of an adult, and of whoever represents a minor, after the reasons
  // were asked for.
  "refugee-first-silence": ["cover-sheet-1", "reasons-request-1"],
  "minor-stateless-renewal-reasons-asked": ["gracious-appeal-1"],
  // What to check in the answers.
  "minor-refugee-travels": ["cover-sheet-1"],
};

export type GoldenCase = {
  name: string;
  folder: string;
  answers: unknown;
  today: string;
  language: Language;
  /** Documents made on request only. */
  also: readonly DocumentId[];
  /** The pages whose picture is kept, as `checklist-2`. */
  pictures: readonly string[];
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/**
 * Every example, and every folder of `golden` that has its own `answers.json`. A folder may also have a `case.json` with
 * `today`, `language` or `also`.
 */
export function listCases(): GoldenCase[] {
  const examples = readdirSync(examplesFolder).filter((name) => name.endsWith(".json"));
  const paths = new Map(examples.map((name) => [basename(name, ".json"), join(examplesFolder, name)]));
  for (const name of existsSync(goldenFolder) ? readdirSync(goldenFolder) : []) {
    const path = join(goldenFolder, name, "answers.json");
    if (existsSync(path)) paths.set(name, path);
  }
  return [...paths.entries()]
    .map(([name, path]): GoldenCase => {
      const folder = join(goldenFolder, name);
      const settingsPath = join(folder, "case.json");
      const settings = existsSync(settingsPath) ? (readJson(settingsPath) as Partial<GoldenCase>) : {};
      const { today = goldenToday, language = "fr", also = [] } = settings;
      return { name, folder, answers: readJson(path), today, language, also, pictures: keptPictures[name] ?? [] };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The dossier of a case, made as the command line makes it, or as the page does with what a browser brings. */
export const makeCase = (goldenCase: GoldenCase, platform: Platform = nodePlatform): PrintedDossier =>
  printDossier(dossierOfCase(goldenCase), allFonts, platform);

/** With fields, as the page makes it. */
export const makeFillableCase = (goldenCase: GoldenCase): PrintedDossier =>
  printDossier(dossierOfCase(goldenCase), allFonts, webPlatform, { fieldFont });

/** With the bytes that a browser makes: test/browser compares them. */
export const makeCaseOnPage = (goldenCase: GoldenCase): PrintedDossier => makeCase(goldenCase, webPlatform);

/** The dossiers of all cases in one file, to be printed on both sides. */
export function makeVolume(cases: readonly GoldenCase[]): { fileName: string; bytes: Uint8Array } {
  const drawn = cases.flatMap(
    (each) => printDossier(dossierOfCase(each), allFonts, nodePlatform, { all: false }).drawn,
  );
  const options = { title: "Volume", lang: "fr", date: goldenToday, duplex: true };
  return { fileName: "volume.pdf", bytes: writePdf(drawn, options, nodePlatform) };
}

/** Throws where the answers are refused. */
export function dossierOfCase({ name, answers, today, language, also }: GoldenCase): RenderedDossier {
  const parsed = parseAnswers(answers, { today, covers });
  if (!parsed.ok) {
    const issues = parsed.issues.map(({ path, message }) => `${path.join(".")}: ${say(message, language)}`);
    throw new Error(`the answers of ${name} are refused:\n${issues.join("\n")}`);
  }
  return renderDossier(makeDossier(parsed.answers, { today, also }), language);
}

/** Every document with nothing filled in, in every language of the help. */
export const makeBlanks = (): (PrintedFile & { id: string })[] =>
  operatorLanguages.flatMap((language) => documentIds.map((id) => makeBlank(id, language)));

/** The same with fields, in every language. */
export const makeFillableBlanks = (): (PrintedFile & { id: string })[] =>
  helpLanguages.flatMap((language) => documentIds.map((id) => makeBlank(id, language, { fieldFont })));

function makeBlank(
  id: DocumentId,
  language: Language,
  options: Parameters<typeof printDocument>[4] = {},
): PrintedFile & { id: string } {
  const document = renderBlank(id, language);
  const fileName = `${language}-${document.fileName}`;
  const printed = printDocument({ ...document, fileName }, goldenToday, allFonts, nodePlatform, options);
  return { ...printed, id: `${language}-${id}` };
}

/** What a case must look like: its files by name, text or a page in grey. */
export type Snapshot = Map<string, string | GreyImage>;

/** What the PDFs of a case say, read by other libraries than the one that wrote them, and the pictures that are kept. */
export async function snapshotOf({ pictures, language }: GoldenCase, printed: PrintedDossier): Promise<Snapshot> {
  const lines = printed.documents.map(
    ({ id, title, pages, toFillIn }) =>
      `${id}: ${say(title, language)}, ${pages} p.\n${toFillIn.map((item) => `  ${item}\n`).join("")}`,
  );
  return new Map([["dossier.txt", lines.join("")], ...(await snapshotOfFiles(printed.documents, pictures))]);
}

/** What the documents without answers say. */
export const snapshotOfBlanks = (): Promise<Snapshot> => snapshotOfFiles(makeBlanks(), keptPictures[blanksName] ?? []);

/** The structure of a document with fields, and where these are, in millimetres from the top left corner. */
export async function snapshotOfFillable(): Promise<Snapshot> {
  const { bytes } = makeBlank(fillableId, officialLanguage, { fieldFont });
  const { pages } = await readPdf(bytes);
  const fields = (await readFields(bytes)).map(({ name, description, isLong, maxLength, page, box }) => {
    const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((one) =>
      Math.round(one / pointsPerMm),
    );
    const place = `p. ${page}, ${left}–${right} × ${top}–${bottom} mm`;
    return `${name}: ${description}, ${place}, ${maxLength} letters${isLong ? ", several lines" : ""}\n`;
  });
  return new Map([
    [`${fillableId}.structure.txt`, pages.map(({ structure }) => outlineStructure(structure)).join("\f\n")],
    [`${fillableId}.fields.txt`, fields.join("")],
  ]);
}

/** Text and structure of each page, and the pictures that are kept. */
export async function snapshotOfFiles(
  files: readonly { id: string; bytes: Uint8Array }[],
  pictures: readonly string[],
): Promise<Snapshot> {
  const snapshot: Snapshot = new Map();
  for (const { id, bytes } of files) {
    const pdf = await readPdf(bytes);
    const texts = pdf.pages.map(({ runs, reading }) => {
      const footer = runs.filter(({ artifact }) => artifact);
      return `${textOf(reading)}\n---\n${textOf(footer)}\n`;
    });
    snapshot.set(`${id}.txt`, texts.join("\f\n"));
    snapshot.set(`${id}.structure.txt`, pdf.pages.map(({ structure }) => outlineStructure(structure)).join("\f\n"));
    const kept = pictures.filter((picture) => picture.startsWith(`${id}-`));
    const pages = kept.length === 0 ? [] : await drawPages(bytes, picturesDpi);
    for (const [index, image] of pages.entries()) {
      const name = `${id}-${index + 1}`;
      if (kept.includes(name)) snapshot.set(`${name}.png`, fewerGreys(image));
    }
  }
  return snapshot;
}

const greySteps = 7;
const nearest = Uint8Array.from({ length: 256 }, (_, grey) =>
  Math.round((Math.round((grey / 255) * greySteps) * 255) / greySteps),
);

/** 8 greys are enough to see a page by, and halve its file. */
const fewerGreys = (image: GreyImage): GreyImage => ({
  ...image,
  data: image.data.map((grey) => nearest[grey]!),
});

export function encodePng({ width, height, data }: GreyImage): Buffer {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, bitDepth: 8 });
  png.data = Buffer.from(data);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, bitDepth: 8, deflateLevel: 9, filterType: 0 });
}

/** The four bytes of each pixel, as pixelmatch compares them. */
export function toRgba({ data }: GreyImage): Buffer {
  const rgba = Buffer.alloc(data.length * 4, 255);
  for (let at = 0; at < data.length; at++) rgba[at * 4] = rgba[at * 4 + 1] = rgba[at * 4 + 2] = data[at]!;
  return rgba;
}
