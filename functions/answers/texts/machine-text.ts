// What spreadsheets and programs leave in place of an answer: no paper writes it, so it is refused.
import { plainNumber } from "../../text/plain-number.ts";

/** As Excel and LibreOffice show errors, in French and English. */
export const formulaError =
  /^(?:#(?:N\/A|N\/D|NAME\?|NOM\s?\?|(?:REF|VALUE|VALEUR|DIV\/0|NUM|NOMBRE|NULL|NUL)\s?!)|Err\s?:\d{3})$/i;

const forms = [
  // Formulas: =A1, @SUM(1), +HYPERLINK(…), also after the apostrophe that keeps a cell from calculating.
  /^['"]?[=＝]/,
  /^['"]?[@+-]\s*\p{L}[\p{L}\d.]*\s*\(/u,
  formulaError,
  // Fields that a mail merge did not fill in, and tags.
  /\{\{|\}\}|\{%|%\}|<%|%>|\$\{|<<|>>/,
  /<[/!]?[a-z][^<>]*>/i,
  // Characters that were written as code: &eacute; &#233; \u00e9 %C3%A9 _x000D_
  /&(?:[a-z]{2,8}\d?|#\d{1,6}|#x[\da-f]{1,5});/i,
  /\\u[\da-f]{4}|(?:%[\da-f]{2}){2}|_x[\dA-F]{4}_/i,
  /\[object \w+\]/i,
] as const;

export const isMachineText = (text: string): boolean => forms.some((form) => form.test(text));

const zeros = /^[+-]?0[0 .,/-]*$/;

/** A formula that points to an empty cell gives 0, or zeros where a number format shows them. */
export const isOnlyZeros = (text: string): boolean => {
  const plain = plainNumber(text).trim();
  return zeros.test(plain);
};
