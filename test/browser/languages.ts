// The languages in which the screens are walked through. Those of operators are on each device and in pictures; the others, as
// soon as people can choose them, on one.
import { helpLanguages, operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { devices, type Device } from "./browser.ts";

/** One row each. */
const otherLanguages: Readonly<Record<Language, Device>> = {
  ar: "phone",
  fa: "desk",
  prs: "phone",
  ps: "desk",
  ru: "desk",
  ti: "phone",
  uk: "phone",
};

const offered = Object.entries(otherLanguages).filter(([language]) => helpLanguages.includes(language));

export const walks: readonly (readonly [Language, Device])[] = [
  ...operatorLanguages.flatMap((language) => devices.map((device) => [language, device] as const)),
  ...offered,
];

export const walkedLanguages: readonly Language[] = [...operatorLanguages, ...offered.map(([language]) => language)];

/** Languages that people can choose and for which there is no row. */
export const withoutRow = helpLanguages.filter((language) => !walkedLanguages.includes(language));
