// What wrong encodings leave of letters.

/** What an old encoding leaves of « Nguyễn » and of « Ḥamīd »: a sign that belongs in none of the texts that we print. */
export const lostLetter = /\?\p{L}|\p{L}\?/u;

// UTF-8 that was decoded as Windows-1252 (é becomes Ã©) or as Mac Roman (é becomes √©), and undecodable bytes. Ã is
// also a letter of Portuguese and Vietnamese, but these characters never follow it there.
export const mojibake =
  /\uFFFD|[ÃÄÅ][\u0080-\u009F\u00A1-\u00BF€‚ƒ„…†‡‰‹‘’“”•–—™›]|Â[\u0080-\u00BF€]|â€[\u009D™œ˜“”¦¢]|√\S/u;

const sign = "(?![\\p{ASCII}°´²³º])[¡-ª¬®¯±¶¸¹¼-¿×÷\u02C6\u02C7\u02D8-\u02DD‚„†‡‰\\p{Sm}\\p{Sc}\\p{So}\\p{No}]";
/**
 * A sign that a wrong encoding puts for a letter: Wa³êsa, Leb½uf, £ukasz, no«l. « m² », « nº » and a sign of quotation at
 * the end of a word are usual, and ´ is how some type an apostrophe.
 */
export const strangeSign = new RegExp(
  [
    `(?<=\\p{L})${sign}`,
    `${sign}(?=\\p{L})`,
    "(?<=\\p{L})(?<!(?<!\\p{L})[cdhk]?m)[²³]",
    "[²³](?=\\p{L})",
    "(?<=\\p{L})(?<![nN])º",
    "(?<=\\p{L})[«»‹›“”•…](?=\\p{L})",
    "(?<=\\p{L})(?<![nN])°(?=\\p{L})",
  ].join("|"),
  "u",
);

const latin = /\p{Script=Latin}/u;
const otherAlphabet = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Bаrzani with a Cyrillic а; РенΘ. Signs and marks belong to every alphabet. */
export function isMixedScript(text: string): boolean {
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (latin.test(word) && otherAlphabet.test(word)) return true;
  }
  return false;
}
