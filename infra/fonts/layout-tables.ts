// Reads from a font's GSUB and GPOS what left-to-right alphabets need: kerning, where marks attach, dotless i and j.
import type { Font } from "fontkit";

/** Marks of one kind attach to one anchor of a base: under it, through it, above it, at its top right. */
export const anchorKinds = ["below", "overlay", "above", "right"] as const;
export type AnchorKind = (typeof anchorKinds)[number];
export type Anchor = readonly [x: number, y: number];

/** Glyph numbers are the font's own; distances are font units. */
export type LayoutTables = {
  /** Change of the advance of `left` before `right`. */
  kerning: (left: number, right: number) => number;
  baseAnchor: (kind: AnchorKind, glyph: number) => Anchor | undefined;
  /** A mark's own anchor, which is laid on the anchor of its base. */
  markAnchor: (glyph: number) => { kind: AnchorKind; anchor: Anchor } | undefined;
  /** Where another mark of the same kind attaches to this mark. */
  stackAnchor: (glyph: number) => Anchor | undefined;
  /** The form of i, j and the like that has lost its dot, to stand under a mark above. */
  dotless: (glyph: number) => number | undefined;
};

export function readLayoutTables(font: Font): LayoutTables {
  const { GPOS, GSUB } = font as unknown as { GPOS: LayoutTable; GSUB: LayoutTable };
  const glyphOf = (char: string): number => font.glyphForCodePoint(char.codePointAt(0)!).id;
  const decomposed = readDecompositions(GSUB);
  const attached = readMarkLookups(GPOS, "mark", glyphOf);
  const stacked = readMarkLookups(GPOS, "mkmk", glyphOf);
  const pairLookups = lookupsOf(GPOS, "kern").map((subtables) => subtables.filter(isPairTable).map(readPairs));

  const markAnchor: LayoutTables["markAnchor"] = (glyph) => {
    for (const kind of anchorKinds) {
      const anchor = attached[kind]?.marks.get(glyph);
      if (anchor) return { kind, anchor };
    }
    return undefined;
  };
  const stackAnchor: LayoutTables["stackAnchor"] = (glyph) => {
    const kind = markAnchor(glyph)?.kind;
    return kind && stacked[kind]?.targets.get(glyph);
  };
  const letter = (glyph: number): number => decomposed.get(glyph)?.letter ?? glyph;
  return {
    markAnchor,
    stackAnchor,
    dotless: readDotless(GSUB),
    kerning: (left, right) =>
      pairLookups.reduce((sum, tables) => {
        // Within a lookup the first table that knows the pair decides; lookups add up.
        for (const pairs of tables) {
          const value = pairs(letter(left), letter(right));
          if (value !== undefined) return sum + value;
        }
        return sum;
      }, 0),
    baseAnchor: (kind, glyph) => {
      const anchor = attached[kind]?.targets.get(letter(glyph));
      const mark = decomposed.get(glyph)?.mark;
      const own = mark === undefined ? undefined : markAnchor(mark);
      const stack = mark === undefined ? undefined : stackAnchor(mark);
      // The mark that the letter already has (the dot of ẹ) is what the next one of its kind attaches to.
      if (!anchor || !stack || own?.kind !== kind) return anchor;
      return [anchor[0] - own.anchor[0] + stack[0], anchor[1] - own.anchor[1] + stack[1]];
    },
  };
}

/** The letters with a mark that `ccmp` takes apart (ẹ into e and a dot below), so that other marks find the plain letter. */
function readDecompositions(table: LayoutTable): Map<number, { letter: number; mark: number }> {
  const found = new Map<number, { letter: number; mark: number }>();
  for (const subtable of lookupsOf(table, "ccmp").flat()) {
    if (!subtable.sequences) continue;
    const sequences = items(subtable.sequences);
    covered(subtable.coverage).forEach((glyph, i) => {
      const [letter, mark, ...rest] = items(sequences[i]!);
      if (letter === undefined || mark === undefined || rest.length > 0)
        throw new Error("An unforeseen decomposition.");
      found.set(glyph, { letter, mark });
    });
  }
  return found;
}

/** The substitution that `ccmp` makes before a mark above: a contextual lookup that calls a single one. */
function readDotless(table: LayoutTable): (glyph: number) => number | undefined {
  const found = new Map<number, number>();
  for (const context of lookupsOf(table, "ccmp").flat()) {
    for (const { lookupListIndex } of context.lookupRecords ?? []) {
      for (const single of subtablesOf(table, lookupListIndex)) {
        const substitutes = items(single.substitute!);
        covered(single.coverage).forEach((glyph, i) => found.set(glyph, substitutes[i]!));
      }
    }
  }
  return (glyph) => found.get(glyph);
}

type Attachment = { marks: Map<number, Anchor>; targets: Map<number, Anchor> };

/** The lookups of mark-to-base ("mark") or mark-to-mark ("mkmk"), told apart by a mark that everyone has. */
function readMarkLookups(
  table: LayoutTable,
  feature: "mark" | "mkmk",
  glyphOf: (char: string) => number,
): Partial<Record<AnchorKind, Attachment>> {
  const typical = { below: "\u0323", overlay: "\u0338", above: "\u0301", right: "\u031b" };
  const found: Partial<Record<AnchorKind, Attachment>> = {};
  for (const subtable of lookupsOf(table, feature).flat()) {
    const markArray = subtable.markArray ?? subtable.mark1Array;
    const targetArray = subtable.baseArray ?? subtable.mark2Array;
    if (!markArray || !targetArray) continue; // Ligatures: we make none.
    const marks = covered((subtable.markCoverage ?? subtable.mark1Coverage)!);
    const targets = covered((subtable.baseCoverage ?? subtable.mark2Coverage)!);
    const kind = anchorKinds.find((each) => marks.includes(glyphOf(typical[each])));
    if (!kind) continue; // Devanagari.
    if (subtable.classCount !== 1 || found[kind]) throw new Error("Marks are classed in an unforeseen way.");
    found[kind] = {
      marks: new Map(marks.map((glyph, i) => [glyph, anchorOf(markArray[i]!.markAnchor!)])),
      targets: new Map(
        targets.flatMap((glyph, i) => (targetArray[i]![0] ? [[glyph, anchorOf(targetArray[i]![0])]] : [])),
      ),
    };
  }
  return found;
}

const anchorOf = (raw: RawAnchor): Anchor => [raw.xCoordinate, raw.yCoordinate];

const isPairTable = (subtable: Subtable): boolean => Boolean(subtable.pairSets ?? subtable.classRecords);

/** A pair's kerning by one subtable, or undefined if the next subtable is to be asked. */
function readPairs(subtable: Subtable): (left: number, right: number) => number | undefined {
  const lefts = covered(subtable.coverage);
  if (subtable.pairSets) {
    const sets = items(subtable.pairSets);
    const pairs = new Map(
      lefts.map((left, i) => [
        left,
        new Map(items(sets[i]!).map((pair) => [pair.secondGlyph, pair.value1?.xAdvance ?? 0])),
      ]),
    );
    return (left, right) => pairs.get(left)?.get(right);
  }
  const known = new Set(lefts);
  const leftClass = classes(subtable.classDef1!);
  const rightClass = classes(subtable.classDef2!);
  const values = items(subtable.classRecords!).map((row) => items(row).map((cell) => cell.value1?.xAdvance ?? 0));
  return (left, right) => (known.has(left) ? values[leftClass(left)]![rightClass(right)] : undefined);
}

/** The subtables of the lookups that a feature of the Latin script applies, lookup by lookup, in the order of the font. */
function lookupsOf(table: LayoutTable, feature: string): Subtable[][] {
  const { script } = table.scriptList.find(({ tag }) => tag === "latn")!;
  return script.defaultLangSys.featureIndexes
    .map((index) => table.featureList[index]!)
    .filter(({ tag }) => tag === feature)
    .flatMap((found) => found.feature.lookupListIndexes)
    .sort((a, b) => a - b)
    .map((index) => subtablesOf(table, index));
}

function subtablesOf(table: LayoutTable, lookupIndex: number): Subtable[] {
  return items(table.lookupList.get(lookupIndex).subTables).map((subtable) => subtable.extension ?? subtable);
}

function covered(coverage: Coverage): number[] {
  return coverage.glyphs
    ? [...coverage.glyphs]
    : coverage.rangeRecords!.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, i) => start + i));
}

function classes(definition: ClassDef): (glyph: number) => number {
  const found = new Map<number, number>();
  definition.classValueArray?.forEach((value, i) => found.set(definition.startGlyph! + i, value));
  for (const range of definition.classRangeRecord ?? []) {
    for (let glyph = range.start; glyph <= range.end; glyph++) found.set(glyph, range.class);
  }
  return (glyph) => found.get(glyph) ?? 0;
}

function items<T>(list: List<T>): T[] {
  return Array.isArray(list) ? list : list.toArray();
}

// What fontkit decodes but its types do not describe. Long lists are decoded when asked for.
type List<T> = T[] | { toArray: () => T[]; get: (index: number) => T };
type Coverage = { glyphs?: number[]; rangeRecords?: { start: number; end: number }[] };
type ClassDef = {
  startGlyph?: number;
  classValueArray?: number[];
  classRangeRecord?: { start: number; end: number; class: number }[];
};
type RawAnchor = { xCoordinate: number; yCoordinate: number };
type MarkRecord = { markAnchor: RawAnchor | null };
type Subtable = {
  extension?: Subtable;
  coverage: Coverage;
  // Pairs
  pairSets?: List<List<{ secondGlyph: number; value1?: { xAdvance?: number } }>>;
  classDef1?: ClassDef;
  classDef2?: ClassDef;
  classRecords?: List<List<{ value1?: { xAdvance?: number } }>>;
  // Marks
  classCount?: number;
  markCoverage?: Coverage;
  baseCoverage?: Coverage;
  markArray?: MarkRecord[];
  baseArray?: (RawAnchor | null)[][];
  mark1Coverage?: Coverage;
  mark2Coverage?: Coverage;
  mark1Array?: MarkRecord[];
  mark2Array?: (RawAnchor | null)[][];
  // Substitutions
  lookupRecords?: { lookupListIndex: number }[];
  substitute?: List<number>;
  sequences?: List<List<number>>;
};
type LayoutTable = {
  scriptList: { tag: string; script: { defaultLangSys: { featureIndexes: number[] } } }[];
  featureList: { tag: string; feature: { lookupListIndexes: number[] } }[];
  lookupList: { get: (index: number) => { subTables: List<Subtable> } };
};
