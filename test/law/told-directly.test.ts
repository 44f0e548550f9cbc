// What an answer has decided is told directly: no « if » about it, no word of another sex, one row for one thing.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { computeDeadlines } from "../../functions/law/deadlines.ts";
import { makeChecklist } from "../../functions/law/checklist.ts";
import { actsFor } from "../../functions/law/checklist/acts.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { sampleAnswers, sampleSituation, sampleToday, type SampleOverrides } from "../support/sample-answers.ts";
import { said } from "../support/said.ts";

const single = { kind: "single" } as const;
const bornOn = (date: string) => ({
  familyName: "Karimi",
  givenNames: "Nour",
  birth: { date, place: "Hérat", country: "AF" },
  nationalities: ["AF"],
});
const differing = {
  item: "given-names",
  onBirthCertificate: "Mariam",
  onOtherPaper: "Mariama",
  otherPaper: "asylum-application-certificate",
} as const;
const ofRefugee = (tie: "spouse" | "parent" | "child", more: object = {}) =>
  ({ kind: "family-member", of: "refugee", tie, ...more }) as const;

type Row = { title: string; why: string };

function rowOf(id: string, answers: SampleOverrides): Row | undefined {
  const found = makeChecklist(sampleSituation(answers)).find((one) => one.id === id);
  return found && { title: said(found.title).fr, why: found.why === undefined ? "" : said(found.why).fr };
}

// Who, the row, and its words: as long as nothing is decided, « si »; `undefined` is no row.
const cases: [who: string, answers: SampleOverrides, row: string, words: RegExp | undefined][] = [
  [
    "a protected minor, of their own parents",
    { identity: bornOn("2010-03-05"), couple: single },
    "parents-card",
    /^Vos parents \| Vos parents peuvent avoir une carte tant que vous avez moins de 18 ans/,
  ],
  ["a married minor", { identity: bornOn("2010-03-05") }, "parents-card", undefined],
  [
    "a parent who applies",
    { status: ofRefugee("parent"), couple: single },
    "parents-card",
    /^Parent d’un enfant protégé \| Vous/,
  ],
  [
    "the parent of a grown-up",
    { status: ofRefugee("parent", { relativeBirthDate: "1990" }), couple: single },
    "parents-card",
    undefined,
  ],
  [
    "a wife who came by reunification",
    { status: ofRefugee("spouse", { byReunification: true }) },
    "couple-by-reunification",
    /^Avec la réunification familiale \| Vous pouvez/,
  ],
  [
    "a wife who does not say how she came",
    { status: ofRefugee("spouse") },
    "couple-by-reunification",
    /^Si votre couple vient/,
  ],
  [
    "a refugee whose wife came by reunification",
    { familyMembers: [{ tie: "spouse", byReunification: true }] },
    "couple-by-reunification",
    /^Avec la réunification familiale \| La personne venue/,
  ],
  [
    "a marriage after the request for asylum",
    { asylumApplicationDate: "2014-01-05" },
    "couple-since-asylum",
    /^Union après la demande d’asile/,
  ],
  ["a marriage that may be before it", {}, "couple-since-asylum", /^Si l’union est après/],
  ["a couple without marriage", { couple: { kind: "cohabiting" } }, "unmarried-partner", /^Couple sans mariage/],
  [
    "a French husband",
    { couple: { kind: "married", spouse: { nationalities: ["FR"] } } },
    "french-relative",
    /^Proche de nationalité française/,
  ],
  [
    "a Polish husband",
    { couple: { kind: "married", spouse: { nationalities: ["PL"] } } },
    "european-relative",
    /^Proche de nationalité européenne/,
  ],
  [
    "a child of 10, of their own journey",
    { identity: bornOn("2016-03-05"), couple: single },
    "dcem",
    /^Pour voyager : DCEM/,
  ],
  [
    "a parent whose child travels",
    { children: [{ ...bornOn("2016-03-05"), travels: true }] },
    "dcem",
    /^Voyage d’un enfant/,
  ],
  ["a parent whose child may travel", { children: [bornOn("2016-03-05")] }, "travel-document", /^Si un enfant voyage/],
  [
    "a person who says that their papers agree",
    { concordance: { birthCertificate: "received", differences: [] } },
    "what-concordance-is",
    undefined,
  ],
  [
    "the same person, of comparing papers",
    { concordance: { birthCertificate: "received", differences: [] } },
    "compare-papers",
    undefined,
  ],
  [
    "a person whose papers differ",
    { concordance: { birthCertificate: "received", differences: [differing] } },
    "what-concordance-is",
    /^Vos papiers sont différents/,
  ],
  [
    "a person whose papers differ, who declares a loss",
    { procedure: { kind: "loss" }, concordance: { birthCertificate: "received", differences: [differing] } },
    "ask-for-concordance",
    /^Certificat de concordance pas reçu/,
  ],
  [
    "a person who holds the certificate",
    { concordance: { birthCertificate: "received", certificateReceived: true } },
    "what-concordance-is",
    /^Votre certificat de concordance/,
  ],
  [
    "a person who awaits the birth certificate",
    { concordance: { birthCertificate: "not-received" } },
    "wait-for-birth-certificate",
    /^Certificat de naissance pas encore reçu/,
  ],
  [
    "a person whose birth certificate is wrong",
    { concordance: { birthCertificate: "has-an-error" } },
    "wrong-birth-certificate",
    /^Erreur dans/,
  ],
  [
    "a person whose card alone is wrong",
    { concordance: { birthCertificate: "received", differences: [{ ...differing, otherPaper: "residence-permit" }] } },
    "wrong-card",
    /^Erreur seulement sur le titre/,
  ],
  [
    "a person who has the birth certificate",
    { concordance: { birthCertificate: "received" } },
    "waiting-for-ofpra",
    undefined,
  ],
  [
    "a card that has expired",
    { procedure: { kind: "renewal", currentPermit: { expiresOn: "2026-11-02" } } },
    "extension-renewal",
    /elle maintient vos droits en France/,
  ],
  [
    "a wife who came without reunification",
    { status: ofRefugee("spouse", { byReunification: false }) },
    "common-life",
    /\| Un an au moins\.$/,
  ],
  [
    "a wife who came by it",
    { status: ofRefugee("spouse", { byReunification: true }) },
    "medical-certificate",
    /\| À donner au plus tard/,
  ],
  ["a wife who does not say", { status: ofRefugee("spouse") }, "entry-visa", /Seulement après une réunification/],
  [
    "a person with a domiciliation",
    { housing: { kind: "domiciliation" } },
    "address-domiciliation",
    /elle est acceptée\.$/,
  ],
  [
    "a marriage in France",
    {
      procedure: { kind: "civil-status-change", civilStatus: { change: "marriage" } },
      couple: { kind: "married", marriage: { country: "FR" } },
    },
    "paper-marriage",
    /\| La copie vient de la mairie du mariage\.$/,
  ],
  [
    "a marriage abroad",
    { procedure: { kind: "civil-status-change", civilStatus: { change: "marriage" } } },
    "paper-marriage",
    /\| Faites d’abord enregistrer/,
  ],
  ["an Algerian", { identity: { nationalities: ["DZ"] } }, "commitment-contract", /dont la vôtre ;/],
  [
    "the husband of a Pole",
    { couple: { kind: "married", spouse: { nationalities: ["PL"] } } },
    "commitment-contract",
    /peut-être pour vous/,
  ],
];

describe("what an answer has decided is no « if »", () => {
  test.each(cases)("%s", (_, answers, id, words) => {
    const row = rowOf(id, answers);
    const printed = row && `${row.title} | ${row.why}`.replaceAll("\u00A0", " ");
    expect(printed ?? "no row").toMatch(words ?? /^no row$/);
  });

  test("a row that begins with « si » is not about what the answers say", () => {
    const decided = cases.flatMap(([who, answers, id, words]) =>
      words !== undefined && !words.source.startsWith("^Si ") && rowOf(id, answers)?.title.startsWith("Si ") === true
        ? [who]
        : [],
    );
    expect(decided).toEqual([]);
  });
});

describe("children who grow up", () => {
  const ofFather = (children: object[]) => sampleAnswers({ couple: single, children });
  const paperOf = (children: object[], language: "fr" | "en" = "fr") =>
    renderDossier(makeDossier(ofFather(children), { today: sampleToday, only: ["checklist"] }), language).documents[0]!
      .markup;
  const amina = { ...bornOn("2009-01-15"), givenNames: "Amina Zahra" };
  const samir = { ...bornOn("2008-06-02"), givenNames: "Samir" };

  test("have one row, and the person has their own words for it", () => {
    const rowsOf = (answers: SampleOverrides) =>
      makeChecklist(sampleSituation(answers))
        .map(({ title }) => said(title).fr)
        .filter((title) => /grandit|À 18/.test(title));
    expect(rowsOf({ children: [amina] })).toEqual(["Quand un enfant grandit"]);
    expect(rowsOf({ identity: bornOn("2009-03-05"), couple: single })).toEqual(["À 18\u00A0ans"]);
    const before = makeChecklist(sampleSituation({ identity: bornOn("2009-03-05"), couple: single }));
    expect(before.filter(({ title }) => said(title).fr === "Avant 18\u00A0ans")).toHaveLength(1);
  });

  test("are named where there are several, by the first given name", () => {
    const paper = paperOf([amina, samir]).replaceAll("\u00A0", " ");
    expect(paper).toContain("Demander un titre de séjour pour Amina");
    expect(paper).toContain("Demander un titre de séjour pour Samir");
    expect(paper).not.toContain("votre enfant a besoin");
    expect(paperOf([amina, samir], "en")).toContain("a residence permit for Samir");
  });

  test("are named together where they are born on one day", () => {
    const paper = paperOf([amina, { ...amina, givenNames: "Yasmin" }]).replaceAll("\u00A0", " ");
    expect(paper).toContain("pour Amina et Yasmin");
    expect(paper).toMatch(/Amina et Yasmin auront 18 ans le/);
  });

  test.each([
    ["an only child", [amina]],
    ["children of whom one has no name", [{ birth: amina.birth }, { birth: samir.birth }]],
  ])("are not named otherwise: %s", (_, children) => {
    expect(paperOf(children)).toMatch(/pour un enfant devenu majeur/);
  });

  test("have no name outside the paper", () => {
    const dates = computeDeadlines(sampleSituation({ children: [amina, samir] }));
    expect(dates.some(({ named }) => named !== undefined)).toBe(true);
    expect(JSON.stringify(dates.map((date) => ({ ...date, named: undefined })))).not.toMatch(/Amina|Samir/);
  });
});

describe("words about people", () => {
  test("whoever signs for a minor is named, or meant without a sex", () => {
    const concordance = {
      birthCertificate: "received",
      differences: [{ ...differing, onBirthCertificate: "Nour" }],
    } satisfies SampleOverrides["concordance"];
    const minor = { identity: bornOn("2010-03-05"), couple: single, concordance };
    const postOf = (answers: SampleOverrides) =>
      said(actsFor(sampleSituation(answers)).find(({ id }) => id === "post-letter")!.text).fr;
    expect(
      postOf({ ...minor, representative: { familyName: "Karimi", givenNames: "Zahra", gender: "female" } }),
    ).toMatch(/^Zahra signe la lettre/);
    expect(postOf(minor)).toMatch(/^La personne qui vous représente signe la lettre/);
  });

  test("a family member, who has no birth certificate of Ofpra, reads of their own papers", () => {
    const dossier = makeDossier(sampleAnswers({ status: ofRefugee("spouse") }), { today: sampleToday });
    const letter = dossier.notIncluded.find(({ id }) => id === "ofpra-letter")!;
    expect(said(letter.reason).fr).toContain("avec vos propres actes");
  });

  // Of these people the sex is asked, or not known: the host, the spouse, whoever represents a minor.
  const masculine =
    /hébergeu[rs]|hébergeants?\b|représentants?\b|tuteurs?\b|\b(?:votre|le|du|au|son) conjoint|concubin d|\bun (?:réfugié|apatride|mineur)\b/i;
  const files = ["checklist", "decisions", "deadlines", "documents", "fees", "problems", "warnings"].map(
    (name) => `templates/locales/fr/${name}.json`,
  );
  const letters = ["ofpra-letter", "parts/letter", "parts/refusal-letter"].map(
    (name) => `functions/documents/${name}.ts`,
  );
  const papers = readdirSync("templates/documents").map((name) => `templates/documents/${name}`);

  test.each([...files, ...papers, ...letters])("are of no sex in %s", (file) => {
    const text = readFileSync(file, "utf8").replace(/^\{\{!--[\s\S]*?--\}\}/, "");
    expect(text.split("\n").filter((line) => masculine.test(line) && !/^\s*(?:\/\/|\*|male:)/.test(line))).toEqual([]);
  });
});
