// Properties of the way from any input to a dossier: nothing throws, and what is wrong is said.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { documentIds, idsOnRequest } from "../../functions/documents/table.ts";
import { say } from "../../functions/text/say.ts";
import { parseAnswers, type ParseResult } from "../../functions/answers/parse-answers.ts";
import type { Issue } from "../../functions/answers/issues.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { anyAgreeingInput, anyAnswers, anyInput, runs } from "../support/any-answers.ts";
import { sampleToday } from "../support/sample-answers.ts";

const options = { today: sampleToday, covers };

const isWellSaid = ({ path, message }: Issue): boolean =>
  Array.isArray(path) &&
  operatorLanguages
    .map((language) => say(message, language))
    .every((text) => text.length > 10 && !/undefined|NaN|\[object/.test(text));

const isAnswered = (parsed: ParseResult): boolean =>
  parsed.ok || (parsed.issues.length > 0 && parsed.issues.every(isWellSaid));

test("any JSON at all is answered with issues, and never a throw", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (input) => {
      const parsed = parseAnswers(input, options);
      expect(parsed).toMatchObject({ ok: false });
      expect(parsed).toSatisfy(isAnswered);
    }),
    { numRuns: runs(500) },
  );
});

/** Puts `junk` in the place of the nth value of a tree, counted through all its levels. */
function replaceNth(tree: unknown, nth: number, junk: unknown): unknown {
  let left = nth;
  const walk = (value: unknown): unknown => {
    if (left-- === 0) return junk;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(tree);
}

test("answers with any one value spoilt are taken or answered with issues", () => {
  const junk = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: "binary" }), fc.constant("2026-02-30"));
  fc.assert(
    fc.property(anyInput, fc.nat(120), junk, (input, nth, junk) => {
      expect(parseAnswers(replaceNth(input, nth, junk), options)).toSatisfy(isAnswered);
    }),
    { numRuns: runs(500) },
  );
});

test("answers that are taken are taken again, unchanged", () => {
  fc.assert(
    fc.property(anyAgreeingInput, (input) => {
      const once = parseAnswers(input, options);
      fc.pre(once.ok);
      expect(parseAnswers(once.answers, options)).toEqual(once);
    }),
    { numRuns: runs(300) },
  );
});

test("any answers make a dossier on any day, with the cover sheet first and no sentence left open", () => {
  const anyDay = fc.constantFrom("2026-01-01", sampleToday, "2028-02-29", "2031-12-31");
  fc.assert(
    fc.property(anyAnswers, anyDay, fc.constantFrom("fr" as const, "en" as const), (answers, today, language) => {
      const dossier = makeDossier(answers, { today });
      expect(dossier.documents[0]?.id).toBe("cover-sheet");
      expect(dossier.documents.at(-1)?.id).toBe("checklist");
      expect(dossier.documents.length + dossier.notIncluded.length).toBe(documentIds.length - idsOnRequest.length);
      const { documents, notIncluded, checklist, deadlines, fees, warnings } = dossier;
      const explained = [...documents, ...notIncluded].map(({ reason, title }) => [
        say(title, language),
        say(reason, language),
      ]);
      for (const [, reason] of explained) expect(reason).toMatch(/\S.*\S/);
      expect(JSON.stringify({ explained, checklist, deadlines, fees, warnings })).not.toMatch(
        /undefined|NaN|Invalid DateTime|\[object/,
      );
    }),
    { numRuns: runs(300) },
  );
});
