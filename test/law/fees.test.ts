// Amounts by the day, and who pays which.
import { describe, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { amountInWords, feesFor } from "../../functions/law/fees.ts";
import { sources } from "../../functions/law/sources.ts";
import {
  sampleAnswers,
  type SampleOverrides as Overrides,
  sampleSituation,
  sampleToday,
} from "../support/sample-answers.ts";
import { said } from "../support/said.ts";
import { typographyFaults } from "../support/typography.ts";

const fees = (overrides: Overrides = {}, today = sampleToday) => feesFor(sampleSituation(overrides, today));
const amount = (id: string, overrides: Overrides = {}, today = sampleToday) =>
  fees(overrides, today).find((fee) => fee.id === id)?.amountEuros;
const procedure = (kind: Answers["procedure"]["kind"], expiresOn?: string): Overrides => ({
  procedure: { kind, ...(expiresOn === undefined ? {} : { currentPermit: { expiresOn } }) },
});
const identity = sampleAnswers().identity!;
const concordance: Overrides = { concordance: { birthCertificate: "received", certificateReceived: true } };

const differing = (
  birthCertificate: "received" | "has-an-error",
  otherPaper: "residence-permit" | "foreign-paper",
): Overrides => ({
  concordance: {
    birthCertificate,
    differences: [{ item: "birth-date", onBirthCertificate: "1990", onOtherPaper: "1991", otherPaper }],
  },
});

describe("the amounts", () => {
  it.each<[string, string, Overrides, number, number]>([
    ["a first card", "first-card", {}, 25, 50],
    ["a renewed card", "renewal", procedure("renewal"), 225, 250],
    ["a new card after a loss", "new-card", procedure("loss"), 25, 50],
    ["a new card after a theft", "new-card", procedure("theft"), 25, 50],
    ["a new card for a damaged one", "new-card", procedure("damage"), 25, 50],
    ["a new card after a move", "new-card", procedure("address-change"), 25, 50],
    ["a late renewal", "late-fee", procedure("renewal"), 180, 180],
  ])("of %s rise in May 2026", (_, id, overrides, before, after) => {
    expect(amount(id, overrides, "2026-04-30")).toBe(before);
    expect(amount(id, overrides, "2026-05-01")).toBe(after);
  });

  it("are the same for a refugee, subsidiary protection, a stateless person and their family", () => {
    const statuses: Answers["status"][] = [
      { kind: "subsidiary-protection" },
      { kind: "stateless" },
      { kind: "family-member", of: "refugee", tie: "spouse" },
    ];
    expect(statuses.map((status) => amount("first-card", { status }))).toEqual([50, 50, 50]);
  });

  it.each<[string, Overrides, string[]]>([
    ["a first application online", {}, ["first-card", "no-regularisation-visa", "e-photo"]],
    [
      "a first application at the prefecture",
      { status: { kind: "stateless" } },
      ["first-card", "no-regularisation-visa"],
    ],
    ["a renewal online", procedure("renewal"), ["renewal", "late-fee", "e-photo"]],
    [
      "a change after concordance",
      { ...procedure("civil-status-change"), ...concordance },
      ["card-after-concordance", "e-photo"],
    ],
    ["another change of civil status", procedure("civil-status-change"), ["new-card", "e-photo"]],
    [
      "a renewal in place of a new card that would end soon",
      procedure("loss", "2026-12-23"),
      ["renewal", "late-fee", "e-photo"],
    ],
    ["a renewal that is filed", { procedure: { kind: "renewal", request: { filedOn: "2026-11-02" } } }, ["renewal"]],
    [
      "a renewal that was filed in time",
      {
        procedure: {
          kind: "renewal",
          currentPermit: { expiresOn: "2027-01-01" },
          request: { filedOn: "2026-11-02" },
        },
      },
      ["renewal"],
    ],
    [
      "a renewal that was filed a day late",
      {
        procedure: {
          kind: "renewal",
          currentPermit: { expiresOn: "2027-01-01" },
          request: { filedOn: "2026-11-03" },
        },
      },
      ["renewal", "late-fee"],
    ],
    [
      "a marriage that is declared: a new card is a choice",
      { procedure: { kind: "civil-status-change", civilStatus: { change: "marriage" } } },
      ["new-card", "e-photo"],
    ],
    [
      "a marriage that is declared, with papers that agree at last: not what is free",
      { procedure: { kind: "civil-status-change", civilStatus: { change: "marriage" } }, ...concordance },
      ["new-card", "e-photo"],
    ],
    [
      "a birth that is declared: the card does not change",
      { procedure: { kind: "civil-status-change", civilStatus: { change: "birth" } } },
      [],
    ],
    [
      "a card that only the prefecture got wrong: no amount for its mistake",
      { ...procedure("civil-status-change"), ...differing("received", "residence-permit") },
      ["e-photo"],
    ],
    [
      "a wrong birth certificate, which the free card is not about",
      { ...procedure("civil-status-change"), ...differing("has-an-error", "residence-permit") },
      ["new-card", "e-photo"],
    ],
    [
      "a spouse: what InfoMIE says of protected persons is not said to them",
      { status: { kind: "family-member", of: "refugee", tie: "spouse" } },
      ["first-card", "e-photo"],
    ],
    ["a child under 16", { identity: { ...identity, birth: { date: "2015-01-01" } } }, []],
    [
      "a child who travels",
      { children: [{ travels: true, birth: { date: "2015" } }] },
      ["first-card", "no-regularisation-visa", "e-photo", "child-travel-document"],
    ],
    [
      "a child of unknown age who travels",
      { children: [{ travels: true }] },
      ["first-card", "no-regularisation-visa", "e-photo", "child-travel-document"],
    ],
    [
      "a child who does not travel, or of whom nothing is said",
      { children: [{ travels: false, birth: { date: "2015" } }, {}] },
      ["first-card", "no-regularisation-visa", "e-photo"],
    ],
    [
      "a daughter who is 18 tomorrow and travels",
      { children: [{ travels: true, birth: { date: "2008-11-24" } }] },
      ["first-card", "no-regularisation-visa", "e-photo", "child-travel-document"],
    ],
    [
      "a son of 18 who travels",
      { children: [{ travels: true, birth: { date: "2008-01-01" } }] },
      ["first-card", "no-regularisation-visa", "e-photo"],
    ],
  ])("are those of %s", (_, overrides, ids) => {
    expect(fees(overrides).map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ["first-card", {}],
    ["renewal", procedure("renewal")],
    ["new-card", procedure("loss")],
  ])("of %s tell the person to check with the prefecture", (id, overrides) => {
    const fee = fees(overrides).find((one) => one.id === id)!;
    expect(said(fee.detail).fr).toContain("Vérifiez le montant demandé par votre préfecture.");
  });

  it("never overlap: at most one row of each kind on any day", () => {
    for (const today of ["2020-01-01", "2026-04-30", "2026-05-01", "2030-12-31"]) {
      for (const kind of ["first-application", "renewal", "loss", "civil-status-change"] as const) {
        const ids = fees(procedure(kind), today).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });
});

describe("the charge for a late renewal", () => {
  it.each<[string, Overrides, string, RegExp]>([
    [
      "before the window closes",
      procedure("renewal", "2027-03-31"),
      "2027-01-30",
      /^Only if the request is filed too late, from Sunday 31 January 2027 on\./,
    ],
    [
      "from the day after",
      procedure("renewal", "2027-03-31"),
      "2027-01-31",
      /^Since Sunday 31 January 2027 the request is late/,
    ],
    [
      "for a stateless person on the day of expiry",
      { ...procedure("renewal", "2027-03-31"), status: { kind: "stateless" } },
      "2027-03-31",
      /^Only if.*from Thursday 1 April 2027 on/,
    ],
    [
      "without a date of expiry",
      procedure("renewal"),
      "2027-01-31",
      /the date on which your permit expires is not given/,
    ],
  ])("says, %s, whether it is owed", (_, overrides, today, words) => {
    const fee = fees(overrides, today).find(({ id }) => id === "late-fee")!;
    expect(said(fee.detail).en.replaceAll("\u00A0", " ")).toMatch(words);
  });
});

describe("what the first page says of a price", () => {
  const change = (kind: "marriage" | "correction"): Overrides => ({
    procedure: { kind: "civil-status-change", civilStatus: { change: kind } },
  });
  const filed = (filedOn: string): Overrides => ({
    procedure: { kind: "renewal", currentPermit: { expiresOn: "2026-11-30" }, request: { filedOn } },
  });
  it.each<[string, string, Overrides, string | undefined]>([
    ["a card lost", "new-card", procedure("loss"), "Nouvelle carte"],
    ["a move", "new-card", procedure("address-change"), "Nouvelle carte, si vous la demandez"],
    ["a move", "e-photo", procedure("address-change"), "Photo avec code, pour cette carte"],
    ["a marriage", "new-card", change("marriage"), "Nouvelle carte, si vous la demandez"],
    ["a correction", "new-card", change("correction"), "Nouvelle carte"],
    ["a renewal in time", "late-fee", procedure("renewal", "2027-03-31"), undefined],
    ["a late renewal", "late-fee", procedure("renewal", "2026-11-30"), "En plus, si la préfecture le demande : retard"],
    ["a renewal filed late", "late-fee", filed("2026-10-02"), "En plus, si la préfecture le demande : retard"],
  ])("after %s: %s", (_, id, overrides, words) => {
    const fee = fees(overrides).find((one) => one.id === id)!;
    expect(fee.brief && said(fee.brief).fr.replaceAll("\u00A0", " ")).toBe(words);
  });
});

describe("an amount in words", () => {
  it.each([
    [0, "0\u00A0€", "€0"],
    [50, "50\u00A0€", "€50"],
    [{ from: 8, to: 15 }, "8 à 15\u00A0€", "€8 to €15"],
  ])("%j is « %s »", (amountEuros, fr, en) => {
    expect(said(amountInWords({ amountEuros }))).toEqual({ fr, en });
  });
});

describe("every fee", () => {
  const every = [
    {},
    procedure("renewal"),
    procedure("renewal", "2026-12-24"),
    procedure("address-change"),
    procedure("loss"),
    { ...procedure("civil-status-change"), ...concordance, children: [{ travels: true }] },
  ].flatMap((overrides) => [...fees(overrides, "2026-04-30"), ...fees(overrides)]);

  it("is written cleanly and has a source", () => {
    expect(every.flatMap(({ title, detail }) => [title, detail].map(said).flatMap(typographyFaults))).toEqual([]);
    expect(every.filter((fee) => fee.sources.length === 0 || fee.sources.some((code) => !(code in sources)))).toEqual(
      [],
    );
  });
});
