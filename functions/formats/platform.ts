// What the pure rooms ask of the machine that they run on.

/** What each platform has built in, several times faster than JavaScript could do it. */
export type Platform = {
  /** zlib-format compression. */
  deflate: (bytes: Uint8Array) => Uint8Array;
  /** Characters up to U+00FF as a byte each (ISO 8859-1). */
  latin1: (text: string) => Uint8Array;
  /** CRC-32 of ZIP archives, an unsigned number. */
  crc32: (bytes: Uint8Array) => number;
  /** SHA-256 of all the parts, one after another, in hexadecimal. */
  sha256: (parts: readonly Uint8Array[]) => string;
};
