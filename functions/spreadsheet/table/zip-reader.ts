// The list of a ZIP's entries, from its central directory, and an entry's bytes, inflated piece by piece.
import { Inflate } from "fflate";
import { limits, TableError } from "./file-errors.ts";

export type ZipEntry = {
  /** With `/`, and none at the start. */
  name: string;
  method: number;
  crc: number;
  /** As they stand in the ZIP. */
  packed: Uint8Array;
  /** Inflated, as the ZIP says. */
  bytes: number;
};

/** By name in small letters: parts of a workbook are found whatever the case. */
export type ZipEntries = Map<string, ZipEntry>;

const endRecord = { signature: 0x06054b50, bytes: 22, longestComment: 0xffff };
const wideEnd = { signature: 0x06064b50, locator: 0x07064b50, locatorBytes: 20 };
const directoryRecord = { signature: 0x02014b50, bytes: 46 };
const localRecord = { signature: 0x04034b50, bytes: 30 };
/** The real number is 64 bits wide, elsewhere. */
const elsewhere = 0xffffffff;

const broken = (part?: string) => new TableError("broken-zip", part === undefined ? {} : { values: { part } });

/** Offsets and sizes are checked against the bytes that there are: what lies is refused. Throws `TableError`. */
export function listEntries(bytes: Uint8Array): ZipEntries {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let { at, until } = findDirectory(view);
  const entries: ZipEntries = new Map();
  while (at + directoryRecord.bytes <= until && view.getUint32(at, true) === directoryRecord.signature) {
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + directoryRecord.bytes + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > until || entries.size >= limits.zipEntries) throw broken();
    const nameStart = at + directoryRecord.bytes;
    const extra = new DataView(bytes.buffer, bytes.byteOffset + nameStart + nameBytes, extraBytes);
    const entry = readEntry(bytes, view, at, extra, decodeName(bytes.subarray(nameStart, nameStart + nameBytes)));
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw broken(entry.name);
    entries.set(key, entry);
    at = next;
  }
  if (at !== until || entries.size === 0) throw broken();
  return entries;
}

const decodeName = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes).replaceAll("\\", "/").replace(/^\/+/, "");

function findDirectory(view: DataView): { at: number; until: number } {
  const first = Math.max(0, view.byteLength - endRecord.bytes - endRecord.longestComment);
  for (let end = view.byteLength - endRecord.bytes; end >= first; end--) {
    if (view.getUint32(end, true) !== endRecord.signature) continue;
    const [bytes, at] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
    if (at !== elsewhere && bytes !== elsewhere) return checkedSpan(at, bytes, end);
    const locator = end - wideEnd.locatorBytes;
    if (locator < 0 || view.getUint32(locator, true) !== wideEnd.locator) throw broken();
    const wide = readWide(view, locator + 8);
    if (wide + 56 > locator || view.getUint32(wide, true) !== wideEnd.signature) throw broken();
    return checkedSpan(readWide(view, wide + 48), readWide(view, wide + 40), wide);
  }
  throw broken();
}

function checkedSpan(at: number, bytes: number, end: number): { at: number; until: number } {
  if (at + bytes > end) throw broken();
  return { at, until: at + bytes };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, extra: DataView, name: string): ZipEntry {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (isEncrypted) throw new TableError("password");
  const narrow = [at + 24, at + 20, at + 42].map((place) => view.getUint32(place, true));
  const [inflated, packed, local] = widen(narrow, extra) as [number, number, number];

  if (local + localRecord.bytes > bytes.length || view.getUint32(local, true) !== localRecord.signature) {
    throw broken(name);
  }
  const start = local + localRecord.bytes + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) throw broken(name);
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: bytes.subarray(start, start + packed),
    bytes: inflated,
  };
}

/** Sizes and offset that do not fit into 32 bits stand in an extra field, in this order; some writers always do so. */
function widen(narrow: number[], extra: DataView): number[] {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const [id, bytes] = [extra.getUint16(at, true), extra.getUint16(at + 2, true)];
    if (id === 1) {
      let next = at + 4;
      return narrow.map((value) => {
        if (value !== elsewhere) return value;
        if (next + 8 > Math.min(at + 4 + bytes, extra.byteLength)) throw broken();
        next += 8;
        return readWide(extra, next - 8);
      });
    }
    at += 4 + bytes;
  }
  return narrow;
}

function readWide(view: DataView, at: number): number {
  if (at < 0 || at + 8 > view.byteLength) throw broken();
  return Number(view.getBigUint64(at, true));
}

/** Packed bytes for one step: 1,032 times as many can come out. */
const packedPerStep = 16 * 1024;
const storedPerStep = 128 * 1024;

/** The entry's bytes, piece by piece; after the last one its size and its checksum have been checked. */
export function* inflateEntry(entry: ZipEntry, most: number = limits.inflatedBytes): Generator<Uint8Array> {
  if (entry.bytes > most) throw new TableError("zip-bomb", { values: { part: entry.name } });
  let size = 0;
  let crc = ~0;
  for (const piece of inflate(entry)) {
    size += piece.length;
    if (size > entry.bytes) throw broken(entry.name);
    crc = addToCrc(crc, piece);
    if (piece.length > 0) yield piece;
  }
  if (size !== entry.bytes || ~crc >>> 0 !== entry.crc) throw broken(entry.name);
}

function* inflate({ method, packed, name }: ZipEntry): Generator<Uint8Array> {
  if (method === 0) {
    for (let at = 0; at < packed.length; at += storedPerStep) yield packed.subarray(at, at + storedPerStep);
    return;
  }
  if (method !== 8) throw broken(name);
  let pieces: Uint8Array[] = [];
  const inflater = new Inflate((piece) => pieces.push(piece));
  for (let at = 0; at < packed.length; at += packedPerStep) {
    try {
      inflater.push(packed.subarray(at, at + packedPerStep), at + packedPerStep >= packed.length);
    } catch {
      throw broken(name);
    }
    yield* pieces;
    pieces = [];
  }
}

/** Four tables, for four bytes at a time. */
const crcTables = Array.from({ length: 4 }, () => new Int32Array(256));
for (let byte = 0; byte < 256; byte++) {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  crcTables[0]![byte] = value;
}
for (let byte = 0; byte < 256; byte++) {
  for (let table = 1; table < 4; table++) {
    const before = crcTables[table - 1]![byte]!;
    crcTables[table]![byte] = (before >>> 8) ^ crcTables[0]![before & 255]!;
  }
}

function addToCrc(crc: number, bytes: Uint8Array): number {
  const [one, two, three, four] = crcTables as [Int32Array, Int32Array, Int32Array, Int32Array];
  let value = crc;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    value ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    value = four[value & 255]! ^ three[(value >>> 8) & 255]! ^ two[(value >>> 16) & 255]! ^ one[value >>> 24]!;
  }
  for (; at < bytes.length; at++) value = one[(value ^ bytes[at]!) & 255]! ^ (value >>> 8);
  return value;
}
