// Warns where a year may be of the Ethiopian calendar: of people from there, two dates that its 7 or 8 years explain. Its
// years are those of our days too, so a year that contradicts nothing cannot be told from a Gregorian one.
import { findDoubts } from "../../answers/contradictions.ts";
import { readDate } from "../../text/read-date.ts";
import { message, type NameIn } from "../../text/message.ts";
import type { Facts } from "../facts.ts";
import { inWords } from "./doubts.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

// General knowledge: both countries have used it.
const countries: ReadonlySet<string> = new Set(["ET", "ER"]);

/** The years from the second date to the first that the calendar explains, both included. */
const explained: Partial<Record<NameIn<"warnings.doubts">, readonly [from: number, to: number]>> = {
  // With 7 or 8 years more, the union would be after the 18th birthday.
  "union-as-a-minor": [10, 18],
  "union-with-a-minor": [10, 18],
  "very-young-parent": [4, 12],
  "two-birth-dates": [7, 8],
  "two-union-dates": [7, 8],
};

export function ethiopianYears(s: Facts): Warning[] {
  if (!isFromThere(s)) return noWarnings;
  return pairsOf(s).flatMap(({ path, one, other, from, to }) => {
    const years = Number(one.slice(0, 4)) - Number(other.slice(0, 4));
    const isExplained = (years >= from && years <= to) || (from === 7 && -years >= from && -years <= to);
    return isExplained
      ? warn(
          "ethiopian-years",
          path,
          message("warnings.ethiopian-years", { value: inWords(one), other: inWords(other) }),
        )
      : noWarnings;
  });
}

function isFromThere({ answers, nationalities, countryOfOrigin }: Facts): boolean {
  const { identity, couple, children = [], familyMembers = [] } = answers;
  const spouse = "spouse" in couple ? couple.spouse : "partner" in couple ? couple.partner : undefined;
  const people = [identity, spouse, ...children, ...familyMembers];
  const named = [
    ...(Array.isArray(nationalities) ? nationalities : []),
    ...people.flatMap((person) => (Array.isArray(person?.nationalities) ? person.nationalities : [])),
    ...people.map((person) => person?.birth?.country),
    "marriage" in couple ? couple.marriage?.country : undefined,
    countryOfOrigin,
  ];
  return named.some((country) => country !== undefined && countries.has(country));
}

type DatePair = { path: Warning["path"]; one: string; other: string; from: number; to: number };

function pairsOf({ answers, today }: Facts): DatePair[] {
  const ofDoubts = findDoubts(answers, today).flatMap(({ code, path, came, otherDate, other }): DatePair[] => {
    const bounds = explained[code];
    const second = otherDate ?? other;
    if (bounds === undefined || typeof came !== "string" || typeof second !== "string") return [];
    return [{ path, one: came, other: second, from: bounds[0], to: bounds[1] }];
  });
  const ofPapers = (answers.concordance?.differences ?? []).flatMap((difference, index): DatePair[] => {
    if (difference.item !== "birth-date") return [];
    const [one, other] = [readDate(difference.onBirthCertificate, true), readDate(difference.onOtherPaper, true)];
    if (!one.ok || !other.ok) return [];
    const path = ["concordance", "differences", index, "onOtherPaper"];
    return [{ path, one: one.date, other: other.date, from: 7, to: 8 }];
  });
  return [...ofDoubts, ...ofPapers];
}
