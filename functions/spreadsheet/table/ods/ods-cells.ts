// Tells what a cell of an OpenDocument sheet holds, by its type and by what it shows (ODF 1.3, part 3, 19.385 to 19.391).
import { textCell, type Cell } from "../table-rows.ts";
import { dateOfIso, withTypedYear } from "../xlsx-dates.ts";

export type RawOdsCell = {
  /** How often the cell stands side by side. */
  times: number;
  /** Merged downwards and to the right. */
  rows: number;
  columns: number;
  style: string;
  /** Under a merged cell. */
  isCovered: boolean;
  /** `office:value-type`; empty if there is none. */
  type: string;
  value: string | undefined;
  hasFormula: boolean;
  isError: boolean;
  /** The paragraphs, as the cell shows its value. */
  shown: string | undefined;
};

/** `is1904`: where the days of the document count from 1904, as its settings say (ODF 1.3, part 3, 9.4.3). */
export function cellOfOds(
  { type, value, shown = "", hasFormula, isError }: RawOdsCell,
  is1904: boolean,
): Cell | undefined {
  if (isError) return { kind: "error", code: "formula-error", text: shown };
  switch (type) {
    case "float":
    case "percentage":
    case "currency":
      return numberCell(value ?? "", shown, is1904);
    case "date": {
      const date = dateOfIso(value ?? "");
      return date === undefined ? textCell(shown) : withTypedYear(date, is1904);
    }
    case "boolean":
      return value === undefined ? textCell(shown) : { kind: "boolean", value: value === "true" };
    case "":
      // A formula that no program has calculated has neither a type nor a text.
      if (hasFormula && shown === "") return { kind: "error", code: "formula-without-value", text: "=" };
      return textCell(shown);
    default:
      return textCell(value === undefined || value === "" ? shown : value);
  }
}

function numberCell(value: string, shown: string, is1904: boolean): Cell | undefined {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return textCell(shown);
  // 612345678 may be written 6.12345678E+008.
  const text = /^-?\d+$/.test(value) ? value : String(number);
  // The zeros in front, which only what is shown has: « 01 02 34 56 78 ».
  const digits = shown.replaceAll(/[\s.-]/g, "");
  const origin = is1904 ? { is1904 } : {};
  return { kind: "number", ...origin, text: /^0\d+$/.test(digits) && Number(digits) === number ? digits : text };
}
