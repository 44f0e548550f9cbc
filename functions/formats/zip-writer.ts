// Writes ZIP archives in memory, without the time, so that the same files give the same bytes.
import { Deflate, deflateSync } from "fflate";
import { joinBytes } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import type { Platform } from "./platform.ts";
import { centralHeader, endRecord, localHeader, method, type ZipEntry } from "./zip-format.ts";

export type ZipOptions = {
  /** Declares all names as UTF-8, not only those that are not ASCII. */
  utf8Names?: boolean;
};

const version = 20;
const utf8Flag = 0x0800;
/** 1980-01-01, the first date of the format; the time of day is 0. */
const date = 0x0021;
const maxEntries = 0xffff;
const maxBytes = 0xffffffff;

const encoder = new TextEncoder();

/** An entry without compression, for files that are compressed already. */
export const storedEntry = (name: string, bytes: Uint8Array, { crc32 }: Pick<Platform, "crc32">): ZipEntry => ({
  name,
  method: method.stored,
  crc: crc32(bytes),
  packed: bytes,
  bytes: bytes.length,
});

type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** `level`: of zlib; a higher one is smaller and slower. */
export const deflatedEntry = (name: string, bytes: Uint8Array, level: Level): ZipEntry => ({
  name,
  method: method.deflated,
  crc: crc32(bytes),
  packed: deflateSync(bytes, { level }),
  bytes: bytes.length,
});

/** As `deflatedEntry`, from a stream of pieces. */
export function streamedEntry(name: string, pieces: Iterable<Uint8Array>, level: Level): ZipEntry {
  const entry = openEntry(name, level);
  for (const piece of pieces) entry.push(piece);
  return entry.end();
}

/** As `deflatedEntry`, from pieces that come one after another. */
export function openEntry(name: string, level: Level): { push(piece: Uint8Array): void; end(): ZipEntry } {
  const packed: Uint8Array[] = [];
  const deflater = new Deflate({ level }, (piece) => packed.push(piece));
  let crc = 0;
  let bytes = 0;
  return {
    push(piece) {
      crc = crc32(piece, crc);
      bytes += piece.length;
      deflater.push(piece);
    },
    end() {
      deflater.push(new Uint8Array(), true);
      return { name, method: method.deflated, crc, packed: joinBytes(packed), bytes };
    },
  };
}

/** An archive of the entries in their order. Throws `RangeError` above the limits of ZIP without ZIP64. */
export function writeZip(entries: readonly ZipEntry[], { utf8Names = false }: ZipOptions = {}): Uint8Array {
  const named = entries.map((entry) => {
    const name = encoder.encode(entry.name);
    // A name with as many bytes as characters is ASCII.
    return { ...entry, name, flags: utf8Names || name.length !== entry.name.length ? utf8Flag : 0 };
  });
  const bodyBytes = named.reduce((sum, { name, packed }) => sum + localHeader.bytes + name.length + packed.length, 0);
  const directoryBytes = named.reduce((sum, { name }) => sum + centralHeader.bytes + name.length, 0);
  const archive = new Uint8Array(bodyBytes + directoryBytes + endRecord.bytes);
  const view = viewOf(archive);
  let at = 0;
  let directoryAt = bodyBytes;
  for (const entry of named) {
    const { name, packed } = entry;
    view.setUint32(directoryAt, centralHeader.signature, true);
    // The high byte of "made by" is 0 (MS-DOS): no file permissions are stored.
    view.setUint16(directoryAt + 4, version, true);
    writeFields(view, directoryAt + 6, entry);
    view.setUint32(directoryAt + 42, at, true);
    archive.set(name, directoryAt + centralHeader.bytes);
    directoryAt += centralHeader.bytes + name.length;

    view.setUint32(at, localHeader.signature, true);
    writeFields(view, at + 4, entry);
    archive.set(name, at + localHeader.bytes);
    archive.set(packed, at + localHeader.bytes + name.length);
    at += localHeader.bytes + name.length + packed.length;
  }
  writeEnd(archive, { entries: named.length, directoryBytes, bodyBytes });
  return archive;
}

type NamedEntry = Omit<ZipEntry, "name"> & { name: Uint8Array; flags: number };

/** The fields that local headers and central headers share. */
function writeFields(view: DataView, at: number, { name, flags, method, crc, packed, bytes }: NamedEntry): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, flags, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, date, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, packed.length, true);
  view.setUint32(at + 18, bytes, true);
  view.setUint16(at + 22, name.length, true);
}

type End = { entries: number; directoryBytes: number; bodyBytes: number };

function writeEnd(archive: Uint8Array, { entries, directoryBytes, bodyBytes }: End): void {
  if (entries > maxEntries || archive.length > maxBytes) throw new RangeError("Too much for one ZIP archive.");
  const view = viewOf(archive);
  const at = bodyBytes + directoryBytes;
  view.setUint32(at, endRecord.signature, true);
  view.setUint16(at + 8, entries, true);
  view.setUint16(at + 10, entries, true);
  view.setUint32(at + 12, directoryBytes, true);
  view.setUint32(at + 16, bodyBytes, true);
}

function readEnd(archive: Uint8Array): End {
  const view = viewOf(archive);
  const at = archive.length - endRecord.bytes;
  return {
    entries: view.getUint16(at + 10, true),
    directoryBytes: view.getUint32(at + 12, true),
    bodyBytes: view.getUint32(at + 16, true),
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Joins archives of `writeZip`: nothing is compressed again, and only one part is in memory besides the whole. */
export class ZipJoiner {
  private readonly archive: Uint8Array;
  private readonly directories: Uint8Array[] = [];
  private entries = 0;
  private at = 0;

  /** `bytes`: length of all parts together. */
  constructor(bytes: number) {
    this.archive = new Uint8Array(bytes);
  }

  get isEmpty(): boolean {
    return this.entries === 0;
  }

  add(part: Uint8Array): void {
    const { entries, directoryBytes, bodyBytes } = readEnd(part);
    this.archive.set(part.subarray(0, bodyBytes), this.at);
    // `Buffer.slice` would not copy.
    const directory = new Uint8Array(part.subarray(bodyBytes, bodyBytes + directoryBytes));
    const view = viewOf(directory);
    for (let entry = 0; entry < directory.length;) {
      view.setUint32(entry + 42, view.getUint32(entry + 42, true) + this.at, true);
      entry += centralHeader.bytes + view.getUint16(entry + 28, true);
    }
    this.directories.push(directory);
    this.entries += entries;
    this.at += bodyBytes;
  }

  end(): Uint8Array {
    const { entries, at: bodyBytes } = this;
    const directory = joinBytes(this.directories);
    this.archive.set(directory, bodyBytes);
    const whole = this.archive.subarray(0, bodyBytes + directory.length + endRecord.bytes);
    writeEnd(whole, { entries, directoryBytes: directory.length, bodyBytes });
    return whole;
  }
}
