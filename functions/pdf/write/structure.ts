// The structure tree: which element owns which marks, for those who listen to a paper or reflow it.
import type { PdfFile, Ref } from "./pdf-file.ts";
import { textString } from "./text-string.ts";
import type { Element } from "../layout/page-model.ts";

/**
 * What an element holds: an element by its index, marked content or a link's annotation by its page and its number there.
 * One number each: a drawn document is kept and read again in a third of the time that it takes with objects.
 */
type Kid = number;
const kidKinds = ["element", "markedContent", "link"] as const;
type KidKind = (typeof kidKinds)[number];
/** More than stands on any page. */
const mostOnPage = 0x10000;

const kidOf = (kind: KidKind, index: number, page = 0): Kid =>
  (page * mostOnPage + index) * kidKinds.length + kidKinds.indexOf(kind);

function readKid(kid: Kid): { kind: KidKind; index: number; page: number } {
  const place = Math.floor(kid / kidKinds.length);
  const kind = kidKinds[kid % kidKinds.length]!;
  return { kind, index: kind === "element" ? place : place % mostOnPage, page: Math.floor(place / mostOnPage) };
}

/** An element that has its place in the tree of its document; elements refer to each other by their index. */
export type DrawnElement = {
  /** Its dictionary up to what differs from file to file: `/S/P/Lang(en)`. */
  entries: string;
  /** The element around it; none for the root. */
  parent: number | undefined;
  /** The page of its first marked content. */
  page: number | undefined;
  kids: Kid[];
};

/** What a page shows of the structure: owners by marked-content id, and of each link. */
type PageOwners = { owners: readonly Element[]; links: readonly Element[] };

/** Takes down the tree of a document once its pages are drawn. `boxOf` says where a figure stands. */
export function drawStructure(
  root: Element,
  pages: readonly PageOwners[],
  boxOf: (figure: Element) => readonly number[] | undefined,
): { elements: DrawnElement[]; indexOf: (element: Element) => number } {
  const kidsOf = new Map<Element, (Element | Kid)[]>();
  const addKid = (owner: Element, kid: Element | Kid): void => {
    const kids = kidsOf.get(owner);
    if (kids !== undefined) {
      kids.push(kid);
      return;
    }
    kidsOf.set(owner, [kid]);
    if (owner.inside !== undefined) addKid(owner.inside, owner);
  };
  for (const [page, { owners, links }] of pages.entries()) {
    for (const [markedContent, owner] of owners.entries()) addKid(owner, kidOf("markedContent", markedContent, page));
    for (const [link, owner] of links.entries()) addKid(owner, kidOf("link", link, page));
  }

  const elements: DrawnElement[] = [];
  const indexes = new Map<Element, number>();
  /** Its index, or undefined where nothing is in it: an empty paragraph is left out, an empty table cell is not. */
  const draw = (one: Element, parent: number | undefined): number | undefined => {
    const index = elements.length;
    const kids: Kid[] = [];
    const drawn: DrawnElement = { entries: "", parent, page: undefined, kids };
    elements.push(drawn);
    for (const kid of one.kids.length > 0 ? one.kids : (kidsOf.get(one) ?? [])) {
      if (typeof kid === "number") {
        if (drawn.page === undefined) {
          const { kind, page } = readKid(kid);
          if (kind === "markedContent") drawn.page = page;
        }
        kids.push(kid);
      } else {
        const element = draw(kid, index);
        if (element !== undefined) kids.push(kidOf("element", element));
      }
    }
    if (kids.length === 0 && !isCell(one)) {
      elements.pop();
      return undefined;
    }
    drawn.entries = entriesOf(one, boxOf);
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
  attributes(one, boxOf);

function attributes(one: Element, boxOf: (figure: Element) => readonly number[] | undefined): string {
  if (one.tag === "TH") return "/A<</O/Table/Scope/Column>>";
  if (one.numbering !== undefined) return `/A<</O/List/ListNumbering/${one.numbering}>>`;
  if (one.tag === "Figure") return `/A<</O/Layout/Placement/Block/BBox[${(boxOf(one) ?? []).join(" ")}]>>`;
  if (one.printField === undefined) return "";
  const { role, description } = one.printField;
  // Read aloud, and never broken into lines: without no-break spaces it is half as long in the file.
  const spoken = textString(description.replaceAll(/[\u00A0\u202F]/g, " "));
  return `/A<</O/PrintField/Role/${role}/Desc${spoken}${role === "cb" ? "/checked/off" : ""}>>`;
}

/** Puts the elements of a document into a file, from `first` on. `pages` and `links` are where its pages and links are. */
export function putElements(
  file: PdfFile,
  elements: readonly DrawnElement[],
  first: Ref,
  document: Ref,
  { pages, links }: { pages: readonly Ref[]; links: readonly (readonly Ref[])[] },
): void {
  for (const [at, { entries, parent, page, kids }] of elements.entries()) {
    let held = "";
    for (const kid of kids) {
      const { kind, index, page: on } = readKid(kid);
      if (kind === "element") held += ` ${first + index} 0 R`;
      else if (kind === "link") held += `<</Type/OBJR/Obj ${links[on]![index]!} 0 R/Pg ${pages[on]!} 0 R>>`;
      else if (on === page) held += ` ${index}`;
      else held += `<</Type/MCR/Pg ${pages[on]!} 0 R/MCID ${index}>>`;
    }
    const up = parent === undefined ? document : first + parent;
    const on = page === undefined ? "" : `/Pg ${pages[page]!} 0 R`;
    file.put(first + at, `<<${entries}/P ${up} 0 R${on}/K${kids.length === 1 ? held : `[${held}]`}>>`);
  }
}
