// What is expected of an option is read from its schema: the values as a refusal names them.
import { expect, it } from "vitest";
import { checkOptionsSchema, newBatchSchema, startOptionsSchema } from "../../functions/api/batch-schemas.ts";
import { createDossierOptions } from "../../functions/api/create-dossier-options.ts";
import { expectedOf } from "../../functions/api/option-problems.ts";
import { helpLanguages } from "../../functions/text/languages.ts";

it.each([
  [
    "a dossier",
    createDossierOptions,
    ["1–30", "none, birth-date, code", "true, false", "companion-sheet", "true, false", helpLanguages.join(", ")],
  ],
  ["a batch", newBatchSchema, ["1–52428800", expect.stringContaining("text/csv, ")]],
  [
    "a check",
    checkOptionsSchema,
    [
      helpLanguages.join(", "),
      "true, false",
      "1–30",
      expect.stringContaining("cover-sheet, "),
      "true, false",
      "person, document",
      "true, false",
      "true, false",
      "ask, skip, make",
      expect.stringContaining("utf-8, windows-1252, "),
      // Each part of a mapping has a problem of its own.
      "",
    ],
  ],
  ["a start", startOptionsSchema, ["all, valid-only"]],
])("of %s", (_, schema, expected) => {
  expect(Object.values(schema.shape).map((option) => expectedOf(option))).toEqual(expected);
});
