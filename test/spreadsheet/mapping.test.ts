// Somebody's own list: what its columns and words are in ours, guessed, said by hand, and never applied unasked.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { annotateTable } from "../../functions/spreadsheet/annotate/annotate.ts";
import { splitFullName } from "../../functions/spreadsheet/mapping/full-name.ts";
import { emptyMapping } from "../../functions/spreadsheet/mapping/empty-mapping.ts";
import { parseMapping, type ColumnRead, type Mapping } from "../../functions/spreadsheet/mapping/mapping.ts";
import { scoreWith } from "../../functions/spreadsheet/mapping/score.ts";
import { addWritten, writeMapLine } from "../../functions/spreadsheet/mapping/written.ts";
import { readRows, type ReadSheet } from "../../functions/spreadsheet/reading/read-rows.ts";
import { say } from "../../functions/text/say.ts";
import type { Message } from "../../functions/text/message.ts";

const today = "2026-11-23";
const said = (text: Message): string => say(text, "fr").replaceAll("\u00A0", " ");

const read = (text: string, mapping?: Partial<Mapping>) =>
  readRows(new TextEncoder().encode(text), { today, covers, mapping: mapping && whole(mapping) });

const whole = (mapping: Partial<Mapping>): Mapping => ({
  version: 1,
  columns: {},
  words: {},
  everyRow: {},
  ...mapping,
});

function sheetOf(text: string, mapping?: Partial<Mapping>): ReadSheet {
  const reading = read(text, mapping);
  const sheet = reading.ok ? reading : reading.sheet;
  if (sheet === undefined)
    throw new Error(reading.ok ? "" : reading.issues.map(({ message }) => said(message)).join("\n"));
  return sheet;
}

const own = [
  "N°;NOM Prénom;Hébgt;N.;Dossier",
  "1;BARZANI Şirîn Élodie;CADA;irakienne;230512346",
  "2;HAIDARI Ahmad;HUDA;afghan;230512347",
  "3;Moussa DIALLO;hôtel;guinéenne;230512348",
].join("\r\n");

const first: Mapping = whole({
  columns: {
    "NOM Prénom": { read: "full-name", order: "family-first" },
    Hébgt: { read: "answer", column: "housing.kind" },
    "N.": { read: "answer", column: "identity.nationalities" },
    "N°": { read: "reference" },
    Dossier: { read: "answer", column: "ofpraNumber" },
  },
  everyRow: { "procedure.kind": "Première demande", "status.kind": "refugee", "couple.kind": "célibataire" },
});

describe("an own list", () => {
  test("is described with samples and guesses, though hardly any title is known", () => {
    const reading = read(own);
    expect(reading.ok).toBe(false);
    expect(
      sheetOf(own)
        .describe()
        .map(({ key, samples, proposal, known }) => [key, samples.length, known ?? proposal?.read, proposal?.share]),
    ).toEqual([
      ["N°", 3, { read: "reference" }, 1],
      ["NOM Prénom", 3, { read: "full-name", order: "family-first" }, 1],
      ["Hébgt", 3, { read: "answer", column: "housing.kind" }, 1],
      ["N.", 3, { read: "answer", column: "identity.nationalities" }, 1],
      ["Dossier", 3, { read: "answer", column: "ofpraNumber" }, 1],
    ]);
  });

  test("is read by its mapping, with a value for every row", () => {
    const reading = read(own, first);
    if (!reading.ok) throw new Error(reading.issues.map(({ message }) => said(message)).join("\n"));
    expect([...reading.rows()]).toMatchObject([
      {
        row: 2,
        reference: "1",
        kind: "valid",
        answers: { identity: { familyName: "BARZANI", givenNames: "Şirîn Élodie" }, ofpraNumber: "23-05-12346" },
      },
      {
        row: 3,
        kind: "valid",
        answers: { identity: { familyName: "HAIDARI" }, procedure: { kind: "first-application" } },
      },
      {
        row: 4,
        kind: "valid",
        answers: { identity: { familyName: "DIALLO", givenNames: "Moussa" }, housing: { kind: "hotel" } },
      },
    ]);
  });
});

describe("a whole name in one cell", () => {
  test.each<[text: string, order: "family-first" | "given-first", family: string, given: string, isGuess: boolean]>([
    ["BARZANI Şirîn Élodie", "family-first", "BARZANI", "Şirîn Élodie", false],
    ["Şirîn BARZANI", "family-first", "BARZANI", "Şirîn", false],
    ["Şirîn Élodie BARZANI", "family-first", "BARZANI", "Şirîn Élodie", false],
    ["BARZANI, Şirîn", "given-first", "BARZANI", "Şirîn", false],
    ["Şirîn, BARZANI", "family-first", "BARZANI", "Şirîn", false],
    ["Barzani, Şirîn Élodie", "family-first", "Barzani", "Şirîn Élodie", false],
    ["BARZANI,", "family-first", "BARZANI", "", false],
    [", Şirîn", "family-first", "", "Şirîn", false],
    ["EL BARZANI Şirîn", "family-first", "EL BARZANI", "Şirîn", false],
    ["El BARZANI Şirîn", "family-first", "El BARZANI", "Şirîn", false],
    ["Ben ALI Amine", "family-first", "Ben ALI", "Amine", false],
    ["Amine BEN ALI", "family-first", "BEN ALI", "Amine", false],
    ["Maria de la CRUZ", "family-first", "de la CRUZ", "Maria", false],
    ["BARRY El Hadj Mamadou", "family-first", "BARRY", "El Hadj Mamadou", false],
    ["N'GUESSAN Koffi", "family-first", "N'GUESSAN", "Koffi", false],
    ["d'ALMEIDA Rosa", "family-first", "d'ALMEIDA", "Rosa", false],
    ["McDONALD Ann", "family-first", "McDONALD", "Ann", false],
    ["DIALLO-BAH Moussa", "family-first", "DIALLO-BAH", "Moussa", false],
    ["ŠEVČENKO Olha", "family-first", "ŠEVČENKO", "Olha", false],
    ["BARZANI A.", "family-first", "BARZANI", "A.", false],
    ["  BARZANI \u00A0 Şirîn ", "family-first", "BARZANI", "Şirîn", false],
    ["Mme BARZANI Şirîn", "family-first", "BARZANI", "Şirîn", true],
    ["M. BARZANI Şirîn", "family-first", "BARZANI", "Şirîn", true],
    ["Barzani Şirîn", "family-first", "Barzani", "Şirîn", true],
    ["Şirîn Barzani", "given-first", "Barzani", "Şirîn", true],
    ["BARZANI ŞIRIN", "family-first", "BARZANI", "ŞIRIN", true],
    ["ŞIRIN BARZANI", "given-first", "BARZANI", "ŞIRIN", true],
    ["El Barzani Şirîn", "family-first", "El Barzani", "Şirîn", true],
    ["BARZANI", "family-first", "BARZANI", "", true],
  ])("« %s », %s: « %s » and « %s »", (text, order, family, given, isGuess) => {
    expect(splitFullName(text, order)).toEqual({ ok: true, isGuess, family, given });
  });

  test.each<[text: string, order: "family-first" | "given-first", possible: string[]]>([
    ["Barzani Şirîn Élodie", "family-first", ["Barzani | Şirîn Élodie", "Barzani Şirîn | Élodie"]],
    ["BARZANI ŞIRIN ELODIE", "family-first", ["BARZANI | ŞIRIN ELODIE", "BARZANI ŞIRIN | ELODIE"]],
    ["Şirîn Élodie Barzani", "given-first", ["Barzani | Şirîn Élodie", "Élodie Barzani | Şirîn"]],
    ["Şirîn", "family-first", ["Şirîn | ", " | Şirîn"]],
    ["Şirîn BARZANI Élodie", "family-first", ["Şirîn | BARZANI Élodie", "Şirîn BARZANI | Élodie"]],
    ["BARZANI Şirîn TAHA", "family-first", ["BARZANI | Şirîn TAHA", "BARZANI Şirîn | TAHA"]],
    ["El Hadj Diallo", "given-first", ["Diallo | El Hadj", "El Hadj | Diallo"]],
    ["BARZANI née TAHA Şirîn", "family-first", []],
    ["BARZANI (TAHA) Şirîn", "family-first", []],
    ["BARZANI, TAHA, Şirîn", "family-first", []],
    ["BARZANI Şirîn / HAIDARI Ahmad", "family-first", []],
    ["", "family-first", []],
  ])("« %s », %s: is asked about", (text, order, possible) => {
    const split = splitFullName(text, order);
    expect(split.ok ? split : split.possible.map(({ family, given }) => `${family} | ${given}`)).toEqual(possible);
  });

  test("joined again has the same words", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "é", "ş", "A", "B", "É", "Ş", "'", "-", ".", "d", "e", "l", "D", "E", "L"),
      minLength: 1,
      maxLength: 8,
    });
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, fc.constantFrom("family-first" as const, "given-first" as const), (name, order) => {
        const split = splitFullName(name, order);
        const possible = split.ok ? [split] : split.possible;
        const [civility = ""] = name.split(" ");
        // A civility is no part of the name.
        const whole = [wordsOf(name), wordsOf(name.slice(civility.length))];
        for (const { family, given } of possible) expect(whole).toContainEqual(wordsOf(family, given));
      }),
    );
  });
});

const wordsOf = (...texts: string[]): string[] => texts.join(" ").split(/\s+/).filter(Boolean).toSorted();

describe("a cell with a whole name", () => {
  const header = "NOM Prénom;Démarche;Protection;Logement;Situation familiale";
  const others = "Première demande;réfugié;hôtel;célibataire";
  const rowOf = (cell: string) => {
    const columns = { "NOM Prénom": { read: "full-name", order: "family-first" } as const };
    const [row] = sheetOf(`${header}\r\n${cell};${others}\r\n`, { columns }).rows();
    return row;
  };

  test("says how it was divided where capitals do not tell, and is asked about where nothing does", () => {
    const guessed = rowOf("Barzani Şirîn");
    expect(guessed).toMatchObject({
      kind: "valid",
      answers: { identity: { familyName: "Barzani", givenNames: "Şirîn" } },
    });
    expect(guessed?.kind === "valid" ? guessed.warnings.map(({ message }) => said(message)) : []).toEqual([
      "Ligne 2, colonne A « NOM Prénom » : Nom et prénoms séparés ainsi : nom de famille « Barzani », prénoms « Şirîn ». Vérifiez-les.",
    ]);
    const asked = rowOf("Barzani Şirîn Élodie");
    expect(asked?.kind === "wrong" ? asked.issues.map(({ message }) => said(message)) : []).toEqual([
      "Ligne 2, colonne A « NOM Prénom » : Où finit le nom de famille ? « Barzani Şirîn Élodie » peut se lire nom « Barzani », prénoms « Şirîn Élodie » ou nom « Barzani Şirîn », prénoms « Élodie ». Écrivez le nom de famille seul en capitales, ou mettez une virgule après lui : « BARZANI, Şirîn Élodie ».",
    ]);
    expect(rowOf("BARZANI Şirîn")).toMatchObject({ kind: "valid", warnings: [] });
    expect(rowOf("BARZANI née TAHA Şirîn")).toMatchObject({ kind: "wrong", issues: [{ code: "several-names" }] });
    expect(rowOf("Şirîn BARZANI1")).toMatchObject({ kind: "wrong" });
  });
});

const neededRows = {
  "procedure.kind": "renewal",
  "status.kind": "Réfugié",
  "housing.kind": "CADA",
  "couple.kind": "célibataire",
};

describe("a value for every row", () => {
  const kindsOf = (text: string, everyRow: Record<string, string> = neededRows) =>
    [...sheetOf(text, { everyRow }).rows()].map((row) => [row.row, row.kind]);

  test("fills blank cells and missing columns, and makes no person of a blank row, a total or titles", () => {
    const text = [
      "N°;Nom;Prénoms;Date de naissance;Téléphone;Ville",
      "1;BARZANI;Şirîn;05/03/1990;;Lyon",
      "2;;;;;",
      "Total;2;;;;",
      "TOTAL;;;;;",
      ";Total;;;;",
      "N°;Nom;Prénoms;Date de naissance;Téléphone;Ville",
      "3;HAIDARI;Ahmad;;;",
      ";CADA de Lyon;;;;",
    ].join("\r\n");
    expect(kindsOf(text)).toEqual([
      [2, "valid"],
      [3, "not-a-person"],
      [4, "not-a-person"],
      [5, "not-a-person"],
      [6, "not-a-person"],
      [7, "not-a-person"],
      [8, "valid"],
      [9, "wrong"],
    ]);
  });

  test("gives way to the cell of a row", () => {
    const text = "Nom;Prénoms;Logement\r\nBARZANI;Şirîn;hôtel\r\nHAIDARI;Ahmad;\r\n";
    expect([...sheetOf(text, { everyRow: neededRows }).rows()]).toMatchObject([
      { kind: "valid", answers: { housing: { kind: "hotel" } } },
      { kind: "valid", answers: { housing: { kind: "centre" } } },
    ]);
  });

  test("that is wrong is one issue of the file, without a column", () => {
    const reading = read("Nom;Prénoms\r\nBARZANI;Şirîn\r\nHAIDARI;Ahmad\r\n", {
      everyRow: { ...neededRows, "decision.date": "05/03/2031", "decision.by": "ofpra" },
    });
    expect(reading.ok ? [] : reading.issues.map(({ message, column }) => [said(message), column])).toEqual([
      [expect.stringMatching(/^Valeur pour tout le fichier, « Date de la décision » : .*05\/03\/2031/), undefined],
    ]);
    expect(
      reading.ok ? [] : [...(reading.sheet?.rows() ?? [])].flatMap((row) => (row.kind === "wrong" ? row.issues : [])),
    ).toEqual([]);
  });
});

describe("the sender's words", () => {
  test("are translated, and those that are not understood are counted with the nearest value", () => {
    const text =
      "Nom;Démarche;Protection;Logement;Situation familiale\r\n" +
      ["Tilleuls", "TILLEULS ", "centr", "hôtel"]
        .map((word) => `BARZANI;perte;réfugié;${word};célibataire`)
        .join("\r\n");
    const column = sheetOf(text)
      .describe()
      .find(({ letter }) => letter === "D");
    expect(column?.unknownWords).toEqual([
      { word: "Tilleuls", count: 2 },
      { word: "centr", count: 1, nearest: "centre" },
    ]);
    const sheet = sheetOf(text, { words: { "housing.kind": { tilleuls: "Centre d'hébergement", Centr: "centre" } } });
    expect([...sheet.rows()].map((row) => row.kind === "valid" && row.answers.housing.kind)).toEqual([
      "centre",
      "centre",
      "centre",
      "hotel",
    ]);
    expect(sheet.describe()[3]?.unknownWords).toBeUndefined();
  });
});

describe("a mapping", () => {
  test("is parsed, or has all its issues, each with its place", () => {
    const parsed = parseMapping({
      version: 1,
      columns: {
        A: { read: "answer", column: "identity.familyNam" },
        B: { read: "fullname" },
        C: { read: "answer", column: "children.*.gender", number: 31 },
        D: { read: "full-name", order: "family-first", of: "contact" },
      },
    });
    expect(parsed.ok ? [] : parsed.issues.map(({ message }) => said(message))).toEqual([
      "columns › B › read : reçu « fullname ». Attendu : answer, full-name, reference, nothing. Vouliez-vous dire « full-name » ?",
    ]);
    const inner = parseMapping({
      version: 1,
      columns: {
        A: { read: "answer", column: "identity.familyNam" },
        C: { read: "answer", column: "children.*.gender", number: 31 },
        D: { read: "full-name", order: "family-first", of: "contact" },
      },
      words: { "identity.familyName": { x: "y" }, "housing.kind": { Foyer: "foyer rural" } },
      everyRow: { "children.*.gender": "F", "couple.kind": "séparé" },
    });
    expect(inner.ok ? [] : inner.issues.map(({ code, path }) => [code, path.join("/")])).toEqual([
      ["unknown-column", "columns/A/column"],
      ["beyond-list", "columns/C/number"],
      ["wrong-word", "columns/D/of"],
      ["no-list", "words/identity.familyName"],
      ["wrong-value", "words/housing.kind/Foyer"],
      ["of-a-list", "everyRow/children.*.gender"],
      ["wrong-value", "everyRow/couple.kind"],
    ]);
  });

  test("of any JSON is parsed or has issues, and reading by it never throws", () => {
    const parts = fc.dictionary(
      fc.constantFrom("Nom", "NOM Prénom", "[C]", "__proto__", "constructor", "housing.kind", "identity.familyName"),
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom("CADA", "refugee", ""),
        fc.record(
          {
            read: fc.constantFrom("answer", "full-name", "nothing", "reference"),
            column: fc.constantFrom("identity.familyName", "housing.kind", "x"),
            order: fc.constant("family-first"),
          },
          { requiredKeys: ["read"] },
        ),
      ),
    );
    const mapping = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { version: fc.constantFrom(1, 2), columns: parts, words: parts, everyRow: parts },
        { requiredKeys: ["version"] },
      ),
    );
    fc.assert(
      fc.property(mapping, (input) => {
        const parsed = parseMapping(input);
        expect(parsed.ok || parsed.issues.length > 0).toBe(true);
        for (const { message } of parsed.ok ? [] : parsed.issues) said(message);
        if (!parsed.ok) return;
        const reading = read(own, parsed.mapping);
        const sheet = reading.ok ? reading : reading.sheet;
        for (const row of sheet?.rows() ?? []) expect(row.row).toBeGreaterThan(1);
        sheet?.describe();
      }),
      { numRuns: 60 },
    );
  });

  test("changes nothing of what other columns say", () => {
    const known = "Nom;Prénoms;Démarche;Protection;Logement;Situation familiale;Ville;Sexe";
    const row = "BARZANI;Şirîn;perte;réfugié;hôtel;célibataire;Lyon;F";
    const [before] = sheetOf(`${known};Truc\r\n${row};x\r\n`).rows();
    const reads = fc.constantFrom<ColumnRead>(
      { read: "nothing" },
      { read: "reference" },
      { read: "answer", column: "housing.name" },
      { read: "answer", column: "address.building" },
      { read: "full-name", order: "family-first", of: "couple.spouse" },
    );
    const cells = fc.constantFrom("x1", "DIALLO Moussa", "12", "Les Lilas", "");
    fc.assert(
      fc.property(reads, cells, (mapped, cell) => {
        const [after] = sheetOf(`${known};Truc\r\n${row};${cell}\r\n`, { columns: { Truc: mapped } }).rows();
        if (after?.kind !== "valid" || before?.kind !== "valid") return;
        expect(after.answers).toMatchObject(before.answers);
      }),
    );
  });

  test("written in lines is read back, and names columns by letter or title", () => {
    const columns = sheetOf(own).describe();
    const added = addWritten(
      emptyMapping,
      {
        map: ["B=Nom de famille + Prénoms", "Hébgt=Housing", "d=Nationalité", "E=ofpraNumber", "N°=Référence"],
        everyRow: ["Démarche=Première demande", "Protection=refugee", "Situation familiale=célibataire"],
      },
      columns,
    );
    expect(added.ok && added.mapping).toEqual({
      ...first,
      everyRow: { ...first.everyRow, "status.kind": "refugee" },
    });
    for (const read of Object.values(first.columns)) {
      const again = addWritten(emptyMapping, { map: [writeMapLine("B", read, "fr")] }, columns);
      expect(again.ok && again.mapping.columns["NOM Prénom"]).toEqual(read);
    }
  });

  test("of columns without a title, or with one title, names each", () => {
    const text =
      "Nom;Nom;;Démarche;Protection;Logement;Situation familiale\r\nBARZANI;TAHA;Şirîn;perte;réfugié;hôtel;célibataire\r\n";
    const columns = {
      "Nom [2]": { read: "answer", column: "identity.usualName" },
      "[C]": { read: "answer", column: "identity.givenNames" },
    } as const;
    const [row] = sheetOf(text, { columns }).rows();
    expect(row).toMatchObject({
      kind: "valid",
      untitled: [],
      answers: { identity: { familyName: "BARZANI", usualName: "TAHA", givenNames: "Şirîn" } },
    });
  });

  test("is known to the annotated sheet, which marks the cell of the sender", () => {
    const text = own.replace("BARZANI Şirîn Élodie", "Barzani Şirîn Élodie");
    const [row] = sheetOf(text, first).rows();
    const issues = row?.kind === "wrong" ? row.issues : [];
    expect(issues.map(({ column }) => column)).toEqual([{ index: 1, letter: "B", name: "NOM Prénom" }]);
    const annotations = [
      { row: 2, text: issues.map(({ message }) => said(message)).join(" / "), columns: [1], done: false },
    ];
    const bytes = annotateTable(new TextEncoder().encode(text), {
      score: scoreWith(first),
      headerRow: 1,
      columnName: "Résultat",
      annotations,
    });
    const again = new TextDecoder().decode(bytes).split("\r\n");
    expect(again[0]).toBe("N°;NOM Prénom;Hébgt;N.;Dossier;Résultat");
    expect(again[1]).toMatch(/^1;Barzani Şirîn Élodie;CADA;irakienne;230512346;.*Ligne 2, colonne B « NOM Prénom »/);
    expect(readRows(bytes, { today, covers, mapping: first }).ok).toBe(true);
  });
});

describe("values", () => {
  const guessed = (header: string, values: string[]) => {
    const text = [`Nom;Prénoms;Zzz;${header}`, ...values.map((value) => `BARZANI;Şirîn;;${value}`)].join("\r\n");
    return sheetOf(text, { everyRow: neededRows })
      .describe()
      .find(({ letter }) => letter === "D")?.proposal?.read;
  };
  const answer = (column: string) => ({ read: "answer", column });

  test.each<[header: string, values: string[], expected: unknown]>([
    ["Colonne", ["7512345678", "9912345678", "7612345678"], answer("foreignerNumber")],
    ["Colonne", ["230512346", "24-01-12345", "230512347"], answer("ofpraNumber")],
    ["Colonne", ["0612345678", "0712345678", "06 12 34 56 79"], answer("contact.phone")],
    ["Colonne", ["612345678", "712345678", "612345679"], answer("contact.phone")],
    ["Colonne", ["01 02 03 04 05", "02 02 03 04 05"], answer("contact.phone")],
    ["Colonne", ["0102030405", "0202030405"], undefined],
    ["Colonne", ["a@exemple.fr", "b@exemple.org"], answer("contact.email")],
    ["Colonne", ["69002", "69002", "75011"], answer("address.postcode")],
    ["Colonne", ["10234", "10235", "10236"], undefined],
    ["Colonne", ["M", "F", "F"], answer("identity.gender")],
    ["Colonne", ["afghane", "irakienne", "afghan"], answer("identity.nationalities")],
    ["Colonne", ["Afghanistan", "Irak"], undefined],
    ["Natio", ["Afghanistan", "Irak"], answer("identity.nationalities")],
    ["Colonne", ["05/03/1990", "12/12/1970"], answer("identity.birth.date")],
    ["Colonne", ["05/03/2020", "12/12/1970"], undefined],
    ["Colonne", ["05/03/2007", "12/12/2006"], undefined],
    ["Colonne", ["dari", "pachto", "français"], answer("language")],
    ["Hébergeur", ["HAIDARI Ahmad", "DIALLO Moussa"], { read: "full-name", order: "family-first", of: "housing.host" }],
    ["Référent", ["HAIDARI Ahmad", "DIALLO Moussa"], undefined],
    ["Remarques", ["à rappeler", "RAS", "vu"], undefined],
    ["N°", ["1", "2", "3"], { read: "reference" }],
    ["N°", ["1", "2", "2"], undefined],
  ])("under « %s », %j are %o", (header, values, expected) => {
    expect(guessed(header, values)).toEqual(expected);
  });
});
