// Writes laid-out documents as one tagged PDF that is PDF/UA-1 and PDF/A-2a.
// The catalog, whose entries nest, is built of pdf-lib's objects. Pages, elements, links, bookmarks and fonts are many and
// are written as text: building dictionaries for them took a seventh of the time of a page.
import type { Platform } from "../../formats/platform.ts";
import { PDFContext, PDFRef, PDFString } from "pdf-lib";
import { contentStream } from "./content.ts";
import type { FieldFont } from "../text/field-font.ts";
import type { FontSubset } from "../text/fonts.ts";
import { drawField, fieldsOf, newForm, type DrawnField } from "./fields.ts";
import { putFont } from "./font-objects.ts";
import { grayProfile } from "./gray-profile.ts";
import { xmpPacket } from "./metadata.ts";
import { pageSize, type Bookmark, type Element, type LaidOut, type PageItem } from "../layout/page-model.ts";
import { newFile, type PdfFile, type Ref } from "./pdf-file.ts";
import { drawStructure, putElements, type DrawnElement } from "./structure.ts";
import { textString } from "./text-string.ts";

export type PdfOptions = {
  title: string;
  lang: string;
  /** The day the document is made, YYYY-MM-DD: the only date in the file. */
  date: string;
  /** For printing on both sides: every document begins on an odd page, after an empty page where needed. */
  duplex?: boolean;
  /** Draws what is typed, in documents that were drawn with fields. */
  fieldFont?: FieldFont;
};

const producer = "dossier-generator";
const encoder = new TextEncoder();
const objects = PDFContext.create();

/** A page drawn once for every file that holds it: its compressed content and what that content refers to. */
type DrawnPage = {
  content: Uint8Array;
  subsets: readonly FontSubset[];
  /** The element of each run of marked content, by its id. */
  owners: readonly number[];
  links: readonly { entries: string; element: number }[];
  fields: readonly DrawnField[];
};
type LinkItem = Extract<PageItem, { kind: "link" }>;

/** A document with its pages drawn: everything that does not depend on the file that it goes into. */
export type DrawnDocument = Pick<LaidOut, "title" | "lang" | "bookmarks" | "isRightToLeft"> & {
  pages: readonly DrawnPage[];
  elements: readonly DrawnElement[];
  /** The title of the bookmark that groups it with neighbouring documents of the same group. */
  under?: string;
};

/**
 * Draws the pages of a document, once for its own file and for the combined file. With the name of its fields, which is
 * unique in any file, lines to write on can be typed on: `letter-1`, `letter-2`…
 */
export function drawDocument(
  { pages, root, title, lang, bookmarks, isRightToLeft }: LaidOut,
  { deflate, latin1 }: Platform,
  fieldName?: string,
): DrawnDocument {
  const contents = pages.map(({ items }) => {
    const fields = fieldName === undefined ? [] : fieldsOf(items);
    return { ...contentStream(items, fields), fields, links: items.filter((item) => item.kind === "link") };
  });
  const boxes = new Map<Element, number[]>();
  for (const { items } of pages) {
    for (const item of items)
      if (item.kind === "qr") boxes.set(item.element, rectangle(item, item.sizePt, item.sizePt));
  }
  const { elements, indexOf } = drawStructure(
    root,
    contents.map(({ owners, links, fields, fieldsAt }) => ({
      owners,
      links: links.map(({ element }) => element),
      fields: fields.map(({ element }, index) => ({ element, before: fieldsAt[index]! })),
    })),
    (figure) => boxes.get(figure),
  );
  let fieldNumber = 0;
  return {
    title,
    lang,
    bookmarks,
    ...(isRightToLeft && { isRightToLeft }),
    elements,
    pages: contents.map(({ content, subsets, owners, links, fields }) => ({
      content: deflate(latin1(content)),
      subsets,
      owners: owners.map(indexOf),
      links: links.map((link) => ({ entries: linkEntries(link), element: indexOf(link.element) })),
      fields: fields.map((field) =>
        drawField(field, {
          name: `${fieldName}-${(fieldNumber += 1)}`,
          element: indexOf(field.element),
          rectangle: rectangle(field, field.width, field.height).join(" "),
          isRightToLeft: isRightToLeft === true,
        }),
      ),
    })),
  };
}

/**
 * The bytes of one PDF with all the documents in order. Same input, same bytes (on the same platform).
 * Each page is A4; each document is a part of the structure tree with its own language and title. Documents are pulled one
 * at a time and not kept.
 */
export function writePdf(documents: Iterable<DrawnDocument>, options: PdfOptions, platform: Platform): Uint8Array {
  const file = newFile(platform);
  const catalogRef = file.reserve();
  const pagesRef = file.reserve();
  const treeRef = file.reserve();
  const structureRef = file.reserve();
  const fonts = new Map<FontSubset, Ref>();
  const fontOf = (subset: FontSubset): Ref => fonts.get(subset) ?? fonts.set(subset, file.reserve()).get(subset)!;
  const form = newForm(file, options.fieldFont);
  const pageRefs: Ref[] = [];
  const roots: Ref[] = [];
  /** Parent tree: by page the owner of each marked content, by annotation its link. */
  const parents: string[] = [];
  const addParent = (owner: string): number => parents.push(`${parents.length} ${owner}`) - 1;
  const page = `<</Type/Page/Parent ${pagesRef} 0 R/MediaBox[0 0 ${round(pageSize.width)} ${round(pageSize.height)}]/Tabs/S`;

  const contents: Uint8Array[] = [];
  const chapters: Chapter[] = [];
  let isRightToLeft: boolean | undefined;

  for (const document of documents) {
    const { title, under, bookmarks, pages, elements } = document;
    isRightToLeft ??= document.isRightToLeft ?? false;
    chapters.push({ title, under, bookmarks, firstPage: pageRefs.length });
    const firstElement = file.reserve(elements.length);
    const firstPage = file.reserve(pages.length);
    const annotations = pages.map(({ links, fields }, index) => [
      ...links.map(({ entries, element }) =>
        file.add(`${entries}/StructParent ${addParent(`${firstElement + element} 0 R`)}>>`),
      ),
      ...fields.map((field) => {
        const key = addParent(`${firstElement + field.element} 0 R`);
        return form.addField(field, `/P ${firstPage + index} 0 R/StructParent ${key}`);
      }),
    ]);
    for (const [index, { content, subsets, owners }] of pages.entries()) {
      const key = addParent(`[${owners.map((owner) => `${firstElement + owner} 0 R`).join(" ")}]`);
      const font = subsets.map((subset) => `/${subset.resource} ${fontOf(subset)} 0 R`).join("");
      contents.push(content);
      const stream = file.addStream("/Filter/FlateDecode", content);
      const onPage = annotations[index]!.length === 0 ? "" : `/Annots[${references(annotations[index]!)}]`;
      file.put(
        firstPage + index,
        `${page}/Resources<</Font<<${font}>>>>/Contents ${stream} 0 R/StructParents ${key}${onPage}>>`,
      );
    }
    const refs = pages.map((_, index) => firstPage + index);
    putElements(file, elements, firstElement, structureRef, { pages: refs, annotations });
    if (elements.length > 0) roots.push(firstElement);
    for (const ref of refs) pageRefs.push(ref);
    // An empty back has no content, so there is nothing to tag.
    if (options.duplex && pages.length % 2 === 1) pageRefs.push(file.add(`${page}/Resources<<>>>>`));
  }

  // The subsets of a range have the same characters in both styles.
  const toUnicodes = new Map<string, Ref>();
  for (const [subset, ref] of fonts) {
    const toUnicode = toUnicodes.get(subset.range) ?? file.addStream("/Filter/FlateDecode", subset.toUnicode());
    toUnicodes.set(subset.range, toUnicode);
    putFont(file, subset, ref, toUnicode);
  }
  file.put(pagesRef, `<</Type/Pages/Kids[${references(pageRefs)}]/Count ${pageRefs.length}>>`);
  const parentTree = file.add(`<</Nums[${parents.join(" ")}]>>`);
  file.put(
    treeRef,
    `<</Type/StructTreeRoot/K ${structureRef} 0 R/ParentTree ${parentTree} 0 R/ParentTreeNextKey ${parents.length}>>`,
  );
  file.put(structureRef, `<</S/Document/P ${treeRef} 0 R/K[${references(roots)}]>>`);

  const xmp = encoder.encode(xmpPacket(options.title, options.lang, options.date, producer));
  const catalog = objects.obj({
    Type: "Catalog",
    Pages: PDFRef.of(pagesRef),
    Lang: PDFString.of(options.lang),
    MarkInfo: { Marked: true },
    // Printed at its true size, so that the address falls into the window of the envelope.
    ViewerPreferences: { DisplayDocTitle: true, PrintScaling: "None", ...(isRightToLeft && { Direction: "R2L" }) },
    StructTreeRoot: PDFRef.of(treeRef),
    ...form.catalogEntry(),
    // Metadata stays readable without decompression (ISO 19005-2, 6.6.2.1).
    Metadata: PDFRef.of(file.addStream("/Type/Metadata/Subtype/XML", xmp)),
    OutputIntents: [
      {
        Type: "OutputIntent",
        S: "GTS_PDFA1",
        OutputConditionIdentifier: PDFString.of("Gray gamma 2.2"),
        DestOutputProfile: PDFRef.of(file.addStream("/N 1", grayProfile)),
      },
    ],
    Outlines: PDFRef.of(addOutlines(file, tableOfContents(chapters), pageRefs)),
  });
  file.put(catalogRef, catalog.toString());
  const date = `(D:${options.date.replaceAll("-", "")}000000Z)`;
  const info = `<</Title${textString(options.title)}/Producer(${producer})/CreationDate${date}/ModDate${date}>>`;
  const id = platform.sha256([...contents, xmp]).slice(0, 32);
  return file.bytes(catalogRef, file.add(info), id);
}

const references = (refs: readonly Ref[]): string => refs.map((ref) => `${ref} 0 R`).join(" ");

const round = (length: number): number => Math.round(length * 100) / 100;

/** A rectangle of the page model in PDF coordinates. */
function rectangle({ x, y }: { x: number; y: number }, width: number, height: number): number[] {
  const bottom = pageSize.height - y - height;
  return [x, bottom, x + width, bottom + height].map(round);
}

/** Characters beyond ASCII are percent-encoded. */
const asciiAddress = (href: string): string => href.replaceAll(/[^!-~]/gu, encodeURIComponent);

/** An annotation's dictionary, but for its place in the structure. It is called as its element is. F 4: it is printed. */
const linkEntries = (item: LinkItem): string =>
  `<</Type/Annot/Subtype/Link/Rect[${rectangle(item, item.width, item.height).join(" ")}]/Border[0 0 0]/F 4` +
  `/Contents${textString(item.element.alt ?? item.href)}/A<</Type/Action/S/URI/URI${textString(asciiAddress(item.href))}>>`;

/** A document's part of the table of contents; `firstPage` is its place in the file. */
type Chapter = Pick<DrawnDocument, "title" | "bookmarks"> & { under: string | undefined; firstPage: number };

/** Bookmarks over all the documents; page numbers count from the first page of the file. */
function tableOfContents(chapters: readonly Chapter[]): Bookmark[] {
  const top: Bookmark[] = [];
  let before: string | undefined;
  for (const { title, under, bookmarks, firstPage } of chapters) {
    const shift = (bookmark: Bookmark): Bookmark => ({
      ...bookmark,
      page: bookmark.page + firstPage,
      children: bookmark.children.map(shift),
    });
    const children = bookmarks.map(shift).flatMap(({ children }) => children);
    const whole: Bookmark = { title, page: firstPage, y: 0, children };
    if (under === undefined) top.push(whole);
    else if (under === before) top.at(-1)?.children.push(whole);
    else top.push({ title: under, page: firstPage, y: 0, children: [whole] });
    before = under;
  }
  return top;
}

function addOutlines(file: PdfFile, bookmarks: readonly Bookmark[], pages: readonly Ref[]): Ref {
  const addLevel = (level: readonly Bookmark[], parent: Ref): string => {
    const first = file.reserve(level.length);
    const last = first + level.length - 1;
    for (const [index, { title, page, y, children }] of level.entries()) {
      const ref = first + index;
      file.put(
        ref,
        `<</Title${textString(title)}/Parent ${parent} 0 R` +
          `/Dest[${pages[page]!} 0 R/XYZ null ${round(pageSize.height - y)} null]` +
          (index > 0 ? `/Prev ${ref - 1} 0 R` : "") +
          (ref < last ? `/Next ${ref + 1} 0 R` : "") +
          (children.length > 0 ? addLevel(children, ref) : "") +
          ">>",
      );
    }
    return `/First ${first} 0 R/Last ${last} 0 R/Count ${level.length}`;
  };
  const ref = file.reserve();
  file.put(ref, `<</Type/Outlines${addLevel(bookmarks, ref)}>>`);
  return ref;
}
