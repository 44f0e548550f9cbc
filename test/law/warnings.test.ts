// What is said about answers that are accepted all the same.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { sources } from "../../functions/law/sources.ts";
import { findWarnings } from "../../functions/law/warnings.ts";
import {
  sampleAnswers,
  type SampleOverrides as Overrides,
  sampleSituation,
  sampleToday,
} from "../support/sample-answers.ts";
import { said } from "../support/said.ts";
import { typographyFaults } from "../support/typography.ts";

const warnings = (overrides: Overrides = {}, today = sampleToday) =>
  findWarnings(sampleSituation(overrides, today)).map((warning) => ({ ...warning, message: said(warning.message) }));
const codes = (overrides: Overrides = {}, today = sampleToday) => warnings(overrides, today).map(({ code }) => code);

const identity = sampleAnswers().identity!;
/** Single: the base’s marriage would have been that of a child. */
const bornOn = (date: string): Overrides => ({
  identity: { ...identity, birth: { date } },
  couple: { kind: "single" },
});
const stateless: Overrides = { status: { kind: "stateless" }, identity: { ...identity, nationalities: "stateless" } };
const renewing = (expiresOn?: string): Overrides => ({
  housing: { kind: "own-name" },
  procedure: { kind: "renewal", ...(expiresOn === undefined ? {} : { currentPermit: { expiresOn } }) },
});
const proofOf = (date: string, kind: "own-name" | "domiciliation" = "own-name"): Overrides => ({
  housing: { kind, proofOfAddress: { date } },
});
const relative = (
  tie: "spouse" | "civil-partner" | "cohabiting-partner" | "child" | "parent",
  byReunification?: boolean,
): Answers["status"] => ({
  kind: "family-member",
  of: "refugee",
  tie,
  ...(byReunification === undefined ? {} : { byReunification }),
});
const married = (date: string): Answers["couple"] => ({ kind: "married", marriage: { date } });
const hosted = (housing: Partial<Extract<Answers["housing"], { kind: "hosted" }>>): Overrides => ({
  housing: { kind: "hosted", ...housing },
});

type Row = [situation: string, codes: string[], overrides: Overrides, today?: string];

const cases: Row[] = [
  ["a sound dossier", [], {}],
  ["a foreigner’s number of 9 digits", [], { foreignerNumber: "123456789" }],
  ["a foreigner’s number with spaces", [], { foreignerNumber: "99 1234 5678" }],
  ["a foreigner’s number of 8 digits", ["foreigner-number-unusual"], { foreignerNumber: "12345678" }],
  ["a foreigner’s number of 11 digits", ["foreigner-number-unusual"], { foreignerNumber: "99123456789" }],
  ["a proof of address 3 months less a day old", [], proofOf("2026-08-24")],
  ["a proof of address 3 months old", ["proof-of-address-ageing"], proofOf("2026-08-23")],
  ["a proof of address two days before it is 6 months old", ["proof-of-address-ageing"], proofOf("2026-05-25")],
  ["a proof of address on its last good day", ["proof-of-address-last-day"], proofOf("2026-05-24")],
  ["a proof of address 6 months old", ["proof-of-address-too-old"], proofOf("2026-05-23")],
  ["an old certificate of domiciliation", ["domiciliation-is-accepted"], proofOf("2026-02-01", "domiciliation")],
  [
    "a certificate of domiciliation in its last month",
    ["domiciliation-ends-soon", "domiciliation-is-accepted"],
    proofOf("2025-12-23", "domiciliation"),
  ],
  [
    "a certificate of domiciliation on its last day",
    ["domiciliation-last-day", "domiciliation-is-accepted"],
    proofOf("2025-11-24", "domiciliation"),
  ],
  [
    "a certificate of domiciliation after its year",
    ["domiciliation-over", "domiciliation-is-accepted"],
    proofOf("2025-11-23", "domiciliation"),
  ],
  [
    "a proof of address that grows old once the request is filed",
    [],
    { ...proofOf("2026-04-01"), procedure: { kind: "first-application", request: { filedOn: "2026-10-20" } } },
  ],
  [
    "a child's proof of address on its last day for a travel document",
    ["minor-needs-no-permit", "proof-of-address-last-day"],
    { ...bornOn("2013-05-01"), representative: { familyName: "Rahimi" }, ...proofOf("2026-08-24") },
  ],
  [
    "a child's proof of address of 3 months",
    ["minor-needs-no-permit", "proof-of-address-too-old"],
    { ...bornOn("2013-05-01"), representative: { familyName: "Rahimi" }, ...proofOf("2026-08-23") },
  ],
  // Expiry 31 March 2027: the window is 1 December 2026 to 30 January 2027.
  ["a renewal the day before the window", ["renewal-too-early"], renewing("2027-03-31"), "2026-11-30"],
  ["a renewal on the first day", [], renewing("2027-03-31"), "2026-12-01"],
  ["a renewal the day before the last", [], renewing("2027-03-31"), "2027-01-29"],
  ["a renewal on the last day", ["renewal-last-day"], renewing("2027-03-31"), "2027-01-30"],
  ...(
    [
      ["before its window", "2026-11-30"],
      ["after its window", "2027-02-15"],
      ["after expiry", "2027-05-01"],
    ] as const
  ).flatMap(([when, today]): Row[] => [
    [
      `a renewal that is filed, ${when}`,
      [],
      {
        housing: { kind: "own-name" },
        procedure: { kind: "renewal", currentPermit: { expiresOn: "2027-03-31" }, request: { number: "118" } },
      },
      today,
    ],
    [
      `a renewal whose certificate is held, ${when}`,
      [],
      {
        housing: { kind: "own-name" },
        procedure: {
          kind: "renewal",
          currentPermit: { expiresOn: "2027-03-31" },
          attestation: { expiresOn: "2027-09-01" },
        },
      },
      today,
    ],
  ]),
  [
    "a filed renewal whose expiry is not given",
    [],
    { procedure: { kind: "renewal", request: { filedOn: "2026-11-02" } } },
  ],
  [
    "a lost card that expires soon, whose renewal is under way",
    [],
    {
      procedure: {
        kind: "loss",
        currentPermit: { expiresOn: "2026-12-01" },
        attestation: { expiresOn: "2027-02-01" },
      },
    },
  ],
  // Easter Monday, 29 March 2027, is the eve of expiry: Friday is the last day at the counter.
  [
    "a stateless person on the last day at the counter",
    ["renewal-last-day"],
    { ...stateless, ...renewing("2027-03-30") },
    "2027-03-26",
  ],
  ["a renewal the day after the window", ["renewal-late"], renewing("2027-03-31"), "2027-01-31"],
  ["a renewal on the day of expiry", ["permit-expires-today"], renewing("2027-03-31"), "2027-03-31"],
  ["a renewal after expiry", ["permit-expired"], renewing("2027-03-31"), "2027-04-01"],
  ["a renewal without a date", ["renewal-without-expiry"], renewing()],
  [
    "a stateless person 100 days before expiry",
    ["renewal-too-early"],
    { ...stateless, ...renewing("2027-03-31") },
    "2026-12-21",
  ],
  ["a stateless person 59 days before expiry", [], { ...stateless, ...renewing("2027-03-31") }, "2027-01-31"],
  [
    "a stateless person on the day of expiry",
    ["permit-expires-today"],
    { ...stateless, ...renewing("2027-03-31") },
    "2027-03-31",
  ],
  ["a stateless person after expiry", ["permit-expired"], { ...stateless, ...renewing("2027-03-31") }, "2027-04-01"],
  [
    "a lost card good for 3 months more",
    [],
    { procedure: { kind: "loss", currentPermit: { expiresOn: "2027-02-23" } } },
  ],
  [
    "a lost card good for less",
    ["renew-instead-of-new-card"],
    { procedure: { kind: "loss", currentPermit: { expiresOn: "2027-02-22" } } },
  ],
  [
    "a change of address with an expired card",
    ["renew-instead-of-new-card"],
    { procedure: { kind: "address-change", currentPermit: { expiresOn: "2026-11-01" } } },
  ],
  [
    "a temporary certificate with 31 days left",
    [],
    { procedure: { kind: "first-application", attestation: { expiresOn: "2026-12-24" } } },
  ],
  [
    "a temporary certificate with 30 days left",
    ["attestation-expires-soon"],
    { procedure: { kind: "first-application", attestation: { expiresOn: "2026-12-23" } } },
  ],
  [
    "a temporary certificate on its last day",
    ["attestation-expires-today"],
    { procedure: { kind: "first-application", attestation: { expiresOn: "2026-11-23" } } },
  ],
  [
    "a temporary certificate that has expired",
    ["attestation-expired"],
    { procedure: { kind: "first-application", attestation: { expiresOn: "2026-11-22" } } },
  ],
  ["a move to come", ["move-to-come"], { procedure: { kind: "address-change", movedOn: "2026-12-01" } }],
  ["a move 3 months ago less a day", [], { procedure: { kind: "address-change", movedOn: "2026-08-24" } }],
  [
    "a move 3 months ago",
    ["address-change-last-day"],
    { procedure: { kind: "address-change", movedOn: "2026-08-23" } },
  ],
  [
    "a move that has been declared",
    [],
    { procedure: { kind: "address-change", movedOn: "2026-06-23", request: { filedOn: "2026-07-02" } } },
  ],
  [
    "a lost card on its last day",
    ["renew-instead-of-new-card"],
    { procedure: { kind: "loss", currentPermit: { expiresOn: "2026-11-23" } } },
  ],
  [
    "reasons asked for the day before silence is a refusal",
    ["reasons-asked-out-of-time"],
    {
      decision: undefined,
      procedure: { kind: "renewal", request: { filedOn: "2026-07-10", reasonsAskedOn: "2026-11-09" } },
    },
  ],
  [
    "reasons asked for on the day on which silence is a refusal",
    [],
    {
      decision: undefined,
      procedure: { kind: "renewal", request: { filedOn: "2026-07-10", reasonsAskedOn: "2026-11-10" } },
    },
  ],
  [
    "a spouse who declares a divorce",
    ["change-ends-the-tie"],
    {
      status: relative("spouse", true),
      procedure: { kind: "civil-status-change", civilStatus: { change: "divorce" } },
    },
  ],
  [
    "a refugee who declares a divorce",
    [],
    { procedure: { kind: "civil-status-change", civilStatus: { change: "divorce" } } },
  ],
  ["a move longer ago", ["address-change-late"], { procedure: { kind: "address-change", movedOn: "2026-08-22" } }],
  ["a stateless person recognised by a court", [], { ...stateless, decision: { by: "court" } }],
  [
    "a stateless person recognised by the CNDA",
    ["stateless-decided-by-cnda"],
    { ...stateless, decision: { by: "cnda" } },
  ],
  ["a refugee recognised by the CNDA", [], { decision: { by: "cnda" } }],
  ["a refugee recognised by a court", ["protection-decided-by-court"], { decision: { by: "court" } }],
  ["a stateless person with a nationality", ["stateless-with-nationality"], { status: { kind: "stateless" } }],
  [
    "a child of 15 with a parent who signs",
    ["minor-needs-no-permit"],
    { ...bornOn("2010-11-24"), representative: { familyName: "Rahimi" } },
  ],
  [
    "a child of 15 with nobody who signs",
    ["minor-needs-no-permit", "minor-without-representative"],
    bornOn("2010-11-24"),
  ],
  ["a minor of 16", ["minor-permit-to-work", "minor-without-representative"], bornOn("2010-11-23")],
  ["a person who turned 18 today", [], bornOn("2008-11-23")],
  [
    "several spouses in France",
    ["several-spouses-in-france"],
    { couple: { kind: "married", severalSpousesInFrance: true } },
  ],
  ["a wife who came by reunification", [], { status: relative("spouse", true), couple: married("2026-10-01") }],
  [
    "a wife, married a year ago today, without reunification",
    ["union-may-be-before-asylum"],
    { status: relative("spouse"), couple: married("2025-11-23") },
  ],
  [
    "a wife, married a day later, without reunification",
    ["union-may-be-before-asylum", "union-under-one-year"],
    { status: relative("spouse"), couple: married("2025-11-24") },
  ],
  [
    "a wife, married in a month that may be a year ago",
    ["union-may-be-before-asylum", "union-under-one-year"],
    { status: relative("spouse"), couple: married("2025-11") },
  ],
  [
    "a civil partner of six months",
    ["union-may-be-before-asylum", "union-under-one-year"],
    { status: relative("civil-partner"), couple: { kind: "civil-union", date: "2026-05-01" } },
  ],
  [
    "a wife of 17 without reunification",
    [
      "married-minor",
      "union-may-be-before-asylum",
      "spouse-under-eighteen",
      "minor-permit-to-work",
      "union-as-a-minor",
    ],
    {
      status: relative("spouse"),
      couple: married("2025-01-01"),
      identity: { ...identity, birth: { date: "2009-06-01" } },
    },
  ],
  [
    "an unmarried partner without reunification",
    ["cohabitation-without-reunification"],
    { status: relative("cohabiting-partner"), couple: { kind: "cohabiting" } },
  ],
  [
    "an unmarried partner who came by reunification",
    [],
    { status: relative("cohabiting-partner", true), couple: { kind: "cohabiting" } },
  ],
  [
    "a wife who says that she is single",
    ["tie-and-couple-disagree"],
    { status: relative("spouse", true), couple: { kind: "single" } },
  ],
  [
    "a son two days before 19",
    [],
    { status: relative("child"), couple: { kind: "single" }, identity: { ...identity, birth: { date: "2007-11-25" } } },
  ],
  [
    "a son of 19 who filed in time",
    [],
    {
      status: relative("child"),
      couple: { kind: "single" },
      identity: { ...identity, birth: { date: "2007-09-01" } },
      decision: undefined,
      procedure: { kind: "first-application", request: { filedOn: "2026-08-31" } },
    },
  ],
  [
    "a son of 19 who filed late",
    ["child-over-nineteen"],
    {
      status: relative("child"),
      couple: { kind: "single" },
      identity: { ...identity, birth: { date: "2007-09-01" } },
      decision: undefined,
      procedure: { kind: "first-application", request: { filedOn: "2026-09-01" } },
    },
  ],
  [
    "a son on the eve of 19",
    ["child-last-day"],
    { status: relative("child"), couple: { kind: "single" }, identity: { ...identity, birth: { date: "2007-11-24" } } },
  ],
  [
    "a son of 19 today",
    ["child-over-nineteen"],
    { status: relative("child"), couple: { kind: "single" }, identity: { ...identity, birth: { date: "2007-11-23" } } },
  ],
  [
    "a partner among the family members",
    ["cohabitation-without-reunification"],
    { familyMembers: [{ tie: "child" }, { tie: "cohabiting-partner" }] },
  ],
  [
    "a recent union among the family members",
    ["union-may-be-before-asylum", "union-under-one-year"],
    { familyMembers: [{ tie: "spouse", unionDate: "2026-05" }], couple: married("2026-05-02") },
  ],
  [
    "a host at the same address, written otherwise",
    [],
    hosted({ host: { address: { street: "12, RUE DE LA REPUBLIQUE", postcode: "69002", town: "LYON" } } }),
  ],
  [
    "a host at another address",
    ["host-address-differs"],
    hosted({ host: { address: { street: "14 rue de la République", postcode: "69002", town: "Lyon" } } }),
  ],
  ["a host whose address is not known", [], hosted({ host: {} })],
  ["a host who is paid", ["hosted-for-payment"], hosted({ freeOfCharge: false })],
  ["a domiciliation", ["domiciliation-is-accepted"], { housing: { kind: "domiciliation" } }],
];

describe("the warnings", () => {
  it.each(cases)("of %s: %j", (_, expected, overrides, today) => {
    expect(codes(overrides, today)).toEqual(expected);
  });

  it("of a permit that expires on a Sunday leave a letter to write, at the prefecture only", () => {
    const onItsDay = (overrides: Overrides) =>
      warnings({ ...overrides, ...renewing("2027-01-31") }, "2027-01-31").map(({ message }) => message.fr);
    expect(onItsDay(stateless)[0]).toMatch(/guichets sont fermés.*écrivez à la préfecture aujourd’hui/);
    expect(onItsDay({})[0]).not.toContain("guichets");
  });

  it("say which answer they are about", () => {
    const paths = (overrides: Overrides) => warnings(overrides).map(({ path }) => path.join("."));
    expect(paths({ familyMembers: [{ tie: "child" }, { tie: "cohabiting-partner" }] })).toEqual([
      "familyMembers.1.tie",
    ]);
    const asylumApplicationDate = "2025-01";
    const union = { familyMembers: [{ tie: "spouse" as const, unionDate: "2026-05" }], couple: married("2026-05-02") };
    expect(paths({ ...union, asylumApplicationDate })).toEqual(["familyMembers.0.unionDate"]);
    expect(paths({ status: relative("spouse"), couple: married("2026-05-01"), asylumApplicationDate })).toEqual([
      "couple.marriage.date",
    ]);
    expect(paths(proofOf("2026-05-01"))).toEqual(["housing.proofOfAddress.date"]);
  });

  it("are stronger for a proof of address that is too old", () => {
    expect(warnings(proofOf("2026-05-01"))[0]?.message.fr).toContain("absolument");
    expect(warnings(proofOf("2026-08-01"))[0]?.message.fr).toContain("accepté jusqu’au");
  });

  it("never call a stateless person late before their permit expires", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (daysLeft) => {
        const today = new Date(Date.UTC(2027, 2, 31 - daysLeft)).toISOString().slice(0, 10);
        expect(
          codes({ ...stateless, ...renewing("2027-03-31") }, today).filter((code) => /late|expired/.test(code)),
        ).toEqual([]);
      }),
    );
  });

  const every = cases.flatMap(([, , overrides, today]) => [
    ...warnings(overrides, today),
    ...warnings({ ...overrides, status: overrides.status ?? { kind: "stateless" } }, today),
  ]);

  it("are written cleanly, as sentences, with sources that exist", () => {
    expect(every.flatMap(({ message }) => typographyFaults(message))).toEqual([]);
    expect(every.filter(({ message }) => !message.fr.endsWith(".") || !message.en.endsWith("."))).toEqual([]);
    expect(every.filter((warning) => warning.sources.some((code) => !(code in sources)))).toEqual([]);
  });

  it("leave the answers valid: none of them is an error", () => {
    for (const [, , overrides] of cases) expect(answersSchema.safeParse(sampleAnswers(overrides)).success).toBe(true);
  });
});

describe("a warning fits the day and the request", () => {
  const holding = (expiresOn: string): Overrides => ({
    procedure: { kind: "renewal", currentPermit: { expiresOn: "2026-12-20" }, attestation: { expiresOn } },
  });
  const replacing = (kind: "address-change" | "loss" | "theft" | "damage" | "civil-status-change"): Overrides => ({
    procedure: { kind, currentPermit: { expiresOn: "2026-12-20" } },
  });
  it.each<[string, string, Overrides, RegExp]>([
    [
      "a certificate that ends soon",
      "attestation-expires-soon",
      holding("2026-12-01"),
      /Toujours rien le dernier jour \?/,
    ],
    ["one that ends today", "attestation-expires-today", holding("2026-11-23"), /Toujours rien \? Voyez aujourd’hui/],
    ["one that has ended", "attestation-expired", holding("2026-11-22"), /Toujours rien \? Voyez aujourd’hui/],
    [
      "one that follows an agreement",
      "attestation-expires-soon",
      {
        procedure: { kind: "renewal", attestation: { expiresOn: "2026-12-01", kind: "favourable-decision" } },
      },
      /si la carte est prête/,
    ],
    [
      "a receipt of someone who filed online",
      "attestation-expires-soon",
      { procedure: { kind: "renewal", attestation: { expiresOn: "2026-12-01", kind: "receipt" } } },
      /^Votre récépissé expire.*Demandez à la préfecture/,
    ],
    ["a lost card", "renew-instead-of-new-card", replacing("loss"), /Signalez la perte dans la même demande/],
    ["a stolen card", "renew-instead-of-new-card", replacing("theft"), /Signalez le vol dans/],
    ["a damaged card", "renew-instead-of-new-card", replacing("damage"), /Signalez que la carte est abîmée dans/],
    ["a move", "renew-instead-of-new-card", replacing("address-change"), /Signalez votre nouvelle adresse dans/],
    [
      "a new civil status",
      "renew-instead-of-new-card",
      replacing("civil-status-change"),
      /Signalez le changement d’état civil/,
    ],
  ])("%s", (_, code, overrides, words) => {
    const warning = warnings(overrides).find((one) => one.code === code);
    expect(warning?.message.fr.replaceAll("\u00A0", " ")).toMatch(words);
  });

  it("says once what is true of two addresses or of two children", () => {
    const at = { street: "4 rue du Commerce", postcode: "97600", town: "Mamoudzou" };
    const french = { nationalities: ["FR"], birth: { date: "2020-01-01" } };
    const overrides: Overrides = {
      address: at,
      housing: { kind: "hosted", host: { familyName: "Abdou", address: at } },
      children: [
        { ...french, givenNames: "Paul" },
        { ...french, givenNames: "Lina" },
      ],
    };
    const said = warnings(overrides).map(({ message }) => message.fr);
    expect(said.filter((text) => text.includes("Mayotte"))).toHaveLength(1);
    expect(new Set(said).size).toBe(said.length);
  });
});
