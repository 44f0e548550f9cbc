// What phones and web pages paste with a text without anybody seeing it: taken out while it stands in the field.

// Controls, marks of direction and of width, variation selectors, halves of pairs, private use; and blanks that look like letters.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u115F\u1160\u3164\uFFA0]/gu;

/** One line, with a space where there was a line break or a tab; the letters stay as they are. */
export const cleanText = (typed: string): string =>
  typed.replaceAll(/[\r\n\t\p{Zl}\p{Zp}]+/gu, " ").replaceAll(unseen, "");
