// Rows of a sheet: answers, or every problem in words of columns and cells; and there and back again.
import { mojibake } from "../../functions/text/lost-letters.ts";
import * as fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { annotateTable } from "../../functions/spreadsheet/annotate/annotate.ts";
import { makeTemplate } from "../../functions/spreadsheet/template/template-file.ts";
import { extraColumnName } from "../../functions/spreadsheet/columns/columns.ts";
import { scoreHeader } from "../../functions/spreadsheet/reading/header.ts";
import { codeOf, markOf } from "../../functions/spreadsheet/reading/mark.ts";
import { readRows, type ReadRow, type SheetReading } from "../../functions/spreadsheet/reading/read-rows.ts";
import { fileIssue, type SheetIssue } from "../../functions/spreadsheet/reading/sheet-issues.ts";
import { FileError } from "../../functions/spreadsheet/table/table.ts";
import { anyAnswers, runs } from "../support/any-answers.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { sheetOf, type SheetOptions } from "./sheet-of.ts";

const read = (bytes: Uint8Array | string): SheetReading =>
  readRows(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, {
    today: sampleToday,
    covers,
    // Most tables here are of other columns.
    withoutNames: true,
  });

const saidIn = (language: Language, issues: readonly SheetIssue[]): string[] =>
  issues.map(({ message }) => say(message, language));

function rowsOf(bytes: Uint8Array | string): ReadRow[] {
  const reading = read(bytes);
  if (!reading.ok) throw new Error(saidIn("fr", reading.issues).join("\n"));
  return [...reading.rows()];
}

const plain = (text: string) => text.replaceAll("\u00A0", " ");

/** What is said of one row under these columns. */
function said(header: string, row: string, language: Language = "fr"): string[] {
  const [only] = rowsOf(`${header}\r\n${row}\r\n`);
  return only?.kind === "wrong" ? saidIn(language, only.issues).map(plain) : [];
}

function taken(header: string, row: string): Answers | undefined {
  const [only] = rowsOf(`${header}\r\n${row}\r\n`);
  return only?.kind === "valid" ? only.answers : undefined;
}

const needed = "Démarche;Protection;Logement;Situation familiale";
const usual = "renouvellement;réfugié;hôtel;célibataire";

const examples = readdirSync("test/examples").map((file): Answers =>
  answersSchema.parse(JSON.parse(readFileSync(`test/examples/${file}`, "utf8"))),
);

/**
 * Answers without what a sheet cannot say: empty objects, items of which nothing or only « no » is said, twice the same
 * nationality, the order of keys. */
function asSheetSays(value: unknown, isItem = false): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => asSheetSays(item, true)).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : typeof items[0] === "string" ? [...new Set(items)] : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, asSheetSays(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  if (kept.length === 0 || (isItem && kept.every(([, inner]) => inner === false))) return undefined;
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Texts that mean something else in a cell: blanks, rounded numbers, whole numbers as programs write them, numbers that
 * lost a zero, letters that were lost.
 */
const isExpressible = (answers: Answers): boolean =>
  !mojibake.test(JSON.stringify(answers)) &&
  !/\?\p{L}|\p{L}\?|"(?:[-\u2010-\u2015\u2212_/\\\\.?…*·\s]+|n[ée]ant|aucune?|none|\d(?:[.,]\d+)?E\+\d+|\d+[.,]0+|[1-9]\d{8}|(?:33|262|590|594|596)[1-9]\d{8}|n\s?[/.]\s?[ac]\.?)"/iu.test(
    JSON.stringify(answers),
  );

describe("a row", () => {
  test.each(operatorLanguages)("of each example, written in %s, gives the example's answers", (language) => {
    const rows = rowsOf(sheetOf(examples, { language }));
    expect(rows.map((row) => (row.kind === "valid" ? asSheetSays(row.answers) : row))).toEqual(
      examples.map((one) => asSheetSays(one)),
    );
  });

  test("of any answers gives the same answers", () => {
    fc.assert(
      fc.property(fc.array(anyAnswers.filter(isExpressible), { minLength: 1, maxLength: 5 }), (list) => {
        const rows = rowsOf(sheetOf(list));
        expect(rows.map((row) => (row.kind === "valid" ? asSheetSays(row.answers) : row))).toEqual(
          list.map((one) => asSheetSays(one)),
        );
      }),
      { numRuns: runs(60) },
    );
  });

  test("carries its reference and its number; those that are done are passed over", () => {
    const options: SheetOptions = {
      references: ["A1", "A2", "A3"],
      results: [`Fait le 23/11/2026 · ${codeOf(sampleAnswers())}`, "", "À corriger"],
      titles: ["Liste"],
    };
    const rows = rowsOf(sheetOf([sampleAnswers(), sampleAnswers(), sampleAnswers()], options));
    expect(rows.map(({ row, reference, kind }) => [row, reference, kind])).toEqual([
      [3, "A1", "done"],
      [4, "A2", "valid"],
      [5, "A3", "valid"],
    ]);
  });

  test.each([
    ["CSV", sheetOf([sampleAnswers(), sampleAnswers()])],
    ["XLSX", makeTemplate("xlsx", "fr")],
  ])(
    "that was made and marked so in a %s file is passed over when the file comes back, in any language",
    (_, bytes) => {
      const { row: last, answers } = rowsOf(bytes).at(-1) as Extract<ReadRow, { kind: "valid" }>;
      const mark = (before: Uint8Array, language: Language, done: boolean): Uint8Array =>
        annotateTable(before, {
          score: scoreHeader,
          headerRow: 1,
          columnName: say(extraColumnName("result"), language),
          annotations: [
            {
              row: last,
              text: done ? markOf(codeOf(answers), sampleToday, language) : "À corriger",
              columns: [0],
              done,
            },
          ],
        });
      expect(rowsOf(mark(bytes, "fr", false)).at(-1)?.kind).toBe("valid");
      expect(rowsOf(mark(bytes, "fr", true)).at(-1)?.kind).toBe("done");
      expect(rowsOf(mark(mark(bytes, "fr", true), "en", false)).at(-1)?.kind).toBe("done");
      expect(rowsOf(mark(mark(bytes, "fr", false), "en", true)).at(-1)?.kind).toBe("done");
    },
  );

  test("is in question where a mark says no more than that; what a column of the same name says besides is hers", () => {
    const results = ["Fait", "✓ fait.", "Fait le 1er mars 2026", "Done on 23 November 2026"];
    const others = ["Fait une demande à la CAF", "Fait le nécessaire", "Donet", "À faire", "Done by Sara"];
    const rows = rowsOf(
      sheetOf(
        [...results, ...others].map(() => sampleAnswers()),
        { results: [...results, ...others] },
      ),
    );
    expect(rows.map(({ kind }) => kind)).toEqual([...results.map(() => "wrong"), ...others.map(() => "valid")]);
  });

  test("with nothing in the columns that are read is passed over; with a reference it is not", () => {
    expect(
      rowsOf(`Réf;${needed};Autre\r\n;;;;;Total : 3\r\n;-;-;;;\r\nA1;;;;;\r\n`).map(({ row, kind }) => [row, kind]),
    ).toEqual([
      [2, "not-a-person"],
      [3, "not-a-person"],
      [4, "wrong"],
    ]);
  });

  test("may leave the first children blank: the others keep their numbers in what is said", () => {
    expect(taken(`${needed};Enfant 1 – Nom;Enfant 3 – Nom`, `${usual};;Rahimi`)?.children).toEqual([
      { familyName: "Rahimi" },
    ]);
    expect(said(`${needed};Enfant 1 – Né le;Enfant 3 – Né le`, `${usual};;12/12/2050`)).toEqual([
      "Ligne 2, colonne F « Enfant 3 – Né le » : Cette date ne peut pas être après le jour du dossier (23/11/2026). Reçu : « 12/12/2050 ». Corrigez la date.",
    ]);
  });

  test("says « Non » of what there is not, and nothing is made of it", () => {
    const answers = taken(
      `${needed};Enfant 1 – Voyage;Hébergement gratuit;Certificat de concordance reçu;Certificat de naissance Ofpra;Polygamie;Réunification familiale`,
      `${usual};Non;Non;Non;;Non;non`,
    );
    expect(answers).toEqual({
      version: 1,
      procedure: { kind: "renewal" },
      status: { kind: "refugee" },
      housing: { kind: "hotel" },
      couple: { kind: "single" },
    });
  });

  test("has one pair of columns for the spouse and for the partner: the situation says which", () => {
    const header = `Démarche;Protection;Logement;Situation familiale;Conjoint – Nom;Date du mariage`;
    expect(taken(header, "vol;apatride;CADA;marié;Rahimi;06/2015")?.couple).toEqual({
      kind: "married",
      spouse: { familyName: "Rahimi" },
      marriage: { date: "2015-06" },
    });
    expect(taken(header, "vol;apatride;CADA;pacsé;Rahimi;06/2015")?.couple).toEqual({
      kind: "civil-union",
      partner: { familyName: "Rahimi" },
      date: "2015-06",
    });
  });
});

describe("issues", () => {
  test.each<[what: string, header: string, row: string, expected: string[]]>([
    [
      "a needed cell that is empty, and the possibilities",
      needed,
      ";réfugié;hôtel;célibataire",
      [
        "Ligne 2, colonne A « Démarche » : Cette cellule est obligatoire et elle est vide. Possibilités : Première demande, Renouvellement, Changement d’adresse, Perte, Vol, Détérioration, Changement d’état civil, En attente d’une réponse. Remplissez-la.",
      ],
    ],
    [
      "a cell with something else, and what was meant",
      needed,
      "renouvelement;réfugié;hôtel;célibataire",
      [
        "Ligne 2, colonne A « Démarche » : Attendu : Première demande, Renouvellement, Changement d’adresse, Perte, Vol, Détérioration, Changement d’état civil, En attente d’une réponse. Reçu : « renouvelement ». Vouliez-vous dire « Renouvellement » ? Écrivez une des possibilités.",
      ],
    ],
    [
      "every problem of the row, in the order of its columns",
      `Né(e) le (jj/mm/aaaa);CP;${needed};Mail`,
      `31/02/1990;ABC;${usual};a@`,
      [
        "Ligne 2, colonne A « Né(e) le (jj/mm/aaaa) » : Ce jour n’existe pas : « 31/02/1990 ». Corrigez la date (jj/mm/aaaa).",
        "Ligne 2, colonne B « CP » : Code postal français attendu : 5 chiffres, par exemple 69003. Reçu : « ABC ». Corrigez-le.",
        "Ligne 2, colonne G « Mail » : Adresse électronique attendue, par exemple nom@exemple.fr. Reçu : « a@ ». Corrigez-la ou retirez-la.",
      ],
    ],
    [
      "the wrong kind of housing, and nothing of what hangs on it",
      `${needed};Hébergeant – Né le;Hébergé depuis`,
      "perte;réfugié;yourte;célibataire;hier;demain",
      [
        "Ligne 2, colonne C « Logement » : Attendu : À son nom, Hébergé(e) chez un particulier, Hôtel, Centre d’hébergement, Domiciliation. Reçu : « yourte ». Écrivez une des possibilités.",
      ],
    ],
    [
      "cells that contradict the kind of housing, once for all those of the host",
      `${needed};Hébergeant – Nom;Hébergeant – Prénom;Hébergé depuis`,
      `${usual};Dupont;Jeanne;01/01/2026`,
      [
        "Ligne 2, colonne E « Hébergeant – Nom » : Cette cellule ne va pas avec « Logement : Hôtel » : elle ne serait pas prise en compte. Videz-la (et les autres cellules « Hébergeant »), ou corrigez « Logement ».",
        "Ligne 2, colonne G « Hébergé depuis » : Cette cellule ne va pas avec « Logement : Hôtel » : elle ne serait pas prise en compte. Videz-la, ou corrigez « Logement ».",
      ],
    ],
    [
      "what a family member needs, though the file has no such column",
      needed,
      "perte;membre de famille;hôtel;célibataire",
      [
        "Ligne 2 : La colonne « Protection du proche » manque, et cette ligne en a besoin. Ajoutez-la ; valeurs possibles : Réfugié(e), Protection subsidiaire, Apatride.",
        "Ligne 2 : La colonne « Lien avec le proche » manque, et cette ligne en a besoin. Ajoutez-la ; valeurs possibles : Conjoint(e), Partenaire de Pacs, Concubin(e), Enfant, Parent.",
      ],
    ],
    [
      "a letter that cannot be printed, whatever else is wrong",
      `${needed};Nom;Nationalité`,
      `${usual};日本;Congo`,
      [
        "Ligne 2, colonne E « Nom » : Impossible à imprimer sur un papier français : 日 (U+65E5), 本 (U+672C). Écrivez ce mot en lettres latines, comme sur le certificat de naissance de l’Ofpra ou, en attendant, comme sur la décision.",
        "Ligne 2, colonne F « Nationalité » : « Congo » désigne plusieurs pays. Écrivez lequel : République démocratique du Congo (CD), Congo (CG).",
      ],
    ],
    [
      "too many nationalities in one cell",
      `${needed};Nationalité`,
      `${usual};FR, DE, IT, ES, PT, BE`,
      ["Ligne 2, colonne E « Nationalité » : 5 nationalités au plus ; reçu : « FR, DE, IT, ES, PT, BE ». Retirez-en."],
    ],
    [
      "two papers that say the same",
      `${needed};Certificat de naissance Ofpra;Différence 1 – Élément;Différence 1 – Sur le certificat de naissance;Différence 1 – Sur l’autre document;Différence 1 – Autre document`,
      `${usual};reçu;Nom;Rahimi;Rahimi;Récépissé`,
      [
        "Ligne 2, colonne H « Différence 1 – Sur l’autre document » : Les deux documents portent la même mention : « Rahimi ». Corrigez l’un des deux, ou videz les cellules de cette différence.",
      ],
    ],
    [
      "a text that is too long",
      `${needed};Nom`,
      `${usual};${"a".repeat(151)}`,
      [
        "Ligne 2, colonne E « Nom » : La réponse est trop longue : 151 caractères reçus, 150 au plus. Raccourcissez-la.",
      ],
    ],
  ])("say %s", (_, header, row, expected) => {
    expect(said(header, row)).toEqual(expected);
  });

  test("are said in English too", () => {
    expect(
      said("Procedure;Protection;Housing;Marital status;Date of birth", "loss;refugee;hotel;single;5/3/90", "en"),
    ).toEqual([
      "Row 2, column E “Date of birth”: The year has two digits: “5/3/90”. Write it with four, for example 05/03/1990.",
    ]);
  });

  test("are at most fifty for a row", () => {
    const header = Array.from(
      { length: 30 },
      (_, index) => `Enfant ${index + 1} – Né le;Enfant ${index + 1} – Sexe`,
    ).join(";");
    const problems = said(`${needed};${header}`, `${usual}${";?!".repeat(60)}`);
    expect(problems).toHaveLength(50);
    expect(problems.at(-1)).toBe("Ligne 2 : Cette ligne a encore d’autres problèmes (11). Corrigez d’abord ceux-ci.");
  });

  test("never speak of paths or codes, whatever the cells hold", () => {
    const header = sheetOf(examples);
    const [first = ""] = new TextDecoder().decode(header).replace("\uFEFF", "").split("\r\n");
    const width = first.split(";").length;
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "oui",
        "réfugié",
        "hôtel",
        "marié",
        "hébergé",
        "membre de famille",
        "vol",
        "Congo",
        "1990",
        "x",
      ),
      fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll(/[;"\r\n\t]/g, "")),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: width, maxLength: width }), (cells) => {
        const bytes = `${first}\r\n${cells.map((text) => `"${text}"`).join(";")}\r\n`;
        for (const message of messagesOf(bytes)) {
          expect(plain(message)).toMatch(/^Ligne 2(?:, colonne [A-Z]+ « .+ »)? : \S/u);
          expect(message).not.toMatch(/own-name|family-member|housing\.|couple\.|undefined/);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

/** All that is said of a file, also when it cannot be read to its end. */
function messagesOf(bytes: string): string[] {
  const reading = read(bytes);
  if (!reading.ok) return saidIn("fr", reading.issues);
  try {
    return [...reading.rows()].flatMap((row) => (row.kind === "wrong" ? saidIn("fr", row.issues) : []));
  } catch (error) {
    if (error instanceof FileError) return saidIn("fr", [fileIssue(error.issue)]);
    throw error;
  }
}

describe("warnings", () => {
  test("say what was read otherwise than it was written", () => {
    const [row] = rowsOf(`${needed};CP;Né le;Nom d’usage\r\n${usual};1000;32937;N/A\r\n`);
    expect(row?.kind === "valid" && saidIn("fr", row.warnings).map(plain)).toEqual([
      "Ligne 2, colonne E « CP » : Le zéro du début manquait : « 1000 » est lu 01000. Vérifiez-le.",
      "Ligne 2, colonne F « Né le » : « 32937 » est un numéro de jour du tableur : lu comme le 05/03/1990. Vérifiez cette date.",
      "Ligne 2, colonne G « Nom d’usage » : « N/A » est compté comme une cellule vide.",
    ]);
  });
});

describe("a file", () => {
  test("that turns out to be broken further down stops with words", () => {
    const reading = read(`${needed};Nom\r\n${`${usual};Rahimi\r\n`.repeat(40)}${";".repeat(1000)}x\r\n`);
    const kinds: string[] = [];
    const readAll = () => {
      for (const { kind } of reading.ok ? reading.rows() : []) kinds.push(kind);
    };
    expect(readAll).toThrow(FileError);
    expect(kinds).toEqual(Array.from({ length: 40 }, () => "valid"));
  });

  test("that is no sheet is refused in words", () => {
    const reading = read("%PDF-1.7\n…");
    expect(reading.ok ? [] : saidIn("fr", reading.issues)).toEqual([
      "Un tableau CSV, Excel (.xlsx) ou LibreOffice (.ods) est attendu\u00A0; reçu\u00A0: un PDF. Ouvrez-le dans un tableur, puis «\u00A0Fichier › Enregistrer sous…\u00A0», type «\u00A0Classeur Excel (.xlsx)\u00A0».",
    ]);
  });
});
