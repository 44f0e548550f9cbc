// Where each legal sentence comes from, and the day it was checked.
export type Source = {
  /** What the source is, for a person: "service-public.gouv.fr, fiche F15401". */
  title: string;
  url: string;
  /** Official text, official page, association's page, or practice seen elsewhere. */
  kind: "law" | "administration" | "association" | "practice";
  /** Day on which the copy of the source was read, YYYY-MM-DD. */
  checkedOn: string;
};

export const sources = {
  "SP-R": {
    title: "service-public.gouv.fr, fiche F15401 (réfugié)",
    url: "https://www.service-public.gouv.fr/particuliers/vosdroits/F15401",
    kind: "administration",
    checkedOn: "2026-11-23",
  },
} as const satisfies Record<string, Source>;

export type SourceCode = keyof typeof sources;
