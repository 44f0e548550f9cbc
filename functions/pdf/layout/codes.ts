// Codes to scan: alone, two a line, or at the right of other rows.
import { encode as encodeQr } from "uqr";
import { breakIntoLines } from "./lines.ts";
import type { Block, Inline } from "../markup.ts";
import { addChild, mm, moveItem, type Element, type PageItem } from "./page-model.ts";
import { atLeast, columnGap, heightOf, sideBySideOnce, space, type Column, type Fragment } from "./fragments.ts";
import { typeScales } from "./type-scale.ts";

type QrBlock = Extract<Block, { kind: "qr" }>;

/** For a code and its text beside another one. */
const minQrColumn = mm(75);
/** A code is at least this wide, and so is each of its modules. */
const minQrSize = mm(24);
const minModule = mm(0.62);
/** White around a code (ISO/IEC 18004), in modules. */
const quietModules = 4;

// The addresses come from the templates, so each code is computed once.
const knownCodes = new Map<string, boolean[][]>();

export function qrModules(href: string): boolean[][] {
  const known = knownCodes.get(href);
  if (known !== undefined) return known;
  // On clean paper larger modules help more than error correction does.
  const modules = encodeQr(href, { ecc: "L", border: 0 }).data;
  if (knownCodes.size < 100) knownCodes.set(href, modules);
  return modules;
}

const qrSize = (rows: readonly unknown[]): number => Math.max(minQrSize, minModule * rows.length);
export const quietZone = (rows: readonly unknown[]): number => (quietModules * qrSize(rows)) / rows.length;

/** With the white between a code and the text beside it. */
export const qrWidth = (rows: readonly unknown[]): number => qrSize(rows) + Math.max(mm(4), quietZone(rows));

export function codesFrom(blocks: readonly Block[], from: number): QrBlock[] {
  const end = blocks.findIndex(({ kind }, index) => index > from && kind !== "qr");
  return blocks.slice(from, end === -1 ? blocks.length : end).filter((block) => block.kind === "qr");
}

function qrFragment(block: QrBlock, column: Omit<Column, "textWidth" | "density">, parent: Element): Fragment {
  const figure = addChild(parent, "Figure", { alt: `QR : ${block.href}` });
  const rows = qrModules(block.href);
  const size = qrSize(rows);
  const { body, paragraphGap } = column.scale;
  const textStart = qrWidth(rows);
  const text = { x: column.x + textStart, width: column.width - textStart };
  const label: Inline[] = [{ kind: "text", text: block.label, bold: false }];
  const link: Inline[] = [{ kind: "text", text: block.href, bold: false, href: block.href }];
  const lines = [
    ...breakIntoLines(label, text.width, body, addChild(parent, "P"), column.fonts),
    ...breakIntoLines(link, text.width, typeScales.small.body, addChild(parent, "P"), column.fonts),
  ];
  const items: PageItem[] = [{ kind: "qr", x: column.x, y: 0, sizePt: size, rows, element: figure }];
  let y = 0;
  for (const line of lines) {
    for (const item of line.items) items.push(moveItem(item, text.x, y));
    y += line.height;
  }
  return { ...space(Math.max(y, size), [], 0), gapBefore: Math.max(paragraphGap + 3, quietZone(rows)), items };
}

/** Codes side by side, two a line, where there is room for the text of each. */
export function qrFragments(blocks: readonly QrBlock[], column: Column, parent: Element): Fragment[] {
  const half = (column.width - columnGap) / 2;
  if (blocks.length === 1 || half < minQrColumn)
    return blocks.map((block) =>
      qrFragment(block, { ...column, width: Math.min(column.width, column.textWidth) }, parent),
    );
  const { x, scale, fonts } = column;
  const pairs = Array.from({ length: Math.ceil(blocks.length / 2) }, (_, index) =>
    blocks.slice(2 * index, 2 * index + 2),
  );
  return pairs.map((pair) => {
    const [one, other] = pair.map((block, index) =>
      qrFragment(block, { x: x + index * (half + columnGap), width: half, scale, fonts }, parent),
    );
    return other === undefined ? one! : sideBySideOnce([one!], [other]);
  });
}

/** Rows with a code to scan at their right, which is no higher than they are and stays with them. */
export function besideCode(
  rows: readonly Fragment[],
  href: string,
  code: boolean[][],
  { x, width }: Column,
  parent: Element,
): Fragment[] {
  const element = addChild(parent, "Figure", { alt: `QR : ${href}` });
  const item: PageItem = { kind: "qr", x: x + width - qrSize(code), y: 0, sizePt: qrSize(code), rows: code, element };
  const height = heightOf(rows);
  const [first, ...others] = rows;
  if (first === undefined) return [{ ...space(qrSize(code), [], 0), items: [item] }];
  const below = height < qrSize(code) ? [space(qrSize(code) - height, [], 3)] : [];
  return [
    { ...first, items: [...first.items, item] },
    ...others.map((row) => ({ ...row, penalty: atLeast(row.penalty, 3) })),
    ...below,
  ];
}

/** Runs of dark modules of one row of a QR code, as [from, to). */
export function darkRuns(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [index, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}
