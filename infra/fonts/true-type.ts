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

/** The glyphs of which these are made, themselves included, in order of first use. */
export function withComponents(font: TrueType, ids: readonly number[]): number[] {
  const all = new Set(ids);
  for (const id of all)
    for (const { glyphAt, bytes } of components(font.glyph(id))) all.add(viewOf(bytes).getUint16(glyphAt));
  return [...all];
}

/** Outline box [xMin, yMin, xMax, yMax] of a glyph, or undefined if it has no ink. */
export function outlineBox(font: TrueType, id: number): [number, number, number, number] | undefined {
  const bytes = font.glyph(id);
  if (bytes.length === 0) return undefined;
  const view = viewOf(bytes);
  return [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)];
}

/** A TrueType program with .notdef (empty) as glyph 0 and `ids[i]` as glyph i + 1, without hints, names or layout tables. */
export function writeProgram(font: TrueType, ids: readonly number[]): Uint8Array {
  const newIds = new Map(ids.map((id, i) => [id, i + 1]));
  const glyphs = ids.map((id) => renumbered(font.glyph(id), newIds));
  const offsets = [0, 0];
  for (const glyph of glyphs) offsets.push(offsets.at(-1)! + glyph.length + (glyph.length % 2));
  const count = offsets.length - 1;
  if (offsets.at(-1)! > 0x1fffe) throw new Error("Too many outlines for short offsets: split the range.");

  const glyf = new Uint8Array(offsets.at(-1)!);
  glyphs.forEach((glyph, i) => glyf.set(glyph, offsets[i + 1]));
  const loca = new Uint8Array(offsets.length * 2);
  offsets.forEach((offset, i) => viewOf(loca).setUint16(i * 2, offset / 2));
  const hmtx = new Uint8Array(count * 4);
  [0, ...ids].forEach((id, i) => {
    viewOf(hmtx).setUint16(i * 4, font.advance(id));
    viewOf(hmtx).setInt16(i * 4 + 2, id === 0 ? 0 : font.leftSideBearing(id));
  });
  const head = font.table("head").slice();
  viewOf(head).setUint32(8, 0);
  viewOf(head).setInt16(50, 0);
  const hhea = font.table("hhea").slice();
  viewOf(hhea).setUint16(34, count);
  const maxp = font.table("maxp").slice();
  viewOf(maxp).setUint16(4, count);
  return assemble({ glyf, head, hhea, hmtx, loca, maxp });
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

// Flags of a component of a composite glyph, OpenType 1.9 "glyf".
const argumentsAreWords = 0x0001;
const weHaveAScale = 0x0008;
const moreComponents = 0x0020;
const weHaveTwoScales = 0x0040;
const weHaveTwoByTwo = 0x0080;
const weHaveInstructions = 0x0100;

function* components(bytes: Uint8Array): Generator<{ bytes: Uint8Array; flags: number; glyphAt: number }> {
  if (bytes.length === 0 || viewOf(bytes).getInt16(0) >= 0) return;
  const view = viewOf(bytes);
  let at = 10;
  let flags = moreComponents;
  while (flags & moreComponents) {
    flags = view.getUint16(at);
    yield { bytes, flags, glyphAt: at + 2 };
    at += 4 + (flags & argumentsAreWords ? 4 : 2);
    if (flags & weHaveAScale) at += 2;
    else if (flags & weHaveTwoScales) at += 4;
    else if (flags & weHaveTwoByTwo) at += 8;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
