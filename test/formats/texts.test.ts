// CSV rows, XML text and column letters, as other programs read them back.
import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { byteOrderMark, csvCells, csvRow, withoutFormula } from "../../functions/formats/csv-writer.ts";
import { columnOf, letterOf } from "../../functions/formats/column-letters.ts";
import { escapeXml } from "../../functions/formats/xml.ts";
import { joinBytes } from "../../functions/formats/bytes.ts";
import { runs } from "../support/seeded.ts";

const cell = fc.string({
  unit: fc.constantFrom("a", "é", ";", ",", '"', "\r", "\n", " ", "\t", "=", "|"),
  maxLength: 8,
});

describe("CSV", () => {
  test("is read back as it was written, whatever the cells hold", () => {
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, (all) => {
        const text = `${byteOrderMark}${all.map(csvRow).join("")}`;
        const read: string[][] = [];
        const step = ({ data }: { data: string[][] }) => void read.push(...data);
        new Papa.Parser({ delimiter: ";", newline: "\r\n", step }).parse(text.slice(1), 0, false);
        expect(read.slice(0, -1)).toEqual(all);
      }),
      { numRuns: runs(200) },
    );
  });

  test.each([
    ["plain", "plain"],
    ["with; semicolon", '"with; semicolon"'],
    ["with, comma", "with, comma"],
    ['with "quotes"', '"with ""quotes"""'],
    [" at an end", '" at an end"'],
    ["two\nlines", '"two\nlines"'],
  ])("a cell of %j is written %j", (text, written) => {
    expect(csvCells([text], ";")).toBe(written);
  });

  test("quotes what holds the separator of its own file", () => {
    expect(csvCells(["a;b", "a,b"], ",")).toBe('a;b,"a,b"');
  });

  test.each(["=1+1", "+33 6", "-1", "@SUM", "\tx", "\rx"])("%j is no formula any more", (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`);
  });

  test.each(["", "1=1", "Rahimi", "é", "'=1"])("%j stays as it is", (text) => {
    expect(withoutFormula(text)).toBe(text);
  });
});

test("XML text is read back as it was written, in an element and in an attribute", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "&", "<", ">", '"', "'", ";", "]", "amp"), maxLength: 12 });
  fc.assert(
    fc.property(text, (value) => {
      const found = { attribute: "", text: "" };
      const parser = new Parser(
        {
          onattribute: (_, read) => (found.attribute = read),
          ontext: (read) => (found.text += read),
        },
        { xmlMode: true },
      );
      parser.end(`<x y="${escapeXml(value)}">${escapeXml(value)}</x>`);
      expect(found).toEqual({ attribute: value, text: value });
    }),
    { numRuns: runs(200) },
  );
});

describe("column letters", () => {
  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("column %i is %s", (column, letters) => {
    expect(letterOf(column)).toBe(letters);
    expect(columnOf(`${letters}12`)).toBe(column);
  });

  test("are read back whatever the column", () => {
    fc.assert(
      fc.property(fc.nat(20_000), (column) => {
        expect(columnOf(letterOf(column))).toBe(column);
      }),
    );
  });

  test.each(["", "12", "a1", "$A$1"])("%j names no column", (reference) => {
    expect(columnOf(reference)).toBe(-1);
  });
});

test("bytes are joined in their order", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 5 }), (pieces) => {
      expect(joinBytes(pieces)).toEqual(new Uint8Array(Buffer.concat(pieces)));
    }),
  );
});
