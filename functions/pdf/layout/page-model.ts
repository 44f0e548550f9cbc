// What layout produces and the writer prints: pages of items, and the tree of elements that own the items.
// Lengths are in points (1/72 inch); y grows downwards from the top of the page.
import type { Piece } from "../text/fonts.ts";

export const pointsPerMm = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * pointsPerMm;

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that our papers use. */
export type Tag =
  | "Part"
  | "Sect"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Link"
  | "Span"
  | "Form"
  | "Figure";

/** A node of the structure tree. An element with `inside` appears in its parent where its first item is drawn. */
export type Element = {
  tag: Tag;
  children: Element[];
  inside?: Element;
  title?: string;
  alt?: string;
  lang?: string;
  /** Lines in it begin at the right. */
  isRightToLeft?: true;
  /** What an abbreviation stands for. */
  expansion?: string;
  /** What a header cell is the head of. */
  scope?: "Row" | "Column";
  /**
   * A line to write on (`tv`, text value) or a box to tick (`cb`), described for those who do not see it. `byHand`: for the
   * pen, also where the others can be typed.
   */
  printField?: { role: "tv" | "cb"; description: string; byHand?: true };
  /** Description is a value of PDF 2.0; a reader that does not know it takes labels as they are, which is right. */
  numbering?: "Disc" | "Decimal" | "Square" | "Description";
};

export const element = (tag: Tag, more: Omit<Element, "tag" | "children"> = {}): Element => ({
  tag,
  children: [],
  ...more,
});

/** Adds a child that is there even when nothing is drawn in it, and returns it. */
export function addChild(parent: Element, tag: Tag, more: Omit<Element, "tag" | "children"> = {}): Element {
  const child = element(tag, more);
  parent.children.push(child);
  return child;
}

export type TextItem = {
  kind: "text";
  x: number;
  baseline: number;
  sizePt: number;
  pieces: Piece[];
  element: Element | undefined;
  /** What it says, where that runs from right to left: the pieces are drawn from the left. */
  reversed?: string;
};

/** An item on the page. Without an element it is an artifact: decoration that a screen reader skips. */
export type PageItem =
  | TextItem
  | { kind: "rule"; x: number; y: number; width: number; element: Element | undefined }
  | { kind: "frame"; x: number; y: number; width: number; height: number; element: Element | undefined }
  | { kind: "bar"; x: number; y: number; width: number; height: number; element: undefined }
  | { kind: "qr"; x: number; y: number; sizePt: number; rows: boolean[][]; element: Element }
  | { kind: "link"; x: number; y: number; width: number; height: number; href: string; element: Element };

/** A moved copy of the item. Written out by kind: spreading takes twice the time, and this runs for every item. */
export function moveItem(item: PageItem, dx: number, dy: number): PageItem {
  switch (item.kind) {
    case "text": {
      const { kind, x, baseline, sizePt, pieces, element, reversed } = item;
      if (reversed === undefined) return { kind, x: x + dx, baseline: baseline + dy, sizePt, pieces, element };
      return { kind, x: x + dx, baseline: baseline + dy, sizePt, pieces, element, reversed };
    }
    case "rule": {
      const { kind, x, y, width, element } = item;
      return { kind, x: x + dx, y: y + dy, width, element };
    }
    default:
      return { ...item, x: item.x + dx, y: item.y + dy };
  }
}

/** A line of text: items placed from its top left corner. */
export type Line = { height: number; baseline: number; items: PageItem[] };

export type Page = { items: PageItem[] };

export type Bookmark = { title: string; page: number; y: number; children: Bookmark[] };

/** A document laid out: its pages, its structure and its table of contents. */
export type LaidOut = {
  title: string;
  lang: string;
  version: string;
  pages: Page[];
  root: Element;
  bookmarks: Bookmark[];
  /** Lines begin at the right. */
  isRightToLeft?: true;
};

export const pageSize = { width: mm(210), height: mm(297) };

/** How thick rules and frames are, and how light a bar is (0 black, 1 white). */
export const ink = { lineWidthPt: 0.6, barGray: 0.45 };
