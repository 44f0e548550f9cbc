// OpenDocument sheets: every kind of cell, repeated rows and cells, the sheet that is meant, and what is refused.
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { annotateTable } from "../../../functions/spreadsheet/annotate/annotate.ts";
import { showCell, type Cell } from "../../../functions/spreadsheet/table/table-rows.ts";
import { readStrictly } from "../support/strict-xlsx.ts";
import { issueOf, openWell, rowsOf, scoreOf } from "../table-names.ts";
import { blank, contentOf, fodsOf, odsOf, odsType, row, text } from "./ods-of.ts";

const header = row(text("Nom") + text("Prénom") + text("Téléphone"));
const sheet = (rows: string): Uint8Array => odsOf(contentOf({ Personnes: header + rows }));
const cell = (attributes: string, shown?: string): string =>
  `<table:table-cell ${attributes}>${shown === undefined ? "" : `<text:p>${shown}</text:p>`}</table:table-cell>`;
const value = (type: string, attributes: string, shown?: string) =>
  cell(`office:value-type="${type}" calcext:value-type="${type}" ${attributes}`, shown);

describe("a cell", () => {
  test.each<[what: string, xml: string, cell: Cell | undefined]>([
    ["a text", text("Élo"), { kind: "text", text: "Élo" }],
    [
      "a text in several fonts, with a link",
      text("<text:span>Élo</text:span><text:a>ïse</text:a>"),
      { kind: "text", text: "Éloïse" },
    ],
    ["spaces that are kept", text('Ben<text:s text:c="2"/>Ali<text:tab/>Ba'), { kind: "text", text: "Ben  Ali\tBa" }],
    ["white space between tags", text("\n   Ben\n   <text:span> Ali</text:span>"), { kind: "text", text: "Ben Ali" }],
    [
      "several paragraphs and lines",
      cell('office:value-type="string"', "1<text:line-break/>2</text:p><text:p>3"),
      { kind: "text", text: "1\n2\n3" },
    ],
    [
      "a comment, which is no part of the text",
      '<table:table-cell office:value-type="string"><office:annotation><dc:creator>x</dc:creator><text:p>à vérifier</text:p></office:annotation><text:p>Ba</text:p></table:table-cell>',
      { kind: "text", text: "Ba" },
    ],
    [
      "a drawing with a text",
      "<table:table-cell><draw:frame><draw:text-box><text:p>logo</text:p></draw:text-box></draw:frame></table:table-cell>",
      undefined,
    ],
    ["a text that is written apart", value("string", 'office:string-value="Ba"', "Ba…"), { kind: "text", text: "Ba" }],
    ["a number", value("float", 'office:value="75001"', "75 001"), { kind: "number", text: "75001" }],
    [
      "a number as a double",
      value("float", 'office:value="6.12345678E+008"', "612"),
      { kind: "number", text: "612345678" },
    ],
    ["a fraction", value("currency", 'office:value="0.5"', "0,50 €"), { kind: "number", text: "0.5" }],
    ["a percentage", value("percentage", 'office:value="0.5"', "50 %"), { kind: "number", text: "0.5" }],
    [
      "the zeros that are shown",
      value("float", 'office:value="102345678"', "0102345678"),
      { kind: "number", text: "0102345678" },
    ],
    [
      "zeros with spaces",
      value("float", 'office:value="612345678"', "06 12 34 56 78"),
      { kind: "number", text: "0612345678" },
    ],
    [
      "the 0 of a formula",
      value("float", 'table:formula="of:=[.Z1]" office:value="0"', "0"),
      { kind: "number", text: "0" },
    ],
    ["a date", value("date", 'office:date-value="1990-03-05"', "05/03/90"), { kind: "date", day: "1990-03-05" }],
    [
      "midnight of another time zone",
      value("date", 'office:date-value="1990-03-04T23:00:00"', "04/03/90"),
      { kind: "date", day: "1990-03-04", shifted: "1990-03-04T23:00:00" },
    ],
    [
      "a year that was typed into a date",
      value("date", 'office:date-value="1905-05-28"', "28/05/05"),
      { kind: "date", day: "1905-05-28", typedYear: "1975" },
    ],
    ["a time", value("time", 'office:time-value="PT12H30M00S"', "12:30"), { kind: "text", text: "12:30" }],
    ["yes", value("boolean", 'office:boolean-value="true"', "VRAI"), { kind: "boolean", value: true }],
    ["no", value("boolean", 'office:boolean-value="false"', "FAUX"), { kind: "boolean", value: false }],
    [
      "an error",
      cell(
        'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
        "#DIV/0 !",
      ),
      { kind: "error", code: "formula-error", text: "#DIV/0 !" },
    ],
    [
      "a formula that was never calculated",
      cell('table:formula="of:=[.B1]"'),
      { kind: "error", code: "formula-without-value", text: "=" },
    ],
    [
      "a formula that gives nothing",
      value("string", 'table:formula="of:=&quot;&quot;" office:string-value=""'),
      undefined,
    ],
    ["under a merged cell", "<table:covered-table-cell><text:p>caché</text:p></table:covered-table-cell>", undefined],
    ["only a format", cell('table:style-name="ce1"'), undefined],
  ])("%s", (_, xml, expected) => {
    const rows = [...openWell(sheet(row(xml + text("x")))).rows()];
    expect(rows[1]?.cells).toEqual([expected, { kind: "text", text: "x" }]);
  });
});

describe("a table", () => {
  test("repeats rows and cells, up to the end of the sheet", () => {
    const rows =
      row(text("Ba", 'table:number-columns-repeated="2"') + blank(16_382), 'table:number-rows-repeated="2"') +
      row(blank(16_384), 'table:number-rows-repeated="1048570"') +
      row(blank(2) + text("06"));
    expect(rowsOf(sheet(rows))).toEqual([
      [1, "Nom", "Prénom", "Téléphone"],
      [2, "Ba", "Ba"],
      [3, "Ba", "Ba"],
      [1_048_574, "", "", "06"],
    ]);
  });

  test("tells which rows are hidden, by a person or a filter, and which cells are struck out", () => {
    const rows =
      row(text("Ba"), 'table:visibility="collapse"') +
      row(text("Sy"), 'table:visibility="filter" table:number-rows-repeated="2"') +
      row(text("Diop") + text("Awa", 'table:style-name="gone"'), 'table:visibility="visible"');
    expect([...openWell(sheet(rows)).rows()].slice(1)).toMatchObject([
      { number: 2, isHidden: true },
      { number: 3, isHidden: true },
      { number: 4, isHidden: true },
      { number: 5, struck: [1] },
    ]);
  });

  test("tells which rows are in a group that is folded", () => {
    const group = (rows: string, attributes = "") =>
      `<table:table-row-group ${attributes}>${rows}</table:table-row-group>`;
    const rows =
      group(row(text("Ba")) + group(row(text("Sy")), 'table:display="true"'), 'table:display="false"') +
      group(row(text("Diop"))) +
      row(text("Fall"));
    expect([...openWell(sheet(rows)).rows()].slice(1).map(({ isHidden }) => isHidden)).toEqual([
      true,
      true,
      undefined,
      undefined,
    ]);
  });

  test("counts its days from 1904 where its settings say so", () => {
    const settings =
      '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>';
    const days = row(value("float", 'office:value="31475"', "31475") + value("date", 'office:date-value="1909-05-29"'));
    const content = contentOf({ Personnes: header + days });
    const cellsIn = (xml: string) => [...openWell(odsOf(xml)).rows()][1]?.cells;
    expect(cellsIn(content.replace("<office:spreadsheet>", `$&${settings}`))).toEqual([
      { kind: "number", text: "31475", is1904: true },
      { kind: "date", day: "1909-05-29", typedYear: "1975" },
    ]);
    expect(cellsIn(content)?.[0]).toEqual({ kind: "number", text: "31475" });
  });

  test("tells that all letters of a cell are struck out, or some of them", () => {
    const cell = (inner: string) => `<table:table-cell office:value-type="string">${inner}</table:table-cell>`;
    const gone = (inner: string) => `<text:span text:style-name="gone">${inner}</text:span>`;
    const rows =
      row(cell(`<text:p>${gone("Ba")}</text:p>`) + text("Awa")) +
      row(cell(`<text:p>${gone("<text:span>Di</text:span>op")} </text:p><text:p>${gone("Ka")}</text:p>`)) +
      row(cell(`<text:p>${gone("Sy")} Ali</text:p>`)) +
      row(text("Fall"));
    const found = [...openWell(sheet(rows)).rows()].slice(1);
    expect(found.map(({ struck }) => struck)).toEqual([[0], [0], undefined, undefined]);
    expect(found.map(({ partlyStruck }) => partlyStruck)).toEqual([undefined, undefined, [0], undefined]);
  });

  test("gives the value of a merged cell to each of its rows", () => {
    const rows =
      row(text("Ba") + text("Lyon", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')) +
      row(`${text("Sy")}<table:covered-table-cell/>`) +
      row(text("Diop"));
    expect(rowsOf(sheet(rows)).slice(1)).toEqual([
      [2, "Ba", "Lyon"],
      [3, "Sy", "Lyon"],
      [4, "Diop"],
    ]);
    expect(openWell(sheet(rows)).merges?.()).toEqual([{ top: 2, left: 1, bottom: 3, right: 1 }]);
  });

  test("is not alone: the others are named", () => {
    const tables = { Personnes: header + row(text("Ba")), Vide: "", Familles: header };
    expect(openWell(odsOf(contentOf(tables, ["Familles"]))).otherSheets).toEqual([
      { name: "Familles", isHidden: true, header: ["Nom", "Prénom", "Téléphone"] },
    ]);
  });

  test("has rows in groups and in a header", () => {
    const table = `<table:table-header-rows>${header}</table:table-header-rows><table:table-row-group>${row(text("Ba"))}</table:table-row-group>`;
    expect(rowsOf(odsOf(contentOf({ a: table })))).toEqual([
      [1, "Nom", "Prénom", "Téléphone"],
      [2, "Ba"],
    ]);
  });

  test("with most known names is read, and a hidden one only where the others are blank", () => {
    const tables = { Notes: row(text("Nom du service")), Listes: header, Personnes: header + row(text("Ba")) };
    expect(openWell(odsOf(contentOf(tables, ["Listes"])))).toMatchObject({ format: "ods", sheetName: "Personnes" });
    expect(openWell(odsOf(contentOf({ a: "", b: header }, ["b"])))).toMatchObject({ sheetName: "b" });
  });

  test("is read from a flat file, from a template, and where the type is not the first entry", () => {
    const content = contentOf({ a: header });
    const files = [
      fodsOf(content),
      zipSync({ "content.xml": strToU8(content), mimetype: strToU8(`${odsType}-template\n`) }),
    ];
    for (const file of files) expect(rowsOf(file)).toEqual([[1, "Nom", "Prénom", "Téléphone"]]);
  });
});

describe("what is refused", () => {
  const bigRows = row(text("Ba"), 'table:number-rows-repeated="1000000"');
  test.each<[what: string, bytes: Uint8Array, issue: object]>([
    ["a million equal rows", sheet(bigRows), { code: "too-many-rows" }],
    [
      "rows beyond the sheet",
      sheet(row(blank(1), 'table:number-rows-repeated="1048576"') + row(text("Ba"))),
      { code: "broken-workbook", row: 1_048_578 },
    ],
    ["rows without end", sheet(row(text("Ba"), 'table:number-rows-repeated="1e9"')), { code: "broken-workbook" }],
    [
      "a thousand equal cells",
      sheet(row(text("Ba", 'table:number-columns-repeated="16384"'))),
      { code: "too-many-columns", row: 2 },
    ],
    ["a million spaces", sheet(row(text('<text:s text:c="100000000"/>'))), { code: "cell-too-long", row: 2 }],
    ["own entities", odsOf(`<!DOCTYPE a [<!ENTITY b "c">]>${contentOf({ a: header })}`), { code: "broken-workbook" }],
    ["nothing", sheet("").subarray(0, 200), { code: "broken-zip" }],
    ["no table", odsOf(contentOf({})), { code: "broken-workbook", values: { part: "content.xml" } }],
    ["no content", zipSync({ mimetype: strToU8(odsType) }), { code: "broken-workbook" }],
    ["only blank rows", odsOf(contentOf({ a: row(blank(3)) })), { code: "empty" }],
    [
      "a password",
      odsOf("secret", {
        "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
      }),
      { code: "password" },
    ],
    [
      "a text of LibreOffice",
      zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8("<a/>") }),
      { code: "not-a-spreadsheet", values: { kind: "opendocument" } },
    ],
    ["another XML", strToU8('<?xml version="1.0"?><a/>'), { code: "not-a-spreadsheet", values: { kind: "xml" } }],
  ])("%s", (_, bytes, issue) => expect(issueOf(bytes)).toMatchObject(issue));
});

test("the results are written as a workbook of the same rows and values", () => {
  const source = sheet(
    row(
      text("Ba &amp; <text:s/>Sy", 'table:number-columns-repeated="1"') +
        blank(1) +
        value("float", 'office:value="612345678"', "0612345678"),
    ) +
      row(
        value("date", 'office:date-value="1990-03-05"', "05/03/90") +
          value("float", 'office:value="7"', "7") +
          value("boolean", 'office:boolean-value="true"', "VRAI"),
      ),
  );
  const annotated = annotateTable(source, {
    score: scoreOf,
    headerRow: 1,
    columnName: "Résultat",
    annotations: [
      { row: 2, text: "Prénom manquant", columns: [1], done: false },
      { row: 3, text: "Fait", columns: [], done: true },
    ],
  });
  expect(rowsOf(annotated)).toEqual([
    [1, "Nom", "Prénom", "Téléphone", "Résultat"],
    [2, "Ba &  Sy", "", "0612345678", "Prénom manquant"],
    [3, "05/03/1990", "7", "true", "Fait"],
  ]);
  expect([...openWell(annotated).rows()].map(({ cells }) => cells.map(showCell))).toHaveLength(3);
  expect(() => readStrictly(annotated)).not.toThrow();
});
