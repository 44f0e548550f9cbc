// What is to be said to a person, as data: a key and what fills its places. It has no language until it is said.
import type cli from "../../templates/locales/fr/cli.json";
import type batch from "../../templates/locales/fr/batch.json";
import type checklist from "../../templates/locales/fr/checklist.json";
import type countries from "../../templates/locales/fr/countries.json";
import type deadlines from "../../templates/locales/fr/deadlines.json";
import type decisions from "../../templates/locales/fr/decisions.json";
import type desk from "../../templates/locales/fr/desk.json";
import type documents from "../../templates/locales/fr/documents.json";
import type fees from "../../templates/locales/fr/fees.json";
import type http from "../../templates/locales/fr/http.json";
import type labels from "../../templates/locales/fr/labels.json";
import type pages from "../../templates/locales/fr/pages.json";
import type problems from "../../templates/locales/fr/problems.json";
import type questions from "../../templates/locales/fr/questions.json";
import type spreadsheet from "../../templates/locales/fr/spreadsheet.json";
import type start from "../../templates/locales/fr/start.json";
import type warnings from "../../templates/locales/fr/warnings.json";
import type web from "../../templates/locales/fr/web.json";

type Subjects = {
  batch: typeof batch;
  checklist: typeof checklist;
  cli: typeof cli;
  countries: typeof countries;
  deadlines: typeof deadlines;
  decisions: typeof decisions;
  desk: typeof desk;
  documents: typeof documents;
  fees: typeof fees;
  http: typeof http;
  labels: typeof labels;
  pages: typeof pages;
  problems: typeof problems;
  questions: typeof questions;
  spreadsheet: typeof spreadsheet;
  start: typeof start;
  warnings: typeof warnings;
  web: typeof web;
};

/** The keys of the texts below a node; a group with `other` is one text with plural forms. */
type KeysOf<Node> = Node extends string
  ? never
  : {
      [Name in keyof Node & string]: Node[Name] extends string | { other: string }
        ? Name
        : `${Name}.${KeysOf<Node[Name]>}`;
    }[keyof Node & string];

/** `fees.stamp-duty.title`: the file, then the names on the way to the text. */
export type MessageKey = KeysOf<Subjects>;

/** The names of the texts right below a group: `renewal`, `loss`… for `labels.choices.procedure`. */
export type NameIn<Group extends string, Key = MessageKey> = Key extends `${Group}.${infer Name}`
  ? Name extends `${string}.${string}`
    ? never
    : Name
  : never;

export type Message = { key: MessageKey; values?: Values };

/** `count` also chooses among plural forms. */
export type Values = Readonly<Record<string, Value>>;

export type Value =
  | string
  /** Printed without grouping. */
  | number
  | Message
  /** A sentence that is not always there: said after a space. */
  | { next: Message }
  /** A whole number with its thousands apart. */
  | { number: number }
  /** YYYY-MM-DD, said in words, with the day of the week where `weekday` is set. */
  | { day: string; weekday?: boolean }
  /** A name of which some languages have a form of their own. */
  | { forms: Readonly<Record<string, string>>; otherwise: Message }
  | { list: readonly Value[]; type: ListType };

/** `separated`: one after another, as in « a, b, c »; the others end in « a, b et c » or « a, b ou c ». */
export type ListType = "separated" | "conjunction" | "disjunction";

export const message = (key: MessageKey, values?: Values): Message =>
  values === undefined ? { key } : { key, values };

/** One after another, as one text; those that are undefined are left out. */
export const sentences = (first: Message, ...more: readonly (Message | undefined)[]): Message =>
  more
    .filter((next) => next !== undefined)
    .reduce((first, second) => message("labels.sentences", { first, second }), first);

/** « lundi 23 novembre 2026 » */
export const dayOfWeek = (day: string): Value => ({ day, weekday: true });
