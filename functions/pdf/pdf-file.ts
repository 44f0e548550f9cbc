// Serialises numbered objects into a file: object streams, a cross-reference stream, and a compressor of the caller's.

/** What each platform has built in, several times faster than JavaScript could do it. */
export type Platform = {
  /** zlib-format compression. */
  deflate: (bytes: Uint8Array) => Uint8Array;
  /** SHA-256 in hexadecimal. */
  sha256: (bytes: Uint8Array) => string;
};

type Deflate = Platform["deflate"];

/** The number of an object; `${ref} 0 R` refers to it. */
export type Ref = number;

/** `entries` of its dictionary besides its length. */
type Stream = { entries: string; bytes: Uint8Array };

const encoder = new TextEncoder();
const objectsPerStream = 200;
const endOfStream = encoder.encode("\nendstream\nendobj\n");
const header = new Uint8Array([...encoder.encode("%PDF-1.7\n%"), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);

export type PdfFile = ReturnType<typeof newFile>;

/** A file that objects are added to: streams, or whatever else as its text, ASCII only. */
export function newFile(deflate: Deflate) {
  const objects: (string | Stream)[] = [""];
  return {
    /** The first of so many numbers in a row, for objects that are referred to before they are there. */
    reserve(count = 1): Ref {
      const first = objects.length;
      for (let index = 0; index < count; index++) objects.push("null");
      return first;
    },
    put(ref: Ref, text: string): void {
      objects[ref] = text;
    },
    add: (text: string): Ref => objects.push(text) - 1,
    addStream: (entries: string, bytes: Uint8Array): Ref => objects.push({ entries, bytes }) - 1,
    /** The bytes of the file. `id` is 16 bytes in hexadecimal that stand for this content. */
    bytes: (catalog: Ref, info: Ref, id: string): Uint8Array =>
      serialize(objects, `/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`, deflate),
  };
}

function serialize(objects: readonly (string | Stream)[], trailer: string, deflate: Deflate): Uint8Array {
  const parts: Uint8Array[] = [header];
  let offset = header.length;
  let next = objects.length;
  const packed = objects.filter((object, ref) => ref > 0 && typeof object === "string").length;
  const count = next + Math.ceil(packed / objectsPerStream) + 1;
  // Per object number: type, field 2 and field 3 of a cross-reference stream (ISO 32000-1, table 18).
  const types = new Uint8Array(count);
  const seconds = new Uint32Array(count);
  const thirds = new Uint8Array(count);

  const writeStream = (ref: Ref, { entries, bytes }: Stream) => {
    types[ref] = 1;
    seconds[ref] = offset;
    const head = encoder.encode(`${ref} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`);
    parts.push(head, bytes, endOfStream);
    offset += head.length + bytes.length + endOfStream.length;
  };

  let held = 0;
  let index = "";
  let texts = "";
  const writePacked = () => {
    const bytes = deflate(encoder.encode(`${index}\n${texts}`));
    writeStream(next++, { entries: `/Type/ObjStm/N ${held}/First ${index.length + 1}/Filter/FlateDecode`, bytes });
    held = 0;
    index = "";
    texts = "";
  };
  for (let ref = 1; ref < objects.length; ref++) {
    const object = objects[ref]!;
    if (typeof object !== "string") {
      writeStream(ref, object);
      continue;
    }
    types[ref] = 2;
    seconds[ref] = next;
    thirds[ref] = held++;
    index += `${ref} ${texts.length} `;
    texts += `${object}\n`;
    if (held === objectsPerStream) writePacked();
  }
  if (held > 0) writePacked();

  const startOfXref = offset;
  types[next] = 1;
  seconds[next] = startOfXref;
  const width = startOfXref < 2 ** 16 ? 2 : startOfXref < 2 ** 24 ? 3 : 4;
  const row = width + 2;
  // Each row as its difference to the one above it (predictor 12): a third of the bytes.
  const above = new Uint8Array(row);
  const table = new Uint8Array(count * (1 + row));
  for (let ref = 0, at = 0; ref < count; ref++) {
    table[at++] = 2;
    for (let column = 0; column < row; column++) {
      const second = seconds[ref]! >>> (8 * (width - column));
      const byte = (column === 0 ? types[ref]! : column <= width ? second : thirds[ref]!) & 0xff;
      table[at++] = byte - above[column]!;
      above[column] = byte;
    }
  }
  const predictor = `/DecodeParms<</Predictor 12/Columns ${row}>>`;
  const form = `/Type/XRef/Size ${count}/W[1 ${width} 1]/Filter/FlateDecode${predictor}`;
  writeStream(next, { entries: form + trailer, bytes: deflate(table) });
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
