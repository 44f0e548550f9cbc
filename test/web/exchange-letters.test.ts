// Letters that change places with signs in the files of texts are read as they were.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { letterPairs } from "../../infra/build/web/letter-pairs.ts";
import { readLocales } from "../../infra/build/locales-plugin.ts";
import { exchangeLetters } from "../../web/exchange-letters.ts";
import { runs } from "../support/seeded.ts";

const locales = readLocales("templates/locales").filter(({ facts }) => facts.complete);

test.each(locales.map(({ code, texts }) => [code, JSON.stringify([...texts.values()])]))("%s", (code, said) => {
  const pairs = letterPairs(said);
  const written = exchangeLetters(said, pairs);
  expect(exchangeLetters(written, pairs) === said).toBe(true);
  // The first two are in Latin letters.
  expect(pairs === "").toBe(["fr", "en"].includes(code));
  expect(Buffer.byteLength(written)).toBeLessThanOrEqual((pairs === "" ? 1 : 0.7) * Buffer.byteLength(said));
});

test("any text is as it was when it is exchanged twice", () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom("ж", "я", "ሀ", '"', "a", "0", "{"), fc.string({ unit: "binary" })),
  });
  fc.assert(
    fc.property(text, (said) => {
      const pairs = letterPairs(said);
      expect(exchangeLetters(exchangeLetters(said, pairs), pairs)).toBe(said);
    }),
    { numRuns: runs(800) },
  );
});
