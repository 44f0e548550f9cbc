// Dates counted by hand on a calendar, and what holds for any date.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { possibleDays, shiftDay } from "../../functions/text/days.ts";
import { sayDay } from "../../functions/text/dates-in-words.ts";
import { computeDeadlines } from "../../functions/law/deadlines.ts";
import {
  comingOfAge,
  firstLateDay,
  lastDayToDeclareMove,
  proofOfAddressLife,
  renewalWindow,
  unionAnniversary,
} from "../../functions/law/deadlines/windows.ts";
import { sources } from "../../functions/law/sources.ts";
import {
  sampleAnswers,
  type SampleOverrides as Overrides,
  sampleSituation,
  sampleToday,
} from "../support/sample-answers.ts";
import { said } from "../support/said.ts";
import { typographyFaults } from "../support/typography.ts";

const identity = sampleAnswers().identity!;
const none: Overrides = { housing: { kind: "own-name" }, decision: undefined };
/** With what a person reads of them. */
const deadlinesOf = (overrides: Overrides, today = sampleToday) =>
  computeDeadlines(sampleSituation(overrides, today)).map(({ title, detail, lasting = detail, ...deadline }) => ({
    ...deadline,
    title: said(title),
    detail: said(detail),
    lasting: said(lasting),
  }));
const find = (id: string, overrides: Overrides, today = sampleToday) =>
  deadlinesOf({ ...none, ...overrides }, today).find((deadline) => deadline.id === id);
const renewing = (expiresOn: string): Overrides => ({ procedure: { kind: "renewal", currentPermit: { expiresOn } } });
const stateless: Overrides = { status: { kind: "stateless" } };
const plain = (text: string | undefined) => text?.replaceAll("\u00A0", " ");

const anyDay = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2090-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("a day in words", () => {
  it.each([
    ["2026-01-01", "jeudi 1er janvier 2026", "Thursday 1 January 2026"],
    ["2026-11-23", "lundi 23 novembre 2026", "Monday 23 November 2026"],
    ["2028-02-29", "mardi 29 février 2028", "Tuesday 29 February 2028"],
    ["2027-08-15", "dimanche 15 août 2027", "Sunday 15 August 2027"],
  ])("%s is %s", (day, fr, en) => {
    expect(plain(sayDay(day, "fr", true))).toBe(fr);
    expect(plain(sayDay(day, "en", true))).toBe(en);
  });
});

describe("a date known in part", () => {
  it.each([
    ["1990", "1990-01-01", "1990-12-31"],
    ["1990-00-00", "1990-01-01", "1990-12-31"],
    ["1992-02", "1992-02-01", "1992-02-29"],
    ["1990-04-00", "1990-04-01", "1990-04-30"],
    ["1990-03-05", "1990-03-05", "1990-03-05"],
  ])("%s is between %s and %s", (partial, first, last) => {
    expect(possibleDays(partial)).toEqual({ first, last });
  });
});

describe("the window for renewal on ANEF", () => {
  it.each([
    ["2027-03-31", "2026-12-01", "2027-01-30", "a plain year"],
    ["2028-03-31", "2027-12-02", "2028-01-31", "over 29 February"],
    ["2027-05-15", "2027-01-15", "2027-03-16", "over the day the clocks go forward"],
    ["2026-12-25", "2026-08-27", "2026-10-26", "over the day the clocks go back"],
    ["2027-01-01", "2026-09-03", "2026-11-02", "over the new year"],
    ["2028-02-29", "2027-11-01", "2027-12-31", "a permit that expires on 29 February"],
  ])("of a permit that expires on %s is from %s to %s: %s", (expires, opens, closes) => {
    expect(renewalWindow(expires, "anef")).toEqual({ opens, closes });
  });

  it("lies before expiry, 61 days long, and is late the day after, for any date", () => {
    fc.assert(
      fc.property(anyDay, (expires) => {
        const { opens, closes } = renewalWindow(expires, "anef");
        expect(opens < closes && closes < expires).toBe(true);
        expect(shiftDay(opens, { days: 60 })).toBe(closes);
        expect(shiftDay(closes, { days: 60 })).toBe(expires);
        expect(firstLateDay(expires, "anef")).toBe(shiftDay(closes, { days: 1 }));
      }),
    );
  });
});

describe("the window for renewal at the prefecture", () => {
  it.each([
    ["2027-04-30", "2027-02-28", "2027-04-29", "2027-05-01"],
    ["2028-04-30", "2028-02-29", "2028-04-29", "2028-05-01"],
    ["2027-01-31", "2026-11-30", "2027-01-30", "2027-02-01"],
    ["2027-03-15", "2027-01-15", "2027-03-14", "2027-03-16"],
  ])("of a permit that expires on %s is from %s to %s, late from %s", (expires, opens, closes, late) => {
    expect(renewalWindow(expires, "prefecture")).toEqual({ opens, closes });
    expect(firstLateDay(expires, "prefecture")).toBe(late);
  });

  it("lies before expiry and calls nobody late before it, for any date", () => {
    fc.assert(
      fc.property(anyDay, (expires) => {
        const { opens, closes } = renewalWindow(expires, "prefecture");
        expect(opens < closes && closes < expires && expires < firstLateDay(expires, "prefecture")).toBe(true);
      }),
    );
  });
});

describe("what the dates say about today", () => {
  // Expiry 31 March 2027: the window is 1 December 2026 to 30 January 2027.
  it.each([
    ["2026-11-30", "Il est encore trop tôt."],
    ["2026-12-01", "La période s’ouvre aujourd’hui."],
    ["2026-12-02", "La période est déjà ouverte."],
    ["2027-01-30", "C’est aujourd’hui le dernier jour."],
    [
      "2027-01-31",
      "Cette période est terminée : faites la demande tout de suite, avant l’expiration du titre, le mercredi 31 mars 2027.",
    ],
    ["2027-03-31", "Votre titre expire aujourd’hui : faites la demande aujourd’hui."],
    [
      "2027-04-01",
      "Votre titre a expiré le mercredi 31 mars 2027 : faites la demande tout de suite et faites-vous aider par une association.",
    ],
  ])("on %s, about the renewal: %s", (today, sentence) => {
    const window = find("renewal-window", renewing("2027-03-31"), today);
    expect(window).toMatchObject({ from: "2026-12-01", date: "2027-01-30" });
    expect(plain(window?.detail.fr)).toBe(
      `Sur le site ANEF, la demande de renouvellement se fait entre le 120e et le 60e jour avant l’expiration du titre : du mardi 1er décembre 2026 au samedi 30 janvier 2027. ${sentence}`,
    );
    expect(window?.lasting.fr).not.toContain("aujourd’hui");
  });

  it.each([
    ["2027-04-30", "Your permit is valid until Friday 30 April 2027."],
    ["2026-11-23", "Your permit expires today, Monday 23 November 2026."],
    ["2026-11-22", "Your permit expired on Sunday 22 November 2026."],
  ])("about a permit that expires on %s: %s", (expires, sentence) => {
    expect(plain(find("permit-expiry", renewing(expires))?.detail.en)).toContain(sentence);
  });

  it("tells a stateless person both periods and that they are not late before expiry", () => {
    const overrides = { ...stateless, ...renewing("2027-04-30") };
    expect(find("renewal-contact", overrides)).toMatchObject({ date: "2026-12-31" });
    expect(find("renewal-contact", overrides)?.detail.fr).toMatch(
      /120 à 60\u00A0jours.*deux derniers mois.*pas en retard/,
    );
    expect(find("renewal-window", overrides)).toMatchObject({ from: "2027-02-28", date: "2027-04-29" });
    expect(find("late-fee", overrides)).toMatchObject({ date: "2027-05-01" });
  });

  it("no longer asks a stateless person to inquire once the request can be filed", () => {
    const overrides = { ...stateless, ...renewing("2027-04-30") };
    const on = (today: string) => computeDeadlines(sampleSituation(overrides, today)).map(({ id }) => id);
    expect(on("2027-02-27")).toContain("renewal-contact");
    expect(on("2027-02-28")).not.toContain("renewal-contact");
  });

  it("asks a refugee for no word with the prefecture, and a first applicant for no renewal", () => {
    expect(find("renewal-contact", renewing("2027-04-30"))).toBeUndefined();
    const first: Overrides = { procedure: { kind: "first-application", currentPermit: { expiresOn: "2027-04-30" } } };
    expect(find("renewal-window", first)).toBeUndefined();
    expect(find("permit-expiry", first)).toMatchObject({ date: "2027-04-30" });
  });

  it.each<[string, Overrides, RegExp]>([
    ["ANEF", {}, /compte ANEF.*0 806 001 620/],
    ["the prefecture", stateless, /demandez à la préfecture de le renouveler/],
  ])("says where to renew a temporary document at %s", (_, overrides, words) => {
    const procedure = { kind: "first-application", attestation: { expiresOn: "2027-01-15" } } as const;
    const deadline = find("attestation-expiry", { ...overrides, procedure });
    expect(deadline?.date).toBe("2027-01-15");
    expect(plain(deadline?.detail.fr)).toMatch(words);
  });
});

describe("a proof of address", () => {
  it.each([
    ["2026-11-23", "2027-02-23", "2027-05-22"],
    ["2026-11-30", "2027-02-28", "2027-05-29"],
    ["2026-08-31", "2026-11-30", "2027-02-27"],
    ["2027-08-31", "2027-11-30", "2028-02-28"],
    ["2026-05-24", "2026-08-24", "2026-11-23"],
  ])("of %s is 3 months old on %s and good until %s", (date, threeMonthsOld, lastDay) => {
    expect(proofOfAddressLife(date)).toEqual({ threeMonthsOld, lastDay });
  });

  it("is good for less than 6 months, and for 3 at least, for any date", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const { threeMonthsOld, lastDay } = proofOfAddressLife(date);
        expect(date < threeMonthsOld && threeMonthsOld < lastDay && lastDay < shiftDay(date, { months: 6 })).toBe(true);
      }),
    );
  });

  it.each([
    ["2026-05-24", false],
    ["2026-05-23", true],
  ])("of %s has to be replaced on 23 November 2026: %s", (date, replaced) => {
    const deadline = find("proof-of-address", { housing: { kind: "own-name", proofOfAddress: { date } } });
    expect(plain(deadline?.detail.fr)?.includes("Il en faut maintenant un plus récent.")).toBe(replaced);
  });

  it.each<[Answers["housing"], RegExp]>([
    [
      { kind: "hosted", proofOfAddress: { date: "2026-11-02" } },
      /^Le justificatif de domicile de la personne qui vous héberge est daté du lundi 2 novembre 2026\./,
    ],
    [
      { kind: "domiciliation", proofOfAddress: { date: "2026-11-02" } },
      /^Votre attestation de domiciliation est datée.*acceptée/,
    ],
  ])("says whose it is: %j", (housing, words) => {
    expect(plain(find("proof-of-address", { housing })?.detail.fr)).toMatch(words);
  });
});

describe("the other dates", () => {
  it.each([
    ["2026-09-01", "2026-12-01"],
    ["2026-11-30", "2027-02-28"],
    ["2027-11-30", "2028-02-29"],
  ])("a move on %s is declared by %s", (movedOn, last) => {
    expect(lastDayToDeclareMove(movedOn)).toBe(last);
    expect(find("address-change", { procedure: { kind: "address-change", movedOn } })).toMatchObject({
      from: movedOn,
      date: last,
    });
  });

  it.each([
    ["2010-07-14", "2028-07-14", "2029-07-13"],
    ["2008-02-29", "2026-02-28", "2027-02-27"],
    ["2009-01-01", "2027-01-01", "2027-12-31"],
    ["2009-05-00", "2027-05-01", "2028-04-30"],
    ["2010", "2028-01-01", "2028-12-31"],
  ])("a child born on %s turns 18 on %s and files by %s", (birthDate, turns18, lastDay) => {
    expect(comingOfAge(birthDate)).toEqual({ turns18, lastDay });
    expect(find("child-majority-1", { children: [{ birth: { date: birthDate } }] })).toMatchObject({
      from: turns18,
      date: lastDay,
    });
  });

  it("leave out a child whose 19th birthday has come, and keep one whose eve is today", () => {
    const child = (date: string): Overrides => ({ children: [{ birth: { date } }] });
    expect(find("child-majority-1", child("2007-11-23"))).toBeUndefined();
    expect(find("child-majority-1", child("2007-11-24"))).toMatchObject({ date: "2026-11-23" });
  });

  it("say once what twins, or a child named twice, have in common", () => {
    const twin = { birth: { date: "2012-03-03" } };
    const overrides: Overrides = {
      children: [twin, twin],
      familyMembers: [
        { ...twin, tie: "child" },
        { birth: { date: "1990-01-01" }, tie: "spouse" },
      ],
    };
    expect(computeDeadlines(sampleSituation({ ...none, ...overrides })).map(({ id }) => id)).toEqual([
      "child-majority-1",
    ]);
  });

  it("warn that the earliest day is counted when the day of birth is not known", () => {
    expect(find("child-majority-1", { children: [{ birth: { date: "2012" } }] })?.detail.en).toContain("earliest");
    expect(find("child-majority-1", { children: [{ birth: { date: "2012-01-01" } }] })?.detail.en).not.toContain(
      "earliest",
    );
  });

  it("give an applicant of 17 their own 18th and 19th birthdays", () => {
    expect(find("own-majority", { identity: { ...identity, birth: { date: "2009-06-30" } } })).toMatchObject({
      from: "2027-06-30",
      date: "2028-06-29",
    });
    expect(find("own-majority", {})).toBeUndefined();
  });

  it.each([
    ["2026-02-10", "2027-02-10"],
    ["2024-02-29", "2025-02-28"],
    ["2026", "2027-12-31"],
  ])("a union of %s is a year old on %s", (date, anniversary) => {
    expect(unionAnniversary(date)).toBe(anniversary);
  });

  it.each<[string, boolean, Overrides]>([
    ["a spouse without reunification", true, { status: { kind: "family-member", of: "refugee", tie: "spouse" } }],
    [
      "a spouse who came by reunification",
      false,
      { status: { kind: "family-member", of: "refugee", tie: "spouse", byReunification: true } },
    ],
    ["a parent", false, { status: { kind: "family-member", of: "refugee", tie: "parent" } }],
    ["a refugee who married this year", false, {}],
  ])("wait for the first year of a union, for %s: %s", (_, waits, overrides) => {
    const couple = { kind: "married", marriage: { date: "2026-06-01" } } as const;
    expect(find("union-one-year-1", { couple, ...overrides })?.date).toBe(waits ? "2027-06-01" : undefined);
  });

  it.each<[string, string | undefined, Overrides]>([
    ["a refugee", "2027-01-12", {}],
    ["a beneficiary of subsidiary protection", undefined, { status: { kind: "subsidiary-protection" } }],
    ["the family of a refugee", undefined, { status: { kind: "family-member", of: "refugee", tie: "child" } }],
    ["a renewal", undefined, { procedure: { kind: "renewal" } }],
  ])("give the prefecture three months for %s: %s", (_, date, overrides) => {
    expect(find("issuing-delay", { decision: { by: "ofpra", date: "2026-10-12" }, ...overrides })?.date).toBe(date);
  });
});

describe("all the dates together", () => {
  const full: Overrides = {
    procedure: {
      kind: "renewal",
      currentPermit: { expiresOn: "2027-03-31" },
      movedOn: "2026-10-01",
      attestation: { expiresOn: "2026-12-15" },
    },
    housing: { kind: "hosted", proofOfAddress: { date: "2026-11-02" } },
    children: [{ familyName: "Rahimi", givenNames: "Zahra", birth: { date: "2012" } }],
    familyMembers: [{ tie: "spouse", unionDate: "2026-03" }],
  };
  const many = [{}, stateless, { status: { kind: "subsidiary-protection" } as const }].flatMap((status) =>
    ["2026-11-23", "2027-05-05"].flatMap((today) => deadlinesOf({ ...full, ...status }, today)),
  );

  it("come earliest first, with ids that differ", () => {
    const deadlines = computeDeadlines(sampleSituation(full));
    expect(deadlines.map(({ date, id }) => [date, id])).toEqual([
      ["2026-12-15", "attestation-expiry"],
      ["2027-01-01", "address-change"],
      ["2027-01-30", "renewal-window"],
      ["2027-01-31", "late-fee"],
      ["2027-03-31", "permit-expiry"],
      ["2027-03-31", "union-one-year-1"],
      ["2027-05-01", "proof-of-address"],
      ["2030-12-31", "child-majority-1"],
    ]);
  });

  it("are written cleanly, with a source, and begin before they end", () => {
    expect(many.flatMap(({ title, detail, lasting }) => [title, detail, lasting].flatMap(typographyFaults))).toEqual(
      [],
    );
    expect(many.filter((one) => one.sources.length === 0 || one.sources.some((code) => !(code in sources)))).toEqual(
      [],
    );
    expect(many.filter(({ from, date }) => from !== undefined && from >= date)).toEqual([]);
  });

  it("hold no name and no amount", () => {
    expect(JSON.stringify(many)).not.toMatch(/Rahimi|Zahra|Mariam|Dupont|€/);
  });
});
