// Numbers and dates as keyboards and phones write them: digits of any script, with invisible marks around.

/** `۱۹۹۰` gives `1990`. Marks of direction and of width, which phones paste with numbers, are left out. */
export const plainNumber = (text: string): string =>
  /[^ -~]/.test(text) ? text.replaceAll(/\p{Cf}/gu, "").replaceAll(/\p{Nd}/gu, asciiDigit) : text;

const isDigit = /^\p{Nd}$/u;

/** Unicode keeps the ten digits of a script together, and some sets of ten one after another. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (isDigit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
