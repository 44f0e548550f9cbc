// Writes a ToUnicode CMap: glyph numbers of one byte to text, so that what is drawn can be searched, copied and read aloud.

/** `codePoints[i]` (in the Basic Multilingual Plane) is what glyph i + 1 stands for. ISO 32000-1, 9.10.3. */
export function writeToUnicode(codePoints: readonly number[]): string {
  const runs: { first: number; last: number; codePoint: number }[] = [];
  codePoints.forEach((codePoint, i) => {
    const run = runs.at(-1);
    const glyph = i + 1;
    // A range may change only the last byte of the text.
    const continues = run && codePoint - run.codePoint === glyph - run.first && codePoint % 256 !== 0;
    if (continues) run.last = glyph;
    else runs.push({ first: glyph, last: glyph, codePoint });
  });
  const blocks: string[] = [];
  for (let at = 0; at < runs.length; at += 100) {
    const lines = runs
      .slice(at, at + 100)
      .map((run) => `<${hex(run.first, 2)}> <${hex(run.last, 2)}> <${hex(run.codePoint, 4)}>`);
    blocks.push(`${lines.length} beginbfrange\n${lines.join("\n")}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <ff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
