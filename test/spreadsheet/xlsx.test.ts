// Workbooks: every kind of cell, the sheet that is meant, and what is refused.
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../functions/spreadsheet/table/table.ts";
import { dayOfSerial, digitsOf, showsDay, writtenZeros } from "../../functions/spreadsheet/table/xlsx-dates.ts";
import { issueOf, openWell, rowsOf } from "./table-names.ts";
import { inlineRows, xlsxOf, type HandMade } from "./xlsx-of.ts";

const header = inlineRows([["Nom", "Prénom", "Téléphone"]]);
const sheetOf = (rows: string, more: HandMade = {}) => xlsxOf({ sheets: { Feuil1: rows }, ...more });

describe("a cell", () => {
  const styles =
    `<numFmts count="3"><numFmt numFmtId="164" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/>` +
    `<numFmt numFmtId="165" formatCode="0&quot; jours&quot;"/><numFmt numFmtId="166" formatCode="0000000000"/></numFmts>` +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs>`;
  const texts =
    `<si><t>Éloïse</t></si><si><r><rPr><b/></rPr><t>Élo</t></r><r><t xml:space="preserve">ïse </t></r></si>` +
    `<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b &amp; &lt;c&gt;&#233;</t></si><si><t/></si>`;
  const cases: [string, string, Cell | undefined][] = [
    ["a shared text", `<c r="A2" t="s"><v>0</v></c>`, { kind: "text", text: "Éloïse" }],
    ["a text in several fonts", `<c r="A2" t="s"><v>1</v></c>`, { kind: "text", text: "Éloïse " }],
    ["a text without how it is pronounced", `<c r="A2" t="s"><v>2</v></c>`, { kind: "text", text: "東京" }],
    ["a text with signs that XML reserves", `<c r="A2" t="s"><v>3</v></c>`, { kind: "text", text: "a\rb & <c>é" }],
    ["an empty text", `<c r="A2" t="s"><v>4</v></c>`, undefined],
    [
      "a text of its own",
      `<c r="A2" t="inlineStr"><is><r><t>Al</t></r><r><t>i</t></r></is></c>`,
      { kind: "text", text: "Ali" },
    ],
    [
      "a text as it is, in CDATA",
      `<c r="A2" t="inlineStr"><is><t><![CDATA[<Ali>]]></t></is></c>`,
      { kind: "text", text: "<Ali>" },
    ],
    ["a number", `<c r="A2"><v>75001</v></c>`, { kind: "number", text: "75001" }],
    ["a number as a double", `<c r="A2"><v>6.12345678E8</v></c>`, { kind: "number", text: "612345678" }],
    ["a fraction", `<c r="A2"><v>0.10000000000000001</v></c>`, { kind: "number", text: "0.1" }],
    ["a number that counts days", `<c r="A2" s="3"><v>30</v></c>`, { kind: "number", text: "30" }],
    ["a time", `<c r="A2" s="4"><v>0.5</v></c>`, { kind: "number", text: "0.5" }],
    ["a date", `<c r="A2" s="1"><v>32937</v></c>`, { kind: "date", day: "1990-03-05" }],
    ["a date with its time", `<c r="A2" s="1"><v>32937.6</v></c>`, { kind: "date", day: "1990-03-05" }],
    ...[
      ["23:00", "32936.958333333336"],
      ["22:00", "32936.916666666664"],
      ["23:59", "32936.99976851852"],
      ["24:00", "32936.99999999"],
    ].map(([time, serial]): [string, string, Cell] => [
      `midnight of another time zone, at ${time}`,
      `<c r="A2" s="1"><v>${serial}</v></c>`,
      { kind: "date", day: "1990-03-04", shifted: `1990-03-04 ${time}` },
    ]),
    [
      "a year that was typed into a date",
      `<c r="A2" s="1"><v>1975</v></c>`,
      { kind: "date", day: "1905-05-28", typedYear: "1975" },
    ],
    [
      "a number with the zeros that are shown",
      `<c r="A2" s="6"><v>102345678</v></c>`,
      { kind: "number", text: "0102345678" },
    ],
    [
      "a date in ISO at midnight of another time zone",
      `<c r="A2" t="d"><v>1990-03-04T23:00:00Z</v></c>`,
      { kind: "date", day: "1990-03-04", shifted: "1990-03-04T23:00:00Z" },
    ],
    ["a date in words", `<c r="A2" s="2"><v>32937</v></c>`, { kind: "date", day: "1990-03-05" }],
    ["a date in ISO", `<c r="A2" t="d"><v>1990-03-05T00:00:00</v></c>`, { kind: "date", day: "1990-03-05" }],
    ["a number that is no day", `<c r="A2" s="1"><v>-3</v></c>`, { kind: "number", text: "-3" }],
    ["yes", `<c r="A2" t="b"><v>1</v></c>`, { kind: "boolean", value: true }],
    ["a formula with its value", `<c r="A2"><f>1+1</f><v>2</v></c>`, { kind: "number", text: "2" }],
    ["a formula that gives a text", `<c r="A2" t="str"><f>B1</f><v>Ali</v></c>`, { kind: "text", text: "Ali" }],
    ["a formula that gives nothing", `<c r="A2" t="str"><f>""</f><v></v></c>`, undefined],
    [
      "a formula that was never calculated",
      `<c r="A2"><f>1+1</f></c>`,
      { kind: "error", code: "formula-without-value", text: "=1+1" },
    ],
    [
      "one as another library writes it",
      `<c r="A2"><f>1+1</f><v/></c>`,
      { kind: "error", code: "formula-without-value", text: "=1+1" },
    ],
    ["an error", `<c r="A2" t="e"><f>NA()</f><v>#N/A</v></c>`, { kind: "error", code: "formula-error", text: "#N/A" }],
    ["only a format", `<c r="A2" s="1"/>`, undefined],
  ];
  test.each(cases)("%s", (_, xml, cell) => {
    const bytes = sheetOf(`${header}<row r="2">${xml}<c r="C2"><v>1</v></c></row>`, { styles, texts });
    expect([...openWell(bytes).rows()][1]).toEqual({
      number: 2,
      cells: [cell, undefined, { kind: "number", text: "1" }],
    });
  });

  test("a date counts from 1904 where the workbook does", () => {
    const rows = `${header}<row><c s="1"><v>31475</v></c></row>`;
    expect(rowsOf(sheetOf(rows, { styles, workbook: 'date1904="1"' }))[1]).toEqual([2, "1990-03-05"]);
  });

  test("a number says so too: without the format of a date it may still be one", () => {
    const cellOf = (workbook: string) =>
      [...openWell(xlsxOf({ sheets: { a: "<row><c><v>31475</v></c></row>" }, workbook })).rows()][0]?.cells[0];
    expect(cellOf('date1904="1"')).toEqual({ kind: "number", text: "31475", is1904: true });
    expect(cellOf("")).toEqual({ kind: "number", text: "31475" });
  });

  test.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [60, undefined],
    [61, "1900-03-01"],
    [2_958_465, "9999-12-31"],
    [2_958_466, undefined],
    [0, undefined],
    [Number.NaN, undefined],
  ])("the serial number %d is %s", (serial, day) => {
    expect(dayOfSerial(serial, false)).toBe(day);
  });

  test.each([
    "dd/mm/yyyy",
    "[$-40C]d mmmm yyyy;@",
    "mm/yy",
    "mmmm",
    "yyyy-mm-dd hh:mm",
    "[$-F800]dddd\\,\\ mmmm",
    "aaaa",
  ])("%s shows a day", (format) => expect(showsDay(format)).toBe(true));
  test.each([
    "General",
    "Standard",
    "0",
    "hh:mm",
    "mm:ss",
    "[h]:mm",
    "[mm]",
    '0" jours"',
    "0\\d",
    "[Red]0",
    "# ##0 [$€-40C]",
    "0_d",
    "@",
    "[>=1000]0;0",
  ])("%s shows no day", (format) => expect(showsDay(format)).toBe(false));
});

test.each([
  ["0000000000", 10],
  ["00 00 00 00 00", 10],
  ['0#" "##" "##" "##" "##', 10],
  ["00\\-00\\-00000", 9],
  ["[<=99999]00000;General", 5],
  ["00000;[Red]-00000", 5],
  ["0", 1],
  ["#,##0", 1],
  ["# ##0 [$€-40C]", 1],
  ["0.00", 1],
  ["000%", 1],
  ["000E+00", 1],
  ["General", 1],
  ["@", 1],
])("the format %s shows at least so many digits: %d", (format, digits) => expect(digitsOf(format)).toBe(digits));

test.each([
  ['"0"000000000', "0"],
  ["\\0000000000", "0"],
  ['[$-40C]"0"#', "0"],
  ['"00"0', "00"],
  ["0000000000", ""],
  ['"0"', ""],
  ['"0,"000', ""],
  ['"N° "0000000000', ""],
  ["General", ""],
])("the format %s writes these zeros in front: %o", (format, zeros) => expect(writtenZeros(format)).toBe(zeros));

describe("a sheet", () => {
  test("may leave out where its rows and cells stand", () => {
    expect(rowsOf(sheetOf(inlineRows([["Nom", "", "Prénom"], [""], ["Ba", "Awa"]])))).toEqual([
      [1, "Nom", "", "Prénom"],
      [3, "Ba", "Awa"],
    ]);
  });

  test("may have a prefix before every name", () => {
    const rows = `<x:row r="4"><x:c r="B4" t="s"><x:v>0</x:v></x:c></x:row>`;
    expect(rowsOf(sheetOf(rows, { prefix: "x:", texts: `<x:si><x:t>Nom</x:t></x:si>` }))).toEqual([[4, "", "Nom"]]);
  });

  test("is the one whose first rows name most columns, not the first, and not a hidden one", () => {
    const sheets = {
      Guide: inlineRows([["Nom du service"], ["Remplir l’onglet suivant"]]),
      Listes: inlineRows([["Nom", "Prénom", "Téléphone", "Référence"], ["a"]]),
      Personnes: inlineRows([["Personnes suivies"], [], ["Nom", "Prénom"], ["Ba", "Awa"]]),
    };
    expect(openWell(xlsxOf({ sheets, hidden: ["Listes"] })).sheetName).toBe("Personnes");
    expect(openWell(xlsxOf({ sheets })).sheetName).toBe("Listes");
    expect(openWell(xlsxOf({ sheets: { Listes: sheets.Listes }, hidden: ["Listes"] })).sheetName).toBe("Listes");
  });

  test("keeps a formatted cell's place for a neighbour that does not say its own", () => {
    const rows = `${header}<row r="2"><c r="A2" s="1"/><c r="B2" s="1"/><c t="b"><v>1</v></c></row><row r="3"><c r="A3" s="1"/></row><row><c r="A4"><v>4</v></c></row>`;
    expect(rowsOf(sheetOf(rows))).toEqual([
      [1, "Nom", "Prénom", "Téléphone"],
      [2, "", "", "true"],
      [4, "4"],
    ]);
  });

  test("is read whatever the case and the slashes of the parts' names", () => {
    const bytes = xlsxOf({
      sheets: { Feuil1: header },
      parts: {
        "xl/worksheets/sheet1.xml": null,
        "XL\\Worksheets\\Sheet1.xml": `<worksheet><sheetData>${header}</sheetData></worksheet>`,
      },
    });
    expect(rowsOf(bytes).length).toBe(1);
  });
});

describe("what is no sheet to read", () => {
  const external =
    '<Relationships><Relationship Id="s0" Type="x/worksheet" Target="http://127.0.0.1/a.xml" TargetMode="External"/></Relationships>';
  const rows = { Feuil1: header };
  const wide = `<row>${'<c t="b"><v>1</v></c>'.repeat(1001)}</row>`;
  test.each([
    ["macros", xlsxOf({ sheets: rows, parts: { "xl/vbaProject.bin": "x" } }), { code: "macros" }],
    ["no sheet", xlsxOf({}), { code: "broken-workbook" }],
    ["no row", xlsxOf({ sheets: { Feuil1: `<row r="1"><c r="A1" s="1"/></row>` } }), { code: "empty" }],
    [
      "a sheet that is not there",
      xlsxOf({ sheets: rows, parts: { "xl/worksheets/sheet1.xml": null } }),
      { code: "broken-workbook" },
    ],
    [
      "a sheet outside of the file",
      xlsxOf({ sheets: rows, parts: { "xl/_rels/workbook.xml.rels": external } }),
      { code: "broken-workbook" },
    ],
    [
      "a shared text that is not there",
      sheetOf(`<row><c t="s"><v>7</v></c></row>`),
      { code: "broken-workbook", row: 1 },
    ],
    ["a shared text without a number", sheetOf(`<row><c t="s"><v/></c></row>`), { code: "broken-workbook", row: 1 }],
    [
      "a shared text between two",
      sheetOf(`<row><c t="s"><v>0.5</v></c></row>`, { texts: "<si><t>a</t></si><si><t>b</t></si>" }),
      { code: "broken-workbook", row: 1 },
    ],
    [
      "rows that go upwards",
      sheetOf(`${header}<row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row>`),
      { code: "broken-workbook" },
    ],
    ["a row without end of the sheet", sheetOf(`<row r="1048577"><c><v>1</v></c></row>`), { code: "broken-workbook" }],
    ["a cell that is nowhere", sheetOf(`<row><c r="7"><v>1</v></c></row>`), { code: "broken-workbook" }],
    [
      "a document type",
      sheetOf(header, {
        parts: { "xl/sharedStrings.xml": `<!DOCTYPE sst [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>` },
      }),
      { code: "broken-workbook" },
    ],
    ["a thousand levels", sheetOf(`<a>`.repeat(1000)), { code: "broken-workbook" }],
    ["too many columns", sheetOf(wide), { code: "too-many-columns", row: 1 }],
    ["a cell that never ends", sheetOf(inlineRows([["a".repeat(100_000)]])), { code: "cell-too-long", row: 1 }],
    [
      "a text document",
      zipSync({
        "_rels/.rels": strToU8(
          `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
      }),
      { code: "not-a-spreadsheet", values: { kind: "word" } },
    ],
    [
      "a binary workbook",
      zipSync({
        "_rels/.rels": strToU8(
          `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
        ),
      }),
      { code: "not-a-spreadsheet", values: { kind: "xlsb" } },
    ],
    [
      "a sheet of Numbers",
      zipSync({ "Index/Document.iwa": strToU8("x") }),
      { code: "not-a-spreadsheet", values: { kind: "numbers" } },
    ],
    ["some ZIP", zipSync({ "a.txt": strToU8("x") }), { code: "not-a-spreadsheet", values: { kind: "zip" } }],
  ])("%s", (_, bytes, issue) => {
    expect(issueOf(bytes)).toMatchObject(issue);
  });
});

describe("a ZIP that lies", () => {
  const good = sheetOf(header);
  const text = Buffer.from(good).toString("latin1");
  const signature = { local: "PK\u0003\u0004", central: "PK\u0001\u0002" };
  /** The bytes with a number changed in the sheet's record. */
  function changed(
    record: keyof typeof signature,
    offset: number,
    change: (view: DataView, at: number) => void,
  ): Uint8Array {
    const bytes = good.slice();
    const name =
      record === "local" ? text.indexOf("xl/worksheets/sheet1.xml") : text.lastIndexOf("xl/worksheets/sheet1.xml");
    change(new DataView(bytes.buffer), text.lastIndexOf(signature[record], name) + offset);
    return bytes;
  }
  test.each([
    ["about the size when inflated", changed("central", 24, (view, at) => view.setUint32(at, 5, true)), "broken-zip"],
    [
      "about a size beyond all measure",
      changed("central", 24, (view, at) => view.setUint32(at, 0xfffffffe, true)),
      "zip-bomb",
    ],
    ["about the size as it stands", changed("central", 20, (view, at) => view.setUint32(at, 5, true)), "broken-zip"],
    ["about its place", changed("central", 42, (view, at) => view.setUint32(at, 0xfffffff0, true)), "broken-zip"],
    [
      "about a size that is elsewhere",
      changed("central", 24, (view, at) => view.setUint32(at, 0xffffffff, true)),
      "zip-bomb",
    ],
    ["about its checksum", changed("central", 16, (view, at) => view.setUint32(at, 1, true)), "broken-zip"],
    ["about how it is packed", changed("central", 10, (view, at) => view.setUint16(at, 12, true)), "broken-zip"],
    ["and is locked", changed("central", 8, (view, at) => view.setUint16(at, 1, true)), "password"],
    ["about where the list begins", changed("central", 0, (view, at) => view.setUint32(at, 0, true)), "broken-zip"],
    ["and is cut short", good.slice(0, -30), "broken-zip"],
    ["and has two parts of one name", twice(good), "broken-zip"],
  ])("%s", (_, bytes, code) => {
    expect(issueOf(bytes)?.code).toBe(code);
  });

  test("is not one whose sizes stand elsewhere, as some writers always put them", () => {
    const parts = unzipSync(good);
    const sheet = parts["xl/worksheets/sheet1.xml"]!;
    const wide = new Uint8Array(8);
    new DataView(wide.buffer).setUint32(0, sheet.length, true);
    const bytes = zipSync({ ...parts, "xl/worksheets/sheet1.xml": [sheet, { extra: { 1: wide } }] });
    const record = Buffer.from(bytes).lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    new DataView(bytes.buffer).setUint32(record + 24, 0xffffffff, true);
    expect(rowsOf(bytes)).toEqual([[1, "Nom", "Prénom", "Téléphone"]]);
  });

  /** One part renamed so that two have the same name. */
  function twice(bytes: Uint8Array): Uint8Array {
    const from = Buffer.from("xl/styles.xml");
    const copy = Buffer.from(xlsxOf({ sheets: { a: header }, parts: { "xl/stylez.xml": "x" } }));
    for (let at = copy.indexOf("xl/stylez.xml"); at !== -1; at = copy.indexOf("xl/stylez.xml")) from.copy(copy, at);
    return bytes.length === 0 ? bytes : copy;
  }
});
