// Dates of the family: coming of age, and the first year of a union.
import { possibleDays } from "../../text/days.ts";
import { applyingRelatives, childBirthDates } from "../relatives.ts";
import type { Facts } from "../facts.ts";
import { needsNoPermit } from "../special-cases/citizenship.ts";
import { isUnionBeforeAsylum } from "../special-cases/family.ts";
import { familyArticle } from "../status-sources.ts";
import { dayOfWeek, message, sentences } from "../../text/message.ts";
import type { Deadline, DeadlineRule } from "./deadline.ts";
import { comingOfAge, unionAnniversary } from "./windows.ts";

function majority(s: Facts, id: string, birthDate: string | undefined, whose: "own" | "child"): Deadline[] {
  if (birthDate === undefined) return [];
  const { first, last } = possibleDays(birthDate);
  const { turns18: from, lastDay: date } = comingOfAge(birthDate);
  if (date < s.today) return [];
  const rule = message(`deadlines.majority.${whose}.rule`, { from: dayOfWeek(from), date: dayOfWeek(date) });
  const uncertain = first === last ? undefined : message("deadlines.majority.earliest-day");
  return [
    {
      id,
      from,
      date,
      title: message(`deadlines.majority.${whose}.title`),
      detail: sentences(rule, uncertain),
      sources: ["DOC1", familyArticle[s.protection]],
    },
  ];
}

export const ownMajority: DeadlineRule = (s) =>
  s.answers.procedure.kind === "first-application"
    ? majority(s, "own-majority", s.answers.identity?.birth?.date, "own")
    : [];

export const childrensMajority: DeadlineRule = (s) => {
  // Deadlines carry no name, so equal dates (twins, a child in both lists) are given once.
  return [...new Set(childBirthDates(s))].flatMap((birth, index) =>
    majority(s, `child-majority-${index + 1}`, birth, "child"),
  );
};

// A spouse or civil partner who did not come by reunification: union celebrated a year ago or more (L. 424-3 and alike).
export const unionOfOneYear: DeadlineRule = (s) =>
  applyingRelatives(s)
    .filter(({ tie, byReunification }) => (tie === "spouse" || tie === "civil-partner") && byReunification !== true)
    .filter((relative) => !needsNoPermit(relative.nationalities) && isUnionBeforeAsylum(relative, s) !== true)
    .flatMap(({ unionDate }, index) => {
      const date = unionDate === undefined ? undefined : unionAnniversary(unionDate);
      if (date === undefined || date <= s.today) return [];
      return [
        {
          id: `union-one-year-${index + 1}`,
          date,
          title: message("deadlines.union-one-year.title"),
          detail: message("deadlines.union-one-year.detail", { date: dayOfWeek(date) }),
          sources: [familyArticle[s.protection]],
        },
      ];
    });
