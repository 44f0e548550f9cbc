// People whom a rule does not fit: what each is told, and that every case is on the page for jurists.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeCalendarFile } from "../../functions/documents/calendar-file.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { documentTable } from "../../functions/documents/table.ts";
import { specialCases } from "../../functions/law/special-cases.ts";
import { sources } from "../../functions/law/sources.ts";
import { message } from "../../functions/text/message.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { said } from "../support/said.ts";
import { typographyFaults } from "../support/typography.ts";
import { specialPeople } from "../support/special-people.ts";

const people = specialPeople.map((person) => {
  const dossier = makeDossier(sampleAnswers(person.answers), { today: sampleToday });
  return { ...person, dossier, told: new Set(dossier.checklist.map(({ id }) => id)) };
});
const codes = specialCases.map(({ code }) => code);

describe("special cases", () => {
  it.each(people)("of $who", ({ cases, rows = [], noRows = [], documents = {}, dossier, told }) => {
    const warned = dossier.warnings.map(({ code }) => code).filter((code) => codes.some((one) => one === code));
    expect(warned).toEqual(cases);
    expect(rows.filter((id) => !told.has(id))).toEqual([]);
    expect(noRows.filter((id) => told.has(id))).toEqual([]);
    const strengths = dossier.situation.decisions.map(({ id, strength = "no" }) => [id, strength] as const);
    expect(Object.fromEntries(strengths)).toMatchObject(documents);
  });

  it("have an example each", () => {
    const shown = new Set(specialPeople.flatMap(({ cases }) => cases));
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
  });

  it("are each named once, with sources that exist", () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(
      specialCases.filter(({ sources: cited }) => cited.length === 0 || cited.some((one) => !(one in sources))),
    ).toEqual([]);
  });

  it("are written cleanly, as whole sentences, in warnings, rows and reasons", () => {
    const texts = people.flatMap(({ dossier }) => [
      ...dossier.warnings.map((warning) => said(warning.message)),
      ...dossier.situation.decisions.map(({ reason }) => said(reason)),
      ...dossier.checklist.flatMap(({ title, why }) => [said(title), ...(why === undefined ? [] : [said(why)])]),
    ]);
    expect(texts.flatMap(typographyFaults)).toEqual([]);
    const sentences = people.flatMap(({ dossier }) => [...dossier.warnings, ...dossier.situation.decisions]);
    const open = sentences
      .map((one) => said("message" in one ? one.message : one.reason).fr)
      .filter((text) => !text.endsWith("."));
    expect(open).toEqual([]);
  });

  it("make no document, date or fee, and no other row, where another law applies", () => {
    const elsewhere = people.filter(({ dossier }) => dossier.situation.otherLaw !== undefined);
    expect(elsewhere.length).toBeGreaterThan(5);
    const printed = documentTable.filter(({ onRequest }) => onRequest !== true);
    for (const { dossier, told } of elsewhere) {
      expect(dossier.documents.map(({ id }) => id)).toEqual(["cover-sheet", "checklist"]);
      expect(dossier.notIncluded).toHaveLength(printed.length - 2);
      expect([dossier.deadlines, dossier.fees]).toEqual([[], []]);
      expect([...told].filter((id) => !codes.some((code) => code === id))).toEqual([]);
      expect(told.size).toBeGreaterThan(0);
    }
  });

  it("say to a person in another place or of French nationality that nothing is prepared", () => {
    const silent = specialCases
      .filter(({ effect }) => effect === "no-document")
      .map(({ code }) => said(message(`warnings.special-cases.${code}`)))
      .filter(({ fr, en }) => !fr.includes("rien n’est préparé") || !en.includes("nothing is prepared"));
    expect(silent).toEqual([]);
  });

  it("send to an association whoever may be left out", () => {
    const asked = specialCases.filter(({ effect }) => effect === "association-first");
    expect(asked.length).toBeGreaterThan(6);
    const texts = asked.map(({ code }) => said(message(`warnings.special-cases.${code}`)));
    expect(texts.filter(({ fr, en }) => !fr.includes("association") || !en.includes("association"))).toEqual([]);
  });

  it.each(["FR", "DE"])("speak of no DCEM, permit, date or fee for a child of 17 who is %s", (nationality) => {
    const child = { birth: { date: "2009-06-01" }, nationalities: ["SY", nationality], travels: true };
    const withChild = makeDossier(sampleAnswers({ children: [child] }), { today: sampleToday });
    const without = makeDossier(sampleAnswers(), { today: sampleToday });
    expect(withChild.fees).toEqual(without.fees);
    expect(withChild.deadlines).toEqual(without.deadlines);
    expect(makeCalendarFile(withChild.deadlines, "fr", sampleToday)).toBe(
      makeCalendarFile(without.deadlines, "fr", sampleToday),
    );
    const relative = nationality === "FR" ? "french-relative" : "european-relative";
    const ids = (dossier: typeof withChild) => dossier.checklist.map(({ id }) => id).filter((id) => id !== relative);
    expect(ids(withChild)).toEqual(ids(without));
  });

  it.each([
    ["DZ", true],
    ["TN", false],
  ])("say on the checklist of %s that signing is optional: %s", (nationality, isOptional) => {
    const identity = { ...sampleAnswers().identity, nationalities: [nationality] };
    const { checklist } = makeDossier(sampleAnswers({ identity }), { today: sampleToday });
    const contract = checklist.find(({ id }) => id === "commitment-contract")!;
    expect(said(contract.why!).fr.includes("Signer est facultatif")).toBe(isOptional);
  });

  it("are warned about on the cover sheet and told on the checklist", () => {
    const before = people.find(({ cases }) => cases.includes("union-before-asylum"))!;
    const { documents } = renderDossier(before.dossier, "fr");
    const markup = (id: string) => documents.find((one) => one.id === id)!.markup.replaceAll("\u00A0", " ");
    for (const id of ["cover-sheet", "checklist"])
      expect(markup(id)).toContain("L’union a eu lieu avant la demande d’asile de la personne protégée");
    expect(markup("checklist")).not.toMatch(/carte de résident|ma carte de séjour|pour retirer la carte/i);
    expect(before.dossier.fees.map(({ id }) => id)).toEqual(["e-photo"]);
  });

  it("are all on the page for jurists, with what follows and the sources", () => {
    const page = readFileSync("docs/CAS-PARTICULIERS.md", "utf8");
    const rows = page.split("\n").filter((line) => line.startsWith("| `"));
    const listed = rows.map((line) => line.split("|").map((cell) => cell.trim()));
    expect(listed.map(([, code]) => code!.replaceAll("`", ""))).toEqual(codes);
    const effects = {
      "no-document": "aucun document",
      "association-first": "association d'abord",
      "to-know": "à savoir",
    };
    expect(listed.map(([, , , effect]) => effect)).toEqual(specialCases.map(({ effect }) => effects[effect]));
    expect(listed.map(([, , , , cited]) => cited!.split(", "))).toEqual(
      specialCases.map(({ sources: cited }) => [...cited]),
    );
  });
});
