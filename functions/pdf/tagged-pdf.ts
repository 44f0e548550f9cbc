// Writes laid-out documents as one tagged PDF that is PDF/UA-1 and PDF/A-2a.
import { PDFContext, PDFRawStream, PDFString, type PDFDict, type PDFRef } from "pdf-lib";
import { contentStream } from "./content.ts";
import type { Face } from "./fonts.ts";
import { grayProfile } from "./gray-profile.ts";
import { xmpPacket } from "./metadata.ts";
import { pageSize, type Bookmark, type Element, type LaidOut, type Mark } from "./page-model.ts";
import { newStructure } from "./structure.ts";
import { textString } from "./text-string.ts";
import { concatenate, serialize, Verbatim, type Platform } from "./pdf-file.ts";

export type PdfOptions = {
  title: string;
  lang: string;
  /** The day the document is made, YYYY-MM-DD: the only date in the file. */
  date: string;
  /** For printing on both sides: every document begins on a front, after an empty page where that takes one. */
  duplex?: boolean;
};

const textObject = (text: string): Verbatim => new Verbatim(textString(text));

const producer = "dossier-generator";
const encoder = new TextEncoder();

/** A page drawn once, for every file that it is part of: its compressed content and what that content needs. */
type DrawnPage = {
  content: Uint8Array;
  faces: readonly Face[];
  owners: readonly Element[];
  links: readonly LinkMark[];
};
type LinkMark = Extract<Mark, { kind: "link" }>;
/** Where a figure stands on its page, as a PDF rectangle. */
type Figure = { element: Element; box: readonly number[] };

/** A document with its pages drawn. */
export type DrawnDocument = Pick<LaidOut, "title" | "lang" | "root" | "bookmarks"> & {
  pages: readonly DrawnPage[];
  figures: readonly Figure[];
};

/** Draws the pages of a document: most of the work, done once for the document's own file and for the file of all. */
export function drawDocument({ pages, ...document }: LaidOut, { deflate }: Platform): DrawnDocument {
  return {
    ...document,
    pages: pages.map(({ marks }) => {
      const { content, faces, owners } = contentStream(marks);
      const links = marks.filter((mark) => mark.kind === "link");
      return { content: deflate(encoder.encode(content)), faces, owners, links };
    }),
    figures: pages.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.kind === "modules" ? [{ element: mark.element, box: boxOf(mark) }] : [])),
    ),
  };
}

/**
 * The bytes of one PDF with all the documents in order. Same input, same bytes (on the same platform).
 * Each page is A4; each document is a part of the structure tree with its own language and title.
 */
export function writePdf(documents: readonly DrawnDocument[], options: PdfOptions, platform: Platform): Uint8Array {
  const context = PDFContext.create();
  const catalogRef = context.nextRef();
  const pagesRef = context.nextRef();
  const fonts = new Map<Face, PDFRef>();
  const structure = newStructure();
  const pageRefs: PDFRef[] = [];

  const page = { Type: "Page", Parent: pagesRef, MediaBox: [0, 0, pageSize.width, pageSize.height].map(round) };
  for (const side of documents.flatMap((document) => sidesOf(document, options))) {
    const ref = context.nextRef();
    pageRefs.push(ref);
    if (side === "empty") {
      context.assign(ref, context.obj({ ...page, Resources: {}, Tabs: "S" }));
      continue;
    }
    const { content, faces, owners, links } = side;
    const key = structure.addPage(ref, owners);
    const annotations = links.map((link) => {
      const annotation = context.nextRef();
      context.assign(annotation, linkAnnotation(context, link, structure.addLink(ref, annotation, link.element)));
      return annotation;
    });
    for (const face of faces) if (!fonts.has(face)) fonts.set(face, context.nextRef());
    const fontEntries = Object.fromEntries(faces.map((face) => [face.resource, fonts.get(face)!]));
    context.assign(
      ref,
      context.obj({
        ...page,
        Resources: { Font: fontEntries },
        Contents: context.register(
          PDFRawStream.of(context.obj({ Filter: "FlateDecode", Length: content.length }), content),
        ),
        StructParents: key,
        Tabs: "S",
        ...(annotations.length > 0 ? { Annots: annotations } : {}),
      }),
    );
  }

  for (const [face, ref] of fonts) writeFont(context, face, ref);
  const boxes = new Map(documents.flatMap(({ figures }) => figures.map(({ element, box }) => [element, box] as const)));
  const structureRef = structure.write(
    context,
    documents.map(({ root }) => root),
    (figure) => boxes.get(figure),
  );
  context.assign(pagesRef, context.obj({ Type: "Pages", Kids: pageRefs, Count: pageRefs.length }));

  const xmp = encoder.encode(xmpPacket(options.title, options.lang, options.date, producer));
  const profile = PDFRawStream.of(context.obj({ N: 1, Length: grayProfile.length }), grayProfile);
  context.assign(
    catalogRef,
    context.obj({
      Type: "Catalog",
      Pages: pagesRef,
      Lang: PDFString.of(options.lang),
      MarkInfo: { Marked: true },
      // Printed at its true size, so that the address falls into the window of the envelope.
      ViewerPreferences: { DisplayDocTitle: true, PrintScaling: "None" },
      StructTreeRoot: structureRef,
      // Metadata stays readable without decompression (ISO 19005-2, 6.6.2.1).
      Metadata: context.register(
        PDFRawStream.of(context.obj({ Type: "Metadata", Subtype: "XML", Length: xmp.length }), xmp),
      ),
      OutputIntents: [
        {
          Type: "OutputIntent",
          S: "GTS_PDFA1",
          OutputConditionIdentifier: PDFString.of("Gray gamma 2.2"),
          DestOutputProfile: context.register(profile),
        },
      ],
      ...outlines(context, tableOfContents(documents, options), pageRefs),
    }),
  );
  const date = PDFString.of(`D:${options.date.replaceAll("-", "")}000000Z`);
  const info = context.register(
    context.obj({
      Title: textObject(options.title),
      Producer: PDFString.of(producer),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const contents = documents.flatMap(({ pages }) => pages.map(({ content }) => content));
  const id = platform.sha256(concatenate([...contents, xmp])).slice(0, 32);
  return serialize(context, catalogRef, info, id, platform.deflate);
}

/** The pages of a document in a file; an empty back holds nothing, so that there is nothing to tag. */
const sidesOf = ({ pages }: DrawnDocument, { duplex = false }: PdfOptions): readonly (DrawnPage | "empty")[] =>
  duplex && pages.length % 2 === 1 ? [...pages, "empty"] : pages;

const round = (length: number): number => Math.round(length * 100) / 100;

/** Letters beyond ASCII as the percent signs that they stand for in an address. */
const asciiAddress = (href: string): string => href.replaceAll(/[^!-~]/gu, encodeURIComponent);

function linkAnnotation(context: PDFContext, mark: LinkMark, structParent: number): PDFDict {
  const { x, y, width, height, href } = mark;
  const bottom = pageSize.height - y - height;
  return context.obj({
    Type: "Annot",
    Subtype: "Link",
    Rect: [x, bottom, x + width, bottom + height].map(round),
    Border: [0, 0, 0],
    F: 4, // printed
    StructParent: structParent,
    Contents: textObject(href),
    A: { Type: "Action", S: "URI", URI: textObject(asciiAddress(href)) },
  });
}

function writeFont(context: PDFContext, face: Face, ref: PDFRef): void {
  const program = PDFRawStream.of(
    context.obj({ Filter: "FlateDecode", Length: face.program().length, Length1: face.programLength }),
    face.program(),
  );
  const toUnicode = face.toUnicode();
  const descriptor = context.obj({
    Type: "FontDescriptor",
    FontName: face.name,
    Flags: face.flags,
    FontBBox: [...face.bbox],
    ItalicAngle: face.italicAngle,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: face.capHeight,
    StemV: face.stemV,
    FontFile2: context.register(program),
  });
  const descendant = context.obj({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: face.name,
    CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
    FontDescriptor: context.register(descriptor),
    CIDToGIDMap: "Identity",
    W: new Verbatim(face.widths),
  });
  context.assign(
    ref,
    context.obj({
      Type: "Font",
      Subtype: "Type0",
      BaseFont: face.name,
      Encoding: "Identity-H",
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(
        PDFRawStream.of(context.obj({ Filter: "FlateDecode", Length: toUnicode.length }), toUnicode),
      ),
    }),
  );
}

function boxOf({ x, y, sizePt }: Extract<Mark, { kind: "modules" }>): number[] {
  const bottom = pageSize.height - y - sizePt;
  return [x, bottom, x + sizePt, bottom + sizePt].map(round);
}

/** Bookmarks over all the documents; page numbers count from the first page of the file. */
function tableOfContents(documents: readonly DrawnDocument[], options: PdfOptions): Bookmark[] {
  let firstPage = 0;
  const shift = (bookmark: Bookmark): Bookmark => ({
    ...bookmark,
    page: bookmark.page + firstPage,
    kids: bookmark.kids.map(shift),
  });
  return documents.flatMap((document) => {
    const { title, bookmarks } = document;
    const shifted = bookmarks.map(shift);
    const whole: Bookmark = { title, page: firstPage, y: 0, kids: shifted.flatMap(({ kids }) => kids) };
    firstPage += sidesOf(document, options).length;
    return [whole];
  });
}

function outlines(context: PDFContext, bookmarks: readonly Bookmark[], pages: readonly PDFRef[]): { Outlines: PDFRef } {
  const writeLevel = (level: readonly Bookmark[], parent: PDFRef): { First: PDFRef; Last: PDFRef; Count: number } => {
    const refs = level.map(() => context.nextRef());
    for (const [index, { title, page, y, kids }] of level.entries()) {
      const ref = refs[index]!;
      context.assign(
        ref,
        context.obj({
          Title: textObject(title),
          Parent: parent,
          Dest: [pages[page]!, "XYZ", null, round(pageSize.height - y), null],
          ...(index > 0 ? { Prev: refs[index - 1]! } : {}),
          ...(index < refs.length - 1 ? { Next: refs[index + 1]! } : {}),
          ...(kids.length > 0 ? writeLevel(kids, ref) : {}),
        }),
      );
    }
    return { First: refs[0]!, Last: refs.at(-1)!, Count: level.length };
  };
  const ref = context.nextRef();
  context.assign(ref, context.obj({ Type: "Outlines", ...writeLevel(bookmarks, ref) }));
  return { Outlines: ref };
}
