// Text strings of a PDF, decoded by the letter of the standard (ISO 32000-1, 7.9.2 and annex D).
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textString } from "../../functions/pdf/write/text-string.ts";
import { runs } from "../support/seeded.ts";

/** PDFDocEncoding from 0x80 to 0xA0, where it differs from Latin-1; U+FFFD: the code has no meaning. */
const docEncoding = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€";
const accents = "˘ˇˆ˙˝˛˚˜";
/** Codes below 0x80 and above 0xA0 that mean nothing: control characters but the three of white space, and the soft hyphen. */
const isUndefined = (code: number): boolean =>
  (code < 0x18 && ![0x09, 0x0a, 0x0d].includes(code)) || code === 0x7f || code === 0xad;

function characterOf(code: number): string {
  if (isUndefined(code)) return "\uFFFD";
  if (code >= 0x18 && code < 0x20) return accents[code - 0x18]!;
  return code >= 0x80 && code <= 0xa0 ? docEncoding[code - 0x80]! : String.fromCharCode(code);
}

function bytesOf(written: string): number[] {
  if (written.startsWith("<")) {
    expect(written).toMatch(/^<(?:[0-9A-F]{2})*>$/);
    return (written.slice(1, -1).match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16));
  }
  // Literal strings: escaped parentheses, backslashes and octal codes; nothing else is used.
  expect(written).toMatch(/^\((?:[ -'*-[\]-~]|\\[()\\]|\\[0-3][0-7]{2})*\)$/);
  return Array.from(written.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|(.)/g), ([, octal, escaped, plain]) =>
    octal === undefined ? (escaped ?? plain ?? "").charCodeAt(0) : Number.parseInt(octal, 8),
  );
}

function decode(written: string): string {
  const bytes = bytesOf(written);
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(new Uint8Array(bytes.slice(2)));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(new Uint8Array(bytes.slice(2)));
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(new Uint8Array(bytes));
  return bytes.map(characterOf).join("");
}

describe("a text string says the text", () => {
  test.each([
    "",
    "Date de naissance",
    "(parentheses) and \\backslashes\\",
    "((",
    "l’hôte, né à Hérat",
    "“a” – b — c…",
    "Œuvre, cœur",
    "Nguyễn Thị Ánh Tuyết",
    "Олена",
    "n°\u00A012",
    "soft\u00ADhyphen",
    "\u007F",
    "\u0000\u001F\n\t",
    "\u0080\u0099\u00A0",
    "😀",
    "e\u0301",
    "€",
    "þÿ",
    "þÿar",
    "ÿþ",
    "ï»¿x",
    "þ",
  ])("%j", (text) => {
    expect(decode(textString(text))).toBe(text);
  });

  test("isolates, which only direct a text, are left out", () => {
    expect(decode(textString("\u2068RAHIMI\u2069: بطاقة"))).toBe("RAHIMI: بطاقة");
  });

  test("whatever the text", () => {
    const hard = fc.constantFrom("(", ")", "\\", "þ", "ÿ", "ï", "»", "¿", "’", "œ", "é", "\u00AD", "\u007F", "0", "7");
    fc.assert(
      fc.property(fc.array(fc.oneof(hard, fc.string({ unit: "binary", maxLength: 2 }))), (parts) => {
        const text = parts.join("").replaceAll(/[\u2066-\u2069]/g, "");
        expect(decode(textString(text))).toBe(text);
      }),
      { numRuns: runs(1000) },
    );
  });
});
