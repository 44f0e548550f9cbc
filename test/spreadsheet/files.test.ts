// Files as real programs save them; how each was made stands in files/README.md.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { sized } from "../support/seeded.ts";
import { issueOf, openWell, rowsOf } from "./table-names.ts";
import { streamedXlsx } from "./xlsx-of.ts";

const read = (name: string): Uint8Array => readFileSync(new URL(`files/${name}`, import.meta.url));

const header = ["Référence", "Nom", "Prénom", "Date de naissance", "Téléphone", "Dépôt", "Mariée"];

describe("LibreOffice Calc", () => {
  test.each([
    ["calc-windows-1252.csv", "windows-1252"],
    ["calc-mac-roman.csv", "macintosh"],
    ["calc-utf-8.csv", "utf-8"],
    ["calc-utf-16.csv", "utf-16le"],
  ])("saves %s, and nothing is lost", (name, encoding) => {
    expect(openWell(read(name))).toMatchObject({ format: "csv", encoding, separator: ";" });
    expect(rowsOf(read(name))).toEqual([
      [1, ...header],
      [2, "A-01", "Çelik", "Éloïse", "05/03/1990", "612345678", "0,5", expect.stringMatching(/^(?:VRAI|TRUE|1)$/)],
      [4, "A-02", "Œuvrard", 'Léa\n« la cadette » ; dite "Lili"', "06/03/1990", "+33 6 12 34 56 78", "#DIV/0!", "non"],
    ]);
  });

  test.each([
    ["calc.xlsx", "xlsx", "#DIV/0!"],
    ["calc.ods", "ods", "#DIV/0!"],
    ["register.fods", "ods", "#DIV/0 !"],
  ])("saves a workbook, and its kinds of cells are told apart: %s", (name, format, error) => {
    const table = openWell(read(name));
    expect(table).toMatchObject({ format, sheetName: "Personnes" });
    const rows = [...table.rows()];
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(rows[1]?.cells.slice(2)).toEqual([
      { kind: "text", text: "Éloïse" },
      { kind: "date", day: "1990-03-05" },
      { kind: "number", text: "612345678" },
      { kind: "number", text: "0.5" },
      { kind: "boolean", value: true },
    ]);
    expect(rows[2]?.cells.slice(2, 6)).toEqual([
      { kind: "text", text: 'Léa\n« la cadette » ; dite "Lili"' },
      { kind: "date", day: "1990-03-06" },
      { kind: "text", text: "+33 6 12 34 56 78" },
      { kind: "error", code: "formula-error", text: error },
    ]);
  });

  test("saves what a screen reader user lays out, with merged titles above the header", () => {
    for (const name of ["titles.xlsx", "titles.fods"])
      expect(rowsOf(read(name))).toEqual([
        [1, "Personnes suivies, automne 2026"],
        [3, expect.stringContaining("acte de naissance")],
        [5, "NOM ", "prenom", "Date de naissance", "Téléphone"],
        [6, "Diallo", "Fatou", "12/11/1985", "06 12 34 56 78"],
        [7, "Fin du tableau"],
      ]);
  });

  test("saves a colour down to the last of 1,048,576 rows, where somebody stands", () => {
    for (const name of ["formatted.xlsx", "formatted.fods"])
      expect(rowsOf(read(name))).toEqual([
        [1, "Nom", "Prénom"],
        [2, "Ba", "Awa"],
        [1_048_576, "Sy", "Ali"],
      ]);
  });

  test.each([
    ["calc.xls", { code: "old-excel" }],
    ["password.xlsx", { code: "password" }],
    ["calc.pdf", { code: "not-a-spreadsheet", values: { kind: "pdf" } }],
  ])("saves %s too, which is refused by its name", (name, issue) => {
    expect(issueOf(read(name))).toEqual(issue);
  });
});

describe("Excel", () => {
  test("saves a workbook as another library writes it", async () => {
    const file = await writeExcelFile(
      [
        [{ value: "Suivi" }],
        [{ value: "Nom" }, { value: "Prénom" }, { value: "Date de naissance" }, { value: "Marié" }, { value: "Total" }],
        [
          { value: "N’Diaye" },
          { value: "Éloïse & <Léa>" },
          { value: new Date(Date.UTC(1990, 2, 5)), type: Date, format: "dd/mm/yyyy" },
          { value: true, type: Boolean },
          { value: "SUM(1,1)", type: "Formula" },
        ],
      ],
      { sheet: "Personnes" },
    ).toBuffer();
    const table = openWell(new Uint8Array(file));
    expect(table.sheetName).toBe("Personnes");
    expect([...table.rows()][2]).toEqual({
      number: 3,
      cells: [
        { kind: "text", text: "N’Diaye" },
        { kind: "text", text: "Éloïse & <Léa>" },
        { kind: "date", day: "1990-03-05" },
        { kind: "boolean", value: true },
        { kind: "error", code: "formula-without-value", text: "=SUM(1,1)" },
      ],
    });
  });

  test("saves « Texte Unicode » in UTF-16 with tabs, and CSV with a mark", () => {
    const utf16 = Buffer.from("\uFEFFNom\tPrénom\r\nBa\tAwa\r\n", "utf16le");
    expect(openWell(utf16)).toMatchObject({ encoding: "utf-16le", separator: "\t" });
    expect(openWell("\uFEFFNom;Prénom\r\nBa;Awa\r\n")).toMatchObject({ encoding: "utf-8", separator: ";" });
  });
});

test("Google Sheets downloads a CSV with commas, CR LF and no mark", () => {
  const csv =
    'Référence,Nom,Prénom,Téléphone\r\nA-1,"Diop, dite Ba",Awa,"0612345678\n0712345678"\r\n,,,\r\nA-2,Sy,Ali,';
  expect(openWell(csv)).toMatchObject({ encoding: "utf-8", separator: "," });
  expect(rowsOf(csv)).toEqual([
    [1, "Référence", "Nom", "Prénom", "Téléphone"],
    [2, "A-1", "Diop, dite Ba", "Awa", "0612345678\n0712345678"],
    [4, "A-2", "Sy", "Ali"],
  ]);
});

describe("as many rows as a sheet has, with a format in every cell", () => {
  // All of them in the conformance run.
  const lastRow = sized(1_048_576, 40_000);
  /** Rows as the program writes them, all but the first two without anything. */
  const shapes = {
    Excel: (row: number) =>
      `<row r="${row}" spans="1:4" ht="15" customHeight="1" x14ac:dyDescent="0.25">` +
      `<c r="A${row}" s="1"/><c r="B${row}" s="1"/><c r="C${row}" s="1"/><c r="D${row}" s="1"/></row>`,
    LibreOffice: (row: number) =>
      `<row r="${row}" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">` +
      `<c r="A${row}" s="${row % 2}"/></row>`,
    "a program that says no places": () => `<row><c s="1"/></row>`,
  };

  test.each(Object.entries(shapes))("are read as %s writes them", (_, rowOf) => {
    const file = streamedXlsx(millionRows(rowOf));
    expect(rowsOf(file)).toEqual([
      [1, "Nom", "Prénom"],
      [2, "Ba"],
      [lastRow, "", "Awa"],
    ]);
  });

  function* millionRows(rowOf: (row: number) => string): Generator<string> {
    const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
    yield `<row r="1">${text("A1", "Nom")}${text("B1", "Prénom")}</row><row r="2">${text("A2", "Ba")}</row>`;
    for (let row = 3; row < lastRow; row++) yield rowOf(row);
    yield `<row r="${lastRow}">${text(`B${lastRow}`, "Awa")}</row>`;
  }
});
