// People whose checklist is printed in tests: every example, and those who have the most papers and acts.
import { readFileSync, readdirSync } from "node:fs";
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { sampleAnswers } from "./sample-answers.ts";

export const examples: [name: string, answers: Answers][] = readdirSync("test/examples").map((file) => [
  file.replace(".json", ""),
  answersSchema.parse(JSON.parse(readFileSync(`test/examples/${file}`, "utf8"))),
]);

const child = (given: string, born: string) => ({
  tie: "child" as const,
  familyName: "Rahimi",
  givenNames: given,
  birth: { date: born, place: "Hérat", country: "AF" },
});

export const mostPapers: [name: string, answers: Answers][] = [
  [
    "wife of a refugee, hosted, reunification not said",
    sampleAnswers({ status: { kind: "family-member", of: "refugee", tie: "spouse" } }),
  ],
  [
    "wife of a person under subsidiary protection, hosted, by reunification",
    sampleAnswers({
      status: { kind: "family-member", of: "subsidiary-protection", tie: "spouse", byReunification: true },
    }),
  ],
  [
    "refugee, hosted, married, with children who travel",
    sampleAnswers({
      familyMembers: [
        child("Omar", "2010-02-01"),
        child("Leïla", "2014-08-15"),
        child("Nour", "2019-12-24"),
        child("Aya", "2009-01-03"),
      ],
    }),
  ],
  [
    "refugee, hosted, married, with every paper and children who come of age: prices give way",
    sampleAnswers({
      identity: { nationalities: undefined },
      decision: { by: "ofpra", date: "2026-11-13" },
      children: [{ birth: { date: "2008-01-17" } }, { birth: { date: "2008-08-05" } }],
      housing: { kind: "hosted", host: { givenNames: "Jeanne" }, proofOfAddress: { date: "2026-09-24" } },
    }),
  ],
];
