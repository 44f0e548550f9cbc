// Decodes and encodes text in the encodings that are usual for CSV files in France.

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";

// Bytes 0x80 to 0xFF. Some releases of Node 23 and 24 decode windows-1252 as Latin-1, so TextDecoder is not used.
const upperHalf = {
  "windows-1252":
    "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ" +
    Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join(""),
  macintosh:
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
    "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
} as const;

const codesOf = (half: string): Uint16Array =>
  Uint16Array.from({ length: 256 }, (_, byte) => (byte < 128 ? byte : half.charCodeAt(byte - 128)));

const codes = { "windows-1252": codesOf(upperHalf["windows-1252"]), macintosh: codesOf(upperHalf.macintosh) };

const bytesPerPiece = 128 * 1024;

/** The text in pieces, from the byte `from`; malformed bytes become U+FFFD. */
export function* decodePieces(bytes: Uint8Array, encoding: Encoding, from: number): Generator<string> {
  const decoder = encoding in codes ? undefined : new TextDecoder(encoding, { ignoreBOM: true });
  for (let start = from; start < bytes.length; start += bytesPerPiece) {
    const piece = bytes.subarray(start, start + bytesPerPiece);
    const text = decoder?.decode(piece, { stream: true }) ?? decodeSingle(piece, encoding as keyof typeof codes);
    if (text !== "") yield text;
  }
  const rest = decoder?.decode() ?? "";
  if (rest !== "") yield rest;
}

/** JavaScript limits the number of arguments of a call. */
const codesPerCall = 8192;

function decodeSingle(bytes: Uint8Array, encoding: keyof typeof codes): string {
  const table = codes[encoding];
  let text = "";
  for (let start = 0; start < bytes.length; start += codesPerCall) {
    const units = Uint16Array.from(bytes.subarray(start, start + codesPerCall), (byte) => table[byte]!);
    text += String.fromCharCode(...units);
  }
  return text;
}

export type Encodings = {
  /** Of encodings with equal scores, the first one is chosen. */
  possible: Encoding[];
  /** Length of the byte order mark. */
  bomBytes: number;
};

/** The possible encodings, by the byte order mark and the byte values; undefined if the bytes are no text. */
export function possibleEncodings(bytes: Uint8Array): Encodings | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { possible: ["utf-8"], bomBytes: 3 };
  if (first === 0xff && second === 0xfe) return { possible: ["utf-16le"], bomBytes: 2 };
  if (first === 0xfe && second === 0xff) return { possible: ["utf-16be"], bomBytes: 2 };

  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { possible: [wide], bomBytes: 0 };
  if (bytes.includes(0)) return undefined;
  const single: Encoding[] = looksLikeMac(bytes) ? ["macintosh", "windows-1252"] : ["windows-1252", "macintosh"];
  return { possible: isUtf8(bytes) ? ["utf-8", ...single] : [...single, "utf-8"], bomBytes: 0 };
}

const sampledForZeros = 4096;

/** In UTF-16, every second byte of Latin letters is zero. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(bytes.length, sampledForZeros) / 2);
  let [even, odd] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) even += 1;
    if (bytes[2 * pair + 1] === 0) odd += 1;
  }
  if (odd > pairs / 2 && even < pairs / 10) return "utf-16le";
  if (even > pairs / 2 && odd < pairs / 10) return "utf-16be";
  return undefined;
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

const usualInFrench = new Set("àâäçèéêëîïôöùûüÿÀÂÄÇÈÉÊËÎÏÔÖÙÛÜæœÆŒ’«»€°…–\u00A0");

/** Whether more bytes above 0x7F are usual French characters in Mac Roman than in Windows-1252. */
function looksLikeMac(bytes: Uint8Array): boolean {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]! += 1;
  let balance = 0;
  for (let byte = 128; byte < 256; byte++) {
    const usual = (half: string) => (usualInFrench.has(half.charAt(byte - 128)) ? counts[byte]! : 0);
    balance += usual(upperHalf.macintosh) - usual(upperHalf["windows-1252"]);
  }
  return balance > 0;
}

const bytesOf = {
  "windows-1252": byteTable("windows-1252"),
  macintosh: byteTable("macintosh"),
};

function byteTable(encoding: keyof typeof codes): Map<number, number> {
  return new Map(Array.from(codes[encoding], (code, byte) => [code, byte]));
}

/** Replacements for characters of French texts that old encodings lack. */
const nearest: Record<string, string> = { "\u202F": "\u00A0", "\u2011": "-", "→": ">" };

/** A character that the encoding lacks becomes a similar one, or a question mark. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let index = 0; index < text.length; index++) {
      view.setUint16(index * 2, text.charCodeAt(index), encoding === "utf-16le");
    }
    return new Uint8Array(view.buffer);
  }
  const table = bytesOf[encoding];
  const byteOf = (character: string) => table.get(character.codePointAt(0)!);
  return Uint8Array.from(text, (character) => byteOf(character) ?? byteOf(nearest[character] ?? "?")!);
}
