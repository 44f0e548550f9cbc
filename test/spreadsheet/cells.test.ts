// Cells as people fill them in: a value, a problem in words or nothing, for each type of column.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { texts } from "virtual:locales";
import type { IssueCode } from "../../functions/answers/issues.ts";
import { operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { cellReader } from "../../functions/spreadsheet/reading/cells.ts";
import { columns } from "../../functions/spreadsheet/columns/columns.ts";
import { codeInSheet, fileIssue, sheetIssue } from "../../functions/spreadsheet/reading/sheet-issues.ts";
import type { Cell, FileIssueCode } from "../../functions/spreadsheet/table/table.ts";

const readerOf = (id: string) => cellReader(columns.find((column) => column.id === id)!);

/** A value, or the code of a problem, or what is remarked on beside the value. */
function read(id: string, cell: Cell | string): unknown {
  const reading = readerOf(id)(typeof cell === "string" ? { kind: "text", text: cell } : cell);
  if (reading === undefined) return "blank";
  if (!reading.ok) return { wrong: reading.code };
  return reading.remark === undefined ? reading.value : { value: reading.value, remark: reading.remark };
}

const number = (text: string): Cell => ({ kind: "number", text });
const serial = (value: string) => ({ value, remark: "serial-date" });
const restored = (value: string) => ({ value, remark: "zero-restored" });

const birth = "identity.birth.date";
const decided = "decision.date";
const gender = "identity.gender";
const nationality = "identity.nationalities";

describe("a number that a program wrote as a text", () => {
  test.each<[id: string, text: string, expected: unknown]>([
    ["contact.phone", "'0612345678", "0612345678"],
    ["contact.phone", "0612345678.0", "0612345678"],
    ["contact.phone", "'+33 6 12 34 56 78", "+33 6 12 34 56 78"],
    ["contact.phone", "00 33 6 12 34 56 78", "0033 6 12 34 56 78"],
    ["contact.phone", "0032470123456", "0032470123456"],
    ["ofpraNumber", "230 512 346", "230512346"],
    ["ofpraNumber", "23.0512.346", "230512346"],
    ["ofpraNumber", "23-05-12346", "230512346"],
    ["ofpraNumber", "230 512", "230 512"],
    ["contact.email", "'+a.0@A.AA", "'+a.0@A.AA"],
    ["identity.givenNames", "‘3la", "‘3la"],
    ["contact.phone", "612345678,0", restored("0612345678")],
    ["contact.phone", "'+33612345678", "+33612345678"],
    ["address.postcode", "69002.0", "69002"],
    ["address.postcode", "1000.00", restored("01000")],
    ["address.postcode", "'01000", "01000"],
    ["ofpraNumber", "230512346,0", "230512346"],
    ["ofpraNumber", "'230512346", "230512346"],
    ["foreignerNumber", "9912345678.0", "9912345678"],
    ["foreignerNumber", "'0102345678", "0102345678"],
    [birth, "1990.0", "1990"],
    [birth, "'05/03/1990", "1990-03-05"],
    ["address.building", "12.0", "12"],
    ["identity.familyName", "'Abd Allah", "'Abd Allah"],
    ["address.street", "12.05 rue X", "12.05 rue X"],
  ])("%s from %s", (id, text, expected) => {
    expect(read(id, text)).toEqual(expected);
  });
});

describe("a cell", () => {
  test.each<[id: string, cell: Cell | string, expected: unknown]>([
    // Dates
    [birth, "05/03/1990", "1990-03-05"],
    [birth, "5/3/1990", "1990-03-05"],
    [birth, "05-03-1990", "1990-03-05"],
    [birth, "05.03.1990", "1990-03-05"],
    [birth, "05 03 1990", "1990-03-05"],
    [birth, "\u00A005/03/1990\u202F", "1990-03-05"],
    [birth, "05/03/1990 00:00:00", "1990-03-05"],
    [birth, "1990-03-05", "1990-03-05"],
    [birth, "1990-03-05T00:00:00.000Z", "1990-03-05"],
    // Midnight of another time zone is another day here.
    ...[
      "1990-03-04T23:00:00.000Z",
      "1990-03-04T22:00Z",
      "1990-03-04T19:30:00+00:00",
      "1990-03-05T02:00:00+02:00",
      "1990-03-04 23:00:00 UTC",
      "1990-03-04 23:00:00",
      "04/03/1990 22:00",
      "1990-03-04 23:59:39",
    ].map((text): [string, string, unknown] => [birth, text, { wrong: "shifted-day" }]),
    [birth, "1990-03-05T00:00:00+04:30", "1990-03-05"],
    [decided, "05/03/2026 14:32", "2026-03-05"],
    [birth, { kind: "date", day: "1990-03-04", shifted: "1990-03-04 23:00" }, { wrong: "shifted-day" }],
    [birth, { kind: "date", day: "1905-05-28", typedYear: "1975" }, { wrong: "year-as-date" }],
    [birth, "1990/03/05", "1990-03-05"],
    [birth, "5 mars 1990", "1990-03-05"],
    [birth, "1er mars 1990", "1990-03-01"],
    [birth, "lundi 5 mars 1990", "1990-03-05"],
    [birth, "5 déc. 1990", "1990-12-05"],
    [birth, "5 March 1990", "1990-03-05"],
    [birth, "March 5, 1990", "1990-03-05"],
    [birth, "5-août-1990", "1990-08-05"],
    [birth, "mars 1990", "1990-03"],
    [birth, "03/1990", "1990-03"],
    [birth, "1990-03", "1990-03"],
    [birth, "1990", "1990"],
    [birth, number("1990"), "1990"],
    [birth, "00/00/1990", "1990-00-00"],
    [birth, "00/03/1990", "1990-03-00"],
    [birth, "00/1990", "1990-00"],
    [birth, { kind: "date", day: "1990-03-05" }, "1990-03-05"],
    [birth, number("32937"), serial("1990-03-05")],
    [birth, { kind: "number", text: "31475", is1904: true }, serial("1990-03-05")],
    [birth, { kind: "number", text: "1990", is1904: true }, "1990"],
    ["address.postcode", { kind: "number", text: "75001", is1904: true }, "75001"],
    [birth, "32937", serial("1990-03-05")],
    [birth, "32937,5", serial("1990-03-05")],
    [birth, number("61"), { wrong: "not-a-day" }],
    [birth, number("99999"), { wrong: "not-a-day" }],
    [birth, "5/3/90", { wrong: "two-digit-year" }],
    [birth, "5-mars-90", { wrong: "two-digit-year" }],
    [birth, "03/25/1990", { wrong: "month-first" }],
    [birth, "31/02/1990", { wrong: "no-such-day" }],
    [birth, "29/02/1900", { wrong: "no-such-day" }],
    [birth, "29/02/2000", "2000-02-29"],
    [birth, "05/00/1990", { wrong: "no-such-day" }],
    [birth, "05/03/1890", { wrong: "year-out-of-range" }],
    [birth, "05/03/0990", { wrong: "year-out-of-range" }],
    [birth, "vers 1990", { wrong: "not-a-day" }],
    [birth, "hier", { wrong: "not-a-day" }],
    [birth, "mars", { wrong: "not-a-day" }],
    [birth, "le mars", { wrong: "not-a-day" }],
    [birth, "05/03/1990 ou 06/03/1990", { wrong: "not-a-day" }],
    [decided, "1990", { wrong: "day-needed" }],
    [decided, "mars 2026", { wrong: "day-needed" }],
    [decided, "00/03/2026", { wrong: "day-needed" }],
    // Choices
    [gender, "Mme", "female"],
    [gender, "M.", "male"],
    [gender, "monsieur", "male"],
    [gender, "F", "female"],
    [gender, "H", "male"],
    [gender, "Féminin", "female"],
    [gender, "X", { wrong: "not-a-choice" }],
    ["procedure.kind", "1ère demande", "first-application"],
    ["procedure.kind", "RENOUVELLEMENT", "renewal"],
    ["procedure.kind", "Changement d'adresse", "address-change"],
    ["procedure.kind", "vol", "theft"],
    ["status.kind", "Réfugiée", "refugee"],
    ["status.kind", "Réfugié(e)", "refugee"],
    ["status.kind", "PS", "subsidiary-protection"],
    ["status.kind", "membre de famille", "family-member"],
    ["status.kind", "family-member", "family-member"],
    ["housing.kind", "à mon nom", "own-name"],
    ["housing.kind", "Locataire", "own-name"],
    ["housing.kind", "hébergée", "hosted"],
    ["housing.kind", "CADA", "centre"],
    ["housing.kind", "Domicilié(e)", "domiciliation"],
    ["couple.kind", "Marié(e)", "married"],
    ["couple.kind", "pacsée", "civil-union"],
    ["couple.kind", "veuve", "widowed"],
    ["couple.kind", "séparé", { wrong: "unclear-choice" }],
    // Yes and no
    ...["Oui", "oui", "O", "yes", "Y", "x", "1", "Vrai", "TRUE"].map((yes): [string, string, unknown] => [
      "housing.freeOfCharge",
      yes,
      true,
    ]),
    ...["Non", "non", "no", "N", "0", "faux", "FALSE"].map((no): [string, string, unknown] => [
      "housing.freeOfCharge",
      no,
      false,
    ]),
    ["housing.freeOfCharge", { kind: "boolean", value: true }, true],
    ["housing.freeOfCharge", number("0"), false],
    ["housing.freeOfCharge", "peut-être", { wrong: "not-yes-or-no" }],
    // Countries and nationalities
    ["identity.birth.country", "Afghanistan", "AF"],
    ["identity.birth.country", "afg", "AF"],
    ["identity.birth.country", "Côte d'Ivoire", "CI"],
    ["identity.birth.country", "RDC", "CD"],
    ["identity.birth.country", "Congo (RDC)", "CD"],
    ["identity.birth.country", "Congo", { wrong: "several-countries" }],
    ["identity.birth.country", "Syria", "SY"],
    ["identity.birth.country", "Wakanda", { wrong: "unknown-country" }],
    [nationality, "afghane", ["AF"]],
    [nationality, "Afghan", ["AF"]],
    [nationality, "syrien / Turque", ["SY", "TR"]],
    [nationality, "AF, IR; afghane", ["AF", "IR"]],
    [nationality, "Russe et ukrainienne", ["RU", "UA"]],
    [nationality, "Bonaire, Saint-Eustache et Saba", ["BQ"]],
    [nationality, "Eritrean", ["ER"]],
    [nationality, "Apatride", "stateless"],
    [nationality, "stateless", "stateless"],
    [nationality, "apatride, russe", { wrong: "stateless-and-more" }],
    [nationality, "congolaise", { wrong: "several-countries" }],
    [nationality, "congolaise (RDC)", ["CD"]],
    [nationality, "martienne", { wrong: "unknown-country" }],
    [nationality, ";", { wrong: "unknown-country" }],
    // What spreadsheets do to numbers
    ["address.postcode", "01000", "01000"],
    ["address.postcode", number("1000"), restored("01000")],
    ["address.postcode", "1000", restored("01000")],
    ["address.postcode", number("69002"), "69002"],
    ["contact.phone", number("612345678"), restored("0612345678")],
    ["contact.phone", "06 12 34 56 78", "06 12 34 56 78"],
    ["contact.phone", number("33612345678"), { value: "+33612345678", remark: "plus-restored" }],
    ["contact.phone", "6,12E+08", { wrong: "long-number" }],
    ["ofpraNumber", number("50112345"), restored("050112345")],
    ["foreignerNumber", number("9912345678"), "9912345678"],
    ["foreignerNumber", number("9.912345678E9"), "9912345678"],
    ["foreignerNumber", "9,91E+09", { wrong: "long-number" }],
    ["foreignerNumber", number("1.2345678901234567E+16"), { wrong: "long-number" }],
    // Texts
    ["identity.familyName", " Rahimi ", "Rahimi"],
    ["identity.familyName", "Na", "Na"],
    ["address.street", "12 rue X\nBât. B", { value: "12 rue X Bât. B", remark: "line-break" }],
    ["address.street", "12 rue X\vBât. B", { value: "12 rue X Bât. B", remark: "line-break" }],
    ["address.street", "12 rue X\u2028Bât. B", { value: "12 rue X Bât. B", remark: "line-break" }],
    ["address.street", { kind: "date", day: "1990-03-05" }, { value: "05/03/1990", remark: "date-as-text" }],
    [
      "concordance.differences.*.onOtherPaper",
      { kind: "date", day: "1990-01-01" },
      { value: "01/01/1990", remark: "date-as-text" },
    ],
    ["identity.familyName", { kind: "boolean", value: true }, { wrong: "not-a-text" }],
    ["identity.familyName", { kind: "error", code: "formula-error", text: "#REF!" }, { wrong: "formula-error" }],
    [birth, { kind: "error", code: "formula-without-value", text: "" }, { wrong: "formula-without-value" }],
    ["identity.givenNames", "Néant", null],
    ["identity.givenNames", "sans prénom", null],
    // Nothing
    ...["", " ", "\u00A0", "-", "—", "/", "?", "..."].map((blank): [string, string, unknown] => [
      birth,
      blank,
      "blank",
    ]),
    ...["N/A", "n/a", "néant", "Non renseigné", "sans objet", "Inconnue"].map((blank): [string, string, unknown] => [
      "identity.usualName",
      blank,
      { value: undefined, remark: "counted-blank" },
    ]),
    [gender, "Non renseigné", { value: undefined, remark: "counted-blank" }],
    ...["contact.phone", "contact.email", "ofpraNumber", "address.postcode"].map((id): [string, string, unknown] => [
      id,
      "N/A",
      { value: undefined, remark: "counted-blank" },
    ]),
    // The language of whoever helps, or of the person
    ["language", "Kurde (kurmandji)", { value: undefined, remark: "other-language" }],
    ["language", "Anglias", { wrong: "not-a-choice" }],
    ["language", "2", { wrong: "not-a-choice" }],
    // Saved in an encoding that has no ễ, ị, Ḥ
    ["identity.familyName", "Nguy?n", { wrong: "lost-letters" }],
    ["identity.givenNames", "Th? Ánh", { wrong: "lost-letters" }],
    ["identity.givenNames", "?amid", { wrong: "lost-letters" }],
    ["identity.familyName", "????", { value: undefined, remark: "counted-blank" }],
  ])("of %s with %j is read as %j", (id, cell, expected) => {
    expect(read(id, cell)).toEqual(expected);
  });

  test("gives a value, a problem or nothing, whatever it holds", () => {
    const readers = columns.map(cellReader);
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }).map((text): Cell => ({ kind: "text", text })),
      fc.string({ maxLength: 30 }).map((text): Cell => ({ kind: "text", text })),
      fc
        .constantFrom("oui", "1990", "AF", "12/12/12", "NaN", "1e999", "-1", "")
        .map((text): Cell => ({ kind: "number", text })),
      fc.oneof(fc.double(), fc.integer()).map((value): Cell => ({ kind: "number", text: String(value) })),
      fc.boolean().map((value): Cell => ({ kind: "boolean", value })),
      fc.constant<Cell>({ kind: "date", day: "1990-03-05" }),
      fc.constant<Cell>({ kind: "error", code: "formula-error", text: "#N/A" }),
    );
    fc.assert(
      fc.property(cell, (one) => {
        for (const reader of readers) {
          const reading = reader(one);
          const wrong = reading === undefined || reading.ok ? undefined : reading;
          const messages = operatorLanguages.map((language) =>
            wrong === undefined ? "" : say(sheetIssue({ row: 1 }, wrong.code, wrong.values ?? {}).message, language),
          );
          expect(messages.join(" ")).not.toContain("undefined");
        }
      }),
    );
  });

  // A pattern that searches such a text from each of its characters takes seconds, and a workbook may repeat one text
  // for a hundred thousand rows: the time that a test may take would be over.
  test.each([
    ["spaces before a line break", `a${" ".repeat(32_760)}b\nc`],
    ["line breaks", `1${"\n".repeat(32_760)}x`],
    ["a date and form feeds", `05/03/1990${"\f".repeat(32_750)}x`],
    ["signs that stand for many letters", "\uFDFA".repeat(32_767)],
  ])("of %s, as long as a cell can be, is read in no time by every column", (_, text) => {
    const fromLists = new Set(["choice", "yes-no", "day", "partial-day", "country", "nationalities"]);
    for (const column of columns) {
      const reading = cellReader(column)({ kind: "text", text });
      expect([column.id, reading?.ok]).toEqual([column.id, !fromLists.has(column.type)]);
    }
  });
});

describe("words", () => {
  /** Each form of a text that has several, such as a plural. */
  const textsOf = (language: Language): [key: string, text: string][] =>
    Object.entries(texts[language]!)
      .filter(([key]) => key.startsWith("spreadsheet.issues."))
      .flatMap(([key, text]) =>
        [...new Set(typeof text === "string" ? [text] : Object.values(text))].map((form): [string, string] => [
          key,
          form,
        ]),
      );

  test.each(
    operatorLanguages.flatMap((language) => textsOf(language).map(([key, text]) => [language, key, text] as const)),
  )("in %s of %s end as sentences do, and speak of no path and no code", (_, __, text) => {
    expect(text).toMatch(/[.}]$/);
    expect(text).not.toMatch(/JSON|\bnull\b|\w\.\w+\.\w|stateless"|YYYY-MM|AAAA-MM/);
  });

  test.each(textsOf("fr"))("in French of %s have French typography", (_, text) => {
    expect(text).not.toMatch(/[^\u00A0][:;?!»]|«[^\u00A0]|'/);
  });

  test("are there for whatever is found in answers that were read from cells", () => {
    const cannotCome = [
      "not-json",
      "empty-file",
      "doubled-key",
      "unknown-key",
      "unknown-value",
      "wrong-type",
      "not-nationalities",
      "empty",
    ];
    const cellsSayIt =
      "not-a-date not-a-partial-date not-a-country former-country former-nationality former-origin too-many lost-letters".split(
        " ",
      );
    const codes = Object.keys(texts["fr"]!)
      .filter((key) => /^problems\.[^.]+$/.test(key))
      .map((key) => key.replace("problems.", "") as IssueCode);
    const rest = codes.filter((code) => ![...cannotCome, ...cellsSayIt].includes(code));
    expect(rest.filter((code) => codeInSheet(code) === "refused")).toEqual([]);
    for (const code of [...cannotCome, ...cellsSayIt] as IssueCode[]) expect(codeInSheet(code)).toBe("refused");
  });

  const fileCodes: FileIssueCode[] = [
    ...(["empty", "too-large", "too-many-rows", "too-many-columns", "cell-too-long", "not-a-spreadsheet"] as const),
    ...(["old-excel", "password", "macros", "zip-bomb", "broken-zip", "broken-workbook", "broken-csv"] as const),
    "several-encodings",
  ];

  test.each(operatorLanguages)("in %s fill in the place of whatever is wrong with a file", (language) => {
    for (const code of fileCodes) {
      const said = say(fileIssue({ code, row: 7 }).message, language);
      expect(said).not.toMatch(/[{}]/);
      expect(said).toMatch(/^(?:Ligne|Row) 7/);
    }
  });

  test("say the kind and the size of a file", () => {
    expect(say(fileIssue({ code: "not-a-spreadsheet", values: { kind: "pdf" } }).message, "fr")).toContain(
      "reçu\u00A0: un PDF.",
    );
    const large = fileIssue({ code: "too-large", values: { bytes: "104857600", max: "52428800" } });
    expect(say(large.message, "en")).toContain("got 100\u00A0MB, at most 50\u00A0MB");
    expect(say(fileIssue({ code: "too-many-rows", values: { max: "100000" } }).message, "fr")).toContain(
      "100\u00A0000 au plus",
    );
  });

  test("show what came in few characters, with what is invisible", () => {
    const { message } = sheetIssue({}, "not-a-day", { value: `\u202E${"x".repeat(100)}` });
    expect(say(message, "en")).toContain(`“[U+202E]${"x".repeat(59)}…”`);
  });
});
