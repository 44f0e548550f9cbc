// Loads the texts of a language when they are first needed: a person reads one or two of nine.
import { keyLists, parts, type LocalePart } from "virtual:locale-parts";
import { keys, synonyms, texts } from "virtual:locales";
import type { Language } from "../functions/text/languages.ts";
import { NoText } from "../functions/text/say.ts";

/** A file of the page did not come. */
export class NotLoaded extends Error {}

export async function loadFile<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new NotLoaded("a file of the page", { cause: error });
  }
}

const loaded = new Map<string, Promise<void>>();

/**
 * `start`: what the first screen says; `page`: what the page says by itself, but for `link`; `words`: what is also read, or stands
 * on papers in French beside another language; `papers`: what else rules, questions and papers say, but for `rare`.
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
  const file = parts[part][language];
  if (file === undefined) throw new Error(`no texts in ${language}`);
  const [list, found] = await Promise.all([loadFile(keyLists[part]), loadFile(file)]);
  const said = list.keys.flatMap((key, index) => (found.texts[index] === 0 ? [] : [[key, found.texts[index]]]));
  (texts as Record<string, object>)[language] = { ...texts[language], ...Object.fromEntries(said) };
  (synonyms as Record<string, object>)[language] = { ...synonyms[language], ...found.synonyms };
}

/** What rules and papers say in most visits. */
export async function loadUsualTexts(language: Language): Promise<void> {
  await loadTexts("papers", language);
  // Each language has every key of what a person reads.
  if (keys.later.length > 0) keys.of = language;
}

/** All that they may say. */
async function loadEveryText(language: Language): Promise<void> {
  await Promise.all([loadTexts("papers", language), loadTexts("rare", language)]);
  Object.assign(keys, { of: language, later: [], known: new Set() });
}

/** Calls change nothing that they are given: where a text is still to be loaded, the same call is made again. */
export async function withTexts<T>(call: () => T | Promise<T>): Promise<T> {
  for (const tried = new Set<string>(); ;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof NoText) || tried.has(error.language)) throw error;
      tried.add(error.language);
      await loadEveryText(error.language);
    }
  }
}
