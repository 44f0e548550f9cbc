// Turns blocks into fragments, in reading order.
import type { Fonts } from "../text/fonts.ts";
import { bigBoxFragments } from "./big-boxes.ts";
import { codesFrom, qrFragments, qrModules, quietZone } from "./codes.ts";
import { factFragments, stampFragment } from "./facts.ts";
import {
  atLeast,
  columnGap,
  heightOf,
  indented,
  padding,
  plainText,
  sideBySide,
  sideBySideOnce,
  space,
  textFragments,
  type Column,
  type Fragment,
  type Frame,
} from "./fragments.ts";
import { bodyLine, breakIntoLines, widestPart, type LineStyle } from "./lines.ts";
import type { Block, Inline } from "../markup.ts";
import { addChild, mm, moveItem, pageSize, type Element, type PageItem } from "./page-model.ts";
import { maxTextWidth, typeScales, type Density, type TextSize, type TypeScale } from "./type-scale.ts";

const listIndent = mm(6.5);
/** Items of at most this many lines are not split over pages. */
const maxWholeItemLines = 8;
const tickBox = mm(3.5);
/** Above and below the text of a cell. */
const cellPadding = 3.5;
const cellGap = 10;
/** For what stands beside a signature. */
const minBesideWidth = mm(40);
const notePadding = 10;
/** How much higher and lower than its text the bar beside a note is. */
const barOverhang = 2;
const signatureBox = { width: mm(85), height: mm(30.5) };
/** Window of a French business envelope (NF Z 11-001): lines start here and stay inside x 110–195 mm, y 55–85 mm. */
const addressWindow = { x: mm(112), top: mm(55), y: mm(57), bottom: mm(85), width: mm(83), flowFrom: mm(87) };
/** Where the text begins on paper with a letterhead. */
const belowLetterhead = mm(55);
/** Ends left of where the window of an envelope can show it. */
const senderWidth = mm(69);
/** Lines of the sender and in the window, of which six fill it. */
const addressLine: LineStyle = { ...bodyLine, lineHeight: 14.1 };

export function fragmentsOf(blocks: readonly Block[], column: Column, parent: Element): Fragment[] {
  const fragments: Fragment[] = [];
  let startsPage = false;
  let below: number | undefined;
  let quietBelow = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "page-break") {
      startsPage = true;
      continue;
    }
    // Codes that follow one another are made with the first of them.
    if (block.kind === "qr" && blocks[index - 1]?.kind === "qr") continue;
    const codes = block.kind === "qr" ? codesFrom(blocks, index) : [];
    const made = block.kind === "qr" ? qrFragments(codes, column, parent) : fragmentsOfBlock(block, column, parent);
    const [first] = made;
    if (first === undefined) continue;
    if (startsPage) first.startsPage = true;
    // Below the window the flow begins anew, so nothing there can stay with what is above it.
    const isUnderText = fragments.length > 0 && fragments.at(-1)!.fixed === undefined;
    if (below !== undefined || (block.kind === "signature" && isUnderText)) first.penalty = atLeast(first.penalty, 2);
    if (below !== undefined && codes.length === 0) first.gapBefore = below;
    first.gapBefore = Math.max(first.gapBefore, quietBelow);
    startsPage = false;
    below = block.kind === "heading" ? spaceBelow(block, column.scale) : undefined;
    quietBelow = Math.max(0, ...codes.map(({ href }) => quietZone(qrModules(href))));
    fragments.push(...made);
  }
  return fragments;
}

const spaceBelow = ({ isSubject, level }: Extract<Block, { kind: "heading" }>, scale: TypeScale): number =>
  isSubject === true ? scale.paragraphGap : scale.headings[level].below;

function fragmentsOfBlock(
  block: Exclude<Block, { kind: "page-break" | "qr" }>,
  column: Column,
  parent: Element,
): Fragment[] {
  switch (block.kind) {
    case "heading": {
      const { scale } = column;
      const { line, above } =
        block.isSubject === true
          ? { line: { ...scale.body, bold: true }, above: scale.paragraphGap }
          : scale.headings[block.level];
      const fragments = textFragments(
        block.content,
        column,
        addChild(parent, `H${block.level}`),
        line,
        above * column.density.gaps,
        2,
      );
      const title = plainText(block.content);
      if (block.level < 3 && fragments[0] !== undefined) fragments[0].bookmark = { level: block.level as 1 | 2, title };
      return fragments;
    }
    case "paragraph":
      return textFragments(
        block.content,
        // What is aligned to the right ends with the tables and the boxes.
        block.align === "right" ? column : { ...column, width: Math.min(column.width, column.textWidth) },
        addChild(parent, "P"),
        { ...column.scale.body, align: block.align },
        column.scale.paragraphGap,
        1,
      );
    case "list":
      return block.look === undefined
        ? listFragments(block, column, parent)
        : bigBoxFragments(block, block.look, column, parent);
    case "facts":
      return factFragments(block, column, parent);
    case "table":
      return tableFragments(block, column, parent);
    case "note":
      return noteFragments(block.blocks, column, addChild(parent, "Sect"));
    case "keep":
      return fragmentsOf(block.blocks, column, parent).map((fragment, index) =>
        index === 0 ? fragment : { ...fragment, penalty: atLeast(fragment.penalty, 3) },
      );
    case "sized":
      return fragmentsOf(block.blocks, { ...column, scale: typeScales[block.size] }, parent);
    case "sender":
      return textFragments(block.content, { ...column, width: senderWidth }, addChild(parent, "P"), addressLine, 0, 2);
    case "address-window":
      return addressWindowFragment(block.content, addChild(parent, "P"), column.fonts);
    case "signature":
      return signatureFragments(block, column, parent);
    case "stamp":
      return [stampFragment(block, column, parent)];
    case "letterhead":
      return [{ ...space(0, [], 2), fixed: { y: 0, flowFrom: belowLetterhead } }];
  }
}

const numberings = { bullet: "Disc", number: "Decimal", box: "Square" } as const;

function listFragments(block: Extract<Block, { kind: "list" }>, column: Column, parent: Element): Fragment[] {
  const list = addChild(parent, "L", { numbering: numberings[block.marker] });
  return block.items.flatMap((item, index) => {
    const listItem = addChild(list, "LI");
    const label = addChild(listItem, "Lbl");
    const body = addChild(listItem, "LBody");
    const fragments = fragmentsOf(item, indented(column, listIndent), body);
    const [first] = fragments;
    if (first === undefined) return [];
    const { body: line, paragraphGap, itemGap } = column.scale;
    const baseline = first.baseline ?? line.lineHeight * 0.72;
    const marker = markerItems(block.marker, index, column, baseline, label, plainText(firstText(item)));
    fragments[0] = {
      ...first,
      gapBefore: index === 0 ? paragraphGap : block.marker === "box" ? itemGap + 1.5 : itemGap,
      items: [...marker, ...first.items],
    };
    if (fragments.length > maxWholeItemLines) return fragments;
    return fragments.map((fragment, line) =>
      line === 0 ? fragment : { ...fragment, penalty: atLeast(fragment.penalty, 2) },
    );
  });
}

/** The description of a tick box: the first line of its item. */
function firstText(blocks: readonly Block[]): readonly Inline[] {
  const [first] = blocks;
  if (first === undefined || (first.kind !== "paragraph" && first.kind !== "heading")) return [];
  const end = first.content.findIndex(({ kind }) => kind === "break");
  return end === -1 ? first.content : first.content.slice(0, end);
}

function markerItems(
  marker: "bullet" | "number" | "box",
  index: number,
  column: Column,
  baseline: number,
  label: Element,
  description: string,
): PageItem[] {
  if (marker === "box") {
    const field = addChild(label, "Form", { printField: { role: "cb", description } });
    return [{ kind: "frame", x: column.x, y: baseline - tickBox + 1, width: tickBox, height: tickBox, element: field }];
  }
  const text = marker === "bullet" ? "•" : `${index + 1}.`;
  const [line] = breakIntoLines(
    [{ kind: "text", text, bold: false }],
    listIndent,
    column.scale.body,
    label,
    column.fonts,
  );
  if (line === undefined) return [];
  const indent = marker === "bullet" ? 4 : 0;
  return line.items.map((item) => moveItem(item, column.x + indent, baseline - line.baseline));
}

function tableFragments(block: Extract<Block, { kind: "table" }>, column: Column, parent: Element): Fragment[] {
  const table = addChild(parent, "Table");
  let x = column.x;
  const cellColumns = columnWidths(block, column).map((width) => {
    const cell = { x, width: width - cellGap };
    x += width;
    return cell;
  });
  const rowFragments = (cells: Inline[][], isHead: boolean): Fragment[] => {
    const row = addChild(table, "TR");
    const columns = cells.map((cell, index) => {
      const { x, width } = cellColumns[index]!;
      const scope = isHead ? "Column" : index === block.rowHead ? "Row" : undefined;
      const owner = scope === undefined ? addChild(row, "TD") : addChild(row, "TH", { scope });
      const style = { ...column.scale.body, bold: isHead };
      return breakIntoLines(cell, width, style, owner, column.fonts, x);
    });
    // A new object for each row: each has a rule of its own.
    // Lines for the pen are rules enough.
    const isForPen = cells.every((cell) => cell.some(({ kind }) => kind === "fill"));
    const frames: Frame[] = isForPen ? [] : [{ draws: "rule", x: column.x, width: column.width }];
    const lines = sideBySide(columns).map((fragment) => ({ ...fragment, penalty: 2 as const, frames }));
    return [padding(cellPadding, frames, 0), ...lines, padding(cellPadding, frames, 2)];
  };
  const head = block.head.flatMap((cells) => rowFragments(cells, true));
  const body = block.rows.flatMap((cells, rowIndex) => {
    const fragments = rowFragments(cells, false).map((fragment) => ({ ...fragment, repeat: head }));
    if (rowIndex === 0 && head.length > 0 && fragments[0] !== undefined) fragments[0].penalty = 2;
    return fragments;
  });
  const fragments = [
    ...head.map((fragment, index) => (index === 0 ? fragment : { ...fragment, penalty: 2 as const })),
    ...body,
  ];
  if (fragments[0] !== undefined) fragments[0] = { ...fragments[0], gapBefore: column.scale.paragraphGap };
  return fragments;
}

/**
 * With the gap after it. The first column stands at the edge of the text, the last ends where the table does. A column whose
 * head has a wider word than its share takes room from the others.
 */
function columnWidths({ columns, head }: Extract<Block, { kind: "table" }>, column: Column): number[] {
  const shared = column.width + cellGap;
  const style = { ...column.scale.body, bold: true };
  const needed = columns.map(
    (_, index) => Math.max(0, ...head.map((cells) => widestPart(cells[index]!, style, column.fonts))) + cellGap,
  );
  const share = (room: number, shares: readonly number[], own: number) =>
    (room * own) / shares.reduce((sum, one) => sum + one, 0);
  const isTooNarrow = columns.map((own, index) => share(shared, columns, own) < needed[index]!);
  const rest = shared - needed.reduce((sum, width, index) => sum + (isTooNarrow[index]! ? width : 0), 0);
  const others = columns.filter((_, index) => !isTooNarrow[index]);
  const widths = columns.map((own, index) => (isTooNarrow[index]! ? needed[index]! : share(rest, others, own)));
  // Where there is no room for all the words, each column keeps its share and words are cut.
  const fits = rest >= 0 && widths.every((width, index) => width >= needed[index]!);
  return fits ? widths : columns.map((own) => share(shared, columns, own));
}

function noteFragments(blocks: readonly Block[], column: Column, owner: Element): Fragment[] {
  const frame: Frame = { draws: "bar", x: column.x, width: Math.min(column.width, column.textWidth) };
  const inner = indented(column, notePadding);
  const framed = (fragment: Fragment): Fragment => ({ ...fragment, frames: [frame, ...fragment.frames] });
  const fragments = fragmentsOf(blocks, inner, owner).map((fragment) => ({
    ...framed(fragment),
    ...(fragment.repeat === undefined ? {} : { repeat: fragment.repeat.map(framed) }),
  }));
  if (fragments[0] !== undefined) fragments[0] = { ...fragments[0], gapBefore: 0, penalty: 2 };
  return [
    { ...padding(barOverhang, [frame], 0), gapBefore: column.scale.paragraphGap + barOverhang },
    ...fragments,
    padding(barOverhang, [frame], 2),
  ];
}

function addressWindowFragment(content: readonly Inline[], owner: Element, fonts: Fonts): Fragment[] {
  const items: PageItem[] = [];
  let height = 0;
  for (const line of breakIntoLines(content, addressWindow.width, addressLine, owner, fonts)) {
    for (const item of line.items) items.push(moveItem(item, addressWindow.x, height));
    height += line.height;
  }
  // Six lines, the longest address, fill the window.
  const y = Math.max(addressWindow.top, Math.min(addressWindow.y, addressWindow.bottom - height));
  return [{ ...space(height, [], 2), items, fixed: { y, flowFrom: Math.max(addressWindow.flowFrom, y + height) } }];
}

function signatureFragments(block: Extract<Block, { kind: "signature" }>, column: Column, parent: Element): Fragment[] {
  const { body, paragraphGap } = column.scale;
  const { width, height } = signatureBox;
  const left = { ...column, width: column.width - width - columnGap };
  const right = { ...column, x: column.x + column.width - width, width };
  const isWide = left.width >= minBesideWidth;
  const beside =
    block.beside === undefined
      ? []
      : textFragments(block.beside, isWide ? left : column, addChild(parent, "P"), body, paragraphGap, 2);
  const label: Inline[] = [{ kind: "text", text: block.label, bold: true }];
  const hint: Inline[] = block.hint === undefined ? [] : [{ kind: "text", text: block.hint, bold: false }];
  const fragments = [
    ...textFragments(label, right, addChild(parent, "P"), body, paragraphGap + 5, 2),
    ...(hint.length > 0 ? textFragments(hint, right, addChild(parent, "P"), body, 0, 2) : []),
  ];
  const field = addChild(parent, "Form", { printField: { role: "tv", description: block.label } });
  const box: Fragment = {
    ...space(height, [], 2),
    gapBefore: 3,
    items: [{ kind: "frame", x: right.x, y: 0, width, height, element: field }],
  };
  const boxed = [...fragments, box];
  // What is much higher than the box stands above it.
  if (isWide && beside.length > 0 && heightOf(beside) < 2 * height) return [sideBySideOnce(beside, boxed)];
  return [...beside, ...boxed].map((fragment, index) =>
    index === 0 ? fragment : { ...fragment, penalty: 2 as const },
  );
}

/** What stands between the margins of 20 mm left and right. */
export const pageEdges = { x: mm(20), width: pageSize.width - mm(40) };

export const pageColumn = (size: TextSize, density: Density, fonts: Fonts): Column => ({
  ...pageEdges,
  textWidth: maxTextWidth,
  scale: density.text === undefined ? typeScales[size] : { ...typeScales.small, body: density.text },
  density,
  fonts,
});
