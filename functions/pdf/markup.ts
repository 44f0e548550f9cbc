// Reads the semantic markup that templates print, into blocks. An unknown tag or attribute is an error of the template.
import type { TextSize } from "./layout/type-scale.ts";
import { MarkupError, parseTree, type Tag } from "./markup-tree.ts";

export { MarkupError };

type InlineText = Extract<Inline, { kind: "text" }>;

export type Inline =
  | {
      kind: "text";
      text: string;
      bold: boolean;
      isCitation?: true;
      /** The same in another language, beside or under what it repeats. */
      isAside?: true;
      href?: string;
      lang?: string;
      /** What an abbreviation stands for. */
      expansion?: string;
    }
  | { kind: "break" }
  /** `byHand`: for the pen, also where the others can be typed. */
  | { kind: "fill"; widthMm: number | "full"; label: string; byHand?: true };

/** `aside`: the label in another language, under it. */
export type FactRow = { label: string; aside?: { text: string; lang: string }; content: Inline[] };

export type Align = "left" | "right" | "center";

export type Block =
  /** The subject of a letter is its first heading, set as its text. */
  | { kind: "heading"; level: 1 | 2 | 3; isSubject?: true; content: Inline[] }
  | { kind: "paragraph"; align: Align; content: Inline[] }
  | { kind: "list"; marker: "bullet" | "number" | "box"; items: Block[][]; look?: BoxesLook; href?: string }
  | { kind: "facts"; rows: FactRow[]; look?: FactsLook }
  /** `rowHead` is the column of the cells that say what their row is about. */
  | { kind: "table"; columns: number[]; head: Inline[][][]; rows: Inline[][][]; rowHead?: number }
  | { kind: "note"; blocks: Block[] }
  | { kind: "sender" | "address-window"; content: Inline[] }
  /** `beside` is printed at the left of the box. */
  | { kind: "signature"; label: string; hint?: string; beside?: Inline[] }
  | { kind: "qr"; href: string; label: string }
  /** An empty place for the stamp and the number of whoever helps. */
  | { kind: "stamp"; label: string }
  /** The top of the first page left free, for paper that has a letterhead. */
  | { kind: "letterhead" }
  | { kind: "keep"; blocks: Block[] }
  | { kind: "sized"; size: TextSize; blocks: Block[] }
  | { kind: "page-break" };

/**
 * Boxes on a page that is acted on: `steps` in order, numbered, with `href` as a code to scan beside them; `papers` in two
 * columns, the thing and where it is.
 */
export type BoxesLook = "steps" | "papers";

/** `details`: bold labels with text beside them; `large`: the same for a page that is acted on. */
export type FactsLook = "details" | "large";

/**
 * For the footer: `version`, the day of the template’s text, in words; `owner`, whose paper it is, where pages could be
 * parted and that is known.
 */
export type DocumentMarkup = {
  title: string;
  lang: string;
  version: string;
  owner?: string;
  /** Of its text. */
  size: TextSize;
  /** At most so many pages, the last not near-empty, and one before the first break: rows move closer where they must. */
  maxPages?: number;
  blocks: Block[];
};

const allowedAttributes: Record<string, readonly string[]> = {
  document: ["title", "lang", "version", "owner", "size", "pages"],
  p: ["align"],
  boxes: ["look", "href"],
  facts: ["look"],
  fact: ["label", "aside", "lang"],
  table: ["cols"],
  signature: ["label", "hint"],
  qr: ["href", "label"],
  stamp: ["label"],
  a: ["href"],
  fill: ["mm", "label", "by"],
  span: ["lang"],
  aside: ["lang"],
  abbr: ["title"],
};

const inlineTags = new Set(["abbr", "aside", "b", "a", "br", "cite", "fill", "span"]);
const emptyTags = new Set(["br", "fill", "qr", "stamp", "letterhead", "pagebreak"]);

const isBlank = (text: string): boolean => text.trim() === "";

/** Refuses what no tag may have, wherever it stands. */
function checkTag(tag: Tag): void {
  const { name, attributes, children } = tag;
  for (const attribute of Object.keys(attributes)) {
    if (!Object.hasOwn(allowedAttributes, name) || !allowedAttributes[name]?.includes(attribute)) {
      throw new MarkupError(`<${name}> has no attribute "${attribute}"`);
    }
  }
  if (emptyTags.has(name) && children.length > 0) throw new MarkupError(`<${name}/> holds nothing`);
  for (const child of children) if (typeof child === "object") checkTag(child);
}

function attribute(tag: Tag, name: string): string {
  const value = tag.attributes[name];
  if (value === undefined) throw new MarkupError(`<${tag.name}> needs the attribute "${name}"`);
  return value;
}

/** Reads a whole document. Throws MarkupError for an error of the template. */
export function readMarkup(markup: string): DocumentMarkup {
  const top = parseTree(markup);
  checkTag(top);
  const roots = top.children.filter((child) => typeof child !== "string" || !isBlank(child));
  const [root] = roots;
  if (roots.length !== 1 || typeof root !== "object" || root.name !== "document") {
    throw new MarkupError("the markup must be one <document>");
  }
  const blocks = readBlocks(root.children);
  checkHeadings(blocks);
  checkWindow(blocks);
  const { owner = "" } = root.attributes;
  return {
    title: attribute(root, "title"),
    lang: attribute(root, "lang"),
    version: attribute(root, "version"),
    ...(owner === "" ? {} : { owner }),
    size: readSize(root),
    ...readMaxPages(root),
    blocks,
  };
}

function readMaxPages(root: Tag): { maxPages?: number } {
  const { pages } = root.attributes;
  if (pages === undefined) return {};
  if (!/^[1-9]\d?$/.test(pages)) throw new MarkupError(`<document pages="${pages}">`);
  return { maxPages: Number(pages) };
}

function readSize(root: Tag): TextSize {
  const size = root.attributes["size"] ?? "normal";
  if (size !== "normal" && size !== "large") throw new MarkupError(`<document size="${size}">`);
  return size;
}

/** Headings begin at the one h1 and skip no level (PDF/UA-1, 7.4.2). */
function checkHeadings(blocks: readonly Block[]): void {
  let last = 0;
  for (const { level } of headingsOf(blocks)) {
    if (level === 1 && last > 0) throw new MarkupError("<h1> comes once");
    if (level > last + 1) throw new MarkupError(`<h${level}> comes without an <h${level - 1}> before it`);
    last = level;
  }
}

function headingsOf(blocks: readonly Block[]): Extract<Block, { kind: "heading" }>[] {
  return blocks.flatMap((block) => {
    if (block.kind === "heading") return [block];
    if ("blocks" in block) return headingsOf(block.blocks);
    return block.kind === "list" ? block.items.flatMap(headingsOf) : [];
  });
}

/** The window stands at a fixed place of the first page: only the sender may come before it. */
function checkWindow(blocks: readonly Block[]): void {
  const at = blocks.findIndex(({ kind }) => kind === "address-window");
  const isFirst = at <= 0 || (at === 1 && blocks[0]?.kind === "sender");
  if (!isFirst || blocks.slice(at + 1).some(({ kind }) => kind === "address-window") || holdsWindow(blocks)) {
    throw new MarkupError("<address-window> comes once, first or after <sender>");
  }
}

/** Whether a window stands inside of another block. */
function holdsWindow(blocks: readonly Block[]): boolean {
  const innerOf = (block: Block): Block[] => {
    if ("blocks" in block) return block.blocks;
    return block.kind === "list" ? block.items.flat() : [];
  };
  return blocks.map(innerOf).some((inner) => inner.some(({ kind }) => kind === "address-window") || holdsWindow(inner));
}

/** Blocks; loose text between them becomes a paragraph of its own. */
function readBlocks(nodes: Tag["children"]): Block[] {
  const blocks: Block[] = [];
  let loose: Tag["children"] = [];
  const endLoose = () => {
    const content = readInline(loose);
    if (content.length > 0) blocks.push({ kind: "paragraph", align: "left", content });
    loose = [];
  };
  for (const node of nodes) {
    if (typeof node === "string" || inlineTags.has(node.name)) {
      loose.push(node);
    } else {
      endLoose();
      blocks.push(readBlock(node));
    }
  }
  endLoose();
  return blocks;
}

function readBlock(tag: Tag): Block {
  switch (tag.name) {
    case "h1":
    case "h2":
    case "h3":
      return { kind: "heading", level: Number(tag.name[1]) as 1 | 2 | 3, content: readInline(tag.children) };
    case "subject":
      return { kind: "heading", level: 1, isSubject: true, content: readInline(tag.children) };
    case "p":
      return { kind: "paragraph", align: readAlign(tag), content: readInline(tag.children) };
    case "ul":
    case "ol":
      return {
        kind: "list",
        marker: tag.name === "ul" ? "bullet" : "number",
        items: childrenOf(tag, "li").map(blocksOf),
      };
    case "boxes":
      return readBoxes(tag);
    case "facts":
      return {
        kind: "facts",
        ...readLook(tag, ["details", "large"]),
        rows: childrenOf(tag, "fact").map(readFact),
      };
    case "table":
      return readTable(tag);
    case "note":
    case "keep":
      return { kind: tag.name, blocks: readBlocks(tag.children) };
    case "small":
    case "normal":
    case "large":
      return { kind: "sized", size: tag.name, blocks: readBlocks(tag.children) };
    case "sender":
    case "address-window":
      return { kind: tag.name, content: readInline(tag.children) };
    case "signature": {
      const hint = tag.attributes["hint"];
      const beside = readInline(tag.children);
      return {
        kind: "signature",
        label: attribute(tag, "label"),
        ...(hint === undefined ? {} : { hint }),
        ...(beside.length === 0 ? {} : { beside }),
      };
    }
    case "qr":
      return { kind: "qr", href: attribute(tag, "href"), label: attribute(tag, "label") };
    case "stamp":
      return { kind: "stamp", label: attribute(tag, "label") };
    case "letterhead":
      return { kind: "letterhead" };
    case "pagebreak":
      return { kind: "page-break" };
    default:
      throw new MarkupError(`unknown tag <${tag.name}>`);
  }
}

const blocksOf = (tag: Tag): Block[] => readBlocks(tag.children);

function readBoxes(tag: Tag): Block {
  const items = childrenOf(tag, "box").map(blocksOf);
  const look = readLook(tag, ["steps", "papers"]);
  const paragraphs = look.look === undefined ? undefined : look.look === "steps" ? 1 : 2;
  const isOdd = (item: Block[]) => item.length !== paragraphs || item.some(({ kind }) => kind !== "paragraph");
  if (paragraphs !== undefined && items.some(isOdd)) {
    throw new MarkupError(`a <box> of <boxes look="${look.look}"> holds ${paragraphs} <p>`);
  }
  const { href } = tag.attributes;
  if (href !== undefined && look.look !== "steps") throw new MarkupError('only <boxes look="steps"> has an href');
  return { kind: "list", marker: "box", items, ...look, ...(href !== undefined && { href }) };
}

function readLook<const Look extends string>(tag: Tag, known: readonly Look[]): { look?: Look } {
  const { look } = tag.attributes;
  if (look === undefined) return {};
  const found = known.find((one) => one === look);
  if (found === undefined) throw new MarkupError(`<${tag.name} look="${look}">`);
  return { look: found };
}

function readFact(tag: Tag): FactRow {
  const { aside: text = "" } = tag.attributes;
  const aside = text === "" ? {} : { aside: { text, lang: attribute(tag, "lang") } };
  return { label: attribute(tag, "label"), ...aside, content: readInline(tag.children) };
}

function readAlign(tag: Tag): Align {
  const align = tag.attributes["align"] ?? "left";
  if (align !== "left" && align !== "right" && align !== "center") throw new MarkupError(`<p align="${align}">`);
  return align;
}

function readTable(tag: Tag): Block {
  const columns = attribute(tag, "cols").trim().split(/\s+/).map(Number);
  if (!columns.every((share) => share > 0)) throw new MarkupError(`<table cols="${attribute(tag, "cols")}">`);
  const rows = childrenOf(tag, "tr").map((row) => {
    const cells = row.children.filter((cell) => typeof cell === "object" || !isBlank(cell));
    if (!areTags(cells) || !cells.every(({ name }) => name === "th" || name === "td"))
      throw new MarkupError("<tr> holds only <th> and <td>");
    if (cells.length !== columns.length) {
      throw new MarkupError(`<tr> has ${cells.length} cells for ${columns.length} columns`);
    }
    const heads = cells.filter(({ name }) => name === "th").length;
    const isHead = heads === cells.length;
    if (!isHead && heads > 1) throw new MarkupError("<th> is every cell of a row, or one");
    return {
      isHead,
      headAt: isHead ? -1 : cells.findIndex(({ name }) => name === "th"),
      cells: cells.map((cell) => readInline(cell.children)),
    };
  });
  const firstBodyRow = rows.findIndex((row) => !row.isHead);
  const headLength = firstBodyRow === -1 ? rows.length : firstBodyRow;
  const body = rows.slice(headLength);
  if (body.some((row) => row.isHead)) throw new MarkupError("<th> rows come first");
  const rowHead = body[0]?.headAt ?? -1;
  if (body.some((row) => row.headAt !== rowHead)) throw new MarkupError("<th> is in the same column of every row");
  return {
    kind: "table",
    columns,
    head: rows.slice(0, headLength).map((row) => row.cells),
    rows: body.map((row) => row.cells),
    ...(rowHead === -1 ? {} : { rowHead }),
  };
}

const areTags = (nodes: Tag["children"]): nodes is Tag[] => nodes.every((node) => typeof node === "object");

function childrenOf(tag: Tag, name: string): Tag[] {
  return tag.children.flatMap((child) => {
    if (typeof child === "string") {
      if (!isBlank(child)) throw new MarkupError(`<${tag.name}> holds only <${name}>, not text`);
      return [];
    }
    if (child.name !== name) throw new MarkupError(`<${tag.name}> holds only <${name}>, not <${child.name}>`);
    return [child];
  });
}

/** Inline content with white space folded as in HTML; no-break spaces stay. */
function readInline(nodes: Tag["children"]): Inline[] {
  const inlines: Inline[] = [];
  collectInline(nodes, { bold: false }, inlines);
  return foldWhiteSpace(inlines);
}

type InlineState = Pick<InlineText, "bold" | "isCitation" | "isAside" | "href" | "lang" | "expansion">;

function collectInline(nodes: Tag["children"], state: InlineState, into: Inline[]): void {
  for (const tag of nodes) {
    if (typeof tag === "string") {
      into.push({ kind: "text", text: tag, ...state });
      continue;
    }
    switch (tag.name) {
      case "b":
        collectInline(tag.children, { ...state, bold: true }, into);
        break;
      case "abbr":
        collectInline(tag.children, { ...state, expansion: attribute(tag, "title") }, into);
        break;
      case "cite":
        collectInline(tag.children, { ...state, isCitation: true }, into);
        break;
      case "a":
        collectInline(tag.children, { ...state, href: attribute(tag, "href") }, into);
        break;
      case "span":
        collectInline(tag.children, { ...state, lang: attribute(tag, "lang") }, into);
        break;
      case "aside":
        collectInline(tag.children, { ...state, ...tag.attributes, bold: false, isAside: true }, into);
        break;
      case "br":
        into.push({ kind: "break" });
        break;
      case "fill": {
        const mm = attribute(tag, "mm");
        const widthMm = mm === "full" ? mm : Number(mm);
        if (widthMm !== "full" && !(widthMm > 0 && widthMm <= 170)) throw new MarkupError(`<fill mm="${mm}">`);
        const { by } = tag.attributes;
        if (by !== undefined && by !== "hand") throw new MarkupError(`<fill by="${by}">`);
        into.push({ kind: "fill", widthMm, label: attribute(tag, "label"), ...(by === "hand" && { byHand: true }) });
        break;
      }
      default:
        throw new MarkupError(`<${tag.name}> cannot stand inside a line`);
    }
  }
}

function foldWhiteSpace(inlines: Inline[]): Inline[] {
  const folded: Inline[] = [];
  let atStart = true;
  for (const inline of inlines) {
    if (inline.kind !== "text") {
      folded.push(inline);
      atStart = inline.kind === "break";
      continue;
    }
    let { text } = inline;
    // Most texts have nothing to fold: checking first saves a quarter of the time of reading a document.
    if (/[\t\r\n]| {2}/.test(text)) text = text.replace(/[ \t\r\n]+/g, " ");
    if (atStart && text.startsWith(" ")) text = text.slice(1);
    if (text === "") continue;
    folded.push({ ...inline, text });
    atStart = text.endsWith(" ");
  }
  const last = folded.at(-1);
  if (last?.kind === "text" && last.text.endsWith(" ")) {
    const text = last.text.slice(0, -1);
    if (text === "") folded.pop();
    else folded[folded.length - 1] = { ...last, text };
  }
  return folded;
}
