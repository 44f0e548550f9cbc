// Writes a ToUnicode CMap: glyph numbers to text, so that what is drawn can be searched, copied and read aloud.

/** `texts[i]` (in the Basic Multilingual Plane, mostly one character) is what glyph i + 1 stands for. ISO 32000-1, 9.10.3. */
export function writeToUnicode(texts: readonly string[], bytesOfCode: 1 | 2 = 1): string {
  const digits = 2 * bytesOfCode;
  const runs: { first: number; last: number; text: string }[] = [];
  texts.forEach((text, i) => {
    const run = runs.at(-1);
    const glyph = i + 1;
    const codePoint = text.charCodeAt(0);
    // A range may change only the last byte, of the code as of the text.
    const continues =
      run?.text.length === 1 &&
      text.length === 1 &&
      codePoint - run.text.charCodeAt(0) === glyph - run.first &&
      codePoint % 256 !== 0 &&
      glyph % 256 !== 0;
    if (continues) run.last = glyph;
    else runs.push({ first: glyph, last: glyph, text });
  });
  const blocks: string[] = [];
  for (let at = 0; at < runs.length; at += 100) {
    const lines = runs
      .slice(at, at + 100)
      .map((run) => `<${hex(run.first, digits)}> <${hex(run.last, digits)}> <${utf16(run.text)}>`);
    blocks.push(`${lines.length} beginbfrange\n${lines.join("\n")}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${hex(0, digits)}> <${"f".repeat(digits)}>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

const utf16 = (text: string): string => Array.from(text, (char) => hex(char.charCodeAt(0), 4)).join("");

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
