// Who signs for a minor: the representative; with the minor where a marriage may have emancipated them.
import { describe, expect, test } from "vitest";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { say } from "../../functions/text/say.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

const concordance: Answers["concordance"] = {
  birthCertificate: "received",
  differences: [
    { item: "given-names", onBirthCertificate: "Laila", onOtherPaper: "Layla", otherPaper: "protection-decision" },
  ],
};

function made(date: string, couple: Answers["couple"], more: Partial<Answers> = {}) {
  const identity = { familyName: "Noori", givenNames: "Laila", gender: "female", birth: { date } } as const;
  const representative = { familyName: "Noori", givenNames: "Hamid", gender: "male" } as const;
  const answers = sampleAnswers({ identity, representative, couple, concordance, ...more });
  const dossier = makeDossier(answers, { today: sampleToday });
  const { documents } = renderDossier(dossier, "fr");
  const markupOf = (id: string) => documents.find((document) => document.id === id)!.markup.replaceAll("\u00A0", " ");
  return { letter: markupOf("ofpra-letter"), cover: markupOf("cover-sheet"), warnings: dossier.warnings };
}

const representativeBox = "Signature du représentant légal";
const minorBox = "Signature de la personne mineure elle-même";

describe("the letter to Ofpra", () => {
  test.each<[string, string, Answers["couple"], string[]]>([
    ["of a married girl of 17", "2009-06-01", { kind: "married" }, [representativeBox, minorBox]],
    ["of a divorced girl of 17", "2009-06-01", { kind: "divorced" }, [representativeBox, minorBox]],
    ["of a widowed girl of 17", "2009-06-01", { kind: "widowed" }, [representativeBox, minorBox]],
    ["of a girl of 17 in a civil union", "2009-06-01", { kind: "civil-union" }, [representativeBox]],
    ["of a girl of 17 who lives with somebody", "2009-06-01", { kind: "cohabiting" }, [representativeBox]],
    ["of a single girl of 17", "2009-06-01", { kind: "single" }, [representativeBox]],
    ["of a woman who turns 18 that day", "2008-11-23", { kind: "married" }, ["Signature"]],
    ["of a married woman", "1990-06-01", { kind: "married" }, ["Signature"]],
  ])("%s", (_, date, couple, boxes) => {
    const { letter } = made(date, couple);
    expect([...letter.matchAll(/<signature label="([^"]*)"/g)].map(([, label]) => label)).toEqual(boxes);
    expect(letter.includes("en tant que représentant légal de la personne mineure")).toBe(
      boxes[0] === representativeBox,
    );
  });

  test("is signed by two on the cover sheet of a married minor only", () => {
    const both = "Vous et la personne qui vous représente";
    expect(made("2009-06-01", { kind: "married" }).cover).toContain(both);
    expect(made("2009-06-01", { kind: "single" }).cover).not.toContain(both);
    expect(made("1990-06-01", { kind: "married" }).cover).not.toContain(both);
  });
});

describe("a representative whom the documents do not name", () => {
  const said = (date: string | undefined) => {
    const identity = { familyName: "Noori", givenNames: "Laila", birth: date === undefined ? {} : { date } };
    const { warnings } = made("1990-01-01", { kind: "single" }, { identity });
    return warnings.filter(({ code }) => code === "representative-not-used");
  };

  test("of an adult: the judgment says who signs", () => {
    const [warning] = said("1990-06-01");
    expect(say(warning!.message, "fr")).toMatch(/tutelle ou curatelle.*jugement/);
    expect(warning!.sources).toEqual(["CIV459"]);
  });

  test("of a person whose age is not known: the birth date is asked for", () => {
    const [warning] = said(undefined);
    expect(say(warning!.message, "fr")).toContain("Indiquez sa date de naissance");
    expect(warning!.sources).toEqual([]);
  });

  test("of a minor: none", () => expect(said("2009-06-01")).toEqual([]));
});
