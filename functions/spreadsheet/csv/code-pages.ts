// The characters of bytes 0x80 to 0xFF in the one-byte encodings in which programs save CSV files in France.
import type { Encoding } from "../../text/encodings.ts";

const latin = Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join("");

const with1252 = (upper: string): string => `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ${upper}`;

/** The same text with other characters at some bytes. */
function replaced(half: string, others: Readonly<Record<number, string>>): string {
  const characters = Array.from(half);
  for (const [byte, character] of Object.entries(others)) characters[Number(byte) - 0x80] = character;
  return characters.join("");
}

const windows1252 = with1252(latin);
const c1 = Array.from({ length: 32 }, (_, index) => String.fromCharCode(0x80 + index)).join("");
const cp850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐" +
  "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";

/** Where a program has no character for a byte, the control character of that number stands. Source: unicode.org/Public/MAPPINGS. */
export const codePages = {
  /** Excel on a Windows for Western Europe. */
  "windows-1252": windows1252,
  /** LibreOffice offers it as « Europe occidentale (ISO-8859-15/EURO) ». */
  "iso-8859-15":
    c1 +
    replaced(c1 + latin, {
      0xa4: "€",
      0xa6: "Š",
      0xa8: "š",
      0xb4: "Ž",
      0xb8: "ž",
      0xbc: "Œ",
      0xbd: "œ",
      0xbe: "Ÿ",
    }).slice(32),
  /** Excel on a Turkish Windows. */
  "windows-1254": replaced(windows1252, {
    0x8e: "\u008E",
    0x9e: "\u009E",
    0xd0: "Ğ",
    0xdd: "İ",
    0xde: "Ş",
    0xf0: "ğ",
    0xfd: "ı",
    0xfe: "ş",
  }),
  /** Excel on a Windows for Central Europe. */
  "windows-1250":
    "€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź\u00A0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00AD®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż" +
    "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
  /** Excel on an old Mac, and « CSV (Macintosh) ». */
  macintosh:
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
    "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
  /** « CSV (MS-DOS) » of Excel in Western Europe. */
  cp850,
  /** The same of Excel in the United States. */
  cp437:
    `${cp850.slice(0, 0x1b)}¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐` +
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0",
} as const satisfies Partial<Record<Encoding, string>>;

export type CodePage = keyof typeof codePages;

/** In the order of preference where all read the same. */
export const codePageNames = Object.keys(codePages) as CodePage[];
