// What phones and web pages paste with a text without anybody seeing it: taken out while it stands in the field.
import { invisible } from "../../functions/text/invisible.ts";

const unseen = new RegExp(invisible, "gu");

/** One line, with a space where there was a line break or a tab; the letters stay as they are. */
export const cleanText = (typed: string): string =>
  typed.replaceAll(/[\r\n\t\p{Zl}\p{Zp}]+/gu, " ").replaceAll(unseen, "");
