// What people write in different ways is compared without case, accents, spaces and punctuation.
import { describe, expect, test } from "vitest";
import { fold, foldHeader, foldShort, foldWords } from "../../functions/text/fold.ts";

describe("the words of a text", () => {
  test.each([
    ["Né(e)  le :", ["ne", "e", "le"]],
    ["5 FÉVRIER 1990", ["5", "fevrier", "1990"]],
    ["Cœur, Æquo, Straße", ["coeur", "aequo", "strasse"]],
    ["Nguyễn Thị", ["nguyen", "thi"]],
    ["Олена Київ", ["олена", "киів"]],
    ["–", []],
  ])("of %j are %j", (text, words) => {
    expect(foldWords(text)).toEqual(words);
    expect(fold(text)).toBe(words.join(""));
  });
});

test("a text that is too long for any list is not folded", () => {
  expect(foldShort("É".repeat(200))).toBe("e".repeat(200));
  expect(foldShort("É".repeat(201))).toBe("");
});

describe("a header", () => {
  test.each([
    ["Date de naissance (jj/mm/aaaa)", "datenaissance", "datedenaissance"],
    ["N° étranger", "numeroetranger", "numeroetranger"],
    ["No. Ofpra", "numeroofpra", "numeroofpra"],
    ["De la", "dela", "dela"],
    ["(Nom)", "nom", "nom"],
    ["Enfant [2]", "enfant2", "enfant2"],
  ])("%j is compared as %j, then as %j", (header, short, long) => {
    expect(foldHeader(header)).toEqual([short, long]);
  });
});
