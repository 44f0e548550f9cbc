// Somebody's own list: what its columns and words are in ours, guessed, said by hand, and never applied unasked.
import { describe, expect, test } from "vitest";
import { covers } from "../../functions/pdf/text/fonts.ts";
import type { Mapping } from "../../functions/spreadsheet/mapping/mapping.ts";
import { readRows, type ReadSheet } from "../../functions/spreadsheet/reading/read-rows.ts";
import { say } from "../../functions/text/say.ts";
import type { Message } from "../../functions/text/message.ts";

const today = "2026-11-23";
const said = (text: Message): string => say(text, "fr").replaceAll("\u00A0", " ");

const read = (text: string, mapping?: Partial<Mapping>) =>
  readRows(new TextEncoder().encode(text), { today, covers, mapping: mapping && whole(mapping) });

const whole = (mapping: Partial<Mapping>): Mapping => ({
  version: 1,
  columns: {},
  words: {},
  everyRow: {},
  ...mapping,
});

function sheetOf(text: string, mapping?: Partial<Mapping>): ReadSheet {
  const reading = read(text, mapping);
  const sheet = reading.ok ? reading : reading.sheet;
  if (sheet === undefined)
    throw new Error(reading.ok ? "" : reading.issues.map(({ message }) => said(message)).join("\n"));
  return sheet;
}

const own = [
  "N°;NOM Prénom;Hébgt;N.;Dossier",
  "1;BARZANI Şirîn Élodie;CADA;irakienne;230512346",
  "2;HAIDARI Ahmad;HUDA;afghan;230512347",
  "3;Moussa DIALLO;hôtel;guinéenne;230512348",
].join("\r\n");

const first: Mapping = whole({
  columns: {
    "NOM Prénom": { read: "full-name", order: "family-first" },
    Hébgt: { read: "answer", column: "housing.kind" },
    "N.": { read: "answer", column: "identity.nationalities" },
    "N°": { read: "reference" },
    Dossier: { read: "answer", column: "ofpraNumber" },
  },
  everyRow: { "procedure.kind": "Première demande", "status.kind": "refugee", "couple.kind": "célibataire" },
});

describe("an own list", () => {
  test("is described with samples and guesses, though hardly any title is known", () => {
    const reading = read(own);
    expect(reading.ok).toBe(false);
    expect(
      sheetOf(own)
        .describe()
        .map(({ key, samples, proposal, known }) => [key, samples.length, known ?? proposal?.read, proposal?.share]),
    ).toEqual([
      ["N°", 3, { read: "reference" }, 1],
      ["NOM Prénom", 3, { read: "full-name", order: "family-first" }, 1],
      ["Hébgt", 3, { read: "answer", column: "housing.kind" }, 1],
      ["N.", 3, { read: "answer", column: "identity.nationalities" }, 1],
      ["Dossier", 3, { read: "answer", column: "ofpraNumber" }, 1],
    ]);
  });

  test("is read by its mapping, with a value for every row", () => {
    const reading = read(own, first);
    if (!reading.ok) throw new Error(reading.issues.map(({ message }) => said(message)).join("\n"));
    expect([...reading.rows()]).toMatchObject([
      {
        row: 2,
        reference: "1",
        kind: "valid",
        answers: { identity: { familyName: "BARZANI", givenNames: "Şirîn Élodie" }, ofpraNumber: "23-05-12346" },
      },
      {
        row: 3,
        kind: "valid",
        answers: { identity: { familyName: "HAIDARI" }, procedure: { kind: "first-application" } },
      },
      {
        row: 4,
        kind: "valid",
        answers: { identity: { familyName: "DIALLO", givenNames: "Moussa" }, housing: { kind: "hotel" } },
      },
    ]);
  });
});
