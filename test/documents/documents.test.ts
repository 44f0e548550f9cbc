// Which documents are made for whom, and why.
import { couples, housings, procedures } from "../support/answer-kinds.ts";
import { describe, expect, it } from "vitest";
import type { Answers, Difference } from "../../functions/answers/answers.ts";
import { decideDocuments } from "../../functions/documents/decide.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { documentIds, documentTable, idsOnRequest } from "../../functions/documents/table.ts";
import { sources, type SourceCode } from "../../functions/law/sources.ts";
import { monthsOfYearUntil } from "../../functions/law/special-cases/shared-life.ts";
import { makeChecklist } from "../../functions/law/checklist.ts";
import { findWarnings } from "../../functions/law/warnings.ts";
import {
  sampleAnswers,
  type SampleOverrides as Overrides,
  sampleSituation,
  sampleToday,
} from "../support/sample-answers.ts";
import { aged, decide, identity, outcomeOf, procedure } from "../support/decisions.ts";
import { said } from "../support/said.ts";
import { typographyFaults } from "../support/typography.ts";

const national = (nationalities: NonNullable<Answers["identity"]>["nationalities"]): Overrides => ({
  identity: { ...identity, nationalities },
});
const differing = (...papers: Difference["otherPaper"][]): Difference[] =>
  papers.map((otherPaper) => ({ item: "birth-date", onBirthCertificate: "1990", onOtherPaper: "1991", otherPaper }));
const received = (...papers: Difference["otherPaper"][]): Overrides => ({
  concordance: { birthCertificate: "received", differences: differing(...papers) },
});
const statelessBornIn = (country: string | undefined): Overrides => ({
  status: { kind: "stateless" },
  identity: {
    ...identity,
    birth: { date: "1990-03-05", ...(country === undefined ? {} : { country }) },
    nationalities: "stateless",
  },
});
const wifeOf = (of: "subsidiary-protection" | "stateless"): Overrides => ({
  status: { kind: "family-member", of, tie: "spouse", byReunification: true },
});
const receivedItems = (...pairs: [Difference["item"], Difference["otherPaper"]][]): Overrides => ({
  concordance: {
    birthCertificate: "received",
    differences: pairs.map(([item, otherPaper]) => ({ item, onBirthCertificate: "A", onOtherPaper: "B", otherPaper })),
  },
});
const wife: Overrides = { status: { kind: "family-member", of: "refugee", tie: "spouse", byReunification: true } };

describe("the documents", () => {
  it("are all decided, in print order", () => {
    const usual = documentIds.filter((id) => !idsOnRequest.includes(id));
    expect(decideDocuments(sampleSituation()).map(({ id }) => id)).toEqual(usual);
    const all = decideDocuments(sampleSituation(), documentTable, idsOnRequest);
    expect(all.map(({ id }) => id)).toEqual(documentIds);
  });

  it("are made on request only where they say so, and then stand last", () => {
    const idsOf = (options: object) =>
      makeDossier(sampleAnswers(), { today: sampleToday, ...options }).documents.map(({ id }) => id);
    expect(idsOnRequest).toEqual(["companion-sheet"]);
    expect(idsOf({})).not.toContain("companion-sheet");
    expect(idsOf({ also: ["companion-sheet"] })).toEqual([...idsOf({}), "companion-sheet"]);
    expect(idsOf({ only: ["companion-sheet"] })).toEqual(["companion-sheet"]);
    expect(idsOf({ only: ["checklist"], also: ["companion-sheet"] })).toEqual(["checklist", "companion-sheet"]);
  });

  it("always have a cover sheet and a checklist", () => {
    for (const overrides of [{}, procedure("loss"), aged("2020-01-01"), wife]) {
      expect(outcomeOf("cover-sheet", overrides)).toBe("recommended");
      expect(outcomeOf("checklist", overrides)).toBe("recommended");
    }
  });
});

it.each(["commitment-reminder", "non-polygamy-statement", "hosting-attestation"] as const)(
  "%s is asked for with a request, and only offered once it is filed",
  (id) => {
    const married: Overrides = { couple: { kind: "married" }, identity: { nationalities: ["AF"] } };
    expect(outcomeOf(id, married)).toBe("required");
    const request = { filedOn: "2026-10-20" };
    expect(outcomeOf(id, { ...married, procedure: { kind: "first-application", request } })).toBe("offered");
  },
);

describe("the reminder about the commitment contract", () => {
  it.each<[string, string, Overrides]>([
    ["a first application", "required", {}],
    ["a renewal", "required", procedure("renewal")],
    ["a family member", "required", wife],
    ["a stateless person", "required", { status: { kind: "stateless" } }],
    ["a minor of 16, who may want to work", "required", aged("2010-11-23")],
    ["a child one day under 16", "no", aged("2010-11-24")],
    ["a person whose age is not known", "required", { identity: undefined }],
    ["a change of civil status", "offered", procedure("civil-status-change")],
    ["a change of address", "no", procedure("address-change")],
    ["a lost permit", "no", procedure("loss")],
    ["a stolen permit", "no", procedure("theft")],
    ["a damaged permit", "no", procedure("damage")],
    ["an Algerian, for whom signing is optional", "recommended", national(["DZ"])],
    ["a Monegasque", "recommended", national(["MC"])],
    ["a Pole", "recommended", national(["PL"])],
    ["a Dutch citizen from Aruba", "recommended", national(["AW"])],
    ["an Icelander", "recommended", national(["IS"])],
    ["an Afghan who is German too", "recommended", national(["AF", "DE"])],
    ["a Swiss citizen, whom the sheet does not name", "required", national(["CH"])],
    ["a Tunisian, for whom it is optional with other permits", "required", national(["TN"])],
    ["a Moroccan", "required", national(["MA"])],
    ["a British citizen", "required", national(["GB"])],
    ["a wife of an Italian", "recommended", { couple: { kind: "married", spouse: { nationalities: ["IT"] } } }],
    ["a wife of a Tunisian", "required", { couple: { kind: "married", spouse: { nationalities: ["TN"] } } }],
    [
      "a stateless person to whom a nationality was given",
      "required",
      { ...national(["PL"]), status: { kind: "stateless" } },
    ],
    ["an Algerian who lost a permit", "no", { ...national(["DZ"]), ...procedure("loss") }],
    [
      "a renewal that is filed, the contract with it",
      "offered",
      { procedure: { kind: "renewal", request: { filedOn: "2026-10-01" } } },
    ],
  ])("for %s: %s", (_, expected, overrides) => {
    expect(outcomeOf("commitment-reminder", overrides)).toBe(expected);
  });

  it("says at a renewal that a new contract is needed", () => {
    expect(decide("commitment-reminder", procedure("renewal")).reason.fr).toContain("à chaque renouvellement");
  });
});

describe("the statement of non-polygamy", () => {
  it.each<[string, string, Overrides]>([
    ["married, Afghan (class A)", "required", {}],
    ["married, Iranian (class R)", "required", national(["IR"])],
    ["married, Nigerian (class M)", "required", national(["NG"])],
    ["married, Ghanaian (X? treated as M)", "required", national(["GH"])],
    ["married, Congolese of the DRC (class X?)", "recommended", national(["CD"])],
    ["married, of a country not in the table", "recommended", national(["BR"])],
    ["married, nationality unknown", "recommended", { identity: { gender: "female" } }],
    ["married, refugee, stateless and born in Afghanistan", "required", national("stateless")],
    ["married, stateless status, born in a country of class A", "required", statelessBornIn("AF")],
    ["married, stateless status, born in a country of class X?", "recommended", statelessBornIn("MM")],
    ["married, stateless status, born in a country of class B", "recommended", statelessBornIn("TR")],
    ["married, stateless status, born in a country not in the table", "recommended", statelessBornIn("BR")],
    ["married, stateless status, born nobody knows where", "recommended", statelessBornIn(undefined)],
    [
      "married, stateless status, born in class B, of a family from class A",
      "required",
      { ...statelessBornIn("TR"), countryOfOrigin: "SY" },
    ],
    [
      "married, stateless status, born in class A, of a family from class X?",
      "recommended",
      { ...statelessBornIn("BD"), countryOfOrigin: "MM" },
    ],
    ["married, Turkish by nationality, from Syria", "required", { ...national(["TR"]), countryOfOrigin: "SY" }],
    [
      "a stateless wife of a stateless person",
      "required",
      { ...national("stateless"), status: { kind: "family-member", of: "stateless", tie: "spouse" } },
    ],
    ["married, Turkish (class B)", "no", national(["TR"])],
    ["married, Ukrainian (class B)", "no", national(["UA"])],
    ["married, Turkish and Syrian: the strictest wins", "required", national(["TR", "SY"])],
    ["married, Ukrainian and Ethiopian", "recommended", national(["UA", "ET"])],
    [
      "married, Turkish, the prefecture asks",
      "offered",
      { ...national(["TR"]), couple: { kind: "married", wantsStatement: true } },
    ],
    ["several spouses in France", "no", { couple: { kind: "married", severalSpousesInFrance: true } }],
    [
      "several spouses in France, even if asked",
      "no",
      { couple: { kind: "married", severalSpousesInFrance: true, wantsStatement: true } },
    ],
    ["single", "no", { couple: { kind: "single" } }],
    ["in a civil union", "no", { couple: { kind: "civil-union" } }],
    ["cohabiting", "no", { couple: { kind: "cohabiting" } }],
    ["divorced", "no", { couple: { kind: "divorced" } }],
    ["widowed", "no", { couple: { kind: "widowed" } }],
    ["a wife of a refugee", "recommended", wife],
    ["a wife of a refugee, of class X?", "recommended", { ...wife, ...national(["CD"]) }],
    ["a wife of a refugee, of class B", "no", { ...wife, ...national(["TR"]) }],
    ["a wife of a refugee who renews", "recommended", { ...wife, ...procedure("renewal") }],
    [
      "a wife of a refugee whose prefecture asks",
      "offered",
      { ...wife, couple: { kind: "married", wantsStatement: true } },
    ],
    ["a wife of a person under subsidiary protection", "required", wifeOf("subsidiary-protection")],
    ["a wife of a stateless person", "required", wifeOf("stateless")],
    ["a renewal", "required", procedure("renewal")],
    ["a change of address", "no", procedure("address-change")],
    ["a lost permit", "no", procedure("loss")],
    ["a stolen permit", "no", procedure("theft")],
    ["a damaged permit", "no", procedure("damage")],
    ["a change of civil status", "no", procedure("civil-status-change")],
    [
      "a change of civil status that is the marriage",
      "required",
      {
        ...procedure("civil-status-change"),
        concordance: {
          birthCertificate: "received",
          certificateReceived: true,
          differences: [
            {
              item: "marital-status",
              onBirthCertificate: "mariée",
              onOtherPaper: "célibataire",
              otherPaper: "residence-permit",
            },
          ],
        },
      },
    ],
    ["a child under 16", "no", aged("2012-01-01")],
  ])("%s: %s", (_, expected, overrides) => {
    expect(outcomeOf("non-polygamy-statement", overrides)).toBe(expected);
  });

  it("sends a person with several spouses in France to legal help", () => {
    const { reason } = decide("non-polygamy-statement", { couple: { kind: "married", severalSpousesInFrance: true } });
    expect(reason.fr).toMatch(/avocat.*association.*aide juridictionnelle/);
    expect(reason.en).toMatch(/lawyer.*association.*Legal aid/);
  });

  it("does not write on any paper that a person lives with several spouses", () => {
    const several = { couple: { kind: "married", severalSpousesInFrance: true } } as const;
    const situation = sampleSituation(several);
    const printed = [
      decide("non-polygamy-statement", several).reason,
      ...findWarnings(situation).map(({ message }) => said(message)),
      ...makeChecklist(situation).flatMap(({ title, why }) => (why === undefined ? [title] : [title, why]).map(said)),
    ];
    expect(
      printed.filter(({ fr, en }) => /plusieurs (?:époux|épouses)|several (?:spouses|wives)/i.test(fr + en)),
    ).toEqual([]);
    const cited = new Set<SourceCode>([
      ...decide("non-polygamy-statement", several).sources,
      ...findWarnings(situation).flatMap((warning) => warning.sources),
      ...makeChecklist(situation).flatMap((item) => item.sources),
    ]);
    expect([...cited].filter((code) => /polygam/i.test(sources[code].title))).toEqual([]);
  });

  it("counts Ghana among the countries that allow it, and says that its rule is not clear", () => {
    expect(decide("non-polygamy-statement", national(["GH"])).reason.fr).toContain(
      "La règle de ce pays n’est pas claire",
    );
    expect(decide("non-polygamy-statement", national(["SO"])).reason.fr).toContain("Ce pays la permet");
  });

  it.each<[string, Overrides, string]>([
    ["a woman", national(["SO"]), "Vous êtes mariée et de nationalité somalienne."],
    [
      "a man",
      { identity: { ...identity, gender: "male", nationalities: ["SO"] } },
      "Vous êtes marié et de nationalité somalienne.",
    ],
    [
      "someone whose gender is not given",
      { identity: { nationalities: ["SO"] } },
      "Vous êtes marié(e) et de nationalité somalienne.",
    ],
    ["a stateless woman", national("stateless"), "Vous êtes mariée et apatride."],
    ["a widow", { couple: { kind: "widowed" } }, "Vous êtes veuve."],
    ["a divorced woman", { couple: { kind: "divorced" } }, "Vous êtes divorcée."],
  ])("agrees with %s", (_, overrides, sentence) => {
    expect(decide("non-polygamy-statement", overrides).reason.fr.startsWith(sentence)).toBe(true);
  });

  it("states no law of a country for which no source was read", () => {
    const { reason, sources } = decide("non-polygamy-statement", national(["UA"]));
    expect(reason.fr).toContain("n’est pas connu pour la permettre");
    expect(reason.fr).not.toContain("interdit");
    expect(sources).toEqual(["SP-R"]);
  });

  it.each<[Answers["status"], string]>([
    [{ kind: "refugee" }, "SP-R"],
    [{ kind: "subsidiary-protection" }, "SP-PS"],
    [{ kind: "stateless" }, "SP-AP"],
    [{ kind: "family-member", of: "subsidiary-protection", tie: "spouse" }, "SP-PS"],
  ])("cites the page of the protection of %j", (status, source) => {
    expect(decide("non-polygamy-statement", { status }).sources).toContain(source);
  });
});

describe("the hosting attestation", () => {
  it.each<[string, string, Overrides]>([
    ["hosted, first application", "required", {}],
    ["hosted, renewal", "required", procedure("renewal")],
    ["hosted, change of address", "required", procedure("address-change")],
    ["hosted, lost permit", "offered", procedure("loss")],
    ["hosted, stolen permit", "offered", procedure("theft")],
    ["hosted, damaged permit", "offered", procedure("damage")],
    ["hosted, change of civil status", "offered", procedure("civil-status-change")],
    ["hosted, child under 16, for a travel document", "offered", aged("2015-01-01")],
    ["hosted, family member", "required", wife],
    ["own name", "no", { housing: { kind: "own-name" } }],
    ["hotel", "no", { housing: { kind: "hotel" } }],
    ["centre", "no", { housing: { kind: "centre" } }],
    ["domiciliation", "no", { housing: { kind: "domiciliation" } }],
  ])("%s: %s", (_, expected, overrides) => {
    expect(outcomeOf("hosting-attestation", overrides)).toBe(expected);
  });

  it.each<[Answers["housing"]["kind"], RegExp]>([
    ["own-name", /à votre nom/],
    ["hotel", /hôtelier.*facture du dernier mois/],
    ["centre", /attestation d’hébergement à son nom.*Demandez-la/],
    ["domiciliation", /élection de domicile est acceptée/],
  ])("says what proves the address of %s", (kind, words) => {
    expect(decide("hosting-attestation", { housing: { kind } }).reason.fr).toMatch(words);
  });
});

describe("the attestation of a body", () => {
  const livingIn = (kind: "centre" | "hotel" | "domiciliation", more: Overrides = {}): Overrides => ({
    housing: { kind },
    ...more,
  });

  it.each<[string, string, Overrides, RegExp]>([
    ["centre, first application", "recommended", livingIn("centre"), /dans un centre/],
    ["centre, renewal", "recommended", livingIn("centre", procedure("renewal")), /dans un centre/],
    ["centre, change of address", "recommended", livingIn("centre", procedure("address-change")), /dans un centre/],
    ["hotel, first application", "recommended", livingIn("hotel"), /facture du dernier mois/],
    ["hotel, family member", "recommended", livingIn("hotel", wife), /facture du dernier mois/],
    ["hotel, lost permit", "offered", livingIn("hotel", procedure("loss")), /un titre perdu/],
    ["centre, damaged permit", "offered", livingIn("centre", procedure("damage")), /un titre abîmé/],
    ["centre, child under 16", "offered", livingIn("centre", aged("2015-01-01")), /titre de voyage/],
    [
      "centre, renewal that is filed",
      "offered",
      livingIn("centre", { procedure: { kind: "renewal", request: {} } }),
      /est déposée/,
    ],
    ["domiciliation", "offered", livingIn("domiciliation"), /modèle officiel, et cette lettre ne la remplace pas/],
    ["domiciliation, child under 16", "offered", livingIn("domiciliation", aged("2015-01-01")), /ne la remplace pas/],
    ["hosted", "no", {}, /ni centre, ni hôtel/],
    ["own name", "no", { housing: { kind: "own-name" } }, /ni centre, ni hôtel/],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf("body-attestation", overrides)).toBe(expected);
    const { reason, isNotMissed } = decide("body-attestation", overrides);
    expect(reason.fr).toMatch(why);
    expect(isNotMissed === true).toBe(expected === "no");
  });

  it("says of a domiciliation that the certificate has an official form, with its source", () => {
    expect(decide("body-attestation", livingIn("domiciliation")).sources).toEqual(["DOMI", "CNLE", "SP-R"]);
  });
});

describe("the proof of a shared life", () => {
  type Tie = "spouse" | "civil-partner" | "cohabiting-partner" | "child" | "parent";
  type Of = "refugee" | "subsidiary-protection" | "stateless";
  const familyOf = (of: Of, tie: Tie, byReunification: boolean | undefined, more: Overrides = {}): Overrides => ({
    status: { kind: "family-member", of, tie, ...(byReunification === undefined ? {} : { byReunification }) },
    ...more,
  });
  const marriedOn = (date: string): Overrides => ({ couple: { kind: "married", marriage: { date } } });
  const married = marriedOn("2024-05-01");
  const inCivilUnion: Overrides = { couple: { kind: "civil-union", date: "2024-05-01" } };
  const filed: Overrides = { ...married, procedure: { kind: "first-application", request: {} } };

  it.each<[string, string, string, Overrides, RegExp]>([
    [
      "a husband of a refugee",
      "recommended",
      "recommended",
      familyOf("refugee", "spouse", false),
      /un an de vie commune/,
    ],
    [
      "a civil partner",
      "recommended",
      "recommended",
      familyOf("refugee", "civil-partner", false, inCivilUnion),
      /Aucune liste/,
    ],
    [
      "of a stateless person",
      "recommended",
      "recommended",
      familyOf("stateless", "spouse", false, married),
      /effective/,
    ],
    ["it is not said how they came", "no", "no", familyOf("refugee", "spouse", undefined), /^Si vous n’êtes pas venu/],
    [
      "it is not said since when",
      "no",
      "no",
      familyOf("refugee", "spouse", false, { couple: { kind: "married" } }),
      /^Indiquez la date/,
    ],
    ["a request that is filed", "offered", "offered", familyOf("refugee", "spouse", false, filed), /encore demander/],
    ["who cohabits", "offered", "offered", familyOf("refugee", "cohabiting-partner", false), /association/],
    [
      "married a year ago that day",
      "recommended",
      "recommended",
      familyOf("refugee", "spouse", false, marriedOn("2025-11-23")),
      /un an de vie commune/,
    ],
    [
      "married a year ago on the next day: the papers are gathered, the statement waits",
      "no",
      "offered",
      familyOf("refugee", "spouse", false, marriedOn("2025-11-24")),
      /24.novembre 2026/,
    ],
    [
      "married before the asylum application",
      "no",
      "no",
      familyOf("refugee", "spouse", false, { ...marriedOn("2018-04-07"), asylumApplicationDate: "2024-01-15" }),
      /association/,
    ],
    ["a minor", "no", "no", familyOf("refugee", "spouse", false, aged("2009-01-01")), /association/],
    ["by reunification", "no", "no", familyOf("refugee", "spouse", true), /Après une réunification/],
    ["a renewal", "no", "no", familyOf("refugee", "spouse", false, procedure("renewal")), /pas pour un renouvellement/],
    ["a parent", "no", "no", familyOf("refugee", "parent", false), /ne parlent pas/],
    ["a child", "no", "no", familyOf("refugee", "child", undefined), /ne parlent pas/],
    ["the protected person", "no", "no", {}, /ne parlent pas/],
  ])("%s: statement %s, months %s", (_, statement, months, overrides, why) => {
    expect(outcomeOf("shared-life-statement", overrides)).toBe(statement);
    expect(outcomeOf("shared-life-months", overrides)).toBe(months);
    expect(decide("shared-life-statement", overrides).reason.fr).toMatch(why);
  });

  it("names who signs and whom nobody misses", () => {
    expect(documentTable.find(({ id }) => id === "shared-life-statement")?.signer).toBe("couple");
    expect(decide("shared-life-statement", {}).isNotMissed).toBe(true);
    expect(decide("shared-life-statement", familyOf("refugee", "spouse", true)).isNotMissed).toBe(true);
    expect(
      decide("shared-life-months", familyOf("refugee", "spouse", false, aged("2009-01-01"))).isNotMissed,
    ).toBeUndefined();
  });

  it.each([
    ["2026-11-23", "2025-11", "2026-11"],
    ["2026-11-01", "2025-11", "2026-11"],
    ["2026-01-31", "2025-01", "2026-01"],
    ["2026-12-31", "2025-12", "2026-12"],
    ["2028-02-29", "2027-02", "2028-02"],
    ["2027-03-01", "2026-03", "2027-03"],
  ])("until %s: the thirteen months that a year touches, from %s to %s", (day, from, to) => {
    const months = monthsOfYearUntil(day);
    expect([months.length, new Set(months).size, months[0], months.at(-1)]).toEqual([13, 13, from, to]);
  });
});

describe("the note about the certificate in hand", () => {
  const holding = (attestation: Answers["procedure"]["attestation"], more: Overrides = {}): Overrides => ({
    procedure: { kind: "first-application", ...(attestation === undefined ? {} : { attestation }) },
    ...more,
  });

  it.each<[string, string, Overrides, RegExp]>([
    ["no certificate is given", "no", holding(undefined), /n’avez pas indiqué d’attestation/],
    ["a request is filed, without a certificate", "no", { procedure: { kind: "renewal", request: {} } }, /n’avez pas/],
    ["it ended yesterday", "no", holding({ expiresOn: "2026-11-22" }), /a expiré le 22.novembre 2026/],
    ["it ends today", "offered", holding({ expiresOn: "2026-11-23" }), /valable jusqu’au 23.novembre 2026/],
    ["it runs", "offered", holding({ expiresOn: "2027-02-28" }), /employeur, bailleur, caisse, assurance maladie/],
    ["it runs to a leap day", "offered", holding({ expiresOn: "2028-02-29" }), /jusqu’au 29.février 2028/],
    ["an employer asks", "offered", holding({ expiresOn: "2027-01-31", noteFor: "employer" }), /pour.: Un employeur\./],
    ["a landlord asks", "offered", holding({ expiresOn: "2027-01-31", noteFor: "landlord" }), /Un bailleur\./],
    ["the CAF asks", "offered", holding({ expiresOn: "2027-01-31", noteFor: "family-benefits" }), /\(CAF\)\./],
    ["the CPAM asks", "offered", holding({ expiresOn: "2027-01-31", noteFor: "health-insurance" }), /\(CPAM\)\./],
    [
      "a move is declared beside a renewal under way",
      "offered",
      { procedure: { kind: "address-change", attestation: { expiresOn: "2027-01-31" } } },
      /valable/,
    ],
    ["a stateless person holds a receipt", "offered", holding({ expiresOn: "2027-01-31" }, statelessBornIn("SY")), /./],
    ["a family member holds one", "offered", holding({ expiresOn: "2027-01-31" }, wife), /valable/],
    ["a child of 15", "no", holding({ expiresOn: "2027-01-31" }, aged("2010-11-24")), /Avant 16.ans/],
    ["a French citizen", "no", holding({ expiresOn: "2027-01-31" }, national(["FR"])), /./],
    ["someone in New Caledonia", "no", holding({ expiresOn: "2027-01-31" }, { address: { postcode: "98800" } }), /./],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf("rights-note", overrides)).toBe(expected);
    expect(decide("rights-note", overrides).reason.fr).toMatch(why);
  });
});

describe("the letter to Ofpra", () => {
  it.each<[string, string, Overrides]>([
    ["nothing said about differences", "no", {}],
    ["the asylum certificate differs", "recommended", received("asylum-application-certificate")],
    ["the protection decision differs", "recommended", received("protection-decision")],
    ["the extension certificate differs", "recommended", received("extension-certificate")],
    ["another French paper differs", "recommended", received("other-french-paper")],
    [
      "the permit and the asylum certificate differ",
      "recommended",
      received("residence-permit", "asylum-application-certificate"),
    ],
    ["a foreign paper and the decision differ", "recommended", received("foreign-paper", "protection-decision")],
    ["only the permit differs", "no", received("residence-permit", "residence-permit")],
    ["the permit and the receipt differ", "no", received("residence-permit", "receipt")],
    ["only the travel document differs", "no", received("travel-document")],
    ["the permit and the travel document differ", "no", received("residence-permit", "travel-document")],
    ["the travel document and the receipt differ", "no", received("travel-document", "receipt")],
    [
      "the travel document and the extension certificate differ",
      "no",
      received("travel-document", "extension-certificate"),
    ],
    ["the travel document and a foreign paper differ", "no", received("travel-document", "foreign-paper")],
    ["the receipt and the extension certificate differ", "recommended", received("receipt", "extension-certificate")],
    ["the travel document and the decision differ", "recommended", received("travel-document", "protection-decision")],
    ["only the marriage differs", "no", receivedItems(["marital-status", "protection-decision"])],
    ["only the nationality differs", "no", receivedItems(["nationality", "protection-decision"])],
    [
      "the name differs in the permit, the marriage in the decision",
      "no",
      receivedItems(["given-names", "residence-permit"], ["marital-status", "protection-decision"]),
    ],
    [
      "the name and the marriage differ in the decision",
      "recommended",
      receivedItems(["given-names", "protection-decision"], ["marital-status", "protection-decision"]),
    ],
    ["the permit and a foreign paper differ", "no", received("residence-permit", "foreign-paper")],
    ["only foreign papers differ", "no", received("foreign-paper")],
    ["the list of differences is empty", "no", received()],
    ["the differences are left for the pen", "recommended", { concordance: { birthCertificate: "received" } }],
    [
      "the certificate is in hand",
      "no",
      { concordance: { ...received("protection-decision").concordance!, certificateReceived: true } },
    ],
    ["the birth certificate is not there yet", "no", { concordance: { birthCertificate: "not-received" } }],
    ["the birth certificate has an error", "no", { concordance: { birthCertificate: "has-an-error" } }],
    ["a family member", "no", { ...wife, ...received("protection-decision") }],
    ["a child under 16", "no", { ...aged("2015-01-01"), ...received("protection-decision") }],
    ["a renewal", "recommended", { ...procedure("renewal"), ...received("protection-decision") }],
    [
      "a change of civil status",
      "recommended",
      { ...procedure("civil-status-change"), ...received("protection-decision") },
    ],
    ["a change of address", "no", { ...procedure("address-change"), ...received("protection-decision") }],
    ["a lost permit", "no", { ...procedure("loss"), ...received("protection-decision") }],
  ])("when %s: %s", (_, expected, overrides) => {
    expect(outcomeOf("ofpra-letter", overrides)).toBe(expected);
  });

  it.each<[string, Overrides, RegExp]>([
    [
      "the permit is wrong",
      received("residence-permit"),
      /« Je déclare un changement de situation ».*pas écrire à l’Ofpra/,
    ],
    [
      "a stateless person’s permit is wrong",
      { ...received("residence-permit"), status: { kind: "stateless" } },
      /auprès de la préfecture/,
    ],
    [
      "the certificate is there",
      { concordance: { birthCertificate: "received", certificateReceived: true } },
      /demandez le nouveau titre sur le site ANEF/,
    ],
    [
      "the birth certificate is wrong",
      { concordance: { birthCertificate: "has-an-error" } },
      /rectification.*Tribunal judiciaire de Paris.*75859 Paris Cedex 17/,
    ],
    ["the birth certificate is awaited", { concordance: { birthCertificate: "not-received" } }, /il faut attendre/],
    [
      "the travel document is wrong",
      received("travel-document"),
      /titre de voyage\) est à corriger.*pas écrire à l’Ofpra/,
    ],
    [
      "only the marriage differs",
      receivedItems(["marital-status", "protection-decision"]),
      /n’est pas une mention de l’identité.*formulaire simplifié.*« Je déclare un changement/,
    ],
    [
      "only the nationality differs",
      receivedItems(["nationality", "residence-permit"]),
      /n’est pas une mention de l’identité.*Nationalité : si un titre.*demandez la correction sur le site ANEF/,
    ],
    [
      "a stateless person’s marriage differs",
      { ...receivedItems(["marital-status", "residence-permit"]), status: { kind: "stateless" } },
      /déclarez le changement auprès de la préfecture/,
    ],
    [
      "the marriage differs beside the name",
      receivedItems(["given-names", "protection-decision"], ["marital-status", "protection-decision"]),
      /ne contient que les différences d’identité.*Situation matrimoniale : si l’Ofpra/,
    ],
    ["only foreign papers differ", received("foreign-paper"), /procédure d’asile/],
    [
      "a family member asks",
      { ...wife, ...received("protection-decision") },
      /pour la personne protégée.*vos propres actes/,
    ],
    [
      "it comes before a change of civil status",
      { ...procedure("civil-status-change"), ...received("protection-decision") },
      /avant la déclaration/,
    ],
    [
      "the differences are left for the pen",
      { concordance: { birthCertificate: "received" } },
      /à la main dans le tableau/,
    ],
    [
      "the step does not need it",
      { ...procedure("damage"), ...received("protection-decision") },
      /pour un titre abîmé/,
    ],
  ])("says the way when %s", (_, overrides, words) => {
    expect(decide("ofpra-letter", overrides).reason.fr.replaceAll("\u00A0", " ")).toMatch(words);
  });

  it("says that foreign papers are left out of it, where some differ too", () => {
    expect(decide("ofpra-letter", received("protection-decision", "foreign-paper")).reason.fr).toContain(
      "Les papiers étrangers n’y sont pas",
    );
    expect(decide("ofpra-letter", received("protection-decision")).reason.fr).not.toContain("étrangers");
  });

  it("is asked for by post only, and named by both its names", () => {
    expect(decide("ofpra-letter", received("protection-decision")).reason.fr).toMatch(
      /certificat de concordance \(attestation d’équivalence\).*uniquement par la poste/,
    );
  });
});

describe("the letter about a permit to correct", () => {
  const wrong = received("residence-permit");
  const change = procedure("civil-status-change");
  const filed: Overrides = { procedure: { kind: "civil-status-change", request: { filedOn: "2026-11-02" } } };
  it.each<[string, string, Overrides, RegExp]>([
    ["the permit is wrong", "recommended", { ...change, ...wrong }, /site ANEF, avec « Je déclare un changement/],
    ["a renewal, the permit is wrong", "recommended", { ...procedure("renewal"), ...wrong }, /site ANEF/],
    ["the travel document is wrong", "recommended", received("travel-document"), /préfecture de le corriger/],
    ["the permit and the receipt", "recommended", received("residence-permit", "receipt"), /./],
    ["the permit and a foreign paper", "recommended", received("residence-permit", "foreign-paper"), /./],
    ["a stateless person’s permit", "recommended", { ...wrong, ...statelessBornIn("SY") }, /Donnez-la à la préfecture/],
    ["the change is declared", "offered", { ...filed, ...wrong }, /Votre demande est déposée/],
    [
      "the renewal is filed",
      "recommended",
      { procedure: { kind: "renewal", request: { filedOn: "2026-11-02" } }, ...wrong },
      /site ANEF/,
    ],
    [
      "the name in the permit, the marriage in the decision",
      "recommended",
      receivedItems(["given-names", "residence-permit"], ["marital-status", "protection-decision"]),
      /ne contient que les différences d’identité/,
    ],
    ["a child’s travel document", "recommended", { ...aged("2015-01-01"), ...received("travel-document") }, /./],
    ["a child’s permit", "no", { ...aged("2015-01-01"), ...wrong }, /Avant 16 ans/],
    ["the asylum certificate too", "no", received("residence-permit", "asylum-application-certificate"), /à l’Ofpra/],
    ["the receipt alone", "no", received("receipt"), /n’est pas seulement sur le titre/],
    ["differences left for the pen", "no", { concordance: { birthCertificate: "received" } }, /dans vos réponses/],
    ["no difference", "no", received(), /ne signalent pas/],
    ["nothing said", "no", {}, /ne signalent pas/],
    ["only foreign papers", "no", received("foreign-paper"), /ne signalent pas/],
    ["only the nationality", "no", receivedItems(["nationality", "residence-permit"]), /ne signalent pas/],
    [
      "the certificate is in hand",
      "no",
      { concordance: { ...wrong.concordance!, certificateReceived: true } },
      /Vous avez le certificat de concordance/,
    ],
    ["the birth certificate is awaited", "no", { concordance: { birthCertificate: "not-received" } }, /pas encore/],
    ["the birth certificate is wrong", "no", { concordance: { birthCertificate: "has-an-error" } }, /d’abord/],
    ["a family member", "no", { ...wife, ...wrong }, /pour la personne protégée/],
    ["a French citizen", "no", { ...national(["FR"]), ...wrong }, /./],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf("card-correction-letter", overrides)).toBe(expected);
    expect(decide("card-correction-letter", overrides).reason.fr.replaceAll("\u00A0", " ")).toMatch(why);
  });

  it.each<Difference["otherPaper"][]>([
    ["residence-permit"],
    ["travel-document", "receipt"],
    ["residence-permit", "protection-decision"],
    ["extension-certificate"],
    ["foreign-paper"],
  ])("is never made beside the letter to Ofpra: %s, %s", (...papers) => {
    const made = (["card-correction-letter", "ofpra-letter"] as const).filter(
      (id) => outcomeOf(id, received(...papers.filter((paper) => paper !== undefined))) !== "no",
    );
    expect(made.length).toBeLessThanOrEqual(1);
  });
});

describe("declaration of loss", () => {
  const lost = (more: Overrides = {}): Overrides => ({ ...procedure("loss"), ...more });
  it.each<[string, string, Overrides, RegExp]>([
    ["a lost card", "recommended", lost(), /nouvelle carte/],
    [
      "a lost card that ends soon",
      "recommended",
      { procedure: { kind: "loss", currentPermit: { expiresOn: "2026-12-20" } } },
      /./,
    ],
    ["a loss that is declared", "offered", { procedure: { kind: "loss", request: {} } }, /déposée/],
    ["the same, said otherwise", "offered", { procedure: { kind: "waiting", waitsFor: "loss" } }, /déposée/],
    ["a child of 15", "no", lost(aged("2010-11-24")), /Avant 16.ans/],
    ["a stolen card", "no", procedure("theft"), /police/],
    ["a damaged card", "no", procedure("damage"), /ne signalent pas/],
    ["a renewal", "no", procedure("renewal"), /ne signalent pas/],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf("loss-declaration", overrides)).toBe(expected);
    expect(decide("loss-declaration", overrides).reason.fr).toMatch(why);
  });
});

describe("every reason", () => {
  const statuses: Answers["status"][] = [
    { kind: "refugee" },
    { kind: "subsidiary-protection" },
    { kind: "stateless" },
    { kind: "family-member", of: "refugee", tie: "spouse" },
  ];
  const births = ["1990-03-05", "2015-01-01"];
  const papers: Overrides[] = [
    {},
    received("residence-permit"),
    received("foreign-paper"),
    received("protection-decision"),
    { concordance: { birthCertificate: "has-an-error" } },
    { concordance: { birthCertificate: "not-received" } },
  ];
  const nationalities = [["AF"], ["CD"], ["TR"], ["UA"], ["BR"], ["DZ"]];
  const decisions = statuses.flatMap((status) =>
    procedures.flatMap((kind) =>
      housings.flatMap((housing) =>
        couples.flatMap((couple, index) =>
          births.flatMap((date) =>
            decideDocuments(
              sampleSituation({
                status,
                procedure: { kind },
                housing: { kind: housing },
                couple: { kind: couple },
                identity: {
                  ...identity,
                  birth: { date },
                  nationalities: nationalities[(index + procedures.indexOf(kind)) % 6]!,
                },
                ...papers[index],
              }),
            ).map(({ reason, ...decision }) => ({ ...decision, reason: said(reason) })),
          ),
        ),
      ),
    ),
  );

  it("is written cleanly in both languages", () => {
    expect([...new Set(decisions.flatMap(({ reason }) => typographyFaults(reason)))]).toEqual([]);
  });

  it("ends as a sentence", () => {
    for (const { reason } of decisions) {
      expect(reason.fr).toMatch(/\.$/);
      expect(reason.en).toMatch(/\.$/);
    }
  });

  it("has a source, unless it says nothing of the law", () => {
    const withoutSource = decisions.filter((decision) => decision.sources.length === 0);
    expect([...new Set(withoutSource.map(({ id }) => id))].sort()).toEqual([
      "attempt-log",
      "body-attestation",
      "card-correction-letter",
      "checklist",
      "clerical-error-letter",
      "contact-centre-message",
      "cover-sheet",
      "decision-copy-request",
      "gracious-appeal",
      "late-certificate-letter",
      "loss-declaration",
      "ofpra-letter",
      "other-way-request",
      "reasons-request",
      "rectification-sheet",
      "rights-defender-note",
      "rights-note",
      "shared-life-months",
      "shared-life-statement",
    ]);
    for (const letter of ["ofpra-letter", "rights-note"]) {
      const reasons = withoutSource.filter(({ id }) => id === letter).map(({ reason }) => reason.fr);
      expect(new Set(reasons).size).toBe(1);
    }
    expect(decisions.every((decision) => decision.sources.every((code) => code in sources))).toBe(true);
  });

  it("comes with a strength exactly when the document is made", () => {
    expect(decisions.every(({ included, strength }) => included === (strength !== undefined))).toBe(true);
  });
});
