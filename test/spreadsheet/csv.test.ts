// CSV as France saves it: every encoding and separator, rows numbered as a spreadsheet program shows them.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeText } from "../../functions/spreadsheet/csv/text-encoding.ts";
import { limits as usualLimits } from "../../functions/spreadsheet/table/table.ts";
import type { Encoding } from "../../functions/text/encodings.ts";
import { runs, sized } from "../support/seeded.ts";
import { issueOf, openWell, rowsOf } from "./table-names.ts";

const header = ["Référence", "Nom", "Prénom"];
const person = ["A-1", "Çelik", "Éloïse"];
const join = (separator: string, lineEnd = "\r\n") =>
  [header, person].map((cells) => cells.join(separator) + lineEnd).join("");

const marks: Partial<Record<Encoding, number[]>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
  "utf-32le": [0xff, 0xfe, 0, 0],
  "utf-32be": [0, 0, 0xfe, 0xff],
};

describe("a CSV is understood by its header", () => {
  const encodings = [
    ...(["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"] as const),
    ...(["windows-1252", "macintosh"] as const),
  ];
  const cases = encodings.flatMap((encoding) =>
    [";", ",", "\t", "|"].flatMap((separator) => [
      { encoding, separator, mark: [] },
      ...(marks[encoding] === undefined ? [] : [{ encoding, separator, mark: marks[encoding] }]),
    ]),
  );
  test.each(cases)("in $encoding, separated by $separator, after the mark $mark", ({ encoding, separator, mark }) => {
    const bytes = Uint8Array.from([...mark, ...encodeText(join(separator), encoding)]);
    const table = openWell(bytes);
    expect(table).toMatchObject({ format: "csv", encoding, separator });
    expect(rowsOf(bytes)).toEqual([
      [1, ...header],
      [2, ...person],
    ]);
  });

  test("a separator inside of a title does not count", () => {
    expect(openWell(`Liste, mise à jour, 2026, bis\n${join(";")}`)).toMatchObject({ separator: ";" });
  });

  test("a header without accents leaves the encoding to the names below it", () => {
    const text = "Nom;Reference\nÉloïse Bézier;1\nHélène Çelik;2\n";
    for (const encoding of ["utf-8", "windows-1252", "macintosh"] as const) {
      expect(openWell(encodeText(text, encoding))).toMatchObject({ encoding });
    }
  });

  test("a separator that Excel was told about wins, and its line is not a row", () => {
    expect(openWell(`sep=|\r\n${join("|")}`)).toMatchObject({ separator: "|" });
    expect(rowsOf(`sep=|\r\n${join("|")}`)[0]).toEqual([1, ...header]);
  });

  test("without any known column, the separator that gives the most cells shows what is there", () => {
    expect(openWell("Ville,Rue,Étage\nLyon,Bât. B;C,2\n")).toMatchObject({ encoding: "utf-8", separator: "," });
  });
});

describe("rows have the numbers that a spreadsheet program shows", () => {
  test.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
    ["CR", "\r"],
  ])("with line ends %s, blank rows and line breaks inside of cells", (_, end) => {
    const text = ["Nom;Prénom", '"Ba\nDiop";Awa', "", " ;\u00A0", "Sy;Ali"].join(end);
    expect(rowsOf(text)).toEqual([
      [1, "Nom", "Prénom"],
      [2, "Ba\nDiop", "Awa"],
      [5, "Sy", "Ali"],
    ]);
  });

  test("mixed line ends are line ends", () => {
    expect(rowsOf('Nom;Prénom\r\nBa;"Awa"\nSy;"Ali"\r\n')).toEqual([
      [1, "Nom", "Prénom"],
      [2, "Ba", "Awa"],
      [3, "Sy", "Ali"],
    ]);
  });

  test("a lone CR in a file of LF or CR LF loses nobody, whatever the last column", () => {
    const people = ["Ba;Awa;ok", "Sy;Ali;ok", "Dia;Fatou;ok"];
    for (const end of ["\n", "\r\n"]) {
      const text = `Nom;Prénom;Remarques${end}${people[0]}\r${people[1]}\r${people[2]}${end}`;
      expect(rowsOf(text).map(([row, name]) => [row, name])).toEqual([
        [1, "Nom"],
        [2, "Ba"],
        [3, "Sy"],
        [4, "Dia"],
      ]);
    }
  });

  test.each([
    ["VT", "\v"],
    ["FF", "\f"],
    ["NEL", "\u0085"],
    ["LS", "\u2028"],
    ["PS", "\u2029"],
  ])("%s between two rows loses nobody, and stays in a cell where it stands in one", (_, end) => {
    const [titles, ...people] = ["Nom;Prénom;Remarques", "Ba;Awa;ok", "Sy;Ali;ok", "Dia;Fatou;ok"];
    const all = [
      [1, "Nom", "Prénom", "Remarques"],
      [2, "Ba", "Awa", "ok"],
      [3, "Sy", "Ali", "ok"],
      [4, "Dia", "Fatou", "ok"],
    ];
    expect(rowsOf([titles, ...people].join(end))).toEqual(all);
    expect(rowsOf(`${titles}\n${people[0]}${end}${people[1]}\n${people[2]}`)).toEqual(all);
    expect(rowsOf(`${titles}\nBa;Awa;ok${end}bien\nSy;Ali;ok`)[1]).toEqual([2, "Ba", "Awa", `ok${end}bien`]);
    const long = Array.from({ length: 5000 }, (_row, index) => `Ba${index};Awa;ok et bien`);
    expect(rowsOf([titles, ...long].join(end)).length).toBe(5001);
  });

  test("rows that end in any mix of LF, CR LF and CR all come back, wherever the file is cut", () => {
    const end = fc.constantFrom("\n", "\r\n", "\r");
    const cell = fc.string({
      unit: fc.constantFrom("a", "é", " x", '"', ";", "\n", "\r\n"),
      minLength: 1,
      maxLength: 6,
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, end), { minLength: 1, maxLength: 20 }), fc.nat(3), (rows, padding) => {
        // With this padding, a piece of the file may end between a CR and its LF.
        const before =
          padding === 0 ? "" : `${"x".repeat(30_000)}\n`.repeat(4) + `${"x".repeat(10_000 + 1000 * padding)}\n`;
        const lines = rows.map(([text, lineEnd], index) => `${index};${quoted(text)};b${lineEnd}`);
        const read = rowsOf(`${before}Référence;Prénom;Nom\n${lines.join("")}`);
        expect(read.slice(-rows.length).map(([, number, text]) => [number, text])).toEqual(
          rows.map(([text], index) => [String(index), text.trim() === "" ? "" : text]),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  test("a row in one quoted cell is the row that it was", () => {
    const wrapped = '"Référence,Nom,Prénom"\r\n"1,Ba,""Awa, dite Bintou"""\r\n"2,""Sy"",Ali"\r\n';
    expect(openWell(wrapped)).toMatchObject({ separator: "," });
    expect(rowsOf(wrapped)).toEqual([
      [1, "Référence", "Nom", "Prénom"],
      [2, "1", "Ba", "Awa, dite Bintou"],
      [3, "2", "Sy", "Ali"],
    ]);
    expect(rowsOf('Référence,Nom,Prénom\n1,Ba,Awa\n"2,""Sy, dit Bob"",Ali"\n')[2]).toEqual([
      3,
      "2",
      "Sy, dit Bob",
      "Ali",
    ]);
    expect(rowsOf('"Référence;Nom;Prénom";Résultat\n"1;Ba;Awa";Fait\n')[1]).toEqual([2, "1", "Ba", "Awa", "Fait"]);
  });

  test("rows are read the same where a piece of the file ends amid a letter, a quote or a line end", () => {
    // A piece has 64 KB.
    const count = sized(30_000, 8000);
    const rows = Array.from({ length: count }, (_, index) => [`É${index}`, `"« ${index} »\r\n""x"""`]);
    const text = `Nom;Prénom\r\n${rows.map((cells) => cells.join(";")).join("\r\n")}`;
    for (const encoding of ["utf-8", "utf-16le", "windows-1252"] as const) {
      const read = rowsOf(encodeText(text, encoding));
      expect(read.length).toBe(count + 1);
      expect(read.slice(1).every(([number, name], index) => number === index + 2 && name === `É${index}`)).toBe(true);
      expect(read.slice(1).every(([, , text], index) => text === `« ${index} »\r\n"x"`)).toBe(true);
    }
  });

  test("blank cells are undefined, also the last ones; an error of a formula is no text", () => {
    const rows = [...openWell("Nom;Prénom;Téléphone\n;#N/A;;;;\n").rows()];
    expect(rows[1]).toEqual({
      number: 2,
      cells: [undefined, { kind: "error", code: "formula-error", text: "#N/A" }],
    });
  });
});

describe("what is wrong with a CSV is said with its row", () => {
  const long = (rows: number) => "Ba;Awa\n".repeat(rows);
  test.each([
    ["quotes out of place on many rows", `Nom;Prénom\n${'"Ba" Diop;Awa\n'.repeat(101)}`, "broken-csv", 102],
    ["a quote that is never closed, in a row without end", `Nom;Prénom\n"${"a".repeat(1_100_000)}`, "broken-csv", 2],
    ["a cell far to the right", `Nom;Prénom\n${";".repeat(2000)}x\n`, "too-many-columns", 2],
  ])("%s", (_, text, code, row) => {
    expect(issueOf(text)).toMatchObject({ code, row });
  });

  describe("an odd cell is the fault of this cell", () => {
    const error = (code: string, text: string) => ({ kind: "error", code, text });
    const text = (value: string) => ({ kind: "text", text: value });
    const cellsBelow = (csv: string) => [...openWell(csv).rows()].slice(1).map(({ cells }) => cells);

    test.each([
      ["a quote amid a text", '"Ba" Diop;Awa\n', error("stray-quote", '"Ba" Diop'), text("Awa")],
      ["a quote amid a text, CR LF", '"Ba" Diop;Awa\r\n', error("stray-quote", '"Ba" Diop'), text("Awa")],
      ["a quote amid the second text", 'Ba;"A"wa\n', text("Ba"), error("stray-quote", '"A"wa')],
      ["a quote that is never closed", '"Ba;Awa\n', error("stray-quote", '"Ba'), text("Awa")],
      ["a cell without end", `${"a".repeat(40_000)};Awa\n`, error("cell-too-long", "a".repeat(200)), text("Awa")],
    ])("%s", (_, row, family, given) => {
      expect(cellsBelow(`Nom;Prénom\nSy;Ali\n${row}"Dia, dit ""Bob""";Ali\n`)).toEqual([
        [text("Sy"), text("Ali")],
        [family, given],
        [text('Dia, dit "Bob"'), text("Ali")],
      ]);
    });

    test("a quote that is never closed loses none of those below, however far the end is", () => {
      const below = sized(90_000, 20_000);
      const rows = rowsOf(`Nom;Prénom\n"Ba;Awa\n${long(below)}`);
      expect(rows.length).toBe(below + 2);
      expect(rows[1]).toEqual([2, '"Ba', "Awa"]);
    });

    test("a quote that another row closes takes nobody with it", () => {
      expect(rowsOf('Référence;Nom;Prénom\n1;"Ba;Awa\n2;Sy;Ali"\n3;Dia;Fatou\n').map(([, ...cells]) => cells)).toEqual([
        ["Référence", "Nom", "Prénom"],
        ["1", '"Ba', "Awa"],
        ["2", "Sy", 'Ali"'],
        ["3", "Dia", "Fatou"],
      ]);
    });

    test("letters of another encoding refuse no file", () => {
      const bytes = new TextEncoder()
        .encode("Référence;Prénom\n1;A?cha\n√ok;Zo\n")
        .map((byte) => (byte === 0x3f ? 0xef : byte));
      expect(rowsOf(bytes).slice(1)).toEqual([
        [2, "1", "A\uFFFDcha"],
        [3, "√ok", "Zo"],
      ]);
    });
  });

  test.each(["João", "SÃO TOMÉ", "Ångström", "N’DIAYE", "Â", "LÂM", "Äänekoski", "« Ä »", "ÉLOÏSE", "Ã“".slice(0, 1)])(
    "%s is a name as it should be",
    (name) => {
      expect(rowsOf(`Nom;Prénom\n${name};x\n`)[1]).toEqual([2, name, "x"]);
    },
  );

  test("100,000 rows below the header are read, one more is too many", () => {
    expect(usualLimits.rows).toBe(100_000);
    // A part of them here, and all of them in the conformance run.
    const limits = sized(usualLimits, { ...usualLimits, rows: 4000 });
    expect(rowsOf(`Titre\n\nNom;Prénom\n${long(limits.rows)}`, undefined, limits).length).toBe(limits.rows + 2);
    expect(issueOf(`Titre\n\nNom;Prénom\n${long(limits.rows + 1)}`, limits)).toEqual({
      code: "too-many-rows",
      values: { max: String(limits.rows) },
    });
  });
});
