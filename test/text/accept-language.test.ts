// Which of our languages a reader asks for.
import { expect, it } from "vitest";
import { acceptedLanguage, pageLanguage } from "../../functions/text/accept-language.ts";

it.each([
  [null, undefined],
  ["", undefined],
  ["fr", "fr"],
  ["en-GB", "en"],
  ["EN-us;q=0.8, fr;q=0.9", "fr"],
  ["de, en;q=0.5", "en"],
  ["de-DE,de;q=0.9,en;q=0", undefined],
  ["sv, en;q=0.1", "en"],
  ["french", undefined],
  ["en;q=nonsense, fr;q=0.1", "fr"],
  ["fr;q=0.5,en;q=0.5", "fr"],
  [`${"x,".repeat(1000)}fr`, undefined],
])("%j asks for %s", (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});

it.each([
  ["en", "fr", "en"],
  [null, "en", "en"],
  ["de", "en", "en"],
  ["", "fr", "fr"],
])("a page with lang=%s, for a reader of %s, is in %s", (asked, accepted, language) => {
  expect(pageLanguage(asked, accepted)).toBe(language);
});
