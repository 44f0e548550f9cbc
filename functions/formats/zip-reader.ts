// Reads ZIP archives: the entries of the central directory, and an entry's bytes, inflated piece by piece.
import { Inflate } from "fflate";
import { crc32 } from "./crc32.ts";
import { centralHeader, endRecord, localHeader, method, type ZipEntry } from "./zip-format.ts";

/** By name in lower case, because names of a workbook's parts ignore case; with `/`, and none at the start. */
export type ZipEntries = Map<string, ZipEntry>;

export type ZipErrorCode =
  /** Truncated, damaged, or of a wrong structure. */
  | "broken"
  /** Protected by a password. */
  | "encrypted"
  /** An entry inflates to more bytes than were allowed. */
  | "too-large";

/** The only error that reading an archive throws; `entry` is the name of the wrong entry. */
export class ZipError extends Error {
  override name = "ZipError";
  readonly code: ZipErrorCode;
  readonly entry: string | undefined;

  constructor(code: ZipErrorCode, entry?: string) {
    super(code);
    this.code = code;
    this.entry = entry;
  }
}

const maxCommentBytes = 0xffff;
/** The end record of ZIP64 and its locator (4.3.14 and 4.3.15). */
const zip64End = { signature: 0x06064b50, bytes: 56, locator: 0x07064b50, locatorBytes: 20 };
/** Means that the real value is a 64-bit number in another field. */
const zip64Marker = 0xffffffff;
const zip64ExtraField = 1;
const encryptedFlag = 1;

const broken = (entry?: string) => new ZipError("broken", entry);

/** Offsets outside the file are rejected. Throws `ZipError`. */
export function listEntries(bytes: Uint8Array, { maxEntries }: { maxEntries: number }): ZipEntries {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let { at, until } = findDirectory(view);
  const entries: ZipEntries = new Map();
  while (at + centralHeader.bytes <= until && view.getUint32(at, true) === centralHeader.signature) {
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + centralHeader.bytes + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > until || entries.size >= maxEntries) throw broken();
    const nameStart = at + centralHeader.bytes;
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
  const first = Math.max(0, view.byteLength - endRecord.bytes - maxCommentBytes);
  for (let end = view.byteLength - endRecord.bytes; end >= first; end--) {
    if (view.getUint32(end, true) !== endRecord.signature) continue;
    const [bytes, at] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
    if (at !== zip64Marker && bytes !== zip64Marker) return checkedSpan(at, bytes, end);
    const locator = end - zip64End.locatorBytes;
    if (locator < 0 || view.getUint32(locator, true) !== zip64End.locator) throw broken();
    const wide = readUint64(view, locator + 8);
    if (wide + zip64End.bytes > locator || view.getUint32(wide, true) !== zip64End.signature) throw broken();
    return checkedSpan(readUint64(view, wide + 48), readUint64(view, wide + 40), wide);
  }
  throw broken();
}

function checkedSpan(at: number, bytes: number, end: number): { at: number; until: number } {
  if (at + bytes > end) throw broken();
  return { at, until: at + bytes };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, extra: DataView, name: string): ZipEntry {
  const isEncrypted = (view.getUint16(at + 8, true) & encryptedFlag) !== 0;
  if (isEncrypted) throw new ZipError("encrypted");
  const narrow = [at + 24, at + 20, at + 42].map((field) => view.getUint32(field, true));
  const [inflated, packed, local] = widenFields(narrow, extra) as [number, number, number];

  if (local + localHeader.bytes > bytes.length || view.getUint32(local, true) !== localHeader.signature) {
    throw broken(name);
  }
  const start = local + localHeader.bytes + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) throw broken(name);
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: bytes.subarray(start, start + packed),
    bytes: inflated,
  };
}

/** Values that do not fit into 32 bits are in the extra field, in this order; some writers put all of them there. */
function widenFields(narrow: number[], extra: DataView): number[] {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const [id, bytes] = [extra.getUint16(at, true), extra.getUint16(at + 2, true)];
    if (id === zip64ExtraField) {
      let next = at + 4;
      return narrow.map((value) => {
        if (value !== zip64Marker) return value;
        if (next + 8 > Math.min(at + 4 + bytes, extra.byteLength)) throw broken();
        next += 8;
        return readUint64(extra, next - 8);
      });
    }
    at += 4 + bytes;
  }
  return narrow;
}

function readUint64(view: DataView, at: number): number {
  if (at < 0 || at + 8 > view.byteLength) throw broken();
  return Number(view.getBigUint64(at, true));
}

/** Packed bytes of one step; deflate expands them up to 1,032 times. */
const packedPerStep = 16 * 1024;
const storedPerStep = 128 * 1024;

/** The entry's bytes, piece by piece; size and checksum are checked by the end. Throws `ZipError`. */
export function* inflateEntry(entry: ZipEntry, maxBytes: number): Generator<Uint8Array> {
  if (entry.bytes > maxBytes) throw new ZipError("too-large", entry.name);
  let size = 0;
  let crc = 0;
  for (const piece of inflate(entry)) {
    size += piece.length;
    if (size > entry.bytes) throw broken(entry.name);
    crc = crc32(piece, crc);
    if (piece.length > 0) yield piece;
  }
  if (size !== entry.bytes || crc !== entry.crc) throw broken(entry.name);
}

function* inflate({ method: packing, packed, name }: ZipEntry): Generator<Uint8Array> {
  if (packing === method.stored) {
    for (let at = 0; at < packed.length; at += storedPerStep) yield packed.subarray(at, at + storedPerStep);
    return;
  }
  if (packing !== method.deflated) throw broken(name);
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
