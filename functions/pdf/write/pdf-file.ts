// Serialises numbered objects into a file: object streams and a cross-reference stream; the caller brings the compressor.
import { joinBytes } from "../../formats/bytes.ts";
import type { Platform } from "../../formats/platform.ts";

/** The number of an object; `${ref} 0 R` refers to it. */
export type Ref = number;

const encoder = new TextEncoder();
const objectsPerStream = 200;
const endOfStream = encoder.encode("\nendstream\nendobj\n");
const header = new Uint8Array([...encoder.encode("%PDF-1.7\n%"), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);

export type PdfFile = ReturnType<typeof newFile>;

/**
 * A file under construction: streams, and other objects as ASCII text. Objects are packed as they are added, so that a
 * volume of thousands of pages takes little more memory than its bytes.
 */
export function newFile({ deflate, latin1 }: Platform) {
  const parts: Uint8Array[] = [header];
  let offset = header.length;
  // Per object number: type, field 2 and field 3 of a cross-reference stream (ISO 32000-1, table 18).
  const types = [0];
  const seconds = [0];
  const thirds = [0];
  /** The object stream being filled: its number and its contents. */
  let open: Ref | undefined;
  let held = 0;
  let index = "";
  let texts = "";

  const reserve = (count = 1): Ref => {
    const first = types.length;
    for (let added = 0; added < count; added++) {
      types.push(0);
      seconds.push(0);
      thirds.push(0);
    }
    return first;
  };
  const putStream = (ref: Ref, entries: string, bytes: Uint8Array): void => {
    types[ref] = 1;
    seconds[ref] = offset;
    const head = encoder.encode(`${ref} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`);
    parts.push(head, bytes, endOfStream);
    offset += head.length + bytes.length + endOfStream.length;
  };
  const closeObjectStream = (): void => {
    if (open === undefined) return;
    const bytes = deflate(latin1(`${index}\n${texts}`));
    putStream(open, `/Type/ObjStm/N ${held}/First ${index.length + 1}/Filter/FlateDecode`, bytes);
    open = undefined;
    held = 0;
    index = "";
    texts = "";
  };
  const put = (ref: Ref, text: string): void => {
    open ??= reserve();
    types[ref] = 2;
    seconds[ref] = open;
    thirds[ref] = held++;
    index += `${ref} ${texts.length} `;
    texts += `${text}\n`;
    if (held === objectsPerStream) closeObjectStream();
  };

  return {
    /** The first of `count` consecutive numbers, for objects that are referred to before they are added. */
    reserve,
    put,
    add(text: string): Ref {
      const ref = reserve();
      put(ref, text);
      return ref;
    },
    /** `entries` of its dictionary besides its length. */
    addStream(entries: string, bytes: Uint8Array): Ref {
      const ref = reserve();
      putStream(ref, entries, bytes);
      return ref;
    },
    /** Finishes the file. `id`: 16 bytes in hexadecimal, derived from the content. */
    bytes(catalog: Ref, info: Ref, id: string): Uint8Array {
      closeObjectStream();
      const ref = reserve();
      const startOfXref = offset;
      types[ref] = 1;
      seconds[ref] = startOfXref;
      const count = types.length;
      const width = startOfXref < 2 ** 16 ? 2 : startOfXref < 2 ** 24 ? 3 : 4;
      const row = width + 2;
      // Each row is stored as its difference to the row above (predictor 12), in a third of the bytes.
      const above = new Uint8Array(row);
      const table = new Uint8Array(count * (1 + row));
      for (let number = 0, at = 0; number < count; number++) {
        table[at++] = 2;
        for (let column = 0; column < row; column++) {
          const second = seconds[number]! >>> (8 * (width - column));
          const byte = (column === 0 ? types[number]! : column <= width ? second : thirds[number]!) & 0xff;
          table[at++] = byte - above[column]!;
          above[column] = byte;
        }
      }
      const form =
        `/Type/XRef/Size ${count}/W[1 ${width} 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${row}>>` +
        `/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`;
      putStream(ref, form, deflate(table));
      parts.push(encoder.encode(`startxref\n${startOfXref}\n%%EOF\n`));
      return joinBytes(parts);
    },
  };
}
