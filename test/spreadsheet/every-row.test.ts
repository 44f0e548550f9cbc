// Every row of a sheet is in one class: to be made, to be corrected, made before, hidden, or no person; nothing vanishes.
import * as fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { annotateTable } from "../../functions/spreadsheet/annotate/annotate.ts";
import { scoreHeader } from "../../functions/spreadsheet/reading/header.ts";
import { afterMark, codeOf, markOf, readMark } from "../../functions/spreadsheet/reading/mark.ts";
import { readRows, type ReadOptions, type ReadRow } from "../../functions/spreadsheet/reading/read-rows.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { anyAnswers, runs } from "../support/any-answers.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { sheetOf } from "./sheet-of.ts";
import { inlineRows, xlsxOf, type HandMade } from "./xlsx-of.ts";

const plain = (text: string) => text.replaceAll("\u00A0", " ");
const read = (bytes: Uint8Array | string, options: Partial<ReadOptions> = {}) =>
  readRows(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, {
    today: sampleToday,
    covers: () => true,
    ...options,
  });

/** The sheet, whatever is wrong with its columns. */
function sheetIn(bytes: Uint8Array | string, options: Partial<ReadOptions> = {}) {
  const reading = read(bytes, options);
  const sheet = reading.ok ? reading : reading.sheet;
  if (sheet === undefined) throw new Error("no titles");
  return { ...sheet, issues: reading.ok ? [] : reading.issues.map(({ message }) => plain(say(message, "fr"))) };
}
const rowsOf = (bytes: Uint8Array | string, options: Partial<ReadOptions> = {}): ReadRow[] => [
  ...sheetIn(bytes, options).rows(),
];
const kindsOf = (bytes: Uint8Array | string, options: Partial<ReadOptions> = {}) =>
  rowsOf(bytes, options).map(({ row, kind }) => [row, kind]);
const codesOf = (read: ReadRow | undefined): string[] => {
  if (read?.kind === "wrong") return read.issues.map(({ code }) => code);
  return read?.kind === "valid" || read?.kind === "not-a-person" ? read.warnings.map(({ code }) => code) : [];
};

const titles = ["Nom", "Prénom", "Né le", "Démarche", "Protection", "Logement", "Situation familiale", "Rue"];
const person = (name: string, street = "") => [
  name,
  "Élodie",
  "05/03/1990",
  "première demande",
  "réfugié",
  "CADA",
  "célibataire",
  street,
];
const csv = (rows: readonly (readonly string[])[]) => [titles, ...rows].map((cells) => cells.join(";")).join("\r\n");

describe("each row that is not blank is in exactly one class", () => {
  const rowsByKind: Record<string, string[]> = {
    person: person("Barzani"),
    wrong: person("Barzani").with(2, "31/02/1990"),
    marked: [...person("Barzani"), "Fait"],
    titles,
    total: ["Total", "3 personnes"],
    zeros: titles.map(() => "0"),
    lone: ["Barzani"],
    signs: ["-", "-"],
    untitled: ["", "", "", "", "", "", "", "", "", "partie"],
    blank: [],
  };
  const anyRow = fc.record({
    name: fc.constantFrom(...Object.keys(rowsByKind)),
    isHidden: fc.boolean(),
    noise: fc.array(fc.constantFrom("", "x", "0", "Nom", "réfugié", "05/03/1990"), { maxLength: 10 }),
    isNoise: fc.boolean(),
  });

  test.each([false, true])("in a workbook; hidden rows are read too: %s", (hidden) => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (list) => {
        const rows = list.map(({ name, noise, isNoise }) => (isNoise ? noise : rowsByKind[name]!));
        const xml = rows.map((cells, index) =>
          inlineRows([cells]).replace("<row>", list[index]!.isHidden ? '<row hidden="1">' : "<row>"),
        );
        const found = rowsOf(xlsxOf({ sheets: { Liste: inlineRows([[...titles, "Résultat"]]) + xml.join("") } }), {
          hidden,
        });
        const filled = rows.flatMap((cells, index) => (cells.some((text) => text !== "") ? [index + 2] : []));
        expect(found.map(({ row }) => row)).toEqual(filled);
        for (const { row, kind } of found) expect(kind === "hidden").toBe(!hidden && list[row - 2]!.isHidden);
      }),
      { numRuns: runs(100) },
    );
  });

  test("in a CSV; what stands in a column without a title is named", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(rowsByKind)), { maxLength: 12 }), (rows) => {
        const found = rowsOf(csv(rows));
        const filled = rows.flatMap((cells, index) => (cells.some((text) => text !== "") ? [index + 2] : []));
        expect(found.map(({ row }) => row)).toEqual(filled);
        for (const { row, untitled } of found)
          expect(untitled).toEqual(rows[row - 2]!.flatMap((text, index) => (index > 7 && text !== "" ? [index] : [])));
      }),
      { numRuns: runs(60) },
    );
  });
});

describe("a row that is no person is one line", () => {
  test.each([
    ["titles again", titles.join(";"), "repeated-titles"],
    ["titles again in other words", "NOM;PRÉNOMS;Date de naissance;;;;;", "repeated-titles"],
    ["a total", "Total;3 personnes", "total-row"],
    ["a total with its sign", ";TOTAL : 3;;", "total-row"],
    ["a number of people", "Nombre de personnes : 3", "total-row"],
    ["an English total", "Total;3", "total-row"],
    ["a sum below a column", ";;;;;;;12", "total-row"],
    ["a count in words", "3 personnes", "total-row"],
    ["zeros", titles.map(() => "0").join(";"), "zero-row"],
    ["zeros, and the day before the first one", "0;0;00/01/1900;0;0;0;0;0", "zero-row"],
    [
      "zeros beside lists that were filled down",
      "0;0;30/12/1899;première demande;réfugié;CADA;célibataire;0",
      "zero-row",
    ],
    ["boxes that nobody ticked", "FALSE;FALSE;;;;;;FALSE", "zero-row"],
    ["look-ups that found nothing", titles.map(() => "#N/A").join(";"), "zero-row"],
    ["look-ups that found nothing, in French, beside a list", "#N/D;#N/D;;;réfugié;;;", "zero-row"],
    ["a total of which a formula gives an error", "Total;;;;;;#REF!;", "total-row"],
    ["a total of a part", "Sous total CADA;1", "total-row"],
    ["a total with spaces between its letters", "T O T A L;2", "total-row"],
    ["a count with its label", "Hommes;12", "total-row"],
    ["a count with its label, in words", "dont femmes;5 personnes", "total-row"],
    ["a count below the dates", "Ensemble;;2", "total-row"],
    ["hints", "obligatoire;obligatoire;jj/mm/aaaa;liste;liste;liste;liste;texte", "hint-row"],
    ["hints in brackets", "(obligatoire);(facultatif);(JJ/MM/AAAA);;;;;", "hint-row"],
    ["one hint only", ";;jj/mm/aaaa;;;;;", "hint-row"],
    ["choices to pick from", ";;;voir liste;Réfugié / Apatride;;Célibataire, marié(e) ou pacsé(e);", "hint-row"],
    ["examples", "ex. : Dupont;ex. : Marie;ex. : 05/03/1990;par exemple Perte;Réfugié;CADA;Célibataire;", "hint-row"],
    ["hints in English", "Required;required;DD-MM-YYYY;see list;see list;;;free text", "hint-row"],
    ["a note in two cells", "Mis à jour le;12/11/2026;;;;;;", "note-row"],
    ["a note further to the right", ";;;;Source :;OFII;;", "note-row"],
    ["a note in one cell", "Mis à jour le 3 mars", "note-row"],
    ["a note about who wrote the list", ";Dernière modification;;Awa B.;;;;", "note-row"],
    [
      "hints that are all in brackets",
      "(comme sur l'acte);(tous);(H/F);(au choix);(statut);(où);(situation);",
      "hint-row",
    ],
    [
      "an example that can be read",
      "Ex. : DUPONT;Marie;05/03/1990;première demande;réfugié;CADA;célibataire;",
      "hint-row",
    ],
    ["signs", "-;-;;;;;;", "unread-row"],
    ["a remark in a column that is not read", ";;;;;;;;mis à jour en mars", "unread-row"],
  ])("%s", (_, row, code) => {
    const rows = rowsOf(`${csv([person("Barzani")])}\r\n${row}\r\n${person("Diallo").join(";")}`);
    expect(rows.map(({ kind }) => kind)).toEqual(["valid", "not-a-person", "valid"]);
    expect(codesOf(rows[1])).toEqual([code]);
  });

  test.each([
    ["a person whose name is a word for a total", "Total;Awa;05/03/1990;première demande;réfugié;CADA;célibataire;"],
    ["a person whose given name was not read", "Diallo;12;05/03/1990;première demande;réfugié;CADA;célibataire;"],
    ["a person with two names only", "Diallo;Awa;;;;;;"],
    ["a person with a colon in her name", "Diallo:Sy;Awa;05/03/1990;première demande;réfugié;CADA;célibataire;"],
    ["a person of whom all is an error of another kind", titles.map(() => "#REF!").join(";")],
    ["a person of whom one cell still holds its hint", "Diallo;Awa;jj/mm/aaaa;première demande;réfugié;CADA;liste;"],
    ["a person whose names are words of hints", "Libre;Choix;05/03/1990;première demande;réfugié;CADA;;"],
    ["a person of whom a look-up found only a part", "Diallo;Awa;#N/A;#N/A;#N/A;#N/A;#N/A;#N/A"],
  ])("%s is no such row", (_, row) => {
    const [found] = rowsOf(`${csv([])}\r\n${row}`);
    expect(["valid", "wrong"]).toContain(found?.kind);
  });

  test.each([
    "(comme sur l'acte);(tous);(JJ/MM/AAAA);(démarche);(statut);(logement);(situation);",
    "en capitales;prénoms;jj/mm/aaaa;type de demande;statut;hébergement;texte;",
  ])("hints below the titles are no second row of titles: %s", (hints) => {
    const rows = rowsOf(`${csv([])}\r\n${hints}\r\n${person("Diallo").join(";")}`);
    expect(rows.map(({ row, kind }) => [row, kind])).toEqual([
      [2, "not-a-person"],
      [3, "valid"],
    ]);
  });

  test("a heading that is merged over its columns", () => {
    const rows = [titles, ["Familles"], person("Barzani")];
    const book: HandMade = {
      sheets: { Liste: inlineRows(rows) },
      afterRows: '<mergeCells count="1"><mergeCell ref="A2:H2"/></mergeCells>',
    };
    const found = rowsOf(xlsxOf(book));
    expect(found.map(({ kind }) => kind)).toEqual(["not-a-person", "valid"]);
    expect(codesOf(found[0])).toEqual(["heading-row"]);
  });

  test.each([
    ["a name alone", "Barzani", ["lone-cell"]],
    ["a remark below the table", "Vu avec la directrice", ["lone-cell"]],
    ["a remark in two cells", "Vu avec;la directrice", ["two-cells"]],
    ["a name that is a word for notes", "Page", ["lone-cell"]],
    ["whoever is called Total", "Total;Élodie;05/03/1990;première demande;réfugié;CADA;", ["missing"]],
    [
      "a person of whom a formula found nothing",
      "Barzani;Élodie;0;première demande;réfugié;CADA;",
      ["not-a-day", "missing"],
    ],
  ])("%s is asked about, not left out", (_, row, codes) => {
    const [found] = rowsOf(`${csv([])}\r\n${row}`);
    expect(found?.kind).toBe("wrong");
    expect(codesOf(found)).toEqual(codes);
  });
});

describe("what the sheet does not show", () => {
  const struckStyles =
    '<fonts count="3"><font/><font><strike/></font><font><strike val="0"/></font></fonts>' +
    '<cellXfs count="3"><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>';
  const styled = (cells: readonly string[], styles: (index: number) => number) =>
    inlineRows([[...cells]])
      .replaceAll("<c ", "\n<c ")
      .split("\n")
      .map((cell, index) => cell.replace("<c ", `<c s="${styles(index - 1)}" `))
      .join("");

  test.each(['hidden="1"', 'hidden="true"', 'r="2" ht="0" hidden="1" customHeight="1"', 'ht="0" customHeight="1"'])(
    "a row with %s is not made, unless asked for",
    (attributes) => {
      const rows =
        inlineRows([titles]) +
        inlineRows([person("Barzani")]).replace("<row", `<row ${attributes}`) +
        inlineRows([person("Diallo")]);
      const bytes = xlsxOf({ sheets: { Liste: rows } });
      expect(kindsOf(bytes)).toEqual([
        [2, "hidden"],
        [3, "valid"],
      ]);
      expect(kindsOf(bytes, { hidden: true })).toEqual([
        [2, "valid"],
        [3, "valid"],
      ]);
    },
  );

  test("a row that is struck out is not made; a cell that is struck out is asked about", () => {
    const all = styled(person("Barzani"), () => 1);
    const name = styled(person("Diallo"), (index) => (index < 2 ? 1 : 0));
    const street = styled(person("Camara", "1 rue X"), (index) => (index === 7 ? 1 : 0));
    const not = styled(person("Sow"), () => 2);
    const bytes = xlsxOf({ sheets: { Liste: inlineRows([titles]) + all + name + street + not }, styles: struckStyles });
    expect(kindsOf(bytes)).toEqual([
      [2, "hidden"],
      [3, "hidden"],
      [4, "valid"],
      [5, "valid"],
    ]);
    expect(codesOf(rowsOf(bytes)[2])).toEqual(["struck-cell"]);
    expect(kindsOf(bytes, { hidden: true }).map(([, kind]) => kind)).toEqual(["valid", "valid", "valid", "valid"]);
  });

  test("a row whose letters are struck out is not made, in a shared text or in its cell", () => {
    const run = (text: string, format = "") => `<r><rPr>${format}</rPr><t>${text}</t></r>`;
    const gone = (text: string) => run(text.slice(0, 2), "<b/><strike/>") + run(text.slice(2), '<strike val="1"/>');
    const rowOf = (cells: string) => inlineRows([person("Sow").slice(2)]).replace("<row>", `<row>${cells}`);
    const inline = (runs: string, at: string) => `<c r="${at}" t="inlineStr"><is>${runs}</is></c>`;
    const rows = [
      '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>0</v></c>',
      inline(gone("Barzani"), "A3") + inline(gone("Ali"), "B3"),
      '<c r="A4" t="s"><v>1</v></c><c r="B4" t="s"><v>2</v></c>',
      inline(run("Camara"), "A5") + inline(gone("Awa"), "B5"),
      inline(run("Camara", '<strike val="0"/>'), "A6") + inline(run("Bintou"), "B6"),
    ];
    const texts = `<si>${gone("Diallo")}</si><si>${run("Dia", "<strike/>")}${run("llo")}</si><si><t>Awa</t></si>`;
    const sheet = inlineRows([titles]) + rows.map(rowOf).join("");
    const found = rowsOf(xlsxOf({ sheets: { Liste: sheet }, texts }));
    expect(found.map(({ kind }) => kind)).toEqual(["hidden", "hidden", "valid", "valid", "valid"]);
    expect(found.slice(2).map(codesOf)).toEqual([["partly-struck"], ["struck-cell"], []]);
  });

  test("a cell of which a part is struck out is asked about", () => {
    const partly = (name: string) =>
      `<row><c t="inlineStr"><is><r><rPr><strike/></rPr><t>Gomez</t></r><r><t> ${name}</t></r></is></c>` +
      inlineRows([person("").slice(1)]).replace("<row>", "");
    const bytes = xlsxOf({ sheets: { Liste: inlineRows([titles]) + partly("Gomes") + inlineRows([person("Sow")]) } });
    const [first, second] = rowsOf(bytes);
    expect([codesOf(first), codesOf(second)]).toEqual([["partly-struck"], []]);
    expect(first?.kind === "valid" && plain(say(first.warnings[0]!.message, "fr"))).toContain("« Gomez Gomes »");
  });

  // Only rows that are not written are hidden by it (ECMA-376 part 1, 18.3.1.81).
  test("rows that are written are shown where a sheet hides all others", () => {
    const bytes = xlsxOf({ sheets: { Liste: inlineRows([titles, person("Sow")]) } });
    const files = unzipSync(bytes);
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]!);
    files["xl/worksheets/sheet1.xml"] = strToU8(
      sheet.replace("<sheetData>", '<sheetFormatPr defaultRowHeight="0" zeroHeight="1"/><sheetData>'),
    );
    expect(kindsOf(zipSync(files))).toEqual([[2, "valid"]]);
  });

  test.each<[string, string[], boolean]>([
    ["a price list", ["Nom", "Prix", "Date"], false],
    ["partners with their addresses", ["Nom", "Adresse", "Code postal", "Ville", "Téléphone", "Courriel"], false],
    ["lists of words", ["Sexe", "Logement", "Nationalité", "Démarche"], false],
    ["children", ["Nom", "Prénom", "Né le"], true],
    ["an older list with the names in one column", ["NOM Prénom", "Nationalité", "Logement"], true],
    ["people with one name", ["Nom", "Date de naissance"], true],
    ["people of whom the protection is known", ["Nom", "Protection"], true],
  ])("another sheet: %s", (_, header, isNamed) => {
    const sheets = {
      Liste: inlineRows([titles, person("Barzani")]),
      Autre: inlineRows([header, header.map(() => "x")]),
    };
    expect(sheetIn(xlsxOf({ sheets })).remarks.map(({ code }) => code)).toEqual(isNamed ? ["other-sheet"] : []);
  });

  test("other sheets with people are named, shown or hidden; sheets without are listed", () => {
    const people = inlineRows([titles, person("Sow")]);
    const sheets = {
      Liste: inlineRows([titles, person("Barzani"), person("Diallo")]),
      Familles: people,
      Anciens: people,
      Notes: inlineRows([["memo"]]),
    };
    const { remarks, otherSheets } = sheetIn(xlsxOf({ sheets, hidden: ["Anciens"] }));
    expect(remarks.map(({ code }) => code)).toEqual(["other-sheet", "hidden-sheet"]);
    expect(otherSheets).toEqual(["Familles", "Notes"]);
  });

  test("a person above the titles is named: the sheet may have been sorted with its titles", () => {
    expect(
      sheetIn(`Liste des personnes\r\n${person("Barzani").join(";")}\r\n${csv([person("Diallo")])}`).remarks.map(
        ({ code, row }) => [code, row],
      ),
    ).toEqual([["above-titles", 2]]);
  });
});

describe("merged cells", () => {
  const merged = (ref: string) => `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`;
  const streets = (bytes: Uint8Array) =>
    rowsOf(bytes).map((row) => (row.kind === "valid" ? row.answers.address?.street : row.kind));

  test("give their value to each of their rows, and to no other", () => {
    const rows = inlineRows([titles, person("Barzani", "1 rue X"), person("Diallo"), person("Camara"), person("Sow")]);
    const bytes = xlsxOf({ sheets: { Liste: rows }, afterRows: merged("H2:H4") });
    expect(streets(bytes)).toEqual(["1 rue X", "1 rue X", "1 rue X", undefined]);
    expect(rowsOf(bytes).map(({ isMerged }) => isMerged)).toEqual([false, true, true, false]);
  });

  test("make no person of a blank row", () => {
    const rows = `${inlineRows([titles, person("Barzani", "1 rue X")])}<row/><row r="4"><c r="A4" s="0"/></row>`;
    expect(kindsOf(xlsxOf({ sheets: { Liste: rows }, afterRows: merged("H2:H4") }))).toEqual([[2, "valid"]]);
  });

  test("across two columns that are read are asked about: the second is empty", () => {
    const rows = inlineRows([titles, person("Barzani").with(1, ""), person("Diallo")]);
    const found = rowsOf(xlsxOf({ sheets: { Liste: rows }, afterRows: merged("A2:B2") }));
    expect(found.map((row) => [row.kind, ...codesOf(row)])).toEqual([["valid", "merged-across"], ["valid"]]);
  });

  test.each<[title: string, ref: string, rest: string[], isAsked: boolean]>([
    ["Rue", "H1:J1", ["1 rue X", "69002", "Lyon"], true],
    ["Rue", "H1:J1", ["1 rue X", "", ""], false],
    ["Remarques", "H1:J1", ["a", "b", "c"], false],
  ])("of one title, « %s », over %s: %j is asked about: %s", (title, ref, rest, isAsked) => {
    const rows = inlineRows([
      [...titles.slice(0, 7), title, "", ""],
      [...person("Barzani").slice(0, 7), ...rest],
    ]);
    const { issues } = sheetIn(xlsxOf({ sheets: { Liste: rows }, afterRows: merged(ref) }));
    const said = "Ligne 1, colonne H « Rue » : Ce titre est fusionné sur les colonnes H à J";
    expect(issues.map((issue) => issue.slice(0, said.length))).toEqual(isAsked ? [said] : []);
  });

  test.each<[what: string, above: string[], ref?: string]>([
    ["a note", ["Mis à jour le", "12/11/2026"]],
    ["a note beside a group", ["Identité", "Mis à jour le", "12/11/2026"]],
    ["a note beside a group that is merged", ["Identité", "", "", "Mis à jour le", "12/11/2026"], "A1:C1"],
    ["who looks after the list", ["Référent", "Mme Durand"]],
    ["who looks after the list, merged", ["Référent", "", "Mme Durand"], "A1:B1"],
    ["what the sheet is called", ["Liste des personnes", "", ""], "A1:C1"],
    ["words that are titles too", ["Ville", "Lyon"]],
  ])("%s above the titles is no row of titles", (_, above, ref) => {
    const rows = inlineRows([above, titles, person("Barzani", "1 rue X")]);
    const bytes = xlsxOf({ sheets: { Liste: rows }, ...(ref === undefined ? {} : { afterRows: merged(ref) }) });
    const { headerRow, rowsAbove, columns, ignored, issues } = sheetIn(bytes);
    expect({ headerRow, rowsAbove, columns: columns.length, ignored, issues }).toEqual({
      headerRow: 2,
      rowsAbove: [1],
      columns: titles.length,
      ignored: [],
      issues: [],
    });
  });

  test("of titles in two rows give each column its group", () => {
    const top = [
      "Démarche",
      "Protection",
      "Logement",
      "Situation familiale",
      "Bénéficiaire",
      "",
      "",
      "Hébergeant",
      "",
      "",
    ];
    const bottom = ["", "", "", "", "Nom", "Prénom", "Né le", "Nom", "Prénom", "Né le"];
    const data = [
      "première demande",
      "réfugié",
      "hébergé",
      "célibataire",
      "Barzani",
      "Élodie",
      "05/03/1990",
      "Martin",
      "Paul",
      "01/02/1970",
    ];
    const expected = {
      identity: { familyName: "Barzani", givenNames: "Élodie", birth: { date: "1990-03-05" } },
      housing: { kind: "hosted", host: { familyName: "Martin", givenNames: "Paul", birth: { date: "1970-02-01" } } },
    };
    const ranges = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:J1"].map((ref) => `<mergeCell ref="${ref}"/>`);
    const book = xlsxOf({
      sheets: { Liste: inlineRows([top, bottom, data]) },
      afterRows: `<mergeCells>${ranges.join("")}</mergeCells>`,
    });
    const text = [top, bottom, data].map((cells) => cells.join(";")).join("\n");
    for (const bytes of [book, text, `Liste;\n${text}`]) {
      const [found, ...others] = rowsOf(bytes);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ kind: "valid", answers: expected });
    }
  });
});

test("a group of somebody else is not read as the person's; what groups of the person are called does not matter", () => {
  const top = ["Démarches", "", "", "", "Identité", "", "", "Hébergeant", "", "Référent", ""];
  const bottom = [
    "Démarche",
    "Protection",
    "Logement",
    "Situation familiale",
    "Nom",
    "Prénom",
    "Né le",
    "Nom",
    "Prénom",
    "Nom",
    "Tél",
  ];
  const data = [
    "première demande",
    "réfugié",
    "hébergé",
    "célibataire",
    "Barzani",
    "Élodie",
    "05/03/1990",
    "Martin",
    "Paul",
    "Petit",
    "0612345678",
  ];
  const ranges = ["A1:D1", "E1:G1", "H1:I1", "J1:K1"].map((ref) => `<mergeCell ref="${ref}"/>`);
  const sheets = { Liste: inlineRows([top, bottom, data]) };
  const merged = xlsxOf({ sheets, afterRows: `<mergeCells>${ranges.join("")}</mergeCells>` });
  const separated = [top, bottom, data].map((cells) => cells.join(";")).join("\n");
  for (const bytes of [merged, separated]) {
    const sheet = sheetIn(bytes);
    expect(sheet.issues).toEqual([]);
    expect(sheet.ignored.map(({ header }) => header)).toEqual(["Référent – Nom", "Référent – Tél"]);
    const [found] = [...sheet.rows()];
    expect(found).toMatchObject({
      kind: "valid",
      answers: { identity: { familyName: "Barzani" }, housing: { host: { familyName: "Martin" } } },
    });
    expect(found?.kind === "valid" && found.answers.contact).toBeUndefined();
  }
});

describe("the mark of a row that was made", () => {
  const marked = (answers: readonly Answers[], results: readonly string[], options: Partial<ReadOptions> = {}) =>
    rowsOf(sheetOf(answers, { results }), options);

  test("is found again in every language, and holds for these answers only", () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, fc.constantFrom(...operatorLanguages), (one, other, language) => {
        const text = markOf(codeOf(one), sampleToday, language);
        expect(readMark(text)).toEqual({ text, code: codeOf(one) });
        expect(readMark(`${text}${afterMark}Ligne 3 : …`)).toEqual({ text, code: codeOf(one) });
        expect(codeOf(one) === codeOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: runs(60) },
    );
  });

  test("does not depend on the order of the columns", () => {
    const { version, ...others } = sampleAnswers();
    expect(codeOf({ ...others, version })).toBe(codeOf(sampleAnswers()));
  });

  const done = markOf(codeOf(sampleAnswers()), sampleToday, "fr");
  const other = sampleAnswers({ identity: { familyName: "Diallo", givenNames: "Awa" } });

  test.each([
    ["of its row is passed over", sampleAnswers(), done, ["done"]],
    ["after a round trip through an old encoding too", sampleAnswers(), done.replace("·", "?"), ["done"]],
    ["of a row that was copied or corrected since is asked about", other, done, ["wrong", "other-mark"]],
    ["that is only a word is asked about", sampleAnswers(), "Fait", ["wrong", "mark-without-code"]],
    ["of an older version is asked about", sampleAnswers(), "Fait le 1er mars 2026", ["wrong", "mark-without-code"]],
  ])("%s", (_, answers, result, expected) => {
    const [found] = marked([answers], [result]);
    expect([found?.kind, ...codesOf(found)].slice(0, 2)).toEqual(expected);
    expect(marked([answers], [result], { marked: "skip" })[0]?.kind).toBe("done");
    expect(marked([answers], [result], { marked: "make" })[0]?.kind).toBe(expected[0] === "done" ? "done" : "valid");
  });

  test("stays in the annotated sheet beside the question, so that the row is asked about again", () => {
    const bytes = sheetOf([other], { results: [done] });
    const [found] = rowsOf(bytes);
    const issues = found?.kind === "wrong" ? found.issues : [];
    const text = issues.flatMap(({ mark, message }) => [mark ?? "", say(message, "fr")]).join(afterMark);
    const annotations = [{ row: 2, text, columns: [], done: false }];
    const again = annotateTable(bytes, { score: scoreHeader, headerRow: 1, columnName: "Résultat", annotations });
    expect(codesOf(rowsOf(again)[0])).toEqual(["other-mark"]);
  });
});

describe("a sheet in which no column names the people", () => {
  const own =
    "NOM Prénom;Démarche;Protection;Logement;Situation familiale\r\nBarzani Élodie;première demande;réfugié;CADA;célibataire\r\n";

  test("is refused with the column that may hold the names, unless asked for", () => {
    const { issues, remarks } = sheetIn(own);
    expect(issues).toEqual([
      "Aucune colonne ne donne le nom des personnes : leurs documents seraient sans nom. Est-ce la colonne A « NOM Prénom » ? Alors dites que c’est le nom et les prénoms, ou séparez-la en deux. Il faut au moins une des colonnes « Nom de famille » et « Prénoms ».",
    ]);
    expect(remarks.map(({ code }) => code)).toEqual(["no-birth-date-column"]);
    expect(read(own, { withoutNames: true }).ok).toBe(true);
  });

  test("a row without a name, among others, is to be looked at", () => {
    const rows = rowsOf(csv([person("Barzani"), person("").with(1, "")]));
    expect(rows.map((row) => [row.kind, ...codesOf(row)])).toEqual([["valid"], ["valid", "no-name-here"]]);
  });
});

test("one missing column hides nothing else: the others are named, and the rows have their own problems only", () => {
  const without = csv([person("Barzani"), person("Diallo").with(2, "31/02/1990")]).replace("Logement", "Logis");
  const sheet = sheetIn(without);
  const { issues, columns, ignored } = sheet;
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatch(/^La colonne « Logement » manque\./);
  expect(columns.map(({ header }) => header)).toEqual(titles.filter((title) => title !== "Logement"));
  expect(ignored.map(({ header }) => header)).toEqual(["Logis"]);
  expect([...sheet.rows()].map((row) => [row.kind, ...codesOf(row)])).toEqual([["wrong"], ["wrong", "no-such-day"]]);
});
