// What a browser brings to the PDF engine: the same functions as Node's, in JavaScript, because they must not wait.
import { zlibSync } from "fflate";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { crc32 } from "../functions/formats/crc32.ts";
import type { Platform } from "../functions/formats/platform.ts";

export const webPlatform: Platform = {
  // Level 3, as on Node: phones feel the time more than the bytes.
  deflate: (bytes) => zlibSync(bytes, { level: 3 }),
  latin1: (text) => {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  },
  crc32: (bytes) => crc32(bytes),
  sha256: (parts) => {
    const hash = sha256.create();
    for (const part of parts) hash.update(part);
    return bytesToHex(hash.digest());
  },
};
