// Names that are taken with a warning, and numbers in digits of any script.
import { describe, expect, test } from "vitest";
import { answersSchema } from "../../functions/answers/answers.ts";
import { findTextDoubts } from "../../functions/answers/texts/text-doubts.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { otherCalendarOf } from "../../functions/text/other-calendars.ts";
import { plainNumber } from "../../functions/text/plain-number.ts";
import { say } from "../../functions/text/say.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

describe("a name that looks wrong is taken with a warning", () => {
  const doubtsOf = (familyName: string) =>
    findTextDoubts(sampleAnswers({ identity: { familyName } })).map(({ kind }) => kind.replace("name-with-", ""));

  test.each([
    ["Rahimi 2", ["digits"]],
    ["Mr Rahimi", ["civility"]],
    ["Mme. Rahimi", ["civility"]],
    ["M. Rahimi", ["civility"]],
    ["Rahimi (née Ahmadi)", ["brackets"]],
    ["XXX", ["placeholder"]],
    ["xxxx", ["placeholder"]],
    ["N/A", ["placeholder"]],
    ["inconnu", ["placeholder"]],
    ["SNP", ["placeholder"]],
    ["Sans nom patronymique", ["placeholder"]],
    ["FNU", ["placeholder"]],
    ...["nan", "NULL", "None", "undefined", "VRAI", "FAUX", "TRUE", "n/a", "N/D", "x", "Idem", "À compléter"].map(
      (name): [string, string[]] => [name, ["placeholder"]],
    ),
    ...["“Barzani”", '"Barzani"', "« Barzani »", "'Barzani'", "‘Barzani’", 'Ali "Bob"'].map(
      (name): [string, string[]] => [name, ["quotes"]],
    ),
    ...["Barzani €", "Leb½uf", "Wa³êsa", "£ukasz", "a@b", "Rahimi*", "Rahimi;Ali", "a50%", "Bar_zani", "Ba+Sy"].map(
      (name): [string, string[]] => [name, name === "a50%" ? ["digits", "signs"] : ["signs"]],
    ),
  ])("%s: %j", (name, kinds) => expect(doubtsOf(name)).toEqual(kinds));

  test.each([
    "Rahimi",
    "ʿAbd ar-Raḥmān",
    "Nguyễn Thị Ánh",
    "Na",
    "Mrabet",
    "Mme",
    "Maxxi",
    "O’Brien d’Œuvre",
    "Ŋom",
    "'Abd al-Raḥmān",
    "O´Brien",
    "Jean, Marie",
    "Ba / Sy",
    "N`Diaye",
  ])("%s is a name like any other", (name) => expect(doubtsOf(name)).toEqual([]));
});

/** Every field of the schema that holds a text of its own. */
const nameFields = [
  "identity.familyName identity.usualName identity.givenNames representative.familyName housing.host.givenNames",
  "couple.spouse.familyName children.0.givenNames familyMembers.0.usualName",
].flatMap((line) => line.split(" "));
const wordFields = [
  "identity.birth.place identity.birth.countryAsWritten couple.marriage.place housing.host.birth.place",
  "children.0.birth.place address.street address.town housing.host.address.street housing.host.relation",
].flatMap((line) => line.split(" "));
const otherFields = [
  "address.apartment address.building address.locality decision.reference procedure.currentPermit.number",
].flatMap((line) => line.split(" "));

const withText = (path: string, text: string) => {
  const input = sampleAnswers({
    housing: { kind: "hosted", host: {} },
    couple: { kind: "married", spouse: {}, marriage: {} },
    familyMembers: [{ tie: "spouse" }],
  }) as unknown as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop()!;
  const holder = keys.reduce((tree, key, at) => {
    return (tree[key] ??= /^\d$/.test(keys[at + 1] ?? "") ? [] : {}) as Record<string, unknown>;
  }, input);
  holder[last] = text;
  return parseAnswers(input, { today: sampleToday, covers });
};

describe("what cannot be an answer is refused in every field of text", () => {
  const codesAt = (path: string, text: string) => {
    const parsed = withText(path, text);
    return parsed.ok ? [] : parsed.issues.filter((issue) => issue.path.join(".") === path).map(({ code }) => code);
  };

  test.each([...nameFields, ...wordFields, ...otherFields])("%s", (path) => {
    for (const text of [
      "=A1",
      "'=A1",
      "@SUM(1)",
      "+HYPERLINK(1)",
      "#NOM?",
      "#REF!",
      "<b>a</b>",
      "${a}",
      "%C3%A9",
      "{{a}}",
    ]) {
      expect([text, codesAt(path, text)]).toEqual([text, ["machine-text"]]);
    }
    expect(codesAt(path, "0")).toEqual(["only-zeros"]);
  });

  test.each([...nameFields, ...wordFields.filter((path) => !path.endsWith("place"))])("%s needs a letter", (path) => {
    for (const text of ["?", "-", "12", "€", "½"]) expect([text, codesAt(path, text)]).toEqual([text, ["no-letter"]]);
  });

  test.each([...wordFields, ...otherFields])("words for nothing are asked about in %s", (path) => {
    for (const text of ["NULL", "nan", "FAUX", "x", "idem"]) {
      const parsed = withText(path, text);
      const doubts = parsed.ok ? findTextDoubts(parsed.answers) : [];
      expect([text, doubts.map(({ path: at, kind }) => `${at.join(".")} ${kind}`)]).toEqual([
        text,
        [`${path} text-with-placeholder`],
      ]);
    }
  });

  test.each(["foreignerNumber", "ofpraNumber"])("zeros are no number: %s", (path) => {
    expect(codesAt(path, "000000000")).toEqual(["only-zeros"]);
  });
});

describe("every text that is printed is looked at, not only names", () => {
  const signs = "Her€at";
  const host = { birth: { place: signs }, address: { town: signs }, relation: signs };
  const answers = sampleAnswers({
    identity: { birth: { place: signs } },
    representative: { givenNames: signs },
    address: { street: "1 rue XXX", town: signs },
    housing: { kind: "hosted", host },
    couple: {
      kind: "married",
      spouse: { familyName: signs, birth: { place: "Iran", country: "AF" } },
      marriage: { place: "inconnu" },
    },
    children: [{ birth: { place: "Kaboul, Afghanistan", country: "IR" } }],
    familyMembers: [{ tie: "spouse", usualName: signs }],
    concordance: {
      birthCertificate: "received",
      differences: [
        { item: "birth-place", onBirthCertificate: "Herat", onOtherPaper: signs, otherPaper: "protection-decision" },
      ],
    },
  });

  test("by place, address, host, spouse, child and representative", () => {
    expect(findTextDoubts(answers).map(({ kind, path }) => `${kind} ${path.join(".")}`)).toEqual([
      "name-with-signs representative.givenNames",
      "name-with-signs couple.spouse.familyName",
      "name-with-signs familyMembers.0.usualName",
      "text-with-signs identity.birth.place",
      "text-with-signs housing.host.birth.place",
      "place-and-country couple.spouse.birth.place",
      "place-and-country children.0.birth.place",
      "unknown-place couple.marriage.place",
      "text-with-placeholder address.street",
      "text-with-signs address.town",
      "text-with-signs housing.host.address.town",
      "text-with-signs housing.host.relation",
    ]);
  });

  test.each([
    [{ place: "Mali", placeKind: "town", country: "GN" }],
    [{ place: "Kaboul, Afghanistan", country: "AF" }],
    [{ place: "Congo", country: "CD" }],
    [{ placeKind: "unknown" }],
    [{ place: "inconnu", placeKind: "unknown" }],
  ] as const)("nothing is said of %j", (birth) => {
    expect(findTextDoubts(sampleAnswers({ identity: { birth } }))).toEqual([]);
  });

  const broken = ["Fran?ois", "MariÃ¨me", "A√Øcha", "Rahimi?"];
  const places = [
    "identity.birth.place identity.birth.countryAsWritten identity.usualName representative.givenNames",
    "address.street address.town address.building housing.host.address.town housing.host.birth.place",
    "housing.host.relation couple.spouse.givenNames couple.marriage.place decision.reference",
    "children.0.familyName children.0.birth.place familyMembers.0.birth.place procedure.currentPermit.number",
    "concordance.differences.0.onBirthCertificate concordance.differences.0.onOtherPaper",
  ].flatMap((line) => line.split(" "));

  test.each(places)("letters that an encoding lost are refused in %s", (path) => {
    for (const text of broken) {
      const input = structuredClone(answers) as unknown as Record<string, unknown>;
      const keys = path.split(".");
      const last = keys.pop()!;
      const holder = keys.reduce((tree, key) => (tree[key] ??= {}) as Record<string, unknown>, input);
      holder[last] = text;
      const parsed = parseAnswers(input, { today: sampleToday, covers });
      const issues = parsed.ok ? [] : parsed.issues.filter((issue) => issue.path.join(".") === path);
      expect(issues.map(({ code }) => code)).toEqual([text.includes("?") ? "lost-letters" : "mojibake"]);
    }
  });
});

describe("dates of other calendars are named, and not converted", () => {
  const dated = {
    "1369": "hijri",
    "1369-05-12": "hijri",
    "1410-00-00": "hijri",
    "1403/01/01": "hijri",
    "۱۳۶۹-۰۵-۱۲": "hijri",
    "12/05/1369": "hijri",
    "1285": "hijri",
    "5 Hamal 1369": "hijri",
    "10 Ramadan 1410 AH": "hijri",
    "2533": "buddhist",
    "2533-03-05": "buddhist",
    "05/03/2533": "buddhist",
    "5 Meskerem 1982": "ethiopian",
    "5 Tir 1983": "ethiopian",
    "3 Pagume 1983": "ethiopian",
    "6 Puagme 2003": "ethiopian",
    "12 ነሐሴ 1983": "ethiopian",
    "1983 EC": "ethiopian",
    "1983 E.C.": "ethiopian",
    "5/3/1983 ዓ.ም.": "ethiopian",
    "1410 A.H.": "hijri",
    "5 Tir 1369": "hijri",
    "5750": "hebrew",
  } as const;
  const paths = ["identity.birth.date", "couple.marriage.date", "decision.date", "children.0.birth.date"];

  const issueAt = (path: string, date: string) => {
    const input = sampleAnswers({ couple: { kind: "married", marriage: {} }, children: [{ birth: {} }] });
    const keys = path.split(".");
    const last = keys.pop()!;
    const holder = keys.reduce((tree, key) => tree[key] as Record<string, unknown>, input as Record<string, unknown>);
    holder[last] = date;
    const parsed = parseAnswers(input, { today: sampleToday, covers });
    return parsed.ok ? [] : parsed.issues.map(({ code, path: at }) => `${at.join(".")} ${code}`);
  };

  test.each(Object.entries(dated))("%s: %s", (date, calendar) => {
    expect(otherCalendarOf(plainNumber(date))).toBe(calendar);
    for (const path of paths) expect(issueAt(path, date)).toEqual([`${path} other-calendar`]);
    const bytes = new TextEncoder().encode(
      `Démarche;Protection;Logement;Situation familiale;Date de naissance;Nom de famille\n1ère demande;réfugié;hôtel;célibataire;${date};Rahimi\n`,
    );
    const reading = readRows(bytes, { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [row] = [...reading.rows()];
    const issues = row?.kind === "wrong" ? row.issues : [];
    expect(issues.map(({ code }) => code)).toEqual(["other-calendar"]);
    expect(say(issues[0]!.message, "fr")).toMatch(/persan|bouddhique|éthiopien|hébraïque/);
  });

  test.each([
    "1990",
    "1990-13",
    "1990-13-01",
    "05/13/1990",
    "5 mars 1990",
    "1890-01-01",
    "36000",
    "990",
    "0990-01-01",
    "2100-01-01",
  ])("%s is of no other calendar", (date) => expect(otherCalendarOf(date)).toBeUndefined());
});

describe("a person who has one name only", () => {
  const parse = (identity: object) => parseAnswers({ ...sampleAnswers(), identity }, { today: sampleToday, covers });

  test.each([
    [{ familyName: "Mahmood", givenNames: null }],
    [{ familyName: null, givenNames: "Mahmood" }],
    [{ familyName: null }],
  ])("%j is taken", (identity) => expect(parse(identity).ok).toBe(true));

  test("one without any name is not", () => {
    const parsed = parse({ familyName: null, givenNames: null });
    expect(parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, path.join(".")])).toEqual([
      ["no-name", "identity.familyName"],
    ]);
  });

  test("a birth certificate that gives a name against that is told", () => {
    const written = (onBirthCertificate: string) => {
      const differences = [
        { item: "family-name", onBirthCertificate, onOtherPaper: "Rahimi", otherPaper: "protection-decision" },
      ];
      const answers = {
        ...sampleAnswers({ couple: { kind: "single" } }),
        identity: { familyName: null, givenNames: "Mahmood" },
        concordance: { birthCertificate: "received", differences },
      };
      const parsed = parseAnswers(answers, { today: sampleToday, covers });
      return parsed.ok ? [] : parsed.issues.map(({ code }) => code);
    };
    expect(written("Mahmood")).toEqual(["differs-from-identity"]);
    for (const none of ["Néant", "XXX", "SNP", "sans nom", "- -"]) expect(written(none)).toEqual([]);
  });

  test("a sheet says it with a word, and no child is made of such words", () => {
    const bytes = new TextEncoder().encode(
      "Démarche;Protection;Logement;Situation familiale;Nom;Prénoms;Enfant 1 - Nom;Enfant 1 - Prénoms;Hébergeant - Nom\n" +
        "1ère demande;réfugié;hôtel;célibataire;Néant;Mahmood;Néant;Néant;Néant\n",
    );
    const reading = readRows(bytes, { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [row] = [...reading.rows()];
    expect(row).toMatchObject({ kind: "valid", answers: { identity: { familyName: null, givenNames: "Mahmood" } } });
    expect(row?.kind === "valid" && "children" in row.answers).toBe(false);
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
    "housing.number": ["n° ۴۵۲۱", "n° 4521"],
    "address.street": ["\u200F۱۲ rue de la Paix", "12 rue de la Paix"],
    "address.apartment": ["Étage ۳", "Étage 3"],
    "decision.reference": ["۲۴۰۱/A", "2401/A"],
    "procedure.currentPermit.number": ["۷۷۷", "777"],
  } as const;

  test.each(Object.entries(written))("%s", (path, [given, plain]) => {
    const housing = path.startsWith("housing") ? { kind: "domiciliation" } : sampleAnswers().housing;
    const procedure = { kind: "first-application", currentPermit: {} };
    const answers = structuredClone({ ...sampleAnswers(), housing, procedure }) as Record<string, unknown>;
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
      "Démarche;Protection;Logement;Situation familiale;Date de naissance;Téléphone;Code postal;Numéro Ofpra;Numéro étranger;Nom de famille\n" +
        "1ère demande;réfugié;hôtel;célibataire;۰۵/۰۳/۱۹۹۰;\u202A٦١٢٣٤٥٦٧٨\u202C;۶۹۰۰۲;۲۴۰۱۱۲۳۴۵;۹۹۱۲۳۴۵۶۷۸;Rahimi\n",
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
