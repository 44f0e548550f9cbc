// One row of the checklist: data, and the facts that decide whether it is for this person.
import { isTooYoungForPermit } from "../permit-age.ts";
import { ageOn, type Situation } from "../situation.ts";
import type { SourceCode } from "../sources.ts";
import type { Text } from "../../text/text.ts";
import type { ProcedureKind } from "../../answers/answers.ts";

/** Sections in reading order. */
export const checklistSections = [
  "papers",
  "apply",
  "certificates",
  "states",
  "paying",
  "card",
  "problems",
  "challenge",
  "declare",
  "family",
  "children",
  "renewal",
  "concordance",
] as const;

export type ChecklistSection = (typeof checklistSections)[number];

export type Condition = (s: Situation) => boolean;

/** Texts stand in templates/locales under `checklist.<id>`. */
export type ChecklistRow = {
  id: string;
  section: ChecklistSection;
  /** A paper or an act to tick; without it, a thing to know. */
  box?: true;
  when: Condition;
  sources: readonly SourceCode[];
  /** Address of a page; its label is in the locales. */
  link?: string;
  /** What fills the `{name}` places of the texts; on the blank checklist they come from `checklistPlaces`. */
  places?: (s: Situation) => Record<string, Text>;
};

export const all =
  (...conditions: Condition[]): Condition =>
  (s) =>
    conditions.every((condition) => condition(s));

export const any =
  (...conditions: Condition[]): Condition =>
  (s) =>
    conditions.some((condition) => condition(s));

export const not =
  (condition: Condition): Condition =>
  (s) =>
    !condition(s);

export const procedure =
  (...kinds: ProcedureKind[]): Condition =>
  ({ answers }) =>
    kinds.includes(answers.procedure.kind);

export const mayHaveCard: Condition = (s) => !isTooYoungForPermit(s);

export const first = all(mayHaveCard, procedure("first-application"));
export const renewal = all(mayHaveCard, procedure("renewal"));
export const application = any(first, renewal);
/** A change to declare about a card that exists already. */
export const change = all(mayHaveCard, not(application));

export const online: Condition = ({ channel }) => channel === "anef";
export const atPrefecture = not(online);

export const familyMember: Condition = ({ isFamilyMember }) => isFamilyMember;
export const protectedPerson = not(familyMember);

export const protection =
  (...kinds: Situation["protection"][]): Condition =>
  (s) =>
    kinds.includes(s.protection);

export const housing =
  (kind: Situation["answers"]["housing"]["kind"]): Condition =>
  ({ answers }) =>
    answers.housing.kind === kind;

export const couple =
  (...kinds: Situation["answers"]["couple"]["kind"][]): Condition =>
  ({ answers }) =>
    kinds.includes(answers.couple.kind);

const childAges = ({ answers, today }: Situation): (number | undefined)[] => [
  ...(answers.children ?? []).map(({ birth }) => ageOn(today, birth?.date)),
  ...(answers.familyMembers ?? []).filter(({ tie }) => tie === "child").map(({ birth }) => ageOn(today, birth?.date)),
];

/** A child of this age, or whose age is not known. */
export const childAged =
  (from: number, until: number): Condition =>
  (s) =>
    childAges(s).some((age) => age === undefined || (age >= from && age < until));

export const ownAge =
  (from: number, until: number): Condition =>
  ({ age }) =>
    age !== undefined && age >= from && age < until;
