// Warnings about the couple and the family: who of the family has a right to the same permit (L. 424-3, L. 424-11, L. 424-19).
import { possibleDays } from "../../text/days.ts";
import { unionAnniversary } from "../deadlines/windows.ts";
import { applicantAsRelative, familyMembers, tieOfCouple, type Relative } from "../relatives.ts";
import { type Facts, ageOn } from "../facts.ts";
import { familyArticle } from "../status-sources.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

export const familyWarnings = (s: Facts): Warning[] => [
  ...severalSpouses(s),
  ...tieAndCouple(s),
  ...ownConditions(s),
  ...familyMembers(s).flatMap((member, index) =>
    conditions(member, s, ["familyMembers", index, "tie"], ["familyMembers", index, "unionDate"]),
  ),
];

function ownConditions(s: Facts): Warning[] {
  const own = applicantAsRelative(s);
  const isMarried = s.answers.couple.kind === "married";
  const unionPath = isMarried ? ["couple", "marriage", "date"] : ["couple", "date"];
  return own === undefined ? noWarnings : conditions(own, s, ["status", "tie"], unionPath);
}

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

type Path = Warning["path"];

/** `path` and `unionPath`: where the answers give the tie and the date of the union. */
function conditions(relative: Relative, { today, protection }: Facts, path: Path, unionPath: Path): Warning[] {
  const law = [familyArticle[protection]];
  const age = ageOn(today, relative.birthDate);
  const { tie, byReunification, unionDate } = relative;
  if (tie === "child") {
    if (relative.birthDate === undefined || (ageOn(today, possibleDays(relative.birthDate).first) ?? 0) < 19)
      return noWarnings;
    return warn("child-over-nineteen", path, message("warnings.child-over-nineteen"), [...law, "DOC1"]);
  }
  if (tie === "parent" || byReunification === true) return noWarnings;
  if (tie === "cohabiting-partner")
    return warn("cohabitation-without-reunification", path, message("warnings.cohabitation-without-reunification"), [
      ...law,
      "RI",
    ]);
  const anniversary = unionDate === undefined ? undefined : unionAnniversary(unionDate);
  return [
    ...(anniversary !== undefined && anniversary > today
      ? warn(
          "union-under-one-year",
          unionPath,
          message("warnings.union-under-one-year", { anniversary: dayOfWeek(anniversary) }),
          law,
        )
      : noWarnings),
    ...(age !== undefined && age < 18
      ? warn("spouse-under-eighteen", path, message("warnings.spouse-under-eighteen"), law)
      : noWarnings),
  ];
}
