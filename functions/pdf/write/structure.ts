// The structure tree: which element owns which marked content, for screen readers and reflow.
import type { PdfFile, Ref } from "./pdf-file.ts";
import { textString } from "./text-string.ts";
import type { Element } from "../layout/page-model.ts";

/**
 * What an element holds: an element by its index, marked content or an annotation by its page and its number there.
 * Packed into one number: storing and reading a drawn document then takes a third of the time.
 */
type ChildRef = number;
const childKinds = ["element", "markedContent", "annotation"] as const;
type ChildKind = (typeof childKinds)[number];
/** More than any page holds. */
const maxPerPage = 0x10000;

const childRef = (kind: ChildKind, index: number, page = 0): ChildRef =>
  (page * maxPerPage + index) * childKinds.length + childKinds.indexOf(kind);

function readChildRef(child: ChildRef): { kind: ChildKind; index: number; page: number } {
  const place = Math.floor(child / childKinds.length);
  const kind = childKinds[child % childKinds.length]!;
  return { kind, index: kind === "element" ? place : place % maxPerPage, page: Math.floor(place / maxPerPage) };
}

/** An element of a document's tree; elements refer to each other by index. */
export type DrawnElement = {
  /** Its dictionary up to what differs from file to file: `/S/P/Lang(en)`. */
  entries: string;
  /** The element around it; none for the root. */
  parent: number | undefined;
  /** The page of its first marked content. */
  page: number | undefined;
  children: ChildRef[];
};

/**
 * What a page shows of the structure: owners by marked-content id, and of each annotation. Fields follow the links; each
 * comes before the marked content `before`.
 */
type PageOwners = {
  owners: readonly Element[];
  links: readonly Element[];
  fields: readonly { element: Element; before: number }[];
};

/** Builds the tree of a document whose pages are drawn. `boxOf` gives the rectangle of a figure. */
export function drawStructure(
  root: Element,
  pages: readonly PageOwners[],
  boxOf: (figure: Element) => readonly number[] | undefined,
): { elements: DrawnElement[]; indexOf: (element: Element) => number } {
  const childrenOf = new Map<Element, (Element | ChildRef)[]>();
  const addChildOf = (owner: Element, child: Element | ChildRef): void => {
    const children = childrenOf.get(owner);
    if (children !== undefined) {
      children.push(child);
      return;
    }
    childrenOf.set(owner, [child]);
    if (owner.inside !== undefined) addChildOf(owner.inside, owner);
  };
  const fieldElements = new Set<Element>();
  for (const [page, { owners, links, fields }] of pages.entries()) {
    let field = 0;
    const addFieldsBefore = (markedContent: number): void => {
      for (; field < fields.length && fields[field]!.before <= markedContent; field++) {
        const { element } = fields[field]!;
        fieldElements.add(element);
        addChildOf(element, childRef("annotation", links.length + field, page));
      }
    };
    for (const [markedContent, owner] of owners.entries()) {
      addFieldsBefore(markedContent);
      addChildOf(owner, childRef("markedContent", markedContent, page));
    }
    addFieldsBefore(owners.length);
    for (const [link, owner] of links.entries()) addChildOf(owner, childRef("annotation", link, page));
  }

  const elements: DrawnElement[] = [];
  const indexes = new Map<Element, number>();
  /** Its index, or undefined where nothing is in it: an empty paragraph is left out, an empty table cell is not. */
  const draw = (one: Element, parent: number | undefined): number | undefined => {
    const index = elements.length;
    const children: ChildRef[] = [];
    const drawn: DrawnElement = { entries: "", parent, page: undefined, children };
    elements.push(drawn);
    for (const child of one.children.length > 0 ? one.children : (childrenOf.get(one) ?? [])) {
      if (typeof child === "number") {
        if (drawn.page === undefined) {
          const { kind, page } = readChildRef(child);
          if (kind === "markedContent") drawn.page = page;
        }
        children.push(child);
      } else {
        const element = draw(child, index);
        if (element !== undefined) children.push(childRef("element", element));
      }
    }
    if (children.length === 0 && !isCell(one)) {
      elements.pop();
      return undefined;
    }
    // A field says itself what it is for; attributes are for forms that are print only.
    drawn.entries = fieldElements.has(one) ? `/S/${one.tag}` : entriesOf(one, boxOf);
    indexes.set(one, index);
    return index;
  };
  draw(root, undefined);
  return { elements, indexOf: (element) => indexes.get(element)! };
}

const isCell = ({ tag }: Element): boolean => tag === "TD" || tag === "TH";

const entriesOf = (one: Element, boxOf: (figure: Element) => readonly number[] | undefined): string =>
  `/S/${one.tag}` +
  (one.title === undefined ? "" : `/T${textString(one.title)}`) +
  (one.lang === undefined ? "" : `/Lang(${one.lang})`) +
  (one.alt === undefined ? "" : `/Alt${textString(one.alt)}`) +
  (one.expansion === undefined ? "" : `/E${textString(one.expansion)}`) +
  attributes(one, boxOf);

function attributes(one: Element, boxOf: (figure: Element) => readonly number[] | undefined): string {
  if (one.isRightToLeft === true) return "/A<</O/Layout/WritingMode/RlTb>>";
  if (one.scope !== undefined) return `/A<</O/Table/Scope/${one.scope}>>`;
  if (one.numbering !== undefined) return `/A<</O/List/ListNumbering/${one.numbering}>>`;
  if (one.tag === "Figure") return `/A<</O/Layout/Placement/Block/BBox[${(boxOf(one) ?? []).join(" ")}]>>`;
  if (one.printField === undefined) return "";
  const { role, description } = one.printField;
  // Never broken into lines: without no-break spaces it needs no UTF-16 and is half as long.
  const spoken = textString(description.replaceAll(/[\u00A0\u202F]/g, " "));
  return `/A<</O/PrintField/Role/${role}/Desc${spoken}${role === "cb" ? "/checked/off" : ""}>>`;
}

/** Puts the elements of a document into a file, from `first` on. `pages` and `annotations` are where these are. */
export function putElements(
  file: PdfFile,
  elements: readonly DrawnElement[],
  first: Ref,
  document: Ref,
  { pages, annotations }: { pages: readonly Ref[]; annotations: readonly (readonly Ref[])[] },
): void {
  for (const [at, { entries, parent, page, children }] of elements.entries()) {
    let held = "";
    for (const child of children) {
      const { kind, index, page: on } = readChildRef(child);
      if (kind === "element") held += ` ${first + index} 0 R`;
      else if (kind === "annotation") held += `<</Type/OBJR/Obj ${annotations[on]![index]!} 0 R/Pg ${pages[on]!} 0 R>>`;
      else if (on === page) held += ` ${index}`;
      else held += `<</Type/MCR/Pg ${pages[on]!} 0 R/MCID ${index}>>`;
    }
    const up = parent === undefined ? document : first + parent;
    const on = page === undefined ? "" : `/Pg ${pages[page]!} 0 R`;
    file.put(first + at, `<<${entries}/P ${up} 0 R${on}/K${children.length === 1 ? held : `[${held}]`}>>`);
  }
}
