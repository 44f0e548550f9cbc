// The functions of the runtime that the pure rooms need.

/** Each runtime has these built in, several times faster than JavaScript. */
export type Platform = {
  /** zlib-format compression. */
  deflate: (bytes: Uint8Array) => Uint8Array;
  /** ISO 8859-1: one byte for each character, up to U+00FF. */
  latin1: (text: string) => Uint8Array;
  /** CRC-32 of ZIP archives, an unsigned number. */
  crc32: (bytes: Uint8Array) => number;
  /** SHA-256 of the concatenated parts, in hexadecimal. */
  sha256: (parts: readonly Uint8Array[]) => string;
};
