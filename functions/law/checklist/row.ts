// One row of the checklist: data, and the facts that decide whether it is for this person.
import { isTooYoungForPermit } from "../permit-age.ts";
import { childBirthDates } from "../relatives.ts";
import { ageOn, type Situation } from "../situation.ts";
import type { SourceCode } from "../sources.ts";
import type { Message, MessageKey, Values } from "../../text/message.ts";
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

type NamesIn<Group extends string> = MessageKey extends infer Key
  ? Key extends `${Group}.${infer Name}`
    ? Name
    : never
  : never;

/** Where papers go, for whom a row is, how long a paper is valid: texts that several rows may say. */
export type Place = NamesIn<"checklist.places">;
type SharedCondition = NamesIn<"checklist.conditions">;
type SharedValidity = NamesIn<"checklist.validities">;

type ByChannel<Value> = Readonly<Record<Situation["channel"], Value>>;

export type Condition = (s: Situation) => boolean;

/** Texts are in templates/locales under `checklist.rows.<id>`; those that several rows say are named here instead. */
export type ChecklistRow = {
  id: string;
  section: ChecklistSection;
  /** A paper or an act to tick; without it, a thing to know. */
  box?: true;
  when: Condition;
  sources: readonly SourceCode[];
  /** Address of a page; its label is in the locales. */
  link?: string;
  where?: Place | ByChannel<Place>;
  validity?: SharedValidity;
  /** For whom the row is, said on a blank checklist. */
  condition?: SharedCondition;
  /** Where the reason depends on more than the channel; without a situation, on a blank checklist. */
  why?: (s?: Situation) => Message;
  /** What fills the `{name}` places of the texts; on a blank checklist, `blankValues`. */
  values?: (s: Situation) => Values;
};

/** Where a change is declared. */
export const declareChange: ByChannel<Place> = { anef: "anef-declare-change", prefecture: "prefecture" };

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

/** A child of this age, or whose age is not known. */
export const childAged =
  (from: number, until: number): Condition =>
  (s) =>
    childBirthDates(s)
      .map((birthDate) => ageOn(s.today, birthDate))
      .some((age) => age === undefined || (age >= from && age < until));

export const ownAge =
  (from: number, until: number): Condition =>
  ({ age }) =>
    age !== undefined && age >= from && age < until;
