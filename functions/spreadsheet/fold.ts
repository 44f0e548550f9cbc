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

const smallWords = new Set(["de", "du", "des", "d", "la", "le", "les", "l", "of", "the"]);

/**
 * A header as it is compared: what stands in brackets is left out, as are small words (« Date naissance »), and
 * « N° », « No », « Num. » are « Numéro ».
 */
export function foldHeader(header: string): string {
  const bare = header.replace(/\([^()]*\)|\[[^\]\d]*\]/g, " ");
  const words = foldWords((/[\p{L}\p{N}]/u.test(bare) ? bare : header).replace(/\bn(?:[°º]|o\b|um\b)/gi, "numero "));
  const kept = words.filter((word) => !smallWords.has(word));
  return (kept.length === 0 ? words : kept).join("");
}
