// Divides « BARZANI Şirîn Élodie » into family name and given names, by the French practice: capitals are the family name.
import { fold } from "../../text/fold.ts";
import { wordsFor } from "../../text/synonyms.ts";

export type NameOrder = "family-first" | "given-first";

export type FullName = { family: string; given: string };

export type SplitName =
  /** `isGuess`: something was decided that capitals and commas do not say. */
  | ({ ok: true; isGuess: boolean } & FullName)
  /** The divisions that are possible. */
  | { ok: false; possible: readonly FullName[] };

const particles = new Set(wordsFor("name-particles").map(fold));
/** Mme, M.: no part of a name. */
const civilities = new Set(wordsFor("name-civilities").map(fold));
/** « née », « épouse », « alias »: what follows is another name. */
const links = new Set(wordsFor("name-links").map(fold));

type Kind = "capital" | "small" | "open";
/** Consecutive words that belong together: a particle with what follows it. */
type Unit = { text: string; kind: Kind; hasParticle: boolean };

export function splitFullName(text: string, order: NameOrder): SplitName {
  const whole = text.replaceAll(/[\s\u00A0]+/g, " ").trim();
  const bare = withoutCivility(whole);
  const parts = bare.split(/[,،፣]/).map((part) => part.trim());
  if (parts.length === 2) return ofParts(parts as [string, string], bare !== whole);
  const words = bare.split(" ").filter((word) => word !== "");
  if (parts.length > 2 || words.some(isOtherName)) return { ok: false, possible: [] };
  const units = unitsOf(words);
  const kinds = units.map(({ kind }) => kind);
  const isTold = !kinds.includes("open") && kinds.includes("capital");
  if (isTold) {
    const first = kinds.indexOf("capital");
    const last = kinds.lastIndexOf("capital");
    const family = units.slice(first, last + 1);
    const given = [...units.slice(0, first), ...units.slice(last + 1)];
    const isInOneBlock = family.every(({ kind }) => kind === "capital") && (first === 0 || last === units.length - 1);
    if (isInOneBlock && given.length > 0)
      return { ok: true, isGuess: bare !== whole, family: joined(family), given: joined(given) };
    if (!isInOneBlock) return { ok: false, possible: divisions(units, order) };
    // All in capitals: the only name is the family name; of two, the order tells.
    if (units.length === 1) return { ok: true, isGuess: true, family: joined(family), given: "" };
  }
  const [one, other] = units;
  if (units.length === 2 && one !== undefined && other !== undefined) {
    const [family, given] = order === "family-first" ? [one, other] : [other, one];
    // A particle belongs to a family name more often than not.
    if (!given.hasParticle) return { ok: true, isGuess: true, family: family.text, given: given.text };
  }
  return { ok: false, possible: divisions(units, order) };
}

/** « BARZANI, Şirîn »; and « Şirîn, BARZANI » where the capitals say so. */
function ofParts([one, other]: [string, string], hadCivility: boolean): SplitName {
  const [before, after] = [one, other].map(
    (part) => new Set(unitsOf(part.split(" ").filter(Boolean)).map(({ kind }) => kind)),
  );
  const isTurned = after!.size === 1 && after!.has("capital") && before!.size > 0 && !before!.has("capital");
  const [family, given] = isTurned ? [other, one] : [one, other];
  if (family === "" && given === "") return { ok: false, possible: [] };
  if ([one, other].some((part) => part.split(" ").some(isOtherName))) return { ok: false, possible: [] };
  return { ok: true, isGuess: hadCivility, family, given };
}

const joined = (units: readonly Unit[]): string => units.map(({ text }) => text).join(" ");

function withoutCivility(text: string): string {
  const [first = "", ...others] = text.split(" ");
  return others.length > 0 && civilities.has(fold(first)) && (first.endsWith(".") || fold(first).length > 1)
    ? others.join(" ")
    : text;
}

/** « (née TAHA) », « ép. », « / »: more than one name. */
const isOtherName = (word: string): boolean => /[()[\]/;\d]/.test(word) || links.has(fold(word));

function unitsOf(words: readonly string[]): Unit[] {
  const units: Unit[] = [];
  let before: string[] = [];
  for (const [index, word] of words.entries()) {
    if (particles.has(fold(word)) && index < words.length - 1) {
      before.push(word);
      continue;
    }
    units.push({ text: [...before, word].join(" "), kind: kindOf(word), hasParticle: before.length > 0 });
    before = [];
  }
  return units;
}

/** « N'GUESSAN », « O'NEIL », « McDONALD » are in capitals; « A. » and letters without case say nothing, and go with the given names. */
function kindOf(word: string): Kind {
  const letters = word
    .replace(/^(?:[dDlL]['’]|(?:[aA]l|[eE]l|Mc|Mac)(?=-?\p{Lu}{2}))/u, "")
    .replaceAll(/[^\p{L}]/gu, "");
  if (letters.length < 2 || !/[\p{Lu}\p{Ll}]/u.test(letters)) return "small";
  if (!/\p{Ll}/u.test(letters)) return "capital";
  return /\p{Lu}{2}/u.test(letters) ? "open" : "small";
}

/** After the first word, and before the last one. */
function divisions(units: readonly Unit[], order: NameOrder): FullName[] {
  if (units.length === 0) return [];
  if (units.length === 1) {
    const text = joined(units);
    return [
      { family: text, given: "" },
      { family: "", given: text },
    ];
  }
  const at = [...new Set([1, units.length - 1])].map(
    (count) => [joined(units.slice(0, count)), joined(units.slice(count))] as const,
  );
  const familyFirst = at.map(([family, given]) => ({ family, given }));
  const givenFirst = at.map(([given, family]) => ({ family, given })).toReversed();
  const [sure, other] = order === "family-first" ? [familyFirst, givenFirst] : [givenFirst, familyFirst];
  return units.length === 2 ? [sure[0]!, other[0]!] : sure;
}
