// Composes what a joining script needs of a face: every form of a letter with its dots as one glyph, and where marks go.
// HarfBuzz shapes each form once, when fonts are prepared: a page then needs tables only.
import * as hb from "harfbuzzjs";
import type { Anchor } from "./layout-tables.ts";
import type { ComposedGlyph, Part } from "./true-type.ts";

/**
 * Letters that join to both neighbours, and those that join to the one before them only; signs of other ranges that stand
 * between its letters, which this face draws there so that a line is one font.
 */
export type Alphabet = { dual: string; right: string; signs: string };

/**
 * Marks above and below the letters of an alphabet. `often`: a mark and the letters that are one glyph with it, in the forms
 * that are named: readers of PDFs that guess lines from places (Poppler, PDFium) see a line of its own in a mark otherwise.
 */
export type Marks = {
  above: string;
  below: string;
  often: readonly { mark: string; on: readonly [string, Form[]][] }[];
};
/** `lam-alef`: lam before alef, or alef after lam. */
export type Form = "alone" | "start" | "middle" | "end" | "lam-alef";

type MarkKind = "above" | "below";

export type JoinedGlyph = ComposedGlyph & {
  /** The characters that it stands for. */
  text: string;
  /** Where marks go on it. */
  anchors?: Record<MarkKind, Anchor>;
  /** What it is as a mark: how high its own anchor is, and where the next mark of its kind goes. */
  mark?: { kind: MarkKind; y: number; stack: Anchor | undefined };
};

export type JoinedScript = {
  /** Glyph 1 and those after it: first those of the code points, alone, then other forms. */
  glyphs: JoinedGlyph[];
  /** Code point, then its glyph at the beginning, in the middle and at the end of joined letters; 0 where it does not join so. */
  joined: number[];
  /** Code point of an alef, then the glyphs of lam and of it where lam begins, and where lam joins to what is before it. */
  lamAlef: number[];
  /** Code point and glyph. */
  signs: number[];
};

export type ScriptMarks = {
  /** Glyph 1 and those after it: the marks, then what they are drawn with as one. */
  glyphs: JoinedGlyph[];
  /** Two marks, and the glyph that draws both. */
  markPairs: number[];
  /** A glyph of the letters, a mark, and the glyph that draws both. */
  marked: number[];
};

/** Signs that are turned round between letters from right to left. */
const mirrors = new Map(
  ["()", "[]", "«»"].flatMap(([one, other]) => [
    [one!, other!],
    [other!, one!],
  ]),
);

const nonJoiner = "\u200c";
const joiner = "\u200d";
/** Joins to nothing after it: a letter behind it stands alone or at the beginning, as in a word. */
const alef = "\u0627";
const lam = "\u0644";
/** Alefs that lam is drawn with in a form of its own. */
const alefs = "\u0622\u0623\u0625\u0627";
const shadda = "\u0651";
/** A letter with room for marks, on which these are measured. */
const plain = "\u062f";
const typical: Record<MarkKind, string> = { above: "\u064e", below: "\u0650" };
/** What stands on another mark; another than the one that it stands on. */
const second: Record<MarkKind, [string, string]> = { above: ["\u064e", "\u064f"], below: ["\u0650", "\u064d"] };

/** Throws where the face composes in a way that these tables cannot say. `codePoints` are those of the range. */
export function composeJoinedScript(file: Uint8Array, codePoints: readonly number[], alphabet: Alphabet): JoinedScript {
  const face = readFace(file);
  const joins = (text: string) => alphabet.dual.includes(text) || alphabet.right.includes(text);
  const glyphs: JoinedGlyph[] = [];
  const add = (glyph: JoinedGlyph): number => glyphs.push(glyph);
  const form = (before: string, text: string, after: string): number =>
    add({
      text,
      ...composedAt(face.shape(before + text + after), before.length),
      anchors: anchorsOf(face, before, text, after),
    });

  const texts = codePoints.map((codePoint) => String.fromCodePoint(codePoint));
  for (const text of texts) {
    if (joins(text) || /\p{L}/u.test(text)) form(alef, text, "");
    else add({ text, ...composedAt(face.shape(text), 0) });
  }
  const joined = texts.flatMap((text) => {
    if (!joins(text)) return [];
    const atEnd = form(joiner, text, "");
    const [atStart, inMiddle] = alphabet.right.includes(text)
      ? [0, 0]
      : [form(alef, text, joiner), form(joiner, text, joiner)];
    return [text.codePointAt(0)!, atStart, inMiddle, atEnd];
  });
  const lams = [alef, joiner].map((before) => [before, form(before, lam, alef)] as const);
  const lamAlef = Array.from(alefs).flatMap((one) => [
    one.codePointAt(0)!,
    ...lams.flatMap(([before, drawn]) => [drawn, form(before + lam, one, "")]),
  ]);
  const signs = Array.from(alphabet.signs).flatMap((text) => {
    // The non-joiner draws nothing, and is read where it stands.
    if (text === nonJoiner) return [text.codePointAt(0)!, add({ text, advance: 0, parts: [] })];
    // Drawn as its mirror image, and read as itself.
    const id = face.glyphOf(mirrors.get(text) ?? text);
    return [text.codePointAt(0)!, add({ text, advance: face.advanceOf(id), parts: [{ id, x: 0, y: 0 }] })];
  });
  return { glyphs, joined, lamAlef, signs };
}

/** The marks of the letters that `composeJoinedScript` composed, which `codePoints` are in the order of their glyphs. */
export function composeMarks(
  file: Uint8Array,
  codePoints: readonly number[],
  { above, often }: Marks,
  letters: Letters,
): ScriptMarks {
  const face = readFace(file);
  const glyphs: JoinedGlyph[] = [];
  const add = (glyph: JoinedGlyph): number => glyphs.push(glyph);
  const texts = codePoints.map((codePoint) => String.fromCodePoint(codePoint));
  for (const text of texts) add(markGlyph(face, above.includes(text) ? "above" : "below", text));
  const markPairs = texts.flatMap((mark) => {
    const pair = pairWithShadda(face, mark);
    return pair === undefined ? [] : [shadda.codePointAt(0)!, mark.codePointAt(0)!, add(pair)];
  });
  const marked = often.flatMap(({ mark, on }) =>
    on.flatMap(([some, forms]) =>
      Array.from(some).flatMap((text) =>
        forms.flatMap((form) =>
          placesOf(letters, text, form).flatMap(({ before, after, glyph }) => {
            const both = composedAt(face.shape(before + text + mark + after), before.length);
            // As the letters, it is read from the left.
            return [glyph, mark.codePointAt(0)!, add({ text: mark + text, ...both })];
          }),
        ),
      ),
    ),
  );
  return { glyphs, markPairs, marked };
}

type Letters = { codePoints: readonly number[]; script: JoinedScript };

/** What stands around a letter in a form, and the glyph that it has there. */
function placesOf(letters: Letters, text: string, form: Form): { before: string; after: string; glyph: number }[] {
  if (form !== "lam-alef") {
    const before = form === "middle" || form === "end" ? joiner : alef;
    const after = form === "start" || form === "middle" ? joiner : "";
    return [{ before, after, glyph: glyphOfForm(letters, text, form) }];
  }
  const isLam = text === lam;
  const [, ...drawn] = rowOf(letters.script.lamAlef, 5, isLam ? alef : text);
  return [alef, joiner].map((before, at) => ({
    before: isLam ? before : before + lam,
    after: isLam ? alef : "",
    glyph: drawn[2 * at + (isLam ? 0 : 1)]!,
  }));
}

function glyphOfForm({ codePoints, script }: Letters, text: string, form: Exclude<Form, "lam-alef">): number {
  if (form === "alone") return codePoints.indexOf(text.codePointAt(0)!) + 1;
  const glyph = rowOf(script.joined, 4, text)[1 + ["start", "middle", "end"].indexOf(form)];
  if (!glyph) throw new Error(`${text} does not join so.`);
  return glyph;
}

/** The numbers of a table about a letter, whose code point is the first of them. */
function rowOf(table: readonly number[], size: number, text: string): readonly number[] {
  const rows = Array.from({ length: table.length / size }, (_, row) => table.slice(size * row, size * (row + 1)));
  return rows.find(([codePoint]) => codePoint === text.codePointAt(0))!;
}

type Shaped = { id: number; cluster: number; advance: number; x: number; y: number }[];
type Face = {
  shape: (text: string) => Shaped;
  glyphOf: (text: string) => number;
  advanceOf: (glyph: number) => number;
  middleOf: (glyph: number) => number;
};

function readFace(file: Uint8Array): Face {
  const font = new hb.Font(new hb.Face(new hb.Blob(file.slice().buffer)));
  const glyphOf = (text: string): number => font.nominalGlyph(text.codePointAt(0)!)!;
  // Joiners are drawn as a space without width.
  const nothing = glyphOf(" ");
  return {
    glyphOf,
    advanceOf: (glyph) => font.glyphHAdvance(glyph),
    middleOf: (glyph) => {
      const { xBearing, width } = font.glyphExtents(glyph)!;
      return Math.round(xBearing + width / 2);
    },
    /** From left to right, without kerning. */
    shape: (text) => {
      const buffer = new hb.Buffer();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      hb.shape(font, buffer, [new hb.Feature("kern", 0)]);
      const positions = buffer.getGlyphPositions();
      return buffer.getGlyphInfos().flatMap(({ codepoint: id, cluster }, i) => {
        const { xAdvance: advance, xOffset: x, yOffset: y } = positions[i]!;
        return id === nothing ? [] : [{ id, cluster, advance, x, y }];
      });
    },
  };
}

/** The glyphs of one letter as one, from the start of its advance. */
function composedAt(shaped: Shaped, cluster: number): ComposedGlyph {
  let advance = 0;
  const parts: Part[] = [];
  for (const glyph of shaped) {
    if (glyph.cluster !== cluster) continue;
    parts.push({ id: glyph.id, x: advance + glyph.x, y: glyph.y });
    advance += glyph.advance;
  }
  return { advance, parts };
}

const placeOf = ({ parts }: ComposedGlyph, glyph: number): Part => {
  const found = parts.find(({ id }) => id === glyph);
  if (found === undefined) throw new Error("A mark is drawn in an unforeseen way.");
  return found;
};

/** A mark of each kind lies with its middle on the anchor of its kind. */
function anchorsOf(face: Face, before: string, text: string, after: string): Record<MarkKind, Anchor> {
  const anchor = (kind: MarkKind): Anchor => {
    const mark = face.glyphOf(typical[kind]);
    const { x, y } = placeOf(composedAt(face.shape(before + text + typical[kind] + after), before.length), mark);
    return [x + face.middleOf(mark), y];
  };
  return { above: anchor("above"), below: anchor("below") };
}

/** Its origin is put under its anchor, as that of every mark that we draw. */
function markGlyph(face: Face, kind: MarkKind, text: string): JoinedGlyph {
  const id = face.glyphOf(text);
  const own = ownAnchor(face, kind, text, id);
  return markOf(text, id, kind, own, stackOn(face, kind, text, id, own));
}

const markOf = (text: string, id: number, kind: MarkKind, [x, y]: Anchor, stack: Anchor | undefined): JoinedGlyph => ({
  text,
  advance: 0,
  parts: [{ id, x: -x || 0, y: 0 }],
  mark: { kind, y, stack },
});

function ownAnchor(face: Face, kind: MarkKind, marks: string, id: number): Anchor {
  const [x, y] = anchorsOf(face, "", plain, "")[kind];
  const place = placeOf(composedAt(face.shape(plain + marks), 0), id);
  return [x - place.x, y - place.y];
}

/** Where the middle of the next mark goes, from the anchor of this one; undefined where the face draws both as one. */
function stackOn(face: Face, kind: MarkKind, text: string, id: number, own: Anchor): Anchor | undefined {
  const next = second[kind].find((one) => one !== text)!;
  const nextId = face.glyphOf(next);
  const both = composedAt(face.shape(plain + text + next), 0);
  if (![id, nextId].every((one) => both.parts.some((part) => part.id === one))) return undefined;
  const [under, above] = [placeOf(both, id), placeOf(both, nextId)];
  const [nextX, nextY] = ownAnchor(face, kind, next, nextId);
  return [above.x + nextX - (under.x + own[0]), above.y + nextY - under.y];
}

/** Shadda and a vowel that the face draws as one glyph above the letter. */
function pairWithShadda(face: Face, mark: string): JoinedGlyph | undefined {
  if (mark === shadda) return undefined;
  const known = new Set([...face.shape(plain).map(({ id }) => id), face.glyphOf(shadda), face.glyphOf(mark)]);
  const [pair, ...others] = face.shape(plain + shadda + mark).filter(({ id }) => !known.has(id));
  if (pair === undefined) return undefined;
  if (others.length > 0) throw new Error("Marks are drawn in an unforeseen way.");
  const text = shadda + mark;
  return markOf(text, pair.id, "above", ownAnchor(face, "above", text, pair.id), undefined);
}
