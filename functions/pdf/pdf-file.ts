// Serialises pdf-lib's objects into a file: object streams, a cross-reference stream, and a compressor of the caller's.
import { PDFHexString, PDFName, PDFObject, PDFRawStream, type PDFContext, type PDFRef } from "pdf-lib";

/** What each platform has built in, several times faster than JavaScript could do it. */
export type Platform = {
  /** zlib-format compression. */
  deflate: (bytes: Uint8Array) => Uint8Array;
  /** SHA-256 in hexadecimal. */
  sha256: (bytes: Uint8Array) => string;
};

type Deflate = Platform["deflate"];

const encoder = new TextEncoder();
const objectsPerStream = 200;
const endOfStream = encoder.encode("\nendstream\nendobj\n");
const header = new Uint8Array([...encoder.encode("%PDF-1.7\n%"), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);

/** A stream object that is compressed on the way. */
function deflatedStream(context: PDFContext, bytes: Uint8Array, deflate: Deflate, entries = {}): PDFRawStream {
  const compressed = deflate(bytes);
  return PDFRawStream.of(context.obj({ ...entries, Filter: "FlateDecode", Length: compressed.length }), compressed);
}

/** A value that is written as it stands: prepared beforehand, ASCII only. */
export class Verbatim extends PDFObject {
  readonly #text: string;
  constructor(text: string) {
    super();
    this.#text = text;
  }
  override toString(): string {
    return this.#text;
  }
}

/** The bytes of the file. `id` is 16 bytes in hexadecimal that stand for this content. */
export function serialize(
  context: PDFContext,
  catalog: PDFRef,
  info: PDFRef,
  id: string,
  deflate: Deflate,
): Uint8Array {
  const parts: Uint8Array[] = [header];
  let offset = header.length;
  /** Per object number: [type, field 2, field 3] of a cross-reference stream (ISO 32000-1, table 18). */
  const entries: [type: number, second: number, third: number][] = [[0, 0, 65535]];

  // The bytes of a stream go into the file as they are, in one copy: pdf-lib would copy them one by one.
  const writeStream = (ref: PDFRef, stream: PDFRawStream) => {
    entries[ref.objectNumber] = [1, offset, 0];
    const head = encoder.encode(`${ref.objectNumber} 0 obj\n${String(stream.dict)}\nstream\n`);
    parts.push(head, stream.contents, endOfStream);
    offset += head.length + stream.contents.length + endOfStream.length;
  };

  let packed: [PDFRef, PDFObject][] = [];
  const writePacked = () => {
    const ref = context.nextRef();
    // Everything but streams is ASCII, so a string's length is its length in bytes.
    const texts = packed.map(([, object]) => String(object));
    const index: string[] = [];
    let position = 0;
    for (const [order, [{ objectNumber }]] of packed.entries()) {
      entries[objectNumber] = [2, ref.objectNumber, order];
      index.push(`${objectNumber} ${position}`);
      position += texts[order]!.length + 1;
    }
    const head = `${index.join(" ")} `;
    const bytes = encoder.encode(head + texts.join(" "));
    writeStream(ref, deflatedStream(context, bytes, deflate, { Type: "ObjStm", N: packed.length, First: head.length }));
    packed = [];
  };

  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      writeStream(ref, object);
    } else {
      packed.push([ref, object]);
      if (packed.length === objectsPerStream) writePacked();
    }
  }
  if (packed.length > 0) writePacked();

  const xref = context.nextRef();
  entries[xref.objectNumber] = [1, offset, 0];
  const table = new Uint8Array(entries.length * 7);
  const view = new DataView(table.buffer);
  for (let number = 0; number < entries.length; number++) {
    const [type, second, third] = entries[number] ?? [0, 0, 65535];
    view.setUint8(number * 7, type);
    view.setUint32(number * 7 + 1, second);
    view.setUint16(number * 7 + 5, third);
  }
  const startOfXref = offset;
  const stream = deflatedStream(context, table, deflate, { Type: "XRef", Size: entries.length, W: [1, 4, 2] });
  stream.dict.set(PDFName.of("Root"), catalog);
  stream.dict.set(PDFName.of("Info"), info);
  stream.dict.set(PDFName.of("ID"), context.obj([PDFHexString.of(id), PDFHexString.of(id)]));
  writeStream(xref, stream);
  parts.push(encoder.encode(`startxref\n${startOfXref}\n%%EOF\n`));
  return concatenate(parts);
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
