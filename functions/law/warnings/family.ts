// Warnings about the couple and the family: who of the family has a right to the same permit (L. 424-3, L. 424-11, L. 424-19).
import type { FamilyTie } from "../../answers/answers.ts";
import { possibleDays } from "../../text/days.ts";
import { unionAnniversary } from "../deadlines/windows.ts";
import { ageOn, type Situation } from "../situation.ts";
import { familyArticle } from "../status-sources.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { nothing, warn, type Warning } from "./warning.ts";

export const familyWarnings = (s: Situation): Warning[] => [
  ...severalSpouses(s),
  ...tieAndCouple(s),
  ...relatives(s).flatMap((relative) => conditions(relative, s)),
];

function severalSpouses({ answers: { couple } }: Situation): Warning[] {
  if (couple.kind !== "married" || couple.severalSpousesInFrance !== true) return nothing;
  return warn(
    "several-spouses-in-france",
    ["couple", "severalSpousesInFrance"],
    // Printed on the cover sheet: it repeats no answer that could be held against the person.
    message("warnings.several-spouses-in-france"),
    ["AN1", "RI"],
  );
}

const coupleOfTie: Partial<Record<FamilyTie, string>> = {
  spouse: "married",
  "civil-partner": "civil-union",
  "cohabiting-partner": "cohabiting",
};

function tieAndCouple({ answers: { status, couple } }: Situation): Warning[] {
  if (status.kind !== "family-member") return nothing;
  const expected = coupleOfTie[status.tie];
  if (expected === undefined || expected === couple.kind) return nothing;
  return warn("tie-and-couple-disagree", ["couple", "kind"], message("warnings.tie-and-couple-disagree"));
}

type Relative = {
  tie: FamilyTie;
  byReunification: boolean | undefined;
  unionDate: string | undefined;
  birthDate: string | undefined;
  path: (string | number)[];
  /** Where the answers say the day of the union. */
  unionPath: (string | number)[];
};

/** The applicant, if a family member, and the family members who apply too. */
function relatives({ answers }: Situation): Relative[] {
  const { status, couple, identity, familyMembers = [] } = answers;
  const own: Relative[] =
    status.kind === "family-member"
      ? [
          {
            tie: status.tie,
            byReunification: status.byReunification,
            unionDate:
              couple.kind === "married"
                ? couple.marriage?.date
                : couple.kind === "civil-union"
                  ? couple.date
                  : undefined,
            birthDate: identity?.birth?.date,
            path: ["status", "tie"],
            unionPath: couple.kind === "married" ? ["couple", "marriage", "date"] : ["couple", "date"],
          },
        ]
      : [];
  const others = familyMembers.map(({ tie, byReunification, unionDate, birth }, index): Relative => ({
    tie,
    byReunification,
    unionDate,
    birthDate: birth?.date,
    path: ["familyMembers", index, "tie"],
    unionPath: ["familyMembers", index, "unionDate"],
  }));
  return [...own, ...others];
}

function conditions(relative: Relative, { today, protection }: Situation): Warning[] {
  const law = [familyArticle[protection]];
  const age = ageOn(today, relative.birthDate);
  const { tie, byReunification, unionDate, path, unionPath } = relative;
  if (tie === "child") {
    if (relative.birthDate === undefined || (ageOn(today, possibleDays(relative.birthDate).first) ?? 0) < 19)
      return nothing;
    return warn("child-over-nineteen", path, message("warnings.child-over-nineteen"), [...law, "DOC1"]);
  }
  if (tie === "parent" || byReunification === true) return nothing;
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
      : nothing),
    ...(age !== undefined && age < 18
      ? warn("spouse-under-eighteen", path, message("warnings.spouse-under-eighteen"), law)
      : nothing),
  ];
}
