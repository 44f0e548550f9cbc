// The objects of an embedded font: its program, its descriptor, and what each code of it is.
import type { FieldFont } from "../text/field-font.ts";
import type { FontSubset } from "../text/fonts.ts";
import type { PdfFile, Ref } from "./pdf-file.ts";

function addDescriptor(file: PdfFile, font: FontSubset | FieldFont): Ref {
  const program = file.addStream(`/Filter/FlateDecode/Length1 ${font.programLength}`, font.program());
  return file.add(
    `<</Type/FontDescriptor/FontName/${font.name}/Flags ${font.flags}/FontBBox[${font.bbox.join(" ")}]` +
      `/ItalicAngle ${font.italicAngle}/Ascent ${font.ascent}/Descent ${font.descent}/CapHeight ${font.capHeight}` +
      `/StemV ${font.stemV}/FontFile2 ${program} 0 R>>`,
  );
}

/** A symbolic TrueType font: without an encoding, since its program says which glyph each code is. */
export function putFont(file: PdfFile, subset: FontSubset, ref: Ref, toUnicode: Ref): void {
  const descriptor = addDescriptor(file, subset);
  file.put(
    ref,
    `<</Type/Font/Subtype/TrueType/BaseFont/${subset.name}/FirstChar 1/LastChar ${subset.glyphCount}` +
      `/Widths[${subset.widths}]/FontDescriptor ${descriptor} 0 R/ToUnicode ${toUnicode} 0 R>>`,
  );
}

/**
 * The width of codes that no glyph has. PDF.js, when it looks for the size at which a line fits, takes two letters for one
 * such code: this is what two letters need.
 */
const widthOfTwoLetters = 1250;

/** A composite font whose codes are its glyphs (Identity-H): programs find the code of a letter in its ToUnicode map. */
export function addFieldFont(file: PdfFile, font: FieldFont): Ref {
  const descriptor = addDescriptor(file, font);
  const toUnicode = file.addStream("/Filter/FlateDecode", font.toUnicode());
  const drawn = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${font.name}` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor} 0 R/DW ${widthOfTwoLetters}/W[0[${font.widths.join(" ")}]]/CIDToGIDMap/Identity>>`,
  );
  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${font.name}/Encoding/Identity-H/DescendantFonts[${drawn} 0 R]` +
      `/ToUnicode ${toUnicode} 0 R>>`,
  );
}
