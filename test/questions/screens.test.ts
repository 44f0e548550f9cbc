// What stands on one screen of the page: questions that belong together, each once, and every one that is asked.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueAt, type Path } from "../../functions/answers/paths.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { leavesIn, setAnswer, type AnswersSoFar } from "../../functions/questions/answer-set.ts";
import { newMemory } from "../../functions/questions/changes.ts";
import { orderOf } from "../../functions/questions/order.ts";
import { nextQuestions } from "../../functions/questions/questions.ts";
import { nextScreen, pathOfScreen, screenOf, together, type Screen } from "../../functions/questions/screens.ts";
import { labelOf, screenTitle } from "../../functions/questions/words.ts";
import { leaves } from "../../functions/spreadsheet/columns/columns.ts";
import { say } from "../../functions/text/say.ts";
import { anyAnswers, runs } from "../support/any-answers.ts";
import { sampleToday as today } from "../support/sample-answers.ts";
import { beginsAsName, isQuestion } from "../support/sentences.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

const decided = (more: object = {}): AnswersSoFar => ({
  version: 1,
  language: "fr",
  procedure: { kind: "renewal" },
  status: { kind: "refugee" },
  housing: { kind: "centre" },
  couple: { kind: "single" },
  ...more,
});

const shown = (screen: Screen | undefined) =>
  screen === undefined ? undefined : { id: screen.id, paths: screen.questions.map(({ path }) => showPath(path)) };

describe("the next screen", () => {
  const named = (holder: string) => ["familyName", "usualName", "givenNames"].map((part) => `${holder}.${part}`);
  const born = (holder: string) => ["date", "place", "country"].map((part) => `${holder}.birth.${part}`);
  const at = (holder: string) => ["street", "postcode", "town"].map((part) => `${holder}.${part}`);
  const within = (holder: string) => ["apartment", "building", "locality"].map((part) => `${holder}.${part}`);
  const first = "concordance.differences[0]";
  // Most rows are about the same answers.
  const memory = newMemory();

  test.each<[paths: string[], more?: AnswersSoFar]>([
    [["couple.kind"], { couple: {} }],
    [named("identity")],
    [["identity.gender"]],
    [born("identity")],
    [["identity.nationalities"]],
    [["ofpraNumber"]],
    [["foreignerNumber"]],
    [["contact.phone", "contact.email"]],
    [at("address")],
    [within("address")],
    [["decision.by"]],
    [["decision.date", "decision.reference"], { decision: { by: "ofpra" } }],
    [["procedure.request.filedOn", "procedure.request.number"]],
    [named("housing.host")],
    [born("housing.host")],
    [at("housing.host.address")],
    [within("housing.host.address")],
    [["housing.host.phone", "housing.host.email"]],
    [["housing.since"]],
    [["housing.freeOfCharge"]],
    [["housing.name", "housing.number"], { housing: { kind: "domiciliation" } }],
    [["couple.marriage.date", "couple.marriage.place", "couple.marriage.country"]],
    [["children[0]"]],
    [[`${first}.item`]],
    [[`${first}.onBirthCertificate`, `${first}.onOtherPaper`]],
    [[`${first}.otherPaper`]],
  ])("holds %s", (paths, more = {}) => {
    const answers = decided({
      procedure: { kind: "first-application" },
      housing: { kind: "hosted" },
      couple: { kind: "married" },
      concordance: { birthCertificate: "received", differences: [{}] },
      ...more,
    });
    const [, ...others] = paths;
    const open = nextQuestions(answers, { today, memory }).map(({ path }) => showPath(path));
    const skipped = new Set(open.slice(0, open.indexOf(paths[0]!)).filter((path) => !others.includes(path)));
    expect(shown(nextScreen(answers, { today, skipped, memory }))).toEqual({ id: paths[0], paths });
  });

  test("has the questions that are still open, and its address does not change with them", () => {
    const answers = decided({ identity: { familyName: "Rahimi" } });
    const screen = nextScreen(answers, { today, skipped: new Set(["identity.usualName"]) });
    expect(shown(screen)).toEqual({ id: "identity.familyName", paths: ["identity.givenNames"] });
    expect(shown(screenOf(["identity", "givenNames"], answers, { today }))).toEqual({
      id: "identity.familyName",
      paths: ["identity.familyName", "identity.usualName", "identity.givenNames"],
    });
  });

  test("is none where nothing is open", () => {
    const all = new Set(leaves.map(({ path }) => path.join(".")));
    for (const list of ["procedure.attempts[0]", "children[0]", "familyMembers[0]", "concordance.differences[0]"])
      all.add(list);
    expect(nextScreen(decided(), { today, skipped: all })).toBeUndefined();
  });
});

describe("the screen of an answer", () => {
  test("is there for what decides, with what it says", () => {
    const screen = screenOf(["housing", "kind"], decided(), { today });
    expect(shown(screen)).toEqual({ id: "housing.kind", paths: ["housing.kind"] });
    expect(screen?.questions).toEqual(nextQuestions({ ...decided(), housing: {} }, { today }).slice(0, 1));
  });

  test("is there for each item of a list and for one more", () => {
    const child = { familyName: "Rahimi", birth: { date: "2020-01-01" } };
    const answers = decided({ children: [child, child] });
    for (const index of [0, 1, 2]) {
      const screen = screenOf(["children", index], answers, { today });
      expect(shown(screen)).toEqual({ id: `children[${index}]`, paths: [`children[${index}]`] });
      expect(screen?.questions[0]?.kind).toBe("one-more");
    }
    expect(screenOf(["children", 3], answers, { today })).toBeUndefined();
    expect(shown(screenOf(["children", 1, "familyName"], answers, { today }))?.id).toBe("children[1].familyName");
    expect(screenOf(["children", 2, "familyName"], answers, { today })).toBeUndefined();
  });

  test.each([["nowhere"], ["identity"], ["housing.host.familyName"], [""]])("is none for %j", (path) => {
    expect(screenOf(path.split("."), decided(), { today })).toBeUndefined();
  });
});

describe("screens of anybody", () => {
  /** One answer is taken out, and the screen that comes next is looked at. */
  const anyPlace = fc.tuple(anyAnswers, fc.nat()).map(([whole, chance]) => {
    const answered = leavesIn(whole).filter(({ path }) => orderOf(path) >= 0);
    const { path } = answered[chance % answered.length]!;
    return { whole, path };
  });

  test("begin with the next question, have four at most, all open, and each lies on its own screen", () => {
    fc.assert(
      fc.property(anyPlace, ({ whole, path }) => {
        const { answers } = setAnswer(whole, path, undefined);
        const [first] = nextQuestions(answers, { today, limit: 1 });
        const screen = nextScreen(answers, { today });
        expect(screen?.questions.find(({ path }) => showPath(path) === showPath(first!.path))).toEqual(first);
        if (screen === undefined) return;
        expect(screen.questions.length).toBeLessThanOrEqual(4);
        for (const question of screen.questions) {
          expect(valueAt(answers, question.path)).toBeUndefined();
          const again = screenOf(question.path, answers, { today });
          expect(again?.id).toBe(screen.id);
          expect(again?.questions).toContainEqual(question);
        }
      }),
      { numRuns: runs(3) },
    );
  });

  test("hold every answer that is given", () => {
    fc.assert(
      fc.property(anyPlace, ({ whole, path }) => {
        const screen = screenOf(path, whole, { today });
        expect(shown(screen)?.paths).toContain(showPath(path));
        expect(screenOf(pathOfScreen(screen!.id), whole, { today })).toEqual(screen);
      }),
      { numRuns: runs(10) },
    );
  });
});

describe("what belongs together", () => {
  const groups = Object.values(together);

  const inGroups = (path: readonly string[]) =>
    groups.filter((group) => group.some((part) => path.join(".") === part || path.join(".").endsWith(`.${part}`)));

  test("is four answers at most, none a choice, each in one group", () => {
    for (const group of groups) expect(group.length).toBeLessThanOrEqual(4);
    for (const leaf of leaves) {
      const found = inGroups(leaf.path);
      expect({ leaf: leaf.path, groups: found.length }).toEqual({
        leaf: leaf.path,
        groups: ["choice", "yes-no"].includes(leaf.type) ? 0 : Math.min(found.length, 1),
      });
    }
  });

  test("is in the answers", () => {
    for (const part of groups.flat()) {
      expect({ part, isThere: leaves.some(({ path }) => `.${path.join(".")}`.endsWith(`.${part}`)) }).toEqual({
        part,
        isThere: true,
      });
    }
  });
});

test("every question is a sentence with a question mark, and every group has a heading, in each language", () => {
  for (const leaf of leaves) {
    const path = leaf.path.map((key) => (key === "*" ? 0 : key));
    const groups = Object.entries(together).filter(([, parts]) => parts.some((part) => path.join(".").endsWith(part)));
    for (const language of wholeLanguages) {
      expect(say(labelOf(path, leaf), language)).toMatch(isQuestion(language));
      for (const [group] of groups)
        expect(say(screenTitle(group, path, leaf), language)).toMatch(beginsAsName(language));
    }
  }
});

test("what is remembered of the last answers is found again, and not taken for others", () => {
  const memory = newMemory();
  const hosted = decided({ housing: { kind: "hosted" } });
  for (const answers of [{}, decided(), hosted, decided(), hosted, {}]) {
    expect(nextScreen(answers, { today, memory })).toEqual(nextScreen(answers, { today }));
  }
  for (let year = 1950; year < 1980; year++)
    nextScreen(decided({ identity: { birth: { date: String(year) } } }), { today, memory });
  expect(memory.last.length).toBeLessThan(20);
  const dated = decided({ procedure: { kind: "renewal", currentPermit: { expiresOn: "2027-02-01" } } });
  for (const day of [today, "2027-03-01"]) {
    expect(nextQuestions(dated, { today: day, memory })).toEqual(nextQuestions(dated, { today: day }));
  }
});

test("the address of a screen is the path of an answer", () => {
  for (const path of [["language"], ["children", 12, "birth", "date"], ["concordance", "differences", 0]] as Path[]) {
    expect(pathOfScreen(showPath(path))).toEqual(path);
  }
});
