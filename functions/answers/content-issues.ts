// Finds answers of the right form that cannot be true: dates in the future or before anybody lived, and differences between
// equal texts.
import { plainText } from "./answers.ts";
import { issueAt, type Issue } from "./issues.ts";
import { valueAt, type Path } from "./paths.ts";
import { plainNumber } from "../text/plain-number.ts";
import { maxEntries } from "./schema-issues.ts";

/** Dates that cannot be after the day of the dossier. `*` stands for each item of a list. */
const pastDays: readonly string[][] = [
  ["identity", "birth", "date"],
  ["procedure", "request", "filedOn"],
  ["procedure", "request", "reasonsAskedOn"],
  ["procedure", "attempts", "*", "triedOn"],
  ["procedure", "contactCentre", "askedOn"],
  ["procedure", "otherWayAskedOn"],
  ["procedure", "civilStatus", "date"],
  ["decision", "date"],
  ["asylumApplicationDate"],
  ["status", "relativeBirthDate"],
  ["housing", "since"],
  ["housing", "host", "birth", "date"],
  ["housing", "proofOfAddress", "date"],
  ["couple", "spouse", "birth", "date"],
  ["couple", "partner", "birth", "date"],
  ["couple", "marriage", "date"],
  ["couple", "date"],
  ["children", "*", "birth", "date"],
  ["familyMembers", "*", "birth", "date"],
  ["familyMembers", "*", "unionDate"],
];

/** The other dates, which may be to come. */
const otherDays: readonly string[][] = [
  ["procedure", "movedOn"],
  ["procedure", "currentPermit", "expiresOn"],
  ["procedure", "attestation", "expiresOn"],
];

const allDays = [...pastDays, ...otherDays];

/** Nobody who is concerned was there earlier. A year that was typed into a date cell, as 1990, becomes a day of 1905. */
const maxYearsAgo = 120;

/** `today` is YYYY-MM-DD; a partial date is compared by the part that is known. */
export function impossibleDates(input: unknown, today: string): Issue[] {
  const found: Issue[] = [];
  const firstYear = Number(today.slice(0, 4)) - maxYearsAgo;
  for (const pattern of allDays) {
    // Nearly all dates are in the past: the common case allocates nothing.
    const paths = pattern.includes("*") ? expand(input, pattern) : [pattern];
    for (const path of paths) {
      const given = valueAt(input, path);
      const value = typeof given === "string" ? plainNumber(given) : given;
      if (typeof value !== "string") continue;
      const isTooEarly = Number(value.slice(0, 4)) < firstYear;
      const isTooLate = value > today.slice(0, value.length) && !otherDays.includes(pattern);
      if ((!isTooEarly && !isTooLate) || !/^(?:19|20)\d\d(-\d\d(-\d\d)?)?$/.test(value)) continue;
      if (isTooLate) found.push(issueAt("date-in-future", [...path], given, { today }));
      else found.push(issueAt("date-too-long-ago", [...path], given, { years: { number: maxYearsAgo } }));
    }
  }
  return found;
}

function expand(input: unknown, pattern: readonly string[]): Path[] {
  const star = pattern.indexOf("*");
  if (star === -1) return [[...pattern]];
  const list = valueAt(input, pattern.slice(0, star));
  if (!Array.isArray(list)) return [];
  return list.slice(0, maxEntries).map((_, index) => [...pattern.slice(0, star), index, ...pattern.slice(star + 1)]);
}

/** Differences between two documents whose texts are equal. */
export function sameOnBothDocuments(input: unknown): Issue[] {
  const read = (value: unknown) => (typeof value === "string" ? plainText(value) : undefined);
  return expand(input, ["concordance", "differences", "*"]).flatMap((path) => {
    const one = read(valueAt(input, [...path, "onBirthCertificate"]));
    const otherPath = [...path, "onOtherPaper"];
    const other = valueAt(input, otherPath);
    return one !== undefined && one === read(other) ? [issueAt("no-difference", otherPath, other)] : [];
  });
}
