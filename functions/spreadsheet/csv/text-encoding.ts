// Decodes and encodes text in the encodings in which programs save CSV files in France.
import type { Encoding } from "../../text/encodings.ts";
import { codePageNames, codePages, type CodePage } from "./code-pages.ts";

/** Each byte as the character of the same number: commas, quotes and line ends stand where any one-byte encoding has them. */
export const asBytes = "bytes";

type Decoding = Encoding | typeof asBytes;

// Some releases of Node 23 and 24 decode windows-1252 as Latin-1, and no TextDecoder knows cp850, so tables are used.
const tables = new Map<Decoding, Uint16Array>([
  [asBytes, Uint16Array.from({ length: 256 }, (_, byte) => byte)],
  ...codePageNames.map((name) => [name, codesOf(codePages[name])] as const),
]);

function codesOf(half: string): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, byte) => (byte < 128 ? byte : half.charCodeAt(byte - 128)));
}

const isUtf32 = (encoding: Decoding): encoding is "utf-32le" | "utf-32be" => encoding.startsWith("utf-32");

/** A multiple of four, for UTF-32. */
const bytesPerPiece = 128 * 1024;

/** The text in pieces, from the byte `from`; malformed bytes become U+FFFD. */
export function* decodePieces(bytes: Uint8Array, encoding: Decoding, from: number): Generator<string> {
  const table = tables.get(encoding);
  const decoder = table !== undefined || isUtf32(encoding) ? undefined : new TextDecoder(encoding, { ignoreBOM: true });
  for (let start = from; start < bytes.length; start += bytesPerPiece) {
    const piece = bytes.subarray(start, start + bytesPerPiece);
    const text =
      table !== undefined
        ? decodeWith(table, piece)
        : (decoder?.decode(piece, { stream: true }) ?? decodeUtf32(piece, encoding === "utf-32le"));
    if (text !== "") yield text;
  }
  const rest = decoder?.decode() ?? "";
  if (rest !== "") yield rest;
}

/** JavaScript limits the number of arguments of a call. */
const codesPerCall = 8192;

function decodeWith(table: Uint16Array, bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += codesPerCall) {
    const units = Uint16Array.from(bytes.subarray(start, start + codesPerCall), (byte) => table[byte]!);
    text += String.fromCharCode(...units);
  }
  return text;
}

const maxCodePoint = 0x10ffff;

function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const code = at + 4 > bytes.length ? Infinity : view.getUint32(at, isLittleEndian);
    text += code > maxCodePoint ? "\uFFFD" : String.fromCodePoint(code);
  }
  return text;
}

/** Bytes as characters (`asBytes`), read in an encoding. */
export function redecode(byteText: string, encoding: CodePage | "utf-8"): string {
  const table = tables.get(encoding);
  if (table !== undefined)
    return byteText.replaceAll(/[\u0080-\u00FF]/g, (byte) => String.fromCharCode(table[byte.charCodeAt(0)]!));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(byteText, (byte) => byte.charCodeAt(0)));
}

/** Whether two one-byte encodings read this byte alike. */
export const readAlike = (byte: number, one: CodePage, other: CodePage): boolean =>
  tables.get(one)![byte] === tables.get(other)![byte];

export type Recognised =
  /** By a byte order mark, by the zeros of wide characters, or because all is ASCII. */
  | { encoding: Encoding; bomBytes: number }
  /** UTF-8, or one of the code pages: the words of the file must tell. */
  | { encoding: undefined; isUtf8: boolean; bomBytes: 0 };

/** Undefined if the bytes are no text. */
export function recogniseEncoding(bytes: Uint8Array): Recognised | undefined {
  const mark = byteOrderMarks.find(([, ...signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) return { encoding: mark[0], bomBytes: mark.length - 1 };
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { encoding: wide, bomBytes: 0 };
  if (bytes.includes(0)) return undefined;
  if (!bytes.some((byte) => byte > 0x7f)) return { encoding: "utf-8", bomBytes: 0 };
  return { encoding: undefined, isUtf8: isUtf8(bytes), bomBytes: 0 };
}

/** The mark of UTF-32 begins with that of UTF-16. */
const byteOrderMarks: readonly (readonly [Encoding, ...number[]])[] = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-32le", 0xff, 0xfe, 0, 0],
  ["utf-32be", 0, 0, 0xfe, 0xff],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

const sampledForZeros = 4096;

/** Of the two bytes of a Latin letter in UTF-16, and of the four in UTF-32, all but one are zero. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const groups = Math.floor(Math.min(bytes.length, sampledForZeros) / 4);
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < 4 * groups; at++) if (bytes[at] === 0) zeros[at % 4]! += 1;
  const isOften = (position: number) => zeros[position]! > groups / 2;
  const isSeldom = (position: number) => zeros[position]! < groups / 10;
  const fits = (often: number[]) => [0, 1, 2, 3].every((at) => (often.includes(at) ? isOften(at) : isSeldom(at)));
  if (fits([1, 2, 3])) return "utf-32le";
  if (fits([0, 1, 2])) return "utf-32be";
  if (fits([1, 3])) return "utf-16le";
  return fits([0, 2]) ? "utf-16be" : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += bytesPerPiece) {
      decoder.decode(bytes.subarray(start, start + bytesPerPiece), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Replacements for characters of French texts that old encodings lack. */
const nearest: Record<string, string> = {
  "\u202F": "\u00A0",
  "\u2011": "-",
  "→": ">",
  "’": "'",
  "…": "...",
  œ: "oe",
  Œ: "OE",
};

/** A character that the encoding lacks becomes a similar one, or a question mark. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    return encodeWide(units, 2, encoding === "utf-16le");
  }
  if (isUtf32(encoding)) {
    return encodeWide(
      Array.from(text, (character) => character.codePointAt(0)!),
      4,
      encoding === "utf-32le",
    );
  }
  const bytes = bytesOf(encoding);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const byte = bytes.get(character);
      return byte === undefined ? Array.from(nearest[character] ?? "?", (one) => bytes.get(one) ?? 0x3f) : [byte];
    }),
  );
}

function encodeWide(codes: readonly number[], bytesEach: 2 | 4, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(codes.length * bytesEach));
  for (const [index, code] of codes.entries()) {
    if (bytesEach === 2) view.setUint16(index * 2, code, isLittleEndian);
    else view.setUint32(index * 4, code, isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}

const byteTables = new Map<CodePage, ReadonlyMap<string, number>>();

function bytesOf(encoding: CodePage): ReadonlyMap<string, number> {
  let found = byteTables.get(encoding);
  if (found === undefined) {
    found = new Map(Array.from(tables.get(encoding)!, (code, byte) => [String.fromCharCode(code), byte]));
    byteTables.set(encoding, found);
  }
  return found;
}
