// The texts of templates/locales, gathered at build time by infra/build/locales-plugin.ts.
declare module "virtual:locales" {
  /** The facts of each language.json, the source language first. */
  export const languages: readonly {
    /** As in BCP 47: the name of its folder. */
    code: string;
    /** In the language itself. */
    name: string;
    direction: "ltr" | "rtl";
    /** For `Intl`. */
    locale: string;
    quotes: readonly [open: string, close: string];
    listSeparator: string;
    /** Places: {day}, {month}, {year}. */
    day: string;
    /** Months are written 01 to 12, where their names would be those of another calendar too. */
    monthsAreNumbers?: true;
    /** Sunday first, where those of `Intl` are not what people say, or browsers have none. */
    weekdays?: readonly string[];
    /** How names are joined, where browsers do not know: places {one}, {other}; the last of several, and of two. */
    conjunction?: { pair: string; last: string };
    /** For plural forms and figures: a locale that has the same ones, and that browsers know. */
    formatsOf?: string;
    /** What stands for the day on the first of a month, where it is not `1`. */
    firstOfMonth?: string;
    /** Places: {weekday}, {day}. */
    weekdayAndDay: string;
    /** Places: {day}, {time}. */
    moment: string;
    /** Every text that a person reads is there: people can choose it. */
    complete: boolean;
    /** So are the texts of who operates the program: batch, cli, desk, spreadsheet, synonyms. */
    forOperators?: boolean;
    /** Written by those who write the source, beside it. */
    isSource?: boolean;
    /** A person has read every text that people are shown; where not, pages and papers say so. */
    isReviewed: boolean;
  }[];
  /** By language, then by key; a text with plural forms has one for each CLDR category. */
  export const texts: Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;
  /** By language, then by the label that the words stand for: how else people write it. */
  export const synonyms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /**
   * The language whose texts tell which keys there are, the groups of them that are still to be loaded, and those that are
   * known before their texts are loaded.
   */
  export const keys: { of: string; later: readonly string[]; known: ReadonlySet<string> };
}

// The same in parts that are loaded when they are needed, in the build of web/ only.
declare module "virtual:locale-parts" {
  import type { synonyms, texts } from "virtual:locales";
  /** `desk`: in the build of the desk alone. */
  export type LocalePart = "page" | "link" | "words" | "papers" | "rare" | "desk";
  /** Texts in the order of the keys of their part, 0 where the language has none, with the words of `synonyms`. */
  export type Said = [texts: readonly ((typeof texts)[string][string] | 0)[], synonyms: (typeof synonyms)[string]];
  /** `said`: of `Said`, as JSON in which the letters of these pairs are exchanged. */
  type Loaded = { said: string; pairs: string };
  export const parts: Readonly<Record<LocalePart, Readonly<Record<string, () => Promise<Loaded>>>>>;
  /** By the names that keys begin with; 0 for a text. */
  type KeyTree = { readonly [name: string]: KeyTree | 0 };
  /** The keys of each part, the same for all languages; with those of `papers`, what `keys` tells of the rare ones. */
  type Keys = { tree: KeyTree };
  export const keyTrees: Readonly<Record<Exclude<LocalePart, "papers">, () => Promise<Keys>>> & {
    papers: () => Promise<Keys & { later: readonly string[]; known: KeyTree }>;
  };
  /** What the first screen says, in every language. */
  export const start: () => Promise<{ texts: typeof texts }>;
}
