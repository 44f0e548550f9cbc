// One odd cell is the problem of that cell, and none where nobody reads it; a title or a layout that is odd is named.
import { describe, expect, test } from "vitest";
import { readRows, type SheetReading } from "../../functions/spreadsheet/reading/read-rows.ts";
import { say } from "../../functions/text/say.ts";
import { inlineRows, xlsxOf } from "./xlsx-of.ts";

const titles = ["Nom", "Prénom", "Date de naissance", "Téléphone", "Démarche", "Protection", "Logement"];
const header = [...titles, "Situation familiale", "Suivi"];
const person = ["Sy", "Awa", "05/03/1990", "0612345678", "perte", "réfugié", "hôtel", "célibataire", "ok"];

const csvOf = (rows: readonly (readonly string[])[]) =>
  new TextEncoder().encode(rows.map((row) => row.join(";")).join("\r\n"));
const workbookOf = (rows: readonly (readonly string[])[]) =>
  xlsxOf({ sheets: { a: inlineRows(rows.map((row) => [...row])) } });

const read = (bytes: Uint8Array): SheetReading => readRows(bytes, { today: "2026-11-28", covers: () => true });

function saidOf(bytes: Uint8Array): string[] {
  const reading = read(bytes);
  const issues = reading.ok
    ? [...reading.rows()].flatMap((row) => (row.kind === "wrong" ? row.issues : []))
    : reading.issues;
  return issues.map(({ message }) => say(message, "fr").replaceAll(/[\u00A0\u202F]/g, " "));
}

const files = [
  ["a CSV", csvOf],
  ["a workbook", workbookOf],
] as const;

describe.each(files)("in %s", (_, fileOf) => {
  test.each(["√ok", "â€¦", "A\uFFFDcha", "PrÃ©nom"])("« %s » in a column that is not read is no problem", (odd) => {
    expect(saidOf(fileOf([header, person.with(8, odd), person.with(0, "Ba")]))).toEqual([]);
  });

  test.each(["√ok", "Aâ€™wa", "A\uFFFDcha", "AÃ¯cha"])("« %s » is a problem of its cell only", (odd) => {
    const said = saidOf(fileOf([header, person, person.with(1, odd), person.with(0, "Ba")]));
    expect(said).toEqual([
      expect.stringMatching(/^Ligne 3, colonne B « Prénom » : Des lettres accentuées sont abîmées : « /),
    ]);
  });

  test("a damaged title of a column that we read is named with what it should be; others are ignored", () => {
    expect(saidOf(fileOf([header.with(1, "PrÃ©nom"), person]))).toEqual([
      expect.stringMatching(/^Ligne 1, colonne B « PrÃ©nom » : .*c’est sans doute « Prénoms? »/),
    ]);
    expect(saidOf(fileOf([header.with(8, "√ suivi"), person]))).toEqual([]);
  });

  test("a table that lies on its side is named", () => {
    const lying = titles.map((title, index) => [title, person[index]!, person[index]!]);
    expect(saidOf(fileOf(lying))).toEqual([
      expect.stringContaining("Les titres sont l’un sous l’autre dans la colonne A"),
    ]);
  });

  test.each([['="0612345678"'], ["'0612345678"], ["0612345678.0"]])("%s is the number that it shows", (written) => {
    const reading = read(fileOf([header, person.with(3, written)]));
    const [row] = reading.ok ? [...reading.rows()] : [];
    expect(row?.kind === "valid" && row.answers.contact?.phone).toBe("0612345678");
  });
});

test("a quote out of place is a problem of its cell, and none in a column that is not read", () => {
  expect(saidOf(csvOf([header, person.with(0, '"Bob" Barzani'), person]))).toEqual([
    expect.stringMatching(/^Ligne 2, colonne A « Nom » : Un guillemet n’est pas refermé.* « "Bob" Barzani »/),
  ]);
  expect(saidOf(csvOf([header, person.with(8, '"Bob" Barzani'), person]))).toEqual([]);
});

test("lines that end in CR within a file of CR LF are people, whether or not the last column is read", () => {
  for (const [titled, last] of [
    [header, "ok"],
    [header.slice(0, 8), "célibataire"],
  ] as const) {
    const row = (name: string) => [name, ...person.slice(1, titled.length - 1), last].join(";");
    const text = `${titled.join(";")}\r\n${row("Sy")}\r${row("Ba")}\r${row("Dia")}\r\n`;
    const reading = read(new TextEncoder().encode(text));
    expect(reading.ok && [...reading.rows()].map(({ row: number, kind }) => [number, kind])).toEqual([
      [2, "valid"],
      [3, "valid"],
      [4, "valid"],
    ]);
  }
});
