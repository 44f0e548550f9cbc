// Sources cited by number: « [1, 4] » beside a statement, and once each, with the day it was read, at the end.
import { sources, type Source, type SourceCode } from "../../law/sources.ts";
import { sayDay } from "../../text/dates-in-words.ts";
import type { Language } from "../../text/languages.ts";

export type SourceList = {
  /** The day on which most were read, in words; the others have their own. Null where there are none. */
  readOn: string | null;
  /** Titles are French. */
  sources: { number: number; title: string; readOn: string | null }[];
};

/**
 * The sources of a page that are named on paper, in few words, the law first, those of one book together: « CESEDA,
 * art. R. 431-5, annexe 10 ; refugies.info ».
 */
export function shortSources(codes: readonly SourceCode[]): string {
  const parts = new Map<string, Set<string>>();
  const isLaw = (code: SourceCode) => sources[code].kind === "law";
  const cited = [...new Set(codes)];
  for (const code of [...cited.filter(isLaw), ...cited.filter((code) => !isLaw(code))]) {
    const { onPaper }: Source = sources[code];
    if (onPaper === undefined) continue;
    const [book = "", ...rest] = onPaper.split(", ");
    const places = parts.get(book) ?? new Set();
    parts.set(book, places);
    if (rest.length > 0) places.add(rest.join(", "));
  }
  return [...parts].map(([book, places]) => [book, ...places].join(", ")).join("\u00A0; ");
}

/** Numbers sources in the order in which they are first cited. */
export function startNumbering() {
  const cited: SourceCode[] = [];
  const numberOf = (code: SourceCode): number => {
    if (!cited.includes(code)) cited.push(code);
    return cited.indexOf(code) + 1;
  };
  return {
    /** « [1, 4] »; null where nothing is cited. */
    cite: (codes: readonly SourceCode[]): string | null => {
      const numbers = codes.map(numberOf).sort((a, b) => a - b);
      return numbers.length === 0 ? null : `[${numbers.join(", ")}]`;
    },
    cited: (): readonly SourceCode[] => cited,
  };
}

/** Numbers those that are named on paper; `explain` has the others. */
export function startCitations(language: Language) {
  const numbering = startNumbering();
  return {
    cite: (codes: readonly SourceCode[]): string | null => numbering.cite(codes.filter((code) => isOnPaper(code))),
    list: (): SourceList => listSources(numbering.cited(), language),
  };
}

const isOnPaper = (code: SourceCode): boolean => "onPaper" in sources[code];

/** The sources of a page that cites few: without numbers beside its statements. */
export function listSources(codes: readonly SourceCode[], language: Language): SourceList {
  const days = codes.map((code) => sources[code].checkedOn);
  const countOf = (day: string) => days.filter((one) => one === day).length;
  const usual = days.toSorted((one, other) => countOf(other) - countOf(one))[0];
  return {
    readOn: usual === undefined ? null : sayDay(usual, language),
    sources: codes.map((code, index) => ({
      number: index + 1,
      title: sources[code].title,
      readOn: sources[code].checkedOn === usual ? null : sayDay(sources[code].checkedOn, language),
    })),
  };
}
