// The classes of the countries, written a second time by hand from the fact sheet, and the order of the rule.
import { array, assert, constantFrom, property, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { countryCodes } from "../../functions/answers/countries.ts";
import { polygamyRows, type StatementNeed, statementNeed } from "../../functions/law/polygamy.ts";
import { sources } from "../../functions/law/sources.ts";

const sheet = {
  A: "AF SA BH CM KM DJ EG AE JO KW LY OM PS QA EH SO SD YE",
  M: "BN ER SZ GM GW IN KE LB MY NE NG UG PH SB SG SS LK ZA BW LS LR MW NA SL ZM ZW",
  R: "DZ BD BT BF CG GA GN ID IQ IR MV ML MA MR PK CF SN SY TZ TD TG",
  "X?": "ST AO BJ CV CD CI ET GH GQ MG MU MZ MM BI RW KH LA",
  B: "TN TR AL XK AM AZ GE RU UA BY MD CN MN NP VN HT CU VE CO PE SV NI HN EC KZ KG TJ TM UZ",
} as const;

// Not in the sheet’s table; French law itself is cited there (article 147 of the civil code).
const added = new Set(["FR"]);

const strength = { required: 2, recommended: 1, "not-by-default": 0 } as const;
const needOf = (nationalities: string[]) => statementNeed(nationalities).need;

describe("the table", () => {
  for (const [letter, codes] of Object.entries(sheet))
    it(`has the countries of class ${letter} as the fact sheet gives them`, () => {
      const rows = polygamyRows.filter((row) => row.class === letter && !added.has(row.iso));
      expect(rows.map(({ iso }) => iso).toSorted()).toEqual(codes.split(" ").toSorted());
    });

  it("names each country once, and only real ones", () => {
    const codes = polygamyRows.map(({ iso }) => iso);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((iso) => !countryCodes.has(iso))).toEqual([]);
  });

  it("cites sources that are known, each once", () => {
    const cited = polygamyRows.flatMap((row) => row.sources);
    expect(cited.filter((code) => !(code in sources))).toEqual([]);
    expect(polygamyRows.filter((row) => new Set(row.sources).size !== row.sources.length)).toEqual([]);
  });

  it("rests on the law of the country itself where it says that Turkey forbids it", () => {
    const cited = polygamyRows.find(({ iso }) => iso === "TR")?.sources ?? [];
    expect(cited.map((code) => sources[code].kind)).toContain("law");
  });

  it("rests on general knowledge only where it cites nothing, and only for class B", () => {
    const unsourced = polygamyRows.filter((row) => row.sources.length === 0);
    expect(polygamyRows.filter((row) => row.generalKnowledge)).toEqual(unsourced);
    expect(unsourced.filter((row) => row.class !== "B")).toEqual([]);
    expect(unsourced).toHaveLength(27);
  });

  it("treats only Ghana otherwise than by its class", () => {
    expect(polygamyRows.filter((row) => row.treatedAs).map(({ iso }) => iso)).toEqual(["GH"]);
  });

  it("says nothing about religion", () => {
    const notes = polygamyRows.map(({ note = "" }) => note);
    expect(notes.filter((note) => /muslim|islam|christian|hindu|sharia/i.test(note))).toEqual([]);
  });
});

describe("the need of a statement", () => {
  const cases: [title: string, nationalities: Parameters<typeof statementNeed>[0], need: StatementNeed["need"]][] = [
    ["a country that allows it", ["AF"], "required"],
    ["a country that allows it for some", ["NG"], "required"],
    ["a country that allows it with conditions", ["SN"], "required"],
    ["Burkina Faso, read as conditions", ["BF"], "required"],
    ["Ghana, contested but treated as customary law", ["GH"], "required"],
    ["a contested country", ["CD"], "recommended"],
    ["a country outside the table", ["BR"], "recommended"],
    ["a country that bans it", ["TR"], "not-by-default"],
    ["France", ["FR"], "not-by-default"],
    ["a stateless person", "stateless", "recommended"],
    ["an unknown nationality", undefined, "recommended"],
    ["two nationalities, one of which allows it", ["FR", "SY"], "required"],
    ["two nationalities, contested and banned", ["UA", "CI"], "recommended"],
    ["two nationalities, banned and outside the table", ["TR", "DE"], "recommended"],
    ["two nationalities that ban it", ["RU", "GE"], "not-by-default"],
  ];
  it.each(cases)("%s", (_, nationalities, need) => {
    expect(statementNeed(nationalities).need).toBe(need);
  });

  it("returns the nationality that decided, with its row", () => {
    expect(statementNeed(["TR", "CD", "ML", "AF"]).because).toMatchObject({
      kind: "country",
      country: "ML",
      row: { class: "R", sources: ["WPR", "SWA"] },
    });
    expect(statementNeed(["TR", "DE"]).because).toEqual({ kind: "country-not-in-table", country: "DE" });
    expect(statementNeed("stateless").because).toEqual({ kind: "stateless" });
    expect(statementNeed(undefined).because).toEqual({ kind: "unknown" });
    expect(statementNeed([]).because).toEqual({ kind: "unknown" });
  });

  const nationality = constantFrom(...countryCodes);

  it("is never weakened by one more nationality", () => {
    assert(
      property(array(nationality, { minLength: 1, maxLength: 4 }), nationality, (nationalities, more) => {
        expect(strength[needOf([...nationalities, more])]).toBeGreaterThanOrEqual(strength[needOf(nationalities)]);
      }),
    );
  });

  it("is that of the strictest nationality, in whatever order they are given", () => {
    assert(
      property(uniqueArray(nationality, { minLength: 1, maxLength: 5 }), (nationalities) => {
        const strictest = Math.max(...nationalities.map((code) => strength[needOf([code])]));
        expect(strength[needOf(nationalities)]).toBe(strictest);
        expect(needOf(nationalities.toReversed())).toBe(needOf(nationalities));
      }),
    );
  });

  it("is decided by one of the nationalities given", () => {
    assert(
      property(array(nationality, { minLength: 1, maxLength: 5 }), (nationalities) => {
        const { because, need } = statementNeed(nationalities);
        expect("country" in because && nationalities.includes(because.country)).toBe(true);
        expect("country" in because && needOf([because.country])).toBe(need);
      }),
    );
  });
});
