// ZIP archives of files that are compressed already: stored as they are, and joined without looking at the files again.
import { crc32 } from "node:zlib";

export type ZipEntry = { name: string; bytes: Uint8Array };

// .ZIP File Format Specification (APPNOTE 6.3.10), 4.3.7, 4.3.12 and 4.3.16.
const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const localBytes = 30;
const centralBytes = 46;
const endBytes = 22;
const version = 20;
/** Names are UTF-8 (bit 11). */
const flags = 0x0800;
/** The first day that a ZIP can hold, so that the same files give the same bytes. */
const date = 0x0021;
const mostEntries = 0xffff;
const mostBytes = 0xffffffff;

/** One archive, in the order given. Same entries, same bytes. */
export function zipStored(entries: readonly ZipEntry[]): Uint8Array {
  const named = entries.map(({ name, bytes }) => ({ name: Buffer.from(name), bytes, crc: crc32(bytes) }));
  const bodyBytes = named.reduce((sum, { name, bytes }) => sum + localBytes + name.length + bytes.length, 0);
  const directoryBytes = named.reduce((sum, { name }) => sum + centralBytes + name.length, 0);
  const archive = Buffer.allocUnsafeSlow(bodyBytes + directoryBytes + endBytes);
  archive.fill(0, bodyBytes);
  let at = 0;
  let directoryAt = bodyBytes;
  for (const { name, bytes, crc } of named) {
    const start = at;
    archive.fill(0, at, at + localBytes);
    archive.writeUInt32LE(localSignature, at);
    writeFacts(archive, at + 4, { name, bytes, crc });
    name.copy(archive, at + localBytes);
    archive.set(bytes, at + localBytes + name.length);
    at += localBytes + name.length + bytes.length;

    archive.writeUInt32LE(centralSignature, directoryAt);
    // Made by: 0 in the high byte is a system without permissions of its own.
    archive.writeUInt16LE(version, directoryAt + 4);
    writeFacts(archive, directoryAt + 6, { name, bytes, crc });
    archive.writeUInt32LE(start, directoryAt + 42);
    name.copy(archive, directoryAt + centralBytes);
    directoryAt += centralBytes + name.length;
  }
  writeEnd(archive, { entries: named.length, directoryBytes, bodyBytes });
  return archive;
}

/** What a file's own header and its entry of the directory have in common. */
function writeFacts(
  archive: Buffer,
  at: number,
  { name, bytes, crc }: { name: Buffer; bytes: Uint8Array; crc: number },
): void {
  archive.writeUInt16LE(version, at);
  archive.writeUInt16LE(flags, at + 2);
  archive.writeUInt16LE(date, at + 8);
  archive.writeUInt32LE(crc, at + 10);
  archive.writeUInt32LE(bytes.length, at + 14);
  archive.writeUInt32LE(bytes.length, at + 18);
  archive.writeUInt16LE(name.length, at + 22);
}

type End = { entries: number; directoryBytes: number; bodyBytes: number };

function writeEnd(archive: Buffer, { entries, directoryBytes, bodyBytes }: End): void {
  if (entries > mostEntries || archive.length > mostBytes) throw new RangeError("Too much for one ZIP archive.");
  const at = bodyBytes + directoryBytes;
  archive.fill(0, at);
  archive.writeUInt32LE(endSignature, at);
  archive.writeUInt16LE(entries, at + 8);
  archive.writeUInt16LE(entries, at + 10);
  archive.writeUInt32LE(directoryBytes, at + 12);
  archive.writeUInt32LE(bodyBytes, at + 16);
}

const readEnd = (archive: Buffer): End => ({
  entries: archive.readUInt16LE(archive.length - endBytes + 10),
  directoryBytes: archive.readUInt32LE(archive.length - endBytes + 12),
  bodyBytes: archive.readUInt32LE(archive.length - endBytes + 16),
});

/**
 * One archive out of several that `zipStored` made, taken one after the other. `bytes` is their sum: all that is held at
 * once is the whole and one part.
 */
export function newJoinedZip(bytes: number): {
  add(part: Uint8Array): void;
  entries(): number;
  end(): Uint8Array;
} {
  const archive = Buffer.allocUnsafeSlow(bytes);
  const directories: Buffer[] = [];
  let entries = 0;
  let at = 0;
  return {
    add(part) {
      const read = Buffer.from(part.buffer, part.byteOffset, part.length);
      const end = readEnd(read);
      read.copy(archive, at, 0, end.bodyBytes);
      const directory = Buffer.from(read.subarray(end.bodyBytes, end.bodyBytes + end.directoryBytes));
      for (let entry = 0; entry < directory.length;) {
        directory.writeUInt32LE(directory.readUInt32LE(entry + 42) + at, entry + 42);
        entry += centralBytes + directory.readUInt16LE(entry + 28);
      }
      directories.push(directory);
      entries += end.entries;
      at += end.bodyBytes;
    },
    entries: () => entries,
    end() {
      let directoryAt = at;
      for (const directory of directories) directoryAt += directory.copy(archive, directoryAt);
      const whole = archive.subarray(0, directoryAt + endBytes);
      writeEnd(whole, { entries, directoryBytes: directoryAt - at, bodyBytes: at });
      return whole;
    },
  };
}
