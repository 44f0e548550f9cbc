// The format that the reader and the writer of ZIP archives share (.ZIP File Format Specification, APPNOTE 6.3.10).

/** A file of an archive, as it is stored there. */
export type ZipEntry = {
  name: string;
  /** 0: stored, 8: deflated; a reader may find others. */
  method: number;
  /** CRC-32 of the unpacked bytes. */
  crc: number;
  packed: Uint8Array;
  /** Length after unpacking. */
  bytes: number;
};

export const method = { stored: 0, deflated: 8 } as const;

// Signatures, and lengths of the fixed parts (4.3.7, 4.3.12 and 4.3.16).
export const localHeader = { signature: 0x04034b50, bytes: 30 } as const;
export const centralHeader = { signature: 0x02014b50, bytes: 46 } as const;
export const endRecord = { signature: 0x06054b50, bytes: 22 } as const;
