// The family of a protected person, as the rules on family permits use it (L. 424-3, L. 424-11, L. 424-19).
import type { Answers, FamilyTie, Person } from "../answers/answers.ts";
import { isApart } from "../answers/compare/dates.ts";
import { birthDateOf, hasSameName } from "../answers/compare/people.ts";
import { possibleDays } from "../text/days.ts";
import type { Facts } from "./facts.ts";
import { needsNoPermit } from "./special-cases/citizenship.ts";

export type Relative = {
  tie: FamilyTie;
  /** Undefined where it is not said. */
  byReunification?: boolean | undefined;
  /** Known at least to the year. */
  unionDate?: string | undefined;
  birthDate?: string | undefined;
  nationalities?: Person["nationalities"];
  /** In a marriage or a civil union; of a child or a parent, where it is said. */
  isInUnion?: boolean;
};

export const tieOfCouple: Partial<Record<Answers["couple"]["kind"], FamilyTie>> = {
  married: "spouse",
  "civil-union": "civil-partner",
  cohabiting: "cohabiting-partner",
};

/** The applicant, where they are of the protected person's family. */
export function applicantAsRelative({ answers: { status, couple, identity } }: Facts): Relative | undefined {
  if (status.kind !== "family-member") return undefined;
  const { tie, byReunification } = status;
  return {
    tie,
    byReunification,
    unionDate: unionDateOf(couple),
    birthDate: identity?.birth?.date,
    nationalities: identity?.nationalities,
    isInUnion: couple.kind === "married" || couple.kind === "civil-union",
  };
}

const unionDateOf = (couple: Answers["couple"]): string | undefined =>
  couple.kind === "married" ? couple.marriage?.date : couple.kind === "civil-union" ? couple.date : undefined;

/** The husband, wife or partner of the applicant, by the answers about the couple. */
export function partnerOf({ answers: { couple } }: Facts): Relative | undefined {
  const tie = tieOfCouple[couple.kind];
  if (tie === undefined) return undefined;
  const person = couple.kind === "married" ? couple.spouse : "partner" in couple ? couple.partner : undefined;
  return {
    tie,
    unionDate: unionDateOf(couple),
    birthDate: person?.birth?.date,
    nationalities: person?.nationalities,
  };
}

/** The family members who apply too. */
export const familyMembers = ({ answers }: Facts): Relative[] =>
  (answers.familyMembers ?? []).map(({ birth, ...member }) => ({
    ...member,
    birthDate: birth?.date,
    isInUnion: member.unionDate !== undefined,
  }));

/** All who apply as family: the applicant first. */
export const applyingRelatives = (s: Facts): Relative[] => [
  ...[applicantAsRelative(s)].filter((own) => own !== undefined),
  ...familyMembers(s),
];

/** The children who may need a permit or papers to travel: French and European children need none. */
export const foreignChildren = ({ answers: { children = [] } }: Facts): NonNullable<Answers["children"]> =>
  children.filter(({ nationalities }) => !needsNoPermit(nationalities));

type Child = Pick<Person, "familyName" | "givenNames" | "birth" | "nationalities">;

const isSameChild = (one: Child, other: Child): boolean =>
  hasSameName(one, other) && !isApart(birthDateOf(one), birthDateOf(other));

/** Each child who may need a permit, whether they apply or not: one in both lists once, with the date of which more is known. */
function childrenWithout({ answers }: Facts): Child[] {
  const applying: readonly Child[] = (answers.familyMembers ?? []).filter(({ tie }) => tie === "child");
  const listed: readonly Child[] = answers.children ?? [];
  const twins = applying.map((child) => listed.find((other) => isSameChild(child, other)));
  return [
    ...listed.map((child) => {
      const other = applying[twins.indexOf(child)];
      if (other === undefined) return child;
      return { ...other, ...child, birth: isAsExact(child.birth?.date, other.birth?.date) ? child.birth : other.birth };
    }),
    ...applying.filter((_, index) => twins[index] === undefined),
  ].filter(({ nationalities }) => !needsNoPermit(nationalities));
}

function isAsExact(date: string | undefined, other: string | undefined): boolean {
  if (date === undefined || other === undefined) return other === undefined;
  const { first, last } = possibleDays(date);
  const { first: otherFirst, last: otherLast } = possibleDays(other);
  return first >= otherFirst && last <= otherLast;
}

/** Of each child who may need a permit; undefined where it is not said. */
export const childBirthDates = (s: Facts): (string | undefined)[] => childrenWithout(s).map(({ birth }) => birth?.date);

/**
 * The first given names of the children born on this day, for a date that is not every child's: undefined where there is
 * one child only, or one whose name is not known.
 */
export function namesOfBornOn(s: Facts, birthDate: string): string[] | undefined {
  const children = childrenWithout(s).map(({ givenNames, birth }) => ({
    name: givenNames?.split(" ")[0],
    date: birth?.date,
  }));
  if (new Set(children.map(({ name, date }) => `${name} ${date}`)).size < 2) return undefined;
  const names = children.flatMap(({ name, date }) => (date === birthDate ? [name] : []));
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? [...new Set(known)] : undefined;
}
