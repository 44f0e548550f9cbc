// Which letters of a file of texts change places with signs of one byte: those that are most often in it.

/** A text with fewer such letters is left as it is. */
const minShare = 0.2;

/** Printable ASCII, but for what a string of JavaScript escapes. */
const signs = Array.from({ length: 0x5e }, (_, at) => String.fromCharCode(0x21 + at)).filter(
  (sign) => !"\"'`\\$".includes(sign),
);

/** Pairs for `exchangeLetters`: a letter of several bytes and the sign for which it stands less often than for itself. */
export function letterPairs(text: string): string {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  const countOf = (char: string): number => counts.get(char) ?? 0;
  const letters = [...counts.keys()].filter((char) => char > "\u007f" && char.length === 1);
  if (letters.reduce((sum, letter) => sum + countOf(letter), 0) < minShare * text.length) return "";
  letters.sort((one, other) => countOf(other) - countOf(one));
  const seldom = signs.toSorted((one, other) => countOf(one) - countOf(other));
  return letters
    .slice(0, seldom.length)
    .map((letter, at) => (countOf(letter) > countOf(seldom[at]!) + minGain ? letter + seldom[at]! : ""))
    .join("");
}

/** A pair takes room itself. */
const minGain = 2;
