// Years of the Ethiopian calendar: a doubt where two dates of a person from there are 7 or 8 years wrong, nothing elsewhere.
import { expect, test } from "vitest";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { fewestAnswers as of, sampleToday } from "../support/sample-answers.ts";

const person = (country: string, date: string) => ({
  identity: { nationalities: [country], birth: { date, country } },
});
const married = (date: string, more: object = {}) => ({ couple: { kind: "married", marriage: { date }, ...more } });
const papers = (onBirthCertificate: string, onOtherPaper: string) => ({
  concordance: {
    birthCertificate: "received",
    differences: [{ item: "birth-date", onBirthCertificate, onOtherPaper, otherPaper: "residence-permit" }],
  },
});

function warned(answers: object): string[] {
  const parsed = parseAnswers(of(answers), { today: sampleToday, covers });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { warnings } = makeDossier(parsed.answers, { today: sampleToday });
  const found = warnings.filter(({ code }) => code === "ethiopian-years");
  for (const language of operatorLanguages)
    for (const { message } of found) expect(say(message, language)).toMatch(/calendrier éthiopien|Ethiopian calendar/);
  return found.map(({ path }) => showPath(path));
}

const differences = "concordance.differences[0].onOtherPaper";

test.each<[string, object, string[]]>([
  ["a marriage at 12", { ...person("ET", "1990-03-05"), ...married("2002-05-01") }, ["couple.marriage.date"]],
  ["a marriage at 17, in Eritrea", { ...person("ER", "1990-03-05"), ...married("2007") }, ["couple.marriage.date"]],
  [
    "a spouse born there",
    {
      ...person("SD", "1985-03-05"),
      ...married("2005", { spouse: { birth: { country: "ET", date: "1990" } } }),
    },
    ["couple.marriage.date"],
  ],
  [
    "a parent at 8",
    { ...person("ET", "1990"), children: [{ birth: { date: "1998-01-01" } }] },
    ["children[0].birth.date"],
  ],
  ["8 years between two papers", { ...person("ET", "1991-01-01"), ...papers("01/01/1991", "1983") }, [differences]],
  [
    "7 years between two papers",
    { ...person("ET", "1990-10-05"), ...papers("05/10/1990", "25/01/1983") },
    [differences],
  ],
  ["the same, the other way round", { ...person("ER", "1983-01-01"), ...papers("1983-01-01", "1990") }, [differences]],
])("%s is a doubt", (_, answers, paths) => expect(warned(answers)).toEqual(paths));

test.each<[string, object]>([
  ["a person from elsewhere", { ...person("SD", "1990-03-05"), ...married("2002-05-01") }],
  ["papers of a person from elsewhere", { ...person("SO", "1991-01-01"), ...papers("01/01/1991", "1983") }],
  ["a marriage at 5, which 8 years do not explain", { ...person("ET", "1990-03-05"), ...married("1996-05-01") }],
  ["a marriage at 20", { ...person("ET", "1990-03-05"), ...married("2010-05-01") }],
  ["one day between two papers", { ...person("ET", "1991-01-01"), ...papers("01/01/1991", "02/01/1991") }],
  ["ten years between two papers", { ...person("ET", "1991-01-01"), ...papers("01/01/1991", "1981") }],
  ["a year alone, which says nothing", person("ET", "1983")],
])("%s is none", (_, answers) => expect(warned(answers)).toEqual([]));
