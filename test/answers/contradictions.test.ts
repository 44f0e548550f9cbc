// Answers compared with one another: each pair of the table with a value that contradicts and the nearest that does not.
import { describe, expect, test } from "vitest";
import { contradictions, doubts } from "../../functions/answers/contradictions.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { say } from "../../functions/text/say.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { sampleToday } from "../support/sample-answers.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

type Values = Readonly<Record<string, unknown>>;

/** Answers about whom nothing is known, but for the values at these paths. */
function answersWith(values: Values): Record<string, unknown> {
  const answers: Record<string, unknown> = {
    version: 1,
    procedure: { kind: "first-application" },
    status: { kind: "refugee" },
    housing: { kind: "own-name" },
    couple: { kind: "single" },
  };
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split(".");
    const last = keys.pop()!;
    let holder = answers;
    for (const [at, key] of keys.entries()) {
      const isList = /^\d+$/.test(keys[at + 1] ?? last);
      holder = (holder[key] ??= isList ? [] : {}) as Record<string, unknown>;
    }
    holder[last] = value;
  }
  return answers;
}

const issuesOf = (values: Values) => {
  const parsed = parseAnswers(answersWith(values), { today: sampleToday, covers });
  return parsed.ok ? [] : parsed.issues;
};

const born = (date: string): Values => ({ "identity.birth.date": date });
const mariam: Values = {
  "identity.familyName": "Rahimi",
  "identity.givenNames": "Mariam",
  "identity.gender": "female",
  "identity.birth": { date: "1990-03-05", place: "Hérat", country: "AF" },
};
const someone = (familyName: string, givenNames: string, date?: string) => ({
  familyName,
  givenNames,
  ...(date === undefined ? {} : { birth: { date } }),
});
const married: Values = { "couple.kind": "married" };
const pacs: Values = { "couple.kind": "civil-union" };
const familyMember: Values = { "status.kind": "family-member", "status.of": "refugee", "status.tie": "spouse" };
const hosted: Values = { "housing.kind": "hosted" };
const moving: Values = { "procedure.kind": "address-change" };
const certificate = (item: string, onBirthCertificate: string): Values => ({
  "concordance.birthCertificate": "received",
  "concordance.differences": [
    { item, onBirthCertificate, onOtherPaper: "autre mention", otherPaper: "residence-permit" },
  ],
});

const namedOnCertificate = (country: string, written: string, countryAsWritten?: string): Values => ({
  ...certificate("birth-country", written),
  "identity.birth": { date: "1990-03-05", country, ...(countryAsWritten === undefined ? {} : { countryAsWritten }) },
});

type Row = {
  code: string;
  base: Values;
  path: string;
  /** Each contradicts what `base` says. */
  wrong: readonly unknown[];
  /** Each is at home with it. */
  right: readonly unknown[];
  /** Where it is said, where that is below the path. */
  said?: string;
};

const rows: Row[] = [
  {
    code: "union-before-birth",
    base: { ...married, ...born("1990-03-05") },
    path: "couple.marriage.date",
    wrong: ["1990-03-04", "1990-02", "1990-02-00", "1989", "1989-00-00"],
    right: ["2008-03-05", "2008-04", "2015", "2015-00-00"],
  },
  {
    code: "union-before-birth",
    base: { ...pacs, ...born("1990") },
    path: "couple.date",
    wrong: ["1989-12-31", "1989"],
    right: ["2010-01-01", "2009"],
  },
  {
    code: "union-before-birth",
    base: { "familyMembers.0.tie": "spouse", "familyMembers.0.birth.date": "1990-03-05" },
    path: "familyMembers.0.unionDate",
    wrong: ["1990-03-04"],
    right: ["2008-03-05"],
  },
  {
    code: "union-before-partner-birth",
    base: { ...married, "couple.spouse.birth.date": "1988" },
    path: "couple.marriage.date",
    wrong: ["1987-12-31"],
    right: ["2006-01-01"],
  },
  {
    code: "union-before-partner-birth",
    base: { ...pacs, "couple.partner.birth.date": "1988" },
    path: "couple.date",
    wrong: ["1987-12-31"],
    right: ["2006-12-31"],
  },
  {
    code: "decision-before-birth",
    base: { "decision.by": "ofpra", ...born("2012-06-15") },
    path: "decision.date",
    wrong: ["2012-06-14"],
    right: ["2012-06-15", "2026-11-23"],
  },
  {
    code: "asylum-application-after-decision",
    base: { "decision.by": "ofpra", "decision.date": "2024-03-01" },
    path: "asylumApplicationDate",
    wrong: ["2024-03-02", "2024-04", "2025"],
    right: ["2024-03-01", "2024-03", "2024", "2023-02-01"],
  },
  {
    code: "child-not-younger",
    base: { ...familyMember, "status.tie": "parent", ...born("1990") },
    path: "status.relativeBirthDate",
    wrong: ["1989-12-31"],
    right: ["1991-01-01", "2015-05-05"],
  },
  {
    code: "parent-not-older",
    base: { ...familyMember, "status.tie": "child", ...born("1990") },
    path: "status.relativeBirthDate",
    wrong: ["1991-01-01"],
    right: ["1989-12-31", "1960"],
  },
  {
    code: "hosting-before-birth",
    base: { ...hosted, ...born("2012-06-15") },
    path: "housing.since",
    wrong: ["2012-06-14"],
    right: ["2012-06-15"],
  },
  {
    code: "hosting-before-birth",
    base: { ...hosted, "housing.host.birth.date": "1958-07" },
    path: "housing.since",
    wrong: ["1958-06-30"],
    right: ["1958-07-01"],
  },
  {
    code: "move-before-birth",
    base: { ...moving, ...born("1990-03-05") },
    path: "procedure.movedOn",
    wrong: ["1990-03-04"],
    right: ["1990-03-05", "2026-12-31"],
  },
  {
    code: "filed-before-birth",
    base: born("1990-03-05"),
    path: "procedure.request.filedOn",
    wrong: ["1990-03-04"],
    right: ["1990-03-05", "2026-11-23"],
  },
  {
    code: "filed-before-decision",
    base: { "decision.by": "ofpra", "decision.date": "2026-05-12" },
    path: "procedure.request.filedOn",
    wrong: ["2026-05-11", "2024-01-01"],
    right: ["2026-05-12", "2026-11-23"],
  },
  {
    code: "attempt-before-decision",
    base: { "decision.by": "ofpra", "decision.date": "2026-05-12", "procedure.attempts": [{ triedOn: "2026-05-12" }] },
    path: "procedure.attempts.0.triedOn",
    wrong: ["2026-05-11", "2024-01-01"],
    right: ["2026-05-12", "2026-11-23"],
  },
  {
    code: "reasons-before-request",
    base: { "procedure.request.filedOn": "2026-05-12" },
    path: "procedure.request.reasonsAskedOn",
    wrong: ["2026-05-11"],
    right: ["2026-05-12", "2026-11-23"],
  },
  {
    code: "change-before-birth",
    base: {
      ...born("1990-03-05"),
      "procedure.kind": "civil-status-change",
      "procedure.civilStatus.change": "marriage",
    },
    path: "procedure.civilStatus.date",
    wrong: ["1990-03-04"],
    right: ["1990-03-05", "2026-11-23"],
  },
  {
    code: "host-is-a-minor",
    base: hosted,
    path: "housing.host.birth.date",
    wrong: ["2008-11-24", "2008-12", "2009"],
    right: ["2008-11-23", "2008-11", "2008", "1958"],
  },
  {
    code: "child-not-younger",
    base: born("1990-03-05"),
    path: "children.0.birth.date",
    wrong: ["1990-03-05", "1990-03-04", "1990-02", "1960"],
    right: ["2002-03-05", "2010"],
  },
  {
    code: "child-not-younger",
    base: { ...born("1990-03-05"), "familyMembers.0.tie": "child" },
    path: "familyMembers.0.birth.date",
    wrong: ["1990-03-05", "1960"],
    right: ["2002-03-05"],
  },
  {
    code: "parent-not-older",
    base: { ...born("2012-06-15"), "familyMembers.0.tie": "parent" },
    path: "familyMembers.0.birth.date",
    wrong: ["2012-06-15", "2013"],
    right: ["1990", "2012"],
  },
  ...["couple.spouse", "couple.partner", "housing.host", "children.0", "familyMembers.0"].map((path): Row => {
    const isChild = path === "children.0";
    const base = path.startsWith("couple")
      ? path.endsWith("spouse")
        ? married
        : pacs
      : path.startsWith("h")
        ? hosted
        : {};
    return {
      code:
        path === "housing.host"
          ? "host-is-applicant"
          : path.startsWith("couple")
            ? "partner-is-applicant"
            : "relative-is-applicant",
      // The applicant’s year is left out where a child of that day would be one more contradiction.
      base: isChild ? { ...mariam, "identity.birth": { date: "1990" } } : { ...mariam, ...base },
      path,
      wrong: [someone("RAHIMI", "mariam", isChild ? "1990" : "1990-03-05")].map((one) =>
        path === "familyMembers.0" ? { ...one, tie: "spouse" } : one,
      ),
      right: [
        someone("Rahimi", "Mariam", isChild ? "2015-03-05" : "1991-03-05"),
        someone("Rahimi", "Yusuf", isChild ? "2015" : "1990-03-05"),
      ].map((one) => (path === "familyMembers.0" ? { ...one, tie: "spouse" } : one)),
      said: "familyName",
    };
  }),
  ...(["spouse", "partner"] as const).map((key): Row => ({
    code: "child-is-partner",
    base: { ...(key === "spouse" ? married : pacs), [`couple.${key}`]: someone("Rahimi", "Yusuf", "1988") },
    path: "children.0",
    wrong: [someone("Rahimi", "Yusuf", "1988")],
    right: [someone("Rahimi", "Yusuf", "2012"), someone("Rahimi", "Laila", "2012")],
    said: "familyName",
  })),
  ...(
    [
      ["identity", {}],
      ["representative", {}],
      ["housing.host", hosted],
      ["couple.spouse", married],
      ["couple.partner", pacs],
      ["children.0", {}],
      ["familyMembers.0", { "familyMembers.0.tie": "spouse" }],
    ] as const
  ).map(([path, base]): Row => ({
    code: "no-name",
    base,
    path: "",
    wrong: [{ [`${path}.familyName`]: null, [`${path}.givenNames`]: null }],
    right: [
      { [`${path}.familyName`]: null, [`${path}.givenNames`]: "Mahmood" },
      { [`${path}.familyName`]: "Mahmood", [`${path}.givenNames`]: null },
      { [`${path}.familyName`]: null },
    ],
    said: `${path.replace(".0", "[0]")}.familyName`,
  })),
  ...["currentPermit", "attestation"].map((held): Row => ({
    code: "expiry-before-birth",
    base: born("1990-03-05"),
    path: `procedure.${held}.expiresOn`,
    wrong: ["1990-03-04", "1980-01-01"],
    right: ["1990-03-05", "2026-12-31"],
  })),
  ...(["children", "familyMembers"] as const).map((list): Row => {
    const listed = (...people: object[]) => ({
      [list]: people.map((one) => (list === "children" ? { ...one } : { ...one, tie: "child" })),
    });
    const sara = someone("Rahimi", "Sara", "2015-01-01");
    return {
      code: "listed-twice",
      base: {},
      path: "",
      wrong: [listed(sara, sara)],
      right: [
        listed(sara, someone("Rahimi", "Sara", "2016-01-01")),
        listed(sara, someone("Rahimi", "Ali", "2015-01-01")),
        listed(someone("Rahimi", "Sara"), someone("Rahimi", "Sara")),
      ],
      said: `${list}[1].familyName`,
    };
  }),
  {
    code: "differs-from-identity",
    base: { ...mariam, "identity.birth": { date: "1990-03-05", placeKind: "unknown", country: "AF" } },
    path: "",
    wrong: [certificate("birth-place", "Nyala")],
    right: [certificate("birth-place", "inconnu"), certificate("birth-place", "Lieu inconnu")],
    said: "concordance.differences[0].onBirthCertificate",
  },
  ...(
    [
      ["family-name", ["Rahimy", "Ráhimi"], ["Rahimi", "RAHIMI", " rahimi "]],
      ["usual-name", ["Karim"], ["Karimi", "KARIMI"]],
      ["given-names", ["Maryam"], ["Mariam", "MARIAM"]],
      ["gender", ["M", "Masculin", "Homme"], ["F", "Féminin", "femme", "indéterminé"]],
      [
        "birth-date",
        ["01/01/1990", "1990", "05/03/1991", "5 mars 1991"],
        ["05/03/1990", "5/3/1990", "1990-03-05", "5 mars 1990", "le 5 mars 1990", "an 1369 du calendrier solaire"],
      ],
      ["birth-place", ["Nyala", "province de Kaboul"], ["Hérat", "HERAT", "Hérat (Afghanistan)", "à Hérat"]],
      [
        "birth-country",
        ["Iran", "PK", "Pakistan", "URSS"],
        ["Afghanistan", "AF", "AFGHANISTAN", "Royaume d’autrefois"],
      ],
      ["nationality", [], ["iranienne"]],
    ] as const
  ).map(([item, wrong, right]): Row => ({
    code: "differs-from-identity",
    base: { ...mariam, "identity.usualName": "Karimi" },
    path: "",
    wrong: wrong.map((text) => certificate(item, text)),
    right: right.map((text) => certificate(item, text)),
    said: "concordance.differences[0].onBirthCertificate",
  })),
  {
    code: "former-state-on-certificate",
    base: mariam,
    path: "",
    wrong: [
      namedOnCertificate("UA", "URSS"),
      namedOnCertificate("ua", "U.R.S.S."),
      namedOnCertificate("TJ", "Union soviétique"),
      namedOnCertificate("BA", "Yougoslavie"),
      namedOnCertificate("CD", "Zaïre"),
      namedOnCertificate("BF", "Haute-Volta"),
      namedOnCertificate("CZ", "Tchécoslovaquie"),
    ],
    right: [
      namedOnCertificate("UA", "Ukraine"),
      namedOnCertificate("UA", "URSS", "URSS"),
      namedOnCertificate("CD", "République démocratique du Congo"),
    ],
    said: "concordance.differences[0].onBirthCertificate",
  },
];

const valuesOf = ({ base, path }: Row, value: unknown): Values =>
  path === "" ? { ...base, ...(value as Values) } : { ...base, [path]: value };

const saidAt = ({ path, said }: Row): string => {
  const shown = path.replaceAll(/\.(\d+)/g, "[$1]");
  return [shown, said].filter((part) => part !== undefined && part !== "").join(".");
};

const count = (all: readonly { code: string }[], code: string) => all.filter((one) => one.code === code).length;

describe("the country of birth, as the certificate writes it", () => {
  const identity = (countryAsWritten: string) => ({
    ...mariam,
    "identity.birth": { date: "1990-03-05", place: "Kiev", country: "UA", countryAsWritten },
  });

  test.each(["URSS", "U.R.S.S.", "Union soviétique"])("%s is what the identity says", (written) => {
    expect(issuesOf({ ...identity("URSS"), ...certificate("birth-country", written) })).toEqual([]);
  });

  test.each(["Ukraine", "Yougoslavie"])("%s is not", (written) => {
    const issues = issuesOf({ ...identity("URSS"), ...certificate("birth-country", written) });
    expect(issues.map(({ code }) => code)).toEqual(["differs-from-identity"]);
  });

  test("a code of no country is an issue of its own, and nothing is thrown", () => {
    const issues = issuesOf({
      "identity.birth": { country: "2026-02-30" },
      ...certificate("birth-country", "Ukraine"),
    });
    expect(issues.map(({ code }) => code)).toEqual(["not-a-country"]);
  });
});

describe("what cannot both be true is a problem, said where it stands", () => {
  test.each(rows.flatMap((row) => row.wrong.map((value) => ({ ...row, row, value }))))(
    "$code: $path $value",
    ({ row, value }) => {
      const issues = issuesOf(valuesOf(row, value));
      expect(issues.map(({ code, path }) => `${showPath(path)} ${code}`)).toEqual([`${saidAt(row)} ${row.code}`]);
    },
  );

  test.each(rows.flatMap((row) => row.right.map((value) => ({ ...row, row, value }))))(
    "not $code: $path $value",
    ({ row, value }) => {
      expect(issuesOf(valuesOf(row, value))).toEqual([]);
    },
  );

  test("every pair has a row", () => {
    const withWrongValues = rows.filter(({ wrong }) => wrong.length > 0);
    for (const { code } of contradictions)
      expect([code, count(withWrongValues, code)]).toEqual([code, count(contradictions, code)]);
  });

  test("both values are said, in each language", () => {
    const [issue] = issuesOf({ ...married, ...born("1990-03-05"), "couple.marriage.date": "1980" });
    for (const language of wholeLanguages) {
      expect(say(issue!.message, language)).toMatch(/1980.*1990-03-05/);
    }
  });

  test("all at once, beside what else is wrong; nothing is compared with a value that is refused", () => {
    const values = {
      ...married,
      ...mariam,
      "couple.marriage.date": "1980",
      "couple.spouse": someone("Rahimi", "Mariam", "1990-03-05"),
    };
    expect(issuesOf({ ...values, "contact.email": "x" }).map(({ code }) => code)).toEqual([
      "union-before-birth",
      "union-before-partner-birth",
      "partner-is-applicant",
      "not-an-email",
    ]);
    expect(issuesOf({ ...married, ...born("2030"), "couple.marriage.date": "1980" }).map(({ code }) => code)).toEqual([
      "date-in-future",
    ]);
  });

  test("a family member may be born after the decision on the person whom they follow", () => {
    const values = { ...born("2012"), "decision.by": "ofpra", "decision.date": "2010-01-01" };
    const status = { kind: "family-member", of: "refugee", tie: "child" };
    expect(issuesOf({ ...values, status })).toEqual([]);
  });

  test("a family member may have filed before the decision on the person whom they follow", () => {
    const values = {
      "decision.by": "ofpra",
      "decision.date": "2026-05-12",
      "procedure.request.filedOn": "2026-01-01",
    };
    const status = { kind: "family-member", of: "refugee", tie: "child" };
    expect(issuesOf({ ...values, status })).toEqual([]);
  });

  test.each(["not-received", "has-an-error"])("a certificate that is %s is not compared with the identity", (state) => {
    const values = { ...mariam, ...certificate("family-name", "Autre"), "concordance.birthCertificate": state };
    expect(issuesOf(values)).toEqual([]);
  });

  test.each([
    ["birth-country", { "identity.birth": { country: "AFG" } }, ["not-a-country"]],
    ["gender", { "identity.gender": "f" }, ["unknown-value"]],
    ["birth-date", { "identity.birth": { date: "1990-13" } }, ["not-a-partial-date"]],
  ])("an identity of the wrong form is refused once: %s", (item, identity, codes) => {
    expect(issuesOf({ ...certificate(item, "Iran"), ...identity }).map(({ code }) => code)).toEqual(codes);
  });
});

const doubtful: Row[] = [
  {
    code: "two-union-dates",
    base: { ...married, "couple.marriage.date": "2015-06-01", "familyMembers.0.tie": "spouse" },
    path: "familyMembers.0.unionDate",
    wrong: ["2015-06-02", "2014", "2015-07"],
    right: ["2015-06-01", "2015", "2015-06", "2015-00-00"],
  },
  {
    code: "union-as-a-minor",
    base: { ...married, ...born("1990-03-05") },
    path: "couple.marriage.date",
    wrong: ["2008-03-04", "2007", "1990-03-05"],
    right: ["2008-03-05", "2008-03", "2008"],
  },
  {
    code: "union-as-a-minor",
    base: { ...pacs, ...born("1990-03-05") },
    path: "couple.date",
    wrong: ["2008-03-04"],
    right: ["2008-03-05"],
  },
  {
    code: "union-as-a-minor",
    base: { "familyMembers.0.tie": "spouse", "familyMembers.0.birth.date": "1990-03-05" },
    path: "familyMembers.0.unionDate",
    wrong: ["2008-03-04"],
    right: ["2008-03-05"],
  },
  {
    code: "union-with-a-minor",
    base: { ...married, "couple.spouse.birth.date": "1990-03-05" },
    path: "couple.marriage.date",
    wrong: ["2008-03-04"],
    right: ["2008-03-05"],
  },
  {
    code: "union-with-a-minor",
    base: { ...pacs, "couple.partner.birth.date": "1990-03-05" },
    path: "couple.date",
    wrong: ["2008-03-04"],
    right: ["2008-03-05"],
  },
  {
    code: "very-young-parent",
    base: born("1990-03-05"),
    path: "children.0.birth.date",
    wrong: ["2002-03-04", "1991"],
    right: ["2002-03-05", "2002"],
  },
  {
    code: "very-young-parent",
    base: { ...born("1990-03-05"), "familyMembers.0.tie": "child" },
    path: "familyMembers.0.birth.date",
    wrong: ["2002-03-04"],
    right: ["2002-03-05"],
  },
  {
    code: "certificate-before-request",
    base: { "procedure.request.filedOn": "2026-06-01" },
    path: "procedure.attestation.expiresOn",
    wrong: ["2026-05-31"],
    right: ["2026-06-01", "2026-12-01"],
  },
  {
    code: "online-certificate-of-stateless",
    base: { "status.kind": "stateless", "procedure.attestation.expiresOn": "2026-12-01" },
    path: "procedure.attestation.kind",
    wrong: ["extension", "favourable-decision"],
    right: ["receipt"],
  },
  ...(
    [
      ["identity.birth.date", {}],
      ["housing.host.birth.date", hosted],
      ["couple.spouse.birth.date", married],
      ["couple.partner.birth.date", pacs],
      ["children.0.birth.date", {}],
      ["familyMembers.0.birth.date", { "familyMembers.0.tie": "parent" }],
      ["status.relativeBirthDate", familyMember],
    ] as const
  ).map(([path, base]): Row => ({
    code: "very-old",
    base,
    path,
    wrong: ["1926-11-23", "1907", "1925-00-00"],
    right: ["1926-11-24", "1926", "1927-01-01"],
  })),
  ...(
    [
      ["identity.birth.date", {}],
      ["couple.spouse.birth.date", married],
      ["couple.partner.birth.date", pacs],
    ] as const
  ).map(([path, base]): Row => ({
    code: "very-young",
    base,
    path,
    wrong: ["2026-11-23", "2014-11-24", "2015", "2016-01-00"],
    right: ["2014-11-23", "2014", "2012-06-15"],
  })),
  ...(
    [
      ["identity.birth", {}],
      ["housing.host.birth", hosted],
      ["couple.spouse.birth", married],
      ["couple.partner.birth", pacs],
      ["couple.marriage", married],
      ["children.0.birth", {}],
      ["familyMembers.0.birth", { "familyMembers.0.tie": "spouse" }],
    ] as const
  ).map(([path, base]): Row => ({
    code: "other-former-state",
    base: { ...base, [`${path}.country`]: "AF" },
    path: `${path}.countryAsWritten`,
    wrong: ["URSS", "Yougoslavie"],
    right: ["Afghanistan", "Royaume d’Afghanistan", "Éthiopie"],
  })),
  ...["couple.spouse", "couple.partner", "housing.host", "children.0", "familyMembers.0", "representative"].map(
    (path): Row => ({
      code: "same-name-as-applicant",
      base: {
        ...mariam,
        ...(path.startsWith("couple")
          ? path.endsWith("spouse")
            ? married
            : pacs
          : path.startsWith("h")
            ? hosted
            : {}),
      },
      path,
      wrong: [someone("Rahimi", "Mariam")].map((one) => (path === "familyMembers.0" ? { ...one, tie: "spouse" } : one)),
      right: [someone("Rahimi", "Marjan")].map((one) => (path === "familyMembers.0" ? { ...one, tie: "spouse" } : one)),
    }),
  ),
  ...(["spouse", "partner"] as const).map((key): Row => ({
    code: "same-name-as-partner",
    base: { ...(key === "spouse" ? married : pacs), [`couple.${key}`]: someone("Rahimi", "Yusuf") },
    path: "children.0",
    wrong: [someone("Rahimi", "Yusuf", "2012")],
    right: [someone("Rahimi", "Yasin", "2012")],
  })),
];

const doubtCodes = new Set<string>(doubts.map(({ code }) => code));

function doubtsOf(values: Values): string[] {
  const parsed = parseAnswers(answersWith(values), { today: sampleToday, covers });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { warnings } = makeDossier(parsed.answers, { today: sampleToday });
  return warnings.filter(({ code }) => doubtCodes.has(code)).map(({ code }) => code);
}

describe("what is unlikely is a warning", () => {
  test.each(doubtful.flatMap((row) => row.wrong.map((value) => ({ ...row, row, value }))))(
    "$code: $path $value",
    ({ row, value }) => expect(doubtsOf(valuesOf(row, value))).toEqual([row.code]),
  );

  test.each(doubtful.flatMap((row) => row.right.map((value) => ({ ...row, row, value }))))(
    "not $code: $path $value",
    ({ row, value }) => expect(doubtsOf(valuesOf(row, value))).toEqual([]),
  );

  test("a certificate of the online service is doubted of the family of a stateless person too, and of nobody else", () => {
    const doubted = (of: string) =>
      doubtsOf({
        status: { kind: "family-member", of, tie: "spouse" },
        procedure: { kind: "renewal", attestation: { expiresOn: "2026-12-01", kind: "extension" } },
      });
    expect(doubted("stateless")).toEqual(["online-certificate-of-stateless"]);
    expect(doubted("refugee")).toEqual([]);
  });

  test("every pair has a row", () => {
    for (const { code } of doubts) expect([code, count(doubtful, code)]).toEqual([code, count(doubts, code)]);
  });
});

describe("a sheet is told the same, of its cells and in its own dates", () => {
  test.each([
    [
      "Né le;Situation familiale;Date du mariage",
      "05/03/1990;Marié;01/02/1980",
      "Ligne 2, colonne F « Date du mariage » : L’union (« 01/02/1980 ») serait avant la naissance de la personne (05/03/1990). Corrigez l’une des deux dates.",
    ],
  ])("%s", (header, row, words) => {
    const bytes = new TextEncoder().encode(
      `Démarche;Protection;Logement;${header};Nom de famille\n1ère demande;réfugié;hôtel;${row};Rahimi\n`,
    );
    const reading = readRows(bytes, { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [only] = [...reading.rows()];
    const said = only?.kind === "wrong" ? only.issues.map(({ message }) => say(message, "fr")) : [];
    expect(said.map((text) => text.replaceAll("\u00A0", " "))).toEqual([words]);
  });
});
