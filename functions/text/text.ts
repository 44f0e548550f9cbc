// Sentences in French and English side by side, where they are not yet data in templates/locales.
import { helpLanguages, type Language } from "./languages.ts";

export { helpLanguages };
export type HelpLanguage = Language;

/** One sentence in every help language. */
export type Text = Readonly<{ fr: string; en: string }>;

export function told<T>(text: Readonly<{ fr: T; en: T }>, language: HelpLanguage): T;
export function told<T>(text: Readonly<{ fr: T; en: T }> | undefined, language: HelpLanguage): T | undefined;
export function told<T>(text: Readonly<{ fr: T; en: T }> | undefined, language: HelpLanguage): T | undefined {
  return text?.[language as "fr" | "en"];
}

/** Fills `{name}` places of a sentence; a name without a value is a bug and throws. */
export function fillIn(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in « ${sentence} »`);
    return value;
  });
}
