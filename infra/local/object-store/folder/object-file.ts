// One object is one file: its bytes, then its record, then a trailer of 16 bytes that marks the file as complete.
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import * as z from "zod";

/** The record of an object. */
const recordSchema = z.object({
  key: z.string(),
  bytes: z.int(),
  /** With its quotes. */
  etag: z.string(),
  /** Milliseconds since 1970. */
  lastModified: z.number(),
  /** `content-type`, `cache-control`…: given back as they came. */
  headers: z.record(z.string(), z.string()),
  /** Without `x-amz-meta-`. */
  metadata: z.record(z.string(), z.string()),
  checksums: z.record(z.string(), z.string()),
});
export type ObjectRecord = z.output<typeof recordSchema>;

const magic = Buffer.from("DOSSIER1");
const endBytes = 4 + 4 + magic.length;
/** Most records are shorter, so one read is enough. */
const usualTailBytes = 4096;
/** Keys have at most 1 KB, metadata 2 KB, headers 16 KB; JSON can write each byte in six. */
const maxRecordBytes = 128 * 1024;

export function recordBytes(record: ObjectRecord): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  const end = Buffer.alloc(8);
  end.writeUInt32LE(json.length, 0);
  end.writeUInt32LE(crc32(json), 4);
  return Buffer.concat([json, end, magic]);
}

/** Undefined if the file is incomplete, or of another form. */
export async function readRecord(file: FileHandle): Promise<ObjectRecord | undefined> {
  const { size } = await file.stat();
  let tail = await readTail(file, size, Math.min(size, usualTailBytes));
  if (tail.length < endBytes || !tail.subarray(-magic.length).equals(magic)) return undefined;
  const jsonBytes = tail.readUInt32LE(tail.length - endBytes);
  if (jsonBytes > maxRecordBytes || jsonBytes + endBytes > size) return undefined;
  if (jsonBytes + endBytes > tail.length) tail = await readTail(file, size, jsonBytes + endBytes);
  const json = tail.subarray(tail.length - endBytes - jsonBytes, tail.length - endBytes);
  if (crc32(json) !== tail.readUInt32LE(tail.length - endBytes + 4)) return undefined;
  // The checksum is right, so this is JSON.
  const record = recordSchema.safeParse(JSON.parse(json.toString()));
  return record.success && record.data.bytes + jsonBytes + endBytes === size ? record.data : undefined;
}

async function readTail(file: FileHandle, size: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, size - length);
  return buffer.subarray(0, bytesRead);
}
