// Reads a static TrueType font and writes the smallest program that a PDF needs of it: the glyphs asked for, in our order.

export type TrueType = {
  numGlyphs: number;
  glyph: (id: number) => Uint8Array;
  advance: (id: number) => number;
  leftSideBearing: (id: number) => number;
  table: (tag: string) => Uint8Array;
};

/** `bytes` of a TrueType file of 1000 units per em, so that font units are the PDF's 1/1000 em and no width is rounded. */
export function readTrueType(bytes: Uint8Array): TrueType {
  const view = viewOf(bytes);
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    tables.set(tag, bytes.subarray(start, start + view.getUint32(at + 12)));
  }
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (!found) throw new Error(`The font has no table ${tag}.`);
    return found;
  };
  if (viewOf(table("head")).getUint16(18) !== 1000) throw new Error("Only fonts of 1000 units per em are prepared.");
  if (tables.has("fpgm") || tables.has("cvt "))
    throw new Error("The font's glyphs are hinted: keep fpgm and cvt first.");

  const longOffsets = viewOf(table("head")).getInt16(50) === 1;
  const loca = viewOf(table("loca"));
  const glyf = table("glyf");
  const offset = (id: number): number => (longOffsets ? loca.getUint32(id * 4) : loca.getUint16(id * 2) * 2);
  const hmtx = viewOf(table("hmtx"));
  const longMetrics = viewOf(table("hhea")).getUint16(34);
  return {
    numGlyphs: viewOf(table("maxp")).getUint16(4),
    glyph: (id) => glyf.subarray(offset(id), offset(id + 1)),
    advance: (id) => hmtx.getUint16(Math.min(id, longMetrics - 1) * 4),
    leftSideBearing: (id) => hmtx.getInt16(id < longMetrics ? id * 4 + 2 : longMetrics * 4 + (id - longMetrics) * 2),
    table,
  };
}

/** Outline box [xMin, yMin, xMax, yMax] of a glyph, or undefined if it has no ink. */
export function outlineBox(font: TrueType, id: number): [number, number, number, number] | undefined {
  const bytes = font.glyph(id);
  if (bytes.length === 0) return undefined;
  const view = viewOf(bytes);
  return [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)];
}

/** A glyph of the source, moved right by so much, or one that is composed of several of them. */
export type DrawnGlyph = { id: number; shift: number } | ComposedGlyph;

/** Parts are glyphs of the source, moved right and up. */
export type ComposedGlyph = { advance: number; parts: readonly Part[] };
export type Part = { id: number; x: number; y: number };

/** Outline box of a composed glyph, or undefined if it has no ink. */
export function composedBox(font: TrueType, parts: readonly Part[]): [number, number, number, number] | undefined {
  const boxes = parts.flatMap(({ id, x, y }) => {
    const box = outlineBox(font, id);
    return box === undefined ? [] : [[box[0] + x, box[1] + y, box[2] + x, box[3] + y] as const];
  });
  if (boxes.length === 0) return undefined;
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

/**
 * A TrueType program with .notdef (empty) as glyph 0 and `drawn[i]` as glyph i + 1, then the parts that these need.
 * The number of what is drawn is also its code. Without hints, names or layout tables.
 */
export function writeProgram(font: TrueType, drawn: readonly DrawnGlyph[], bytesOfCode: 1 | 2 = 1): Uint8Array {
  if (bytesOfCode === 1 && drawn.length > 255)
    throw new Error("Too many glyphs for codes of one byte: split the range.");
  const { order, newIds } = numberGlyphs(font, drawn);
  const glyphs = order.map((glyph) => {
    const parts = partsOf(glyph);
    return parts === undefined ? renumbered(font.glyph(idOf(glyph)), newIds) : composed(font, parts, newIds);
  });
  const offsets = [0, 0];
  for (const glyph of glyphs) offsets.push(offsets.at(-1)! + glyph.length + (glyph.length % 2));
  const count = offsets.length - 1;
  if (offsets.at(-1)! > 0x1fffe) throw new Error("Too many outlines for short offsets: split the range.");

  const glyf = new Uint8Array(offsets.at(-1)!);
  glyphs.forEach((glyph, i) => glyf.set(glyph, offsets[i + 1]));
  const loca = new Uint8Array(offsets.length * 2);
  offsets.forEach((offset, i) => viewOf(loca).setUint16(i * 2, offset / 2));
  const hmtx = new Uint8Array(count * 4);
  viewOf(hmtx).setUint16(0, font.advance(0));
  order.forEach((glyph, i) => {
    const isComposed = "parts" in glyph;
    const bearing = isComposed
      ? (composedBox(font, glyph.parts)?.[0] ?? 0)
      : font.leftSideBearing(glyph.id) + glyph.shift;
    viewOf(hmtx).setUint16(i * 4 + 4, isComposed ? glyph.advance : font.advance(glyph.id));
    viewOf(hmtx).setInt16(i * 4 + 6, bearing);
  });
  const head = font.table("head").slice();
  viewOf(head).setUint32(8, 0);
  viewOf(head).setInt16(50, 0);
  const hhea = font.table("hhea").slice();
  viewOf(hhea).setUint16(34, count);
  const maxp = font.table("maxp").slice();
  viewOf(maxp).setUint16(4, count);
  // A moved or composed glyph is a composite around what it was.
  viewOf(maxp).setUint16(30, viewOf(maxp).getUint16(30) + 1);
  raiseMaxima(maxp, font, drawn);
  return assemble({ cmap: identityCmap(drawn.length), glyf, head, hhea, hmtx, loca, maxp });
}

/** The character map of a symbolic font (ISO 32000-1, 9.6.6.4): codes 1 to `last` are glyphs 1 to `last`. */
function identityCmap(last: number): Uint8Array {
  // One table for platform 3, encoding 0, of format 4, with one segment and the one that ends them all.
  const [segmentsTwice, searchRange, entrySelector, rangeShift] = [4, 4, 1, 0];
  const endCodes = [0xf000 + last, 0xffff];
  const startCodes = [0xf001, 0xffff];
  const deltas = [0x1000, 1];
  const table = [0, 1, 3, 0, 0, 12, 4, 32, 0, segmentsTwice, searchRange, entrySelector, rangeShift];
  table.push(...endCodes, 0, ...startCodes, ...deltas, 0, 0);
  const bytes = new Uint8Array(table.length * 2);
  table.forEach((value, i) => viewOf(bytes).setUint16(i * 2, value));
  return bytes;
}

/** The glyphs in the order of the program, and under which number each glyph of the source can be a part of another. */
function numberGlyphs(
  font: TrueType,
  drawn: readonly DrawnGlyph[],
): { order: DrawnGlyph[]; newIds: Map<number, number> } {
  const order = [...drawn];
  const newIds = new Map<number, number>();
  drawn.forEach((glyph, i) => {
    if (partsOf(glyph) === undefined) newIds.set(idOf(glyph), i + 1);
  });
  const need = (id: number): void => {
    if (!newIds.has(id)) newIds.set(id, order.push({ id, shift: 0 }));
  };
  // The list grows while it is read.
  for (const glyph of order) for (const id of partIds(font, glyph)) need(id);
  return { order, newIds };
}

/** What is drawn as a composite of ours; undefined for a glyph that is as in the source. */
function partsOf(glyph: DrawnGlyph): readonly Part[] | undefined {
  if ("parts" in glyph) return glyph.parts;
  return glyph.shift === 0 ? undefined : [{ id: glyph.id, x: glyph.shift, y: 0 }];
}

const idOf = (glyph: DrawnGlyph): number => ("parts" in glyph ? 0 : glyph.id);

const partIds = (font: TrueType, glyph: DrawnGlyph): number[] =>
  partsOf(glyph)?.map(({ id }) => id) ?? componentIds(font.glyph(idOf(glyph)));

const componentIds = (glyph: Uint8Array): number[] =>
  Array.from(components(glyph), ({ glyphAt }) => viewOf(glyph).getUint16(glyphAt));

/** Composites of ours may have more parts, points and contours than any of the source. */
function raiseMaxima(maxp: Uint8Array, font: TrueType, drawn: readonly DrawnGlyph[]): void {
  const raise = (at: number, value: number): void => {
    if (value > viewOf(maxp).getUint16(at)) viewOf(maxp).setUint16(at, value);
  };
  for (const glyph of drawn) {
    if (!("parts" in glyph)) continue;
    const sizes = glyph.parts.map(({ id }) => sizeOf(font, id));
    raise(10, sumOf(sizes.map(({ points }) => points)));
    raise(12, sumOf(sizes.map(({ contours }) => contours)));
    raise(28, glyph.parts.length);
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function sizeOf(font: TrueType, id: number): { points: number; contours: number } {
  const glyph = font.glyph(id);
  const contours = glyph.length === 0 ? 0 : viewOf(glyph).getInt16(0);
  if (contours >= 0) return { contours, points: contours && viewOf(glyph).getUint16(8 + 2 * contours) + 1 };
  const sizes = componentIds(glyph).map((part) => sizeOf(font, part));
  return { contours: sumOf(sizes.map((size) => size.contours)), points: sumOf(sizes.map((size) => size.points)) };
}

/** An sfnt file: the directory with its check sums, then the tables, each at a multiple of four. */
function assemble(tables: Record<string, Uint8Array>): Uint8Array {
  const tags = Object.keys(tables).sort();
  const size = tags.reduce((sum, tag) => sum + padded(tables[tag]!.length), 12 + tags.length * 16);
  const file = new Uint8Array(size);
  const view = viewOf(file);
  const power = Math.floor(Math.log2(tags.length));
  view.setUint32(0, 0x0001_0000);
  view.setUint16(4, tags.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tags.length - 2 ** power));
  let start = 12 + tags.length * 16;
  let headStart = 0;
  tags.forEach((tag, i) => {
    const table = tables[tag]!;
    file.set(table, start);
    if (tag === "head") headStart = start;
    const at = 12 + i * 16;
    for (let c = 0; c < 4; c++) file[at + c] = tag.codePointAt(c)!;
    view.setUint32(at + 4, checkSum(file.subarray(start, start + padded(table.length))));
    view.setUint32(at + 8, start);
    view.setUint32(at + 12, table.length);
    start += padded(table.length);
  });
  view.setUint32(headStart + 8, (0xb1b0_afba - checkSum(file)) >>> 0);
  return file;
}

function checkSum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** The glyph with its component numbers replaced. The fonts we prepare carry no instructions in their glyphs. */
function renumbered(glyph: Uint8Array, newIds: ReadonlyMap<number, number>): Uint8Array {
  // Not `slice`: that of a Buffer is no copy, and the source is renumbered for several programs.
  const copy = new Uint8Array(glyph);
  for (const { glyphAt, flags } of components(copy)) {
    if (flags & weHaveInstructions) throw new Error("A composite glyph carries instructions.");
    viewOf(copy).setUint16(glyphAt, newIds.get(viewOf(copy).getUint16(glyphAt))!);
  }
  return copy;
}

/** A composite glyph; empty where its parts have no ink. */
function composed(font: TrueType, parts: readonly Part[], newIds: ReadonlyMap<number, number>): Uint8Array {
  const box = composedBox(font, parts);
  if (box === undefined) return new Uint8Array(0);
  const composite = new Uint8Array(10 + 8 * parts.length);
  const view = viewOf(composite);
  view.setInt16(0, -1);
  box.forEach((value, i) => view.setInt16(2 + 2 * i, value));
  parts.forEach(({ id, x, y }, i) => {
    const at = 10 + 8 * i;
    const more = i < parts.length - 1 ? moreComponents : 0;
    view.setUint16(at, argumentsAreWords | argumentsAreOffsets | more);
    view.setUint16(at + 2, newIds.get(id)!);
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  });
  return composite;
}

// Flags of a component of a composite glyph, OpenType 1.9 "glyf".
const argumentsAreWords = 0x0001;
const argumentsAreOffsets = 0x0002;
const weHaveAScale = 0x0008;
const moreComponents = 0x0020;
const weHaveTwoScales = 0x0040;
const weHaveTwoByTwo = 0x0080;
const weHaveInstructions = 0x0100;

function* components(bytes: Uint8Array): Generator<{ flags: number; glyphAt: number }> {
  if (bytes.length === 0 || viewOf(bytes).getInt16(0) >= 0) return;
  const view = viewOf(bytes);
  let at = 10;
  let flags = moreComponents;
  while (flags & moreComponents) {
    flags = view.getUint16(at);
    yield { flags, glyphAt: at + 2 };
    at += 4 + (flags & argumentsAreWords ? 4 : 2);
    if (flags & weHaveAScale) at += 2;
    else if (flags & weHaveTwoScales) at += 4;
    else if (flags & weHaveTwoByTwo) at += 8;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
