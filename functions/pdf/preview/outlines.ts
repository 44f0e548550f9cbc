// The outlines of glyphs as SVG paths, read from the font programs that are embedded in PDFs.
import { inflate } from "../../formats/inflate.ts";
import type { FontSubset } from "../text/fonts.ts";

/** By glyph, in 1/1000 em: the advance, and a path from the start of its base line, with y downwards. */
export type Outlines = { advance: (glyph: number) => number; outline: (glyph: number) => string };

type Point = { x: number; y: number; isOnCurve: boolean };
type Contour = readonly Point[];

const known = new WeakMap<FontSubset, Outlines>();

/** A glyph is read when it is first drawn, and kept with its subset. */
export function outlinesOf(subset: FontSubset): Outlines {
  let outlines = known.get(subset);
  if (outlines === undefined) known.set(subset, (outlines = readOutlines(subset)));
  return outlines;
}

function readOutlines(subset: FontSubset): Outlines {
  const widths = subset.widths.split(" ").map(Number);
  const contoursOf = readProgram(inflate(subset.program(), subset.programLength));
  const paths: string[] = [];
  return {
    advance: (glyph) => widths[glyph - 1] ?? 0,
    outline: (glyph) => (paths[glyph] ??= pathOf(contoursOf(glyph))),
  };
}

/** The contours of each glyph of a program that infra/fonts/true-type.ts wrote: short offsets, no hints. */
function readProgram(program: Uint8Array): (glyph: number) => Contour[] {
  const view = viewOf(program);
  const tables = new Map<string, number>();
  for (let table = 0; table < view.getUint16(4); table++) {
    const at = 12 + table * 16;
    tables.set(String.fromCharCode(...program.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const [glyf, loca] = [tables.get("glyf")!, tables.get("loca")!];
  const contoursOf = (glyph: number): Contour[] => {
    const [from, to] = [glyph, glyph + 1].map((one) => glyf + 2 * view.getUint16(loca + 2 * one)) as [number, number];
    if (from === to) return [];
    const count = view.getInt16(from);
    return count < 0 ? readComposite(view, from + 10, contoursOf) : readSimple(view, from + 10, count);
  };
  return contoursOf;
}

// Flags of a point, OpenType 1.9 "glyf".
const onCurve = 0x01;
const xShort = 0x02;
const yShort = 0x04;
const repeats = 0x08;
const xSame = 0x10;
const ySame = 0x20;

function readSimple(view: DataView, start: number, count: number): Contour[] {
  const ends = Array.from({ length: count }, (_, contour) => view.getUint16(start + 2 * contour));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = start + 2 * count;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    const times = flag & repeats ? view.getUint8(at++) : 0;
    for (let time = 0; time <= times; time++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += (flag & same ? 1 : -1) * view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(xShort, xSame);
  const ys = coordinates(yShort, ySame);
  return ends.map((end, contour) => {
    const first = contour === 0 ? 0 : ends[contour - 1]! + 1;
    return flags
      .slice(first, end + 1)
      .map((flag, i) => ({ x: xs[first + i]!, y: ys[first + i]!, isOnCurve: (flag & onCurve) !== 0 }));
  });
}

// Flags of a component of a composite glyph, OpenType 1.9 "glyf".
const argumentsAreWords = 0x0001;
const hasScale = 0x0008;
const moreComponents = 0x0020;
const hasTwoScales = 0x0040;
const hasMatrix = 0x0080;

function readComposite(view: DataView, start: number, contoursOf: (glyph: number) => Contour[]): Contour[] {
  const contours: Contour[] = [];
  let at = start;
  let flags = moreComponents;
  while (flags & moreComponents) {
    flags = view.getUint16(at);
    const part = contoursOf(view.getUint16(at + 2));
    const isWide = (flags & argumentsAreWords) !== 0;
    const [dx, dy] = isWide
      ? [view.getInt16(at + 4), view.getInt16(at + 6)]
      : [view.getInt8(at + 4), view.getInt8(at + 5)];
    at += isWide ? 8 : 6;
    const next = () => {
      at += 2;
      return view.getInt16(at - 2) / 0x4000;
    };
    let [xx, xy, yx, yy] = [1, 0, 0, 1];
    if (flags & hasScale) xx = yy = next();
    else if (flags & hasTwoScales) [xx, yy] = [next(), next()];
    else if (flags & hasMatrix) [xx, xy, yx, yy] = [next(), next(), next(), next()];
    for (const contour of part) {
      contours.push(
        contour.map(({ x, y, isOnCurve }) => ({
          x: x * xx + y * yx + dx,
          y: x * xy + y * yy + dy,
          isOnCurve,
        })),
      );
    }
  }
  return contours;
}

/**
 * Relative commands, so that a path can be put anywhere. Between two points off the curve lies one on it, in their middle:
 * a smooth curve (`t`) then has the second of them as its control point.
 */
function pathOf(contours: readonly Contour[]): string {
  let path = "";
  let [x, y] = [0, 0];
  for (const contour of contours) {
    const start = contour.findIndex(({ isOnCurve }) => isOnCurve);
    if (start === -1) throw new Error("A contour has no point on the curve.");
    const around = [...contour.slice(start), ...contour.slice(0, start), contour[start]!];
    const [from, ...others] = around as [Point, ...Point[]];
    path += `m${numbers(from.x - x, y - from.y)}`;
    ({ x, y } = from);
    let control: Point | undefined;
    let isSmooth = false;
    const curveTo = (end: Pick<Point, "x" | "y">) => {
      path += isSmooth ? "t" : `q${numbers(control!.x - x, y - control!.y)} `;
      path += numbers(end.x - x, y - end.y);
      ({ x, y } = end);
    };
    for (const point of others) {
      if (!point.isOnCurve) {
        if (control !== undefined) {
          curveTo({ x: (control.x + point.x) / 2, y: (control.y + point.y) / 2 });
          isSmooth = true;
        }
        control = point;
        continue;
      }
      if (control !== undefined) curveTo(point);
      else if (point !== from) path += lineTo(point.x - x, y - point.y);
      ({ x, y } = point);
      control = undefined;
      isSmooth = false;
    }
    path += "z";
  }
  return path;
}

function lineTo(dx: number, dy: number): string {
  if (dy === 0) return `h${numbers(dx)}`;
  return dx === 0 ? `v${numbers(dy)}` : `l${numbers(dx, dy)}`;
}

/** In hundredths at most; a minus parts two numbers as a space does. */
const numbers = (...values: readonly number[]): string =>
  values
    .map((value) => String(Math.round(value * 100) / 100))
    .reduce((all, one) => all + (one.startsWith("-") ? "" : " ") + one);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
