// A bare PDF of words at given places, for tests that look at what the subsets draw. Written without the product's engine.
import { PDFContext, type PDFDict, PDFRawStream, PDFWriter, type PDFRef } from "pdf-lib";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { shapeWord, type FontSubset, type Style } from "../../functions/pdf/text/fonts.ts";

/** `x` and `y` of the start of the base line, in points from the bottom left corner. */
export type PlacedWord = { text: string; style: Style; size: number; x: number; y: number };

export async function drawWords(pages: PlacedWord[][], width: number, height: number): Promise<Uint8Array> {
  const context = PDFContext.create();
  const fonts = new Map<FontSubset, PDFRef>();
  const pagesRef = context.nextRef();
  const children = pages.map((words) => {
    const content = words.map((word) => textOperators(word, fonts, context)).join("\n");
    return context.register(
      context.obj({
        Type: "Page",
        Parent: pagesRef,
        MediaBox: [0, 0, width, height],
        Resources: { Font: Object.fromEntries([...fonts].map(([subset, ref]) => [subset.resource, ref])) },
        Contents: context.register(context.stream(content)),
      }),
    );
  });
  context.assign(pagesRef, context.obj({ Type: "Pages", Kids: children, Count: children.length }));
  context.trailerInfo.Root = context.register(context.obj({ Type: "Catalog", Pages: pagesRef }));
  for (const [subset, ref] of fonts) context.assign(ref, fontOf(context, subset));
  return PDFWriter.forContext(context, 100).serializeToBuffer();
}

function textOperators(
  { text, style, size, x, y }: PlacedWord,
  fonts: Map<FontSubset, PDFRef>,
  context: PDFContext,
): string {
  const shown = shapeWord(text, style, allFonts).pieces.map(({ subset, rise, show }) => {
    if (!fonts.has(subset)) fonts.set(subset, context.nextRef());
    return `/${subset.resource} ${size} Tf ${(rise * size) / 1000} Ts [(${show})] TJ`;
  });
  return `BT 1 0 0 1 ${x} ${y} Tm ${shown.join(" ")} ET`;
}

function fontOf(context: PDFContext, subset: FontSubset): PDFDict {
  const stream = (bytes: Uint8Array, entries: Record<string, number>) =>
    context.register(PDFRawStream.of(context.obj({ Filter: "FlateDecode", Length: bytes.length, ...entries }), bytes));
  const { ascent, descent, capHeight, stemV, italicAngle, flags } = subset;
  return context.obj({
    Type: "Font",
    Subtype: "TrueType",
    BaseFont: subset.name,
    FirstChar: 1,
    LastChar: subset.glyphCount,
    Widths: subset.widths.split(" ").map(Number),
    ToUnicode: stream(subset.toUnicode(), {}),
    FontDescriptor: context.register(
      context.obj({
        Type: "FontDescriptor",
        FontName: subset.name,
        FontBBox: [...subset.bbox],
        Ascent: ascent,
        Descent: descent,
        CapHeight: capHeight,
        StemV: stemV,
        ItalicAngle: italicAngle,
        Flags: flags,
        FontFile2: stream(subset.program(), { Length1: subset.programLength }),
      }),
    ),
  });
}
