// Texts in other letters than Latin ones are written, in the files of the page, with signs that they hardly use: these are one
// byte instead of two or three, and compress to a fifteenth less.

/** The text with the two UTF-16 units of each pair exchanged, one for the other: done twice, it is as it was. */
export function exchangeLetters(text: string, pairs: string): string {
  const others = new Uint16Array(0x10000);
  for (let at = 0; at < pairs.length; at++) others[pairs.charCodeAt(at)] = pairs.charCodeAt(at ^ 1);
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at++) {
    const unit = text.charCodeAt(at);
    units[at] = others[unit]! || unit;
  }
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units);
}
