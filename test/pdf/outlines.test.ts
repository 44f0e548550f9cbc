// The outlines that previews are drawn with against the glyphs of the font programs, as another library reads them.
import { describe, expect, test } from "vitest";
import { outlinesOf } from "../../functions/pdf/preview/outlines.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { rangeNames } from "../../functions/pdf/text/ranges.ts";
import { programOf } from "./font-source.ts";

type Command = readonly [name: string, ...coordinates: number[]];

/** Absolute commands, y upwards, without lines that lead nowhere. */
function commandsOf(path: string): Command[] {
  const commands: Command[] = [];
  let [x, y, startX, startY, controlX, controlY] = [0, 0, 0, 0, 0, 0];
  for (const [, letter = "", rest = ""] of path.matchAll(/([a-z])([^a-z]*)/g)) {
    const values = Array.from(rest.matchAll(/-?[\d.]+/g), ([value]) => Number(value));
    if (letter === "z") {
      commands.push(["closePath"]);
      [x, y] = [startX, startY];
      continue;
    }
    const [dx, dy] = letter === "h" ? [values[0]!, 0] : letter === "v" ? [0, values[0]!] : values.slice(-2);
    if (letter === "q") [controlX, controlY] = [x + values[0]!, y - values[1]!];
    if (letter === "t") [controlX, controlY] = [2 * x - controlX, 2 * y - controlY];
    [x, y] = [x + dx!, y - dy!];
    if (letter === "m") [startX, startY] = [x, y];
    if (letter === "q" || letter === "t") commands.push(["quadraticCurveTo", controlX, controlY, x, y]);
    else commands.push([letter === "m" ? "moveTo" : "lineTo", x, y]);
  }
  return commands;
}

/** The same of the other library, which closes a contour by a line. */
function theirCommands(commands: readonly { command: string; args: number[] }[]): Command[] {
  let start: readonly number[] = [];
  return commands.flatMap(({ command, args }, at): Command[] => {
    if (command === "moveTo") start = args;
    const isLast = commands[at + 1]?.command === "closePath";
    return command === "lineTo" && isLast && String(args) === String(start) ? [] : [[command, ...args]];
  });
}

describe.each(["regular", "bold"] as const)("%s", (style) => {
  test.each(rangeNames.map((name, range) => ({ name, range })))("draws the glyphs of $name", ({ range }) => {
    const { subset } = allFonts.style(style).subset(range)!;
    const { outline, advance } = outlinesOf(subset);
    const program = programOf(subset);
    for (let glyph = 1; glyph <= subset.glyphCount; glyph++) {
      const theirs = program.getGlyph(glyph);
      const { commands } = theirs.path as unknown as { commands: { command: string; args: number[] }[] };
      expect({ glyph, path: commandsOf(outline(glyph)) }).toEqual({ glyph, path: theirCommands(commands) });
      expect(advance(glyph)).toBe(theirs.advanceWidth);
    }
  });
});
