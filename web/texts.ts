// Loads the texts of a language when they are first needed: a person reads one or two of nine.
import { keyTrees, parts, start, type LocalePart, type Said } from "virtual:locale-parts";
import { keys, synonyms, texts } from "virtual:locales";
import type { Language } from "../functions/text/languages.ts";
import { exchangeLetters } from "./exchange-letters.ts";
import { keysOf } from "./key-tree.ts";

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

/** What the first screen says, in every language. */
export async function loadStart(): Promise<void> {
  const found = await loadFile(start);
  for (const [language, said] of Object.entries(found.texts)) put(language, said);
}

/**
 * `page`: what the page says by itself, but for `link`; `words`: what is also read, or stands
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
  const [{ tree }, { said, pairs }] = await Promise.all([loadFile(keyTrees[part]), loadFile(file)]);
  const [found, words] = JSON.parse(pairs === "" ? said : exchangeLetters(said, pairs)) as Said;
  put(
    language,
    Object.fromEntries(keysOf(tree).flatMap((key, index) => (found[index] === 0 ? [] : [[key, found[index]]]))),
  );
  (synonyms as Record<string, object>)[language] = { ...synonyms[language], ...words };
}

function put(language: Language, said: object): void {
  (texts as Record<string, object>)[language] = { ...texts[language], ...said };
}

/** Each language has every key of what a person reads. */
let hasEveryText = false;

/** What rules and papers say in most visits. */
export async function loadUsualTexts(language: Language): Promise<void> {
  const [{ later, known }] = await Promise.all([loadFile(keyTrees.papers), loadTexts("papers", language)]);
  if (!hasEveryText) Object.assign(keys, { of: language, later, known: new Set(keysOf(known)) });
}

/** All that they may say. */
export async function loadEveryText(language: Language): Promise<void> {
  await Promise.all([loadTexts("papers", language), loadTexts("rare", language)]);
  hasEveryText = true;
  Object.assign(keys, { of: language, later: [], known: new Set() });
}
