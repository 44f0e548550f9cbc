// Reads answers or a spreadsheet, from a file or from standard input.
import { createReadStream } from "node:fs";

/** Answers about sixty relatives take about ten thousand bytes; a longer file holds something else. */
export const maxAnswersBytes = 5 * 1024 * 1024;

export type SourceBytesErrorCode = "no-file" | "is-folder" | "no-access" | "in-use" | "too-large";
export type SourceErrorCode = SourceBytesErrorCode | "not-utf-8";

const reasons: Record<string, SourceBytesErrorCode> = {
  ENOENT: "no-file",
  ENOTDIR: "no-file",
  ENAMETOOLONG: "no-file",
  // Of a name that no file of Windows can have.
  EINVAL: "no-file",
  EISDIR: "is-folder",
  EACCES: "no-access",
  EPERM: "no-access",
  EBUSY: "in-use",
};

/** The bytes at a path, or of standard input for `-`. Throws if the disk fails. */
export async function readBytes(
  source: string,
  maxBytes: number,
): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; reason: SourceBytesErrorCode }> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of source === "-" ? process.stdin : createReadStream(source)) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > maxBytes) return { ok: false, reason: "too-large" };
    }
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    return { ok: false, reason };
  }
  return { ok: true, bytes: Buffer.concat(chunks, length) };
}

export type ReadSource = { ok: true; text: string } | { ok: false; reason: SourceErrorCode };

/** The text at a path, or of standard input for `-`, without its byte order mark. Throws if the disk fails. */
export async function readSource(source: string): Promise<ReadSource> {
  const read = await readBytes(source, maxAnswersBytes);
  return read.ok ? readText(read.bytes) : read;
}

/** The text of answers that were read, without its byte order mark. */
export function readText(bytes: Uint8Array): ReadSource {
  if (bytes.length > maxAnswersBytes) return { ok: false, reason: "too-large" };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: "not-utf-8" };
  }
}

const maxSniffed = 1000;

/** Answers in JSON, by the file's name or its first sign; no sheet begins with a brace. */
export function isAnswersFile(source: string, bytes: Uint8Array): boolean {
  return /\.json$/i.test(source) || /^\uFEFF?\s*\{/.test(Buffer.from(bytes.subarray(0, maxSniffed)).toString("utf8"));
}
