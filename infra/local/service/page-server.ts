// Serves the page for a person, from memory: only what the build made has an address, so no path leads elsewhere.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants, gzip } from "node:zlib";
import { cacheControlOf, contentTypeOf, pageHeaders, withService } from "../../../functions/api/page-files.ts";

export type PageReply = { status: number; headers: Record<string, string>; body: Uint8Array };

/** Undefined where the address is not of the page. */
export type PageServer = (req: Pick<IncomingMessage, "method" | "url" | "headers">) => Promise<PageReply | undefined>;

type Coding = "br" | "gzip";
type PageFile = {
  path: string;
  bytes: Uint8Array;
  hash: string;
  /** Found beside the file, or made at the first request for it. */
  compressed: Partial<Record<Coding, Promise<Uint8Array>>>;
};

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];
const compress: Readonly<Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  // The best takes seconds: the build does that.
  br: (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => gzipped(bytes),
};

/** Reads the folder that the build has made. `hasService`: whether the functions answer at the same address. */
export function openPage(folder: string, { hasService = true } = {}): PageServer {
  const files = new Map(readPage(folder, hasService).map((file) => [`/${file.path}`, file]));
  const index = files.get("/index.html");
  if (index !== undefined) files.set("/", index);
  return async ({ method = "GET", url = "/", headers }) => {
    const file = files.get(url.split("?", 1)[0]!);
    if (file === undefined) return undefined;
    if (method !== "GET" && method !== "HEAD") {
      return { status: 405, headers: { ...pageHeaders, allow: "GET, HEAD" }, body: new Uint8Array() };
    }
    const coding = codingOf(file, headers["accept-encoding"] ?? "");
    const etag = `"${file.hash}${coding === undefined ? "" : `-${coding}`}"`;
    const about = { ...pageHeaders, etag, "cache-control": cacheControlOf(file.path), vary: "accept-encoding" };
    if (isKnown(headers["if-none-match"], etag)) return { status: 304, headers: about, body: new Uint8Array() };
    const body = coding === undefined ? file.bytes : await (file.compressed[coding] ??= compress[coding](file.bytes));
    return {
      status: 200,
      headers: {
        ...about,
        "content-type": contentTypeOf(file.path),
        ...(coding === undefined ? {} : { "content-encoding": coding }),
        "content-length": String(body.length),
      },
      body,
    };
  };
}

function readPage(folder: string, hasService: boolean): PageFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const read = new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name))]),
  );
  return [...new Set([...read.keys()].map((path) => path.replace(/\.br$/, "")))].map((path) => {
    const packed = read.get(`${path}.br`);
    // A package holds what is compressed in that form alone.
    const found = read.get(path) ?? brotliDecompressSync(packed!);
    const isForService = hasService && path === "index.html";
    const bytes = isForService ? Buffer.from(withService(found.toString("utf8"))) : found;
    const prepared = isForService ? undefined : packed;
    const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
    return { path, bytes, hash, compressed: prepared === undefined ? {} : { br: Promise.resolve(prepared) } };
  });
}

/** The best that the browser takes, where it makes the file smaller; a picture is compressed already. */
function codingOf({ path, bytes }: PageFile, accepted: string): Coding | undefined {
  if (bytes.length < 1000 || path.endsWith(".png")) return undefined;
  const taken = accepted.split(",").map((one) => one.trim().toLowerCase().split(";", 2));
  return (["br", "gzip"] as const).find((coding) =>
    taken.some(([name, quality = ""]) => name === coding && !/^\s*q=0(?:\.0*)?\s*$/.test(quality)),
  );
}

/** Weak comparison, as RFC 9110 has it. */
const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
