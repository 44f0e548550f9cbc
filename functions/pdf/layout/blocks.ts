// Turns blocks into fragments: horizontal strips of a page that are never cut, in reading order.
import type { Line } from "./page-model.ts";
import { encode as encodeQr } from "uqr";
import { bodyLine, breakIntoLines, type LineStyle } from "./lines.ts";
import type { Block, BoxesLook, FactsLook, Inline } from "../markup.ts";
import { addChild, mm, moveItem, pageSize, type Element, type PageItem } from "./page-model.ts";
import { densities, maxTextWidth, typeScales, type Density, type TextSize, type TypeScale } from "./type-scale.ts";

/** Cost of a page break before this fragment: 0 none, 1 a widow or orphan, 2 separates what belongs together, 3 splits a kept block. */
export type Penalty = 0 | 1 | 2 | 3;

export type Fragment = {
  height: number;
  /** Space above, dropped at the top of a page. */
  gapBefore: number;
  penalty: Penalty;
  items: PageItem[];
  baseline?: number;
  /** What this fragment is inside of and is drawn page by page: a bar beside a note, a rule under a row. */
  frames: Frame[];
  /** Header rows that are printed again where a page begins with this fragment. */
  repeat?: Fragment[];
  bookmark?: { level: 1 | 2; title: string };
  /** Printed at a fixed place of the first page; the flow goes on below `flowFrom`. */
  fixed?: { y: number; flowFrom: number };
  startsPage?: boolean;
  /** Space inside a frame: it stays with the line beside it, and is dropped at the end of a page. */
  isPadding?: true;
};

export type Frame = { draws: "bar" | "rule"; x: number; width: number };

/** Where blocks stand and how large their text is. Running text is at most `textWidth` wide, tables take the whole width. */
type Column = { x: number; width: number; textWidth: number; scale: TypeScale; density: Density };

/** The column without `left` points at its left. */
const indented = ({ x, width, textWidth, ...column }: Column, left: number): Column => ({
  ...column,
  x: x + left,
  width: width - left,
  textWidth: textWidth - left,
});

type QrBlock = Extract<Block, { kind: "qr" }>;

const listIndent = mm(6.5);
/** Items of at most this many lines are not split over pages. */
const maxWholeItemLines = 8;
const tickBox = mm(3.5);
/** Of the labels of facts, which so stand at one place on every document. */
const maxLabelWidth = mm(40);
/** Above and below the text of a cell. */
const cellPadding = 3.5;
const cellGap = 10;
/** Between what stands side by side. */
const columnGap = mm(8);
/** For a code and its text beside another one. */
const minQrColumn = mm(75);
/** For what stands beside a signature. */
const minBesideWidth = mm(40);
const notePadding = 10;
/** How much higher and lower than its text the bar beside a note is. */
const barOverhang = 2;
const signatureBox = { width: mm(85), height: mm(30.5) };
/** A code is at least this wide, and so is each of its modules. */
const minQrSize = mm(24);
const minModule = mm(0.62);
/** White around a code (ISO/IEC 18004), in modules. */
const quietModules = 4;
/** Window of a French business envelope (NF Z 11-001): lines start here and stay inside x 110–195 mm, y 55–85 mm. */
const addressWindow = { x: mm(112), top: mm(55), y: mm(57), bottom: mm(85), width: mm(83), flowFrom: mm(87) };
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

function codesFrom(blocks: readonly Block[], from: number): QrBlock[] {
  const end = blocks.findIndex(({ kind }, index) => index > from && kind !== "qr");
  return blocks.slice(from, end === -1 ? blocks.length : end).filter((block) => block.kind === "qr");
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
      return block.look === undefined
        ? factFragments(block, column, parent)
        : detailFragments(block, block.look, column, parent);
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
      return addressWindowFragment(block.content, addChild(parent, "P"));
    case "signature":
      return signatureFragments(block, column, parent);
  }
}

const atLeast = (penalty: Penalty, least: Penalty): Penalty => (penalty > least ? penalty : least);

const plainText = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.kind === "text" ? inline.text : " ")).join("");

/** A paragraph's lines; `inner` is the penalty of parting its first or its last line from the others. */
function textFragments(
  content: readonly Inline[],
  column: Pick<Column, "x" | "width">,
  owner: Element,
  style: LineStyle,
  gapBefore: number,
  inner: Penalty,
): Fragment[] {
  const lines = breakIntoLines(content, column.width, style, owner);
  return lines.map((line, index) => ({
    ...fragmentOfLine(line, column.x),
    gapBefore: index === 0 ? gapBefore : 0,
    penalty: index === 0 ? 0 : inner === 2 || index === 1 || index === lines.length - 1 ? inner : 0,
  }));
}

function fragmentOfLine(line: Line, x: number): Fragment {
  const items = x === 0 ? line.items : line.items.map((item) => moveItem(item, x, 0));
  return { height: line.height, gapBefore: 0, penalty: 0, items, baseline: line.baseline, frames: [] };
}

const space = (height: number, frames: Frame[], penalty: Penalty): Fragment => ({
  height,
  gapBefore: 0,
  penalty,
  items: [],
  frames,
});

const padding = (height: number, frames: Frame[], penalty: Penalty): Fragment => ({
  ...space(height, frames, penalty),
  isPadding: true,
});

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
  const [line] = breakIntoLines([{ kind: "text", text, bold: false }], listIndent, column.scale.body, label);
  if (line === undefined) return [];
  const indent = marker === "bullet" ? 4 : 0;
  return line.items.map((item) => moveItem(item, column.x + indent, baseline - line.baseline));
}

/** Label and value side by side, as a list whose labels are the terms. */
function factFragments(block: Extract<Block, { kind: "facts" }>, column: Column, parent: Element): Fragment[] {
  const list = addChild(parent, "L", { numbering: "Description" });
  const { body, paragraphGap, itemGap } = column.scale;
  const { width } = column;
  const labelWidth = Math.min(maxLabelWidth, width / 2);
  return block.rows.flatMap((row, rowIndex) => {
    const item = addChild(list, "LI");
    const label: Inline[] = [{ kind: "text", text: row.label, bold: false }];
    const labelLines = breakIntoLines(label, labelWidth - mm(3), body, addChild(item, "Lbl"));
    const valueLines = breakIntoLines(
      row.content,
      width - labelWidth,
      { ...body, bold: true },
      addChild(item, "LBody"),
    );
    const fragments = sideBySide([
      { x: column.x, lines: labelLines },
      { x: column.x + labelWidth, lines: valueLines },
    ]);
    return fragments.map((fragment, index) => ({
      ...fragment,
      gapBefore: index > 0 ? 0 : rowIndex === 0 ? paragraphGap : itemGap,
      penalty: index > 0 ? 2 : 0,
    }));
  });
}

const bigLine: LineStyle = { ...bodyLine, sizePt: 12, lineHeight: 16.5 };
const bigBox = mm(5.2);
/** From the top of one box to that of the next, at least. */
const bigBoxPitch = mm(8);
/** Where the second column of `papers` begins. */
const asideShare = 0.66;

/** Large boxes with their number, or with a second column. Items hold paragraphs only. */
function bigBoxFragments(
  block: Extract<Block, { kind: "list" }>,
  look: BoxesLook,
  column: Column,
  parent: Element,
): Fragment[] {
  const list = addChild(parent, "L", { numbering: look === "steps" ? "Decimal" : "Square" });
  const boxX = column.x + (look === "steps" ? mm(7) : 0);
  const textX = boxX + bigBox + mm(3);
  const asideX = column.x + column.width * asideShare;
  const code = block.href === undefined ? undefined : qrModules(block.href);
  const right = column.x + column.width - (code === undefined ? 0 : qrSize(code) + Math.max(mm(4), quietZone(code)));
  const rows = block.items.flatMap((item, index) => {
    const listItem = addChild(list, "LI");
    const label = addChild(listItem, "Lbl");
    const body = addChild(listItem, "LBody");
    const columns = item.map((one, at) => {
      const x = at === 0 ? textX : asideX;
      const width = (at === 0 && look === "papers" ? asideX - mm(4) : right) - x;
      return { x, lines: breakIntoLines(contentOf(one), width, bigLine, addChild(body, "P")) };
    });
    const fragments = sideBySide(columns);
    const [first] = fragments;
    if (first === undefined) return [];
    const baseline = first.baseline ?? bigLine.lineHeight * 0.72;
    const number: Inline[] = look === "steps" ? [{ kind: "text", text: String(index + 1), bold: true }] : [];
    const numbered = breakIntoLines(number, boxX - column.x, bigLine, addChild(label, "Span")).flatMap((line) =>
      line.items.map((one) => moveItem(one, column.x, baseline - line.baseline)),
    );
    const description = plainText(contentOf(item[0]));
    const field = addChild(label, "Form", { printField: { role: "cb", description } });
    const box: PageItem = {
      kind: "frame",
      x: boxX,
      y: baseline - bigBox + 2.5,
      width: bigBox,
      height: bigBox,
      element: field,
    };
    const gap = Math.max(
      0,
      bigBoxPitch * (look === "steps" ? Math.min(1, column.density.gaps + 0.25) : 1) - first.height,
    );
    return fragments.map((fragment, line) =>
      line === 0
        ? {
            ...fragment,
            gapBefore: index === 0 ? column.scale.paragraphGap : gap,
            items: [...numbered, box, ...fragment.items],
          }
        : { ...fragment, penalty: 2 as const },
    );
  });
  return block.href === undefined || code === undefined ? rows : besideCode(rows, block.href, code, column, parent);
}

/** Rows with a code to scan at their right, which is no higher than they are and stays with them. */
function besideCode(
  rows: readonly Fragment[],
  href: string,
  code: boolean[][],
  { x, width }: Column,
  parent: Element,
): Fragment[] {
  const element = addChild(parent, "Figure", { alt: `QR : ${href}` });
  const item: PageItem = { kind: "qr", x: x + width - qrSize(code), y: 0, sizePt: qrSize(code), rows: code, element };
  const height = rows.reduce((sum, row, index) => sum + row.height + (index === 0 ? 0 : row.gapBefore), 0);
  const [first, ...others] = rows;
  if (first === undefined) return [{ ...space(qrSize(code), [], 0), items: [item] }];
  const below = height < qrSize(code) ? [space(qrSize(code) - height, [], 3)] : [];
  return [
    { ...first, items: [...first.items, item] },
    ...others.map((row) => ({ ...row, penalty: atLeast(row.penalty, 3) })),
    ...below,
  ];
}

const contentOf = (block: Block | undefined): readonly Inline[] => (block?.kind === "paragraph" ? block.content : []);

const detailGaps: Record<FactsLook, number> = { details: 3.4, large: 5 };
const labelShare = 0.26;

/** Bold labels, and beside each its text: a list whose labels are the terms. */
function detailFragments(
  block: Extract<Block, { kind: "facts" }>,
  look: FactsLook,
  column: Column,
  parent: Element,
): Fragment[] {
  const line = look === "large" ? bigLine : column.density.details;
  const gap = detailGaps[look] * column.density.gaps;
  const list = addChild(parent, "L", { numbering: "Description" });
  const labelWidth = column.width * labelShare;
  return block.rows.flatMap((row, rowIndex) => {
    const item = addChild(list, "LI");
    const label: Inline[] = [{ kind: "text", text: row.label, bold: true }];
    const fragments = sideBySide([
      { x: column.x, lines: breakIntoLines(label, labelWidth - mm(4), line, addChild(item, "Lbl")) },
      {
        x: column.x + labelWidth,
        lines: breakIntoLines(row.content, column.width - labelWidth, line, addChild(item, "LBody")),
      },
    ]);
    return fragments.map((fragment, index) => ({
      ...fragment,
      gapBefore: index > 0 ? 0 : rowIndex === 0 ? column.scale.paragraphGap : gap,
      penalty: index > 0 ? 2 : 0,
    }));
  });
}

/** Columns of lines on common baselines: fragment n holds line n of every column. */
function sideBySide(columns: { x: number; lines: Line[] }[]): Fragment[] {
  const count = Math.max(...columns.map(({ lines }) => lines.length));
  return Array.from({ length: count }, (_, index) => {
    const row = columns.flatMap(({ x, lines }) => (lines[index] === undefined ? [] : [{ x, line: lines[index] }]));
    const height = Math.max(...row.map(({ line }) => line.height));
    const baseline = Math.max(...row.map(({ line }) => line.baseline));
    return {
      height,
      baseline,
      gapBefore: 0,
      penalty: 0,
      frames: [],
      items: row.flatMap(({ x, line }) => line.items.map((item) => moveItem(item, x, baseline - line.baseline))),
    };
  });
}

function tableFragments(block: Extract<Block, { kind: "table" }>, column: Column, parent: Element): Fragment[] {
  const table = addChild(parent, "Table");
  const total = block.columns.reduce((sum, share) => sum + share, 0);
  // The first column stands at the edge of the text, the last ends where the table does.
  const shared = column.width + cellGap;
  let x = column.x;
  const cellColumns = block.columns.map((share) => {
    const width = (shared * share) / total;
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
      return { x, lines: breakIntoLines(cell, width, style, owner) };
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

function addressWindowFragment(content: readonly Inline[], owner: Element): Fragment[] {
  const items: PageItem[] = [];
  let height = 0;
  for (const line of breakIntoLines(content, addressWindow.width, addressLine, owner)) {
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
  const left = { x: column.x, width: column.width - width - columnGap };
  const right = { x: column.x + column.width - width, width };
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

/** Height of fragments without the space above the first. */
const heightOf = (fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, { height, gapBefore }, index) => sum + height + (index === 0 ? 0 : gapBefore), 0);

/** One fragment of two columns of fragments, which begin at the same height. */
function sideBySideOnce(...columns: [Fragment[], Fragment[]]): Fragment {
  const items: PageItem[] = [];
  for (const fragments of columns) {
    let y = 0;
    for (const [index, fragment] of fragments.entries()) {
      if (index > 0) y += fragment.gapBefore;
      for (const item of fragment.items) items.push(moveItem(item, 0, y));
      y += fragment.height;
    }
  }
  const gapBefore = Math.max(...columns.map(([first]) => first?.gapBefore ?? 0));
  return { ...space(Math.max(...columns.map(heightOf)), [], 0), gapBefore, items };
}

// The addresses come from the templates, so each code is computed once.
const knownCodes = new Map<string, boolean[][]>();

function qrModules(href: string): boolean[][] {
  const known = knownCodes.get(href);
  if (known !== undefined) return known;
  // On clean paper larger modules help more than error correction does.
  const modules = encodeQr(href, { ecc: "L", border: 0 }).data;
  if (knownCodes.size < 100) knownCodes.set(href, modules);
  return modules;
}

const qrSize = (rows: readonly unknown[]): number => Math.max(minQrSize, minModule * rows.length);
const quietZone = (rows: readonly unknown[]): number => (quietModules * qrSize(rows)) / rows.length;

function qrFragment(block: QrBlock, column: Pick<Column, "x" | "width" | "scale">, parent: Element): Fragment {
  const figure = addChild(parent, "Figure", { alt: `QR : ${block.href}` });
  const rows = qrModules(block.href);
  const size = qrSize(rows);
  const { body, paragraphGap } = column.scale;
  const besides = size + Math.max(mm(4), quietZone(rows));
  const text = { x: column.x + besides, width: column.width - besides };
  const label: Inline[] = [{ kind: "text", text: block.label, bold: false }];
  const link: Inline[] = [{ kind: "text", text: block.href, bold: false, href: block.href }];
  const lines = [
    ...breakIntoLines(label, text.width, body, addChild(parent, "P")),
    ...breakIntoLines(link, text.width, typeScales.small.body, addChild(parent, "P")),
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
function qrFragments(blocks: readonly QrBlock[], column: Column, parent: Element): Fragment[] {
  const half = (column.width - columnGap) / 2;
  if (blocks.length === 1 || half < minQrColumn)
    return blocks.map((block) =>
      qrFragment(block, { ...column, width: Math.min(column.width, column.textWidth) }, parent),
    );
  const pairs = Array.from({ length: Math.ceil(blocks.length / 2) }, (_, index) =>
    blocks.slice(2 * index, 2 * index + 2),
  );
  return pairs.map((pair) => {
    const [one, other] = pair.map((block, index) =>
      qrFragment(block, { x: column.x + index * (half + columnGap), width: half, scale: column.scale }, parent),
    );
    return other === undefined ? one! : sideBySideOnce([one!], [other]);
  });
}

/** What stands between the margins of 20 mm left and right. */
export const pageColumn = (size: TextSize, density: Density = densities[0]): Column => ({
  x: mm(20),
  width: pageSize.width - mm(40),
  textWidth: maxTextWidth,
  scale: typeScales[size],
  density,
});
