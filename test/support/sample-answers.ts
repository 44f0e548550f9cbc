// Answers to start a test from: a refugee's first application, hosted by a friend, married, everything filled in.
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { describeSituation } from "../../functions/documents/decide.ts";
import type { Situation } from "../../functions/law/situation.ts";

/** The day on which the samples are made: a Monday. */
export const sampleToday = "2026-11-23";

const base: Answers = {
  version: 1,
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  decision: { by: "ofpra", date: "2026-10-12" },
  identity: {
    familyName: "Rahimi",
    givenNames: "Mariam",
    gender: "female",
    birth: { date: "1990-03-05", place: "Hérat", country: "AF" },
    nationalities: ["AF"],
  },
  ofpraNumber: "24-01-12345",
  foreignerNumber: "9912345678",
  contact: { phone: "06 12 34 56 78", email: "mariam@example.org" },
  address: { street: "12 rue de la République", postcode: "69002", town: "Lyon" },
  housing: {
    kind: "hosted",
    host: {
      familyName: "Dupont",
      givenNames: "Jeanne",
      gender: "female",
      birth: { date: "1958-07-14", place: "Lyon", country: "FR" },
      address: { street: "12 rue de la République", postcode: "69002", town: "Lyon" },
      relation: "amie",
    },
    since: "2026-01-01",
    freeOfCharge: true,
    proofOfAddress: { date: "2026-11-02" },
  },
  couple: {
    kind: "married",
    spouse: {
      familyName: "Rahimi",
      givenNames: "Yusuf",
      gender: "male",
      birth: { date: "1988", place: "Hérat", country: "AF" },
      nationalities: ["AF"],
    },
    marriage: { date: "2015-06-20", place: "Hérat", country: "AF" },
  },
};

/** Top-level answers to put in the place of the base's; `undefined` takes one away. */
export type SampleOverrides = { [Key in keyof Answers]?: Answers[Key] | undefined };

/** The base answers with some top-level answers replaced. Parsed, so always valid. */
export function sampleAnswers(overrides: SampleOverrides = {}): Answers {
  const merged = Object.entries({ ...base, ...overrides }).filter(([, value]) => value !== undefined);
  return answersSchema.parse(Object.fromEntries(merged));
}

/** The situation of `sampleAnswers(overrides)` on `today`. */
export function sampleSituation(overrides: SampleOverrides = {}, today = sampleToday): Situation {
  return describeSituation(sampleAnswers(overrides), today);
}

/** The fewest answers that are taken, as they are typed, and more. */
export const fewestAnswers = (more: object = {}) => ({
  version: 1,
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  housing: { kind: "own-name" },
  couple: { kind: "single" },
  ...more,
});
