// One row of the checklist, as data.
import type { Condition } from "../conditions.ts";
import type { Situation } from "../situation.ts";
import type { SourceCode } from "../sources.ts";
import type { Message, MessageKey, Values } from "../../text/message.ts";

/** Sections in reading order. */
export const checklistSections = [
  "before",
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

/** Texts are in templates/locales under `checklist.rows.<id>`; those that several rows say are named here instead. */
export type ChecklistRow = {
  id: string;
  section: ChecklistSection;
  /** A paper or an act to tick; without it, a thing to know. */
  box?: true;
  /** A paper that is asked for, or sent elsewhere, once the request is filed. */
  afterFiling?: true;
  when: Condition<Situation>;
  sources: readonly SourceCode[];
  /** Address of a page; its label is in the locales. */
  link?: string;
  where?: Place | ByChannel<Place>;
  validity?: SharedValidity;
  /** It is for people to whom another law applies: they have no other row. */
  whereAnotherLawApplies?: true;
  /** For whom the row is, said on a blank checklist. */
  condition?: SharedCondition;
  /** Where the reason depends on more than the channel; without a situation, on a blank checklist. */
  why?: (s?: Situation) => Message;
  /** What fills the `{name}` places of the texts; on a blank checklist, `blankValues`. */
  values?: (s: Situation) => Values;
};

/** Where a change is declared. */
export const declareChange: ByChannel<Place> = { anef: "anef-declare-change", prefecture: "prefecture" };
