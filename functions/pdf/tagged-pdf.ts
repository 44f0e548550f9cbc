// Writes laid-out documents as one tagged PDF that is PDF/UA-1 and PDF/A-2a.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { PDFContext, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString, type PDFObject } from "pdf-lib";
import { contentStream } from "./content.ts";
import type { Face } from "./fonts.ts";
import { grayProfile } from "./gray-profile.ts";
import { xmpPacket } from "./metadata.ts";
import { pageSize, type Bookmark, type Element, type LaidOut, type Mark } from "./page-model.ts";
import { deflatedStream, serialize, Verbatim, type Deflate } from "./pdf-file.ts";

export type PdfOptions = {
  title: string;
  lang: string;
  /** The day the document is made, YYYY-MM-DD: the only date in the file. */
  date: string;
  deflate: Deflate;
};

type FigureMark = Extract<Mark, { kind: "modules" }>;

const producer = "dossier-generator";
const encoder = new TextEncoder();

/** What an element holds, in reading order: other elements, marked content of a page, link annotations. */
type Kid = Element | { page: PDFRef; markedContent: number } | { page: PDFRef; annotation: PDFRef };

/**
 * The bytes of one PDF with all the documents in order. Same input, same bytes (with the same `deflate`).
 * Each page is A4; each document is a part of the structure tree with its own language and title.
 */
export function writePdf(documents: readonly LaidOut[], options: PdfOptions): Uint8Array {
  const context = PDFContext.create();
  const { deflate } = options;
  const catalogRef = context.nextRef();
  const pagesRef = context.nextRef();
  const structureRef = context.nextRef();
  const fonts = new Map<Face, PDFRef>();
  const kidsOf = new Map<Element, Kid[]>();
  /** Parent tree: by page the owner of each marked content, by annotation its link. */
  const parents: (Element[] | Element)[] = [];
  const pageRefs: PDFRef[] = [];
  const figures = new Map<Element, FigureMark>();
  const hash = sha256.create();

  const addKid = (owner: Element, kid: Kid) => {
    const kids = kidsOf.get(owner);
    if (kids !== undefined) {
      kids.push(kid);
      return;
    }
    kidsOf.set(owner, [kid]);
    if (owner.inside !== undefined) addKid(owner.inside, owner);
  };

  for (const { pages } of documents) {
    for (const page of pages) {
      const ref = context.nextRef();
      pageRefs.push(ref);
      const owners: Element[] = [];
      const key = parents.push(owners) - 1;
      const { content, faces } = contentStream(page.marks, (owner) => {
        addKid(owner, { page: ref, markedContent: owners.push(owner) - 1 });
        return owners.length - 1;
      });
      for (const mark of page.marks) if (mark.kind === "modules") figures.set(mark.element, mark);
      for (const face of faces) if (!fonts.has(face)) fonts.set(face, context.nextRef());
      const bytes = encoder.encode(content);
      hash.update(bytes);
      const annotations = page.marks
        .filter((mark) => mark.kind === "link")
        .map((mark) => {
          const annotation = context.register(linkAnnotation(context, mark, parents.push(mark.element) - 1));
          addKid(mark.element, { page: ref, annotation });
          return annotation;
        });
      const fontEntries = Object.fromEntries(faces.map((face) => [face.resource, fonts.get(face)!]));
      context.assign(
        ref,
        context.obj({
          Type: "Page",
          Parent: pagesRef,
          MediaBox: [0, 0, pageSize.width, pageSize.height].map(round),
          Resources: { Font: fontEntries },
          Contents: context.register(deflatedStream(context, bytes, deflate)),
          StructParents: key,
          Tabs: "S",
          ...(annotations.length > 0 ? { Annots: annotations } : {}),
        }),
      );
    }
  }

  for (const [face, ref] of fonts) writeFont(context, face, ref);
  const roots = documents.map(({ root }) => root);
  const elements = writeStructure(context, roots, kidsOf, figures, structureRef);
  const nums = parents.flatMap((owner, key) => [
    key,
    Array.isArray(owner) ? owner.map((one) => elements.get(one)!) : elements.get(owner)!,
  ]);
  const documentRef = context.nextRef();
  const partRefs = roots.map((root) => elements.get(root)).filter((ref) => ref !== undefined);
  for (const ref of partRefs) context.lookup(ref, PDFDict).set(PDFName.of("P"), documentRef);
  context.assign(documentRef, context.obj({ Type: "StructElem", S: "Document", P: structureRef, K: partRefs }));
  context.assign(
    structureRef,
    context.obj({
      Type: "StructTreeRoot",
      K: documentRef,
      ParentTree: context.register(context.obj({ Nums: nums })),
      ParentTreeNextKey: parents.length,
    }),
  );
  context.assign(pagesRef, context.obj({ Type: "Pages", Kids: pageRefs, Count: pageRefs.length }));

  const xmp = encoder.encode(xmpPacket(options.title, options.lang, options.date, producer));
  const profile = deflatedStream(context, grayProfile(), deflate, { N: 1 });
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
      ...outlines(context, tableOfContents(documents), pageRefs),
    }),
  );
  const date = PDFString.of(`D:${options.date.replaceAll("-", "")}000000Z`);
  const info = context.register(
    context.obj({
      Title: PDFHexString.fromText(options.title),
      Producer: PDFString.of(producer),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const id = bytesToHex(hash.update(xmp).digest()).slice(0, 32);
  return serialize(context, catalogRef, info, id, deflate);
}

const round = (length: number): number => Math.round(length * 100) / 100;

function linkAnnotation(context: PDFContext, mark: Extract<Mark, { kind: "link" }>, structParent: number): PDFDict {
  const { x, y, width, height, href } = mark;
  const bottom = pageSize.height - y - height;
  return context.obj({
    Type: "Annot",
    Subtype: "Link",
    Rect: [x, bottom, x + width, bottom + height].map(round),
    Border: [0, 0, 0],
    F: 4, // printed
    StructParent: structParent,
    Contents: PDFHexString.fromText(href),
    A: { Type: "Action", S: "URI", URI: PDFString.of(href) },
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

const isCell = ({ tag }: Element): boolean => tag === "TD" || tag === "TH";

/** Writes the elements that hold something, and says where. An empty paragraph is left out; an empty table cell is not. */
function writeStructure(
  context: PDFContext,
  roots: readonly Element[],
  kidsOf: ReadonlyMap<Element, Kid[]>,
  figures: ReadonlyMap<Element, FigureMark>,
  parentOfRoots: PDFRef,
): Map<Element, PDFRef> {
  const refs = new Map<Element, PDFRef>();
  const holdsSomething = (one: Element): boolean =>
    isCell(one) || kidsOf.has(one) || one.kids.some((kid) => holdsSomething(kid));

  const write = (one: Element, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    refs.set(one, ref);
    const kids: Kid[] = one.kids.length > 0 ? one.kids.filter(holdsSomething) : (kidsOf.get(one) ?? []);
    const firstContent = kids.find((kid) => "markedContent" in kid);
    const page = firstContent?.page;
    const dict: Record<string, PDFObject | PDFObject[] | string> = { Type: "StructElem", S: one.tag, P: parent };
    if (page !== undefined) dict["Pg"] = page;
    dict["K"] = kids.map((kid): PDFObject => {
      if ("tag" in kid) return write(kid, ref);
      if ("annotation" in kid) return context.obj({ Type: "OBJR", Obj: kid.annotation, Pg: kid.page });
      if (kid.page === page) return context.obj(kid.markedContent);
      return context.obj({ Type: "MCR", Pg: kid.page, MCID: kid.markedContent });
    });
    if (one.title !== undefined) dict["T"] = PDFHexString.fromText(one.title);
    if (one.lang !== undefined) dict["Lang"] = PDFString.of(one.lang);
    if (one.alt !== undefined) dict["Alt"] = PDFHexString.fromText(one.alt);
    const attributes = attributesOf(context, one, figures.get(one));
    if (attributes !== undefined) dict["A"] = attributes;
    context.assign(ref, context.obj(dict));
    return ref;
  };
  for (const root of roots) if (holdsSomething(root)) write(root, parentOfRoots);
  return refs;
}

function attributesOf(context: PDFContext, one: Element, figure: FigureMark | undefined): PDFDict | undefined {
  if (one.tag === "TH") return context.obj({ O: "Table", Scope: "Column" });
  if (one.numbering !== undefined) return context.obj({ O: "List", ListNumbering: one.numbering });
  if (figure !== undefined) {
    const { x, y, sizePt } = figure;
    const bottom = pageSize.height - y - sizePt;
    return context.obj({ O: "Layout", Placement: "Block", BBox: [x, bottom, x + sizePt, bottom + sizePt].map(round) });
  }
  if (one.printField === undefined) return undefined;
  const { role, description } = one.printField;
  return context.obj({
    O: "PrintField",
    Role: role,
    Desc: PDFHexString.fromText(description),
    ...(role === "cb" ? { checked: "off" } : {}),
  });
}

/** Bookmarks over all the documents; page numbers count from the first page of the file. */
function tableOfContents(documents: readonly LaidOut[]): Bookmark[] {
  let firstPage = 0;
  const shift = (bookmark: Bookmark): Bookmark => ({
    ...bookmark,
    page: bookmark.page + firstPage,
    kids: bookmark.kids.map(shift),
  });
  return documents.flatMap(({ title, pages, bookmarks }) => {
    const shifted = bookmarks.map(shift);
    const whole: Bookmark = { title, page: firstPage, y: 0, kids: shifted.flatMap(({ kids }) => kids) };
    firstPage += pages.length;
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
          Title: PDFHexString.fromText(title),
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
