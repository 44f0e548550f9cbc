// How rows were understood, for a person to check before anything is made: dates in words, countries by name.
import type { Answers } from "../dossier/answers.ts";
import { countryCodes, countryName } from "../dossier/countries.ts";
import { documentKinds, type DocumentDecision } from "../dossier/documents.ts";
import { frenchDay, frenchPartialDay } from "../dossier/french.ts";
import type { HelpLanguage } from "../dossier/text.ts";
import type { PreviewRow } from "./records.ts";

export function previewRow(
  { row, reference, answers }: { row: number; reference: string; answers: Answers },
  decisions: readonly DocumentDecision[],
  language: HelpLanguage,
): PreviewRow {
  return {
    row,
    reference,
    answers: entriesOf(answers, language).filter(({ path }) => path !== "version"),
    documents: decisions.map(({ id, included, reason }) => ({
      id,
      title: documentKinds[id].title[language],
      reason: reason[language],
      included,
    })),
  };
}

function entriesOf(value: unknown, language: HelpLanguage, path: readonly string[] = []): PreviewRow["answers"] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, language, [...path, key]));
  }
  return [{ path: path.join("."), value: inWords(value, path, language) }];
}

const yesNo = { fr: ["Oui", "Non"], en: ["Yes", "No"] } as const;
const nothing = { fr: "Néant", en: "None" };

function inWords(value: unknown, path: readonly string[], language: HelpLanguage): string {
  if (value === null) return nothing[language];
  if (typeof value === "boolean") return yesNo[language][value ? 0 : 1];
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (/^(19|20)\d\d(-\d\d){0,2}$/.test(text) && isDay(path.at(-1) ?? "")) return dayInWords(text, language);
  const isCountry = path.at(-1) === "country" || path.at(-2) === "nationalities";
  return isCountry && countryCodes.has(text) ? countryName(text, language) : text;
}

const isDay = (key: string): boolean => /^(?:date|since|expiresOn|movedOn|unionDate)$/.test(key);

/** `5 mars 1990`, `mars 1990`, `1990`, and `00/00/1990` as a paper may give it. */
export function dayInWords(date: string, language: HelpLanguage): string {
  if (language === "fr") {
    return /^\d{4}-(?!00)\d\d-(?!00)\d\d$/.test(date)
      ? frenchDay(date)
      : frenchPartialDay(date).replace(/^(le|en) /, "");
  }
  const [year, month, day] = date.split("-") as [string, string?, string?];
  if (month === undefined || month === "00" || day === "00") return [day, month, year].filter(Boolean).join("/");
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(day === undefined ? {} : { day: "numeric" }),
  }).format(new Date(`${year}-${month}-${day ?? "01"}`));
}
