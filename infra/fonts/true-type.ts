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

/** A glyph of the source, moved right by so much. */
export type DrawnGlyph = { id: number; shift: number };

/**
 * A TrueType program with .notdef (empty) as glyph 0 and `drawn[i]` as glyph i + 1, then the parts that these need.
 * The number of what is drawn is also its code, of one byte. Without hints, names or layout tables.
 */
export function writeProgram(font: TrueType, drawn: readonly DrawnGlyph[]): Uint8Array {
  if (drawn.length > 255) throw new Error("Too many glyphs for codes of one byte: split the range.");
  const { order, newIds } = numberGlyphs(font, drawn);
  const glyphs = order.map(({ id, shift }) =>
    shift === 0 ? renumbered(font.glyph(id), newIds) : moved(font.glyph(id), newIds.get(id)!, shift),
  );
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
  order.forEach(({ id, shift }, i) => {
    viewOf(hmtx).setUint16(i * 4 + 4, font.advance(id));
    viewOf(hmtx).setInt16(i * 4 + 6, font.leftSideBearing(id) + shift);
  });
  const head = font.table("head").slice();
  viewOf(head).setUint32(8, 0);
  viewOf(head).setInt16(50, 0);
  const hhea = font.table("hhea").slice();
  viewOf(hhea).setUint16(34, count);
  const maxp = font.table("maxp").slice();
  viewOf(maxp).setUint16(4, count);
  // A moved glyph is a composite around what it was.
  viewOf(maxp).setUint16(30, viewOf(maxp).getUint16(30) + 1);
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
  drawn.forEach(({ id, shift }, i) => {
    if (shift === 0) newIds.set(id, i + 1);
  });
  const need = (id: number): void => {
    if (!newIds.has(id)) newIds.set(id, order.push({ id, shift: 0 }));
  };
  // The list grows while it is read.
  for (const { id, shift } of order) {
    if (shift !== 0) need(id);
    else for (const { glyphAt } of components(font.glyph(id))) need(viewOf(font.glyph(id)).getUint16(glyphAt));
  }
  return { order, newIds };
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
  const copy = glyph.slice();
  for (const { glyphAt, flags } of components(copy)) {
    if (flags & weHaveInstructions) throw new Error("A composite glyph carries instructions.");
    viewOf(copy).setUint16(glyphAt, newIds.get(viewOf(copy).getUint16(glyphAt))!);
  }
  return copy;
}

/** A composite glyph of one part, moved right. */
function moved(glyph: Uint8Array, part: number, shift: number): Uint8Array {
  const from = viewOf(glyph);
  const composite = new Uint8Array(18);
  const view = viewOf(composite);
  view.setInt16(0, -1);
  view.setInt16(2, from.getInt16(2) + shift);
  view.setInt16(4, from.getInt16(4));
  view.setInt16(6, from.getInt16(6) + shift);
  view.setInt16(8, from.getInt16(8));
  view.setUint16(10, argumentsAreWords | argumentsAreOffsets);
  view.setUint16(12, part);
  view.setInt16(14, shift);
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
