// CSV as France saves it: every encoding and separator, rows numbered as a spreadsheet program shows them.
import { describe, expect, test } from "vitest";
import { openWell, rowsOf } from "./table-names.ts";

describe("a CSV", () => {
  test("is read with the separator with which the header is understood", () => {
    for (const separator of [";", ",", "\t", "|"]) {
      const table = openWell(
        ["Référence", "Nom", "Prénom"].join(separator) + "\r\n" + ["1", "Ba", "Awa"].join(separator),
      );
      expect(table).toMatchObject({ format: "csv", encoding: "utf-8", separator });
      expect([...table.rows()].map(({ number }) => number)).toEqual([1, 2]);
    }
  });

  test("keeps the numbers of its rows through line breaks in cells and through empty rows", () => {
    expect(rowsOf('Nom;Prénom\n"Ba\nDiop";Awa\n\n;\nSy;Ali\n')).toEqual([
      [1, "Nom", "Prénom"],
      [2, "Ba\nDiop", "Awa"],
      [5, "Sy", "Ali"],
    ]);
  });
});
