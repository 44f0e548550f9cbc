// What nobody sees in a pasted text is taken out of the field; what is seen stays.
import { describe, expect, it } from "vitest";
import { invisible } from "../../functions/text/invisible.ts";
import { cleanText } from "../../web/fields/clean-text.ts";

describe("a text that is pasted", () => {
  it.each([
    ["24\u200B-01-\u202A12345\u202C", "24-01-12345"],
    ["\uFEFFRahimi\u00AD", "Rahimi"],
    ["12 rue\nde Lyon\t3", "12 rue de Lyon 3"],
    ["a\u2028b", "a b"],
  ])("%j becomes %j", (pasted, clean) => {
    expect(cleanText(pasted)).toBe(clean);
  });

  it.each(["Nguyễn Thị", "مریم", "Ó Súilleabháin", "ሃይሌ", "۱۹۹۰", "N’Diaye ", "𠮷"])("%j stays as it is", (typed) => {
    expect(cleanText(typed)).toBe(typed);
  });

  it("leaves nothing that the rules refuse as invisible", () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    expect(characters.filter((character) => invisible.test(cleanText(character)))).toEqual([]);
  });
});
