// Dates of the family: coming of age, of a protected child too, and the first year of a union.
import { possibleDays, shiftDay } from "../../text/days.ts";
import { childAged, ownMajorityToCome } from "../conditions.ts";
import { applyingRelatives, childBirthDates, namesOfBornOn } from "../relatives.ts";
import type { Facts } from "../facts.ts";
import { isCase } from "../special-cases.ts";
import { needsNoPermit } from "../special-cases/citizenship.ts";
import { isUnionBeforeAsylum } from "../special-cases/family.ts";
import { familyArticle } from "../status-sources.ts";
import { dayOfWeek, message, sentences, type Value } from "../../text/message.ts";
import { lastDayAtPrefecture } from "./counter.ts";
import type { Deadline, DeadlineRule } from "./deadline.ts";
import { comingOfAge, unionAnniversary } from "./windows.ts";

/** What the texts say: of the person, of a child, or of children by their names. */
type Whose = { who: "own" | "child" } | { who: "named"; values: { names: Value; count: number } };

function majority(s: Facts, id: string, birthDate: string | undefined, who: "own" | "child"): Deadline[] {
  if (birthDate === undefined) return [];
  const { first, last } = possibleDays(birthDate);
  const { turns18: from, lastDay } = comingOfAge(birthDate);
  if (lastDay < s.today) return [];
  const { date, closed } = lastDayAtPrefecture(s, lastDay);
  const uncertain = first === last ? undefined : message("deadlines.majority.earliest-day");
  const words = (whose: Whose) => {
    const values = "values" in whose ? whose.values : {};
    const rule = message(`deadlines.majority.${whose.who}.${from > s.today ? "rule" : "turned"}`, {
      ...values,
      from: dayOfWeek(from),
      date: dayOfWeek(lastDay),
    });
    const lasting = sentences(rule, closed, uncertain);
    return {
      title: message(`deadlines.majority.${whose.who}.title`, values),
      detail: date === s.today ? sentences(lasting, message("deadlines.last-day")) : lasting,
      lasting,
    };
  };
  const names = who === "child" ? namesOfBornOn(s, birthDate) : undefined;
  const named =
    names && words({ who: "named", values: { names: { list: names, type: "conjunction" }, count: names.length } });
  return [
    {
      id,
      from,
      date,
      ...words({ who }),
      ...(named && { named: { title: named.title, detail: named.detail } }),
      // For a child who is of age, it is the parent who sees that the time is short.
      ...((who === "own" || from <= s.today) && { toAct: true as const }),
      sources: ["DOC1", familyArticle[s.protection]],
    },
  ];
}

export const ownMajority: DeadlineRule = (s) =>
  ownMajorityToCome(s) ? majority(s, "own-majority", s.answers.identity?.birth?.date, "own") : [];

export const childrensMajority: DeadlineRule = (s) => {
  if (!childAged(16, 19)(s)) return [];
  // Equal dates (twins) are given once.
  return [...new Set(childBirthDates(s))].flatMap((birth, index) =>
    majority(s, `child-majority-${index + 1}`, birth, "child"),
  );
};

/**
 * The articles give a card to the parents of a minor who is not married, and do not say on which day the minor's age counts:
 * the last day that is safe is the eve of the 18th birthday.
 */
export const parentsBeforeMajority: DeadlineRule = (s) => {
  const { answers, isFamilyMember, hasFiled, today } = s;
  const { status, procedure, identity, familyMembers: members = [] } = answers;
  if (procedure.kind !== "first-application" || isCase("parent-of-adult", "parent-of-married")(s)) return [];
  const isOwn = status.kind === "family-member" && status.tie === "parent";
  if (isOwn ? hasFiled || needsNoPermit(identity?.nationalities) : isFamilyMember) return [];
  const hasParents = members.some(({ tie, nationalities }) => tie === "parent" && !needsNoPermit(nationalities));
  const birthDate = isOwn ? status.relativeBirthDate : hasParents ? identity?.birth?.date : undefined;
  if (birthDate === undefined) return [];
  const { first, last } = possibleDays(birthDate);
  const { turns18 } = comingOfAge(birthDate);
  const lastDay = shiftDay(turns18, { days: -1 });
  if (lastDay < today) return [];
  const { date, closed } = lastDayAtPrefecture(s, lastDay);
  const whose = isOwn ? "own" : "family";
  const lasting = sentences(
    message(`deadlines.parents.${whose}.rule`, { from: dayOfWeek(turns18), date: dayOfWeek(lastDay) }),
    closed,
    first === last ? undefined : message("deadlines.majority.earliest-day"),
  );
  return [
    {
      id: "parents-before-majority",
      toAct: true,
      date,
      title: message(`deadlines.parents.${whose}.title`),
      detail: date === today ? sentences(lasting, message("deadlines.last-day")) : lasting,
      lasting,
      sources: [familyArticle[s.protection]],
    },
  ];
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
          toAct: true as const,
          date,
          title: message("deadlines.union-one-year.title"),
          detail: message("deadlines.union-one-year.detail", { date: dayOfWeek(date) }),
          sources: [familyArticle[s.protection]],
        },
      ];
    });
