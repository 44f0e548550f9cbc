// One row of the checklist, as data.
import type { Condition } from "../conditions.ts";
import type { Situation } from "../situation.ts";
import type { SourceCode } from "../sources.ts";
import type { Message, MessageKey, Values } from "../../text/message.ts";

/** Sections about the request itself, in reading order. */
export const nowSections = ["before", "apply", "papers", "certificates", "paying", "card", "problems"] as const;

/** Sections about what may come later, told as « si… ». */
export const laterSections = ["challenge", "declare", "family", "children", "renewal", "concordance"] as const;

export const checklistSections = [...nowSections, ...laterSections] as const;

export type ChecklistSection = (typeof checklistSections)[number];

type NamesIn<Group extends string> = MessageKey extends infer Key
  ? Key extends `${Group}.${infer Name}`
    ? Name
    : never
  : never;

/** Where papers go, for whom a row is, how long a paper is valid: texts that several rows may say. */
export type Place = NamesIn<"checklist.places">;
type LinkName =
  NamesIn<"checklist.links"> extends infer Key ? (Key extends `${infer Name}.label` ? Name : never) : never;
type SharedCondition = NamesIn<"checklist.conditions">;
type SharedValidity = NamesIn<"checklist.validities">;

/** `document`: the id of one of ours, to be signed; `contract`: of the one that says how to get it. */
type PaperOrigin = { document: string } | { contract: string } | "host" | "photo";

type ByChannel<Value> = Readonly<Record<Situation["channel"], Value>>;

/** Texts are in templates/locales under `checklist.rows.<id>`; those that several rows say are named here instead. */
export type ChecklistRow = {
  id: string;
  section: ChecklistSection;
  /** A supporting document to tick, which the first page lists; without it, a thing to do or know. */
  box?: true;
  /** A paper that is asked for, or sent elsewhere, once the request is filed. */
  afterFiling?: true;
  /** In a paper file it is itself handed in; of any other supporting document a copy is, whose original may be shown. */
  handedIn?: "original";
  /** Where it comes from, if not from the person: a document of the dossier, the host, a photo booth. */
  from?: PaperOrigin;
  /** It is dated, and too old one day: what the answers say of its date is about it. */
  provesAddress?: true;
  when: Condition<Situation>;
  sources: readonly SourceCode[];
  /** Pages where there is more, or where it is done. */
  links?: readonly LinkName[] | ((s?: Situation) => readonly LinkName[]);
  where?: Place | ByChannel<Place>;
  /** `recent`: where the proof of address has to be a newer one. */
  validity?: SharedValidity | Readonly<Record<"usual" | "recent", SharedValidity>>;
  /** It is for people to whom another law applies: they have no other row. */
  whereAnotherLawApplies?: true;
  /** For whom the row is, said on a blank checklist. */
  condition?: SharedCondition;
  /** Where the reason depends on more than the channel; without a situation, on a blank checklist. */
  why?: (s?: Situation) => Message;
  /**
   * Where an answer decides what the row says: which of the texts below `title` and `why` it is, `usual` where they have no
   * such text, as on a blank checklist.
   */
  variant?: ((s: Situation) => string) | undefined;
  /** What fills the `{name}` places of the texts; on a blank checklist, `blankValues`. */
  values?: (s: Situation) => Values;
};

/** Where a change is declared. */
export const declareChange: ByChannel<Place> = { anef: "anef-declare-change", prefecture: "prefecture" };
