// Reads the text of the answers, from a file or from standard input.
import { createReadStream } from "node:fs";

/** Answers of thirty children and thirty family members are some ten thousand bytes: what is longer is another file. */
const mostBytes = 5_000_000;

export type Unreadable = "no-file" | "is-folder" | "no-access" | "too-large" | "not-utf-8";

const reasons: Record<string, Unreadable> = {
  ENOENT: "no-file",
  ENOTDIR: "no-file",
  ENAMETOOLONG: "no-file",
  EISDIR: "is-folder",
  EACCES: "no-access",
  EPERM: "no-access",
};

/** The text at a path, or of standard input for `-`, without its byte order mark. Throws where the disk fails. */
export async function readSource(
  source: string,
): Promise<{ ok: true; text: string } | { ok: false; reason: Unreadable }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source === "-" ? process.stdin : createReadStream(source)) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes > mostBytes) return { ok: false, reason: "too-large" };
    }
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    return { ok: false, reason };
  }
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { ok: false, reason: "not-utf-8" };
  }
}
