// Text that runs from right to left: its levels, and words whose letters take the forms in which they join.
import bidiFactory from "bidi-js";
import type { FontStyle, FontSubset, LoadedSubset } from "./font-subsets.ts";
import type { Direction, RightToLeft, ShapedPart } from "./fonts.ts";
import { plainLevels } from "./plain-levels.ts";
import { draw, drawMarks, newPen, shown, subsetOf, uncovered, type FoundMark } from "./pen.ts";
import { glyphTable, rangeNames } from "./ranges.ts";

let bidi: ReturnType<typeof bidiFactory> | undefined;
const completeBidi = () => (bidi ??= bidiFactory());

/** What `makeFonts` takes where a text may run from right to left. */
export const rightToLeft: RightToLeft = {
  levelsOf,
  shape: shapeRightToLeft,
};

/** UAX #9 as a whole, which takes its time to begin: few texts of ours need it. */
function levelsOf(text: string, base: Direction): Uint8Array {
  return plainLevels(text, base) ?? completeBidi().getEmbeddingLevels(text, base).levels;
}

type CodedMark = FoundMark & { code: number };

/** A letter or sign with its marks, or a joiner, which has no glyph. Whether it joins to a letter before and after it. */
type Unit = {
  code: number;
  /** As it is read, with its marks. */
  text: string;
  loaded: LoadedSubset | undefined;
  glyph: number;
  marks: CodedMark[];
  joinsBefore: boolean;
  joinsAfter: boolean;
};

const arabicRange = rangeNames.indexOf("arabic");

/** Below other punctuation only brackets are. */
const mayBeMirrored = (code: number): boolean => code >= 0x2039 || "()<>[]{}«»".includes(String.fromCharCode(code));
const mirrored = (char: string): number => (completeBidi().getMirroredCharacter(char) ?? char).codePointAt(0)!;
const joiner = 0x200d;
const lam = 0x644;
const shadda = 0x651;
const hamzas: ReadonlySet<number> = new Set([0x654, 0x655]);

/**
 * A word (or a space) of a right-to-left level in NFC, as parts in the order of the text, each drawn from the left with one
 * font. Brackets are mirrored. Throws as `shapeWord` does.
 */
function shapeRightToLeft(word: string, font: FontStyle): ShapedPart[] {
  const plain = shapePlain(word, font.subset(arabicRange));
  if (plain !== undefined) return [plain];
  const units = unitsOf(word, font);
  joinLetters(units);
  const parts: { subset: FontSubset | undefined; units: Unit[] }[] = [];
  for (const unit of units) {
    const subset = subsetDrawing(unit);
    const last = parts.at(-1);
    // What draws nothing goes with the letter before it.
    if (last !== undefined && (unit.loaded === undefined || (subset !== undefined && last.subset === subset)))
      last.units.push(unit);
    else if (unit.loaded !== undefined) parts.push({ subset, units: [unit] });
  }
  return parts.map((part) => drawPart(part.units));
}

/** The same for what most words are, letters and signs of one font without marks: undefined where there is anything else. */
function shapePlain(word: string, script: LoadedSubset | undefined): ShapedPart | undefined {
  if (script?.joining === undefined) return undefined;
  const { forms, lamAlef, signs } = script.joining;
  const glyphs = glyphTable();
  let show = "";
  let width = 0;
  let isJoined = false;
  /** Those of the alef after this lam, or of the one before this alef. */
  let ligature: readonly number[] | undefined;
  let lamStarts = false;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const form = forms.get(code);
    let glyph: number;
    if (form === undefined) {
      const entry = glyphs[code]!;
      const drawn = signs.get(code) ?? (entry >> 16 === arabicRange ? entry & 0xffff : 0);
      if (drawn === 0) return undefined;
      glyph = drawn;
      isJoined = false;
    } else if (ligature !== undefined) {
      glyph = ligature[lamStarts ? 1 : 3]!;
      ligature = undefined;
      isJoined = form.start !== 0;
    } else {
      const next = form.start !== 0 && at + 1 < word.length ? word.charCodeAt(at + 1) : 0;
      const isJoining = forms.has(next);
      if (code === lam && isJoining) ligature = lamAlef.get(next);
      lamStarts = !isJoined;
      if (ligature !== undefined) glyph = ligature[isJoined ? 2 : 0]!;
      else if (isJoining) glyph = isJoined ? form.middle : form.start;
      else if (isJoined) glyph = form.end;
      else glyph = glyphs[code]! & 0xffff;
      isJoined = form.start !== 0;
    }
    width += script.widths[glyph]!;
    show = shown(glyph) + show;
  }
  return { text: word, width, pieces: [{ subset: script.subset, rise: 0, show }], moveAfter: 0 };
}

/** The font that draws a letter with its marks; undefined where marks are drawn apart. */
function subsetDrawing(unit: Unit): FontSubset | undefined {
  if (unit.marks.length === 0) return unit.loaded?.subset;
  return markedGlyph(unit) === undefined ? undefined : unit.marks[0]!.loaded.subset;
}

const markedGlyph = ({ glyph, marks: [mark, ...others] }: Unit): number | undefined =>
  mark === undefined || others.length > 0
    ? undefined
    : mark.loaded.joiningMarks?.marked.get(glyph * 0x10000 + mark.code);

function drawPart(units: readonly Unit[]): ShapedPart {
  const pen = newPen();
  let width = 0;
  for (const unit of units.toReversed()) {
    const { loaded, glyph, marks } = unit;
    if (loaded === undefined) continue;
    width += loaded.widths[glyph]!;
    const both = markedGlyph(unit);
    if (both !== undefined) {
      draw(pen, marks[0]!.loaded.subset, both, 0);
      continue;
    }
    draw(pen, loaded.subset, glyph, 0);
    if (marks.length > 0) drawMarks(pen, marks, loaded, glyph);
  }
  return { text: units.map(({ text }) => text).join(""), width, pieces: pen.pieces, moveAfter: pen.move };
}

function unitsOf(word: string, font: FontStyle): Unit[] {
  const units: Unit[] = [];
  const script = font.subset(arabicRange);
  for (const char of word) {
    const code = char.codePointAt(0)!;
    if (code === joiner) {
      units.push({ code, text: char, loaded: undefined, glyph: 0, marks: [], joinsBefore: true, joinsAfter: true });
      continue;
    }
    const sign = script?.joining?.signs.get(code);
    const drawn = sign === undefined && mayBeMirrored(code) ? mirrored(char) : code;
    const entry = glyphTable()[drawn];
    if (!entry && sign === undefined) throw uncovered(drawn);
    const loaded = sign === undefined ? subsetOf(entry!, font) : script!;
    const glyph = sign ?? entry! & 0xffff;
    const mark = loaded.marks.get(glyph);
    const base = units.at(-1);
    if (mark !== undefined && base?.loaded !== undefined) {
      base.text += char;
      addMark(base.marks, { loaded, glyph, mark, code });
      continue;
    }
    const form = loaded.joining?.forms.get(code);
    units.push({
      code,
      text: char,
      loaded,
      glyph,
      marks: [],
      joinsBefore: form !== undefined,
      joinsAfter: form !== undefined && form.start !== 0,
    });
  }
  return units;
}

/** Hamza stands nearest to the letter and shadda next, whatever their order in the text; some pairs have a glyph of their own. */
function addMark(marks: CodedMark[], added: CodedMark): void {
  const rank = ({ code }: CodedMark) => (hamzas.has(code) ? 0 : code === shadda ? 1 : 2);
  const at = marks.findIndex((one) => rank(one) > rank(added));
  marks.splice(at === -1 ? marks.length : at, 0, added);
  for (let index = 1; index < marks.length; index++) {
    const [first, second] = [marks[index - 1]!, marks[index]!];
    const { loaded } = first;
    const glyph = loaded.joiningMarks?.pairs.get(String.fromCharCode(first.code, second.code));
    if (glyph !== undefined) marks.splice(index - 1, 2, { loaded, glyph, mark: loaded.marks.get(glyph)!, code: 0 });
  }
}

/** Gives each letter the form that its neighbours ask for (The Unicode Standard, 9.2). */
function joinLetters(units: Unit[]): void {
  let joined = false;
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    const before = joined && unit.joinsBefore;
    const after = unit.joinsAfter && next?.joinsBefore === true;
    joined = unit.joinsAfter;
    const { joining } = unit.loaded ?? {};
    const form = joining?.forms.get(unit.code);
    if (joining === undefined || form === undefined) continue;
    if (before) unit.glyph = after ? form.middle : form.end;
    else if (after) unit.glyph = form.start;
    const withAlef = after && unit.code === lam ? joining.lamAlef.get(next.code) : undefined;
    if (withAlef !== undefined) unit.glyph = withAlef[before ? 2 : 0]!;
    const lamBefore = before && units[index - 1]!.code === lam ? joining.lamAlef.get(unit.code) : undefined;
    if (lamBefore !== undefined) unit.glyph = lamBefore[units[index - 1]!.glyph === lamBefore[2] ? 3 : 1]!;
  }
}
