// Dates counted by hand on a calendar, and what holds for any date.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { possibleDays, shiftDay } from "../../functions/text/days.ts";
import { sayDay } from "../../functions/text/dates-in-words.ts";
import type { Language } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { makeChecklist } from "../../functions/law/checklist.ts";
import { computeDeadlines } from "../../functions/law/deadlines.ts";
import {
  comingOfAge,
  domiciliationEnd,
  firstLateDay,
  isProofTooOld,
  lastDayToDeclareMove,
  proofOfAddressLife,
  reasonsDue,
  renewalWindow,
  silenceDates,
  unionAnniversary,
} from "../../functions/law/deadlines/windows.ts";
import { findWarnings } from "../../functions/law/warnings.ts";
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

  it("name the certificate beside an expired permit only once a renewal is asked for", () => {
    const request = { filedOn: "2026-10-01" };
    const expired = renewing("2026-11-22");
    const filed: Overrides = { procedure: { ...expired.procedure!, request } };
    const detail = (overrides: Overrides) => plain(find("permit-expiry", overrides)?.detail.fr);
    expect(detail(expired)).toBe("Votre titre a expiré le dimanche 22 novembre 2026.");
    expect(detail(filed)).toMatch(/^Votre titre a expiré le .*montrez-le avec l’attestation de prolongation/);
    expect(detail({ ...filed, ...stateless })).toMatch(/gardez-le avec le récépissé/);
    expect([detail(filed), detail({ ...filed, ...stateless })].join()).not.toContain("Après cette date");
  });

  it.each([
    ["turned 18", "2008-01-10", true],
    ["will turn 18", "2009-01-10", undefined],
  ])("are for now of a child who %s", (_, date, toAct) => {
    const children = [{ givenNames: "Laila", birth: { date } }];
    expect(find("child-majority-1", { children })?.toAct).toBe(toAct);
  });

  it("tells a stateless person both periods and that they are not late before expiry", () => {
    const overrides = { ...stateless, ...renewing("2027-04-30") };
    // From the 120th day before the end to the eve of the day on which the request can be filed.
    expect(find("renewal-contact", overrides)).toMatchObject({ from: "2026-12-31", date: "2027-02-27" });
    expect(find("renewal-contact", overrides)?.detail.fr).toMatch(
      /120 et 60\u00A0jours.*deux derniers mois.*pas en retard/,
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
    ["ANEF", {}, /compte ANEF.*0\s806\s001\s620/],
    ["the prefecture", stateless, /demandez à la préfecture de le renouveler/],
  ])("says where to renew a temporary document at %s", (_, overrides, words) => {
    const procedure = { kind: "first-application", attestation: { expiresOn: "2027-01-15" } } as const;
    const deadline = find("attestation-expiry", { ...overrides, procedure });
    expect(deadline?.date).toBe("2027-01-15");
    expect(plain(deadline?.detail.fr)).toMatch(words);
  });

  it.each<["extension" | "receipt" | "favourable-decision", string, RegExp]>([
    ["extension", "Expiration de l’attestation provisoire", /Il est renouvelable.*compte ANEF/],
    ["receipt", "Expiration du récépissé", /demandez à la préfecture de le renouveler/],
    ["favourable-decision", "Expiration de l’attestation de décision favorable", /dit oui\..*si la carte est prête/],
  ])("says of %s what comes after it, whatever is usual", (kind, title, words) => {
    const attestation = { expiresOn: "2027-01-15", kind };
    const deadline = find("attestation-expiry", { procedure: { kind: "first-application", attestation } });
    expect(plain(deadline?.title.fr)).toBe(title);
    expect(plain(deadline?.detail.fr)).toMatch(words);
  });

  it("leaves out the dates of a silence once the prefecture has agreed", () => {
    const attestation = { expiresOn: "2027-01-15", kind: "favourable-decision" } as const;
    const request = { filedOn: "2026-07-10" };
    const ids = (given: Partial<Answers["procedure"]>) =>
      deadlinesOf({ procedure: { kind: "first-application", request, ...given } }).map(({ id }) => id);
    expect(ids({})).toContain("implied-refusal");
    expect(ids({ attestation })).not.toContain("implied-refusal");
    expect(ids({ attestation })).not.toContain("challenge-silence");
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
    [{ kind: "own-name", proofOfAddress: { date: "2026-11-02" } }, /^Votre justificatif de domicile est daté/],
  ])("says whose it is: %j", (housing, words) => {
    expect(plain(find("proof-of-address", { housing })?.detail.fr)).toMatch(words);
  });

  it("is not asked for again once the request is filed", () => {
    const housing = { kind: "own-name", proofOfAddress: { date: "2026-05-01" } } as const;
    const filed = { kind: "renewal", request: { filedOn: "2026-10-20" } } as const;
    expect(find("proof-of-address", { housing, procedure: filed })).toBeUndefined();
  });

  it("of a child too young for a permit is for a travel document: less than 3 months old", () => {
    const housing = { kind: "own-name", proofOfAddress: { date: "2026-09-10" } } as const;
    const child: Overrides = { housing, identity: { birth: { date: "2013-05-01" } }, couple: { kind: "single" } };
    expect(find("proof-of-address", child)).toMatchObject({ date: "2026-12-09" });
    expect(plain(find("proof-of-address", child)?.detail.fr)).toContain("moins de 3 mois");
  });

  it.each([
    ["2026-11-02", "2027-11-01"],
    ["2026-02-01", "2027-01-31"],
    ["2024-02-29", "2025-02-27"],
  ])("that is a certificate of domiciliation of %s runs a year, until %s", (date, lastDay) => {
    expect(domiciliationEnd(date)).toBe(lastDay);
  });

  it("that is a certificate of domiciliation has its own end, whatever its age and whatever is filed", () => {
    const housing = { kind: "domiciliation", proofOfAddress: { date: "2026-02-01" } } as const;
    for (const procedure of [
      { kind: "first-application" },
      { kind: "renewal", request: { filedOn: "2026-10-20" } },
    ] as const) {
      const of = (id: string) => find(id, { housing, procedure });
      expect(of("proof-of-address")).toBeUndefined();
      expect(of("domiciliation")).toMatchObject({ date: "2027-01-31" });
      // 31 January 2027 is a Sunday.
      expect(plain(of("domiciliation")?.detail.fr)).toMatch(
        /pour un an.*dernier jour ouvré est le vendredi 29 janvier/,
      );
      expect(plain(of("domiciliation")?.detail.fr)).not.toMatch(/6 mois/);
    }
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
    expect(find("child-majority-1", { children: [{ birth: { date: birthDate } }] }, turns18)).toMatchObject({
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
    const twin = { birth: { date: "2009-03-03" } };
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

  it.each([
    ["2009", "2009-03-03", "2028-03-02"],
    ["2009-03-03", "2009", "2028-03-02"],
    ["2009-03", "2009-03-00", "2028-02-29"],
    ["2009-00-00", "2009", "2027-12-31"],
    [undefined, "2009-03-03", "2028-03-02"],
  ])("give one date for a child in both lists, born on %s and %s: %s", (listed, applying, date) => {
    const laila = (born?: string) => ({
      familyName: "Rahimi",
      givenNames: "Laila",
      ...(born === undefined ? {} : { birth: { date: born } }),
    });
    const overrides: Overrides = {
      children: [laila(listed)],
      familyMembers: [{ ...laila(applying), tie: "child" }],
    };
    expect(computeDeadlines(sampleSituation({ ...none, ...overrides }, "2027-03-03"))).toMatchObject([{ date }]);
  });

  it("keep the dates of two children of one name", () => {
    const laila = (born: string) => ({ familyName: "Rahimi", givenNames: "Laila", birth: { date: born } });
    const overrides: Overrides = {
      children: [laila("2008-04-04"), laila("2009-03-03")],
      familyMembers: [{ ...laila("2008-04-04"), tie: "child" }],
    };
    expect(computeDeadlines(sampleSituation({ ...none, ...overrides })).map(({ id }) => id)).toEqual([
      "child-majority-1",
      "child-majority-2",
    ]);
  });

  it.each([
    ["marriage", "2027-02-01"],
    ["divorce", "2027-02-01"],
    ["name", "2027-02-01"],
    ["birth", "2027-05-01"],
    ["correction", "2027-05-01"],
  ] as const)(
    "want a proof of address of less than 3 months after a marriage, a divorce, a new name: %s",
    (change, day) => {
      const overrides: Overrides = {
        procedure: { kind: "civil-status-change", civilStatus: { change } },
        housing: { kind: "own-name", proofOfAddress: { date: "2026-11-02" } },
      };
      expect(find("proof-of-address", overrides)?.date).toBe(day);
      const late = sampleSituation({ ...none, ...overrides }, "2027-02-02");
      expect(isProofTooOld(late)).toBe(day === "2027-02-01");
      const today = sampleSituation({ ...none, ...overrides }, "2027-02-01");
      expect(findWarnings(today).some(({ code }) => code === "proof-of-address-last-day")).toBe(day === "2027-02-01");
      const { validity } = makeChecklist(late).find(({ id }) => id === "address-own-name")!;
      expect(plain(said(validity!).fr)).toMatch(day === "2027-02-01" ? /^moins de 3 mois/ : /^moins de 6 mois/);
    },
  );

  describe("of the parents of a protected minor", () => {
    const parent = (relativeBirthDate?: string, more: object = {}): Overrides => ({
      status: {
        kind: "family-member",
        of: "refugee",
        tie: "parent",
        ...(relativeBirthDate === undefined ? {} : { relativeBirthDate }),
        ...more,
      },
    });
    const minor = (date: string, tie: "parent" | "spouse" = "parent"): Overrides => ({
      identity: { ...identity, birth: { date } },
      couple: { kind: "single" },
      familyMembers: [{ tie }],
    });
    const dateOf = (overrides: Overrides, today?: string) => find("parents-before-majority", overrides, today)?.date;

    it.each<[string, Overrides, string]>([
      ["the parent applies", parent("2009-06-30"), "2027-06-29"],
      ["of a child born on 29 February", parent("2012-02-29"), "2030-02-27"],
      ["of a child of whom the year is known", parent("2009"), "2026-12-31"],
      ["of a stateless child, on a working day", parent("2009-06-21", { of: "stateless" }), "2027-06-18"],
      ["the child applies, with a parent", minor("2009-06-30"), "2027-06-29"],
    ])("give the eve of the 18th birthday: %s", (_, overrides, date) => {
      const today = date > "2028" ? "2029-01-02" : "2026-11-23";
      expect(dateOf(overrides, today)).toBe(date);
      const { title, detail } = find("parents-before-majority", overrides, today)!;
      expect(`${title.fr} ${detail.fr}`).toMatch(/avant (?:les|vos) 18.*mineure et non mariée/);
    });

    it.each<[string, Overrides, string?]>([
      ["the child is of age today", parent("2008-11-23")],
      ["the child is married", parent("2009-06-30", { relativeIsMarried: true })],
      ["the birth date is not known", parent()],
      ["the request is filed", { ...parent("2009-06-30"), procedure: { kind: "first-application", request: {} } }],
      ["it is a renewal", { ...parent("2009-06-30"), procedure: { kind: "renewal" } }],
      ["another relative applies", minor("2009-06-30", "spouse")],
      ["the protected person is an adult", minor("1990-06-30")],
      ["it is more than two years ahead", parent("2012-06-30")],
      ["the parent is French", { ...parent("2009-06-30"), identity: { ...identity, nationalities: ["FR"] } }],
      ["the parent is Italian", { ...parent("2009-06-30"), identity: { ...identity, nationalities: ["IT"] } }],
    ])("are none where %s", (_, overrides, today) => expect(dateOf(overrides, today)).toBeUndefined());
  });

  it("warn that the earliest day is counted when the day of birth is not known", () => {
    expect(find("child-majority-1", { children: [{ birth: { date: "2009" } }] })?.detail.en).toContain("earliest");
    expect(find("child-majority-1", { children: [{ birth: { date: "2009-01-01" } }] })?.detail.en).not.toContain(
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

describe("a request without an answer", () => {
  // Four months (R. 432-2), then two (R. 421-2 of the Code de justice administrative), counted on a calendar.
  it.each([
    ["2026-07-10", "2026-11-10", "2027-01-10"],
    ["2026-11-02", "2027-03-02", "2027-05-02"],
    ["2026-10-31", "2027-02-28", "2027-04-28"],
    ["2027-10-31", "2028-02-29", "2028-04-29"],
    ["2026-08-31", "2026-12-31", "2027-02-28"],
  ])("filed on %s is a refusal from %s on, to be challenged before %s", (filedOn, refusedOn, challengeBefore) => {
    expect(silenceDates(filedOn)).toEqual({ refusedOn, challengeBefore });
    const overrides: Overrides = { procedure: { kind: "renewal", request: { filedOn } } };
    expect(find("implied-refusal", overrides, filedOn)).toMatchObject({ date: refusedOn });
    expect(find("challenge-silence", overrides, filedOn)).toMatchObject({ from: refusedOn, date: challengeBefore });
  });

  it.each([
    ["2026-11-10", "2026-12-10"],
    ["2027-01-31", "2027-02-28"],
  ])("has reasons asked for on %s given by %s", (asked, due) => expect(reasonsDue(asked)).toBe(due));

  const request = { kind: "first-application", request: { filedOn: "2026-07-10" } } as const;
  const told = (id: string, today: string) => plain(find(id, { procedure: request }, today)?.detail.fr);

  it.each<[string, string, RegExp]>([
    ["implied-refusal", "2026-11-09", /à partir du mardi 10 novembre 2026.*avant ce jour/],
    ["implied-refusal", "2026-11-10", /C’est aujourd’hui\..*tout de suite/],
    ["implied-refusal", "2026-11-11", /tout de suite une association ou un avocat/],
    [
      "challenge-silence",
      "2026-11-09",
      /avant le dimanche 10 janvier 2027.*s’ils sont demandés le mardi 10 novembre 2026.*jeudi 10 décembre 2026/,
    ],
    [
      "challenge-silence",
      "2026-11-23",
      /Pour ne pas perdre ce droit, avant le .*le dernier jour ouvré est le vendredi 8 janvier 2027.*s’ils sont demandés le lundi 23 novembre 2026, ils sont dus au plus tard le mercredi 23 décembre 2026/,
    ],
    ["challenge-silence", "2027-01-10", /C’est aujourd’hui le dernier jour\./],
    [
      "challenge-silence",
      "2027-01-11",
      /La date prudente, le dimanche 10 janvier 2027, est passée\. Un recours est peut-être encore possible/,
    ],
    ["challenge-silence", "2027-01-11", /un dossier incomplet n’ouvre pas ce recours/],
  ])("%s on %s says %s", (id, today, words) => expect(told(id, today)).toMatch(words));

  const asking = (reasonsAskedOn: string): Overrides => ({
    procedure: { ...request, request: { filedOn: "2026-07-10", reasonsAskedOn } },
  });

  it("whose reasons were asked for has the month of the prefecture and the year of the court", () => {
    const today = "2026-11-23";
    expect(find("reasons-due", asking("2026-11-16"), today)).toMatchObject({ date: "2026-12-16" });
    expect(find("court-limit", asking("2026-11-16"), today)).toMatchObject({ date: "2027-11-16" });
    expect(find("challenge-silence", asking("2026-11-16"), today)).toBeUndefined();
    expect(plain(find("reasons-due", asking("2026-11-16"), "2026-12-16")?.detail.fr)).toMatch(/dernier jour\..*avocat/);
    expect(plain(find("court-limit", asking("2026-11-16"), "2027-11-16")?.detail.fr)).toMatch(/dernier jour\./);
    expect(plain(find("court-limit", asking("2026-11-16"), "2027-11-17")?.detail.fr)).toMatch(
      /peut-être encore possible/,
    );
  });

  it.each<[Language, RegExp]>([
    ["fr", /s’ils sont demandés/],
    ["en", /if you ask/],
    ["ar", /إذا /],
    ["fa", /اگر /],
    ["prs", /اگر /],
    ["ps", /که /],
    ["ru", /если /],
    ["ti", /እንተ/],
    ["uk", /якщо /],
  ])("says in %s, where reasons may still be asked for, when they would be due if they were", (language, condition) => {
    const deadlines = computeDeadlines(sampleSituation({ ...none, procedure: request }, "2026-11-23"));
    const { detail } = deadlines.find(({ id }) => id === "challenge-silence")!;
    const sentence = say(detail, language)
      .split(/(?<=[.።]) /)
      .find((one) => one.includes(sayDay("2026-12-23", language)));
    expect(sentence).toMatch(condition);
  });

  it.each([
    ["2026-11-09", false],
    ["2026-11-10", true],
    ["2027-01-10", true],
    ["2027-01-11", false],
  ])("has reasons asked for on %s in time: %s", (asked, inTime) => {
    expect(find("challenge-silence", asking(asked), "2027-02-01") === undefined).toBe(inTime);
    expect(find("reasons-due", asking(asked), "2027-02-01") !== undefined).toBe(inTime);
  });

  it("never says that it is too late, and sends to a lawyer or an association", () => {
    for (const today of ["2026-07-10", "2026-11-10", "2027-01-10", "2027-06-01", "2028-06-01"]) {
      for (const id of ["implied-refusal", "challenge-silence"]) {
        expect(told(id, today)).not.toMatch(/trop tard/);
        expect(told(id, today)).toMatch(/avocat|association/);
      }
    }
  });

  it.each<[string, Overrides]>([
    ["a change, which is no request for a permit", { procedure: { kind: "loss", request: { filedOn: "2026-07-10" } } }],
    ["a request whose day is not known", { procedure: { kind: "renewal", request: { number: "118" } } }],
    [
      "a child too young for a permit",
      { procedure: request, identity: { birth: { date: "2013-05-01" } }, couple: { kind: "single" } },
    ],
  ])("has no such date for %s", (_, overrides) => {
    expect(find("implied-refusal", overrides)).toBeUndefined();
    expect(find("challenge-silence", overrides)).toBeUndefined();
  });
});

describe("a refugee's card within three months (R. 424-1)", () => {
  const filed = (filedOn: string) => ({ procedure: { kind: "first-application", request: { filedOn } } }) as const;

  it.each<[string, string, Overrides]>([
    ["the decision", "2027-01-12", { decision: { by: "ofpra", date: "2026-10-12" } }],
    [
      "the decision, when the request is filed",
      "2027-01-12",
      { decision: { by: "ofpra", date: "2026-10-12" }, ...filed("2026-11-02") },
    ],
    [
      "the request at the latest, when the day of the decision is not known",
      "2027-02-02",
      { decision: { by: "cnda" }, ...filed("2026-11-02") },
    ],
  ])("counts from %s: %s", (_, date, overrides) => expect(find("issuing-delay", overrides)).toMatchObject({ date }));

  it.each<[string, RegExp, Overrides]>([
    ["2027-01-12", /C’est aujourd’hui le dernier jour/, filed("2026-11-02")],
    ["2027-01-13", /relancer la préfecture/, filed("2026-11-02")],
    ["2027-01-13", /la carte doit d’abord être demandée/, {}],
  ])("says on %s: %s", (today, words, overrides) => {
    const decision = { by: "ofpra", date: "2026-10-12" } as const;
    expect(plain(find("issuing-delay", { decision, ...overrides }, today)?.detail.fr)).toMatch(words);
  });

  it("is told to nobody who can have no card: a child of 13", () => {
    const child: Overrides = { identity: { birth: { date: "2013-05-01" } }, couple: { kind: "single" } };
    expect(deadlinesOf({ ...none, ...child, decision: { by: "ofpra", date: "2026-01-12" } })).toEqual([]);
  });
});

describe("a date has the filters of the rows beside it", () => {
  const child: Overrides = { identity: { birth: { date: "2013-05-01" } }, couple: { kind: "single" } };

  it.each<[string, Overrides]>([
    ["a first application", { decision: { by: "ofpra", date: "2026-01-12" } }],
    [
      "a renewal",
      {
        procedure: {
          kind: "renewal",
          currentPermit: { expiresOn: "2026-12-20" },
          attestation: { expiresOn: "2026-12-01" },
        },
      },
    ],
    ["a move", { procedure: { kind: "address-change", movedOn: "2026-10-01" } }],
  ])("a child of 13 has no date about a card: %s", (_, overrides) => {
    expect(deadlinesOf({ ...none, ...child, ...overrides })).toEqual([]);
  });

  // Of a row and a date that speak of one thing, never one without the other where the day is known.
  const pairs: [row: string, date: string][] = [
    ["renewal-window", "renewal-window"],
    ["renewal-window-prefecture", "renewal-window"],
  ];
  const statuses: Overrides[] = [{}, stateless, { status: { kind: "family-member", of: "refugee", tie: "spouse" } }];
  const known = { currentPermit: { expiresOn: "2027-06-30" } };
  const procedures: Answers["procedure"][] = [
    { kind: "renewal", ...known },
    { kind: "renewal", ...known, attestation: { expiresOn: "2027-01-15" } },
    { kind: "renewal", ...known, request: { filedOn: "2026-11-02" } },
    { kind: "loss", ...known },
    { kind: "loss", currentPermit: { expiresOn: "2026-12-23" } },
    { kind: "loss", ...known, attestation: { expiresOn: "2027-01-15" } },
  ];

  it.each(pairs)("%s and the date %s", (row, date) => {
    for (const person of [...statuses, child])
      for (const procedure of procedures) {
        const situation = sampleSituation({ ...none, ...person, procedure });
        if (row.endsWith("prefecture") !== (situation.channel === "prefecture")) continue;
        const hasRow = makeChecklist(situation).some(({ id }) => id === row);
        expect([procedure, hasRow]).toEqual([procedure, computeDeadlines(situation).some(({ id }) => id === date)]);
      }
  });
});

describe("a last day at a counter", () => {
  const at = (postcode: string): Overrides => ({ ...stateless, address: { postcode } });

  it.each<[string, string, string, Overrides]>([
    // 29 March 2027 is Easter Monday: the last working day before is Friday, in Strasbourg Thursday.
    ["renewal-window", "Easter Monday", "2027-03-26", { ...at("69003"), ...renewing("2027-03-30") }],
    ["renewal-window", "Easter Monday in Strasbourg", "2027-03-25", { ...at("67000"), ...renewing("2027-03-30") }],
    ["renewal-window", "New Year's Day", "2026-12-31", { ...at("69003"), ...renewing("2027-01-02") }],
    [
      "renewal-window",
      "20 December in La Réunion, a Sunday",
      "2026-12-18",
      { ...at("97400"), ...renewing("2026-12-21") },
    ],
    [
      "address-change",
      "a Saturday",
      "2027-01-15",
      { ...at("69003"), procedure: { kind: "address-change", movedOn: "2026-10-16" } },
    ],
    [
      "own-majority",
      "a Sunday",
      "2027-06-25",
      { ...at("69003"), identity: { birth: { date: "2008-06-28" } }, couple: { kind: "single" } },
    ],
    [
      "proof-of-address",
      "a Saturday",
      "2026-12-11",
      { ...at("69003"), housing: { kind: "own-name", proofOfAddress: { date: "2026-06-13" } } },
    ],
  ])("%s on %s names %s", (id, _, date, overrides) => {
    const deadline = find(id, overrides);
    expect(deadline).toMatchObject({ date });
    expect(plain(deadline?.detail.fr)).toContain(`le dernier jour ouvré est le ${plain(sayDay(date, "fr", true))}`);
  });

  it("is its own day where the counter is open", () => {
    const friday = find("renewal-window", { ...at("69003"), ...renewing("2027-01-16") });
    expect(friday).toMatchObject({ date: "2027-01-15" });
    expect(friday?.detail.fr).not.toContain("ouvré");
  });

  it("is its own day online", () => {
    expect(find("renewal-window", renewing("2027-03-31"))).toMatchObject({ date: "2027-01-30" });
    expect(find("address-change", { procedure: { kind: "address-change", movedOn: "2026-10-16" } })).toMatchObject({
      date: "2027-01-16",
    });
  });

  it("that is past leaves a letter to write", () => {
    const overrides = { ...at("69003"), ...renewing("2027-03-30") };
    expect(find("renewal-window", overrides, "2027-03-28")).toMatchObject({ date: "2027-03-29" });
    expect(plain(find("renewal-window", overrides, "2027-03-28")?.detail.fr)).toMatch(/guichets sont fermés jusqu’au/);
    expect(plain(find("renewal-window", overrides, "2027-03-26")?.detail.fr)).toMatch(
      /C’est aujourd’hui le dernier jour/,
    );
  });

  it("of a receipt names the day to be there before its end", () => {
    const procedure = { kind: "first-application", attestation: { expiresOn: "2027-01-03" } } as const;
    expect(find("attestation-expiry", { ...at("69003"), procedure })).toMatchObject({ date: "2027-01-03" });
    expect(plain(find("attestation-expiry", { ...at("69003"), procedure })?.detail.fr)).toContain(
      "jeudi 31 décembre 2026",
    );
  });
});

describe("the last day is said on each last day", () => {
  const lastDay = /C’est (?:aujourd’hui )?le dernier jour/;
  it.each<[string, string, Overrides]>([
    ["renewal-window", "2027-01-30", renewing("2027-03-31")],
    ["attestation-expiry", "2026-12-15", { procedure: { kind: "renewal", attestation: { expiresOn: "2026-12-15" } } }],
    ["proof-of-address", "2027-05-01", { housing: { kind: "own-name", proofOfAddress: { date: "2026-11-02" } } }],
    ["domiciliation", "2027-11-01", { housing: { kind: "domiciliation", proofOfAddress: { date: "2026-11-02" } } }],
    ["address-change", "2027-01-01", { procedure: { kind: "address-change", movedOn: "2026-10-01" } }],
    ["own-majority", "2026-11-23", { identity: { birth: { date: "2007-11-24" } } }],
    ["child-majority-1", "2026-11-23", { children: [{ birth: { date: "2007-11-24" } }] }],
    [
      "parents-before-majority",
      "2026-11-23",
      {
        status: { kind: "family-member", of: "refugee", tie: "parent", relativeBirthDate: "2008-11-24" },
        identity: { ...identity, birth: { date: "1980-01-01" } },
      },
    ],
    ["issuing-delay", "2027-01-12", { decision: { by: "ofpra", date: "2026-10-12" } }],
    ["challenge-silence", "2027-01-10", { procedure: { kind: "renewal", request: { filedOn: "2026-07-10" } } }],
  ])("%s on %s", (id, today, overrides) => {
    const eve = shiftDay(today, { days: -1 });
    expect(find(id, overrides, today)?.date).toBe(today);
    expect(plain(find(id, overrides, today)?.detail.fr)).toMatch(lastDay);
    expect(plain(find(id, overrides, eve)?.detail.fr)).not.toMatch(lastDay);
  });
});

describe("all the dates together", () => {
  const full: Overrides = {
    procedure: {
      kind: "renewal",
      currentPermit: { expiresOn: "2027-03-31" },
      movedOn: "2026-10-01",
    },
    housing: { kind: "hosted", proofOfAddress: { date: "2026-11-02" } },
    children: [{ familyName: "Rahimi", givenNames: "Zahra", birth: { date: "2009" } }],
    familyMembers: [{ tie: "spouse", unionDate: "2026-03" }],
  };
  const waiting: Overrides = {
    ...full,
    procedure: {
      ...full.procedure!,
      attestation: { expiresOn: "2026-12-15" },
      request: { filedOn: "2026-11-02", number: "6903-118" },
    },
  };
  const many = [
    full,
    waiting,
    { ...waiting, housing: { kind: "domiciliation" as const, proofOfAddress: { date: "2026-11-02" } } },
  ].flatMap((answers) =>
    [{}, stateless, { status: { kind: "subsidiary-protection" } as const }].flatMap((status) =>
      ["2026-11-23", "2027-03-02", "2027-05-02", "2027-05-05"].flatMap((today) =>
        deadlinesOf({ ...answers, ...status }, today),
      ),
    ),
  );

  it("come earliest first, with ids that differ", () => {
    const deadlines = computeDeadlines(sampleSituation(full));
    expect(deadlines.map(({ date, id }) => [date, id])).toEqual([
      ["2027-01-01", "address-change"],
      ["2027-01-30", "renewal-window"],
      ["2027-01-31", "late-fee"],
      ["2027-03-31", "permit-expiry"],
      ["2027-03-31", "union-one-year-1"],
      ["2027-05-01", "proof-of-address"],
      ["2027-12-31", "child-majority-1"],
    ]);
    expect(computeDeadlines(sampleSituation(waiting)).map(({ date, id }) => [date, id])).toEqual([
      ["2026-12-15", "attestation-expiry"],
      ["2027-01-01", "address-change"],
      ["2027-03-02", "implied-refusal"],
      ["2027-03-31", "permit-expiry"],
      ["2027-03-31", "union-one-year-1"],
      ["2027-05-02", "challenge-silence"],
      ["2027-12-31", "child-majority-1"],
    ]);
  });

  it("lie at most two years ahead, but for the permit's own end", () => {
    const far = deadlinesOf({
      ...none,
      procedure: { kind: "renewal", currentPermit: { expiresOn: "2034-03-31" } },
      children: [
        { birth: { date: "2009-11-24" } },
        { birth: { date: "2009-11-25" } },
        { birth: { date: "2015-01-01" } },
      ],
    });
    // The eve of the 19th birthday of the eldest is in two years to the day.
    expect(far.map(({ id, date }) => [id, date])).toEqual([
      ["child-majority-1", "2028-11-23"],
      ["permit-expiry", "2034-03-31"],
    ]);
  });

  it("say nothing of today in a calendar", () => {
    expect(many.filter(({ lasting }) => /aujourd’hui|trop tôt|passée?\b/.test(lasting.fr))).toEqual([]);
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
