// What is compared when people write the same word in different ways: no case, no accent, no space, no punctuation.

/** `Né(e)  le :` gives `["ne", "e", "le"]`. Letters of other alphabets are kept. */
export function foldWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** `Célibataire `, `CELIBATAIRE` and `célibataire.` are one. */
export const fold = (text: string): string => foldWords(text).join("");

/** In characters: what is longer is a text, and no word that a list could know. */
const maxWordLength = 200;

/** Nothing for a text that is too long to be found in any list: folding thousands of letters takes its time. */
export const foldShort = (text: string): string => (text.length > maxWordLength ? "" : fold(text));

const smallWords = new Set(["de", "du", "des", "d", "la", "le", "les", "l", "of", "the"]);

/**
 * A header as it is compared: what stands in brackets is left out, and « N° », « No », « Num. » are « Numéro ». First
 * without small words (« Date naissance »), then with them, for who writes no spaces.
 */
export function foldHeader(header: string): [short: string, long: string] {
  const bare = header.replace(/\([^()]*\)|\[[^\]\d]*\]/g, " ");
  const meant = /[\p{L}\p{N}]/u.test(bare) ? bare : header;
  const words = foldWords(meant.replace(/(?<![\p{L}\p{N}])n(?:[°º]|(?:o|um)(?![\p{L}\p{N}]))/giu, "numero "));
  const kept = words.filter((word) => !smallWords.has(word));
  const long = words.join("");
  return [kept.length === 0 ? long : kept.join(""), long];
}
