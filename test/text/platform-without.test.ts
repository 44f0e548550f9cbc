// Browsers lack some languages: what is said in them must not hang on the names and rules of the platform.
import { describe, expect, it } from "vitest";
import { factsOf, helpLanguages } from "../../functions/text/languages.ts";
import { sayDay } from "../../functions/text/dates-in-words.ts";
import { message } from "../../functions/text/message.ts";
import { sayValue } from "../../functions/text/say.ts";

/** Those that Chromium has no data for. */
const unknownToBrowsers = ["ps", "ti"];

it("are those that say their own words", () => {
  const own = helpLanguages.filter((language) => factsOf(language).formatsOf !== undefined);
  expect(own.toSorted()).toEqual(unknownToBrowsers);
});

describe.each(unknownToBrowsers)("%s", (language) => {
  const { locale, formatsOf, weekdays, monthsAreNumbers } = factsOf(language);

  it("has its weekdays, and months in figures", () => {
    expect(new Set(weekdays).size).toBe(7);
    expect(monthsAreNumbers).toBe(true);
    expect(sayDay("2026-11-29", language, true)).toContain(weekdays![0]);
  });

  it("has the plural forms and the figures of another language", () => {
    const [own, other] = [new Intl.PluralRules(locale), new Intl.PluralRules(formatsOf)];
    for (let count = 0; count < 200; count++) expect([count, other.select(count)]).toEqual([count, own.select(count)]);
  });

  it("joins names as the platform does where that knows it", () => {
    const format = new Intl.ListFormat(locale, { type: "conjunction" });
    for (const items of [["Sara"], ["Sara", "Omid"], ["Sara", "Omid", "Aster"], ["Sara", "Omid", "Aster", "Musa"]]) {
      const said = sayValue(
        { list: items.map((text) => message("labels.quoted", { text })), type: "conjunction" },
        language,
      );
      const wanted = format.format(items.map((text) => sayValue(message("labels.quoted", { text }), language)));
      const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, "");
      expect(plain(said)).toBe(plain(wanted));
    }
  });
});
