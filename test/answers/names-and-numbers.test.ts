// Names that are taken with a warning, and numbers in digits of any script.
import { describe, expect, test } from "vitest";
import { answersSchema } from "../../functions/answers/answers.ts";
import { findNameDoubts } from "../../functions/answers/name-doubts.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { plainNumber } from "../../functions/text/plain-number.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

describe("a name that looks wrong is taken with a warning", () => {
  const doubtsOf = (familyName: string) =>
    findNameDoubts(sampleAnswers({ identity: { familyName } })).map(({ kind }) => kind);

  test.each([
    ["\u0420ahimi", ["two-scripts"]],
    ["Dupo\u043Dt", ["two-scripts"]],
    ["Rahimi 2", ["digits"]],
    ["Mr Rahimi", ["civility"]],
    ["Mme. Rahimi", ["civility"]],
    ["M. Rahimi", ["civility"]],
    ["Rahimi (née Ahmadi)", ["brackets"]],
    ["XXX", ["placeholder"]],
    ["xxxx", ["placeholder"]],
    ["N/A", ["placeholder"]],
    ["inconnu", ["placeholder"]],
  ])("%s: %j", (name, kinds) => expect(doubtsOf(name)).toEqual(kinds));

  test.each([
    "Rahimi",
    "Олександра Їжакевич",
    "Ελευθέριος Ψαράς",
    "Rahimi Олександра",
    "ʿAbd ar-Raḥmān",
    "Nguyễn Thị Ánh",
    "Na",
    "Mrabet",
    "Mme",
    "Maxxi",
    "O’Brien d’Œuvre",
    "Ŋom",
  ])("%s is a name like any other", (name) => expect(doubtsOf(name)).toEqual([]));

  test("the letters of the other script are named, and where the name stands", () => {
    const answers = sampleAnswers({ children: [{ givenNames: "L\u0430il\u0430" }] });
    expect(findNameDoubts(answers)).toEqual([
      {
        kind: "two-scripts",
        path: ["children", 0, "givenNames"],
        name: "L\u0430il\u0430",
        letters: ["\u0430 (U+0430)"],
      },
    ]);
  });
});

describe("numbers and dates are read in digits of any script", () => {
  test.each([
    ["۱۹۹۰", "1990"],
    ["٠٥", "05"],
    ["१९९०-०३-०५", "1990-03-05"],
    ["０６", "06"],
    ["\u202A+33 6\u202C", "+33 6"],
    ["𝟗𝟎", "90"],
    ["ninety", "ninety"],
  ])("%s: %s", (written, plain) => expect(plainNumber(written)).toBe(plain));

  const written = {
    "decision.date": ["۲۰۲۶-۱۰-۱۲", "2026-10-12"],
    "identity.birth.date": ["١٩٩٠-٠٣-٠٠", "1990-03-00"],
    "contact.phone": ["\u202A٠٦ ١٢ ٣٤ ٥٦ ٧٨\u202C", "06 12 34 56 78"],
    "address.postcode": ["۶۹۰۰۲", "69002"],
    ofpraNumber: ["\u200E۲۴-۰۱-۱۲۳۴۵", "24-01-12345"],
    foreignerNumber: ["۹۹۱۲۳۴۵۶۷۸", "9912345678"],
  } as const;

  test.each(Object.entries(written))("%s", (path, [given, plain]) => {
    const answers = structuredClone(sampleAnswers()) as unknown as Record<string, unknown>;
    const keys = path.split(".");
    const last = keys.pop()!;
    const at = (tree: unknown) => keys.reduce((holder, key) => (holder as Record<string, unknown>)[key], tree);
    (at(answers) as Record<string, unknown>)[last] = given;
    const parsed = parseAnswers(answers, { today: sampleToday, covers });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    expect((at(parsed.answers) as Record<string, unknown>)[last]).toBe(plain);
  });

  test("in the cells of a sheet too", () => {
    const bytes = new TextEncoder().encode(
      "Démarche;Protection;Logement;Situation familiale;Date de naissance;Téléphone;Code postal;Numéro Ofpra;Numéro étranger\n" +
        "1ère demande;réfugié;hôtel;célibataire;۰۵/۰۳/۱۹۹۰;\u202A٦١٢٣٤٥٦٧٨\u202C;۶۹۰۰۲;۲۴۰۱۱۲۳۴۵;۹۹۱۲۳۴۵۶۷۸\n",
    );
    const reading = readRows(bytes, { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    expect([...reading.rows()]).toMatchObject([
      {
        kind: "valid",
        answers: {
          identity: { birth: { date: "1990-03-05" } },
          contact: { phone: "0612345678" },
          address: { postcode: "69002" },
          ofpraNumber: "24-01-12345",
          foreignerNumber: "9912345678",
        },
      },
    ]);
  });
});

describe("the applicant’s phone", () => {
  test.each(["06 12 34 56 78", "+33 6 12 34 56 78", "+32 470 12 34 56", "0093 70 123 4567", "+1 (514) 555-0123"])(
    "%s is taken",
    (phone) => expect(answersSchema.safeParse({ ...sampleAnswers(), contact: { phone } }).success).toBe(true),
  );

  test.each(["06 12 34 56", "470 12 34 56", "+33 6 12 34 56", "+262 692 12 34", "+0 12 34 56 78", "+32 470"])(
    "%s is refused",
    (phone) => expect(answersSchema.safeParse({ ...sampleAnswers(), contact: { phone } }).success).toBe(false),
  );
});
