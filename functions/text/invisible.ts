// Characters that nobody sees: they could make a printed text differ from what is on the screen.

/**
 * Controls, direction overrides, zero-width characters, variation selectors, private use, unassigned halves of surrogate pairs,
 * and blanks that are letters.
 */
export const invisible =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u115F\u1160\u3164\uFFA0]/u;
