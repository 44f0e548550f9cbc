// Loads the texts of a language when they are first needed: a person reads one or two of nine.
import { parts, type LocalePart } from "virtual:locale-parts";
import { synonyms, texts } from "virtual:locales";
import type { Language } from "../functions/text/languages.ts";

const loaded = new Map<string, Promise<void>>();

/**
 * `start`: what the first screen says; `page`: what the page says by itself; `words`: what is also read; `papers`: all else
 * that rules, questions and papers say.
 */
export function loadTexts(part: LocalePart, language: Language): Promise<void> {
  const name = `${part} ${language}`;
  let loading = loaded.get(name);
  if (loading === undefined) {
    loading = load(part, language);
    loaded.set(name, loading);
    // A connection that broke is no reason never to ask again.
    loading.catch(() => loaded.delete(name));
  }
  return loading;
}

async function load(part: LocalePart, language: Language): Promise<void> {
  const found = await parts[part][language]?.();
  if (found === undefined) throw new Error(`no texts in ${language}`);
  (texts as Record<string, object>)[language] = { ...texts[language], ...found.texts };
  (synonyms as Record<string, object>)[language] = { ...synonyms[language], ...found.synonyms };
}
