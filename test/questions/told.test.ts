// What other answers would change, found with as little work as possible: the same as by making every document anew.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { leavesIn, setAnswer, withAnswer } from "../../functions/questions/answer-set.ts";
import { leafAt } from "../../functions/questions/order.ts";
import { samplesAt } from "../../functions/questions/samples.ts";
import { tell } from "../../functions/questions/told.ts";
import { helpLanguage } from "../../functions/text/languages.ts";
import { anyAnswers, runs } from "../support/any-answers.ts";
import { sampleToday as today } from "../support/sample-answers.ts";

/** Each document and the dates, made anew, without what is only doubted. */
function allOf(answers: Answers): Map<string, string> {
  const dossier = { ...makeDossier(answers, { today }), warnings: [] };
  const { documents, deadlines } = renderDossier(dossier, helpLanguage(answers.language) ?? "fr");
  return new Map([
    ["calendar", JSON.stringify(deadlines)],
    ...documents.map((document) => [document.id, JSON.stringify(document)] as const),
  ]);
}

function differencesAnew(one: Answers, other: Answers): string[] {
  const [before, after] = [allOf(one), allOf(other)];
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id)).toSorted();
}

/** The answers without one, with another value of it, and those of another person. */
const anyOthers = fc.tuple(anyAnswers, anyAnswers, fc.nat(), fc.nat()).map(([answers, stranger, chance, which]) => {
  const leaves = leavesIn(answers).filter(({ path }) => leafAt(path)?.needed === "never");
  const path = leaves[chance % Math.max(leaves.length, 1)]?.path ?? ["identity", "gender"];
  const samples = samplesAt(path, leafAt(path)!, answers, today);
  const other = withAnswer(answers, path, samples[which % samples.length]);
  const without = setAnswer(answers, path, undefined).answers;
  return { answers, others: [answers, other, without, stranger].map((one) => answersSchema.parse(one)) };
});

test("what other answers change is what is otherwise in the documents that are made of them", () => {
  fc.assert(
    fc.property(anyOthers, ({ answers, others }) => {
      const told = tell(answers, today);
      for (const other of others) {
        const changed = differencesAnew(answers, other);
        expect(told.differences(other, new Set()).toSorted()).toEqual(changed);
        const known = new Set(told.differences(other, new Set()).slice(1));
        expect(told.differences(other, known)).toEqual(changed.filter((id) => !known.has(id as "calendar")));
        expect(told.dependsOn(other) || changed.length === 0).toBe(true);
      }
    }),
    { numRuns: runs(24) },
  );
});
