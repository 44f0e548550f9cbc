// A sample of the proof: every pair of status, procedure, housing and couple, in French or English by turns. In both:
// `npm run conformance`.
import { expect, test } from "vitest";
import { drawnAnswers, everyAnswer, everyPair, quadruples, readPeople } from "./run.ts";

const outcome = readPeople(everyPair(), 0, false);

test("nothing is wrong in what is made for a person of each pair of kinds", () => {
  expect(outcome.faults.join("\n")).toBe("");
});

test("nearly all who are drawn can be", () => {
  expect(outcome.refused).toBeLessThan(outcome.read / 8);
});

test("every answer that can be given is drawn", () => {
  const drawn = drawnAnswers(quadruples);
  expect(everyAnswer().filter((path) => !drawn.has(path))).toEqual([]);
});
