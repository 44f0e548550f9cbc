// Text strings of a PDF: titles, descriptions, alternative texts.

/** Characters of PDFDocEncoding outside Latin-1 that our texts use (ISO 32000-1, annex D.2). */
const docEncoding: Record<string, string> = {
  "’": "\\220",
  "“": "\\215",
  "”": "\\216",
  "…": "\\203",
  "—": "\\204",
  "–": "\\205",
  Œ: "\\226",
  œ: "\\234",
};

/** A text string as it stands in the file, in ASCII: PDFDocEncoding where it has every character, else UTF-16. */
export function textString(text: string): string {
  // A text that begins with the bytes of a byte order mark would be read as UTF-16 or UTF-8.
  if (/^(?:þÿ|ÿþ|ï»¿)/.test(text)) return utf16(text);
  let literal = "(";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === "(" || character === ")" || character === "\\") literal += `\\${character}`;
    else if (code >= 0x20 && code <= 0x7e) literal += character;
    else if (code > 0xa0 && code <= 0xff && code !== 0xad) literal += `\\${code.toString(8)}`;
    else if (docEncoding[character] !== undefined) literal += docEncoding[character];
    else return utf16(text);
  }
  return `${literal})`;
}

/** A text string in UTF-16, whatever its characters, without isolates (UAX #9): readers show them as boxes. */
export function utf16(text: string): string {
  let hex = "<FEFF";
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x2066 && code <= 0x2069) continue;
    hex += code.toString(16).toUpperCase().padStart(4, "0");
  }
  return `${hex}>`;
}
