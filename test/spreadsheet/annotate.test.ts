// The user's own file comes back as it was, with what became of each row.
import * as fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { annotateTable, type Annotation } from "../../functions/spreadsheet/annotate/annotate.ts";
import { encodeText } from "../../functions/spreadsheet/csv/text-encoding.ts";
import { runs } from "../support/any-answers.ts";
import { holdsNoRow, open, openWell, rowsOf, scoreOf } from "./table-names.ts";
import { inlineRows, xlsxOf } from "./xlsx-of.ts";

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)));
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const made = (row: number): Annotation => ({ row, text: "Fait le 23/11/2026", columns: [], done: true });
const wrong = (row: number, ...columns: number[]): Annotation => ({
  row,
  text: `Ligne ${row}\u00A0: à corriger, <vite> & "bien"`,
  columns,
  done: false,
});

const annotate = (bytes: Uint8Array | string, headerRow: number, ...annotations: Annotation[]) => {
  const opened = open(bytes);
  return annotateTable(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, {
    score: scoreOf,
    headerRow,
    columnName: "Résultat",
    annotations,
    ...(opened.ok && opened.table.encoding !== undefined ? { encoding: opened.table.encoding } : {}),
  });
};

describe("a CSV", () => {
  test("gets one column after the last one, and no other letter changes", () => {
    const csv = 'sep=;\r\nSuivi\r\nNom;Prénom\r\n"Ba";Awa;\r\n\r\n Sy ; Ali\r\nDia;"a\nb";x';
    expect(textOf(annotate(csv, 2, made(3), wrong(5, 1), made(6)))).toBe(
      "sep=;\r\nSuivi\r\nNom;Prénom;;Résultat\r\n" +
        '"Ba";Awa;;Fait le 23/11/2026\r\n\r\n' +
        ' Sy ; Ali;;"Ligne 5\u00A0: à corriger, <vite> & ""bien"""\r\n' +
        'Dia;"a\nb";x;Fait le 23/11/2026',
    );
  });

  test("has its column refilled where the header has it; rows without a result keep theirs", () => {
    const csv = 'Nom;Résultat;Prénom\nBa;avant;"A;wa"\nSy;avant;Ali\nDia';
    expect(textOf(annotate(csv, 1, made(2), made(4)))).toBe(
      'Nom;Résultat;Prénom\nBa;Fait le 23/11/2026;"A;wa"\nSy;avant;Ali\nDia;Fait le 23/11/2026',
    );
  });

  test.each(["=1+1", "+33", "-1", "@x", "\tx"])("a result that begins as a formula is a text: %s", (text) => {
    const csv = annotate("Nom;Prénom\n=1;+2\n", 1, { ...made(2), text });
    expect(textOf(csv)).toBe(`Nom;Prénom;Résultat\n=1;+2;'${text}\n`);
  });

  test.each(["calc-windows-1252.csv", "calc-mac-roman.csv", "calc-utf-8.csv", "calc-utf-16.csv"])(
    "keeps its encoding: %s",
    (name) => {
      const before = openWell(read(name));
      const after = annotate(read(name), 1, made(2), wrong(4, 3));
      expect(openWell(after)).toMatchObject({ encoding: before.encoding, separator: before.separator });
      expect(rowsOf(after)).toEqual(
        rowsOf(read(name)).map((row, index) => [...row, ["Résultat", made(2).text, wrong(4).text][index]]),
      );
    },
  );

  test("what its encoding lacks becomes the nearest sign", () => {
    const csv = encodeText("Nom;Prénom\nÉva;x\n", "windows-1252");
    const after = annotate(csv, 1, { ...made(2), text: "fait\u202F: 日" });
    expect(rowsOf(after)[1]).toEqual([2, "Éva", "x", "fait\u00A0: ?"]);
  });
});

describe("a workbook", () => {
  const sheetOf = (bytes: Uint8Array, part = "xl/worksheets/sheet1.xml") => strFromU8(unzipSync(bytes)[part]!);

  test("saved by LibreOffice gets the results, and every other cell stays", () => {
    const before = read("titles.xlsx");
    const after = annotate(before, 5, wrong(6, 1, 2));
    const results: Record<number, string> = { 5: "Résultat", 6: wrong(6).text };
    expect(rowsOf(after)).toEqual(
      rowsOf(before).map((row) =>
        results[row[0] as number] === undefined ? row : [...row, results[row[0] as number]],
      ),
    );
    expect(openWell(after).sheetName).toBe("Tableau 1 sur 1");
  });

  test("keeps all other parts byte for byte", () => {
    const [before, after] = [unzipSync(read("calc.xlsx")), unzipSync(annotate(read("calc.xlsx"), 1, wrong(2, 3)))];
    const changed = Object.keys(before).filter((name) => strFromU8(before[name]!) !== strFromU8(after[name]!));
    expect(changed.toSorted()).toEqual(["xl/styles.xml", "xl/worksheets/sheet2.xml"]);
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted());
  });

  test("keeps its dates where they are coloured, and colours blank cells too", () => {
    const after = annotate(read("calc.xlsx"), 1, wrong(2, 3, 9), made(4));
    const rows = [...openWell(after).rows()];
    expect(rows[1]?.cells[3]).toEqual({ kind: "date", day: "1990-03-05" });
    expect(rows[1]?.cells[7]).toMatchObject({ kind: "text", text: wrong(2).text });
    expect(rows[2]?.cells[7]).toMatchObject({ kind: "text", text: made(4).text });
    const xml = sheetOf(after, "xl/worksheets/sheet2.xml");
    expect(xml).toMatch(/<c r="J2" s="\d+"\/>/);
    expect(strFromU8(unzipSync(after)["xl/styles.xml"]!)).toContain('<fgColor rgb="FFFFC7CE"/>');
  });

  test("gets a filter on its header, once, in the place that the format asks for", () => {
    const after = annotate(read("calc.xlsx"), 1, wrong(2, 3));
    const xml = sheetOf(after, "xl/worksheets/sheet2.xml");
    expect(xml).toContain('</sheetData><autoFilter ref="A1:H4"/>');
    expect(xml).toContain('<dimension ref="A1:H4"/>');
    expect(sheetOf(annotate(after, 1, made(2)), "xl/worksheets/sheet2.xml").match(/<autoFilter/g)).toHaveLength(1);
    const titled = sheetOf(annotate(read("titles.xlsx"), 5, made(6)));
    expect(titled).toMatch(/<autoFilter ref="A5:E7"\/><mergeCells/);
  });

  test("that holds a table of Excel keeps the table's own filter", () => {
    const relation = `<Relationship Id="t" Type="http://x/table" Target="../tables/table1.xml"/>`;
    const bytes = xlsxOf({
      sheets: { a: `<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>` },
      parts: { "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships>${relation}</Relationships>` },
    });
    expect(sheetOf(annotate(bytes, 1))).not.toContain("autoFilter");
  });

  test("has its column refilled when it comes back corrected", () => {
    const once = annotate(read("calc.xlsx"), 1, wrong(2, 3), made(4));
    const twice = annotate(once, 1, made(2));
    expect(rowsOf(twice).map((row) => row.at(-1))).toEqual(["Résultat", made(2).text, made(4).text]);
  });

  test("gives the same bytes on any day", () => {
    expect(annotate(read("calc.xlsx"), 1, made(2))).toEqual(annotate(read("calc.xlsx"), 1, made(2)));
  });

  test("with a row whose tag has spaces without end, in no time", () => {
    const rows = [`<row${" ".repeat(300_000)}a=""/>`, `<row b="${" ".repeat(300_000)}c"></row>`];
    const bytes = xlsxOf({ sheets: { Feuil1: `${inlineRows([["Nom", "Prénom"]])}${rows.join("")}` } });
    expect(rowsOf(annotate(bytes, 1, made(2), made(3))).map(([number]) => number)).toEqual([1, 2, 3]);
  });

  test("as Excel writes it, with the spans of its rows taken away where they would be wrong", async () => {
    const file = await writeExcelFile([
      [{ value: "Nom" }, { value: "Prénom" }],
      [{ value: "Ba" }, null],
      [{ value: "Sy" }, { value: "Ali" }],
    ]).toBuffer();
    const after = annotate(new Uint8Array(file), 1, wrong(2, 1), made(3));
    expect(rowsOf(after)).toEqual([
      [1, "Nom", "Prénom", "Résultat"],
      [2, "Ba", "", wrong(2).text],
      [3, "Sy", "Ali", made(3).text],
    ]);
  });

  test("with a prefix before every name, and cells that do not say where they stand", () => {
    const text = (value: string) => `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`;
    const rows = `<x:row>${text("Nom")}${text("Prénom")}</x:row><x:row/><x:row spans="1:2">${text("Ba")}${text("Awa")}</x:row>`;
    const after = annotate(xlsxOf({ sheets: { a: rows }, prefix: "x:" }), 1, wrong(2, 0), wrong(3, 1));
    expect(rowsOf(after)).toEqual([
      [1, "Nom", "Prénom", "Résultat"],
      [2, "", "", wrong(2).text],
      [3, "Ba", "Awa", wrong(3).text],
    ]);
    expect(sheetOf(after)).toContain("<x:autoFilter");
  });
});

test("any rows of a CSV are the same after the results were written", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ";", ",", "\n", " ", "=", "'"), maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }).filter(holdsNoRow), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(rows, fc.constantFrom(";", ","), fc.constantFrom("\n", "\r\n"), (cells, delimiter, newline) => {
      const csv = Papa.unparse([["Nom", "Prénom", "Référence"], ...cells], { delimiter, newline });
      const before = rowsOf(csv);
      const results = cells.map((_, index) => made(index + 2));
      const after = rowsOf(annotate(csv, 1, ...results));
      const width = Math.max(...before.map((row) => row.length));
      expect(after.map((row) => row[width])).toEqual(after.map(([row]) => (row === 1 ? "Résultat" : made(2).text)));
      const kept = after
        .map((row) => row.slice(0, width))
        .map((row) => row.slice(0, row.findLastIndex((text) => text !== "") + 1));
      expect(kept.filter((row) => row.length > 1)).toEqual(before);
    }),
    { numRuns: runs(200) },
  );
});
