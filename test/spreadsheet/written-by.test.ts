// An association's own list as eight programs write it; how each file was made stands in files/written-by/README.md.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ownPeople, readOwnList } from "./support/own-people.ts";

const programs = ["libreoffice", "openpyxl", "xlsxwriter", "pandas", "poi", "excelize", "exceljs", "sheetjs"];

test.each(programs)(
  "a list written by %s reads to the same five people, by what is guessed of its columns",
  (program) => {
    const bytes = readFileSync(new URL(`files/written-by/${program}.xlsx`, import.meta.url));
    expect(readOwnList(bytes)).toEqual(ownPeople);
  },
);
