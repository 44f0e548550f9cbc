// Pages of the papers: how many, what stands together on the last, and whose each is.
import { describe, expect, test } from "vitest";
import { textsOfPages } from "./page-texts.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import type { Answers, Difference } from "../../functions/answers/answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { listCases } from "../golden-cases.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

const papers = ["commitment-reminder", "non-polygamy-statement", "hosting-attestation"] as const;
const signed = ["non-polygamy-statement", "hosting-attestation", "ofpra-letter"];

const documentsOf = (answers: Answers, today = sampleToday) =>
  renderDossier(makeDossier(answers, { today }), "fr").documents;

const cases = listCases().map(({ name, answers, today }) => {
  const parsed = parseAnswers(answers, { today, covers });
  if (!parsed.ok) throw new Error(name);
  return { name, answers: parsed.answers, today };
});

describe("a paper is one page", () => {
  test.each(cases.filter(({ name }) => name !== "very-long-names"))("$name", ({ answers, today }) => {
    const counts = documentsOf(answers, today)
      .filter(({ id }) => papers.some((paper) => paper === id))
      .map(({ id, markup }) => [id, textsOfPages(markup).length]);
    expect(counts).toEqual(counts.map(([id]) => [id, 1]));
  });

  test.each(papers)("blank: %s", (id) => {
    expect(textsOfPages(renderBlank(id, "fr").markup)).toHaveLength(1);
  });
});

test.each(cases)("$name: each page of a signed paper says whose it is", ({ answers, today }) => {
  const name = answers.identity?.familyName?.slice(0, 12).toUpperCase();
  for (const { id, markup } of documentsOf(answers, today).filter(({ id }) => signed.includes(id))) {
    for (const text of textsOfPages(markup)) {
      const footer = text.split("\n").slice(-6).join(" ");
      expect(footer).toContain(name ?? "");
      expect(footer).toContain((id === "hosting-attestation" ? undefined : answers.ofpraNumber) ?? "");
    }
  }
});

const items = [
  "family-name",
  "given-names",
  "birth-date",
  "birth-place",
  "birth-country",
  "usual-name",
  "gender",
  "parents",
] as const;

function lettersWith(count: number): string[] {
  const differences = items.slice(0, count).map((item): Difference => ({
    item,
    onBirthCertificate: "x",
    onOtherPaper: "une mention un peu plus longue",
    otherPaper: "asylum-application-certificate",
  }));
  const answers = sampleAnswers({ concordance: { birthCertificate: "received", differences } });
  const { decision: _, contact: __, ...unknown } = answers;
  return [answers, unknown].flatMap((one) =>
    documentsOf(one).flatMap(({ id, markup }) => (id === "ofpra-letter" ? [markup] : [])),
  );
}

test.each(items.map((_, index) => index + 1))(
  "a letter with %i differences: closing, signature and what is enclosed are on one page",
  (count) => {
    const letters = lettersWith(count);
    expect(letters).toHaveLength(2);
    for (const markup of letters) {
      const pages = textsOfPages(markup);
      expect(pages.length).toBeLessThanOrEqual(2);
      const last = pages.at(-1)!;
      for (const words of ["une seule et même personne", "salutations", "P.J.", "Signature"])
        expect(last).toContain(words);
    }
  },
);

test("with the longest answers a signature has a word of what is signed on its page", () => {
  const { answers, today } = cases.find(({ name }) => name === "very-long-names")!;
  const letters = documentsOf(answers, today).filter(({ id }) => signed.includes(id));
  expect(letters.length).toBeGreaterThan(1);
  for (const { markup } of letters) {
    const page = textsOfPages(markup).find((text) => /^.*Signature/m.test(text));
    expect(page).toMatch(/déclaration|attestation d’hébergement|certificat de concordance/);
  }
});
