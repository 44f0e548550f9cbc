// The short template files: what they leave out of all that such people are asked is rare, and what they have is of use.
import { describe, expect, test } from "vitest";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { valueAt } from "../../functions/answers/paths.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { answersWithoutEffect, nextQuestions } from "../../functions/questions/questions.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { templateColumns } from "../../functions/spreadsheet/template/template-columns.ts";
import { makeTemplate } from "../../functions/spreadsheet/template/template-file.ts";
import { columnOf, type SharedKinds } from "../../functions/spreadsheet/template/usual-columns.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";

const today = "2026-11-23";
const procedures = columnOf("procedure.kind").leaves[0].options as SharedKinds["procedure"][];
const housings = columnOf("housing.kind").leaves[0].options as SharedKinds["housing"][];
const all = procedures.flatMap((procedure) => housings.map((housing) => ({ procedure, housing })));
const eachKind = all.filter(({ procedure, housing }) => housing === "hosted" || procedure === "first-application");

/** The answers of the example row, as they are read back. */
function exampleOf(shared: SharedKinds, format: "xlsx" | "csv" = "xlsx", language = operatorLanguages[0]!) {
  const reading = readRows(makeTemplate(format, language, shared), { today, covers });
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  expect(reading).toMatchObject({ headerRow: 1, ignored: [], remarks: [] });
  const [row, ...others] = [...reading.rows()];
  if (row?.kind !== "valid" || others.length > 0) throw new Error(JSON.stringify([row, ...others]));
  expect(row.warnings.map(({ code }) => code)).toEqual(["example-row"]);
  return row.answers;
}

/** Asked of such people, and left out all the same. */
const rarely = [
  // Whoever is one of these sees the line on the papers, or adds the column.
  /\.usualName$/,
  /^address\.(?:apartment|building|locality)$/,
  /^housing\.host\.(?:address\.(?:apartment|building|locality)|phone|email|relation)$/,
  /^(?:children|familyMembers)\[/,
  /^concordance\./,
  /^decision\.(?:copyLost|reference)$/,
  /^ofpraNumber$/,
  /^contact\.email$/,
  // The host's address is taken.
  /^address\.(?:street|postcode|town)$/,
  // It is looked at when the papers are put together.
  /^housing\.proofOfAddress\.date$/,
  // Of whoever has already filed, or was stopped.
  /^procedure\.(?:request|attestation|attempts|atRisk)\b/,
  // Of another procedure.
  /^procedure\.(?:movedOn|currentPermit\.expiresOn)$/,
];

/** On every list of people, though nothing is signed by whoever lives in a home of their own. */
const usualAnyway = new Set([
  "identity.gender",
  "identity.birth.place",
  "identity.birth.country",
  "foreignerNumber",
  "address.street",
  "address.town",
]);

/** What the person, the host or the body writes in any case. */
const byHand =
  /^(?:lieu|date|signature.*|nom et fonction de qui signe|enfants.*|date d’arrivée|date de l’attestation|fin de validité|renouvellement|.*de la perte|.*de la préfecture|droits menacés.*|état de la demande.*|où est ce papier)$/;

describe.each(all)("the short model for $procedure, $housing", (shared) => {
  const columns = templateColumns("fr", shared);

  test("has 26 columns at most, and ten more for a host; the name comes first, then both kinds, filled in", () => {
    const ofHost = columns.filter(({ answer }) => answer?.column.id.startsWith("housing.host."));
    expect(columns.length - ofHost.length).toBeLessThanOrEqual(26);
    expect(ofHost.length).toBeLessThanOrEqual(10);
    expect(columns.slice(0, 5).map(({ name }) => name)).toEqual([
      "Référence",
      "Nom de famille",
      "Prénoms",
      "Démarche",
      "Logement",
    ]);
    expect(columns.filter(({ example }) => example === "")).toEqual([]);
    expect(exampleOf(shared)).toMatchObject({
      procedure: { kind: shared.procedure },
      housing: { kind: shared.housing },
    });
  });

  test("is read back the same from each of its forms", () => {
    const [first, ...others] = (["xlsx", "csv"] as const).flatMap((format) =>
      operatorLanguages.map((language) => exampleOf(shared, format, language)),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  test("makes papers of its example with nothing left out that a column could say", () => {
    const { documents } = renderDossier(makeDossier(exampleOf(shared), { today }), "fr");
    expect(documents.flatMap(({ toFillIn }) => toFillIn).filter((line) => !byHand.test(line))).toEqual([]);
  });
});

test.each(eachKind)("for $procedure, $housing, it has what is asked, but for what is rare", (shared) => {
  const answers = exampleOf(shared);
  const asked = nextQuestions(answers, { today }).map(({ path }) => showPath(path));
  expect(asked.filter((id) => !rarely.some((pattern) => pattern.test(id)))).toEqual([]);
  const idle = answersWithoutEffect(answers, today).map((path) => showPath(path));
  expect(idle.filter((id) => shared.housing !== "own-name" || !usualAnyway.has(id))).toEqual([]);
  expect(valueAt(answers, ["language"])).toBe("fr");
});
