// A bare PDF of words at given places, for tests that look at what the faces draw. Written without the product's engine.
import { PDFContext, type PDFDict, PDFRawStream, PDFWriter, type PDFRef } from "pdf-lib";
import { shapeWord, type Face, type Style } from "../../functions/pdf/text/fonts.ts";

/** `x` and `y` of the start of the base line, in points from the bottom left corner. */
export type PlacedWord = { text: string; style: Style; size: number; x: number; y: number };

export async function drawWords(pages: PlacedWord[][], width: number, height: number): Promise<Uint8Array> {
  const context = PDFContext.create();
  const fonts = new Map<Face, PDFRef>();
  const pagesRef = context.nextRef();
  const kids = pages.map((words) => {
    const content = words.map((word) => textOperators(word, fonts, context)).join("\n");
    return context.register(
      context.obj({
        Type: "Page",
        Parent: pagesRef,
        MediaBox: [0, 0, width, height],
        Resources: { Font: Object.fromEntries([...fonts].map(([face, ref]) => [face.resource, ref])) },
        Contents: context.register(context.stream(content)),
      }),
    );
  });
  context.assign(pagesRef, context.obj({ Type: "Pages", Kids: kids, Count: kids.length }));
  context.trailerInfo.Root = context.register(context.obj({ Type: "Catalog", Pages: pagesRef }));
  for (const [face, ref] of fonts) context.assign(ref, fontOf(context, face));
  return PDFWriter.forContext(context, 100).serializeToBuffer();
}

function textOperators({ text, style, size, x, y }: PlacedWord, fonts: Map<Face, PDFRef>, context: PDFContext): string {
  const shown = shapeWord(text, style).pieces.map(({ face, rise, show }) => {
    if (!fonts.has(face)) fonts.set(face, context.nextRef());
    return `/${face.resource} ${size} Tf ${(rise * size) / 1000} Ts [(${show})] TJ`;
  });
  return `BT 1 0 0 1 ${x} ${y} Tm ${shown.join(" ")} ET`;
}

function fontOf(context: PDFContext, face: Face): PDFDict {
  const stream = (bytes: Uint8Array, entries: Record<string, number>) =>
    context.register(PDFRawStream.of(context.obj({ Filter: "FlateDecode", Length: bytes.length, ...entries }), bytes));
  const { ascent, descent, capHeight, stemV, italicAngle, flags } = face;
  return context.obj({
    Type: "Font",
    Subtype: "TrueType",
    BaseFont: face.name,
    FirstChar: 1,
    LastChar: face.glyphCount,
    Widths: face.widths.split(" ").map(Number),
    ToUnicode: stream(face.toUnicode(), {}),
    FontDescriptor: context.register(
      context.obj({
        Type: "FontDescriptor",
        FontName: face.name,
        FontBBox: [...face.bbox],
        Ascent: ascent,
        Descent: descent,
        CapHeight: capHeight,
        StemV: stemV,
        ItalicAngle: italicAngle,
        Flags: flags,
        FontFile2: stream(face.program(), { Length1: face.programLength }),
      }),
    ),
  });
}
