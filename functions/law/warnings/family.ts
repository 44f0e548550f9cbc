// Warnings about the couple; who of the family has a right to the same permit is in special-cases/family.ts.
import { tieOfCouple } from "../relatives.ts";
import { childrenOnTheLastDay } from "../special-cases/family.ts";
import { familyArticle } from "../status-sources.ts";
import type { Facts } from "../facts.ts";
import { message } from "../../text/message.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

export const familyWarnings = (s: Facts): Warning[] => [
  ...severalSpouses(s),
  ...tieAndCouple(s),
  ...childrenOnTheLastDay(s).flatMap(({ path }) =>
    warn("child-last-day", path, message("warnings.child-last-day"), [familyArticle[s.protection], "DOC1"]),
  ),
];

function severalSpouses({ answers: { couple } }: Facts): Warning[] {
  if (couple.kind !== "married" || couple.severalSpousesInFrance !== true) return noWarnings;
  return warn(
    "several-spouses-in-france",
    ["couple", "severalSpousesInFrance"],
    // Printed on the cover sheet: it repeats no answer that could be held against the person.
    message("warnings.several-spouses-in-france"),
    ["AN1", "RI"],
  );
}

function tieAndCouple({ answers: { status, couple } }: Facts): Warning[] {
  if (status.kind !== "family-member") return noWarnings;
  const isOfCouple = Object.values(tieOfCouple).includes(status.tie);
  if (!isOfCouple || tieOfCouple[couple.kind] === status.tie) return noWarnings;
  return warn("tie-and-couple-disagree", ["couple", "kind"], message("warnings.tie-and-couple-disagree"));
}
