// Writes laid-out documents as one tagged PDF that is PDF/UA-1 and PDF/A-2a.
// The catalog, whose entries nest, is built of pdf-lib's objects. What a file has many of, pages, elements, links,
// bookmarks and faces, is written as text: building these of dictionaries took a seventh of the time of a page.
import type { Platform } from "../../formats/platform.ts";
import { PDFContext, PDFRef, PDFString } from "pdf-lib";
import { contentStream } from "./content.ts";
import type { Face } from "../text/fonts.ts";
import { grayProfile } from "./gray-profile.ts";
import { xmpPacket } from "./metadata.ts";
import { pageSize, type Bookmark, type Element, type LaidOut, type Mark } from "../layout/page-model.ts";
import { newFile, type PdfFile, type Ref } from "./pdf-file.ts";
import { drawStructure, putElements, type DrawnElement } from "./structure.ts";
import { textString } from "./text-string.ts";

export type PdfOptions = {
  title: string;
  lang: string;
  /** The day the document is made, YYYY-MM-DD: the only date in the file. */
  date: string;
  /** For printing on both sides: every document begins on a front, after an empty page where that takes one. */
  duplex?: boolean;
};

const producer = "dossier-generator";
const encoder = new TextEncoder();
const objects = PDFContext.create();

/** A page drawn once, for every file that it is part of: its compressed content and what that content needs. */
type DrawnPage = {
  content: Uint8Array;
  faces: readonly Face[];
  /** The element of each run of marked content, by its id. */
  owners: readonly number[];
  links: readonly { entries: string; element: number }[];
};
type LinkMark = Extract<Mark, { kind: "link" }>;

/** A document with its pages drawn: all that depends on nothing but the document. */
export type DrawnDocument = Pick<LaidOut, "title" | "lang" | "bookmarks"> & {
  pages: readonly DrawnPage[];
  elements: readonly DrawnElement[];
  /** The bookmark that it stands under, with the documents beside it that say the same. */
  under?: string;
};

/** Draws the pages of a document: most of the work, done once for the document's own file and for the file of all. */
export function drawDocument(
  { pages, root, title, lang, bookmarks }: LaidOut,
  { deflate, latin1 }: Platform,
): DrawnDocument {
  const contents = pages.map(({ marks }) => ({
    ...contentStream(marks),
    links: marks.filter((mark) => mark.kind === "link"),
  }));
  const boxes = new Map<Element, number[]>();
  for (const { marks } of pages) {
    for (const mark of marks)
      if (mark.kind === "modules") boxes.set(mark.element, rectangle(mark, mark.sizePt, mark.sizePt));
  }
  const { elements, indexOf } = drawStructure(
    root,
    contents.map(({ owners, links }) => ({ owners, links: links.map(({ element }) => element) })),
    (figure) => boxes.get(figure),
  );
  return {
    title,
    lang,
    bookmarks,
    elements,
    pages: contents.map(({ content, faces, owners, links }) => ({
      content: deflate(latin1(content)),
      faces,
      owners: owners.map(indexOf),
      links: links.map((link) => ({ entries: linkEntries(link), element: indexOf(link.element) })),
    })),
  };
}

/**
 * The bytes of one PDF with all the documents in order. Same input, same bytes (on the same platform).
 * Each page is A4; each document is a part of the structure tree with its own language and title. A document is asked for
 * when its turn comes and not kept.
 */
export function writePdf(documents: Iterable<DrawnDocument>, options: PdfOptions, platform: Platform): Uint8Array {
  const file = newFile(platform);
  const catalogRef = file.reserve();
  const pagesRef = file.reserve();
  const treeRef = file.reserve();
  const structureRef = file.reserve();
  const fonts = new Map<Face, Ref>();
  const fontOf = (face: Face): Ref => fonts.get(face) ?? fonts.set(face, file.reserve()).get(face)!;
  const pageRefs: Ref[] = [];
  const roots: Ref[] = [];
  /** Parent tree: by page the owner of each marked content, by annotation its link. */
  const parents: string[] = [];
  const addParent = (owner: string): number => parents.push(`${parents.length} ${owner}`) - 1;
  const page = `<</Type/Page/Parent ${pagesRef} 0 R/MediaBox[0 0 ${round(pageSize.width)} ${round(pageSize.height)}]/Tabs/S`;

  const contents: Uint8Array[] = [];
  const chapters: Chapter[] = [];

  for (const { title, under, bookmarks, pages, elements } of documents) {
    chapters.push({ title, under, bookmarks, firstPage: pageRefs.length });
    const firstElement = file.reserve(elements.length);
    const firstPage = file.reserve(pages.length);
    const links = pages.map(({ links }) =>
      links.map(({ entries, element }) =>
        file.add(`${entries}/StructParent ${addParent(`${firstElement + element} 0 R`)}>>`),
      ),
    );
    for (const [index, { content, faces, owners }] of pages.entries()) {
      const key = addParent(`[${owners.map((owner) => `${firstElement + owner} 0 R`).join(" ")}]`);
      const font = faces.map((face) => `/${face.resource} ${fontOf(face)} 0 R`).join("");
      contents.push(content);
      const stream = file.addStream("/Filter/FlateDecode", content);
      const annotations =
        links[index]!.length === 0 ? "" : `/Annots[${links[index]!.map((ref) => `${ref} 0 R`).join(" ")}]`;
      file.put(
        firstPage + index,
        `${page}/Resources<</Font<<${font}>>>>/Contents ${stream} 0 R/StructParents ${key}${annotations}>>`,
      );
    }
    const refs = pages.map((_, index) => firstPage + index);
    putElements(file, elements, firstElement, structureRef, { pages: refs, links });
    if (elements.length > 0) roots.push(firstElement);
    for (const ref of refs) pageRefs.push(ref);
    // An empty back holds nothing, so that there is nothing to tag.
    if (options.duplex && pages.length % 2 === 1) pageRefs.push(file.add(`${page}/Resources<<>>>>`));
  }

  // The faces of a range have the same characters in both styles.
  const toUnicodes = new Map<string, Ref>();
  for (const [face, ref] of fonts) {
    const toUnicode = toUnicodes.get(face.range) ?? file.addStream("/Filter/FlateDecode", face.toUnicode());
    toUnicodes.set(face.range, toUnicode);
    putFont(file, face, ref, toUnicode);
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
    ViewerPreferences: { DisplayDocTitle: true, PrintScaling: "None" },
    StructTreeRoot: PDFRef.of(treeRef),
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

/** Something on a page, as a PDF rectangle. */
function rectangle({ x, y }: { x: number; y: number }, width: number, height: number): number[] {
  const bottom = pageSize.height - y - height;
  return [x, bottom, x + width, bottom + height].map(round);
}

/** Letters beyond ASCII as the percent signs that they stand for in an address. */
const asciiAddress = (href: string): string => href.replaceAll(/[^!-~]/gu, encodeURIComponent);

/** An annotation's dictionary, but for its place in the structure. F 4: it is printed. */
const linkEntries = (mark: LinkMark): string =>
  `<</Type/Annot/Subtype/Link/Rect[${rectangle(mark, mark.width, mark.height).join(" ")}]/Border[0 0 0]/F 4` +
  `/Contents${textString(mark.href)}/A<</Type/Action/S/URI/URI${textString(asciiAddress(mark.href))}>>`;

/** A symbolic TrueType font: without an encoding, since its program says which glyph each code is. */
function putFont(file: PdfFile, face: Face, ref: Ref, toUnicode: Ref): void {
  const program = file.addStream(`/Filter/FlateDecode/Length1 ${face.programLength}`, face.program());
  const descriptor = file.add(
    `<</Type/FontDescriptor/FontName/${face.name}/Flags ${face.flags}/FontBBox[${face.bbox.join(" ")}]` +
      `/ItalicAngle ${face.italicAngle}/Ascent ${face.ascent}/Descent ${face.descent}/CapHeight ${face.capHeight}` +
      `/StemV ${face.stemV}/FontFile2 ${program} 0 R>>`,
  );
  file.put(
    ref,
    `<</Type/Font/Subtype/TrueType/BaseFont/${face.name}/FirstChar 1/LastChar ${face.glyphCount}` +
      `/Widths[${face.widths}]/FontDescriptor ${descriptor} 0 R/ToUnicode ${toUnicode} 0 R>>`,
  );
}

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
      kids: bookmark.kids.map(shift),
    });
    const kids = bookmarks.map(shift).flatMap(({ kids }) => kids);
    const whole: Bookmark = { title, page: firstPage, y: 0, kids };
    if (under === undefined) top.push(whole);
    else if (under === before) top.at(-1)?.kids.push(whole);
    else top.push({ title: under, page: firstPage, y: 0, kids: [whole] });
    before = under;
  }
  return top;
}

function addOutlines(file: PdfFile, bookmarks: readonly Bookmark[], pages: readonly Ref[]): Ref {
  const addLevel = (level: readonly Bookmark[], parent: Ref): string => {
    const first = file.reserve(level.length);
    const last = first + level.length - 1;
    for (const [index, { title, page, y, kids }] of level.entries()) {
      const ref = first + index;
      file.put(
        ref,
        `<</Title${textString(title)}/Parent ${parent} 0 R` +
          `/Dest[${pages[page]!} 0 R/XYZ null ${round(pageSize.height - y)} null]` +
          (index > 0 ? `/Prev ${ref - 1} 0 R` : "") +
          (ref < last ? `/Next ${ref + 1} 0 R` : "") +
          (kids.length > 0 ? addLevel(kids, ref) : "") +
          ">>",
      );
    }
    return `/First ${first} 0 R/Last ${last} 0 R/Count ${level.length}`;
  };
  const ref = file.reserve();
  file.put(ref, `<</Type/Outlines${addLevel(bookmarks, ref)}>>`);
  return ref;
}
