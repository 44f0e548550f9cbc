// The questions that a person is asked: all that their papers need, and nothing else.
import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { valueAt, type Path } from "../../functions/answers/paths.ts";
import { formerStates } from "../../functions/answers/places/former-states.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import {
  leavesIn,
  setAnswer,
  withAnswer,
  withoutAnswer,
  type AnswersSoFar,
} from "../../functions/questions/answer-set.ts";
import { holderOf, leafAt } from "../../functions/questions/order.ts";
import { answersWithoutEffect, nextQuestions, type Question } from "../../functions/questions/questions.ts";
import { readAnswer } from "../../functions/questions/read-answer.ts";
import { leaves, type LeafType } from "../../functions/spreadsheet/columns/columns.ts";
import { helpLanguage } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { anyAnswers } from "../support/any-answers.ts";
import { askedOneByOne } from "../support/interview.ts";
import { sampleAnswers, sampleToday as today } from "../support/sample-answers.ts";
import { sized } from "../support/seeded.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

const example = (name: string): Answers =>
  answersSchema.parse(JSON.parse(readFileSync(`test/examples/${name}.json`, "utf8")));

/** What is printed, without what is only doubted. */
function papersOf(answers: unknown): string {
  const read = answersSchema.parse(answers);
  const dossier = { ...makeDossier(read, { today }), warnings: [] };
  const { documents, deadlines } = renderDossier(dossier, helpLanguage(read.language) ?? "fr");
  return JSON.stringify([documents, deadlines]);
}

/**
 * Without what no question is for: the kind of a place in one word, a former State where there was none or no country is given, an object or a
 * list with nothing in it.
 */
function withoutCorrections<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutCorrections) as Value;
  const { place, country, date } = value as AnswersSoFar;
  const isKept = (key: string, inner: unknown) =>
    !(key === "placeKind" && !/[\s\d]/.test(String(place))) &&
    !(key === "countryAsWritten" && !formerStates.some(({ today }) => today.includes(country as string))) &&
    !(key === "copyLost" && date !== undefined) &&
    !(typeof inner === "object" && inner !== null && Object.keys(inner).length === 0);
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutCorrections(inner)] as const);
  return Object.fromEntries(entries.filter(([key, inner]) => isKept(key, inner))) as Value;
}

const paths = (questions: readonly Question[]): string[] => questions.map(({ path }) => showPath(path));

/** The questions with all else left open, one after another. */
function askedOf(answers: AnswersSoFar): string[] {
  return paths(nextQuestions(answers, { today }));
}

const decided = (more: object = {}): AnswersSoFar => ({
  version: 1,
  language: "fr",
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  housing: { kind: "centre" },
  couple: { kind: "single" },
  ...more,
});

describe("what is asked", () => {
  test("first, what decides the papers, each after the one that it depends on", () => {
    expect(askedOf({})).toEqual(["language", "procedure.kind"]);
    expect(askedOf({ language: "fr", procedure: { kind: "renewal" }, status: { kind: "family-member" } })).toEqual([
      "status.of",
    ]);
  });

  test("of the host where there is one, and of the spouse where there is one", () => {
    const hosted = askedOf(decided({ housing: { kind: "hosted" }, couple: { kind: "married" } }));
    expect(hosted).toEqual(expect.arrayContaining(["housing.host.familyName", "couple.spouse.familyName"]));
    expect(askedOf(decided()).filter((path) => /host|spouse|partner/.test(path))).toEqual([]);
  });

  test("of whoever signs for a minor, and of nobody who signs for an adult", () => {
    const difference = {
      item: "family-name",
      onBirthCertificate: "Rahimi",
      onOtherPaper: "Rahimy",
      otherPaper: "receipt",
    };
    const concordance = { birthCertificate: "received", differences: [difference] };
    const bornOn = (date: string) => askedOf(decided({ identity: { birth: { date } }, concordance }));
    expect(bornOn("2009-02-03")).toContain("representative.familyName");
    expect(bornOn("1990-02-03")).not.toContain("representative.familyName");
  });

  test("with the papers that it is for, and in few words where they are many", () => {
    const answers = decided({ housing: { kind: "hosted" }, couple: { kind: "married" } });
    const whyOf = (path: string) => {
      const question = nextQuestions(answers, { today }).find((one) => showPath(one.path) === path);
      return say(question!.why, "en");
    };
    expect(whyOf("identity.familyName")).toBe("This answer is for nearly all your papers.");
    expect(whyOf("couple.marriage.place")).toMatch(/^This answer is for: .*polygamy/);
  });

  test("of an address, first what everybody has", () => {
    const parts = ["street", "postcode", "town", "apartment", "building", "locality"];
    const asked = askedOf(decided({ housing: { kind: "hosted" }, couple: { kind: "married" } }));
    for (const holder of ["address.", "housing.host.address."]) {
      expect(asked.filter((path) => path.startsWith(holder))).toEqual(parts.map((part) => holder + part));
    }
  });

  test("the kind of a place and the name of a former State only where the other answers leave them open", () => {
    const born = (birth: object) => askedOf(decided({ housing: { kind: "hosted" }, identity: { birth } }));
    expect(
      born({ place: "Hérat", country: "AF" }).filter((path) => /^identity.*(?:placeKind|AsWritten)/.test(path)),
    ).toEqual([]);
    expect(born({ place: "camp près de Minsk", country: "BY" })).toEqual(
      expect.arrayContaining(["identity.birth.placeKind", "identity.birth.countryAsWritten"]),
    );
  });

  test("the day of a union without marriage, and then when asylum was applied for", () => {
    const members = (more: object) => decided({ familyMembers: [{ tie: "cohabiting-partner", ...more }] });
    const [union, asylum] = ["familyMembers[0].unionDate", "asylumApplicationDate"];
    const asked = (answers: AnswersSoFar) => askedOf(answers).filter((path) => path === union || path === asylum);
    expect(asked(members({}))).toEqual([union]);
    expect(asked(members({ unionDate: "2009-05-05" }))).toEqual([asylum]);
  });

  test("whether there is one more, after each item of a list; no to it ends the list", () => {
    const open = nextQuestions(decided({ children: [{ birth: { date: "2020-01-01" }, nationalities: ["AF"] }] }), {
      today,
    });
    expect(paths(open)).toContain("children[1]");
    expect(open.find(({ path }) => showPath(path) === "children[1]")?.kind).toBe("one-more");
    const skipped = new Set(["children[0]"]);
    expect(paths(nextQuestions(decided(), { today, skipped })).filter((path) => path.startsWith("children"))).toEqual(
      [],
    );
  });

  const wholeAnswers = ["minor-refugee-travels", "refugee-first-hosted-married", "family-of-stateless-first-parent"];
  test.each(sized(wholeAnswers, wholeAnswers.slice(0, 1)))(
    "of %s is what the papers of the whole answers need",
    (name) => {
      const whole = example(name);
      expect(papersOf(askedOneByOne(whole, today).answers)).toBe(papersOf(whole));
    },
  );

  test("of anybody is what the papers of the whole answers need", () => {
    fc.assert(
      fc.property(anyAnswers, (whole) => {
        const plain = withoutCorrections(whole);
        expect(papersOf(askedOneByOne(plain, today).answers)).toBe(papersOf(plain));
      }),
      { numRuns: sized(12, 1), endOnFailure: true },
    );
  });

  test("of anybody is every answer that a paper needs, wherever it is missing; without it papers are made all the same", () => {
    fc.assert(
      fc.property(anyAnswers, (anybody) => {
        const whole = withoutCorrections(anybody);
        const papers = papersOf(whole);
        for (const { path } of leavesIn(whole).filter(({ path }) => leafAt(path) !== undefined)) {
          const answers = withoutAnswer(whole, path);
          const isNeeded = !answersSchema.safeParse(answers).success;
          if (!isNeeded && papersOf(answers) === papers) continue;
          const [question] = nextQuestions(answers, { today, skipped: allBut(path) });
          expect(question?.path).toEqual(path);
          expect({ path, needed: question?.needed }).toEqual({ path, needed: isNeeded });
        }
      }),
      { numRuns: sized(24, 1), endOnFailure: true },
    );
  });

  test("of anybody can change a paper: one answer says something else than another, or than none", () => {
    fc.assert(
      fc.property(anyPart, ({ whole, answers }) => {
        for (const question of nextQuestions(answers, { today })) {
          const { path, needed } = question;
          const isUsedBeside = (given: AnswersSoFar) => {
            const papers = [...(needed ? [] : [given]), ...answersTo(question, needed ? whole : given)].flatMap((one) =>
              answersSchema.safeParse(one).success ? papersOf(one) : [],
            );
            return new Set(papers).size > 1;
          };
          // The day of a union and that of the application for asylum count together: one of them is asked for first.
          const isOneOfTwo =
            /unionDate$|^couple\.(?:marriage\.)?date$/.test(showPath(path)) &&
            valueAt(answers, ["asylumApplicationDate"]) === undefined;
          const isUsed =
            isUsedBeside(answers) ||
            (isOneOfTwo && isUsedBeside(withAnswer(answers as Answers, ["asylumApplicationDate"], "2010-05-05")));
          expect({ path, isUsed }).toEqual({ path, isUsed: true });
        }
      }),
      { numRuns: sized(24, 1), endOnFailure: true },
    );
  });
});

/** Every path but one, and that there is one more, as far as the answers of the tests go. */
function allBut(path: Path): Set<string> {
  const everything = leaves.flatMap((leaf) => {
    const star = leaf.path.indexOf("*");
    if (star === -1) return [[...leaf.path]];
    return Array.from({ length: 6 }, (_, index): Path[] => [
      [...leaf.path.slice(0, star), index],
      leaf.path.map((key) => (key === "*" ? index : key)),
    ]).flat();
  });
  return new Set(everything.map((one) => showPath(one)).filter((id) => id !== showPath(path)));
}

/** Somebody's answers, and a part of them that is taken. */
const anyPart = fc.tuple(anyAnswers, fc.nat(), fc.constantFrom(0.05, 0.5, 0.95)).map(([whole, chance, share]) => {
  const optional = leavesIn(whole).filter(({ path }) => leafAt(path)?.needed === "never");
  const taken = optional.filter((_, index) => (((index + 1) * 7919 + chance) % 101) / 101 < share);
  const answers = taken.reduce<AnswersSoFar>((one, { path }) => withoutAnswer(one, path), whole);
  return { whole, answers: answersSchema.safeParse(answers).success ? answers : whole };
});

/** The answers with each of several answers to a question, and with what may be said once it is answered. */
function answersTo({ path, kind, options }: Question, answers: AnswersSoFar): AnswersSoFar[] {
  const values =
    kind === "one-more"
      ? (items[String(path.at(-2))] ?? [])
      : options.length > 0
        ? options.map(({ value }) => value)
        : others[kind as keyof typeof others];
  const answered = values.map((value) => setAnswer(answers, path, value).answers);
  const [first] = answered;
  const leaf = leafAt(path);
  if (first === undefined || leaf?.needed !== "with-its-object") return answered;
  const beside = leaves.filter((other) => other !== leaf && holderOf(other) === holderOf(leaf));
  return [
    ...answered,
    ...beside.flatMap((other) =>
      (other.type === "choice" ? other.options : others[other.type]).map(
        (value) => setAnswer(first, [...path.slice(0, -1), other.path.at(-1)!], value).answers,
      ),
    ),
  ];
}

/** Answers of the test's own. */
const others: Readonly<Record<Exclude<LeafType, "choice">, readonly unknown[]>> = {
  "yes-no": [true, false],
  day: ["2026-11-30", "2026-10-01", "2026-03-01", "2020-01-01", "2027-10-02", "1931-05-05"],
  "partial-day": ["2026-06-01", "2018-01-01", "2010-05-05", "2001-01-01", "1960", "1935"],
  country: ["ER", "DZ", "AF"],
  nationalities: [["ER"], ["DZ"], ["TR"], ["FR"], ["PL"], "stateless"],
  postcode: ["29001", "97491", "98713"],
  "dialable-phone": ["07 98 76 54 33"],
  phone: ["07 98 76 54 33"],
  email: ["autre2@example.org"],
  "ofpra-number": ["99-88-77778"],
  text: ["Abc", "1234567891"],
};

/** One more of each list. */
const items: Readonly<Record<string, readonly unknown[]>> = {
  children: [
    {},
    { birth: { date: "2018-01-01" }, nationalities: ["ER"] },
    { birth: { date: "2025-01-01" }, nationalities: ["FR"], travels: true },
    { birth: { date: "2009-06-01" }, nationalities: ["ER"], travels: true },
  ],
  familyMembers: ["spouse", "civil-partner", "cohabiting-partner", "child", "parent"].flatMap((tie) => [
    { tie },
    { tie, birth: { date: "2009-06-01" }, byReunification: true, unionDate: "2026-06-01" },
  ]),
  differences: [
    { item: "birth-place", onBirthCertificate: "Abc", onOtherPaper: "Abd", otherPaper: "receipt" },
    { item: "family-name", onBirthCertificate: "Abc", onOtherPaper: "Abd", otherPaper: "travel-document" },
  ],
  attempts: [{ triedOn: "2026-10-01" }, { triedOn: "2026-11-01", step: "send" }],
};

describe("an answer that is changed", () => {
  const hosted = { ...sampleAnswers(), housing: { kind: "hosted", host: { familyName: "Dupont", gender: "female" } } };

  test("names what no longer goes with it", () => {
    const { answers, dropped } = setAnswer(hosted, ["housing", "kind"], "hotel");
    expect(answers["housing"]).toEqual({ kind: "hotel" });
    expect(dropped).toEqual([
      { path: ["housing", "host", "familyName"], value: "Dupont" },
      { path: ["housing", "host", "gender"], value: "female" },
    ]);
    expect(hosted.housing.host.familyName).toBe("Dupont");
  });

  test("takes the object with it that it was needed for, and names the rest of it", () => {
    const civilStatus = { change: "divorce", date: "2026-03-12" };
    const before = { ...sampleAnswers(), procedure: { kind: "civil-status-change", civilStatus } };
    const { answers, dropped } = setAnswer(before, ["procedure", "civilStatus", "change"], undefined);
    expect(answers["procedure"]).toEqual({ kind: "civil-status-change" });
    expect(dropped).toEqual([{ path: ["procedure", "civilStatus", "date"], value: "2026-03-12" }]);
  });

  test("leaves no empty object behind", () => {
    const { answers } = setAnswer(
      decided({ identity: { birth: { date: "1990" } } }),
      ["identity", "birth", "date"],
      undefined,
    );
    expect(answers).toEqual(decided());
  });
});

test("an answer that changes a paper by being there is not named among those that change none", () => {
  const filed = sampleAnswers({
    procedure: {
      kind: "civil-status-change",
      request: { reasonsAskedOn: "1960-02-19" },
      civilStatus: { change: "death" },
    },
  });
  expect(answersWithoutEffect(filed, today).map(showPath)).not.toContain("procedure.request.reasonsAskedOn");
});

test("answers that change no paper are named", () => {
  const answers = sampleAnswers({
    procedure: { kind: "first-application", currentPermit: { number: "123" } },
    couple: { kind: "cohabiting", partner: { usualName: "Dupont" } },
  });
  expect(answersWithoutEffect(answers, today).map(showPath)).toEqual(
    expect.arrayContaining(["procedure.currentPermit.number", "couple.partner.usualName"]),
  );
  expect(answersWithoutEffect(answers, today).map(showPath)).not.toContain("identity.familyName");
});

describe("what is typed", () => {
  const read = (path: Path, typed: string, answers: AnswersSoFar = decided(), needed = false) => {
    const reading = readAnswer({ path, needed }, typed, answers, { today, covers });
    return reading.ok ? reading.value : say(reading.issue, "fr");
  };

  test.each<[path: string, typed: string, value: unknown]>([
    ["identity.birth.date", "05/03/1990", "1990-03-05"],
    ["identity.birth.country", "afghanistan", "AF"],
    ["identity.nationalities", "afghane, iranienne", ["AF", "IR"]],
    ["identity.familyName", "Néant", null],
    ["address.postcode", "1000", "01000"],
    ["identity.familyName", "  ", undefined],
  ])("%s: « %s »", (path, typed, value) => {
    expect(read(path.split("."), typed)).toEqual(value);
  });

  test.each<[path: string, typed: string, words: RegExp]>([
    ["identity.birth.date", "31/02/1990", /Ce jour n’existe pas/],
    ["identity.birth.date", "2030", /ne peut pas être après/],
    ["identity.birth.country", "Atlantide", /pays/],
    ["contact.email", "moi", /^Adresse/],
  ])("%s: « %s » is refused with what to do", (path, typed, words) => {
    expect(read(path.split("."), typed)).toMatch(words);
  });

  test("nothing, where an answer is needed, is called nothing", () => {
    expect(read(["concordance", "differences", 0, "onOtherPaper"], " ", decided(), true)).toMatch(
      /^Rien n’a été écrit/,
    );
  });

  test("that contradicts an earlier answer is refused, with both", () => {
    const answers = decided({ identity: { birth: { date: "1990-01-01" } }, couple: { kind: "married" } });
    expect(read(["couple", "marriage", "date"], "01/01/1980", answers)).toMatch(/1990/);
  });
});

test("every question has its words in every language", () => {
  const asked = nextQuestions(decided({ housing: { kind: "hosted" }, couple: { kind: "married" } }), { today });
  for (const language of wholeLanguages) {
    for (const { label, why, help } of asked) {
      for (const text of [label, why, ...help]) expect(say(text, language)).toMatch(/^\S.*\S$/s);
    }
  }
});
