// The part of an object that a request asks for (RFC 9110, §14).
import type { ObjectRecord } from "../folder/object-file.ts";
import { notImplemented, S3Error } from "./s3-error.ts";

export type Range = { start: number; length: number; isAsked: boolean };

export const wholeOf = ({ bytes }: ObjectRecord): Range => ({ start: 0, length: bytes, isAsked: false });

/** Undefined where the whole object is asked for. */
export function readRange(headers: ReadonlyMap<string, string>, record: ObjectRecord): Range | undefined {
  const text = headers.get("range");
  const ifRange = headers.get("if-range");
  // A download is resumed from the same object only.
  const isSame = ifRange === undefined || ifRange === record.etag || Date.parse(ifRange) >= record.lastModified - 999;
  if (text === undefined || !isSame) return undefined;
  if (/^bytes=.*,/.test(text)) throw notImplemented("several ranges in one request");
  const [, first = "", last = ""] = /^bytes=([0-9]{0,15})-([0-9]{0,15})$/.exec(text) ?? [];
  // A range that is not understood is ignored, as the standard requires.
  if (first === "" && last === "") return undefined;
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  const { bytes } = record;
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes : Math.min(bytes, Number(last) + 1);
  if (start >= end) {
    throw new S3Error("InvalidRange", "The requested range cannot be satisfied.", {
      "content-range": `bytes */${bytes}`,
    });
  }
  return { start, length: end - start, isAsked: true };
}
