// Tells which numbers of a workbook are dates: those whose number format shows a day, a month or a year.
import { limits } from "./file-errors.ts";
import { readWhole } from "./xlsx-xml.ts";
import { inflatePart } from "./workbook-parts.ts";
import type { ZipEntry } from "../../formats/zip-format.ts";

/** Whether cells of this style are dates. */
export type IsDate = (style: number) => boolean;

// ECMA-376, part 1, 18.8.30: predefined formats; 27 to 36 and 50 to 58 are East Asian dates.
const builtIn = (format: number): boolean =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 31) ||
  format === 36 ||
  (format >= 50 && format <= 58);

export function readDateStyles(part: ZipEntry | undefined): IsDate {
  const formats = new Map<number, boolean>();
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
        if (name === "numFmt") formats.set(Number(id), showsDay(code));
      },
    });
  }
  const areDates = styles.map((format) => formats.get(format) ?? builtIn(format));
  return (style) => areDates[style] ?? false;
}

/** `dd/mm/yyyy`, `[$-40C]d mmmm yyyy;@`, `mm/yy`; not `hh:mm`, `0.00 "m"`, `# ##0 [$€-40C]`, `[Red]0`. */
export function showsDay(format: string): boolean {
  const [section = ""] = format
    // Removes quoted and escaped text and fillers, then colours, locales and conditions, but not elapsed time (`[h]`).
    .replaceAll(/"[^"]*"?|\\.|[_*]./g, "")
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi, "")
    .toLowerCase()
    .split(";");
  if (/general|standard/.test(section)) return false;
  // `aaaa` is a day of the week. Beside hours or seconds, `m` means minutes.
  if (/[dy]|aaa/.test(section)) return true;
  return section.includes("m") && !/[hs[]/.test(section);
}

const dayMs = 24 * 60 * 60 * 1000;
/** The serial number of 31 December 9999. */
const lastSerial = 2_958_465;

/** YYYY-MM-DD; undefined if the serial number is out of range. */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (is1904) return day >= 0 && day <= lastSerial - 1462 ? dayAfter(Date.UTC(1904, 0, 1), day) : undefined;
  // Excel's day 60 is 29 February 1900, which did not exist; earlier days count from one day later.
  if (!(day >= 1 && day <= lastSerial) || day === 60) return undefined;
  return dayAfter(Date.UTC(1899, 11, day < 60 ? 31 : 30), day);
}

const dayAfter = (epoch: number, days: number): string => new Date(epoch + days * dayMs).toISOString().slice(0, 10);
