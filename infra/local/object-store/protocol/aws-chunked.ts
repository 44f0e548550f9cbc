// Reads the `aws-chunked` body that the SDK sends for streams: chunks with their sizes, then trailing checksums.
import { S3Error } from "./s3-error.ts";

/** Of a size or a trailer: an endless line must not fill the memory. */
const maxLineLength = 1024;

/** S3's own rule: only the last chunk may be smaller. */
const smallestChunkBytes = 8192;

const malformed = () => new S3Error("IncompleteBody", "The chunks of the body are malformed or cut short.");

/** Yields the bytes of the chunks; after the last one, `trailers` holds what followed them, names in small letters. */
export async function* readAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  let state: "size" | "data" | "after data" | "trailer" | "end" = "size";
  let line = "";
  let left = 0;
  let small = false;
  for await (const piece of source) {
    let at = 0;
    while (at < piece.length) {
      if (state === "data") {
        const part = piece.subarray(at, at + left);
        at += part.length;
        left -= part.length;
        if (left === 0) state = "after data";
        yield part;
        continue;
      }
      const lineEnd = piece.indexOf(0x0a, at);
      line += piece.toString("latin1", at, lineEnd === -1 ? piece.length : lineEnd);
      if (line.length > maxLineLength) throw malformed();
      if (lineEnd === -1) break;
      at = lineEnd + 1;
      if (!line.endsWith("\r")) throw malformed();
      const text = line.slice(0, -1);
      line = "";
      if (state === "size") {
        const [, size] = /^([0-9a-fA-F]{1,12})$/.exec(text) ?? [];
        if (size === undefined) throw malformed();
        if (small && size !== "0") {
          throw new S3Error("InvalidChunkSizeError", "Only the last chunk may have fewer than 8192 bytes");
        }
        left = Number.parseInt(size, 16);
        small = left < smallestChunkBytes;
        state = left === 0 ? "trailer" : "data";
      } else if (state === "after data") {
        if (text !== "") throw malformed();
        state = "size";
      } else if (state === "trailer") {
        const [, name, value] = /^([A-Za-z0-9-]+):\s*(.*?)\s*$/.exec(text) ?? [];
        if (text === "") state = "end";
        else if (name === undefined || value === undefined || trailers.size >= 8) throw malformed();
        else trailers.set(name.toLowerCase(), value);
      } else {
        throw malformed();
      }
    }
  }
  if (state !== "end") throw malformed();
}
