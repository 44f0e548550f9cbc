// The command line as people and programs meet it. Most runs are in this process; the last tests run the built program.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { helpLanguages } from "../../functions/text/languages.ts";
import { answersJsonSchema } from "../../functions/answers/answers.ts";
import { documentIds, idsOnRequest } from "../../functions/documents/table.ts";
import { markName } from "../../infra/local/cli/person-mark.ts";
import type { MakeResult } from "../../infra/local/cli/reports/dossier-report.ts";
import { filledIn } from "../spreadsheet/support/person-sheet-of.ts";
import { runInProcess, type CliRun } from "../support/cli-in-process.ts";
import { packedProgram } from "../support/once.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { readPdf, textOfDocument } from "../support/read-pdf.ts";

const example = resolve("test/examples/refugee-first-hosted-married.json");
/** What a dossier may hold when nobody asks for more. */
const unasked = documentIds.filter((id) => !idsOnRequest.includes(id));
let built = "";
/** A fresh folder for each run, in which the command works. */
let folders = 0;
/** The example made once, for the tests that only look. */
let made: Run;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), "dossier-cli-"));
  made = await make("--out", "papers");
});

afterAll(async () => {
  await rm(built, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = join(built, `run-${++folders}`);
  mkdirSync(folder);
  return folder;
}

type Run = CliRun & { folder: string };
type RunOptions = { input?: string | Buffer; folder?: string; environment?: Record<string, string> };

const dossier = async (
  args: string[],
  { input = "", folder = newFolder(), environment = { LANG: "C" } }: RunOptions = {},
): Promise<Run> => ({
  ...(await runInProcess(args, { folder, input, environment })),
  folder,
});

const make = (...args: string[]): Promise<Run> => dossier(["make", example, "--today", sampleToday, ...args]);

function writeAnswers(answers: unknown, name = "answers.json"): string {
  const path = join(newFolder(), name);
  writeFileSync(path, typeof answers === "string" || Buffer.isBuffer(answers) ? answers : JSON.stringify(answers));
  return path;
}

/** Without the mark of whose papers a folder holds. */
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name !== markName)
        .toSorted()
    : [];
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const hashesOf = (folder: string): string[] =>
  filesIn(folder).map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}`);

const allFiles = [
  "0-page-de-garde.pdf",
  "1-rappel-contrat-engagement.pdf",
  "2-declaration-non-polygamie.pdf",
  "3-attestation-hebergement.pdf",
  "4-lettre-ofpra.pdf",
  "5-liste-de-controle.pdf",
  "calendar.ics",
  "dossier.pdf",
];

describe("make", () => {
  test("writes a file for each document, all in one, and the dates; says why each is in and what is left to the pen", async () => {
    const { code, out, err, folder } = made;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(filesIn(join(folder, "papers"))).toEqual(allFiles);
    // No temporary file is left, hidden or not.
    expect(filesIn(folder)).toEqual(["papers"]);
    expect(out).toMatch(/^Dossier du 2026-11-23\u00A0: 6 documents, \d+\u00A0pages\n/);
    for (const name of allFiles) expect(out).toContain(`papers/${name}`);
    expect(out.match(/^ {2}Pourquoi\u00A0: \S.{20,}$/gm)).toHaveLength(6);
    expect(out).toMatch(/\nPas dans ce dossier\n(?:- \S.{20,}\n)+- \d+ documents pour d’autres situations/);
    expect(out).toMatch(/Attestation d’hébergement — papers\/3-attestation-hebergement\.pdf \(1\u00A0page\)/);
    expect(out).toMatch(/À remplir à la main\u00A0: .*signature de la personne qui héberge/);
    expect(out).toContain("Rien à remplir à la main.");
  });

  test("--json: the files and their hashes, reasons, checklist, dates, fees and warnings, as data", async () => {
    const { code, out, err, folder } = await make("--json", "--language", "en");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const result = JSON.parse(out) as {
      today: string;
      language: string;
      documents: { id: string; file: string; pages: number; bytes: number; sha256: string; templateVersion: string }[];
      all: { file: string; pages: number; sha256: string };
      calendar: { file: string };
      checklist: { title: unknown }[];
      notIncluded: { id: string }[];
    };
    expect(result).toMatchObject({ today: sampleToday, language: "en" });
    const letters = [
      "counter-file-letter",
      "body-attestation",
      "shared-life-statement",
      "shared-life-months",
      "loss-declaration",
      "card-correction-letter",
      "decision-copy-request",
      "clerical-error-letter",
      "rectification-sheet",
      "attempt-log",
      "contact-centre-message",
      "other-way-request",
      "rights-defender-note",
      "late-certificate-letter",
      "reasons-request",
      "gracious-appeal",
      "rights-note",
    ];
    expect(result.documents.map(({ id }) => id)).toEqual(unasked.filter((id) => !letters.includes(id)));
    expect(result.notIncluded.map(({ id }) => id)).toEqual(letters);
    for (const { file, bytes, sha256: hash, templateVersion } of result.documents) {
      const written = readFileSync(join(folder, file));
      expect({ bytes: written.length, hash: sha256(written) }).toEqual({ bytes, hash });
      expect(templateVersion).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(sha256(readFileSync(join(folder, result.all.file)))).toBe(result.all.sha256);
    expect(result.all.pages).toBe(result.documents.reduce((sum, { pages }) => sum + pages, 0));
    expect(readFileSync(join(folder, result.calendar.file), "utf8")).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(result).toHaveProperty("deadlines");
    expect(result).toHaveProperty("fees");
    expect(result).toHaveProperty("warnings");
    expect(result.checklist.length).toBeGreaterThan(10);
    for (const { title } of result.checklist) expect(title).toEqual(expect.any(String));
    expect(out).not.toContain("<document");
  });

  test("- reads standard input, and the same answers on the same day give the same bytes", async () => {
    const { code, folder } = await dossier(["make", "-", "--today", sampleToday], {
      input: `\uFEFF${readFileSync(example, "utf8")}`,
    });
    expect(code).toBe(0);
    expect(hashesOf(join(folder, "out"))).toEqual(hashesOf(join(made.folder, "papers")));
  });

  test("--only makes some documents, in print order whatever the order asked", async () => {
    const { code, out, folder } = await make("--only", "ofpra-letter, hosting-attestation");
    expect(code).toBe(0);
    expect(filesIn(join(folder, "out"))).toEqual([
      "3-attestation-hebergement.pdf",
      "4-lettre-ofpra.pdf",
      "calendar.ics",
      "dossier.pdf",
    ]);
    expect(out).toMatch(/2 documents, \d\u00A0pages/);
  });

  test("the letter that a contact form takes is a text file too, named in the report and in the data", async () => {
    const late = resolve("test/examples/refugee-first-certificate-over.json");
    const args = ["make", late, "--only", "late-certificate-letter", "--today", sampleToday];
    const { out, folder } = await dossier(args);
    const name = filesIn(join(folder, "out")).find((file) => file.endsWith(".txt"))!;
    expect(out).toContain(`à copier dans un formulaire de contact\u00A0: ${join("out", name)}`);
    const { documents } = JSON.parse((await dossier([...args, "--json"])).out) as MakeResult;
    expect(documents[0]?.shortText?.file).toBe(join("out", name));
    expect(readFileSync(join(folder, "out", name), "utf8")).toBe(`${documents[0]?.shortText?.text}\n`);
  });

  test("--only with a document that does not apply: nothing is made, and the reason is given", async () => {
    const answers = writeAnswers(sampleAnswers({ housing: { kind: "hotel" } }));
    const args = ["make", answers, "--only", "hosting-attestation,checklist", "--today", sampleToday];
    const { code, out, err, folder } = await dossier(args);
    expect({ code, out, files: filesIn(folder) }).toEqual({ code: 2, out: "", files: [] });
    expect(err).toMatch(/Attestation d’hébergement\u00A0: \S/);
    const asJson = await dossier([...args, "--json"]);
    expect({ code: asJson.code, err: asJson.err }).toEqual({ code: 2, err: "" });
    expect(JSON.parse(asJson.out)).toMatchObject({ problems: [{ code: "not-in-dossier" }] });
  });

  test("--today moves the dates", async () => {
    const renewal = sampleAnswers({
      procedure: { kind: "renewal", currentPermit: { expiresOn: "2027-06-30" } },
    });
    const madeOn = async (today: string) => {
      const { out } = await dossier(["make", "-", "--today", today, "--json"], { input: JSON.stringify(renewal) });
      return JSON.parse(out) as { today: string; deadlines: object[]; warnings: object[] };
    };
    const early = await madeOn("2026-11-23");
    const late = await madeOn("2027-07-15");
    expect([early.today, late.today]).toEqual(["2026-11-23", "2027-07-15"]);
    expect([late.deadlines, late.warnings]).not.toEqual([early.deadlines, early.warnings]);
  });

  test("the language is the one asked for, else that of the answers, else French", async () => {
    const title = async (answers: object, ...args: string[]) => {
      const input = JSON.stringify({ ...sampleAnswers(), ...answers });
      const { out } = await dossier(["make", "-", "--only", "hosting-attestation", "--today", sampleToday, ...args], {
        input,
      });
      return out.split("\n")[0];
    };
    expect(await title({ language: "en" })).toBe("Dossier of 2026-11-23: 1 document, 1\u00A0page");
    expect(await title({ language: "ps" })).toContain("Dossier du");
    expect(await title({ language: "en" }, "--language", "fr")).toContain("Dossier du");
  });

  test("PDFs of an earlier dossier stay, and are named", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/4-lettre-ofpra.pdf"), "old");
    writeFileSync(join(folder, "out/notes.txt"), "mine");
    const { out } = await dossier(["make", example, "--only", "checklist", "--today", sampleToday], { folder });
    expect(out).toMatch(/n’ont pas été refaits\u00A0: 4-lettre-ofpra\.pdf\n$/);
    expect(readFileSync(join(folder, "out/4-lettre-ofpra.pdf"), "utf8")).toBe("old");
    expect(readFileSync(join(folder, "out/notes.txt"), "utf8")).toBe("mine");
  });

  test("a symbolic link is replaced, what it points to is not written", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "precious"), "precious");
    symlinkSync("../precious", join(folder, "out/dossier.pdf"));
    expect((await dossier(["make", example, "--only", "checklist", "--today", sampleToday], { folder })).code).toBe(0);
    expect(readFileSync(join(folder, "precious"), "utf8")).toBe("precious");
    expect(readFileSync(join(folder, "out/dossier.pdf"), "latin1")).toMatch(/^%PDF/);
  });
});

describe("the sheet for one person of the file to fill in", () => {
  test("is read by make, explain and check; an empty one is named", async () => {
    const folder = newFolder();
    await dossier(["model", "--out", "people.xlsx"], { folder });
    const blank = await dossier(["make", "people.xlsx"], { folder });
    expect(blank).toMatchObject({ code: 2, out: "" });
    expect(blank.err).toContain("pas de réponses dans sa feuille «\u00A0Une personne\u00A0»");
    const answered = {
      Démarche: "Première demande",
      Protection: "Réfugié(e)",
      Logement: "Hôtel",
      "Situation familiale": "Célibataire",
    };
    const bytes = filledIn("fr", { ...answered, "Nom de famille": "Rahimi" });
    writeFileSync(join(folder, "person.xlsx"), bytes);
    for (const command of ["make", "explain", "check"]) {
      const { code, out, err } = await dossier([command, "person.xlsx", "--today", sampleToday], { folder });
      expect({ command, code, err }).toEqual({ command, code: 0, err: "" });
      expect(out.includes("«\u00A0dossier batch\u00A0» la lit")).toBe(command === "check");
    }
    writeFileSync(join(folder, "wrong.xlsx"), filledIn("fr", { ...answered, "Code postal": "69" }));
    const wrong = await dossier(["make", "wrong.xlsx"], { folder });
    expect(wrong.code).toBe(2);
    expect(wrong.err.replaceAll("\u00A0", " ")).toMatch(/Ligne \d+, colonne B « Code postal »/);
    expect((await dossier(["check", "wrong.xlsx"], { folder })).out).toContain("Code postal");
  });
});

describe("a folder that holds the papers of another person", () => {
  const person = (familyName: string, more: object = {}) => ({
    ...sampleAnswers({ identity: { familyName, givenNames: "Mariam", birth: { date: "1990-03-05" } } }),
    ofpraNumber: undefined,
    foreignerNumber: undefined,
    ...more,
  });
  const makeIn = (folder: string, answers: object, ...args: string[]) =>
    dossier(["make", "-", "--today", sampleToday, ...args], { folder, input: JSON.stringify(answers) });

  test("is refused, with what to do, and stays as it is", async () => {
    const folder = newFolder();
    expect((await makeIn(folder, person("Rahimi"))).code).toBe(0);
    const before = hashesOf(join(folder, "out"));
    const { code, out, err } = await makeIn(folder, person("Karimi"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/papiers d’une autre personne\. Choisissez .* --out, ou ajoutez --replace/);
    expect(hashesOf(join(folder, "out"))).toEqual(before);
    const json = await makeIn(folder, person("Karimi"), "--json");
    expect(JSON.parse(json.out)).toMatchObject({ problems: [{ code: "out-other-person" }] });
  });

  test("--replace: the papers of the person before are gone, other files stay", async () => {
    const folder = newFolder();
    await makeIn(folder, person("Rahimi"));
    writeFileSync(join(folder, "out/notes.txt"), "mine");
    const replaced = await makeIn(folder, person("Karimi"), "--replace", "--only", "checklist");
    expect(replaced).toMatchObject({ code: 0, err: "" });
    const left = filesIn(join(folder, "out"));
    expect(left).toContain("notes.txt");
    expect(left.filter((name) => name.endsWith(".pdf"))).toEqual([expect.stringMatching(/liste/), "dossier.pdf"]);
    expect((await makeIn(folder, person("Karimi"))).code).toBe(0);
  });

  test.each<[string, object, object, number]>([
    ["the same name and birth date", person("Rahimi"), person("rahimi"), 0],
    [
      "the same number, whatever the name",
      person("Rahimi", { ofpraNumber: "24-01-12345" }),
      person("Rahimy", { ofpraNumber: "240112345" }),
      0,
    ],
    [
      "another number, whatever the name",
      person("Rahimi", { ofpraNumber: "24-01-12345" }),
      person("Rahimi", { ofpraNumber: "24-01-99999" }),
      2,
    ],
    ["nobody's name, twice", person("x", { identity: {} }), person("x", { identity: {} }), 0],
    ["somebody after nobody", person("x", { identity: {} }), person("Rahimi"), 2],
  ])("%s", async (_, one, other, code) => {
    const folder = newFolder();
    expect((await makeIn(folder, one)).code).toBe(0);
    expect((await makeIn(folder, other)).code).toBe(code);
  });

  test("the mark says nothing of the person", async () => {
    const folder = newFolder();
    await makeIn(folder, person("Rahimi", { ofpraNumber: "24-01-12345" }));
    expect(readFileSync(join(folder, "out", markName), "utf8")).not.toMatch(/rahimi|mariam|1990|12345/i);
  });
});

describe("a language without the words of the terminal", () => {
  const input = JSON.stringify(sampleAnswers({ language: "ti" }));

  test("is that of the papers and of data, and a report for people is in French", async () => {
    for (const [answers, args] of [
      [input, []],
      [JSON.stringify(sampleAnswers({ language: "fr" })), ["--language", "ti"]],
    ] as const) {
      const made = await dossier(["make", "-", "--today", sampleToday, ...args], { input: answers });
      expect([made.code, made.err]).toEqual([0, ""]);
      // But for what stands beside a line of the papers.
      expect(made.out.replaceAll(/À remplir à la main.*/g, "")).not.toMatch(/\p{Script=Ethiopic}/u);
      expect(made.out).toContain("Liste de contrôle personnelle — ");
      const sheet = await readPdf(new Uint8Array(readFileSync(join(made.folder, "out/0-page-de-garde.pdf"))));
      expect(textOfDocument(sheet)).toMatch(/\p{Script=Ethiopic}/u);
    }
    expect((await dossier(["explain", "-"], { input })).out).not.toMatch(/\p{Script=Ethiopic}/u);
    const { language, documents } = JSON.parse((await dossier(["explain", "-", "--json"], { input })).out);
    expect(language).toBe("ti");
    expect(documents[0].title).toMatch(/\p{Script=Ethiopic}/u);
  });

  test("takes nothing from what is only for operators", async () => {
    for (const args of [
      ["model", "--csv"],
      ["check", "-"],
    ]) {
      const { code, out, err } = await dossier([...args, "--language", "ar"], { input });
      expect([code, /\p{Script=Arabic}/u.test(`${out}${err}`)]).toEqual([0, false]);
    }
  });
});

describe("wrong answers: exit code 2, every problem, nothing written", () => {
  const wrong = { ...sampleAnswers(), ofpraNumber: "12", address: { postcode: "6900", stret: "x" }, couple: {} };

  test("in words, on the error output, with the place of each; explain says the same", async () => {
    const answers = writeAnswers(wrong);
    const { code, out, err, folder } = await dossier(["make", answers, "--out", "papers"]);
    expect({ code, out, files: filesIn(folder) }).toEqual({ code: 2, out: "", files: [] });
    const [head, ...lines] = err.trimEnd().split("\n");
    expect(head).toBe(`${answers}\u00A0: 4 problèmes. Rien n’a été écrit.`);
    expect(lines.map((line) => line.split(" — ")[0]!.trim()).toSorted()).toEqual([
      "address.postcode",
      "address.stret",
      "couple.kind",
      "ofpraNumber",
    ]);
    expect((await dossier(["explain", answers])).err).toBe(err);
  });

  test("fields that come twice are named with all others, at whatever depth", async () => {
    const text = JSON.stringify({ ...sampleAnswers(), ofpraNumber: "12" });
    const doubled = text.replace('"familyName":', '"familyName":"Karimi","familyName":').replace("{", '{"version":1,');
    const { code, out, err, folder } = await dossier(["make", writeAnswers(doubled)]);
    expect({ code, out, files: filesIn(folder) }).toEqual({ code: 2, out: "", files: [] });
    const [, ...lines] = err.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" — ")[0]!.trim())).toEqual([
      "version",
      "identity.familyName",
      "ofpraNumber",
    ]);
    expect(err).not.toContain("Karimi");
  });

  test("in English, and one problem is one", async () => {
    const { err } = await dossier(["make", "-", "--language", "en"], { input: "{}x" });
    expect(err).toMatch(/^Standard input: 1 problem\. Nothing was written\.\n {2}The file is not valid JSON/);
  });

  test("as data, on the output", async () => {
    const { code, out, err } = await dossier(["make", writeAnswers(wrong), "--json"]);
    expect({ code, err }).toEqual({ code: 2, err: "" });
    const { problems } = JSON.parse(out) as { problems: { path: string; code: string; value?: unknown }[] };
    expect(problems).toContainEqual(
      expect.objectContaining({ path: "address.postcode", code: "not-a-postcode", value: "6900" }),
    );
    expect(problems).toHaveLength(4);
  });

  test("what was there stays as it was", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/dossier.pdf"), "old");
    expect((await dossier(["make", writeAnswers(wrong)], { folder })).code).toBe(2);
    expect(filesIn(join(folder, "out"))).toEqual(["dossier.pdf"]);
    expect(readFileSync(join(folder, "out/dossier.pdf"), "utf8")).toBe("old");
  });

  test("a field name that commands a terminal is shown, not obeyed", async () => {
    const { err } = await dossier(["make", "-"], { input: JSON.stringify({ ...wrong, "\u001B[2J": 1 }) });
    expect(err).toContain("u001b[2J");
    expect(err).not.toContain("\u001B");
  });

  const accents = JSON.stringify(sampleAnswers());
  test.each<[string, string | Buffer, RegExp]>([
    ["nothing", "", /Rien n’a été reçu\u00A0: le fichier est vide/],
    ["white space", " \n", /le fichier est vide/],
    ["no JSON", '{\n  "version": 1,\n}', /ligne 3, colonne 1/],
    ["a list", "[]", /accolades/],
    ["UTF-16", Buffer.from(`\uFEFF${accents}`, "utf16le"), /UTF-8/],
    ["Windows-1252", Buffer.from(accents, "latin1"), /UTF-8/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0x00]), /UTF-8/],
    ["more than anybody could say", Buffer.alloc(6_000_000, " "), /Plus de 5\u00A0Mo/],
  ])("%s in the place of answers", async (_, input, words) => {
    const { code, err } = await dossier(["make", "-"], { input });
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(err).toMatch(/Rien n’a été écrit\./);
  });

  test.each([
    ["a file that is not there", "missing.json", "Ce fichier n’existe pas."],
    ["a file inside a file", join(example, "x.json"), "Ce fichier n’existe pas."],
    ["a folder", ".", "C’est un dossier"],
  ])("%s", async (_, path, words) => {
    const { code, err } = await dossier(["make", path]);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).not.toMatch(/E[A-Z]{4,}/);
  });
});

describe("files are written whole or not at all", () => {
  test("a folder stands where dossier.pdf should: nothing changes", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "out/dossier.pdf"), { recursive: true });
    writeFileSync(join(folder, "out/0-page-de-garde.pdf"), "old");
    const { code, out, err } = await dossier(["make", example, "--today", sampleToday], { folder });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^out\/dossier\.pdf\u00A0: 1 problème\. Rien n’a été écrit\.\n {2}Un dossier porte ce nom/);
    expect(filesIn(join(folder, "out"))).toEqual(["0-page-de-garde.pdf", "dossier.pdf"]);
    expect(readFileSync(join(folder, "out/0-page-de-garde.pdf"), "utf8")).toBe("old");
  });

  test.each(["file", "file/inside"])("--out %s, where file is a file", async (out) => {
    const folder = newFolder();
    writeFileSync(join(folder, "file"), "old");
    const { code, err } = await dossier(["make", example, "--out", out, "--today", sampleToday, "--language", "en"], {
      folder,
    });
    expect(code).toBe(2);
    expect(err).toBe(`${out}: 1 problem. Nothing was written.\n  This is not a folder. Choose another place.\n`);
    expect(filesIn(folder)).toEqual(["file"]);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("old");
  });

  // The administrator may write everywhere.
  test.skipIf(process.getuid?.() === 0)("a folder that may not be written to", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "locked"));
    chmodSync(join(folder, "locked"), 0o555);
    const { code, err } = await dossier(["make", example, "--out", "locked", "--today", sampleToday], { folder });
    expect(code).toBe(2);
    expect(err).toContain("L’écriture à cet endroit n’est pas permise.");
  });
});

describe("blank", () => {
  test.each(documentIds)("%s: a PDF that can be read", async (id) => {
    const { code, out, err, folder } = await dossier(["blank", id, "--out", `${id}.pdf`]);
    expect({ code, out, err }).toEqual({ code: 0, out: `${id}.pdf\n`, err: "" });
    const pdf = await readPdf(new Uint8Array(readFileSync(join(folder, `${id}.pdf`))));
    expect(textOfDocument(pdf).length).toBeGreaterThan(200);
    expect(filesIn(folder)).toEqual([`${id}.pdf`]);
  });

  test("is named after the document where no name is given, whatever the language", async () => {
    const { out, folder } = await dossier(["blank", "non-polygamy-statement", "--language", "en"]);
    expect(out).toBe("3-declaration-non-polygamie.pdf\n");
    expect(filesIn(folder)).toEqual(["3-declaration-non-polygamie.pdf"]);
  });

  test("makes the folders of its path, and refuses the name of a folder", async () => {
    const { folder } = await dossier(["blank", "checklist", "--out", "a/b/c.pdf"]);
    expect(filesIn(join(folder, "a/b"))).toEqual(["c.pdf"]);
    const refused = await dossier(["blank", "checklist", "--out", "a/b"], { folder });
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toContain("Un dossier porte ce nom");
  });
});

describe("explain", () => {
  test("says yes or no for every document and why, each with its sources and the day they were read; makes no PDF", async () => {
    const { code, out, err, folder } = await dossier(["explain", example, "--today", sampleToday]);
    expect({ code, err, files: filesIn(folder) }).toEqual({ code: 0, err: "", files: [] });
    expect(out.match(/^- .* — (oui|non)$/gm)).toHaveLength(unasked.length);
    expect(out.match(/Source\u00A0: .+ \(lue le \d{4}-\d\d-\d\d\) https?:\/\/\S+$/gm)!.length).toBeGreaterThan(30);
    for (const heading of ["Documents", "Liste de contrôle", "Dates", "Frais"]) {
      expect(out).toMatch(new RegExp(`^${heading}$`, "m"));
    }
    expect(out).not.toMatch(/undefined|\[object/);
  });

  test("in English, a document that is not in says why not", async () => {
    const answers = writeAnswers(sampleAnswers({ housing: { kind: "hotel" }, couple: { kind: "single" } }));
    const { out } = await dossier(["explain", answers, "--today", sampleToday, "--language", "en"]);
    expect(out).toMatch(/^- Hosting attestation — no\n {4}You live in a hotel/m);
    expect(out).toMatch(/read on \d{4}-\d\d-\d\d/);
  });

  test("--json holds the same, and each source that is cited", async () => {
    const { code, out } = await dossier(["explain", example, "--today", sampleToday, "--json"]);
    expect(code).toBe(0);
    const explained = JSON.parse(out) as {
      documents: { id: string; included: boolean; reason: string; sources: string[] }[];
      checklist: { sources: string[] }[];
      sources: { code: string; url: string; checkedOn: string }[];
    };
    expect(explained.documents.map(({ id }) => id).toSorted()).toEqual(unasked.toSorted());
    const known = new Set(explained.sources.map(({ code: source }) => source));
    const cited = [...explained.documents, ...explained.checklist].flatMap(({ sources }) => sources);
    expect(cited.filter((source) => !known.has(source))).toEqual([]);
    for (const { url, checkedOn } of explained.sources) {
      expect(url).toMatch(/^https?:\/\//);
      expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

test("schema prints the JSON Schema of the answers", async () => {
  const { code, out, err } = await dossier(["schema"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(answersJsonSchema())));
});

describe("send", () => {
  test.each([
    ["a reply without a link", 201, "application/json", "{}"],
    ["a reply that is no JSON", 201, "application/json", "made"],
    ["a refusal without a title", 422, "application/problem+json", '{"code":"wrong-answers"}'],
    ["a page", 200, "text/html", "<p>Welcome"],
  ])("says that %s is of another service", async (_, status, type, body) => {
    const server = createServer((_req, res) => res.writeHead(status, { "content-type": type }).end(body));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, out, err } = await dossier(["send", example, "--to", to], { environment: { LANG: "fr_FR.UTF-8" } });
    server.close();
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(`${to} a répondu ${status}, et pas comme ce service le fait.`);
  });
});

describe("what the sender of a dossier may do with it", () => {
  const id = "07-61c1e46745c576864fbfcb7a7f867c4a";

  /** A service below a path of its address, which keeps what it is asked. */
  async function run(args: string[], reply: { status: number; body?: string }, options: RunOptions = {}) {
    const asked: string[] = [];
    const server = createServer((req, res) => {
      const { authorization, "accept-language": language } = req.headers;
      asked.push(`${req.method} ${req.url} ${authorization} ${language}`);
      res.writeHead(reply.status, { "content-type": "application/json" }).end(reply.body);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/papers/`;
    const ran = await dossier(["send", ...args, "--to", to], options);
    server.close();
    return { ...ran, asked };
  }

  test.each([
    ["revoke", "POST", "/revoke", "The link no longer opens."],
    ["unlock", "POST", "/unlock", "All five tries are there again"],
    ["delete", "DELETE", "", "The dossier is deleted"],
  ])("%s, at the address of the service with its path, with the secret", async (act, method, path, words) => {
    const { code, out, asked } = await run([act, id, "--secret", "s3cret"], { status: 204 });
    expect({ code, asked }).toEqual({
      code: 0,
      asked: [`${method} /papers/api/dossiers/${id}${path} Bearer s3cret en`],
    });
    expect(out).toContain(words);
  });

  test("openings, in the language and the time zone of the person; the secret comes from standard input", async () => {
    const openings = [
      { at: "2026-11-28T23:09:00.000Z", outcome: "opened" },
      { at: "2026-11-28T23:10:00.000Z", outcome: "downloaded", file: "dossier.pdf" },
    ];
    const reply = { status: 200, body: JSON.stringify({ id, openings }) };
    const options = { input: "s3cret\n", environment: { LANG: "fr_FR.UTF-8" } };
    const { code, out, asked } = await run(["openings", id, "--secret", "-"], reply, options);
    expect({ code, asked }).toEqual({ code: 0, asked: [`GET /papers/api/dossiers/${id}/openings Bearer s3cret fr`] });
    const here = new Date("2026-11-28T23:09:00.000Z");
    const time = `${String(here.getHours()).padStart(2, "0")}:${String(here.getMinutes()).padStart(2, "0")}`;
    expect(out).toContain(` à ${time} (`);
    expect(out).toMatch(/ouvert\n.*fichier téléchargé \(dossier\.pdf\)\n$/);
    expect(
      (await run(["openings", id, "--secret", "x"], { status: 200, body: JSON.stringify({ id, openings: [] }) })).out,
    ).toBe("The link has not been opened yet.\n");
  });

  test.each([
    ["no secret", ["revoke", id], "--secret"],
    ["an empty standard input", ["revoke", id, "--secret", "-"], "Nothing was read"],
    ["no address", ["delete", id, "--secret", "x"], "--to"],
  ])("%s: nothing is asked of the service", async (_, args, words) => {
    const { code, out, err } = await dossier([
      "send",
      ...args,
      ...(words === "--to" ? [] : ["--to", "http://127.0.0.1:1"]),
    ]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
  });
});

describe("help", () => {
  test("names the commands, the documents, the exit codes and examples", async () => {
    const { code, out, err } = await dossier(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const word of ["make", "blank", "explain", "schema", ...documentIds, "Exit codes", "Examples"]) {
      expect(out).toContain(word);
    }
  });

  test.each([
    ["make", ["--out", "--only", "--today", "--language", "--json", "- for standard input"]],
    ["blank", ["--out", "--language", ...documentIds]],
    ["explain", ["--today", "--language", "--json"]],
    ["schema", ["JSON Schema"]],
  ])("of %s names its options", async (command, words) => {
    const { code, out } = await dossier([command, "--help"]);
    expect(code).toBe(0);
    for (const word of words) expect(out).toContain(word);
    expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  test.each<[string, string[], Record<string, string>, RegExp]>([
    ["the option", ["--help", "--language", "fr"], { LANG: "C" }, /^Utilisation/],
    ["the option, in one word", ["--language=fr", "--help"], { LANG: "en_GB.UTF-8" }, /^Utilisation/],
    ["the option of a command", ["make", "--help", "--language", "en"], { LANG: "fr_FR.UTF-8" }, /^Usage/],
    ["LANG", ["--help"], { LANG: "fr_FR.UTF-8" }, /^Utilisation/],
    ["LC_ALL before LANG", ["--help"], { LC_ALL: "fr_FR", LANG: "en_US.UTF-8" }, /^Utilisation/],
    ["LC_MESSAGES before LANG", ["--help"], { LC_MESSAGES: "en_US", LANG: "fr_FR.UTF-8" }, /^Usage/],
    ["LANGUAGE, a list, before all", ["--help"], { LANGUAGE: "de:fr:en", LC_ALL: "en_US.UTF-8" }, /^Utilisation/],
    ["no locale, whatever the list", ["--help"], { LANGUAGE: "fr", LANG: "C.UTF-8" }, /^Usage/],
    ["a language of people without words yet", ["--help"], { LANG: "ps_AF.UTF-8" }, /^Utilisation/],
    ["a language of nobody here", ["--help"], { LANG: "de_DE.UTF-8" }, /^Usage/],
    ["that of the papers without words yet", ["--help", "--language", "ar"], { LANG: "en_GB.UTF-8" }, /^Usage/],
    ["the same where the terminal has no language", ["--help", "--language", "ar"], { LANG: "C" }, /^Utilisation/],
    ["reports on papers in it", ["explain", example, "--language", "ar"], { LANG: "en_GB.UTF-8" }, /— yes$/m],
  ])("is in the language of the terminal: %s", async (_, args, environment, words) => {
    expect((await dossier(args, { environment })).out).toMatch(words);
  });

  const commands = [
    "",
    "make",
    "ask",
    "blank",
    "explain",
    "schema",
    "model",
    "check",
    "batch",
    "serve",
    "send",
    "help",
  ];
  test.each(commands)(
    "of « dossier %s » has no English word in French, and no line that begins with a mark",
    async (command) => {
      const args = command === "help" ? ["help", "make"] : [...(command === "" ? [] : [command]), "--help"];
      const { code, out } = await dossier(args, { environment: { LANG: "fr_FR.UTF-8" } });
      expect(code).toBe(0);
      expect(out).not.toMatch(/usage|commands|default|choices|\benv\b|display|folder|file>|day>|\bnumber\b|address/i);
      expect(out).not.toMatch(/^\s*[;:!?»]/m);
    },
  );
});

describe("wrong usage: exit code 2, what was wrong, and nothing written", () => {
  test.each([
    ["no command", [], "Usage: dossier"],
    ["an unknown command", ["mak"], "unknown command “mak”"],
    ["no answers", ["make"], "missing required argument “answers”"],
    ["two files", ["make", example, example], "too many arguments"],
    ["an unknown option", ["make", example, "--jsn"], "Did you mean --json?"],
    ["an option without its value", ["make", example, "--out"], "option --out <folder> has no value"],
    ["an empty folder name", ["make", example, "--out", ""], "Expected a path."],
    ["an unknown document", ["make", example, "--only", "checklist,letter"], "“checklist,letter” is invalid"],
    ["no document", ["make", example, "--only", ""], "Expected one of: cover-sheet"],
    ["a month 13", ["make", example, "--today", "2026-13-01"], "YYYY-MM-DD"],
    ["a day that is not", ["make", example, "--today", "2026-02-30"], "YYYY-MM-DD"],
    ["a day in another order", ["make", example, "--today", "23/11/2026"], "YYYY-MM-DD"],
    ["a language without texts", ["make", example, "--language", "de"], "Allowed choices are fr, en"],
    [
      "options that come twice",
      ["make", example, "--language", "en", "--out", "a", "--language", "fr", "--out", "b", "--today", "2026-11-23"],
      "given several times: --language, --out.",
    ],
    ["a switch that comes twice", ["explain", example, "--json", "--json"], "given several times: --json."],
    [
      "documents that are named by two options",
      ["make", example, "--only", "checklist", "--only", "ofpra-letter"],
      "given several times: --only.",
    ],
    ["a blank of nothing", ["blank"], "missing required argument “document”"],
    ["a blank of an unknown document", ["blank", "letter"], "Expected one of: cover-sheet"],
  ])("%s", async (_, args, words) => {
    const { code, out, err, folder } = await dossier(args);
    expect({ code, out, files: filesIn(folder) }).toEqual({ code: 2, out: "", files: [] });
    expect(err).toContain(words);
    expect(err).toMatch(/--help|Usage/);
  });
});

test.each<[string, string[], string]>([
  ["an unknown command", ["mak"], "commande inconnue\u00A0: «\u00A0mak\u00A0».\n(Vouliez-vous dire make\u00A0?)"],
  ["no answers", ["make"], "il manque l’argument «\u00A0réponses\u00A0»."],
  ["two files", ["make", "a", "b"], "trop d’arguments\u00A0: 1 attendu, 2 donnés."],
  ["an unknown option", ["make", "a", "--jsn"], "«\u00A0--jsn\u00A0».\n(Vouliez-vous dire --json\u00A0?)"],
  ["an option without its value", ["make", "a", "--out"], "il manque la valeur de l’option --out <dossier>."],
  ["an option that is not given", ["batch", "a"], "il manque l’option --out <dossier>."],
  ["options that exclude each other", ["model", "--xlsx", "--csv"], "les options --xlsx et --csv s’excluent."],
  ["an option without its pair", ["model", "--procedure", "renewal"], "il manque l’option --housing <sorte>."],
  [
    "a kind of housing that is none",
    ["model", "--housing", "lune"],
    "Choix possibles\u00A0: À son nom, Hébergé(e) chez un particulier, Hôtel",
  ],
  [
    "a value that is none of the choices",
    ["make", "a", "--language", "de"],
    `Choix possibles\u00A0: ${helpLanguages.join(", ")}.`,
  ],
  ["a day that is not", ["make", "a", "--today", "2026-02-30"], "«\u00A02026-02-30\u00A0» ne convient pas."],
  ["options that come twice", ["explain", "a", "--json", "--json"], "plusieurs fois\u00A0: --json."],
])("wrong usage is said in French on a French terminal: %s", async (_, args, words) => {
  const { code, err } = await dossier(args, { environment: { LANG: "fr_FR.UTF-8" } });
  expect(code).toBe(2);
  expect(err).toContain(words);
  expect(err).toMatch(/^Erreur\u00A0: .*\n(?:\(Vouliez.*\n)?\(dossier --help explique l’utilisation\)\n$/s);
});

test.each(["--version", "-v"])("%s prints the version of package.json", async (option) => {
  const { version } = JSON.parse(readFileSync(resolve("package.json"), "utf8")) as { version: string };
  expect(await dossier([option])).toMatchObject({ code: 0, out: `${version}\n`, err: "" });
});

describe("the built program", () => {
  const run = async (args: string[], input = "") => {
    const folder = newFolder();
    const { status, stdout, stderr } = spawnSync(process.execPath, [await packedProgram(), ...args], {
      cwd: folder,
      input,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], FORCE_COLOR: "1", LANG: "C" },
    });
    return { code: status, out: stdout, err: stderr, folder };
  };

  test("makes the same bytes and says the same; no colours and no control characters where no terminal is", async () => {
    const { code, out, err, folder } = await run(["make", example, "--today", sampleToday, "--out", "papers"]);
    expect({ code, out, err }).toEqual({ code: 0, out: made.out, err: "" });
    expect(out).not.toMatch(/[^\P{C}\n]/u);
    expect(hashesOf(join(folder, "papers"))).toEqual(hashesOf(join(made.folder, "papers")));
  });

  test("reads standard input, and ends with 2 where answers or arguments are wrong", async () => {
    const wrong = await run(["make", "-", "--language", "en"], "{}x");
    expect(wrong).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^Standard input: 1 problem\./) });
    expect(await run(["mak"])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("unknown command") });
  });
});
