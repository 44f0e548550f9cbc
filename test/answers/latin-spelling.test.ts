// Texts that are printed in what is signed have Latin letters, with any marks; other letters are refused, and the message says
// where the Latin spelling of that answer stands.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import type { Path } from "../../functions/answers/paths.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { withAnswer, type AnswersSoFar } from "../../functions/questions/answer-set.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import { readAnswer } from "../../functions/questions/read-answer.ts";
import { leaves } from "../../functions/spreadsheet/columns/columns.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { say } from "../../functions/text/say.ts";
import { fewestAnswers, sampleToday as today } from "../support/sample-answers.ts";
import { runs } from "../support/seeded.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

const rules = { today, covers };

const difference = {
  item: "family-name",
  onBirthCertificate: "Ali",
  onOtherPaper: "Aly",
  otherPaper: "residence-permit",
};

/** Answers in which a text has its place: the kinds that decide it are given. */
const around = (id: string): AnswersSoFar =>
  fewestAnswers({
    ...(id.startsWith("familyMembers") ? { familyMembers: [{ tie: "spouse" }] } : {}),
    ...(id.startsWith("housing.host") ? { housing: { kind: "hosted" } } : {}),
    ...(/^housing\.(?:name|number)/.test(id) ? { housing: { kind: "domiciliation" } } : {}),
    ...(/^couple\.(?:spouse|marriage)/.test(id) ? { couple: { kind: "married" } } : {}),
    ...(id.startsWith("couple.partner") ? { couple: { kind: "civil-union" } } : {}),
    ...(id.startsWith("concordance")
      ? { concordance: { birthCertificate: "received", differences: [difference] } }
      : {}),
  });

type Field = { id: string; path: Path };

/** Every text of the answers that is printed as it is typed. */
const fields: Field[] = leaves
  .filter(
    ({ type, path }) => type === "text" && !["foreignerNumber", "procedure.request.number"].includes(path.join(".")),
  )
  .map(({ path }) => {
    const at = path.map((key) => (key === "*" ? 0 : key));
    return { id: at.join("."), path: at };
  });

const parsed = ({ id, path }: Field, text: string, fonts = covers) =>
  parseAnswers(withAnswer(around(id), path, text), { today, covers: fonts });

const issuesAt = (field: Field, text: string, fonts = covers) => {
  const result = parsed(field, text, fonts);
  return result.ok ? [] : result.issues.filter(({ path }) => path.join(".") === field.id);
};

const written = {
  Cyrillic: "Шевченко",
  Greek: "Παπαδόπουλος",
  Georgian: "მარიამი",
  Armenian: "Հայրապետյան",
  Arabic: "رحيمي",
  Persian: "گل‌آغا".replaceAll("\u200C", ""),
  Hebrew: "כהן",
  "Ge’ez": "ገብረ",
  Bengali: "রহমান",
  Tamil: "குமார்",
  Devanagari: "शर्मा",
  Tibetan: "བསྟན",
  Burmese: "အောင်",
  Chinese: "王小明",
  Japanese: "さくら",
  Korean: "김",
  "N’Ko": "ߒߞߏ",
  Tifinagh: "ⵎⵓⵃ",
  Cherokee: "ᏣᎳᎩ",
  "a Cyrillic а among Latin letters": "R\u0430himi",
  "a Greek ο among Latin letters": "R\u03BFhimi",
  "an Arabic tatweel": "Rah\u0640imi",
  "an Arabic vowel mark": "Rahimi\u064E",
  "a Greek mark": "Rahi\u0342mi",
};

describe.each(fields.map((field) => [field.id, field] as const))("%s", (_, field) => {
  test.each(Object.entries(written))("%s: refused once, whatever fonts there are", (_, text) => {
    for (const fonts of [covers, () => true]) {
      expect(issuesAt(field, text, fonts).map(({ code }) => code)).toEqual(["no-glyph"]);
    }
  });
});

const ofpra = /certificat de naissance de l’Ofpra ou, en attendant, comme sur la décision\.$/;
const passport = /Sur un passeport, les deux lignes en bas de la page de la photo sont toujours en lettres latines\.$/;
const person = /carte d’identité, le titre de séjour ou le passeport de cette personne\. Sur un passeport/;
const partner = /certificat de mariage de l’Ofpra, .*le passeport de cette personne\. Sur un passeport/;
const child = /acte de naissance donné en France \(Ofpra ou mairie\), .*passeport de l’enfant\. Sur un passeport/;
const relative = /comme sur le passeport ou le visa\. Sur un passeport/;

/** The first that fits; each text of the answers has one. */
const places: [which: RegExp, says: RegExp][] = [
  [/(?:apartment|building|street|locality|town)$/, /comme sur une facture ou une lettre reçue à cette adresse\.$/],
  [/(?:number|reference)$/, /Recopiez ce numéro du papier/],
  [/(?:statusShown|shown)$/, /Recopiez les mots français qui sont sur le site de l’ANEF\.$/],
  [/relation$/, /Écrivez ce lien en français, par exemple\u00A0: ami de la famille\.$/],
  [/^housing\.name$/, /comme sur l’attestation de l’hôtel, du centre ou de l’organisme\.$/],
  [/onBirthCertificate$/, ofpra],
  [/onOtherPaper$/, /comme sur ce papier français\.$/],
  [/^identity/, ofpra],
  [/^(?:housing\.host|representative)/, person],
  [/^couple\.marriage/, /certificat de mariage de l’Ofpra ou l’acte de mariage français\.$/],
  [/^couple/, partner],
  [/^children/, child],
  [/^familyMembers/, relative],
];

describe("the message says where the Latin spelling stands", () => {
  test.each(fields.map((field) => [field.id, field] as const))("%s", (id, field) => {
    const [issue] = issuesAt(field, "Шевченко");
    const found = places.find(([which]) => which.test(id));
    expect(found).toBeDefined();
    expect(say(issue!.message, "fr")).toMatch(found![1]);
    expect(say(issue!.message, "fr")).toContain("Impossible à imprimer sur un papier français\u00A0: Ш (U+0428)");
    for (const language of wholeLanguages) expect(say(issue!.message, language)).toContain("U+0428");
  });

  test.each(places)("some text has the place of %s", (which) => {
    expect(fields.filter(({ id }) => which.test(id))).not.toEqual([]);
  });

  test("a family member who applies has no certificate of Ofpra", () => {
    const status = { kind: "family-member", of: "refugee", tie: "spouse" };
    const result = parseAnswers(fewestAnswers({ status, identity: { familyName: "Шевченко" } }), rules);
    expect(result.ok ? "" : say(result.issues[0]!.message, "fr")).toMatch(relative);
    expect(result.ok ? "" : say(result.issues[0]!.message, "fr")).toMatch(passport);
    expect(result.ok ? "" : say(result.issues[0]!.message, "fr")).not.toContain("Ofpra");
  });

  test.each([
    ["housing.host.familyName", person],
    ["address.town", places[0]![1]],
    ["identity.familyName", ofpra],
  ])("so it does where marks are piled up on a letter: %s", (id, says) => {
    const [issue] = issuesAt(
      fields.find((field) => field.id === id)!,
      `Da${"\u0301".repeat(5)}`,
    );
    expect(issue).toMatchObject({ code: "too-many-marks" });
    expect(say(issue!.message, "fr")).toMatch(says);
  });
});

describe("through every door", () => {
  const field = fields.find(({ id }) => id === "housing.host.familyName")!;
  const question = questionOf(field.path)!;
  const answers = around(field.id);

  test("a sheet", () => {
    const header = "Démarche;Protection;Logement;Situation familiale;Hébergeant : nom";
    const sheet = `${header}\r\nrenouvellement;réfugié;hébergé;célibataire;Шевченко\r\n`;
    const reading = readRows(new TextEncoder().encode(sheet), { ...rules, withoutNames: true });
    const [row] = reading.ok ? [...reading.rows()] : [];
    expect(row?.kind === "wrong" ? row.issues.map(({ message }) => say(message, "fr")) : row).toEqual([
      expect.stringMatching(person),
    ]);
  });

  test("the questions of the terminal", () => {
    const reading = readAnswer(question, "Шевченко", answers, rules);
    expect(reading.ok ? "" : say(reading.issue, "fr")).toMatch(person);
  });
});

test.each(["Александра", "رحيمي", "ገብረ"])(
  "what a foreign paper says is printed nowhere, and taken in its letters: %s",
  (onOtherPaper) => {
    const differences = [{ ...difference, onOtherPaper, otherPaper: "foreign-paper" }];
    const answers = fewestAnswers({ concordance: { birthCertificate: "received", differences } });
    expect(parseAnswers(answers, rules).ok).toBe(true);
  },
);

const choices = [
  "status.kind",
  "housing.kind",
  "couple.kind",
  "identity.gender",
  "identity.birth.country",
  "contact.email",
];

test.each(choices)("of a choice, a country or an address of e-mail, nothing is said of letters: %s", (id) => {
  const result = parseAnswers(withAnswer(fewestAnswers({ contact: {} }), id.split("."), "Шевченко"), rules);
  expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual([expect.not.stringMatching("no-glyph")]);
});

/** Letters as names in Latin letters have them, in any language or transliteration: with marks, and with signs of sounds. */
const letter = fc.constantFrom(
  ...Array.from({ length: 0x2000 }, (_, code) => String.fromCodePoint(code)).filter(
    (one) => /\p{Script=Latin}/u.test(one) && /\p{L}/u.test(one) && covers(one) && covers(one.toUpperCase()),
  ),
);
const mark = fc.constantFrom(
  ...[
    0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30a, 0x30c, 0x323, 0x325, 0x327, 0x328, 0x32e, 0x331,
  ].map((code) => String.fromCodePoint(code)),
);
const joined = fc.constantFrom("-", "'", "’", "ʿ", "ʾ", "ʼ", "ʹ", " ", ".", "·");
const name = fc
  .tuple(
    letter,
    letter,
    fc.array(
      fc.oneof(
        letter,
        letter,
        fc.tuple(letter, mark).map((two) => two.join("")),
        joined,
      ),
    ),
  )
  .map(([one, two, rest]) => `${one}${two}${rest.join("").trim()}x`.slice(0, 60));

test("Latin letters with any marks, hyphens and apostrophes are taken in every text", () => {
  const refused = (text: string) =>
    fields.filter((field) => issuesAt(field, text).some(({ code }) => code === "no-glyph"));
  fc.assert(
    fc.property(name, (text) => {
      expect(refused(text)).toEqual([]);
    }),
    { numRuns: runs(80) },
  );
});

test.each(["،", "؟", "؛", "٪", "ـ", "\u064b", "፣", "።"])(
  "a sign of another script is refused as its letters are: %j",
  (sign) => {
    expect(covers(sign)).toBe(true);
    for (const field of fields) expect(issuesAt(field, `Mariam${sign}`).map(({ code }) => code)).toContain("no-glyph");
  },
);

const other = fc.constantFrom(
  ...Array.from({ length: 0x3100 }, (_, code) => String.fromCodePoint(code)).filter(
    (one) =>
      /\p{L}/u.test(one) &&
      !/[\p{Script=Latin}\p{Script=Common}]/u.test(one) &&
      !/\p{Script=Latin}/u.test(one.normalize("NFC")),
  ),
);

test("one letter of another script anywhere in a text is enough to refuse it, and it is named", () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), name, other, name, (field, before, one, after) => {
      const [issue] = issuesAt(field, `${before}${one}${after}`, () => true);
      expect(issue).toMatchObject({ code: "no-glyph" });
      expect(say(issue!.message, "fr")).toMatch(/ \(U\+[0-9A-F]{4}\)/);
    }),
    { numRuns: runs(400) },
  );
});
