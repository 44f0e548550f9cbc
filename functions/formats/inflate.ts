// Inflates zlib streams that we hold ourselves, on any platform.
import { unzlibSync } from "fflate";

/** The bytes of a zlib stream; `length` is how many, where it is known. */
export const inflate = (stream: Uint8Array, length?: number): Uint8Array =>
  unzlibSync(stream, length === undefined ? {} : { out: new Uint8Array(length) });
