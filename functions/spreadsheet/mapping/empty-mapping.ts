// A mapping that says nothing. Apart, since a page needs it before it has loaded what a mapping is checked with.
import type { Mapping } from "./mapping.ts";

export const emptyMapping: Mapping = { version: 1, columns: {}, words: {}, everyRow: {} };

export const isEmptyMapping = ({ columns, words, everyRow }: Mapping): boolean =>
  [columns, words, everyRow].every((part) => Object.keys(part).length === 0);
