// For whom each row of the checklist is: what a blank checklist says in words, held against what the rule computes.
import { expect, test } from "vitest";
import type { Answers, CivilStatusChange } from "../../functions/answers/answers.ts";
import { blankChecklist, checklistRows } from "../../functions/law/checklist.ts";
import type { ChecklistRow } from "../../functions/law/checklist/row.ts";
import type { Situation } from "../../functions/law/situation.ts";
import { couples, housings, procedures as requests } from "../support/answer-kinds.ts";
import { type SampleOverrides, sampleSituation } from "../support/sample-answers.ts";
import { said } from "../support/said.ts";
import { sized } from "../support/seeded.ts";

const protections = ["refugee", "subsidiary-protection", "stateless"] as const;
const ties = ["spouse", "civil-partner", "cohabiting-partner", "child", "parent"] as const;
const births = { 10: "2016-01-15", 17: "2009-01-15", 30: "1996-01-15" } as const;

type Request = (typeof requests)[number];

/** What the words speak of. */
type Case = {
  request: Request;
  protection: (typeof protections)[number];
  /** The tie of a family member; the others are protected themselves. */
  tie: (typeof ties)[number] | undefined;
  reunification: boolean | undefined;
  age: 10 | 17 | 30;
  housing: (typeof housings)[number];
  couple: (typeof couples)[number];
  childAge: 5 | 17 | 18 | 20 | undefined;
  papers: keyof typeof papersThatDiffer;
  /** The request is filed already. */
  filed: boolean;
  change: CivilStatusChange | undefined;
};

const papersThatDiffer = {
  none: undefined,
  "no-birth-certificate": { birthCertificate: "not-received" },
  "wrong-birth-certificate": { birthCertificate: "has-an-error" },
  "certificate-received": { birthCertificate: "received", certificateReceived: true },
  "not-told": { birthCertificate: "received" },
  card: differing("residence-permit"),
  "travel-document": differing("travel-document"),
  "foreign-papers": differing("foreign-paper"),
  marriage: {
    birthCertificate: "received",
    differences: [
      {
        item: "marital-status",
        onBirthCertificate: "mariée",
        onOtherPaper: "célibataire",
        otherPaper: "protection-decision",
      },
    ],
  },
} as const satisfies Record<string, Answers["concordance"]>;

function differing(
  otherPaper: "residence-permit" | "travel-document" | "foreign-paper",
): NonNullable<Answers["concordance"]> {
  const difference = { item: "given-names", onBirthCertificate: "Mariam", onOtherPaper: "Maryam", otherPaper } as const;
  return { birthCertificate: "received", differences: [difference] };
}

const familyMember = (of: Case["protection"], tie: (typeof ties)[number], byReunification: boolean | undefined) => ({
  kind: "family-member" as const,
  of,
  tie,
  ...(byReunification === undefined ? {} : { byReunification }),
});

/** What no case says, so that a row may be for it: a row is for a case where it is for one of these. */
const moreAnswers = ({ request, filed, couple, tie, protection, reunification = false }: Case): SampleOverrides[] => [
  {},
  ...(!filed && (request === "first-application" || request === "renewal")
    ? [{ procedure: { kind: request, contactCentre: { askedOn: "2026-11-10", answer: "certificate" as const } } }]
    : []),
  ...(filed && (request === "first-application" || request === "renewal")
    ? [{ procedure: { kind: request, attestation: { expiresOn: "2027-01-15", kind: "favourable-decision" as const } } }]
    : []),
  { decision: { by: "ofpra" } },
  { identity: {} },
  { countryOfOrigin: "AF" },
  ...["FR", "PL"].map((nationality) => ({ identity: { nationalities: [nationality] } })),
  ...["FR", "PL"].map((nationality) => ({ children: [{ nationalities: [nationality] }] })),
  ...["98000", "98800", "97500", "97600"].map((postcode) => ({ address: { postcode } })),
  ...(couple === "married"
    ? [
        { couple: { kind: couple, wantsStatement: true } },
        { couple: { kind: couple, severalSpousesInFrance: true } },
        { couple: { kind: couple, spouse: { nationalities: ["PL"] } } },
        { couple: { kind: couple, spouse: { birth: { date: "2009" } } } },
        { couple: { kind: couple, marriage: { date: "2020" } }, asylumApplicationDate: "2024" },
        { couple: { kind: couple, marriage: { date: "2020" } } },
      ]
    : []),
  ...(couple === "civil-union"
    ? [
        { couple: { kind: couple, date: "2020" }, asylumApplicationDate: "2024" },
        { couple: { kind: couple, date: "2020" } },
        { couple: { kind: couple, partner: { birth: { date: "2009" } } } },
      ]
    : []),
  ...(tie === "parent"
    ? [{ status: { ...familyMember(protection, tie, reunification), relativeIsMarried: true } }]
    : []),
];

const usual: Case = {
  request: "first-application",
  protection: "refugee",
  tie: undefined,
  reunification: undefined,
  age: 30,
  housing: "hosted",
  couple: "single",
  childAge: undefined,
  papers: "none",
  filed: false,
  change: undefined,
};

const changes = ["correction", "marriage", "civil-union", "divorce", "name", "birth", "adoption", "death"] as const;

const people = protections.flatMap((protection) =>
  [undefined, ...ties].flatMap((tie) =>
    (tie === undefined ? [undefined] : [true, false]).map((reunification) => ({ protection, tie, reunification })),
  ),
);

const variants: Partial<Case>[] = [
  ...([10, 17, 30] as const).map((age) => ({ age })),
  ...housings.map((housing) => ({ housing })),
  ...couples.map((couple) => ({ couple })),
  ...([5, 17, 18, 20] as const).map((childAge) => ({ childAge })),
  ...(Object.keys(papersThatDiffer) as Case["papers"][]).map((papers) => ({ papers })),
  ...([10, 17, 30] as const).map((age) => ({ filed: true, age })),
  ...changes.flatMap((change) => [{ change }, { change, papers: "certificate-received" as const }]),
];

/** By default each pair of a request, a person and a variant, and each change with each person; in the conformance run all. */
const isMade = (request: number, person: number, variant: number): boolean =>
  sized(true, (request + person + variant) % 4 === 0);

const cases: Case[] = requests.flatMap((request, row) =>
  people.flatMap((person, column) =>
    variants
      .filter(({ change }, index) =>
        change === undefined ? isMade(row, column, index) : request === "civil-status-change",
      )
      .map((variant) => ({ ...usual, request, ...person, ...variant })),
  ),
);

function situationsOf(one: Case): Situation[] {
  const { request, protection, tie, reunification, age, housing, couple, childAge, papers, filed, change } = one;
  const status = tie === undefined ? { kind: protection } : familyMember(protection, tie, reunification);
  return moreAnswers(one).map((more) =>
    sampleSituation({
      procedure: {
        kind: request,
        ...(filed ? { request: { filedOn: "2026-11-02", number: "118" } } : {}),
        ...(change === undefined ? {} : { civilStatus: { change } }),
      },
      status,
      housing: { kind: housing },
      couple: { kind: couple },
      children: childAge === undefined ? undefined : [{ birth: { date: `${2026 - childAge}-01-15` } }],
      concordance: papersThatDiffer[papers],
      ...more,
      identity: { ...(more.identity ?? { nationalities: ["AF"] }), birth: { date: births[age] } },
    }),
  );
}

type Says = (one: Case) => boolean;

const isRequest =
  (...kinds: Request[]): Says =>
  ({ request }) =>
    kinds.includes(request);
const unionOf = ({ tie, couple }: Case) =>
  tie ??
  ({ married: "spouse", "civil-union": "civil-partner", cohabiting: "cohabiting-partner" } as const)[
    couple as "married"
  ];
const changeIs =
  (...changes: (CivilStatusChange | undefined)[]): Says =>
  (one) =>
    isRequest("civil-status-change")(one) && changes.includes(one.change);
const keepsCard = changeIs("civil-union", "birth", "adoption", "death");
const isCorrection: Says = (one) => changeIs("correction")(one) || (changeIs(undefined)(one) && one.papers !== "none");
const isProtected: Says = ({ tie }) => tie === undefined;
const online: Says = ({ protection }) => protection !== "stateless";
const mayBeInPlaceOfSite: Says = (one) => online(one) && !one.filed && isRequest("first-application", "renewal")(one);
const hasChildUnder =
  (age: number): Says =>
  ({ childAge = 99 }) =>
    childAge < age;

/** A phrase, what it is about, and what it says. Of one prose, phrases about one thing are alternatives. */
const phrases: [phrase: string, about: string, says: Says][] = [
  ["toutes les démarches sauf le changement d’adresse", "request", (one) => !isRequest("address-change")(one)],
  [
    "toutes les démarches sauf la carte perdue, volée ou abîmée",
    "request",
    (one) => !isRequest("loss", "theft", "damage")(one),
  ],
  ["toutes les démarches sauf le renouvellement", "request", (one) => !isRequest("renewal")(one)],
  [
    "toutes les démarches avec une carte à retirer",
    "request",
    (one) => !isRequest("address-change")(one) && !keepsCard(one),
  ],
  ["toutes les démarches", "request", () => true],
  ["demande ou renouvellement", "request", isRequest("first-application", "renewal")],
  ["première demande", "request", isRequest("first-application")],
  ["cartes renouvelées", "request", () => true],
  ["renouvellement", "request", isRequest("renewal")],
  ["nouvelle carte après une concordance", "request", isRequest("civil-status-change")],
  ["changement d’adresse ou d’état civil", "request", isRequest("address-change", "civil-status-change")],
  ["changement d’adresse", "request", isRequest("address-change")],
  ["changement d’état civil", "request", isRequest("civil-status-change")],
  [
    "changement d’état civil sauf mariage, divorce, nom ou prénom",
    "request",
    (one) => isRequest("civil-status-change")(one) && !changeIs("marriage", "divorce", "name")(one),
  ],
  ["changement déclaré", "request", (one) => !isRequest("first-application", "renewal")(one)],
  ["changement à déclarer", "request", (one) => !isRequest("first-application", "renewal")(one)],
  ["carte perdue, volée ou abîmée", "request", isRequest("loss", "theft", "damage")],
  ["carte perdue ou volée", "request", isRequest("loss", "theft")],
  ["carte abîmée", "request", isRequest("damage")],
  ["carte volée", "request", isRequest("theft")],
  ["carte demandée", "request", (one) => !isRequest("address-change")(one) && !keepsCard(one)],
  ["changement d’état civil (mariage)", "request", changeIs("marriage")],
  ["changement d’état civil (PACS)", "request", changeIs("civil-union")],
  ["changement d’état civil (divorce)", "request", changeIs("divorce")],
  ["changement d’état civil (nom ou prénom)", "request", changeIs("name")],
  ["changement d’état civil (naissance)", "request", changeIs("birth")],
  ["changement d’état civil (adoption)", "request", changeIs("adoption")],
  ["changement d’état civil (décès)", "request", changeIs("death")],
  ["changement d’état civil (mariage, divorce, nom ou prénom)", "request", changeIs("marriage", "divorce", "name")],
  ["changement d’état civil (PACS, naissance, adoption, décès)", "request", keepsCard],
  [
    "demande de titre déjà déposée, ou changement d’état civil qui peut changer la carte",
    "request",
    (one) => (isApplication(one) ? one.filed : isRequest("civil-status-change")(one) && !keepsCard(one)),
  ],
  [
    "changement d’état civil qui n’est pas précisé",
    "request",
    (one) => changeIs(undefined)(one) && one.papers === "none",
  ],
  [
    "changement, carte perdue, volée ou abîmée",
    "request",
    (one) => !isRequest("first-application", "renewal")(one) && !one.filed,
  ],
  [
    "demande que le site ANEF ne permet pas, avec l’attestation du Centre de contact citoyen",
    "request",
    mayBeInPlaceOfSite,
  ],
  ["demande déjà déposée", "filing", ({ filed }) => filed],
  ["demande de titre déjà déposée", "filing", (one) => one.filed && isRequest("first-application", "renewal")(one)],
  ["attestation de décision favorable", "filing", (one) => one.filed && isRequest("first-application", "renewal")(one)],
  ["démarche", "request", () => true],
  [
    "changement d’état civil sans concordance ni erreur de la préfecture",
    "request",
    (one) =>
      isRequest("civil-status-change")(one) &&
      !keepsCard(one) &&
      (!isProtected(one) ||
        !isCorrection(one) ||
        ["none", "wrong-birth-certificate", "foreign-papers", "marriage"].includes(one.papers)),
  ],
  ["sur le site ANEF", "channel", online],
  ["que le site ANEF ne permet pas de demander", "channel", mayBeInPlaceOfSite],
  ["à la préfecture", "channel", (one) => !online(one)],
  ["statut de réfugié, et sa famille", "status", ({ protection }) => protection === "refugee"],
  ["statut de réfugié", "status", (one) => isProtected(one) && one.protection === "refugee"],
  ["protection subsidiaire et sa famille", "status", ({ protection }) => protection === "subsidiary-protection"],
  [
    "famille d’une personne avec la protection subsidiaire",
    "status",
    (one) => !isProtected(one) && one.protection === "subsidiary-protection",
  ],
  ["protection subsidiaire", "status", (one) => isProtected(one) && one.protection === "subsidiary-protection"],
  ["statut d’apatride", "status", (one) => isProtected(one) && one.protection === "stateless"],
  ["famille d’une personne apatride", "status", (one) => !isProtected(one) && one.protection === "stateless"],
  ["personne protégée et mariée", "status", (one) => isProtected(one) && one.couple === "married"],
  ["personne protégée", "status", isProtected],
  ["membre de la famille venu par la réunification familiale", "status", ({ reunification }) => reunification === true],
  ["membre de la famille", "status", (one) => !isProtected(one)],
  [
    "couple marié ou en union civile, sans réunification familiale",
    "status",
    ({ tie, reunification }) => reunification === false && (tie === "spouse" || tie === "civil-partner"),
  ],
  ["sauf famille d’une personne réfugiée", "status", (one) => isProtected(one) || one.protection !== "refugee"],
  [
    "personne mariée, de la nationalité d’un pays où la polygamie est permise, ou originaire de ce pays",
    "couple",
    ({ couple }) => couple === "married",
  ],
  [
    "personne mariée, apatride, de la famille d’une personne réfugiée ou d’un pays dont la règle n’est pas certaine",
    "couple",
    ({ couple }) => couple === "married",
  ],
  ["personne mariée à qui la préfecture demande la déclaration", "couple", ({ couple }) => couple === "married"],
  ["vie en France avec plusieurs époux ou épouses", "couple", ({ couple }) => couple === "married"],
  [
    "mariage, union civile ou divorce",
    "couple",
    ({ couple }) => couple === "married" || couple === "civil-union" || couple === "divorced",
  ],
  ["décision depuis 2025", "decision", () => true],
  [
    "couple, ou membre de la famille en couple avec la personne protégée",
    "family",
    (one) => one.reunification !== false && ["spouse", "civil-partner", "cohabiting-partner"].includes(unionOf(one)),
  ],
  [
    "vie en couple sans mariage ni union civile, sans réunification familiale",
    "family",
    (one) => one.reunification !== true && unionOf(one) === "cohabiting-partner",
  ],
  [
    "mariage ou union civile, sans réunification familiale",
    "family",
    (one) => one.reunification !== true && ["spouse", "civil-partner"].includes(unionOf(one)),
  ],
  [
    "parents d’une personne protégée de moins de 18 ans",
    "family",
    ({ tie, age }) => tie === "parent" || (tie === undefined && age < 18),
  ],
  [
    "famille d’une personne protégée",
    "family",
    (one) => isProtected(one) && (unionOf(one) !== undefined || one.childAge !== undefined || one.age < 18),
  ],
  ["moins de 16 ans, pour un titre de voyage", "age", ({ age }) => age < 16],
  ["entre 16 et 18 ans", "age", ({ age }) => age === 17],
  [
    "première demande de 16 à 18 ans, ou enfant de moins de 19 ans",
    "age",
    (one) => (one.age === 17 && isRequest("first-application")(one) && !one.filed) || hasChildUnder(19)(one),
  ],
  ["moins de 18 ans, ou enfant de moins de 18 ans", "age", (one) => one.age < 18 || hasChildUnder(18)(one)],
  ["moins de 18 ans, voyage possible", "age", (one) => one.age < 18 || hasChildUnder(18)(one)],
  ["logement à votre nom", "housing", ({ housing }) => housing === "own-name"],
  ["hébergement chez une personne", "housing", ({ housing }) => housing === "hosted"],
  ["logement à l’hôtel", "housing", ({ housing }) => housing === "hotel"],
  ["hébergement dans un centre (CADA, HUDA, CPH, résidence sociale)", "housing", ({ housing }) => housing === "centre"],
  [
    "pas de logement stable, adresse pour le courrier seulement",
    "housing",
    ({ housing }) => housing === "domiciliation",
  ],
  // No case says when its card expires.
  ["et carte qui expire dans moins de 3 mois", "card", () => false],
  ["et date d’expiration de la carte inconnue", "card", () => true],
  [
    "mariage avant 18 ans",
    "couple",
    ({ age, couple }) => couple === "married" || (age < 18 && (couple === "divorced" || couple === "widowed")),
  ],
  ["union civile avant 18 ans", "couple", ({ couple }) => couple === "civil-union"],
  ["nationalité française", "nationality", (one) => !(isProtected(one) && one.protection === "stateless")],
  ["nationalité européenne", "nationality", (one) => !(isProtected(one) && one.protection === "stateless")],
  ["membre de la famille de nationalité française", "relatives", () => true],
  ["membre de la famille de nationalité européenne", "relatives", () => true],
  ["adresse à Monaco", "place", () => true],
  ["adresse en Nouvelle-Calédonie, en Polynésie française, à Wallis-et-Futuna", "place", () => true],
  ["adresse à Saint-Pierre-et-Miquelon, Saint-Barthélemy ou Saint-Martin", "place", () => true],
  ["adresse à Mayotte, sauf apatrides et leur famille", "place", online],
  ["adresse à Mayotte, apatrides et leur famille", "place", (one) => !online(one)],
  [
    "parents d’une personne mineure avec la protection subsidiaire",
    "family",
    ({ tie, protection }) => tie === "parent" && protection === "subsidiary-protection",
  ],
  [
    "situation de famille que la loi ne prévoit pas, ou pas clairement",
    "family",
    (one) => isRequest("first-application")(one) && mayBeLeftOut(one),
  ],
  [
    "certificat de naissance de l’Ofpra pas encore reçu",
    "papers",
    (one) => isProtected(one) && one.papers === "no-birth-certificate",
  ],
  [
    "erreur dans le certificat de naissance de l’Ofpra",
    "papers",
    (one) => isProtected(one) && one.papers === "wrong-birth-certificate",
  ],
  [
    "erreur seulement sur la carte ou sur le titre de voyage",
    "papers",
    (one) => isProtected(one) && (one.papers === "card" || one.papers === "travel-document"),
  ],
  [
    "seuls le mariage, le divorce ou la nationalité sont différents",
    "papers",
    (one) => isProtected(one) && one.papers === "marriage",
  ],
  [
    "seuls des papiers étrangers sont différents",
    "papers",
    (one) => isProtected(one) && one.papers === "foreign-papers",
  ],
  [
    "sans lettre à l’Ofpra dans le dossier",
    "papers",
    (one) => one.papers === "none" || (one.papers === "not-told" && !hasLetter(one)),
  ],
  ["lettre à l’Ofpra dans le dossier", "papers", hasLetter],
  // No case holds the certificate of an agreement.
  ["attestation de décision favorable", "certificate", () => false],
  // Of no case the day on which it was filed is known.
  ["4 mois sans réponse et 2 mois au plus depuis", "silence", () => false],
  ["4 mois sans réponse, si un avocat ou une association le conseille", "silence", () => false],
];

/** By the articles on family permits, with some dates. */
function mayBeLeftOut({ tie, reunification, age, couple, protection }: Case): boolean {
  const isInUnion = couple === "married" || couple === "civil-union";
  if (tie === "parent") return true;
  if (tie === "child") return age >= 19 || (protection === "subsidiary-protection" && isInUnion);
  if (reunification === true || tie === undefined) return false;
  return tie === "cohabiting-partner" || age < 18 || isInUnion;
}

function hasLetter(one: Case): boolean {
  return (
    isProtected(one) &&
    one.papers === "not-told" &&
    one.age >= 16 &&
    isRequest("first-application", "renewal", "civil-status-change")(one)
  );
}

/** The condition that words put; throws where a word is in no phrase. */
function readCondition(words: string): Says {
  let rest = words.replaceAll("\u00A0", " ");
  const found = new Map<string, Says[]>();
  for (const [phrase, about, says] of phrases.toSorted(([one], [other]) => other.length - one.length)) {
    if (!rest.includes(phrase)) continue;
    rest = rest.replace(phrase, "");
    found.set(about, [...(found.get(about) ?? []), says]);
  }
  if (/[^\s.,:()]/.test(rest.replaceAll(/\b(?:ou|et)\b/g, "")))
    throw new Error(`« ${words} »: no phrase for « ${rest} »`);
  return (one) => [...found.values()].every((alternatives) => alternatives.some((says) => says(one)));
}

const isApplication = isRequest("first-application", "renewal");
const disagreesOtherwise: Says = ({ papers }) =>
  ["wrong-birth-certificate", "card", "travel-document", "foreign-papers", "marriage"].includes(papers);
const isRenewalToCome: Says = (one) => !(one.filed && isRequest("renewal")(one));

/** What a rule asks for beside what its words say: the words are short. */
const unsaid: Record<string, Says> = {
  "union-may-be-before-asylum": ({ couple }) => couple === "married" || couple === "civil-union",
  "minor-needs-no-card": (one) =>
    hasChildUnder(18)(one) || !(one.age === 17 && isRequest("first-application")(one) && !one.filed),
  "waiting-for-ofpra": ({ papers }) => papers === "none" || papers === "no-birth-certificate",
  "concordance-certificate": (one) => isProtected(one) && isCorrection(one) && !disagreesOtherwise(one),
  "free-card": (one) => isProtected(one) && isCorrection(one) && one.papers !== "none" && !disagreesOtherwise(one),
  "old-card": (one) => !keepsCard(one),
  "commitment-contract": ({ filed }) => !filed,
  "declared-change": ({ change }) => change !== undefined,
  ...Object.fromEntries(
    [
      "right-to-stay",
      "before-18",
      "scan",
      "account",
      "request-button",
      "declare-button",
      "file-at-prefecture",
      "declare-at-prefecture",
      "move-now",
    ].map((id): [string, Says] => [id, ({ filed }) => !filed]),
  ),
  ...Object.fromEntries(
    ["renewal-window", "renewal-window-prefecture", "late-renewal", "late-renewal-prefecture"].map(
      (id): [string, Says] => [id, isRenewalToCome],
    ),
  ),
  "issuing-delay": ({ filed }) => !filed,
  "non-polygamy-required": isApplication,
  "non-polygamy-recommended": isApplication,
  "ofpra-form": isProtected,
  "card-resident": isApplication,
  "card-subsidiary": isApplication,
  "card-family-subsidiary": isApplication,
  "card-stateless": isApplication,
  "card-family-stateless": isApplication,
  "renewal-rights": (one) => !isRequest("renewal")(one),
  "receipt-late": isApplication,
  "compare-papers": ({ papers }) => papers === "none" || papers === "no-birth-certificate",
  "what-concordance-is": (one) => !disagreesOtherwise(one),
  "after-concordance": (one) => !disagreesOtherwise(one) && !isRequest("civil-status-change")(one),
};

const conditions = new Map(blankChecklist().map(({ id, condition }) => [id, said(condition!).fr]));
const rows = checklistRows.map((row) => [row.id, conditions.get(row.id)!, row] as const);
const situations = cases.map((one) => [one, situationsOf(one)] as const);

/** Whether the row is for one of these; where another law applies there are few rows. */
const isFor = ({ when, whereAnotherLawApplies }: ChecklistRow, of: readonly Situation[]): boolean =>
  of.some((situation) => (situation.otherLaw === undefined || whereAnotherLawApplies === true) && when(situation));

test.each(rows)("%s is for: %s", (id, words, row) => {
  const says = readCondition(words);
  const expected: Says = (one) => says(one) && (unsaid[id]?.(one) ?? true);
  // Under 16 there is no permit to ask for, which no words say again; where they name an age it is compared.
  const compared = situations.filter(([{ age }]) => age >= 16 || /\d+\u00A0ans/.test(words));
  const wrong = compared.filter(([one, of]) => expected(one) !== isFor(row, of)).map(([one]) => one);
  expect(wrong.slice(0, 3)).toEqual([]);
});

test("no row under 16 has words that exclude a person of that age", () => {
  const young = situations.filter(([{ age }]) => age < 16);
  const wrong = rows.flatMap(([id, words, row]) => {
    const says = readCondition(words);
    return young.some(([one, of]) => isFor(row, of) && !says(one)) ? [id] : [];
  });
  expect(wrong).toEqual([]);
});

test("the table names only rows whose words differ", () => {
  const known = new Set<string>(checklistRows.map(({ id }) => id));
  expect(Object.keys(unsaid).filter((id) => !known.has(id))).toEqual([]);
});
