// The letter as plain text for a contact form: what it keeps, and what it leaves out where the field is short.
import { describe, expect, test } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { shortTextOf } from "../../functions/documents/parts/short-text.ts";
import { renderDossier, shortTextFiles } from "../../functions/documents/render.ts";
import { sampleAnswers, sampleToday, type SampleOverrides as Overrides } from "../support/sample-answers.ts";

const procedure: Answers["procedure"] = {
  kind: "first-application",
  attestation: { expiresOn: "2026-11-10", kind: "extension" },
  request: { filedOn: "2026-05-04", number: "7500-2026-1", statusShown: "Instruction en cours" },
  atRisk: { job: true },
};

function letterFor(overrides: Overrides = {}) {
  const { documents } = renderDossier(
    makeDossier(sampleAnswers({ procedure, ...overrides }), { today: sampleToday }),
    "en",
  );
  return documents.find(({ id }) => id === "late-certificate-letter")!;
}

describe("the short text of a letter", () => {
  const { markup, shortText = "" } = letterFor();

  test("has the request, who asks, what is asked for and until when, in French", () => {
    const lines = shortText.split("\n");
    expect(lines[0]).toBe("Objet : renouvellement d’une attestation de prolongation d’instruction");
    expect(shortText).toContain("déposée le 4 mai 2026 ; numéro : 7500-2026-1");
    expect(shortText).toContain("affiché sur l’ANEF : « Instruction en cours »");
    expect(shortText).toContain("au plus tard le 3 décembre 2026, une nouvelle attestation");
    expect(lines).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Nom et prénoms : /), expect.stringMatching(/^Naissance : /)]),
    );
    expect(shortText).toMatch(/P\.J\..*lettre de l’employeur/);
  });

  test("greets whoever reads the form, and has no line of an envelope", () => {
    expect(shortText).toContain("\nMadame, Monsieur,\n");
    expect(shortText).not.toMatch(/Préfet|PREFECTURE|Signature|Téléphone|À \[/);
    expect(shortText).not.toMatch(/[\u00A0\u202F<>]/);
  });

  test("names in brackets what is not known", () => {
    const { shortText } = letterFor({ procedure: { ...procedure, request: { filedOn: "2026-05-04" } } });
    expect(shortText).toContain("numéro : [numéro de la demande]");
    expect(shortText).toContain("« [état de la demande affiché sur l’ANEF] »");
  });

  test("fits the field, whatever the answers", () => {
    const long = "Rajaonarivelo Andriamanantena Rakotomalala Ramanantsoa Rabemananjara".repeat(2);
    const identity = {
      familyName: long,
      givenNames: long,
      usualName: `Rasoa ${long}`,
      birth: { date: "1990-09-12", place: long },
    };
    const { shortText = "" } = letterFor({ identity });
    expect(shortText.length).toBeLessThanOrEqual(2000);
    expect(shortText).toContain("Je vous demande de mettre à disposition");
  });

  test("leaves out courtesy first, then what is enclosed; only then it is cut, at a word", () => {
    const whole = shortText.length;
    expect(shortTextOf(markup, whole)).toBe(shortText);
    expect(shortTextOf(markup, whole - 1)).not.toContain("Madame, Monsieur");
    expect(shortTextOf(markup, whole - 1)).toContain("P.J.");
    expect(shortTextOf(markup, whole - 100)).not.toContain("P.J.");
    for (const length of [40, 137, 300, 500, 900]) {
      const text = shortTextOf(markup, length);
      expect(text.length).toBeLessThanOrEqual(length);
      expect(text).toMatch(/\S…$/);
    }
  });

  test("is a file beside its document, and no other document has one", () => {
    const { documents } = renderDossier(makeDossier(sampleAnswers({ procedure }), { today: sampleToday }), "fr");
    expect(shortTextFiles(documents).map(({ fileName }) => fileName)).toEqual([
      documents.find(({ id }) => id === "late-certificate-letter")!.fileName.replace(".pdf", ".txt"),
    ]);
  });
});
