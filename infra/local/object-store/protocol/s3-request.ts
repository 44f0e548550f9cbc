// Reads the first line and the headers of a request as S3 does: nothing is normalised, `..` and `//` are kept.
import type { IncomingMessage } from "node:http";
import { S3Error } from "./s3-error.ts";

export type S3Request = {
  method: string;
  bucket: string;
  /** Empty where the request is about the bucket. */
  key: string;
  /** The path as it is signed: decoded, then encoded in the one form that SigV4 has. */
  signedPath: string;
  query: [name: string, value: string][];
  /** Names in small letters; values of repeated headers joined with commas, which is how they are signed. */
  headers: ReadonlyMap<string, string>;
};

const maxKeyBytes = 1024;

const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

export const encodePath = (path: string): string => path.split("/").map(percentEncode).join("/");

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI", "The address is not percent-encoded UTF-8.");
  }
}

export function readQuery(query: string): [string, string][] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const [name, value] = equals === -1 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [percentDecode(name.replaceAll("+", " ")), percentDecode(value.replaceAll("+", " "))];
    });
}

/** `rawHeaders` as Node gives them: name, value, name, value… */
export function readHeaders(rawHeaders: string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = String(rawHeaders[at]).toLowerCase();
    const value = String(rawHeaders[at + 1]);
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

export function readRequest({ method = "", url = "", rawHeaders }: IncomingMessage): S3Request {
  if (!url.startsWith("/") || url.includes("#"))
    throw new S3Error("InvalidURI", "The address must begin with a slash.");
  const question = url.indexOf("?");
  const path = percentDecode(question === -1 ? url : url.slice(0, question));
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/su.exec(path) ?? [];
  if (Buffer.byteLength(key) > maxKeyBytes) {
    throw new S3Error("KeyTooLongError", `A key has at most ${maxKeyBytes} bytes.`);
  }
  return {
    method,
    bucket,
    key,
    signedPath: encodePath(path),
    query: question === -1 ? [] : readQuery(url.slice(question + 1)),
    headers: readHeaders(rawHeaders),
  };
}
