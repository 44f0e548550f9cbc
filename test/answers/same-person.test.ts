// One person given in two locations of the answers: facts that differ are problems or doubts, with both values.
import { describe, expect, test } from "vitest";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { say } from "../../functions/text/say.ts";
import { fewestAnswers as of, sampleToday } from "../support/sample-answers.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

type Person = Record<string, unknown>;

const sara: Person = { familyName: "Rahimi", givenNames: "Sara", birth: { date: "2012-05-06" } };
const karim: Person = { familyName: "Rahimi", givenNames: "Karim", birth: { date: "1988-02-03" } };
const born = (date: string, more: object = {}) => ({ birth: { date, ...more } });

const spouse = (person: Person) => ({ couple: { kind: "married", spouse: person } });
const partner = (person: Person) => ({ couple: { kind: "civil-union", partner: person } });
const host = (person: Person) => ({ housing: { kind: "hosted", host: person } });
const children = (...list: Person[]) => ({ children: list });
const members = (tie: string, ...list: Person[]) => ({ familyMembers: list.map((one) => ({ ...one, tie })) });
const familyOf = (tie: string) => ({ status: { kind: "family-member", of: "refugee", tie } });

const parse = (answers: object) => parseAnswers(of(answers), { today: sampleToday, covers });

function problemsOf(answers: object): string[] {
  const parsed = parse(answers);
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${showPath(path)}`);
}

const codes = new Set(["two-birth-dates", "two-facts", "two-spouses"]);
function doubtsOf(answers: object): string[] {
  const parsed = parse(answers);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return makeDossier(parsed.answers, { today: sampleToday })
    .warnings.filter(({ code }) => codes.has(code))
    .map(({ code, path }) => `${code} ${showPath(path)}`);
}

describe("one person with two facts is a problem", () => {
  test.each<[string, object, string]>([
    [
      "a child in both lists, two birth dates",
      { ...children(sara), ...members("child", { ...sara, ...born("2012-06-05") }) },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "a child in both lists, two years",
      { ...children({ ...sara, ...born("2012") }), ...members("child", { ...sara, ...born("2013") }) },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "the second of two children",
      {
        ...children({ ...sara, givenNames: "Ali" }, sara),
        ...members("child", { ...sara, familyName: "RAHIMI", ...born("2011-05-06") }),
      },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "a spouse, two birth dates",
      { ...spouse(karim), ...members("spouse", { ...karim, ...born("1988-02-04") }) },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "a partner, two birth dates",
      { ...partner(karim), ...members("civil-partner", { ...karim, ...born("1980") }) },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "a partner with whom one lives, two birth dates",
      {
        couple: { kind: "cohabiting", partner: karim },
        ...members("cohabiting-partner", { ...karim, ...born("1980") }),
      },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "a child of the applicant and of the protected person",
      { ...familyOf("spouse"), ...children(sara), ...members("child", { ...sara, ...born("2010-05-06") }) },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "the other parent of the protected person",
      { ...familyOf("parent"), ...spouse(karim), ...members("parent", { ...karim, ...born("1980-05-06") }) },
      "two-birth-dates familyMembers[0].birth.date",
    ],
    [
      "a child, two genders",
      { ...children({ ...sara, gender: "female" }), ...members("child", { ...sara, gender: "male" }) },
      "two-facts familyMembers[0].gender",
    ],
    [
      "a child without birth dates, two genders",
      {
        ...children({ familyName: "Rahimi", givenNames: "Sara", gender: "female" }),
        ...members("child", { familyName: "Rahimi", givenNames: "Sara", gender: "male" }),
      },
      "two-facts familyMembers[0].gender",
    ],
    [
      "a child, two countries of birth",
      {
        ...children({ ...sara, ...born("2012-05-06", { country: "AF" }) }),
        ...members("child", { ...sara, ...born("2012-05-06", { country: "IR" }) }),
      },
      "two-facts familyMembers[0].birth.country",
    ],
    [
      "a host who is the spouse, two genders",
      { ...host({ ...karim, gender: "male" }), ...spouse({ ...karim, gender: "female" }) },
      "two-facts housing.host.gender",
    ],
    [
      "a host who is of the family, two countries of birth",
      {
        ...host({ ...karim, ...born("1988-02-03", { country: "AF" }) }),
        ...members("spouse", { ...karim, ...born("1988-02-03", { country: "PK" }) }),
      },
      "two-facts familyMembers[0].birth.country",
    ],
  ])("%s", (_, answers, expected) => expect(problemsOf(answers)).toEqual([expected]));
});

describe("no problem, and no doubt", () => {
  test.each<[string, object]>([
    ["the same facts twice", { ...children(sara), ...members("child", sara) }],
    ["a date that is known in part", { ...children({ ...sara, ...born("2012") }), ...members("child", sara) }],
    [
      "another given name",
      { ...children(sara), ...members("child", { ...sara, givenNames: "Sahar", ...born("2010") }) },
    ],
    [
      "two children of one name, one of whom applies",
      {
        ...children(sara, { ...sara, ...born("2015-01-01") }),
        ...members("child", { ...sara, ...born("2015-01-01") }),
      },
    ],
    [
      "a son who bears his father's name",
      { ...spouse(karim), ...members("child", { ...karim, ...born("2012-01-01") }) },
    ],
    [
      "the spouse of the protected person is not that of their child",
      { ...familyOf("child"), ...spouse(karim), ...members("spouse", { ...karim, ...born("1960-01-01") }) },
    ],
    [
      "one place, written in two ways",
      {
        ...children({ ...sara, ...born("2012-05-06", { place: "Hérat", country: "AF" }) }),
        ...members("child", { ...sara, ...born("2012-05-06", { place: "HERAT (Afghanistan)", country: "af" }) }),
      },
    ],
    [
      "one of two nationalities",
      {
        ...children({ ...sara, nationalities: ["AF", "IR"] }),
        ...members("child", { ...sara, nationalities: ["IR"] }),
      },
    ],
    ["a host of whom only the family name is known", { ...host({ familyName: "Rahimi" }), ...spouse(karim) }],
    ["a spouse without given names yet", { ...spouse({ familyName: "Rahimi" }), ...members("spouse", karim) }],
  ])("%s", (_, answers) => {
    expect(problemsOf(answers)).toEqual([]);
    expect(doubtsOf(answers)).toEqual([]);
  });
});

describe("what may be two ways to write one thing is a doubt", () => {
  test.each<[string, object, string]>([
    [
      "a host with the spouse's name and another birth date",
      { ...host({ ...karim, ...born("1980-02-03") }), ...spouse(karim) },
      "two-birth-dates housing.host.birth.date",
    ],
    [
      "a host with a child's name and another birth date",
      { ...host({ ...karim, ...born("1988-02-03") }), ...children({ ...karim, ...born("2001-02-03") }) },
      "two-birth-dates housing.host.birth.date",
    ],
    [
      "two places of birth",
      {
        ...children({ ...sara, ...born("2012-05-06", { place: "Kaboul" }) }),
        ...members("child", { ...sara, ...born("2012-05-06", { place: "Kabul" }) }),
      },
      "two-facts familyMembers[0].birth.place",
    ],
    [
      "two nationalities",
      { ...children({ ...sara, nationalities: ["AF"] }), ...members("child", { ...sara, nationalities: ["PK"] }) },
      "two-facts familyMembers[0].nationalities",
    ],
    [
      "stateless in one place only",
      { ...children({ ...sara, nationalities: ["AF"] }), ...members("child", { ...sara, nationalities: "stateless" }) },
      "two-facts familyMembers[0].nationalities",
    ],
    [
      "two usual names",
      {
        ...spouse({ ...karim, usualName: "Noori" }),
        ...members("spouse", { ...karim, usualName: "Ahmadi" }),
      },
      "two-facts familyMembers[0].usualName",
    ],
    [
      "a representative who is the host, two genders",
      {
        identity: { familyName: "Rahimi", givenNames: "Ali", birth: { date: "2012-01-01" } },
        representative: { familyName: "Rahimi", givenNames: "Karim", gender: "male" },
        ...host({ ...karim, gender: "female" }),
      },
      "two-facts housing.host.gender",
    ],
    [
      "a spouse of another name",
      { ...spouse(karim), ...members("spouse", { ...karim, givenNames: "Omar" }) },
      "two-spouses familyMembers[0].familyName",
    ],
    [
      "two spouses in the family",
      { couple: { kind: "married" }, ...members("spouse", karim, { ...karim, givenNames: "Omar" }) },
      "two-spouses familyMembers[0].familyName",
    ],
  ])("%s", (_, answers, expected) => {
    expect(problemsOf(answers)).toEqual([]);
    expect(doubtsOf(answers)).toEqual([expected]);
  });
});

describe("both values are named", () => {
  const both = { ...children(sara), ...members("child", { ...sara, ...born("2012-06-05") }) };
  test.each(wholeLanguages)("in JSON, in %s", (language) => {
    const parsed = parse(both);
    const words = parsed.ok ? "" : say(parsed.issues[0]!.message, language);
    expect(words).toMatch(/"2012-06-05".*06\/05\/2012/);
  });

  test("and the date of a long name is not cut", () => {
    const long = { ...sara, givenNames: "Sara ".repeat(20).trim() };
    const parsed = parse({ ...children(long), ...members("child", { ...long, ...born("2012-06-05") }) });
    expect(parsed.ok ? "" : say(parsed.issues[0]!.message, "fr")).toMatch(/"2012-06-05".*…, 06\/05\/2012/);
  });

  test("once, where several bear the name", () => {
    const later = { ...sara, ...born("2015-01-01") };
    const answers = { ...children(sara, later), ...members("child", { ...sara, ...born("2018-01-01") }) };
    expect(problemsOf(answers)).toEqual(["two-birth-dates familyMembers[0].birth.date"]);
  });

  test("in a sheet, in its own dates", () => {
    const header =
      "Démarche;Protection;Logement;Situation familiale;Enfant 1 – Nom de famille;Enfant 1 – Prénoms;" +
      "Enfant 1 – Date de naissance;Membre de famille 1 – Lien;Membre de famille 1 – Nom de famille;" +
      "Membre de famille 1 – Prénoms;Membre de famille 1 – Date de naissance;Nom de famille";
    const row = "1ère demande;réfugié;hôtel;célibataire;Rahimi;Sara;06/05/2012;enfant;Rahimi;Sara;05/06/2012;Rahimi";
    const reading = readRows(new TextEncoder().encode(`${header}\n${row}\n`), { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [only] = [...reading.rows()];
    const said = only?.kind === "wrong" ? only.issues.map(({ message }) => say(message, "fr")) : [];
    expect(said.map((text) => text.replaceAll("\u00A0", " "))).toEqual([
      "Ligne 2, colonne K « Membre de famille 1 – Date de naissance » : Cette personne est indiquée deux fois, avec deux dates de naissance : ici « 05/06/2012 », ailleurs « RAHIMI Sara, 06/05/2012 ». Écrivez la même date aux deux endroits. Si ce sont deux enfants qui portent le même nom, indiquez-les tous les deux parmi les enfants.",
    ]);
  });
});
