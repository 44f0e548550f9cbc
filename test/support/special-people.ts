// People whom a rule does not fit, with what is right for each, by hand from the sources.
import type { Answers } from "../../functions/answers/answers.ts";
import type { DocumentId } from "../../functions/documents/table.ts";
import type { SpecialCase } from "../../functions/law/special-cases.ts";
import { sampleAnswers, type SampleOverrides } from "./sample-answers.ts";

type SpecialPerson = {
  who: string;
  answers: SampleOverrides;
  /** Of the table of special cases, in its order. */
  cases: SpecialCase["code"][];
  /** Rows of the checklist that they have, and rows that they must not have. */
  rows?: string[];
  noRows?: string[];
  /** `no`, or how strongly each is asked for. */
  documents?: Partial<Record<DocumentId, "required" | "recommended" | "offered" | "no">>;
};

type Tie = Extract<Answers["status"], { kind: "family-member" }>["tie"];
type Protection = "refugee" | "subsidiary-protection" | "stateless";

const identity = sampleAnswers().identity!;
const national = (...nationalities: string[]): SampleOverrides => ({ identity: { ...identity, nationalities } });
const bornOn = (date: string): SampleOverrides => ({ identity: { ...identity, birth: { date } } });
const familyOf = (of: Protection, tie: Tie, more: object = {}): SampleOverrides => ({
  status: { kind: "family-member", of, tie, ...more },
});
const married = (date: string): SampleOverrides => ({ couple: { kind: "married", marriage: { date } } });
const single: SampleOverrides = { couple: { kind: "single" } };
const livingAt = (postcode: string): SampleOverrides => ({
  address: { street: "1 rue du Port", postcode, town: "Le Port" },
  housing: { kind: "own-name" },
});
const hostAt = (postcode: string): SampleOverrides => ({
  housing: { kind: "hosted", host: { address: { postcode } } },
});

const noDocument = {
  "cover-sheet": "recommended",
  checklist: "recommended",
  "counter-file-letter": "no",
  "commitment-reminder": "no",
  "non-polygamy-statement": "no",
  "hosting-attestation": "no",
  "body-attestation": "no",
  "shared-life-statement": "no",
  "shared-life-months": "no",
  "loss-declaration": "no",
  "ofpra-letter": "no",
  "card-correction-letter": "no",
  "attempt-log": "no",
  "contact-centre-message": "no",
  "other-way-request": "no",
  "rights-defender-note": "no",
  "decision-copy-request": "no",
  "clerical-error-letter": "no",
  "rectification-sheet": "no",
  "late-certificate-letter": "no",
  "reasons-request": "no",
  "gracious-appeal": "no",
  "rights-note": "no",
} as const;
const resident = "card-resident";

export const specialPeople: readonly SpecialPerson[] = [
  { who: "a refugee whom every rule fits", answers: {}, cases: [], rows: [resident], noRows: ["association-first"] },

  // Citizens.
  {
    who: "a French husband of a refugee",
    answers: { ...familyOf("refugee", "spouse", { byReunification: true }), ...national("FR") },
    cases: ["french-citizen"],
    rows: ["french-citizen"],
    documents: noDocument,
  },
  {
    who: "a refugee who is French too",
    answers: national("AF", "FR"),
    cases: ["french-citizen"],
    documents: noDocument,
  },
  {
    who: "a person from Réunion whose nationality was given as Réunion",
    answers: national("RE"),
    cases: ["french-citizen"],
    documents: noDocument,
  },
  {
    who: "a French child of 10",
    answers: {
      ...national("FR"),
      ...single,
      identity: { ...identity, birth: { date: "2016-01-15" }, nationalities: ["FR"] },
    },
    cases: ["french-citizen"],
    rows: ["french-citizen"],
    noRows: ["dcem", "minor-needs-no-card", "travel-document", "turning-18"],
    documents: noDocument,
  },
  {
    who: "a Polish wife of a refugee",
    answers: { ...familyOf("refugee", "spouse", { byReunification: true }), ...national("PL") },
    cases: ["european-citizen"],
    rows: ["european-citizen", "commitment-contract"],
    documents: { "commitment-reminder": "recommended" },
  },
  {
    who: "a Swiss wife of a refugee, to whom F38329 makes no exception",
    answers: { ...familyOf("refugee", "spouse", { byReunification: true }), ...national("CH") },
    cases: ["european-citizen"],
    rows: ["commitment-contract"],
    documents: { "commitment-reminder": "required" },
  },
  {
    who: "a Monegasque, who is no European citizen",
    answers: national("MC"),
    cases: [],
    rows: ["commitment-contract"],
    documents: { "commitment-reminder": "recommended" },
  },
  {
    who: "a British refugee",
    answers: national("GB"),
    cases: [],
    rows: ["commitment-contract"],
    documents: { "commitment-reminder": "required" },
  },
  {
    who: "a mother of a French child",
    answers: { children: [{ birth: { date: "2020-05-01" }, nationalities: ["FR"], travels: true }] },
    cases: ["french-relative"],
    rows: ["french-relative"],
    noRows: ["dcem", "travel-document", "minor-needs-no-card", "turning-18"],
  },
  {
    who: "a mother of a child who is Syrian and French",
    answers: { children: [{ birth: { date: "2009-05-01" }, nationalities: ["SY", "FR"], travels: true }] },
    cases: ["french-relative"],
    noRows: ["dcem", "turning-18"],
  },
  {
    who: "a mother of a German child",
    answers: { children: [{ birth: { date: "2009-05-01" }, nationalities: ["DE"], travels: true }] },
    cases: ["european-relative"],
    rows: ["european-relative"],
    noRows: ["dcem", "turning-18"],
  },
  {
    who: "a mother of a French child and of a Syrian one",
    answers: {
      children: [
        { birth: { date: "2009-05-01" }, nationalities: ["FR"] },
        { birth: { date: "2010-05-01" }, nationalities: ["SY"] },
      ],
    },
    cases: ["french-relative"],
    rows: ["french-relative", "dcem", "turning-18"],
  },
  {
    who: "a refugee with a French husband",
    answers: { couple: { kind: "married", spouse: { nationalities: ["FR"] }, marriage: { date: "2026-05-01" } } },
    cases: ["french-relative"],
    noRows: ["couple-by-reunification", "couple-since-asylum", "family-work"],
  },
  {
    who: "a refugee whose French wife is named among those who apply",
    answers: { ...single, familyMembers: [{ tie: "spouse", nationalities: ["FR"], unionDate: "2026-05-01" }] },
    cases: ["french-relative"],
    noRows: ["couple-since-asylum", "family-work"],
  },
  {
    who: "a refugee with an Italian partner by civil union",
    answers: { couple: { kind: "civil-union", partner: { nationalities: ["IT"] } } },
    cases: ["european-relative"],
    noRows: ["couple-since-asylum"],
  },

  // Places.
  {
    who: "a refugee in Monaco",
    answers: livingAt("98000"),
    cases: ["monaco"],
    rows: ["monaco"],
    documents: noDocument,
  },
  {
    who: "a refugee hosted in Nouméa",
    answers: hostAt("98800"),
    cases: ["other-overseas"],
    rows: ["other-overseas"],
    documents: noDocument,
  },
  { who: "a refugee in Papeete", answers: livingAt("98714"), cases: ["other-overseas"], documents: noDocument },
  { who: "a refugee in Mata-Utu", answers: livingAt("98600"), cases: ["other-overseas"], documents: noDocument },
  {
    who: "a stateless person hosted in Monaco",
    answers: { ...hostAt("98000"), status: { kind: "stateless" } },
    cases: ["monaco"],
    documents: noDocument,
  },
  {
    who: "a refugee in Saint-Martin",
    answers: livingAt("97150"),
    cases: ["adapted-overseas"],
    rows: ["adapted-overseas", resident],
  },
  { who: "a refugee in Saint-Barthélemy", answers: livingAt("97133"), cases: ["adapted-overseas"] },
  { who: "a refugee in Saint-Pierre", answers: livingAt("97500"), cases: ["adapted-overseas"] },
  { who: "a refugee in Guadeloupe", answers: livingAt("97110"), cases: [], rows: [resident] },
  { who: "a refugee in Réunion", answers: livingAt("97400"), cases: [], rows: [resident] },
  { who: "a refugee in Mamoudzou", answers: livingAt("97600"), cases: ["mayotte"], rows: ["mayotte", resident] },
  {
    who: "a person under subsidiary protection hosted in Mayotte",
    answers: { ...hostAt("97660"), status: { kind: "subsidiary-protection" } },
    cases: ["mayotte"],
    rows: ["mayotte"],
  },
  {
    who: "a stateless person in Mayotte, whose card L. 441-8 does not name",
    answers: { ...livingAt("97600"), status: { kind: "stateless" } },
    cases: ["mayotte-stateless"],
    rows: ["mayotte-stateless"],
    noRows: ["mayotte"],
  },

  // Unions.
  {
    who: "a wife married before the asylum application, without reunification",
    answers: {
      ...familyOf("refugee", "spouse", { byReunification: false }),
      ...married("2019-06-01"),
      asylumApplicationDate: "2023-02-01",
    },
    cases: ["union-before-asylum"],
    rows: ["association-first"],
    noRows:
      "card-resident work stamps-first pick-up renewal-window extension-family favourable-decision couple-since-asylum".split(
        " ",
      ),
  },
  {
    who: "the same, where reunification is not said",
    answers: { ...familyOf("stateless", "spouse"), ...married("2019"), asylumApplicationDate: "2023" },
    cases: ["union-before-asylum"],
    rows: ["association-first"],
    noRows: ["card-family-stateless"],
  },
  {
    who: "the same after reunification",
    answers: {
      ...familyOf("refugee", "spouse", { byReunification: true }),
      ...married("2019-06-01"),
      asylumApplicationDate: "2023-02-01",
    },
    cases: [],
    rows: [resident],
    noRows: ["association-first"],
  },
  {
    who: "a wife married after the asylum application, more than a year ago",
    answers: {
      ...familyOf("subsidiary-protection", "spouse", { byReunification: false }),
      ...married("2024-06-01"),
      asylumApplicationDate: "2023-02-01",
    },
    cases: [],
    rows: ["card-family-subsidiary", "couple-since-asylum", "common-life"],
  },
  {
    who: "a wife married on the day of the asylum application, which is not after it",
    answers: {
      ...familyOf("refugee", "spouse", { byReunification: false }),
      ...married("2023-02-01"),
      asylumApplicationDate: "2023-02-01",
    },
    cases: ["union-may-be-before-asylum"],
  },
  {
    who: "a wife married in the year of the asylum application",
    answers: {
      ...familyOf("refugee", "spouse", { byReunification: false }),
      ...married("2023"),
      asylumApplicationDate: "2023-02-01",
    },
    cases: ["union-may-be-before-asylum"],
  },
  {
    who: "a wife married after the decision, so after the asylum application",
    answers: {
      ...familyOf("refugee", "spouse", { byReunification: false }),
      ...married("2025-01-01"),
      decision: { by: "ofpra", date: "2024-03-01" },
    },
    cases: [],
  },
  {
    who: "a wife married before the decision, where the day of the asylum application is not given",
    answers: { ...familyOf("refugee", "spouse", { byReunification: false }), ...married("2020-01-01") },
    cases: ["union-may-be-before-asylum"],
    rows: ["couple-since-asylum", "union-may-be-before-asylum"],
  },
  {
    who: "a civil partner of before the asylum application",
    answers: {
      ...familyOf("subsidiary-protection", "civil-partner", { byReunification: false }),
      couple: { kind: "civil-union", date: "2020-01-01" },
      asylumApplicationDate: "2023",
    },
    cases: ["union-before-asylum"],
    noRows: ["card-family-subsidiary"],
  },
  {
    who: "a wife of before the asylum application who renews her card",
    answers: {
      ...familyOf("refugee", "spouse", { byReunification: false }),
      ...married("2019-06-01"),
      asylumApplicationDate: "2023-02-01",
      procedure: { kind: "renewal", currentPermit: { expiresOn: "2027-02-20" } },
    },
    cases: [],
    rows: [resident],
  },
  {
    who: "a refugee whose wife of before the asylum application applies too",
    answers: {
      ...married("2019-06-01"),
      asylumApplicationDate: "2023-02-01",
      familyMembers: [{ tie: "spouse", byReunification: false, unionDate: "2019-06-01" }],
    },
    cases: ["union-before-asylum"],
    rows: ["association-first", resident],
    noRows: ["couple-since-asylum"],
  },
  {
    who: "a refugee whose wife of six months applies too",
    answers: {
      asylumApplicationDate: "2023-02-01",
      familyMembers: [{ tie: "spouse", byReunification: false, unionDate: "2026-05-23" }],
    },
    cases: ["union-under-one-year"],
  },
  {
    who: "a refugee whose wife of 17 applies too, without reunification",
    answers: {
      asylumApplicationDate: "2023-02-01",
      familyMembers: [{ tie: "spouse", unionDate: "2025-01-01", birth: { date: "2009-06-01" } }],
    },
    cases: ["spouse-under-eighteen"],
    rows: ["association-first", resident],
  },
  {
    who: "an unmarried partner without reunification",
    answers: {
      ...familyOf("refugee", "cohabiting-partner", { byReunification: false }),
      couple: { kind: "cohabiting" },
    },
    cases: ["cohabitation-without-reunification"],
    rows: ["association-first", "unmarried-partner"],
    noRows: [resident],
  },
  {
    who: "a married girl of 17",
    answers: { ...bornOn("2009-06-01"), ...married("2026-06-20") },
    cases: ["married-minor"],
    rows: ["married-minor"],
    noRows: ["association-first"],
  },
  {
    who: "a divorced girl of 17",
    answers: { ...bornOn("2009-06-01"), couple: { kind: "divorced" } },
    cases: ["married-minor"],
  },
  {
    who: "a boy of 17 in a civil union",
    answers: { ...bornOn("2009-06-01"), couple: { kind: "civil-union" } },
    cases: ["minor-in-civil-union"],
    rows: ["minor-in-civil-union"],
  },
  {
    who: "a boy of 17, single",
    answers: { ...bornOn("2009-06-01"), ...single },
    cases: [],
    noRows: ["association-first"],
  },
  {
    who: "a man whose wife is 17",
    answers: { couple: { kind: "married", spouse: { birth: { date: "2009-06-01" } } } },
    cases: ["married-minor"],
    rows: ["married-minor"],
    noRows: ["association-first"],
  },

  // Children and parents.
  {
    who: "a refugee whose child of 10 applies too, with no list of children",
    answers: { ...single, familyMembers: [{ tie: "child", birth: { date: "2016-06-01" } }] },
    cases: [],
    rows: ["dcem", "travel-document"],
  },
  {
    who: "a daughter of 17, who is Greek, of a refugee",
    answers: {
      ...familyOf("refugee", "child"),
      ...single,
      identity: { ...identity, birth: { date: "2009-06-01" }, nationalities: ["GR"] },
    },
    cases: ["european-citizen"],
    noRows: ["dcem", "turning-18", "minor-needs-no-card"],
  },
  {
    who: "a married son of a person under subsidiary protection",
    answers: { ...familyOf("subsidiary-protection", "child"), ...bornOn("2008-06-01"), couple: { kind: "married" } },
    cases: ["child-in-union"],
    rows: ["association-first"],
    noRows: ["card-family-subsidiary"],
  },
  {
    who: "a son in a civil union of a person under subsidiary protection",
    answers: {
      ...familyOf("subsidiary-protection", "child"),
      ...bornOn("2008-06-01"),
      couple: { kind: "civil-union" },
    },
    cases: ["child-in-union"],
  },
  {
    who: "a daughter who applies with a person under subsidiary protection, and is married",
    answers: {
      status: { kind: "subsidiary-protection" },
      familyMembers: [{ tie: "child", unionDate: "2026-07-01", birth: { date: "2008-02-01" } }],
    },
    cases: ["child-in-union"],
    rows: ["association-first", "card-subsidiary"],
  },
  {
    who: "a married son of a refugee, whom L. 424-3 3° does not ask to be single",
    answers: { ...familyOf("refugee", "child"), ...bornOn("2008-06-01"), couple: { kind: "married" } },
    cases: [],
    rows: [resident],
    noRows: ["association-first"],
  },
  {
    who: "a son of a refugee on the eve of 19",
    answers: { ...familyOf("refugee", "child"), ...bornOn("2007-11-24"), ...single },
    cases: [],
    rows: [resident],
  },
  {
    who: "a son of a refugee who is 19 today",
    answers: { ...familyOf("refugee", "child"), ...bornOn("2007-11-23"), ...single },
    cases: ["child-over-nineteen"],
    rows: ["association-first"],
    noRows: [resident],
  },
  {
    who: "a son of 22 of a person under subsidiary protection who renews his card",
    answers: {
      ...familyOf("subsidiary-protection", "child"),
      ...bornOn("2004-11-23"),
      ...single,
      procedure: { kind: "renewal", currentPermit: { expiresOn: "2027-02-20" } },
    },
    cases: [],
    rows: ["card-family-subsidiary"],
  },
  {
    who: "a mother of a refugee who is 17 and single",
    answers: familyOf("refugee", "parent", { relativeBirthDate: "2009-06-01", relativeIsMarried: false }),
    cases: [],
    rows: [resident, "parents-card"],
  },
  {
    who: "a mother of a refugee who turned 18 today",
    answers: familyOf("refugee", "parent", { relativeBirthDate: "2008-11-23" }),
    cases: ["parent-of-adult"],
    rows: ["association-first"],
    noRows: [resident],
  },
  {
    who: "a mother of a married refugee",
    answers: familyOf("stateless", "parent", { relativeIsMarried: true }),
    cases: ["parent-of-married"],
    noRows: ["card-family-stateless"],
  },
  {
    who: "a refugee of 30 whose mother applies too",
    answers: { ...single, familyMembers: [{ tie: "parent" }] },
    cases: ["parent-of-adult"],
    rows: ["association-first", resident],
  },
  {
    who: "a refugee of 17, single, whose mother applies too",
    answers: { ...bornOn("2009-06-01"), ...single, familyMembers: [{ tie: "parent" }] },
    cases: [],
    rows: ["parents-card"],
  },
  {
    who: "a mother of a child of 10 under subsidiary protection",
    answers: familyOf("subsidiary-protection", "parent", { relativeBirthDate: "2016-06-01" }),
    cases: ["parent-with-other-children"],
    rows: ["parent-with-other-children", "card-family-subsidiary"],
    noRows: ["association-first"],
  },
];
