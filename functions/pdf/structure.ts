// The structure tree: which element owns which marks, for those who listen to a paper or reflow it.
import type { PdfFile, Ref } from "./pdf-file.ts";
import { textString } from "./text-string.ts";
import type { Element } from "./page-model.ts";

/** What an element holds, in reading order: another element, marked content of a page, a link's annotation on a page. */
type Kid = { element: number } | { page: number; markedContent: number } | { page: number; link: number };

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
  const kidsOf = new Map<Element, (Element | Exclude<Kid, { element: number }>)[]>();
  const addKid = (owner: Element, kid: Element | Exclude<Kid, { element: number }>): void => {
    const kids = kidsOf.get(owner);
    if (kids !== undefined) {
      kids.push(kid);
      return;
    }
    kidsOf.set(owner, [kid]);
    if (owner.inside !== undefined) addKid(owner.inside, owner);
  };
  for (const [page, { owners, links }] of pages.entries()) {
    for (const [markedContent, owner] of owners.entries()) addKid(owner, { page, markedContent });
    for (const [link, owner] of links.entries()) addKid(owner, { page, link });
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
      if ("tag" in kid) {
        const element = draw(kid, index);
        if (element !== undefined) kids.push({ element });
      } else {
        if ("markedContent" in kid) drawn.page ??= kid.page;
        kids.push(kid);
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
  for (const [index, { entries, parent, page, kids }] of elements.entries()) {
    let held = "";
    for (const kid of kids) {
      if ("element" in kid) held += ` ${first + kid.element} 0 R`;
      else if ("link" in kid)
        held += `<</Type/OBJR/Obj ${links[kid.page]![kid.link]!} 0 R/Pg ${pages[kid.page]!} 0 R>>`;
      else if (kid.page === page) held += ` ${kid.markedContent}`;
      else held += `<</Type/MCR/Pg ${pages[kid.page]!} 0 R/MCID ${kid.markedContent}>>`;
    }
    const up = parent === undefined ? document : first + parent;
    const on = page === undefined ? "" : `/Pg ${pages[page]!} 0 R`;
    file.put(first + index, `<<${entries}/P ${up} 0 R${on}/K${kids.length === 1 ? held : `[${held}]`}>>`);
  }
}
