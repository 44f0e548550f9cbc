// The letters to Ofpra, and the data sheet for the prosecutor: for whom and why. They fit: one page, also with long names and addresses, and a signature that stays with its words.
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import type { Answers, Difference } from "../../functions/answers/answers.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { aged, decide, identity, outcomeOf, procedure } from "../support/decisions.ts";
import { readPdf, textOf } from "../support/read-pdf.ts";
import { sampleAnswers, type SampleOverrides as Overrides, sampleToday } from "../support/sample-answers.ts";

const stateless: Overrides = {
  status: { kind: "stateless" },
  identity: { ...identity, birth: { date: "1990-03-05", country: "SY" }, nationalities: "stateless" },
};
const differing = (otherPaper: Difference["otherPaper"]): Difference[] => [
  { item: "birth-date", onBirthCertificate: "1990", onOtherPaper: "1991", otherPaper },
];

describe("request for a copy of the decision", () => {
  const lost = (more: NonNullable<Answers["decision"]> = {}, others: Overrides = {}): Overrides => ({
    decision: { copyLost: true, ...more },
    ...others,
  });

  it.each<[string, string, Overrides, RegExp]>([
    ["a lost decision of Ofpra", "recommended", lost({ by: "ofpra" }), /uniquement par courrier\. Gardez une preuve/],
    ["the same, of a stateless person", "recommended", lost({ by: "ofpra" }, stateless), /courrier/],
    ["the same, of a child", "recommended", lost({ by: "ofpra" }, aged("2015-01-01")), /courrier/],
    ["the same, at a renewal", "recommended", lost({ by: "ofpra" }, procedure("renewal")), /courrier/],
    ["the same, at a loss of the card", "recommended", lost({ by: "ofpra" }, procedure("loss")), /courrier/],
    ["the same, for someone who waits", "recommended", lost({ by: "ofpra" }, procedure("waiting")), /courrier/],
    ["a lost decision of nobody knows whom", "recommended", lost(), /d’un autre juge, n’envoyez pas cette lettre/],
    ["a lost decision of the CNDA", "no", lost({ by: "cnda" }), /ne vient pas de l’Ofpra.*juridiction/],
    ["a lost decision of a court", "no", lost({ by: "court" }, stateless), /ne vient pas de l’Ofpra/],
    [
      "a lost decision about another person",
      "no",
      lost({ by: "ofpra" }, { status: { kind: "family-member", of: "refugee", tie: "spouse" } }),
      /celle de la personne protégée/,
    ],
    ["a decision that is there", "no", { decision: { by: "ofpra", copyLost: false } }, /ne disent pas/],
    ["nothing is said of the decision", "no", { decision: undefined }, /ne disent pas/],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf("decision-copy-request", overrides)).toBe(expected);
    expect(decide("decision-copy-request", overrides).reason.fr).toMatch(why);
  });

  it("is missed by nobody whose decision is there", () => {
    expect(decide("decision-copy-request", {}).isNotMissed).toBe(true);
    expect(decide("decision-copy-request", lost({ by: "cnda" })).isNotMissed).toBeUndefined();
  });
});

type Concordance = NonNullable<Answers["concordance"]>;

const wrongAct = (clericalError?: boolean, more: Partial<Concordance> = {}, others: Overrides = {}): Overrides => ({
  concordance: {
    birthCertificate: "has-an-error",
    ...(clericalError === undefined ? {} : { clericalError }),
    ...more,
  },
  ...others,
});
const ofMarriage = (clericalError: boolean | undefined, couple: Answers["couple"]): Overrides =>
  wrongAct(clericalError, { birthCertificate: "received", marriageCertificateError: true }, { couple });
const asFamily: Overrides = { status: { kind: "family-member", of: "refugee", tie: "spouse" } };

describe("letter about a clerical error", () => {
  it.each<[string, string, Overrides, RegExp]>([
    ["an error that Ofpra made", "recommended", wrongAct(true), /la corrige lui-même.*à la main dans le tableau/],
    [
      "the same, with what is right",
      "recommended",
      wrongAct(true, { differences: differing("protection-decision") }),
      /plusieurs mois\.$/,
    ],
    ["the same, of a stateless person", "recommended", wrongAct(true, {}, stateless), /Relisez d’abord/],
    ["the same, of a child", "recommended", wrongAct(true, {}, aged("2015-01-01")), /Relisez d’abord/],
    ["the same, for someone who waits", "recommended", wrongAct(true, {}, procedure("waiting")), /Relisez d’abord/],
    ["the same, at a loss of the card", "recommended", wrongAct(true, {}, procedure("loss")), /Relisez d’abord/],
    [
      "the same, beside a certificate of concordance",
      "recommended",
      wrongAct(true, { certificateReceived: true }),
      /Relisez d’abord/,
    ],
    ["an error of the marriage certificate alone", "recommended", ofMarriage(true, { kind: "divorced" }), /tableau/],
    ["the same, of who never married", "no", ofMarriage(true, { kind: "single" }), /ne signalent pas d’erreur/],
    ["the same, of who is in a civil union", "no", ofMarriage(true, { kind: "civil-union" }), /ne signalent pas/],
    ["an error that was in the file", "no", wrongAct(false), /seulement ses propres erreurs.*tribunal de Paris/],
    ["an error that comes from nobody knows where", "no", wrongAct(), /ne disent pas d’où elle vient/],
    ["the same, of the marriage certificate", "no", ofMarriage(undefined, { kind: "widowed" }), /d’où elle vient/],
    ["an error in an act of another person", "no", wrongAct(true, {}, asFamily), /ceux de la personne protégée/],
    [
      "a first act that has not come",
      "no",
      wrongAct(true, { birthCertificate: "not-received" }),
      /ne signalent pas d’erreur/,
    ],
    ["a right act", "no", wrongAct(true, { birthCertificate: "received" }), /ne signalent pas d’erreur/],
    ["nothing is said of acts", "no", { concordance: undefined }, /ne signalent pas d’erreur/],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf("clerical-error-letter", overrides)).toBe(expected);
    expect(decide("clerical-error-letter", overrides).reason.fr).toMatch(why);
  });

  it("is missed by nobody whose acts have no error", () => {
    expect(decide("clerical-error-letter", {}).isNotMissed).toBe(true);
    expect(decide("clerical-error-letter", wrongAct()).isNotMissed).toBeUndefined();
  });
});

describe("data sheet for a rectification", () => {
  it.each<[string, string, Overrides, RegExp]>([
    [
      "an error that was in the file",
      "recommended",
      wrongAct(false),
      /procureur corrige l’acte ou un juge décide.*1046/,
    ],
    [
      "the same, with what is right",
      "recommended",
      wrongAct(false, { differences: differing("foreign-paper") }),
      /Paris/,
    ],
    ["the same, of a stateless person", "recommended", wrongAct(false, {}, stateless), /Paris/],
    ["the same, of a child", "recommended", wrongAct(false, {}, aged("2015-01-01")), /Paris/],
    ["the same, for someone who waits", "recommended", wrongAct(false, {}, procedure("waiting")), /Paris/],
    ["an error of the marriage certificate alone", "recommended", ofMarriage(false, { kind: "married" }), /Paris/],
    ["the same, of who never married", "no", ofMarriage(false, { kind: "single" }), /ne signalent pas d’erreur/],
    ["an error that Ofpra made", "no", wrongAct(true), /écrivez-lui, il la corrige lui-même\. S’il refuse/],
    ["an error that comes from nobody knows where", "no", wrongAct(), /ne disent pas d’où elle vient/],
    ["an error in an act of another person", "no", wrongAct(false, {}, asFamily), /ceux de la personne protégée/],
    ["a first act that has not come", "no", wrongAct(false, { birthCertificate: "not-received" }), /ne signalent pas/],
    ["a right act", "no", wrongAct(false, { birthCertificate: "received" }), /ne signalent pas d’erreur/],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf("rectification-sheet", overrides)).toBe(expected);
    expect(decide("rectification-sheet", overrides).reason.fr).toMatch(why);
  });

  it("is never made beside the letter to Ofpra", () => {
    for (const clericalError of [true, false, undefined]) {
      const made = (["clerical-error-letter", "rectification-sheet"] as const).filter(
        (id) => outcomeOf(id, wrongAct(clericalError)) !== "no",
      );
      expect(made).toHaveLength(clericalError === undefined ? 0 : 1);
    }
  });
});

const longest = JSON.parse(readFileSync("test/golden/very-long-names/answers.json", "utf8")) as Answers;

async function pagesOf(id: string, answers: Answers): Promise<string[]> {
  const { documents } = renderDossier(makeDossier(answers, { today: sampleToday }), "fr");
  const { markup } = documents.find((document) => document.id === id)!;
  const { bytes } = printDocument({ fileName: "x.pdf", markup }, sampleToday, allFonts, nodePlatform);
  const { pages } = await readPdf(bytes);
  return pages.map(({ runs }) => textOf(runs).replaceAll(/\s+/g, " "));
}

const lost = (answers: Answers): Answers => ({ ...answers, decision: { by: "ofpra", copyLost: true } });

const wrong =
  (clericalError: boolean) =>
  (answers: Answers): Answers => ({
    ...answers,
    concordance: {
      birthCertificate: "has-an-error",
      clericalError,
      differences: [
        {
          item: "given-names",
          onBirthCertificate: "Maryam",
          onOtherPaper: "Mariam",
          otherPaper: "protection-decision",
        },
        {
          item: "birth-date",
          onBirthCertificate: "1990-05-03",
          onOtherPaper: "1990-03-05",
          otherPaper: "foreign-paper",
        },
      ],
    },
  });

const letters: [id: string, asks: (answers: Answers) => Answers][] = [
  ["decision-copy-request", lost],
  ["clerical-error-letter", wrong(true)],
  ["rectification-sheet", wrong(false)],
];

describe.each(letters)("%s", (id, asks) => {
  test("is one page", async () => {
    expect(await pagesOf(id, asks(sampleAnswers()))).toHaveLength(1);
  });

  test("with the longest answers: closing, signature and what is enclosed stay together", async () => {
    const pages = await pagesOf(id, asks(longest));
    expect(pages.length).toBeLessThanOrEqual(3);
    for (const words of [id === "rectification-sheet" ? "Je demande" : "salutations", "P.J.", "Signature"])
      expect(pages.at(-1)).toContain(words);
  });
});
