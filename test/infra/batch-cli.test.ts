// Many dossiers from the command line. What threads, signals and the disk decide runs as a process of its own, the rest in
// this one.
import { twoPeople } from "../support/packed-command.ts";
import { unzipSync } from "fflate";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { BatchResult } from "../../infra/local/cli/reports/batch-report.ts";
import type { ManifestRow } from "../../functions/lists/manifest.ts";
import { codeOf, markOf } from "../../functions/spreadsheet/reading/mark.ts";
import { readPdf } from "../support/read-pdf.ts";
import { readFields } from "../support/read-fields.ts";
import { manyPeople } from "../support/many-people.ts";
import { sampleAnswers } from "../support/sample-answers.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { runInProcess, type CliRun } from "../support/cli-in-process.ts";
import { BatchProgram, day, hashesIn, type Run } from "./batch-program.ts";
import { packedProgram } from "../support/once.ts";
import { briefly, sized } from "../support/seeded.ts";

// Each run starts threads of its own, on a machine that does other things too.
vi.setConfig({ testTimeout: 180_000 });

let program: BatchProgram;
/** Two chunks, and as many of each of the three examples, which have 6, 5 and 4 documents. */
const people = sized(60, 33);
/** The two that are spoilt. */
const [firstFaulty, lastFaulty] = [4, people];
/** So many people, all of them right. */
let right = "";
/** The first fifteen of them: more bytes than the disk of a test takes. */
let few = "";
/** All of them, of whom those of two lines have no possible date of birth. */
let faulty = "";
let made: Run & { folder: string };

const run = (args: string[]): Promise<CliRun> => runInProcess(args, { folder: program.folder });
const batch = (sheet: string, out: string, ...args: string[]): Promise<CliRun> =>
  run(["batch", sheet, "--out", out, "--today", day, ...args]);

const onlyOne = ["--only", "cover-sheet"];

beforeAll(async () => {
  program = await BatchProgram.build(packedProgram, briefly);
  const sheet = Buffer.from(sheetOf(manyPeople(people))).toString();
  right = await program.write(sheet);
  few = await program.write(sheetOf(manyPeople(15)));
  faulty = await program.write(spoil(sheet, firstFaulty, lastFaulty), "faulty.csv");
  const folder = program.newPath();
  made = { folder, ...(await program.batch(right, folder)) };
}, 120_000);

afterAll(() => program.remove());

/** Gives the people of these lines a birthday that is in no calendar. */
function spoil(sheet: string, ...lines: number[]): string {
  const rows = sheet.split("\r\n").map((line) => line.split(";"));
  const column = rows[0]!.indexOf("Date de naissance");
  for (const line of lines) rows[line - 1]![column] = "31/02/1990";
  return rows.map((cells) => cells.join(";")).join("\r\n");
}

const resultOf = ({ out }: CliRun): BatchResult => JSON.parse(out) as BatchResult;
const filesIn = async (folder: string): Promise<string[]> => (await readdir(folder)).toSorted();
const resultFiles = ["dossiers-1.zip", "impression-1.pdf", "manifest.csv", "manifest.json", "manifest.xlsx"];

describe("a sheet whose rows are all right", () => {
  test("gives archive, print file and manifests, and leaves no trace of the work", async () => {
    expect({ code: made.code, files: await filesIn(made.folder) }).toEqual({ code: 0, files: resultFiles });
    const archive = unzipSync(await readFile(join(made.folder, "dossiers-1.zip")));
    const folders = new Set(Object.keys(archive).map((name) => name.split("/")[0]));
    expect(folders.size).toBe(people);
    expect(Object.keys(archive)).toHaveLength((people / 3) * (6 + 5 + 4));
  });

  test("gives each person documents to type in where that is asked for, and a print file without fields", async () => {
    const out = program.newPath();
    const sheet = await program.write(sheetOf(manyPeople(3)));
    expect(await batch(sheet, out, "--fillable", "--only", "hosting-attestation,checklist")).toMatchObject({ code: 0 });
    const archive = Object.values(unzipSync(await readFile(join(out, "dossiers-1.zip"))));
    const fields = await Promise.all(archive.map(readFields));
    expect(fields.flat().length).toBeGreaterThan(0);
    expect(await readFields(await readFile(join(out, "impression-1.pdf")))).toEqual([]);
  });

  test("prints one document of all people and then the next where that is asked for", async () => {
    const out = program.newPath();
    const sheet = await program.write(sheetOf(manyPeople(3)));
    const args = ["--print-by", "document", "--only", "hosting-attestation,checklist"];
    expect(await batch(sheet, out, ...args)).toMatchObject({ code: 0 });
    const { bookmarks } = await readPdf(new Uint8Array(await readFile(join(out, "impression-1.pdf"))));
    const titles = ["Attestation d’hébergement", "Liste de contrôle personnelle"];
    expect(bookmarks.filter((title) => titles.includes(title))).toEqual(titles);
  });

  test("says on which day the dates count, where it is not the day of the run", () => {
    expect(made.out).toContain("Les dates de ces documents sont comptées au 23\u00A0novembre 2026.\n");
  });

  test("says how many, where, in how long; progress goes to standard error, in whole lines, without colours", () => {
    expect(made.out).toMatch(new RegExp(`^${people} dossiers faits en [\\d,]+\u00A0s\n`));
    for (const name of resultFiles) expect(made.out).toContain(join(made.folder, name));
    expect(made.err).toMatch(/^Lecture et vérification du fichier…\n/);
    expect(made.err).toMatch(new RegExp(`^\\d+ sur ${people} \\(\\d+\\s%\\), .+ par seconde, encore `, "m"));
    expect(made.out + made.err).not.toMatch(/[^\P{C}\n]/u);
  });

  test("--json prints the result and nothing else; --language en reports in English; without threads the bytes are the same", async () => {
    const folder = program.newPath();
    const asJson = await batch(right, folder, "--json");
    expect(asJson.code).toBe(0);
    const { files, ...counts } = resultOf(asJson);
    expect(counts).toMatchObject({ made: people, failed: 0, wrong: 0, alreadyMade: 0, resumed: false, out: folder });
    const hashes = await hashesIn(folder);
    expect(Object.fromEntries(files.map(({ file, sha256 }) => [file.slice(folder.length + 1), sha256]))).toEqual(
      hashes,
    );
    expect(hashes).toEqual(await hashesIn(made.folder));
    const english = await batch(few, program.newPath(), "--language", "en", ...onlyOne);
    expect(english.out).toMatch(/^15 dossiers made in /);
    expect(english.err).toMatch(/^Reading and checking the file…\n/);
  });

  test("the same folder is not made again, nor written over by another sheet", async () => {
    const before = await hashesIn(made.folder);
    for (const sheet of [right, faulty]) {
      const { code, err } = await batch(sheet, made.folder, "--valid-only");
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("contient déjà les fichiers") });
    }
    expect(await hashesIn(made.folder)).toEqual(before);
  });
});

describe("a sheet with wrong rows", () => {
  test("makes nothing, says which cells are wrong and how to go on", async () => {
    const folder = program.newPath();
    const { code, out, err } = await batch(faulty, folder);
    expect({ code, out, isThere: existsSync(folder) }).toEqual({ code: 2, out: "", isThere: false });
    expect(err).toContain(`${people}\u00A0lignes\u00A0: ${people - 2} à traiter, 2 à corriger`);
    expect(err).toMatch(/^ {2}Ligne 4, colonne \w+ «\sDate de naissance\s»/m);
    expect(err).toMatch(new RegExp(`^ {2}Ligne ${lastFaulty}, `, "m"));
    expect(err).toContain("--valid-only");
  });

  test("--json gives the problems as data", async () => {
    const { code, out } = await batch(faulty, program.newPath(), "--json");
    const { problems } = JSON.parse(out) as { problems: { row: number; message: string }[] };
    expect({ code, rows: problems.map(({ row }) => row) }).toEqual({ code: 2, rows: [firstFaulty, lastFaulty] });
  });

  test("--valid-only makes the others; the sheet that comes back, corrected, makes only those that were not made", async () => {
    const folder = program.newPath();
    const first = await batch(faulty, folder, "--valid-only", ...onlyOne);
    expect(first.code).toBe(3);
    const toCorrect = join(folder, "a-corriger.csv");
    expect(await filesIn(folder)).toEqual(["a-corriger.csv", ...resultFiles]);
    expect(first.out).toMatch(new RegExp(`^${people - 2} dossiers faits`));
    expect(first.out).toContain(`2\u00A0lignes n’ont pas été traitées. La dernière colonne de ${toCorrect}`);
    expect(first.out).toContain(`  dossier batch ${toCorrect} --out ${folder}-suite`);

    const annotated = await readFile(toCorrect, "utf8");
    await writeFile(toCorrect, annotated.replaceAll("31/02/1990", "05/03/1990"));
    const second = await batch(toCorrect, `${folder}-suite`, "--json", ...onlyOne);
    expect(second.code).toBe(0);
    expect(resultOf(second)).toMatchObject({ made: 2, wrong: 0, alreadyMade: people - 2 });

    // Both runs together made every row once, each under the number that it has in the sheet.
    const foldersIn = async (out: string) => {
      const archive = unzipSync(await readFile(join(out, "dossiers-1.zip")));
      return Object.keys(archive).map((name) => Number(name.slice(0, 4)));
    };
    const rows = [...(await foldersIn(folder)), ...(await foldersIn(`${folder}-suite`))];
    expect(rows.toSorted((a, b) => a - b)).toEqual(Array.from({ length: people }, (_, index) => index + 2));
  });

  test("where no row is right, nothing is made, with --valid-only too", async () => {
    const [header = "", , , line = ""] = (await readFile(faulty, "utf8")).split("\r\n");
    const sheet = await program.write(`${header}\r\n${line}\r\n`);
    const folder = program.newPath();
    const { code, err } = await batch(sheet, folder, "--valid-only");
    expect({ code, isThere: existsSync(folder) }).toEqual({ code: 2, isThere: false });
    expect(err).toContain("aucune ligne n’est correcte");
  });
});

describe("check", () => {
  test("says what would be made, and shows the first rows as they were understood; writes nothing", async () => {
    const before = await filesIn(program.folder);
    const { code, out, err } = await run(["check", right, "--today", day]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(new RegExp(`^.+\\s: ${people}\\slignes\\s: ${people} à traiter\n$`, "m"));
    expect(out.trimEnd().split("\n").at(-1)).toContain(`${people} à traiter`);
    expect(out).toContain("Fichier\u00A0: CSV, titres des colonnes à la ligne 1");
    expect(out).toMatch(new RegExp(`^ {3}${people} {2}Page de garde$`, "m"));
    expect(out).toMatch(/^ {2}Date de naissance\u00A0: \d{1,2}\s[a-zéû]+\s\d{4}$/m);
    expect(await filesIn(program.folder)).toEqual(before);
  });

  test("ends with 2 where rows are wrong; --json has every problem, the report the first 20", async () => {
    const sheet = spoil(await readFile(right, "utf8"), ...Array.from({ length: 30 }, (_, index) => index + 2));
    const path = await program.write(sheet);
    const { code, out } = await run(["check", path, "--today", day]);
    expect(code).toBe(2);
    expect(out.match(/^ {2}Ligne \d+, colonne/gm)).toHaveLength(20);
    expect(out).toMatch(/… et 10 de plus\u00A0: «\u00A0check --annotate\u00A0»/);
    const asJson = await run(["check", path, "--today", day, "--json"]);
    expect((JSON.parse(asJson.out) as { problems: unknown[] }).problems).toHaveLength(30);
  });

  test("--annotate writes a copy with what to correct, and never over the file itself", async () => {
    const sheet = spoil(await readFile(right, "utf8"), 3);
    const path = await program.write(sheet);
    const copy = join(program.newPath(), "to-correct.csv");
    const { code } = await run(["check", path, "--today", day, "--annotate", copy]);
    expect(code).toBe(2);
    expect(await readFile(path, "utf8")).toBe(sheet);
    const rows = (await readFile(copy, "utf8")).split("\r\n");
    expect(rows.filter((row) => row.includes("31/02/1990")).map((row) => /Ligne \d+, colonne/.exec(row)?.[0])).toEqual([
      "Ligne 3, colonne",
    ]);
    expect((await run(["check", path, "--annotate", path])).code).toBe(2);
    expect(await readFile(path, "utf8")).toBe(sheet);
  });

  describe("of the answers of one person in JSON", () => {
    const answers = sampleAnswers({ couple: { kind: "married", marriage: { date: "2000" } } });
    const wrong = { ...answers, countryOfOrigin: "URSS", housing: { kind: "tent" } };
    const written = async (value: unknown, end = ".json") => {
      const path = `${program.newPath()}${end}`;
      await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
      return path;
    };

    test("says what `make` would: warnings, documents; writes nothing", async () => {
      const path = await written(answers);
      const { code, out, err } = await run(["check", path, "--today", day]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain("rien à corriger");
      expect(out).toMatch(/^- L’union \(2000\) serait avant les 18\sans/m);
      expect(out).toContain("- Liste de contrôle personnelle");
      expect(out).not.toContain("colonne");
    });

    test("names every problem with its place, in text and in JSON, and ends with 2", async () => {
      const path = await written(wrong);
      const { code, out } = await run(["check", path, "--today", day]);
      expect(code).toBe(2);
      expect(out).toMatch(/countryOfOrigin — .*URSS/);
      expect(out).toMatch(/housing.kind — /);
      const asJson = await run(["check", path, "--today", day, "--json"]);
      const { problems } = JSON.parse(asJson.out) as { problems: { code: string; path: string }[] };
      expect(asJson.code).toBe(2);
      expect(problems.map((one) => `${one.path} ${one.code}`)).toEqual([
        "housing.kind unknown-value",
        "countryOfOrigin former-origin",
      ]);
    });

    test("has no problem in JSON where there is none", async () => {
      const { code, out } = await run(["check", await written(answers), "--today", day, "--json", "--language", "en"]);
      const report = JSON.parse(out) as { problems: unknown[]; warnings: { code: string }[]; documents: object[] };
      expect({ code, problems: report.problems }).toEqual({ code: 0, problems: [] });
      expect(report.warnings.map((one) => one.code)).toContain("union-as-a-minor");
      expect(report.documents).toContainEqual(
        expect.objectContaining({ id: "checklist", title: "Personal checklist" }),
      );
    });

    test("is by its content where the name says nothing, and by its name where it is no JSON", async () => {
      expect((await run(["check", await written(`\uFEFF\n ${JSON.stringify(answers)}`, ".txt")])).code).toBe(0);
      const { code, out } = await run(["check", await written("{ version: 1 }")]);
      expect(code).toBe(2);
      expect(out).toContain("JSON valide");
      expect((await run(["check", await written("[]")])).out).not.toContain("colonne");
    });

    test("has none of the options of sheets, and is no batch", async () => {
      const path = await written(answers);
      const copy = join(program.newPath(), "copy.csv");
      const { code, err } = await run(["check", path, "--annotate", copy, "--without-names"]);
      expect({ code, isThere: existsSync(copy) }).toEqual({ code: 2, isThere: false });
      expect(err).toContain("--annotate, --without-names");
      const folder = program.newPath();
      const batched = await run(["batch", path, "--out", folder]);
      expect({ code: batched.code, isThere: existsSync(folder) }).toEqual({ code: 2, isThere: false });
      expect(batched.err).toContain("«\u00A0make\u00A0»");
    });
  });

  test("names the people that come twice", async () => {
    const people = manyPeople(4);
    const path = await program.write(sheetOf([...people, people[1]!]));
    const { out } = await run(["check", path, "--today", day]);
    expect(out).toContain("lignes 3, 6\u00A0: mêmes nom, prénoms et date de naissance");
  });

  test.each([
    ["a file that is not there", "nowhere.xlsx", "n’existe pas"],
    ["a folder", ".", "C’est un dossier"],
    ["what is no sheet", "dist/dossier.mjs", "dist/dossier.mjs"],
  ])("refuses %s in clear words", async (_, path, words) => {
    for (const args of [
      ["check", path],
      ["batch", path, "--out", program.newPath()],
    ]) {
      const { code, out, err } = await run(args);
      expect(code).toBe(2);
      expect(out + err).toContain(words);
      expect(out + err).not.toContain("    at ");
    }
  });
});

test("a person who is on many rows is told in one short line", async () => {
  const [header = "", person = ""] = (await readFile(right, "utf8")).split("\r\n");
  const path = await program.write([header, ...Array.from({ length: 40 }, () => person)].join("\r\n"));
  const { code, out } = await run(["check", path, "--today", day]);
  expect(code).toBe(0);
  expect(out).toContain("lignes 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …, 41\u00A0: mêmes nom");
});

describe("what is not read", () => {
  /** One of the people is made before by her mark, another bears that mark as a copy; there is a total and a column of hers. */
  async function oddSheet(): Promise<string> {
    const people = manyPeople(4);
    const mark = markOf(codeOf(people[0]!), day, "fr");
    const lines = Buffer.from(sheetOf(people, { results: [mark, mark, "", ""] }))
      .toString()
      .trimEnd()
      .split("\r\n");
    const ours = lines.map(
      (line, index) => `${line};${index === 0 ? "Couleur" : "bleu"}${index === 2 ? ";perdu" : ""}`,
    );
    return program.write([...ours, "Total;4"].join("\r\n"));
  }

  test("is said by check, with what is to be done last, and by batch, which counts every row", async () => {
    const sheet = await oddSheet();
    const checked = await run(["check", sheet, "--today", day]);
    expect(checked.code).toBe(2);
    const last = checked.out.trimEnd().split("\n").slice(-5).join("\n");
    expect(last).toMatch(/marquée comme faite, mais avec d’autres réponses/);
    expect(last).toContain("--marked skip");
    expect(last).toMatch(/5\slignes\s: 2 à traiter, 1 à corriger, 1 déjà faite avant, 1 qui n’est pas une personne$/);

    const refused = await batch(sheet, program.newPath());
    expect({ code: refused.code, err: refused.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining("Couleur"),
    });

    const made = await batch(sheet, program.newPath(), "--marked", "skip", ...onlyOne);
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/Colonnes ignorées \(1\)\n {2}[A-Z]+ Couleur\n/);
    expect(made.out).toMatch(
      /La colonne [A-Z]+ n’a pas de titre\s: elle n’est pas lue \(1 cellule remplie, à partir de la ligne 3\)/,
    );
    expect(made.out).toMatch(/Ligne 6\s: Ce n’est pas une personne, c’est un total/);
    expect(made.out).toMatch(/^5\slignes\s: 2 faites, 2 déjà faites avant, 1 qui n’est pas une personne$/m);
  });

  test("a file of which every row was made before says so, and is no mistake", async () => {
    const [head = "", ...people] = twoPeople.split("\n");
    const rows = [`${head};Résultat`, ...people.map((row) => `${row};Fait`)];
    const { code, out } = await batch(await program.write(rows.join("\n")), program.newPath(), "--marked", "skip");
    expect({ code, first: out.split("\n")[0] }).toEqual({
      code: 0,
      first: "Rien de nouveau à faire\u00A0: les 2\u00A0lignes à traiter de ce fichier étaient déjà faites.",
    });
    expect(out).toContain("2\u00A0lignes\u00A0: 0 faite, 2 déjà faites avant");
  });

  test("is in --json and in the manifest too", async () => {
    const out = program.newPath();
    const asJson = await batch(await oddSheet(), out, "--json", "--marked", "make", ...onlyOne);
    expect(JSON.parse(asJson.out)).toMatchObject({ made: 3, wrong: 0, alreadyMade: 1, hidden: 0, notPeople: 1 });
    const { rows } = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as { rows: ManifestRow[] };
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, "already-made"],
      [3, "made"],
      [4, "made"],
      [5, "made"],
      [6, "not-a-person"],
    ]);
  });

  test("a list without names is refused, and made where that is asked for", async () => {
    const own = "NOM Prénom;Démarche;Protection;Logement;Situation familiale\r\n";
    const path = await program.write(`${own}Barzani Élodie;première demande;réfugié;CADA;célibataire\r\n`);
    const { code, err } = await batch(path, program.newPath());
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/NOM Prénom.*--without-names/s) });
    const made = await batch(path, program.newPath(), "--without-names", ...onlyOne);
    expect({ code: made.code, out: made.out }).toMatchObject({ code: 0, out: expect.stringContaining("NOM Prénom") });
  });

  test.each(["check", "batch"])("titles without people are no success of %s", async (command) => {
    const path = await program.write("Nom;Démarche;Protection;Logement;Situation familiale\r\n");
    const { code, out, err } = await run([command, path, ...(command === "batch" ? ["--out", program.newPath()] : [])]);
    expect({ code, said: out + err }).toMatchObject({
      code: 2,
      said: expect.stringContaining("aucune personne sous les titres"),
    });
  });

  test("neither --annotate nor model writes over a file in which somebody worked, unless asked to", async () => {
    const [copy, filled] = [program.newPath(), program.newPath()].map((path) => `${path}.csv`) as [string, string];
    for (const [path, args] of [
      [copy, ["check", faulty, "--today", day, "--annotate", copy]],
      [filled, ["model", "--csv", "--out", filled]],
    ] as const) {
      await run([...args]);
      expect((await run([...args])).err).toBe("");
      await writeFile(path, "corrigé");
      const { code, err } = await run([...args]);
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("ajoutez --replace") });
      expect(await readFile(path, "utf8")).toBe("corrigé");
      expect((await run([...args, "--replace"])).err).toBe("");
      expect(await readFile(path, "utf8")).not.toBe("corrigé");
    }
  });

  test("--annotate writes what is missing, and says where it cannot", async () => {
    const path = await program.write(
      "Nom;Démarche;Protection;Situation familiale\r\nBarzani;perte;réfugié;célibataire\r\n",
    );
    const copy = join(program.newPath(), "copy.csv");
    expect((await run(["check", path, "--annotate", copy])).code).toBe(2);
    expect(await readFile(copy, "utf8")).toMatch(/célibataire;.*La colonne «\sLogement\s» manque/);
    const letter = await program.write("Madame,\r\n", "letter.csv");
    const { out } = await run(["check", letter, "--annotate", join(program.newPath(), "copy.csv")]);
    expect(out).toContain("La copie annotée n’a pas été écrite");
  });
});

test("model writes a sheet that the check finds right", async () => {
  for (const format of ["xlsx", "csv"]) {
    const path = program.newPath(`model.${format}`);
    expect(await run(["model", `--${format}`, "--out", path])).toMatchObject({ code: 0, out: `${path}\n` });
    expect((await run(["check", path, "--today", day])).code).toBe(0);
  }
});

test("model writes a short sheet for one procedure and one kind of housing, in the words of the schema or of a list", async () => {
  const [one, other] = [program.newPath("one.csv"), program.newPath("other.csv")];
  const write = (path: string, procedure: string, housing: string) =>
    run(["model", "--csv", "--procedure", procedure, "--housing", housing, "--out", path]);
  expect(await write(one, "first-application", "centre")).toMatchObject({ code: 0 });
  expect(await write(other, "Première demande", "CADA")).toMatchObject({ code: 0 });
  const sheet = await readFile(one, "utf8");
  expect(sheet.split("\r\n")[0]!.split(";")).toHaveLength(20);
  expect(await readFile(other, "utf8")).toBe(sheet);
});

describe("a batch that is interrupted", () => {
  /** Interrupted after some rows; tests that change it take a copy. */
  let interrupted = "";
  let first: Run;
  /** What the same command said while it ran. */
  let meanwhile: CliRun;

  /** Starts a batch, and waits until some of it is done. */
  async function startSome(out: string, ...args: string[]) {
    const started = program.start(["batch", right, "--out", out, "--today", day, "--jobs", "1", ...args]);
    const outcomes = join(out, ".batch/objects/batches/local");
    const isSomeDone = async () =>
      (await readdir(outcomes, { recursive: true })).some((name) => /outcomes.\d+/.test(name));
    while (!(await isSomeDone().catch(() => false))) await wait(10);
    return started;
  }

  async function copyOfInterrupted(): Promise<string> {
    const out = program.newPath();
    await cp(interrupted, out, { recursive: true });
    return out;
  }

  beforeAll(async () => {
    interrupted = program.newPath();
    const { child, ended } = await startSome(interrupted);
    // It stands still, so that it cannot be done before it is interrupted.
    child.kill("SIGSTOP");
    meanwhile = await batch(right, interrupted, "--resume");
    child.kill("SIGINT");
    child.kill("SIGCONT");
    first = await ended;
  }, 60_000);

  test("Ctrl-C ends it with 130; --resume makes the rest, and the same bytes", async () => {
    const out = await copyOfInterrupted();
    expect(first.code).toBe(130);
    expect(first.err).toContain("Interrompu.");
    expect(await filesIn(out)).toEqual([".batch"]);

    const without = await batch(right, out);
    expect({ code: without.code, err: without.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining("--resume"),
    });
    const another = await batch(faulty, out, "--resume", "--valid-only");
    expect({ code: another.code, err: another.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining("autre fichier"),
    });
    for (const other of [["--today", "2026-11-24"], ["--language", "en"], ["--print-by", "document"], onlyOne]) {
      const changed = await run(["batch", right, "--out", out, "--resume", ...other]);
      expect({ code: changed.code, err: changed.err }).toMatchObject({
        code: 2,
        err: expect.stringMatching(/options|options/),
      });
    }

    // The day is that of the beginning, whatever the day of the end.
    const rest = await run(["batch", right, "--out", out, "--resume", "--json"]);
    expect({ code: rest.code, resumed: resultOf(rest).resumed, made: resultOf(rest).made }).toEqual({
      code: 0,
      resumed: true,
      made: people,
    });
    expect(await hashesIn(out)).toEqual(await hashesIn(made.folder));
  });

  test("what it was begun with is said in the language that is asked for", async () => {
    const others = ["--valid-only", ...onlyOne];
    const inFrench = await batch(right, interrupted, "--resume", ...others);
    expect(inFrench.err).toContain("d’autres options\u00A0: sans --only, sans --valid-only. ");
    const inEnglish = await batch(right, interrupted, "--resume", "--language", "en", ...others);
    expect(inEnglish.err).toContain("other options: --language fr, without --only, without --valid-only. ");
  });

  test("one whose trace cannot be read is to be removed, with or without --resume", async () => {
    const out = program.newPath();
    await mkdir(join(out, ".batch"), { recursive: true });
    for (const damaged of ['{"file":"Rahimi', '{"file":"Rahimi"}']) {
      await writeFile(join(out, ".batch/run.json"), damaged);
      for (const resume of [[], ["--resume"]]) {
        const { code, err } = await batch(right, out, ...resume);
        expect({ code, err }).toMatchObject({
          code: 2,
          err: expect.stringContaining(`Supprimez ${join(out, ".batch")}`),
        });
        expect(err).not.toContain("Rahimi");
      }
    }
  });

  test("a damaged record is named by the place in the code, and nothing of it is quoted", async () => {
    const out = await copyOfInterrupted();
    const files = await readdir(join(out, ".batch"), { recursive: true });
    const chunks = files.find((name) => name.endsWith("chunks.jsonl")) ?? "";
    await writeFile(join(out, ".batch", chunks), '{"chunk":Rahimi');
    const { code, err } = await batch(right, out, "--resume");
    expect(code).toBe(1);
    expect(err).toMatch(/Erreur inattendue\s: store-refused \([\w-]+\.ts:\d+:\d+\)\. /);
    expect(err).not.toContain("Rahimi");
  });

  test("a second run in the same folder is refused while the first goes on; a killed one keeps nothing", async () => {
    expect({ code: meanwhile.code, err: meanwhile.err }).toMatchObject({
      code: 2,
      err: expect.stringContaining("en cours"),
    });
    const out = program.newPath();
    const { child, ended } = await startSome(out, ...onlyOne);
    child.kill("SIGKILL");
    await ended;
    expect((await batch(right, out, "--resume", ...onlyOne)).code).toBe(0);
  });

  test.skipIf(process.platform === "win32")(
    "a disk that takes no more is said in clear words, and the batch goes on later",
    async () => {
      // With nothing to resume, it just runs.
      const quiet = program.newPath();
      expect((await batch(few, quiet, "--resume", ...onlyOne)).code).toBe(0);
      const out = program.newPath();
      const args = ["batch", few, "--out", out, "--today", day, ...onlyOne];
      const limited = await program.run(args, { shell: 'ulimit -f 200; exec "$@"' });
      expect({ code: limited.code, err: limited.err }).toMatchObject({
        code: 1,
        err: expect.stringContaining("plus de place"),
      });
      expect(limited.err).toContain("--resume");
      expect((await batch(few, out, "--resume", ...onlyOne)).code).toBe(0);
      expect(await hashesIn(out)).toEqual(await hashesIn(quiet));
    },
  );
});

describe("a folder that cannot be written", () => {
  test("one inside a file is refused, and the file stays", async () => {
    const file = await program.write("a file", "file");
    const { code, err } = await batch(few, join(file, "out"));
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("Ce n’est pas un dossier") });
    expect(await readFile(file, "utf8")).toBe("a file");
  });

  test.skipIf(process.getuid?.() === 0)("one without permission is refused", async () => {
    const folder = program.newPath();
    await mkdir(folder);
    await chmod(folder, 0o500);
    const { code, err } = await batch(right, join(folder, "out"));
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("n’est pas permise") });
    await rm(folder, { recursive: true });
  });

  test.skipIf(process.platform === "win32").each(["", ".batch"])(
    "one where nothing can be begun is refused, and nobody is told to go on: out/%s",
    async (inside) => {
      const out = program.newPath();
      if (inside !== "") await mkdir(out);
      await symlink("/nowhere/at-all", join(out, inside));
      const { code, err } = await batch(right, out);
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("n’est pas un dossier") });
      expect(err).not.toContain("--resume");
    },
  );

  test("an empty one that was there stays when nothing is made", async () => {
    const folder = program.newPath();
    await mkdir(folder);
    expect((await batch(faulty, folder)).code).toBe(2);
    expect((await stat(folder)).isDirectory()).toBe(true);
    expect(await filesIn(folder)).toEqual([]);
  });
});

describe("a list with columns and words of its own", () => {
  const own =
    "N°;NOM Prénom;Héb.;Né(e) le\r\n1;BARZANI Şirîn;CADA;05/03/1990\r\n2;HAIDARI Ahmad;IML;01/01/1985\r\n3;Barzani Ali Reza;CADA;01/01/1985\r\n";
  const everyRow = ["Démarche=Première demande", "Protection=Réfugié", "Situation familiale=Célibataire"].flatMap(
    (line) => ["--every-row", line],
  );

  test("is shown with what its values fit; what is accepted is kept, and taken for the file to correct", async () => {
    const sheet = await program.write(own);
    const shown = await run(["check", sheet, "--today", day]);
    expect(shown.code).toBe(2);
    expect(shown.out).toContain('    --map "B=Nom de famille + Prénoms"\n');
    expect(shown.out).toContain('    --map "C=Logement"\n');

    const out = program.newPath();
    const word = ["--word", "Logement: IML=À son nom"];
    const first = await batch(sheet, out, "--guess", "--valid-only", ...everyRow, ...word, ...onlyOne);
    expect(first.code).toBe(3);
    const path = `${sheet}.mapping.json`;
    expect(first.out).toContain("Correspondance gardée dans");
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({
      columns: { "NOM Prénom": { read: "full-name" }, "Héb.": { column: "housing.kind" } },
      words: { "housing.kind": { IML: "À son nom" } },
    });

    const toCorrect = join(out, "a-corriger.csv");
    const corrected = (await readFile(toCorrect, "utf8")).replace("Barzani Ali Reza", "BARZANI Ali Reza");
    await writeFile(toCorrect, corrected);
    const second = await batch(toCorrect, program.newPath(), ...onlyOne);
    expect(second).toMatchObject({ code: 0 });
    expect(second.out).toContain("Correspondance lue dans");
    expect(second.out).toContain("1 faite, 2 déjà faites avant");
    expect((await run(["check", sheet, "--today", day, "--without-mapping"])).out).toContain('--map "C=Logement"');
  });

  test("is refused with every wrong line at once, and writes nothing", async () => {
    const sheet = await program.write(own);
    const lines = ["--map", "Z=Logement", "--map", "C=Logemant", "--map", "C", "--every-row", "Démarche=Premier"];
    const { code, err } = await run(["check", sheet, "--today", day, ...lines]);
    expect([code, err.match(/^ {2}\S/gm)?.length]).toEqual([2, 4]);
    expect(err).toMatch(/Vouliez-vous dire «\sLogement\s»\s\?/);
    expect(existsSync(`${sheet}.mapping.json`)).toBe(false);
  });
});
