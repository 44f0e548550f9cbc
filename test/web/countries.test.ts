// Countries are found as people type them, and what is chosen is read as the country that was meant.
import { describe, expect, it } from "vitest";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { matchCountries } from "../../web/fields/match-countries.ts";
import { draftOfNames, namesOf } from "../../web/fields/picked-names.ts";
import { countries } from "../../web/worker/countries.ts";
import { readDraft } from "../../web/worker/read-draft.ts";

const rules = { today: "2026-11-29", covers };
const birthCountry = questionOf(["identity", "birth", "country"])!;
const nationalities = questionOf(["identity", "nationalities"])!;

describe.each(operatorLanguages)("countries in %s", (language) => {
  const { countries: known, stateless } = countries(language);
  const found = (typed: string) => matchCountries(known, typed).map(({ country }) => country.code);

  it("are read as what was chosen", () => {
    const read = known.map(({ name }) => readDraft(birthCountry, name, {}, rules));
    expect(read).toEqual(known.map(({ code }) => ({ ok: true, value: code })));
  });

  it("give the nationality that was chosen, and several", () => {
    const offered = known.filter(({ isNationality }) => isNationality);
    const read = offered.map(({ name }) =>
      readDraft(nationalities, draftOfNames({ chosen: [name], typing: "" }), {}, rules),
    );
    expect(read).toEqual(offered.map(({ code }) => ({ ok: true, value: [code] })));
    const [one, other] = offered;
    const both = draftOfNames({ chosen: [one!.name], typing: other!.name });
    expect(readDraft(nationalities, both, {}, rules)).toEqual({ ok: true, value: [one!.code, other!.code] });
    expect(readDraft(nationalities, stateless, {}, rules)).toEqual({ ok: true, value: "stateless" });
  });

  it.each([
    ["afgh", "AF"],
    ["erythree", "ER"],
    ["ERI", "ER"],
    ["cote d ivoire", "CI"],
    ["ivory", "CI"],
    ["syrie", "SY"],
    ["syrienne", "SY"],
    ["congo kinshasa", "CD"],
    ["brazza", "CG"],
    ["coree du nord", "KP"],
    ["zaire", "CD"],
    ["birm", "MM"],
  ])("are found by “%s”", (typed, code) => {
    expect(found(typed)).toContain(code);
  });

  it("are found by the name of a State of before, which is named", () => {
    const successors = matchCountries(known, "URSS");
    expect(successors).toHaveLength(15);
    expect(new Set(successors.map(({ former }) => former))).toEqual(new Set(["URSS"]));
    expect(matchCountries(known, "Zaïre")).toEqual([expect.objectContaining({ former: "Zaïre" })]);
  });

  it("come with those first whose name begins so, sixteen at most", () => {
    for (const typed of ["a", "s", "ir", "ma"]) {
      const matches = matchCountries(known, typed);
      expect(matches.length).toBeLessThanOrEqual(16);
      expect(matches[0]!.country.name.toLowerCase().startsWith(typed)).toBe(true);
    }
    expect(found("")).toEqual([]);
    expect(found("zzz")).toEqual([]);
  });
});

describe("several names in one field", () => {
  it.each([
    ["", { chosen: [], typing: "" }],
    ["Afg", { chosen: [], typing: "Afg" }],
    ["Afghanistan; ", { chosen: ["Afghanistan"], typing: "" }],
    ["Afghanistan; Iran; Pak", { chosen: ["Afghanistan", "Iran"], typing: "Pak" }],
  ])("%j holds %j", (draft, names) => {
    expect(namesOf(draft)).toEqual(names);
    expect(draftOfNames(names)).toBe(draft);
  });

  it.each(["أفغانستان؛ إيران", "ሶማልያ፤ ኢትዮጵያ"])("are separated by the semicolon of their language: %s", (draft) => {
    expect(namesOf(draft).chosen).toHaveLength(1);
    expect(namesOf(draft).typing).not.toBe("");
  });
});
