// The letter about a certificate or receipt that is late: for whom it is made and why, around each edge, and what it says.
import { describe, expect, test } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { lateCertificateOf } from "../../functions/law/certificates/late-certificate.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { readPdf, textOf } from "../support/read-pdf.ts";
import { said } from "../support/said.ts";
import {
  sampleAnswers,
  sampleSituation,
  sampleToday,
  type SampleOverrides as Overrides,
} from "../support/sample-answers.ts";

const id = "late-certificate-letter";
type Procedure = Answers["procedure"];
type Kind = NonNullable<NonNullable<Procedure["attestation"]>["kind"]>;

const stateOn = (today: string, procedure: Procedure, more: Overrides = {}) =>
  lateCertificateOf(sampleSituation({ ...more, procedure }, today));

const holding = (expiresOn: string, kind?: Kind): Procedure => ({
  kind: "first-application",
  attestation: { expiresOn, ...(kind && { kind }) },
});
const filed = (kind: Procedure["kind"], filedOn?: string, more: Partial<Procedure> = {}): Procedure => ({
  kind,
  request: filedOn === undefined ? {} : { filedOn },
  ...more,
});
const card = (expiresOn: string) => ({ currentPermit: { expiresOn } });

describe("who gets the letter, and who does not", () => {
  test.each<[string, string, Procedure, string]>([
    ["a certificate with 31 days left", "2026-11-23", holding("2026-12-24"), "not-yet"],
    ["with 30 days left", "2026-11-23", holding("2026-12-23"), "soon"],
    ["with a day left", "2026-11-23", holding("2026-11-24"), "soon"],
    ["on its last day", "2026-11-23", holding("2026-11-23"), "today"],
    ["ended the day before", "2026-11-23", holding("2026-11-22"), "over"],
    ["31 days over the end of a year", "2026-12-01", holding("2027-01-01"), "not-yet"],
    ["30 days over the end of a year", "2026-12-02", holding("2027-01-01"), "soon"],
    ["31 days over a 28 February", "2027-01-29", holding("2027-03-01"), "not-yet"],
    ["30 days over a 28 February", "2027-01-30", holding("2027-03-01"), "soon"],
    ["31 days over a 29 February", "2028-01-30", holding("2028-03-01"), "not-yet"],
    ["30 days over a 29 February", "2028-01-31", holding("2028-03-01"), "soon"],
    ["that ends on a 29 February", "2028-02-29", holding("2028-02-29"), "today"],
    ["ended on a 29 February", "2028-03-01", holding("2028-02-29"), "over"],
    ["nothing filed", "2026-11-23", { kind: "first-application" }, "nothing-filed"],
    ["a change that is declared", "2026-11-23", filed("loss", "2026-10-01"), "nothing-filed"],
    [
      "a move beside a renewal",
      "2026-11-23",
      { kind: "address-change", attestation: { expiresOn: "2026-12-01" } },
      "soon",
    ],
    ["filed 14 days ago, none given", "2026-11-23", filed("first-application", "2026-11-09"), "just-filed"],
    ["filed 15 days ago, none given", "2026-11-23", filed("first-application", "2026-11-08"), "none"],
    ["filed in February, 14 days ago", "2028-03-07", filed("first-application", "2028-02-22"), "just-filed"],
    ["filed in February, 15 days ago", "2028-03-08", filed("first-application", "2028-02-22"), "none"],
    ["filed on a day that is not known", "2026-11-23", filed("first-application"), "none"],
    ["a renewal without the end of the card", "2026-11-23", filed("renewal", "2026-10-01"), "card-end-unknown"],
    ["a renewal, the card has 31 days", "2026-11-23", filed("renewal", "2026-10-01", card("2026-12-24")), "card-valid"],
    ["a renewal, the card has 30 days", "2026-11-23", filed("renewal", "2026-10-01", card("2026-12-23")), "none-card"],
    ["a renewal, the card has ended", "2026-11-23", filed("renewal", "2026-08-01", card("2026-11-01")), "none-card"],
    [
      "a renewal of yesterday, the card has ended",
      "2026-11-23",
      filed("renewal", "2026-11-22", card("2026-11-01")),
      "just-filed",
    ],
  ])("%s, on %s", (_, today, procedure, state) => {
    expect(stateOn(today, procedure).state).toBe(state);
    const answers = sampleAnswers({ procedure });
    const { documents, notIncluded } = makeDossier(answers, { today });
    const found = [...documents, ...notIncluded].find((document) => document.id === id)!;
    const isMade = ["soon", "today", "over", "none", "none-card"].includes(state);
    expect(documents.includes(found)).toBe(isMade);
    for (const reason of Object.values(said(found.reason))) expect(reason).toMatch(/\.$/);
  });

  test("a child under 16 has no permit to wait for", () => {
    const identity = { birth: { date: "2015-01-01" } };
    expect(stateOn("2026-11-23", holding("2026-11-30"), { identity }).state).toBe("nothing-filed");
  });

  test.each([
    ["its last day while it is to come", holding("2026-12-06"), "2026-12-06"],
    ["ten days on the last day", holding("2026-11-23"), "2026-12-03"],
    ["ten days afterwards", holding("2026-11-01"), "2026-12-03"],
  ])("an answer is asked for by %s", (_, procedure, replyBy) => {
    expect(stateOn("2026-11-23", procedure)).toMatchObject({ replyBy });
  });

  test.each([
    ["a Sunday", "2026-12-03", "2026-12-11"],
    ["Christmas", "2026-12-15", "2026-12-24"],
  ])("and before it where that day is %s", (_, today, replyBy) => {
    expect(stateOn(today, holding("2026-10-01"))).toMatchObject({ replyBy });
  });
});

function letterFor(procedure: Procedure, more: Overrides = {}, today = sampleToday) {
  const dossier = makeDossier(sampleAnswers({ ...more, procedure }), { today, only: [id] });
  return renderDossier(dossier, "fr").documents.find((document) => document.id === id)!;
}

async function pagesOf({ markup }: { markup: string }): Promise<string[]> {
  const file = printDocument({ fileName: "x.pdf", markup }, sampleToday, allFonts, nodePlatform);
  const { pages } = await readPdf(file.bytes);
  return pages.map(({ runs }) => textOf(runs).replaceAll(/\s+/g, " "));
}

const textOfLetter = async (...of: Parameters<typeof letterFor>) => (await pagesOf(letterFor(...of))).join(" ");

const request = { filedOn: "2026-05-04", number: "7500-2026-1", statusShown: "Instruction en cours" };
const over = (kind: Kind): Procedure => ({ ...holding("2026-11-10", kind), request });

describe("what the letter says", () => {
  test("the request, its state in the words of the site, the end of the certificate, and until when an answer is asked for", async () => {
    const text = await textOfLetter({ ...over("extension"), atRisk: { job: true, housing: true, health: false } });
    expect(text).toContain("Objet : renouvellement d’une attestation de prolongation d’instruction");
    expect(text).toContain("déposée le 4 mai 2026 ; numéro : 7500-2026-1");
    expect(text).toContain("affiché sur l’ANEF : « Instruction en cours »");
    expect(text).toContain("a expiré le 10 novembre 2026 et aucun document ne l’a remplacée");
    expect(text).toContain("« renouvelée aussi longtemps que le préfet n’a pas statué sur la demande »");
    expect(text).toContain("au plus tard le 3 décembre 2026, une nouvelle attestation");
    expect(text).toContain("Droits menacés, avec les preuves jointes : l’emploi, le logement.");
    expect(text).toMatch(
      /P\.J\. \(copies, aucun original\).*lettre de l’employeur ou contrat ; courrier du bailleur ou du centre/,
    );
    expect(text).not.toMatch(/CPAM|€/);
  });

  test.each<[string, Procedure, Overrides, RegExp, RegExp]>([
    ["a refugee", over("extension"), {}, /R\. 431-15-1 et R\. 431-15-3 du CESEDA/, /R\. 431-12|R\. 431-15-4/],
    [
      "subsidiary protection",
      over("extension"),
      { status: { kind: "subsidiary-protection" } },
      /R\. 431-15-4/,
      /R\. 431-15-3/,
    ],
    [
      "a family member",
      over("extension"),
      { status: { kind: "family-member", of: "refugee", tie: "spouse" } },
      /l’article R\. 431-15-1 du CESEDA/,
      /R\. 431-15-3|P\.J\..*décision/,
    ],
    [
      "a renewal",
      { ...over("extension"), kind: "renewal" },
      {},
      /l’article R\. 431-15-1 du CESEDA.*titre de séjour \(les deux faces\)/,
      /R\. 431-15-3/,
    ],
    [
      "a stateless person",
      over("receipt"),
      { status: { kind: "stateless" } },
      /d’un récépissé.*R\. 431-12 du CESEDA.*un nouveau récépissé/,
      /ANEF|431-15/,
    ],
    [
      "who was agreed with",
      over("favourable-decision"),
      {},
      /a reçu une décision favorable.*R\. 431-15-1.*la date de remise de la carte/,
      /n’a pas statué/,
    ],
    [
      "who never got one",
      filed("first-application", "2026-10-01"),
      {},
      /remise d’une attestation.*une attestation de/,
      /a expiré|nouvelle/,
    ],
    [
      "whose card ends before one came",
      filed("renewal", "2026-10-01", card("2026-12-01")),
      {},
      /Fin de validité du titre de séjour : 1er décembre 2026/,
      /a expiré/,
    ],
  ])("the articles and the request that fit: %s", async (_, procedure, more, words, others) => {
    const text = await textOfLetter(procedure, more);
    expect(text).toMatch(words);
    expect(text).not.toMatch(others);
  });

  test("beside a change, nothing of the change is said to be of the renewal", async () => {
    const procedure: Procedure = { kind: "address-change", request, attestation: { expiresOn: "2026-11-10" } };
    const text = await textOfLetter(procedure);
    expect(text).toContain("La demande de renouvellement");
    expect(text).not.toContain("7500-2026-1");
  });

  test("whoever represents a minor signs, and speaks of the request", async () => {
    const identity = { familyName: "Rahimi", givenNames: "Nour", birth: { date: "2010-06-15" } };
    const representative = { familyName: "Rahimi", givenNames: "Ali", gender: "male" } as const;
    const letter = letterFor(over("extension"), { identity, representative, couple: { kind: "single" } });
    const text = (await pagesOf(letter)).join(" ");
    expect(text).toMatch(/^RAHIMI Ali pour RAHIMI Nour/);
    expect(text).toContain("Signature du représentant légal");
    expect(text).not.toMatch(/ma demande|mon attestation|J’ai été/);
  });

  test("the prefecture is left to the pen, in the window of the envelope", () => {
    const { markup, toFillIn } = letterFor(over("extension"));
    expect(markup).toMatch(
      /<address-window>PREFECTURE <fill [^>]*label="nom de la préfecture"\/><br\/>SERVICE DES ETRANGERS/,
    );
    expect(toFillIn).toEqual(
      expect.arrayContaining(["nom de la préfecture", "adresse de la préfecture", "lieu", "date", "signature"]),
    );
  });

  test("what is not known is a line for the pen", () => {
    const { toFillIn } = letterFor(holding("2026-11-10"), { foreignerNumber: undefined });
    expect(toFillIn).toEqual(
      expect.arrayContaining([
        "date de dépôt de la demande",
        "numéro de la demande",
        "état de la demande affiché sur l’ANEF",
        "droits menacés (emploi, prestations, logement, soins, études)",
      ]),
    );
  });
});

describe("its pages", () => {
  const everyRisk = { job: true, benefits: true, housing: true, health: true, studies: true };
  test.each<[string, Procedure, Overrides]>([
    ["of a refugee with every right at risk", { ...over("extension"), atRisk: everyRisk }, {}],
    ["of a stateless person", { ...over("receipt"), atRisk: everyRisk }, { status: { kind: "stateless" } }],
    ["after an agreement", { ...over("favourable-decision"), atRisk: everyRisk }, {}],
    ["of a renewal", { ...over("extension"), kind: "renewal", atRisk: { job: true } }, {}],
    ["of whom little is known", holding("2026-11-10"), { foreignerNumber: undefined, decision: undefined }],
  ])("%s: one", async (_, procedure, more) => {
    expect(await pagesOf(letterFor(procedure, more))).toHaveLength(1);
  });

  test("without answers: one", async () => {
    const pages = await pagesOf(renderBlank(id, "fr"));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("R. 431-12 et R. 431-15-1 du CESEDA");
  });

  test("with very long answers: what is asked for, the closing and the signature are together", async () => {
    const long = "Rajaonarivelo Andriamanantena Rakotomalala Ramanantsoa Rabemananjara";
    const identity = { familyName: long, givenNames: long, usualName: "Ratsimandresy", birth: { date: "1990-09-12" } };
    const address = {
      street: "125 bis avenue du Général-de-Gaulle",
      apartment: long,
      building: long,
      postcode: "94140",
      town: long,
    };
    const pages = await pagesOf(letterFor({ ...over("extension"), atRisk: everyRisk }, { identity, address }));
    expect(pages.length).toBeLessThanOrEqual(2);
    expect(pages.at(-1)).toMatch(/Je vous demande.*haute considération.*P\.J\..*Signature/);
  });
});
