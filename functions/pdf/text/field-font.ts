// The font of what is typed into fields: Latin letters with all their marks, in one program with codes of two bytes.
// The subsets that pages are drawn with have codes of one byte in an order of their own, which no program types in.
import { fromBase64, type FontFacts } from "./font-subsets.ts";

/** What infra/fonts/prepare-fonts.ts made. Bytes are deflated, in base64. `widths` by glyph, whose number is its code. */
export type PreparedFieldFont = Omit<FontFacts, "resource"> &
  Readonly<{ widths: readonly number[]; program: string; toUnicode: string }>;

export type FieldFont = Omit<PreparedFieldFont, "program" | "toUnicode"> &
  Readonly<{ program: () => Uint8Array; toUnicode: () => Uint8Array }>;

export const makeFieldFont = ({ program, toUnicode, ...facts }: PreparedFieldFont): FieldFont => ({
  ...facts,
  program: () => fromBase64(program),
  toUnicode: () => fromBase64(toUnicode),
});
