// The checklist against the page it is made from: every statement is said, and every row is somebody's.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answersSchema } from "../../functions/answers/answers.ts";
import { checklistRows, makeChecklist } from "../../functions/law/checklist.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { describeSituation } from "../../functions/documents/decide.ts";
import type { Situation } from "../../functions/law/situation.ts";
import { sampleAnswers, sampleSituation, sampleToday } from "../support/sample-answers.ts";
import { specialPeople } from "../support/special-people.ts";
import { additions, furniture, sourcePage, type Statement } from "./source-page-map.ts";
import { people, printed, type Who } from "./source-page-print.ts";

const rowIds = checklistRows.map(({ id }) => id);
const rowsOf = (statement: Statement): readonly string[] => ("rows" in statement ? statement.rows : []);
const saidByThePage = new Set(sourcePage.flatMap(rowsOf));

const examples: [name: string, situation: Situation][] = readdirSync("test/examples").map((file) => {
  const answers: unknown = JSON.parse(readFileSync(`test/examples/${file}`, "utf8"));
  return [file, describeSituation(answersSchema.parse(answers), sampleToday)];
});

// What the examples that a newcomer runs do not show.
const rare: Record<string, Situation> = {
  "wife of a refugee, not come by reunification": sampleSituation({
    status: { kind: "family-member", of: "refugee", tie: "spouse", byReunification: false },
  }),
  "several spouses in France": sampleSituation({ couple: { kind: "married", severalSpousesInFrance: true } }),
  "16 years old, wants to work": sampleSituation({
    identity: { birth: { date: "2010-03-05" } },
    couple: { kind: "single" },
  }),
  "refugee who has not given the day of the decision": sampleSituation({ decision: { by: "cnda" } }),
  "card lost that ends in a month": sampleSituation({
    procedure: { kind: "loss", currentPermit: { expiresOn: "2026-12-23" } },
  }),
  "card lost, with an unknown end": sampleSituation({ procedure: { kind: "loss" } }),
  "renewal that silence has refused": sampleSituation({
    procedure: { kind: "renewal", request: { filedOn: "2026-07-02" } },
  }),
  "renewal that is filed": sampleSituation({
    procedure: { kind: "renewal", request: { filedOn: "2026-11-02", number: "6903-2026-118" } },
  }),
  "stateless person whose renewal is filed": sampleSituation({
    status: { kind: "stateless" },
    procedure: { kind: "renewal", request: { filedOn: "2026-11-02" } },
  }),
  ...Object.fromEntries(
    (["marriage", "civil-union", "divorce", "name", "birth", "adoption", "death"] as const).map((change) => [
      `change of civil status: ${change}`,
      sampleSituation({ procedure: { kind: "civil-status-change", civilStatus: { change } } }),
    ]),
  ),
  "change of civil status that is not named": sampleSituation({ procedure: { kind: "civil-status-change" } }),
  "only the card is wrong": sampleSituation({
    concordance: {
      birthCertificate: "received",
      differences: [
        { item: "given-names", onBirthCertificate: "Mariam", onOtherPaper: "Mariama", otherPaper: "residence-permit" },
      ],
    },
  }),
  "the site cannot take the request": sampleSituation({
    procedure: { kind: "first-application", contactCentre: { askedOn: "2026-11-10", answer: "certificate" } },
  }),
  "only the marriage differs": sampleSituation({
    concordance: {
      birthCertificate: "received",
      differences: [
        {
          item: "marital-status",
          onBirthCertificate: "mariée",
          onOtherPaper: "célibataire",
          otherPaper: "residence-permit",
        },
      ],
    },
  }),
  "only a foreign paper differs": sampleSituation({
    concordance: {
      birthCertificate: "received",
      differences: [
        { item: "birth-date", onBirthCertificate: "1990", onOtherPaper: "1989", otherPaper: "foreign-paper" },
      ],
    },
  }),
};

test("every statement of the page has rows that say it, or a reason why none does", () => {
  expect(sourcePage.length).toBeGreaterThan(85);
  expect(new Set(sourcePage.map(({ id }) => id)).size).toBe(sourcePage.length);
  const unexplained = sourcePage.filter((statement) =>
    "rows" in statement ? statement.rows.length === 0 : statement.notARow.length < 20,
  );
  expect(unexplained).toEqual([]);
});

test("every row that the map names exists", () => {
  expect([...saidByThePage, ...Object.keys(additions)].filter((id) => !rowIds.includes(id))).toEqual([]);
});

test("every row comes from the page, or is an addition with its reason, and not both", () => {
  const origins = rowIds.map((id) => [id, saidByThePage.has(id), id in additions] as const);
  expect(origins.filter(([, said, added]) => said === added)).toEqual([]);
});

test("every row appears in an example", () => {
  const special = specialPeople.map(({ answers }) => sampleSituation(answers));
  const situations = [...examples.map(([, situation]) => situation), ...Object.values(rare), ...special];
  const seen = new Set(situations.flatMap((situation) => makeChecklist(situation).map(({ id }) => id)));
  expect(rowIds.filter((id) => !seen.has(id))).toEqual([]);
});

test("every statement that is a row is told to somebody among the examples that a newcomer runs", () => {
  const seen = new Set(examples.flatMap(([, situation]) => makeChecklist(situation).map(({ id }) => id)));
  const untold = sourcePage.filter((statement) => "rows" in statement && !statement.rows.some((id) => seen.has(id)));
  expect(untold.map(({ id }) => id)).toEqual([]);
});

/** All that a dossier prints, as plain text: spaces and apostrophes as they are typed. */
function readPaper(who: Who, language: "fr" | "en"): string {
  const dossier = makeDossier(sampleAnswers(people[who]), { today: sampleToday });
  return renderDossier(dossier, language)
    .documents.map(({ markup }) => markup.replaceAll(/<fact label="([^"]*)"/g, "$1 <fact").replaceAll(/<[^>]*>/g, " "))
    .join(" ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\s\u00A0\u202F]+/g, " ");
}

const names = Object.keys(people) as Who[];
const papers = new Map(
  names.flatMap((who) => (["fr", "en"] as const).map((language) => [`${who}, ${language}`, readPaper(who, language)])),
);

/** The words as the test reads them, in its spaces. */
const inPlainSpaces = (words: string): string => words.replaceAll(/[\s\u00A0\u202F]+/g, " ");

const expected = printed.flatMap(([statement, words, told, notTold]) =>
  (["fr", "en"] as const).map((language) => {
    const key = inPlainSpaces(typeof words === "string" ? words : words[language]);
    return { statement, language, key, told, notTold };
  }),
);

test.each(expected)(
  "$statement is printed for whom it concerns, $language: $key",
  ({ language, key, told, notTold }) => {
    const isPrinted = (who: Who) => papers.get(`${who}, ${language}`)!.includes(key);
    expect({ missing: told.filter((who) => !isPrinted(who)), useless: notTold.filter(isPrinted) }).toEqual({
      missing: [],
      useless: [],
    });
  },
);

test("every statement of the page, but the words of its website, has a row in the table of what is printed", () => {
  const inTable = new Set(printed.map(([statement]) => statement));
  const website = sourcePage.filter((one) => "notARow" in one && one.notARow === furniture).map(({ id }) => id);
  const left = sourcePage.map(({ id }) => id).filter((id) => !inTable.has(id));
  expect(left).toEqual(website);
  const ids = new Set(sourcePage.map(({ id }) => id));
  expect([...inTable].filter((id) => !ids.has(id))).toEqual([]);
  expect(printed.filter(([, , told, notTold]) => told.length === 0 || notTold.length === 0)).toEqual([]);
});

test.each(Object.entries(rare))("%s: has a checklist", (_, situation) => {
  expect(makeChecklist(situation).length).toBeGreaterThan(10);
});
