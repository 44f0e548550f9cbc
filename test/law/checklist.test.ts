// The checklist: who sees which row, and what the texts of the locale files must be.
import { procedures } from "../support/answer-kinds.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  blankChecklist,
  checklistRows,
  checklistSections,
  makeChecklist,
  sectionTitle,
  type ChecklistItem,
} from "../../functions/law/checklist.ts";
import { actsFor } from "../../functions/law/checklist/acts.ts";
import { amountInWords, feesFor } from "../../functions/law/fees.ts";
import { describeSituation } from "../../functions/documents/decide.ts";
import { type Locale, readLocales } from "../../infra/build/locales-plugin.ts";
import { anyAnswers, runs } from "../support/any-answers.ts";
import { sampleSituation, sampleToday } from "../support/sample-answers.ts";
import { said } from "../support/said.ts";
import { typographyFaults } from "../support/typography.ts";

type Texts = Locale["texts"];
type Overrides = Parameters<typeof sampleSituation>[0];

const rowsFor = (overrides: Overrides): string[] => makeChecklist(sampleSituation(overrides)).map(({ id }) => id);

function itemFor(id: string, overrides: Overrides, today = sampleToday) {
  const item = makeChecklist(sampleSituation(overrides, today)).find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`no row ${id}`);
  return { ...item, title: said(item.title), why: item.why && said(item.why) };
}

const textsOf = ({ title, why, where, validity, links, condition }: ChecklistItem) =>
  [title, why, where, validity, ...links.map(({ label }) => label), condition]
    .filter((text) => text !== undefined)
    .map(said);

const hostPapers = ["host-attestation", "host-identity", "host-address"];
const statement = ["non-polygamy-required", "non-polygamy-recommended", "non-polygamy-asked-for"];
const anefSteps = [
  "account",
  "request-button",
  "declare-button",
  "e-photo",
  "confirmation-of-filing",
  "extension-first",
  "extension-family",
  "extension-renewal",
  "favourable-decision",
  "follow-request",
  "contact-centre",
  "proof-of-impossibility",
  "renewal-rights",
];

const stateless = { status: { kind: "stateless" }, decision: { by: "court" } } as const;
const spouseOfRefugee = { status: { kind: "family-member", of: "refugee", tie: "spouse" } } as const;
const parentOf = (age: number) => ({ children: [{ birth: { date: `${2026 - age}-01-15` } }] });

const correction = (
  birthCertificate: "received" | "has-an-error",
  otherPaper: "residence-permit" | "foreign-paper" | "travel-document",
): Overrides => ({
  procedure: { kind: "civil-status-change" },
  concordance: {
    birthCertificate,
    differences: [{ item: "given-names", onBirthCertificate: "Mariam", onOtherPaper: "Maryam", otherPaper }],
  },
});

const toFile = [
  "right-to-stay",
  "scan",
  "account",
  "request-button",
  "declare-button",
  "file-at-prefecture",
  "declare-at-prefecture",
];
const renewalWindows = ["renewal-window", "renewal-window-prefecture", "late-renewal", "late-renewal-prefecture"];
const newCardRows = ["stamps", "pick-up", "e-photo", "check-card", "old-card", "new-card-after-change"];
const papersOfChanges = ["marriage", "civil-union", "divorce", "name", "birth", "adoption", "death"].map(
  (change) => `paper-${change}`,
);

type Case = [who: string, overrides: Overrides, has: string[], hasNot: string[]];

const cases: Case[] = [
  [
    "a refugee's first application",
    {},
    [
      "protection-decision",
      "commitment-contract",
      "e-photo",
      "request-button",
      "follow-request",
      "extension-first",
      "card-resident",
    ],
    ["stateless-decision", "current-permit", "paper-photos", "receipt", "ten-year-card", "card-subsidiary"],
  ],
  [
    "a stateless person's first application",
    stateless,
    ["stateless-decision", "paper-photos", "file-at-prefecture", "receipt", "card-stateless", "ten-year-card"],
    [...anefSteps, "protection-decision", "waiting-for-ofpra", "issuing-delay"],
  ],
  [
    "a stateless person's renewal",
    { ...stateless, procedure: { kind: "renewal" } },
    ["current-permit", "birth-certificate", "receipt", "renewal-window-prefecture", "late-renewal-prefecture"],
    [...anefSteps, "renewal-how", "renewal-window", "late-renewal"],
  ],
  [
    "a stateless person's theft",
    { ...stateless, procedure: { kind: "theft" } },
    ["police-report", "declare-at-prefecture"],
    anefSteps,
  ],
  [
    "the family of a stateless person",
    { status: { kind: "family-member", of: "stateless", tie: "spouse" } },
    ["card-family-stateless", "file-at-prefecture", "family-link"],
    [...anefSteps, "card-stateless", "compare-papers"],
  ],
  [
    "subsidiary protection",
    { status: { kind: "subsidiary-protection" } },
    ["card-subsidiary", "ten-year-card", "protection-decision"],
    ["card-resident", "issuing-delay"],
  ],
  ["a person hosted by a friend", {}, hostPapers, ["address-own-name", "address-centre", "address-domiciliation"]],
  ["a person in a centre", { housing: { kind: "centre" } }, ["address-centre"], [...hostPapers, "address-own-name"]],
  ["a person in a hotel", { housing: { kind: "hotel" } }, ["address-hotel"], [...hostPapers, "address-own-name"]],
  [
    "a person with an address for mail only",
    { housing: { kind: "domiciliation" } },
    ["address-domiciliation"],
    [...hostPapers, "address-own-name"],
  ],
  ["a person with a home", { housing: { kind: "own-name" } }, ["address-own-name"], hostPapers],
  [
    "a single person without children",
    { couple: { kind: "single" } },
    ["protection-decision"],
    [
      ...statement,
      "ofpra-form",
      "couple-by-reunification",
      "couple-since-asylum",
      "unmarried-partner",
      "turning-18",
      "family-work",
      "dcem",
      "minor-needs-no-card",
    ],
  ],
  ["a widowed person", { couple: { kind: "widowed" } }, [], [...statement, "couple-since-asylum"]],
  ["a person in a civil union", { couple: { kind: "civil-union" } }, ["couple-since-asylum"], statement],
  [
    "a cohabiting person",
    { couple: { kind: "cohabiting" } },
    ["unmarried-partner", "couple-by-reunification"],
    [...statement, "couple-since-asylum"],
  ],
  ["a married Afghan", {}, ["non-polygamy-required"], ["non-polygamy-recommended", "several-spouses"]],
  [
    "a married person of unknown nationality",
    { identity: {} },
    ["non-polygamy-recommended"],
    ["non-polygamy-required", "several-spouses"],
  ],
  [
    "a married Ukrainian whose prefecture asks for the statement",
    { identity: { nationalities: ["UA"] }, couple: { kind: "married", wantsStatement: true } },
    ["non-polygamy-asked-for"],
    ["non-polygamy-required", "non-polygamy-recommended"],
  ],
  ["a married Ukrainian", { identity: { nationalities: ["UA"] } }, [], statement],
  [
    "a person who lives with several spouses",
    { couple: { kind: "married", severalSpousesInFrance: true } },
    ["several-spouses"],
    statement,
  ],
  [
    "a spouse who came by reunification",
    { status: { ...spouseOfRefugee.status, byReunification: true } },
    ["relative-decision", "family-identity", "family-link", "entry-visa", "medical-certificate", "extension-family"],
    ["common-life", "protection-decision", "birth-certificate-later", "what-concordance-is", "ask-for-concordance"],
  ],
  [
    "a spouse who did not come by reunification",
    { status: { ...spouseOfRefugee.status, byReunification: false } },
    ["common-life", "couple-since-asylum"],
    ["entry-visa", "medical-certificate", "couple-by-reunification"],
  ],
  [
    "a spouse who does not say how they came",
    spouseOfRefugee,
    ["common-life", "entry-visa", "medical-certificate"],
    [],
  ],
  [
    "an adult child of a refugee",
    { status: { kind: "family-member", of: "refugee", tie: "child" }, couple: { kind: "single" } },
    ["family-link"],
    ["turning-18", "common-life", "parents-card", "couple-since-asylum"],
  ],
  [
    "a parent of a protected minor",
    { status: { kind: "family-member", of: "refugee", tie: "parent" } },
    ["parents-card"],
    ["common-life", "turning-18"],
  ],
  ["the parent of a child of 5", parentOf(5), ["dcem", "travel-document", "turning-18"], []],
  ["the parent of a child of 17", parentOf(17), ["dcem", "turning-18"], []],
  ["the parent of a child of 18", parentOf(18), ["turning-18"], ["dcem", "minor-needs-no-card"]],
  ["the parent of a child of 20", parentOf(20), [], ["dcem", "turning-18"]],
  [
    "the parent of a child who does not travel",
    { children: [{ birth: { date: "2020-01-15" }, travels: false }] },
    ["turning-18", "minor-needs-no-card"],
    ["dcem", "travel-document"],
  ],
  [
    "a child of 10 with protection",
    { identity: { birth: { date: "2016-01-01" } }, couple: { kind: "single" } },
    ["dcem", "travel-document", "parents-card", "address-for-travel", "minor-needs-no-card"],
    [
      "commitment-contract",
      "e-photo",
      "request-button",
      "stamps",
      "card-resident",
      ...hostPapers,
      "renewal-window",
      "after-concordance",
    ],
  ],
  [
    "a person of 16 who wants to work",
    { identity: { birth: { date: "2010-01-01" } }, couple: { kind: "single" } },
    ["before-18", "commitment-contract", "request-button", "turning-18", "parents-card"],
    ["address-for-travel"],
  ],
  [
    "a renewal",
    { procedure: { kind: "renewal" } },
    [
      "current-permit",
      "birth-certificate",
      "marriage-certificate",
      "commitment-contract",
      "stamps",
      "extension-renewal",
    ],
    ["extension-first", "right-to-stay", "renewal-how", "renewal-rights", "birth-certificate-later"],
  ],
  [
    "a change of address",
    { procedure: { kind: "address-change" } },
    ["declare-button", "move-now", "new-address-certificate", "new-card-optional", "current-permit", "renew-instead"],
    ["commitment-contract", "request-button", "stamps", "move", "e-photo", "pick-up", "police-report"],
  ],
  [
    "a theft",
    { procedure: { kind: "theft", currentPermit: { expiresOn: "2031-01-01" } } },
    ["police-report", "declare-button", "e-photo", "stamps", "found-card"],
    ["commitment-contract", "current-permit", "lost-card", "renew-instead"],
  ],
  ["a loss", { procedure: { kind: "loss" } }, ["found-card", "stamps"], ["police-report", "current-permit"]],
  [
    "a damaged card",
    { procedure: { kind: "damage" } },
    ["current-permit", "old-card", "renew-instead"],
    ["police-report", "found-card", "renew-now"],
  ],
  [
    "a new card after the concordance",
    {
      procedure: { kind: "civil-status-change" },
      concordance: { birthCertificate: "received", certificateReceived: true },
    },
    ["concordance-certificate", "birth-certificate", "free-card", "commitment-contract-in-reserve"],
    ["commitment-contract", "stamps", "after-concordance", "ask-for-concordance", "send-letter"],
  ],
  [
    "a new card that only the prefecture got wrong",
    correction("received", "residence-permit"),
    ["wrong-card"],
    ["concordance-certificate", "free-card", "stamps", "ask-for-concordance", "send-letter"],
  ],
  [
    "a travel document that only the prefecture got wrong",
    correction("received", "travel-document"),
    ["wrong-card"],
    ["concordance-certificate", "free-card", "stamps", "ask-for-concordance", "send-letter"],
  ],
  [
    "a change of civil status after foreign papers that differ",
    correction("received", "foreign-paper"),
    ["foreign-papers", "stamps"],
    ["concordance-certificate", "free-card", "send-letter"],
  ],
  [
    "a change of civil status with a wrong birth certificate",
    correction("has-an-error", "travel-document"),
    ["wrong-birth-certificate", "stamps"],
    ["concordance-certificate", "free-card", "send-letter"],
  ],
  [
    "a renewal whose certificate is held",
    {
      procedure: {
        kind: "renewal",
        currentPermit: { expiresOn: "2026-12-20" },
        attestation: { expiresOn: "2027-02-01" },
      },
    },
    [
      "already-filed",
      "renew-certificate",
      "papers-given",
      "answer-in-time",
      "extension-renewal",
      "silence",
      "current-permit",
    ],
    [...toFile, ...renewalWindows, "renew-now", "renew-instead"],
  ],
  [
    "a stateless person's renewal that is filed",
    { ...stateless, procedure: { kind: "renewal", request: { number: "118" } } },
    ["already-filed", "renew-receipt", "receipt", "receipt-late", "prefecture-contact", "request-number"],
    [...toFile, ...renewalWindows, ...anefSteps, "renew-certificate"],
  ],
  [
    "a first application that is filed",
    { procedure: { kind: "first-application", request: { filedOn: "2026-11-02" } } },
    ["already-filed", "renew-certificate", "waiting-for-ofpra"],
    [...toFile, "issuing-delay"],
  ],
  [
    "a move that is declared",
    { procedure: { kind: "address-change", request: { filedOn: "2026-11-02" } } },
    ["already-filed"],
    [...toFile, "renew-certificate", "move-now"],
  ],
  [
    "a lost card while the renewal is under way",
    {
      procedure: {
        kind: "loss",
        currentPermit: { expiresOn: "2026-12-01" },
        attestation: { expiresOn: "2027-02-01" },
      },
    },
    ["declare-button", "renew-certificate"],
    ["already-filed", "request-button", ...renewalWindows, "renew-now", "renew-instead"],
  ],
  ...(["loss", "theft", "damage", "address-change", "civil-status-change"] as const).flatMap((kind): Case[] => [
    [
      `a card that expires in less than 3 months: ${kind}`,
      { procedure: { kind, currentPermit: { expiresOn: "2027-02-22" } } },
      [
        "renew-now",
        "commitment-contract",
        "birth-certificate",
        "marriage-certificate",
        "request-button",
        "extension-renewal",
        "stamps",
        "e-photo",
        "pick-up",
        "renewal-window",
        "late-renewal",
      ],
      [
        "declare-button",
        "renew-instead",
        "renewal-how",
        "free-card",
        "new-card-optional",
        "address-in-reserve",
        "new-address-certificate",
      ],
    ],
    [
      `a card that expires in 3 months: ${kind}`,
      { procedure: { kind, currentPermit: { expiresOn: "2027-02-23" } } },
      ["declare-button"],
      ["renew-now", "renew-instead", "request-button", "extension-renewal", "commitment-contract"],
    ],
  ]),
  ...(
    [
      [
        "marriage",
        ["paper-marriage", "new-card-after-change", "stamps", "pick-up", "e-photo"],
        ["change-without-card"],
      ],
      ["civil-union", ["paper-civil-union", "change-without-card"], newCardRows],
      ["divorce", ["paper-divorce", "new-card-after-change", "stamps"], ["change-without-card"]],
      ["name", ["paper-name", "new-card-after-change", "stamps"], ["change-without-card"]],
      ["birth", ["paper-birth", "change-without-card"], newCardRows],
      ["adoption", ["paper-adoption", "change-without-card"], newCardRows],
      ["death", ["paper-death", "change-without-card"], newCardRows],
    ] as const
  ).map(([change, has, hasNot]): Case => [
    `a change of civil status: ${change}`,
    {
      procedure: { kind: "civil-status-change", civilStatus: { change } },
      concordance: { birthCertificate: "received", certificateReceived: true },
    },
    ["declared-change", "birth-certificate", "current-permit", ...has],
    [
      "concordance-certificate",
      "free-card",
      "paper-of-change",
      ...papersOfChanges.filter((id) => id !== `paper-${change}`),
      ...hasNot,
    ],
  ]),
  [
    "a change of civil status that is not named",
    { procedure: { kind: "civil-status-change" } },
    ["paper-of-change", "birth-certificate"],
    ["concordance-certificate", "declared-change", ...papersOfChanges],
  ],
  [
    "a correction",
    { procedure: { kind: "civil-status-change", civilStatus: { change: "correction" } } },
    ["concordance-certificate", "declared-change"],
    ["paper-of-change", ...papersOfChanges],
  ],
  [
    "papers that differ",
    { concordance: { birthCertificate: "received" } },
    ["send-letter", "what-concordance-is", "after-concordance"],
    ["ask-for-concordance", "compare-papers", "wrong-birth-certificate"],
  ],
  [
    "papers that differ, in a request that has no letter",
    { procedure: { kind: "loss" }, concordance: { birthCertificate: "received" } },
    ["ask-for-concordance"],
    ["send-letter"],
  ],
  [
    "a birth certificate with a mistake",
    { concordance: { birthCertificate: "has-an-error" } },
    ["wrong-birth-certificate"],
    ["send-letter", "ask-for-concordance", "after-concordance", "what-concordance-is"],
  ],
  [
    "a birth certificate that has not come",
    { concordance: { birthCertificate: "not-received" } },
    ["wait-for-birth-certificate", "compare-papers"],
    ["send-letter", "ask-for-concordance"],
  ],
  ["a decision of 2024", { decision: { by: "ofpra", date: "2024-12-20" } }, [], ["ofpra-form", "issuing-delay"]],
  ["a decision of 2026", {}, ["ofpra-form"], ["issuing-delay"]],
  ["a decision without its day", { decision: { by: "cnda" } }, ["issuing-delay"], ["ofpra-form"]],
];

describe("who sees what", () => {
  test.each(cases)("%s", (_, overrides, has, hasNot) => {
    const ids = rowsFor(overrides);
    expect(has.filter((id) => !ids.includes(id))).toEqual([]);
    expect(hasNot.filter((id) => ids.includes(id))).toEqual([]);
  });

  test("the table names only rows that exist", () => {
    const known = new Set(checklistRows.map(({ id }) => id));
    const named = cases.flatMap(([, , has, hasNot]) => [...has, ...hasNot]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test("a stateless person reads nothing about ANEF, whatever the procedure", () => {
    const items = procedures.flatMap((kind) =>
      makeChecklist(sampleSituation({ ...stateless, procedure: { kind }, ...parentOf(10) })),
    );
    expect(items.filter((item) => textsOf(item).some(({ fr }) => fr.includes("ANEF"))).map(({ id }) => id)).toEqual([]);
  });
});

describe("what is filled in", () => {
  const filed = { kind: "renewal", request: { filedOn: "2026-07-10", number: "6903-118" } } as const;

  test.each<[string, Overrides, string, RegExp]>([
    [
      "already-filed",
      { procedure: filed },
      "2026-11-23",
      /vendredi 10 juillet 2026.*numéro : 6903-118\..*confirmation de dépôt/,
    ],
    ["request-number", { procedure: filed }, "2026-11-23", /6903-118/],
    [
      "silence",
      { procedure: filed },
      "2026-11-23",
      /refus depuis le mardi 10 novembre 2026.*avant le dimanche 10 janvier 2027.*1 mois.*avocat ou une association.*incomplet/,
    ],
    ["silence", { procedure: filed }, "2027-01-11", /La date prudente.*est passée.*peut-être encore possible/],
    ["silence", {}, "2026-11-23", /Après 4 mois.*2 mois pour aller au tribunal.*1 mois/],
    ["silence", { procedure: { kind: "loss" } }, "2026-11-23", /Pour un changement, demandez dès maintenant/],
    ["challenge", {}, "2026-11-23", /refuse par écrit.*délai est écrit sur la décision/],
    [
      "renew-certificate",
      { procedure: { kind: "renewal", attestation: { expiresOn: "2027-01-15" } } },
      "2026-11-23",
      /vendredi 15 janvier 2027.*0\s806\s001\s620/,
    ],
    [
      "renew-receipt",
      { procedure: { kind: "renewal", attestation: { expiresOn: "2027-01-15", kind: "receipt" } } },
      "2026-11-23",
      /vendredi 15 janvier 2027.*demandez à la préfecture de le renouveler/,
    ],
    [
      "card-after-decision",
      { procedure: { kind: "renewal", attestation: { expiresOn: "2027-01-15", kind: "favourable-decision" } } },
      "2026-11-23",
      /La préfecture a dit oui.*Titre disponible/,
    ],
    [
      "renew-certificate",
      { procedure: { kind: "renewal", attestation: { expiresOn: "2026-11-23" } } },
      "2026-11-23",
      /aujourd’hui le dernier jour/,
    ],
    [
      "renew-certificate",
      { procedure: { kind: "renewal", attestation: { expiresOn: "2026-11-01" } } },
      "2026-11-23",
      /Agissez aujourd’hui.*avocat\. Cherchez la suivante/,
    ],
    [
      "renew-now",
      { procedure: { kind: "loss", currentPermit: { expiresOn: "2026-12-23" } } },
      "2026-11-23",
      /mercredi 23 décembre 2026/,
    ],
    [
      "declared-change",
      { procedure: { kind: "civil-status-change", civilStatus: { change: "marriage", date: "2026-10-03" } } },
      "2026-11-23",
      /Mariage, le samedi 3 octobre 2026/,
    ],
  ])("%s of %j on %s says %s", (id, overrides, today, words) => {
    const { title, why } = itemFor(id, overrides, today);
    expect(`${title.fr} ${why?.fr ?? ""}`.replaceAll("\u00A0", " ")).toMatch(words);
  });

  test("papers that went with a filed request are neither ticked nor sent, but for those asked for later", () => {
    const procedure = { kind: "first-application", request: { filedOn: "2026-11-02" } } as const;
    const status = { kind: "family-member", of: "refugee", tie: "spouse", byReunification: true } as const;
    const papers = (overrides: Overrides) =>
      makeChecklist(sampleSituation(overrides)).filter(({ section }) => section === "papers");
    const toDo = (overrides: Overrides) =>
      papers(overrides).flatMap(({ id, box, where }) => (box || where !== undefined ? [id] : []));
    expect(toDo({ procedure, status })).toEqual(["medical-certificate"]);
    expect(toDo({ procedure })).toEqual(["ofpra-form"]);
    expect(papers({ procedure }).map(({ id }) => id)).toContain("host-attestation");
    expect(toDo({}).length).toBeGreaterThan(5);
  });

  test("nobody is told to wait two months, or to look for a time limit that no paper has", () => {
    const texts = blankChecklist()
      .flatMap(textsOf)
      .map(({ fr, en }) => `${fr} ${en}`);
    expect(texts.filter((text) => /après 2.mois|after 2.months/.test(text))).toEqual([]);
    expect(texts.filter((text) => /écrit sur la décision|written on the decision/.test(text))).toHaveLength(1);
  });

  test("a new card after a move says the amount of the day", () => {
    const overrides = { procedure: { kind: "address-change" } } as const;
    const fee = feesFor(sampleSituation(overrides)).find(({ id }) => id === "new-card");
    const { why } = itemFor("new-card-optional", overrides);
    expect(why?.fr).toContain(said(amountInWords(fee!)).fr);
    expect(why?.en).toContain(said(amountInWords(fee!)).en);
  });

  test("the renewal window gives the person's own days, online from the 120th to the 60th before the end", () => {
    const procedure = { kind: "renewal", currentPermit: { expiresOn: "2027-06-30" } } as const;
    const { why } = itemFor("renewal-window", { procedure });
    expect(why?.fr).toContain("du mardi 2\u00A0mars 2027 au samedi 1er\u00A0mai 2027");
    expect(why?.en).toContain("from Tuesday 2\u00A0March 2027 to Saturday 1\u00A0May 2027");
  });

  test("the renewal window of a stateless person is the last two months, and the prefecture is asked from the 120th day", () => {
    const procedure = { kind: "renewal", currentPermit: { expiresOn: "2027-06-30" } } as const;
    const { why } = itemFor("renewal-window-prefecture", { ...stateless, procedure });
    expect(why?.fr).toContain("vendredi 30\u00A0avril 2027");
    expect(why?.fr).toContain("entre 120 et 60\u00A0jours");
  });

  test("without a card the renewal window gives no day", () => {
    expect(itemFor("renewal-window", {}).why?.fr).toMatch(/avant l’expiration de la carte\.$/);
  });

  test.each([
    ["spouse", "acte de mariage"],
    ["civil-partner", "union civile"],
    ["cohabiting-partner", "vie de couple"],
    ["child", "filiation"],
    ["parent", "filiation avec l’enfant"],
  ] as const)("the proof of the tie of a %s is their own", (tie, words) => {
    const { why } = itemFor("family-link", { status: { kind: "family-member", of: "refugee", tie } });
    expect(why?.fr).toContain(words);
  });

  test.each([
    ["hosted", "personne qui héberge"],
    ["centre", "centre"],
    ["hotel", "hôtel"],
    ["domiciliation", "domiciliation"],
    ["own-name", "électricité"],
  ] as const)("a child's proof of address follows the housing: %s", (kind, words) => {
    const identity = { birth: { date: "2016-01-01" } };
    expect(itemFor("address-for-travel", { identity, housing: { kind } }).why?.fr).toContain(words);
  });

  test("a person is sent to the sources of their own status", () => {
    expect(itemFor("relative-decision", spouseOfRefugee).sources).toEqual(["SP-R"]);
    expect(itemFor("stamps", stateless).sources).toContain("RI");
    expect(itemFor("card-resident", {}).sources).toContain("LEG1");
    expect(itemFor("address-domiciliation", { ...stateless, housing: { kind: "domiciliation" } }).sources).toEqual([
      "RI",
      "SP-AP",
    ]);
    expect(itemFor("turning-18", { ...stateless, ...parentOf(5) }).sources).toEqual(["DOC1", "LEG2", "RI"]);
    // The only source of the visa is the page of another status: better than none.
    expect(itemFor("entry-visa", spouseOfRefugee).sources).toEqual(["SP-PS"]);
  });
});

// Advice of our own, which says nothing of the law.
const withoutSource = new Set(["old-card", "papers-given", "request-number"]);

test("any answers at all give rows in reading order, each filled in and with its sources", () => {
  const order = checklistRows.map(({ id }) => id);
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const items = makeChecklist(describeSituation(answers, sampleToday));
      const ids = items.map(({ id }) => id);
      expect(ids).toEqual(order.filter((id) => ids.includes(id)));
      expect(items.flatMap(textsOf).flatMap(typographyFaults)).toEqual([]);
      expect(items.filter(({ id, sources }) => sources.length === 0 && !withoutSource.has(id))).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

describe("words", () => {
  const everyText = blankChecklist().flatMap(textsOf);

  test("what Ofpra makes is a « certificat de naissance »; that of a family member or of a child is an « acte de naissance »", () => {
    const acts = blankChecklist().filter((item) => textsOf(item).some(({ fr }) => /actes? de naissance/i.test(fr)));
    expect(acts.map(({ id }) => id)).toEqual(["paper-birth", "birth-certificate", "family-birth-certificate"]);
  });

  test("a card expires, it does not end", () => {
    expect(everyText.filter(({ fr }) => /carte finie?\b|carte finit|fin de la carte/.test(fr))).toEqual([]);
  });

  test.each([
    ["ask-for-concordance", {}, /uniquement par la poste.*jamais d’originaux/],
    ["waiting-for-ofpra", {}, /L\.\u00A0561-16/],
    ["dcem", parentOf(5), /toujours avec un titre de voyage/],
    ["address-own-name", { housing: { kind: "own-name" } }, /Pas de facture de téléphone mobile/],
    ["birth-certificate", { procedure: { kind: "renewal" } }, /tient lieu d’acte de naissance/],
    ["late-renewal", {}, /force majeure ou avec un visa valable/],
  ] as const)("%s says what the person must not miss", (id, overrides, words) => {
    const { title, why } = itemFor(id, overrides);
    expect(`${title.fr} ${why?.fr}`).toMatch(words);
  });
});

describe("the blank checklist", () => {
  const blank = blankChecklist();

  test("has every row, each with the condition in words", () => {
    expect(blank.map(({ id }) => id)).toEqual(checklistRows.map(({ id }) => id));
    expect(blank.filter(({ condition }) => condition === undefined)).toEqual([]);
    // « Pour : … » stands before each.
    const conditions = blank.flatMap(({ condition }) => (condition ? Object.values(said(condition)) : []));
    expect(conditions.filter((text) => text.includes(":"))).toEqual([]);
  });

  test("says both ways where they differ, and no amount", () => {
    const { where } = blank.find(({ id }) => id === "move")!;
    expect(said(where!).fr).toMatch(/^site ANEF.*Apatrides et leur famille\u00A0: à la préfecture/);
    expect(blank.flatMap(textsOf).filter(({ fr }) => fr.includes("€"))).toEqual([]);
  });

  test("is clean in both languages", () => {
    expect(blank.flatMap(textsOf).flatMap(typographyFaults)).toEqual([]);
    expect(checklistSections.map(sectionTitle).map(said).flatMap(typographyFaults)).toEqual([]);
  });
});

describe("the rows", () => {
  test("stand in the order of the sections, each id once", () => {
    const sections = checklistRows.map(({ section }) => checklistSections.indexOf(section));
    expect(sections).toEqual([...sections].sort((a, b) => a - b));
    expect(new Set(checklistRows.map(({ id }) => id)).size).toBe(checklistRows.length);
  });

  test("every section has rows", () => {
    const used = new Set(checklistRows.map(({ section }) => section));
    expect(checklistSections.filter((section) => !used.has(section))).toEqual([]);
  });

  test("a typical first application stays short", () => {
    const length = makeChecklist(sampleSituation())
      .flatMap(textsOf)
      .reduce((sum, { fr }) => sum + fr.length, 0);
    expect(length).toBeLessThan(9000);
  });
});

describe("the locale files", () => {
  const [french, english] = ["fr", "en"].map(
    (language) => readLocales("templates/locales").find(({ code }) => code === language)!.texts,
  ) as [Texts, Texts];
  const named = (texts: Texts, group: string): [name: string, text: string][] =>
    [...texts].flatMap(([key, text]) => {
      const name = key.startsWith(`${group}.`) ? key.slice(group.length + 1) : undefined;
      return name === undefined || typeof text !== "string" ? [] : [[name, text]];
    });
  const namesIn = (group: string) => new Set(named(french, group).map(([name]) => name.split(".")[0]));

  test("have the texts of the rows that exist, and no others", () => {
    expect([...namesIn("checklist.rows")]).toEqual(checklistRows.map(({ id }) => id));
    const fields = named(french, "checklist.rows").map(([name]) => name.split("."));
    expect(new Set(fields.map(([, field]) => field))).toEqual(new Set(["condition", "title", "validity", "why"]));
  });

  test("have titles of the sections that exist, and no others", () => {
    expect([...namesIn("checklist.sections")]).toEqual(checklistSections);
  });

  test("have the shared texts that rows name, and no others", () => {
    const places = checklistRows.flatMap(({ where = [] }) =>
      typeof where === "string" ? [where] : Object.values(where).flat(),
    );
    const conditions = checklistRows.flatMap(({ condition = [] }) => condition);
    const validities = checklistRows.flatMap(({ validity = [] }) =>
      typeof validity === "string" ? [validity] : Object.values(validity).flat(),
    );
    const links = checklistRows.flatMap(({ links = [] }) => (typeof links === "function" ? links() : links));
    expect(namesIn("checklist.links")).toEqual(new Set(links));
    expect(namesIn("checklist.places")).toEqual(new Set(places));
    expect(namesIn("checklist.conditions")).toEqual(new Set(conditions));
    expect(namesIn("checklist.validities")).toEqual(new Set(validities));
  });

  test("name a text that several rows say once", () => {
    const own = named(french, "checklist.rows").filter(([name]) => /\.(?:condition|validity)$/.test(name));
    const shared = ["places", "conditions", "validities"].flatMap((group) => named(french, `checklist.${group}`));
    const texts = [...own, ...shared].map(([, text]) => text);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  test.each(["checklist", "deadlines", "fees", "warnings"])(
    "write the French and English of %s as they are written",
    (subject) => {
      const filled = (text: string) => text.replace(/\{\w+\}/g, "X");
      const inEnglish = new Map(named(english, subject));
      const faults = named(french, subject).flatMap(([name, fr]) =>
        typographyFaults({ fr: filled(fr), en: filled(inEnglish.get(name)!) }).map((fault) => `${name} ${fault}`),
      );
      expect(faults).toEqual([]);
    },
  );

  test("write no amount: amounts are dated, in the table of fees", () => {
    const texts = [french, english].flatMap((texts) => named(texts, "checklist"));
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter(([, text]) => /€|\beuros?\b/i.test(text))).toEqual([]);
  });

  test("never say « vous êtes » with a word that agrees with the person, nor « (e) »", () => {
    const agreed = /\(e\)|·e|vous êtes (?!la même personne)/i;
    expect(named(french, "checklist").filter(([, text]) => agreed.test(text))).toEqual([]);
  });
});

describe("the acts of the first page", () => {
  const actsOf = (overrides: Parameters<typeof sampleSituation>[0]) =>
    actsFor(describeSituation(sampleSituation(overrides).answers, sampleToday)).map(({ text }) =>
      said(text).fr.replaceAll("\u00A0", " "),
    );
  const holding = (expiresOn: string) => ({ procedure: { kind: "renewal" as const, attestation: { expiresOn } } });

  test.each([
    ["2026-12-01", "Cherchez l’attestation suivante avant la fin de la vôtre."],
    ["2026-11-23", "Cherchez aujourd’hui l’attestation suivante."],
    ["2026-11-01", "Cherchez aujourd’hui l’attestation suivante."],
  ])("with a certificate that ends on %s: %s", (expiresOn, act) => {
    expect(actsOf(holding(expiresOn))).toContain(act);
  });

  test.each([
    ["2026-08-23", "Déclarez la nouvelle adresse sur le site ANEF."],
    ["2026-08-22", "Déclarez tout de suite la nouvelle adresse sur le site ANEF."],
  ])("after a move on %s: %s", (movedOn, act) => {
    expect(actsOf({ procedure: { kind: "address-change", movedOn } })).toContain(act);
  });

  test.each([
    ["own-name", "address-own-name", "2026-05-24", undefined],
    ["own-name", "address-own-name", "2026-05-23", "Date dépassée : à refaire"],
    ["centre", "address-centre", "2026-05-23", "Date dépassée : à refaire"],
    ["hosted", "host-address", "2026-05-23", "Date dépassée : à refaire"],
    ["hosted", "host-attestation", "2026-05-23", "Papier 3"],
    ["domiciliation", "address-domiciliation", "2026-05-23", undefined],
    ["domiciliation", "address-domiciliation", "2025-11-23", "Date dépassée : à refaire"],
  ] as const)("a proof of address (%s, %s) of %s is said to be: %s", (kind, id, date, words) => {
    const { from } = itemFor(id, { housing: { kind, proofOfAddress: { date } } });
    expect(from && said(from).fr.replaceAll("\u00A0", " ")).toBe(words);
  });

  test("a wrong birth certificate is corrected, and declared after that", () => {
    const acts = actsOf({
      procedure: { kind: "civil-status-change", civilStatus: { change: "correction" } },
      concordance: { birthCertificate: "has-an-error" },
    });
    const order = ["Demandez la correction", "Photographiez", "Après la correction, déclarez", "Lisez vos messages"];
    const places = order.map((words) => acts.findIndex((act) => act.startsWith(words)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});
