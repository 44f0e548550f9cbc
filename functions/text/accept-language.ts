// The language of a reply: French unless the reader asks for another of ours.
import { factsOf, helpLanguage, helpLanguages, type Language } from "./languages.ts";

/** The first language of ours in `Accept-Language` (RFC 9110), or undefined where there is none. */
export function acceptedLanguage(header: string | null): Language | undefined {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .flatMap((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = Number(/^\s*q=(.*)$/.exec(parameters.find((one) => one.includes("q=")) ?? "q=1")?.[1]);
      // Dari is `fa-AF` in browsers: the whole tag comes before its beginning.
      const language =
        helpLanguages.find((known) => tag === known || tag === factsOf(known).locale.toLowerCase()) ??
        helpLanguages.find((known) => tag.startsWith(`${known}-`));
      return language === undefined || !(quality > 0) ? [] : [{ language, quality }];
    });
  return wanted.toSorted((one, other) => other.quality - one.quality)[0]?.language;
}

/** What the address asks for, by `lang`, else what the browser asks for. */
export const pageLanguage = (asked: string | null, accepted: Language): Language => helpLanguage(asked) ?? accepted;
