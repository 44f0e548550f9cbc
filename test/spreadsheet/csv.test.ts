// CSV as France saves it: every encoding and separator, rows numbered as a spreadsheet program shows them.
import { describe, expect, test } from "vitest";
import { encodeText, type Encoding } from "../../functions/spreadsheet/table/encoding.ts";
import { issueOf, openWell, rowsOf } from "./table-names.ts";

const header = ["Référence", "Nom", "Prénom"];
const person = ["A-1", "Çelik", "Éloïse"];
const join = (separator: string, lineEnd = "\r\n") =>
  [header, person].map((cells) => cells.join(separator) + lineEnd).join("");

const marks: Partial<Record<Encoding, number[]>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
};

describe("a CSV is understood by its header", () => {
  const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"] as const;
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

  test("rows are read the same where a piece of the file ends amid a letter, a quote or a line end", () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => [`É${index}`, `"« ${index} »\r\n""x"""`]);
    const text = `Nom;Prénom\r\n${rows.map((cells) => cells.join(";")).join("\r\n")}`;
    for (const encoding of ["utf-8", "utf-16le", "windows-1252"] as const) {
      const read = rowsOf(encodeText(text, encoding));
      expect(read.length).toBe(30_001);
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
    ["a quote that is never closed", `Nom;Prénom\n${long(70_000)}"Ba;Awa\n${long(100)}`, "broken-csv", 70_002],
    ["a quote that is never closed, with much behind it", `Nom;Prénom\n"Ba;Awa\n${long(90_000)}`, "broken-csv", 2],
    ["a quote amid a text", `Nom;Prénom\nSy;Ali\n"Ba" Diop;Awa\n`, "broken-csv", 3],
    ["a cell that never ends", `Nom;Prénom\n${"a".repeat(40_000)};x\n`, "cell-too-long", 2],
    ["a cell far to the right", `Nom;Prénom\n${";".repeat(2000)}x\n`, "too-many-columns", 2],
    ["letters that were read in another encoding", `Nom;Prénom\nBa;AÃ¯cha\n`, "mojibake", 2],
    ["a header that was read in another encoding", `Nom;PrÃ©nom\nBa;Awa\n`, "mojibake", 1],
    ["letters that are lost", `Nom;Prénom\nBa;A\uFFFDcha\n`, "mojibake", 2],
    ["letters that were read as Mac Roman", `Nom;Prénom\nBa;A√Øcha\n`, "mojibake", 2],
  ])("%s", (_, text, code, row) => {
    expect(issueOf(text)).toMatchObject({ code, row });
  });

  test("a lone byte that is no UTF-8 below a header that is", () => {
    const bytes = new TextEncoder().encode("Référence;Prénom\n1;A?cha\n").map((byte) => (byte === 0x3f ? 0xef : byte));
    expect(issueOf(bytes)).toMatchObject({ code: "mojibake", row: 2, values: { sample: "\uFFFD", column: "1" } });
  });

  test.each(["João", "SÃO TOMÉ", "Ångström", "N’DIAYE", "Â", "LÂM", "Äänekoski", "« Ä »", "ÉLOÏSE", "Ã“".slice(0, 1)])(
    "%s is a name as it should be",
    (name) => {
      expect(rowsOf(`Nom;Prénom\n${name};x\n`)[1]).toEqual([2, name, "x"]);
    },
  );

  test("100,000 rows below the header are read, one more is too many", () => {
    expect(rowsOf(`Titre\n\nNom;Prénom\n${long(100_000)}`).length).toBe(100_002);
    expect(issueOf(`Titre\n\nNom;Prénom\n${long(100_001)}`)).toEqual({
      code: "too-many-rows",
      values: { max: "100000" },
    });
  });
});
