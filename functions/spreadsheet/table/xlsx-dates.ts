// Tells what number formats make of the numbers of a workbook: dates, where they show a day, a month or a year, and zeros in
// front of numbers.
import { mayBeAnotherDay } from "../../text/days.ts";
import { limits } from "./file-errors.ts";
import type { Cell } from "./table-rows.ts";
import { readWhole } from "./xlsx-xml.ts";
import { inflatePart } from "./workbook-parts.ts";
import type { ZipEntry } from "../../formats/zip-format.ts";

export type NumberFormat = {
  isDate: boolean;
  /** The digits that the format shows at least, with zeros in front: 10 for `0000000000`. */
  digits: number;
  /** Zeros that the format writes in front as a text: `"0"000000000`. */
  writtenZeros: string;
};

/** What the cells of a style show of their numbers. */
export type FormatOf = (style: number) => NumberFormat;

type DateCell = Extract<Cell, { kind: "date" }>;

const plainFormat: NumberFormat = { isDate: false, digits: 1, writtenZeros: "" };

// ECMA-376, part 1, 18.8.30: predefined formats; 27 to 36 and 50 to 58 are East Asian dates.
const builtIn = (format: number): boolean =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 31) ||
  format === 36 ||
  (format >= 50 && format <= 58);

export function readNumberFormats(part: ZipEntry | undefined): FormatOf {
  const formats = new Map<number, NumberFormat>();
  const styles: number[] = [];
  let isCellStyle = false;
  let element = "";
  let [id, code] = ["", ""];
  if (part !== undefined) {
    readWhole(inflatePart(part, limits.smallPartBytes), part.name, {
      open(name) {
        element = name;
        if (name === "cellXfs") isCellStyle = true;
        if (name === "xf" && isCellStyle) styles.push(0);
        if (name === "numFmt") [id, code] = ["", ""];
      },
      attribute(name, value) {
        if (element === "xf" && isCellStyle && name === "numFmtId") styles[styles.length - 1] = Number(value);
        if (element === "numFmt" && name === "numFmtId") id = value;
        if (element === "numFmt" && name === "formatCode") code = value;
      },
      close(name) {
        if (name === "cellXfs") isCellStyle = false;
        if (name === "numFmt")
          formats.set(Number(id), { isDate: showsDay(code), digits: digitsOf(code), writtenZeros: writtenZeros(code) });
      },
    });
  }
  const known = styles.map((format) => formats.get(format) ?? { ...plainFormat, isDate: builtIn(format) });
  return (style) => known[style] ?? plainFormat;
}

/** The first section of a format without quoted and escaped text, fillers, colours, locales and conditions. */
function bareSection(format: string): string {
  const [section = ""] = format
    .replaceAll(/"[^"]*"?|\\.|[_*]./g, "")
    // But not elapsed time (`[h]`).
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi, "")
    .toLowerCase()
    .split(";");
  return section;
}

/** `0000000000` and `00 00 00 00 00` show 10 digits, `0#" "##" "##` 6, `#,##0` and `0.00` one. */
export function digitsOf(format: string): number {
  const section = bareSection(format);
  // Fractions, percentages and powers are no numbers that people are known by.
  if (/[.%e/]/.test(section)) return 1;
  return Math.max(1, section.slice(section.indexOf("0")).replaceAll(/[^0#?]/g, "").length * Number(/0/.test(section)));
}

/** The zeros of `"0"000000000` and `\0 00 00 00 00`, which stand as a text before the first digit. */
export const writtenZeros = (format: string): string =>
  (/^(?:\[[^\]]*\])*(?:"(0+) *"|\\(0))(?=[^.;]*[0#?])/.exec(format) ?? []).slice(1).find((zeros) => zeros) ?? "";

/** The whole number with the zeros that its format shows in front. */
export const withShownZeros = (text: string, { digits, writtenZeros }: NumberFormat): string =>
  /^\d+$/.test(text) ? writtenZeros + text.padStart(digits, "0") : text;

/** `dd/mm/yyyy`, `[$-40C]d mmmm yyyy;@`, `mm/yy`; not `hh:mm`, `0.00 "m"`, `# ##0 [$€-40C]`, `[Red]0`. */
export function showsDay(format: string): boolean {
  const section = bareSection(format);
  if (/general|standard/.test(section)) return false;
  // `aaaa` is a day of the week. Beside hours or seconds, `m` means minutes.
  if (/[dy]|aaa/.test(section)) return true;
  return section.includes("m") && !/[hs[]/.test(section);
}

const dayMs = 24 * 60 * 60 * 1000;
/** The serial number of 31 December 9999. */
const lastSerial = 2_958_465;

/** A serial number of the years 1900 to 2100: somebody typed a year. */
const mayBeYear = (serial: number): boolean => Number.isInteger(serial) && serial >= 1900 && serial <= 2100;

/** A serial number as a date; undefined if it is out of range. */
export function dateOfSerial(serial: number, is1904: boolean): DateCell | undefined {
  const day = dayOfSerial(serial, is1904);
  if (day === undefined) return undefined;
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const isShifted = mayBeAnotherDay(hours, minutes, seconds % 60, false);
  return {
    kind: "date",
    day,
    ...(mayBeYear(serial) ? { typedYear: String(serial) } : {}),
    ...(isShifted ? { shifted: `${day} ${twoDigits(hours)}:${twoDigits(minutes)}` } : {}),
  };
}

/** The same for a date that a file writes as a day: 28 May 1905 is the day 1975. */
export function withTypedYear(date: DateCell, is1904: boolean): DateCell {
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const serial = Math.round((Date.parse(date.day) - first) / dayMs);
  return mayBeYear(serial) ? { ...date, typedYear: String(serial) } : date;
}

const twoDigits = (part: number): string => String(part).padStart(2, "0");

const isoTime = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)[\d.]*)?(Z|[+-]\d\d:?\d\d)?$/;

/** A date as XML writes it, with a time or without: 1990-03-05T00:00:00; undefined if it is none. */
export function dateOfIso(value: string): DateCell | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return { kind: "date", day: value };
  const [, day, hours, minutes, seconds = "0", zone] = isoTime.exec(value) ?? [];
  if (day === undefined) return undefined;
  const isShifted = mayBeAnotherDay(Number(hours), Number(minutes), Number(seconds), zone !== undefined);
  return { kind: "date", day, ...(isShifted ? { shifted: value } : {}) };
}

/** YYYY-MM-DD; undefined if the serial number is out of range. */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (is1904) return day >= 0 && day <= lastSerial - 1462 ? dayAfter(Date.UTC(1904, 0, 1), day) : undefined;
  // Excel's day 60 is 29 February 1900, which did not exist; earlier days count from one day later.
  if (!(day >= 1 && day <= lastSerial) || day === 60) return undefined;
  return dayAfter(Date.UTC(1899, 11, day < 60 ? 31 : 30), day);
}

const dayAfter = (epoch: number, days: number): string => new Date(epoch + days * dayMs).toISOString().slice(0, 10);
