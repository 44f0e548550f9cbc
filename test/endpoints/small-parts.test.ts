import { HttpProblem } from "../../functions/api/http-problems.ts";
import { dossierIdForm } from "../../functions/api/limits.ts";
import { describe, expect, it } from "vitest";
import { acceptedLanguage } from "../../functions/text/accept-language.ts";
import { checkedId, lifecycleRules, newDossierId } from "../../functions/delivery/keys.ts";
import { errorLocation } from "../../functions/aws/error-location.ts";
import { dayInParis, sayMoment } from "../../functions/text/dates-in-words.ts";
import { answerGiven } from "../../functions/delivery/verification.ts";
import { codeFrom } from "../../functions/aws/secrets.ts";

describe("the language that is accepted", () => {
  it.each([
    [null, undefined],
    ["", undefined],
    ["*", undefined],
    ["de", undefined],
    ["fr", "fr"],
    ["EN-us", "en"],
    ["en;q=0", undefined],
    ["en;q=0.1,fr;q=0.9", "fr"],
    ["fr;q=0.1,en", "en"],
    ["french", undefined],
    ["en;q=x", undefined],
    [",,;;q=1,fr", "fr"],
  ])("%j: %j", (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });
});

describe("time in Paris", () => {
  it.each([
    ["2026-06-30T21:59:59Z", "2026-06-30"],
    ["2026-06-30T22:00:00Z", "2026-07-01"],
    ["2026-12-31T23:00:00Z", "2027-01-01"],
  ])("%s is the day %s", (moment, day) => {
    expect(dayInParis(new Date(moment))).toBe(day);
  });

  it.each([
    ["2026-10-03T12:05:59Z", "samedi 3\u00A0octobre 2026 à 14:05", "Saturday 3\u00A0October 2026 at 14:05"],
    ["2026-11-30T23:30:00Z", "mardi 1er\u00A0décembre 2026 à 00:30", "Tuesday 1\u00A0December 2026 at 00:30"],
    ["2026-08-11T10:00:00Z", "mardi 11\u00A0août 2026 à 12:00", "Tuesday 11\u00A0August 2026 at 12:00"],
  ])("%s is said in words", (moment, fr, en) => {
    expect([sayMoment(new Date(moment), "fr"), sayMoment(new Date(moment), "en")]).toEqual([fr, en]);
  });
});

describe("what a person types as second factor", () => {
  it.each([
    ["", undefined],
    ["factor=123456", "123456"],
    ["factor=123 456", "123456"],
    ["factor=12345", "malformed"],
    ["factor=1990-3-5", "1990-03-05"],
    ["factor=05.03.1990", "1990-03-05"],
    ["day=5&month=3&year=1990", "1990-03-05"],
    ["day=&month=&year=", "malformed"],
    ["day=5&month=3&year=1990&factor=000000", "1990-03-05"],
  ])("%s is %j", (form, factor) => {
    expect(answerGiven(new URLSearchParams(form))).toBe(factor);
  });
});

describe("ids and codes", () => {
  it("carry their days, so that the bucket deletes each dossier in its time", () => {
    for (const days of [1, 7, 30]) {
      const id = newDossierId(days, Buffer.alloc(16, days));
      expect(id).toMatch(dossierIdForm);
      expect(lifecycleRules.filter(({ prefix }) => `dossiers/${id}/x.pdf`.startsWith(prefix))).toEqual([
        { prefix: `dossiers/${id.slice(0, 3)}`, days },
      ]);
    }
  });

  it("are six digits, also small ones", () => {
    expect(codeFrom(Buffer.from([0, 0, 0, 0, 0, 7]))).toBe("000007");
    expect(codeFrom(Buffer.from([0, 0, 0, 0x0f, 0x42, 0x40]))).toBe("000000");
  });

  it.each(["00-", "31-", "7-", "07-X", "07-../"])("are refused when they begin with %j", (start) => {
    expect(checkedId(`07-${"0".repeat(32)}`)).toBe(`07-${"0".repeat(32)}`);
    expect(() => checkedId(`${start}${"0".repeat(32)}`)).toThrow(HttpProblem);
  });
});

it("says where an error was thrown without a word of its message", () => {
  for (const message of ["Zwartkop at Lyon:1:2", "Zwartkop\n    at lyon.ts:1:2", ""]) {
    expect(errorLocation(new Error(message))).toMatch(/^small-parts\.test\.ts:\d+:\d+$/);
  }
  expect(errorLocation("no error")).toBeUndefined();
});
