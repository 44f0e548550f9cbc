// Any bytes at all give rows or an issue: never a crash, never a hang.
import * as fc from "fast-check";
import { strFromU8, unzipSync, zipSync } from "fflate";
import Papa from "papaparse";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { annotateTable } from "../../functions/spreadsheet/annotate/annotate.ts";
import { encodeText } from "../../functions/spreadsheet/csv/text-encoding.ts";
import { limits, FileError, type Limits } from "../../functions/spreadsheet/table/table.ts";
import { runs, sized } from "../support/seeded.ts";
import { holdsNoRow, issueOf, rowsOf, scoreOf } from "./table-names.ts";
import { inlineRows, streamedXlsx, xlsxOf } from "./xlsx-of.ts";

const folder = new URL("files/", import.meta.url);
const real = readdirSync(folder).filter((name) => /\.(?:csv|xlsx|ods|xls)$/.test(name));
const read = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

/** Reads and annotates; any error but a `FileError` is thrown on. */
function readAny(bytes: Uint8Array): void {
  issueOf(bytes);
  try {
    const annotations = [{ row: 2, text: "=à corriger", columns: [0, 5], done: false }];
    annotateTable(bytes, { score: scoreOf, headerRow: 1, columnName: "Résultat", annotations });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
}

describe("what is no sheet is named", () => {
  const text = (value: string) => new TextEncoder().encode(value);
  test.each([
    ["nothing", new Uint8Array(0), { code: "empty" }],
    ["a mark and nothing", Uint8Array.of(0xef, 0xbb, 0xbf), { code: "empty" }],
    ["only separators and line ends", text(";;\r\n;;\n\n"), { code: "empty" }],
    ["more than fifty megabytes", new Uint8Array(limits.bytes + 1), { code: "too-large" }],
    ["a PDF", text("%PDF-1.7\n"), { code: "not-a-spreadsheet", values: { kind: "pdf" } }],
    ["a photograph", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), { code: "not-a-spreadsheet", values: { kind: "image" } }],
    [
      "a page saved as .xls",
      text("\r\n<html xmlns:x='x'><table>"),
      { code: "not-a-spreadsheet", values: { kind: "html" } },
    ],
    [
      "a sheet of 2003 in XML",
      text('<?xml version="1.0"?>\n<Workbook>'),
      { code: "not-a-spreadsheet", values: { kind: "xml" } },
    ],
    ["a letter", text("{\\rtf1"), { code: "not-a-spreadsheet", values: { kind: "rtf" } }],
    ["an archive", Uint8Array.of(0x1f, 0x8b, 8), { code: "not-a-spreadsheet", values: { kind: "archive" } }],
    ["zeros", new Uint8Array(1000), { code: "not-a-spreadsheet", values: { kind: "binary" } }],
    ["an empty ZIP", zipSync({}), { code: "broken-zip" }],
  ])("%s", (_, bytes, issue) => {
    expect(issueOf(bytes)).toMatchObject(issue);
  });
});

describe("what is made to exhaust the reader is refused", () => {
  /** Limits and what goes beyond them are a part of the real ones here, and whole in the conformance run. */
  const part = sized(1, 1 / 64);
  const { rows, sheetRows, sheetCells, sheetCharacters, rowCharacters, sharedTextBytes } = limits;
  const lower: Limits = {
    ...limits,
    rows: Math.ceil(rows * part),
    sheetRows: sheetRows * part,
    sheetCells: sheetCells * part,
    sheetCharacters: sheetCharacters * part,
    rowCharacters: rowCharacters * part,
    sharedTextBytes: sharedTextBytes * part,
  };
  const many = (count: number) => Math.ceil(count * part);

  test("shared texts without end", () => {
    const text = `<si><t>${"é".repeat(30_000)}</t></si>`.repeat(many(2300));
    const bytes = xlsxOf({ sheets: { a: inlineRows([["Nom"]]) }, texts: text });
    expect(issueOf(bytes, lower)).toEqual({ code: "zip-bomb", values: { part: "xl/sharedStrings.xml" } });
  });

  test("one long text, said again and again", () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(many(500));
    const bytes = xlsxOf({
      sheets: { a: `${inlineRows([["Nom"]])}${`<row>${cells}</row>`.repeat(9)}` },
      texts: `<si><t>${"é".repeat(32_000)}</t></si>`,
    });
    expect(issueOf(bytes, lower)).toEqual({ code: "zip-bomb", values: { part: "xl/worksheets/sheet1.xml" } });
  });

  test("cells without end, none with anything in it", () => {
    const row = function* () {
      yield `${inlineRows([["Nom"]])}<row>`;
      for (let index = 0; index < many(2100); index++) yield "<c/>".repeat(10_000);
    };
    const rows = function* () {
      yield inlineRows([["Nom"]]);
      for (let index = 0; index < many(110); index++) yield "<row/>".repeat(10_000);
    };
    expect(issueOf(streamedXlsx(row()), lower)?.code).toBe("zip-bomb");
    expect(issueOf(streamedXlsx(rows()), lower)?.code).toBe("broken-workbook");
  });

  test("a name without end", () => {
    const rows = function* () {
      yield `${inlineRows([["Nom"]])}<row r="2" `;
      for (let index = 0; index < 100; index++) yield "a".repeat(100_000);
    };
    const bytes = streamedXlsx(rows());
    expect(issueOf(bytes)?.code).toBe("broken-workbook");
  });

  test.each([
    ["quotes", '"a', 5_000_000, "broken-csv"],
    ["lines", "\n", sized(20_000_000, 2_000_000), "too-many-rows"],
    ["separators", ";", 20_000_000, "broken-csv"],
    ["pairs of quotes", '""', 5_000_000, "broken-csv"],
  ])("%s without end", (_, text, count, code) => {
    expect(issueOf(`Nom;Prénom\n${text.repeat(many(count))}`, lower)?.code).toBe(code);
  });

  describe("at the real limits where none are given", () => {
    test("rows without end, and cells far to the right", () => {
      const rows = function* () {
        yield inlineRows([["Nom"]]);
        for (let row = 2; row < 110_000; row++) yield `<row r="${row}"><c r="CV${row}"><v>1</v></c></row>`;
      };
      const bytes = streamedXlsx(rows());
      expect(issueOf(bytes)?.code).toBe("too-many-rows");
    });

    test("a row of a CSV as long as a file", () => {
      expect(issueOf(`Nom;Prénom\n${";".repeat(rowCharacters + 100)}`)?.code).toBe("broken-csv");
    });

    test("which are far above a real sheet, and far below what a computer holds", () => {
      const million = 1_048_576;
      expect(limits).toMatchObject({
        sheetRows: million,
        sheetCells: 20_000_000,
        sheetCharacters: 128 * million,
        sharedTextBytes: 128 * million,
        rowCharacters: million,
      });
    });
  });
});

describe("any bytes at all", () => {
  const starts = [
    [],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xef, 0xbb, 0xbf],
  ];

  test("give rows or an issue", () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3000 }), (start, rest) => {
        expect(() => readAny(Uint8Array.from([...start, ...rest]))).not.toThrow();
      }),
      { numRuns: runs(300) },
    );
  });

  test("in place of some of a real file's give rows or an issue", () => {
    const change = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 12 }), takes: fc.nat(12) });
    fc.assert(
      fc.property(
        fc.constantFrom(...real),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (file, changes, cut) => {
          let bytes = [...read(file)];
          for (const { at, bytes: put, takes } of changes) bytes.splice(at % bytes.length, takes, ...put);
          // One of three is cut short.
          if (cut % 3 === 0) bytes = bytes.slice(0, cut % bytes.length);
          expect(() => readAny(Uint8Array.from(bytes))).not.toThrow();
        },
      ),
      { numRuns: runs(400) },
    );
  });

  test("in the XML of a whole ZIP give rows or an issue", () => {
    const zips = real.filter((name) => read(name)[0] === 0x50);
    const hard = [
      "<",
      ">",
      "/>",
      "</row>",
      "<row>",
      '<row r="3">',
      "<c>",
      '<c r="B2" t="s">',
      "<v>9</v>",
      "</sheetData>",
      "<sheetData/>",
      "&#0;",
      "&amp",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?x",
      '"',
      "'",
      "\uFFFD",
      "\u0000",
      "<is><t>é",
      "<cellXfs/>",
      "<fills/>",
      "<xf/>",
      's="99999999999"',
      'r="1"',
      "xl/",
      "_x0041_",
    ];
    const change = fc.record({
      part: fc.nat(),
      at: fc.nat(),
      takes: fc.oneof(fc.nat(8), fc.nat(400)),
      put: fc.oneof(fc.constantFrom(...hard), fc.string({ maxLength: 5 })),
    });
    fc.assert(
      fc.property(fc.constantFrom(...zips), fc.array(change, { minLength: 1, maxLength: 3 }), (zip, changes) => {
        const parts = unzipSync(read(zip));
        for (const { part, at, takes, put } of changes) {
          const names = Object.keys(parts).filter((name) =>
            /workbook|sheet1|sheet2|sharedStrings|styles|\.rels/.test(name),
          );
          const name = names[part % names.length]!;
          const text = strFromU8(parts[name]!);
          const place = at % (text.length + 1);
          parts[name] = new TextEncoder().encode(text.slice(0, place) + put + text.slice(place + takes));
        }
        expect(() => readAny(zipSync(parts, { level: 1 }))).not.toThrow();
      }),
      { numRuns: runs(400) },
    );
  });
});

test("any cells come back from a CSV as they were, in every encoding, with every separator", () => {
  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom("a", "é", "Œ", "’", '"', ";", ",", "\n", "\r\n", "\t", " ", "=", "|", "'"),
      maxLength: 8,
    }),
    fc.constant(""),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).filter(holdsNoRow), { maxLength: 12 });
  const forms = fc.tuple(
    fc.constantFrom("utf-8", "utf-16le", "utf-32be", "windows-1252", "macintosh"),
    fc.constantFrom(";", ",", "\t", "|"),
    fc.constantFrom("\n", "\r\n"),
  );
  fc.assert(
    fc.property(rows, forms, (cells, [encoding, delimiter, newline]) => {
      const table = [["Référence", "Nom", "Prénom"], ...cells];
      const bytes = encodeText(Papa.unparse(table, { delimiter, newline }), encoding);
      const expected = table.map((row, index) => [index + 1, ...trimmed(row)]).filter((row) => row.length > 1);
      // A few letters may be read in several ways: it is asked, and with the answer they come back.
      const asked = issueOf(bytes);
      const offered = asked === undefined ? [encoding] : asked.readings?.map((reading) => reading.encoding);
      expect(offered).toContain(encoding);
      expect(rowsOf(bytes, asked === undefined ? undefined : encoding)).toEqual(expected);
    }),
    { numRuns: runs(300) },
  );

  /** Without the blank cells at the end; other blank ones are empty. */
  function trimmed(row: string[]): string[] {
    const shown = row.map((text) => (text.trim() === "" ? "" : text));
    return shown.slice(0, shown.findLastIndex((text) => text !== "") + 1);
  }
});
