// The workbooks that we write, opened by a reader of the tests' own that repairs nothing.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { annotateTable } from "../../functions/spreadsheet/annotate/annotate.ts";
import { templateColumns } from "../../functions/spreadsheet/template/template-columns.ts";
import { makeTemplate } from "../../functions/spreadsheet/template/template-file.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { runs } from "../support/seeded.ts";
import { readStrictly, worksheetSequence } from "./support/strict-xlsx.ts";
import { scoreOf } from "./table-names.ts";
import { inlineRows, xlsxOf } from "./xlsx-of.ts";

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)));

const made = "Fait le 23/11/2026";
const wrong = 'à corriger, <vite> & "bien"';

/** Two rows under the header: one to correct, with cells to colour, and one that is made. */
const annotate = (bytes: Uint8Array, headerRow: number): Uint8Array =>
  annotateTable(bytes, {
    score: scoreOf,
    headerRow,
    columnName: "Résultat",
    annotations: [
      { row: headerRow + 1, text: wrong, columns: [0, 1], done: false },
      { row: headerRow + 2, text: made, columns: [], done: true },
    ],
  });

describe("the file to fill in", () => {
  test.each(operatorLanguages)(
    "in %s has a sheet of people, one that explains, one of lists and one for a single person",
    (language) => {
      const [people, help, lists, person] = [...readStrictly(makeTemplate("xlsx", language)).values()];
      const columns = templateColumns(language);
      const cells = [...people!.values()];
      expect(cells.slice(0, columns.length).map((name) => name.replace(/ \*$/, ""))).toEqual(
        columns.map(({ name }) => name),
      );
      expect(cells.slice(columns.length)).toEqual(columns.map(({ example }) => example));
      const explained = [...help!].filter(([address]) => address.startsWith("A")).map(([, text]) => text);
      expect(explained.slice(-columns.length)).toEqual(columns.map(({ name }) => name));
      expect([...lists!.keys()].slice(0, 3)).toEqual(["A1", "B1", "C1"]);
      expect(person!.get("A2")).toBe(columns[1]!.name);
    },
  );

  test("handed back annotated", () => {
    const [people] = [...readStrictly(annotate(makeTemplate("xlsx", "fr"), 1)).values()];
    const results = [...people!].filter(([, text]) => ["Résultat", wrong].includes(text));
    expect(results.map(([address]) => address.replace(/^[A-Z]+/, ""))).toEqual(["1", "2"]);
  });
});

describe("a workbook of another program, annotated", () => {
  const result = (bytes: Uint8Array, sheet: string, column: string, headerRow: number) => {
    const cells = readStrictly(bytes).get(sheet);
    return [0, 1, 2].map((below) => cells?.get(`${column}${headerRow + below}`));
  };

  test("of LibreOffice", () => {
    const sheets = [...readStrictly(read("titles.xlsx")).keys()];
    expect(result(annotate(read("titles.xlsx"), 5), sheets[0]!, "E", 5)).toEqual(["Résultat", wrong, made]);
  });

  test("as Excel writes it", async () => {
    const rows = [
      [{ value: "Nom" }, { value: "Prénom" }],
      [{ value: "Ba" }, null],
      [{ value: "Sy" }, { value: "Ali" }],
    ];
    const file = new Uint8Array(await writeExcelFile(rows).toBuffer());
    const [sheet] = [...readStrictly(file).keys()];
    expect(result(annotate(file, 1), sheet!, "C", 1)).toEqual(["Résultat", wrong, made]);
  });

  /** A sheet that has, around its rows, these children in their order. */
  const withChildren = (names: readonly string[]): Uint8Array => {
    const parts = unzipSync(xlsxOf({ sheets: { a: "" } }));
    const rows = inlineRows([
      ["Nom", "Prénom"],
      ["Ba", "Awa"],
      ["Sy", "Ali"],
    ]);
    const children = worksheetSequence.flatMap((name) =>
      name === "sheetData" ? [`<sheetData>${rows}</sheetData>`] : names.includes(name) ? [`<${name}/>`] : [],
    );
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const sheet = strToU8(`<worksheet xmlns="${main}">${children.join("")}</worksheet>`);
    return zipSync({ ...parts, "xl/worksheets/sheet1.xml": sheet });
  };
  const others = worksheetSequence.filter((name) => !["sheetData", "autoFilter", "dimension"].includes(name));

  test.each(others)("with %s in its sheet", (name) => {
    expect(result(annotate(withChildren([name]), 1), "a", "C", 1)).toEqual(["Résultat", wrong, made]);
  });

  test("with any of the children that a sheet can have", () => {
    fc.assert(
      fc.property(fc.subarray(others), (names) => {
        expect(result(annotate(withChildren(names), 1), "a", "C", 1)).toEqual(["Résultat", wrong, made]);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("the strict reader", () => {
  const sheet = (children: string) => xlsxOf({ sheets: { a: "" }, parts: { "xl/worksheets/sheet1.xml": children } });
  const rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

  test.each([
    ["a filter before the scenarios", `${rows}<autoFilter ref="A1"/><scenarios/>`],
    ["two filters", `${rows}<autoFilter ref="A1"/><autoFilter ref="A1"/>`],
    ["a child that a sheet cannot have", `${rows}<filter/>`],
    ["rows that go back", '<sheetData><row r="2"/><row r="1"/></sheetData>'],
    ["cells that go back", '<sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData>'],
    ["a cell of another row", '<sheetData><row r="1"><c r="A2"/></row></sheetData>'],
    ["a format that is not there", '<sheetData><row r="1"><c r="A1" s="7"/></row></sheetData>'],
    ["a shared text that is not there", '<sheetData><row r="1"><c r="A1" t="s"><v>3</v></c></row></sheetData>'],
    ["a wrong count", `${rows}<mergeCells count="2"><mergeCell ref="A1:B1"/></mergeCells>`],
    ["a tag that is not closed", `${rows}<scenarios>`],
    ["a bare ampersand", '<sheetData><row r="1"><c r="A1" t="str"><v>a & b</v></c></row></sheetData>'],
  ])("refuses %s", (_, children) => {
    expect(() => readStrictly(sheet(`<worksheet>${rows}</worksheet>`))).not.toThrow();
    expect(() => readStrictly(sheet(`<worksheet>${children}</worksheet>`))).toThrow("Not a strict workbook");
  });
});
