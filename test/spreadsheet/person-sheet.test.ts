// The sheet for one person: filled in and handed back, it gives the answers, or says which row to correct.
import { describe, expect, test } from "vitest";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { cellsOf } from "../../functions/spreadsheet/columns/answer-cells.ts";
import { readPersonSheet } from "../../functions/spreadsheet/reading/person-sheet.ts";
import { exampleAnswers } from "../../functions/spreadsheet/template/example-answers.ts";
import { templateColumns } from "../../functions/spreadsheet/template/template-columns.ts";
import { makeTemplate } from "../../functions/spreadsheet/template/template-file.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { filledIn } from "./support/person-sheet-of.ts";
import { sampleToday as today } from "../support/sample-answers.ts";

const read = (bytes: Uint8Array) => readPersonSheet(bytes, { today, covers });

describe("the sheet for one person", () => {
  test.each(operatorLanguages)("in %s gives the answers of the example that was typed into it", (language) => {
    const names = new Map(
      templateColumns(language).flatMap(({ answer, name }) =>
        answer === undefined ? [] : [[`${answer.column.id}/${answer.number}`, name] as const],
      ),
    );
    const cells = cellsOf(exampleAnswers, language).map(({ column, number, text }) => [
      names.get(`${column.id}/${number}`)!,
      text,
    ]);
    expect(read(filledIn(language, Object.fromEntries(cells)))).toMatchObject({
      kind: "valid",
      answers: exampleAnswers,
    });
  });

  test("says the row and the question of each mistake", () => {
    const reading = read(
      filledIn("fr", {
        Démarche: "Première demande",
        Protection: "Réfugié(e)",
        Logement: "Hôtel",
        "Situation familiale": "Célibataire",
        "Date de naissance": "31/02/1990",
        "Code postal": "69",
      }),
    );
    const issues = reading?.kind === "wrong" ? reading.issues.map(({ message }) => say(message, "fr")) : [];
    const rowOf = (name: string) => templateColumns("fr").findIndex((column) => column.name === name) + 1;
    expect(issues.map((text) => text.replaceAll("\u00A0", " "))).toEqual([
      expect.stringContaining(
        `Ligne ${rowOf("Date de naissance")}, colonne B « Date de naissance » : Ce jour n’existe pas`,
      ),
      expect.stringContaining(`Ligne ${rowOf("Code postal")}, colonne B « Code postal »`),
    ]);
  });

  test("is no answer where nothing is typed, nor is a file without it", () => {
    expect(read(makeTemplate("xlsx", "fr"))).toBeUndefined();
    expect(read(makeTemplate("csv", "fr"))).toBeUndefined();
    expect(read(new Uint8Array())).toBeUndefined();
  });
});
