// Reads a PDF by the letter of ISO 32000-1 (7.3, 7.5) and repairs nothing: common readers hide a broken file.
import { inflateSync } from "node:zlib";

export type PdfName = { name: string };
export type PdfReference = { to: number };
export type PdfDictionary = Map<string, PdfValue>;
export type PdfValue = number | boolean | null | string | PdfName | PdfReference | PdfValue[] | PdfDictionary;

/** `dictionary` is undefined where the object is no dictionary; `stream` holds its bytes as they are in the file. */
export type PdfObject = { value: PdfValue; dictionary: PdfDictionary | undefined; stream?: Uint8Array };

export type StrictPdf = {
  objects: Map<number, PdfObject>;
  /** Where the cross-reference stream starts, as the end of the file says it. */
  startOfXref: number;
  /** Bytes of each column of the cross-reference stream. */
  widths: number[];
};

/** Throws an `Error` that names the first violation. */
export function readStrictly(bytes: Uint8Array): StrictPdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const header = /^%PDF-1\.7\n%[\x80-\xff]{4}\n/.exec(file) ?? fail("the header is not that of a binary PDF 1.7");
  const end = /\nstartxref\n(\d+)\n%%EOF\n$/.exec(file.slice(-40)) ?? fail("the file does not end with startxref");
  const startOfXref = Number(end[1]);
  const numbered = /(\d+) 0 obj\n/y;
  numbered.lastIndex = startOfXref;
  const xrefNumber = Number((numbered.exec(file) ?? fail(`startxref ${startOfXref} points at no object`))[1]);
  const xref = readObject(file, bytes, xrefNumber, startOfXref);
  if (file.length - xref.end !== end[0].length - 1) fail("the cross-reference stream is not the last object");
  const { rows, widths } = readXref(xref);

  const objects = new Map<number, PdfObject>();
  const ends = new Map<number, number>();
  for (const [number, [type, offset, generation]] of rows.entries()) {
    if (type !== 1) continue;
    if (generation !== 0) fail(`object ${number} has generation ${generation}`);
    const { end: endOfObject, ...object } = readObject(file, bytes, number, offset);
    if (ends.has(offset)) fail(`two objects at ${offset}`);
    ends.set(offset, endOfObject);
    objects.set(number, object);
  }
  let covered = header[0].length;
  while (covered !== xref.end) {
    covered = ends.get(covered) ?? fail(`the bytes at ${covered} belong to no object of the cross-reference stream`);
  }
  if (ends.size !== [...rows].filter(([type]) => type === 1).length) fail("objects overlap");

  const streams = new Map<number, HeldObject[]>();
  for (const [number, [type, container, index]] of rows.entries()) {
    if (type !== 2) continue;
    const held = streams.get(container) ?? readObjectStream(objects.get(container), container);
    streams.set(container, held);
    const found = held[index];
    if (found?.number !== number) fail(`object ${number} is not number ${index} of object stream ${container}`);
    else objects.set(number, { value: found.value, dictionary: dictionaryOf(found.value) });
  }
  for (const [container, held] of streams) {
    const unlisted = held.find(({ number }, index) => rows[number]?.[1] !== container || rows[number][2] !== index);
    if (unlisted !== undefined) fail(`object ${unlisted.number} of stream ${container} is not in the table`);
  }
  for (const [number, [type]] of rows.entries()) {
    if (type === 0 ? number !== 0 : type > 2) fail(`row ${number} has type ${type}`);
  }
  for (const [number, { value }] of objects) checkReferences(value, number, objects);
  checkTrailer(xref.dictionary, objects);
  return { objects, startOfXref, widths };
}

function fail(message: string): never {
  throw new Error(`Not a strict PDF: ${message}.`);
}

const dictionaryOf = (value: PdfValue): PdfDictionary | undefined => (value instanceof Map ? value : undefined);

const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === "object" && value !== null && "to" in value;

const isName = (value: PdfValue | undefined, name: string): boolean =>
  typeof value === "object" && value !== null && "name" in value && value.name === name;

function integer(value: PdfValue | undefined, what: string): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0
    ? value
    : fail(`${what} is no whole number`);
}

function integers(value: PdfValue | undefined, what: string): number[] {
  return Array.isArray(value) ? value.map((each) => integer(each, what)) : fail(`${what} is no array`);
}

/** The indirect object that begins exactly at `offset`, and where the bytes after it begin. */
function readObject(file: string, bytes: Uint8Array, number: number, offset: number): PdfObject & { end: number } {
  const opening = `${number} 0 obj\n`;
  if (!file.startsWith(opening, offset)) fail(`object ${number} does not begin at ${offset}`);
  const parser = parserOf(file, offset + opening.length);
  const value = parser.value();
  const dictionary = dictionaryOf(value);
  if (file.startsWith("\nendobj\n", parser.at())) return { value, dictionary, end: parser.at() + 8 };
  if (dictionary === undefined || !file.startsWith("\nstream\n", parser.at()))
    return fail(`object ${number} does not end`);
  const start = parser.at() + 8;
  const length = integer(dictionary.get("Length"), `Length of ${number}`);
  const closing = "\nendstream\nendobj\n";
  if (!file.startsWith(closing, start + length)) fail(`the stream of object ${number} is not ${length} bytes long`);
  return {
    value,
    dictionary,
    stream: bytes.subarray(start, start + length),
    end: start + length + closing.length,
  };
}

/** The bytes of a compressed stream, which must use up exactly what is there. */
function inflated({ dictionary, stream }: PdfObject, what: string): Buffer {
  if (stream === undefined || !isName(dictionary?.get("Filter"), "FlateDecode")) return fail(`${what} is not deflated`);
  const { buffer, engine } = inflateSync(stream, { info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  if (engine.bytesWritten !== stream.length) fail(`${what} has bytes after its end`);
  return buffer;
}

type XrefRow = readonly [type: number, second: number, third: number];

function readXref(xref: PdfObject): { rows: XrefRow[]; widths: number[] } {
  const dictionary = xref.dictionary ?? fail("the cross-reference stream has no dictionary");
  if (!isName(dictionary.get("Type"), "XRef")) fail("startxref points at no cross-reference stream");
  const size = integer(dictionary.get("Size"), "Size");
  const widths = integers(dictionary.get("W"), "W");
  const [type = 0, second = 0, third = 0] = widths;
  if (widths.length !== 3) fail("W has not three widths");
  if (dictionary.has("Index") || dictionary.has("Prev")) fail("the table has parts");
  const row = type + second + third;
  const parameters = dictionaryOf(dictionary.get("DecodeParms") ?? null);
  if (parameters?.get("Predictor") !== 12 || parameters.get("Columns") !== row) fail("the predictor is not that of W");
  const table = inflated(xref, "the cross-reference stream");
  if (table.length !== size * (row + 1)) fail(`the table has ${table.length} bytes for ${size} rows`);
  const above = new Uint8Array(row);
  const rows: XrefRow[] = [];
  for (let number = 0; number < size; number++) {
    const start = number * (row + 1);
    if (table[start] !== 2) fail(`row ${number} is not filtered by "up"`);
    for (let column = 0; column < row; column++) above[column] = above[column]! + table[start + 1 + column]!;
    const field = (from: number, width: number): number =>
      above.subarray(from, from + width).reduce((sum, byte) => sum * 256 + byte, 0);
    rows.push([field(0, type), field(type, second), field(type + second, third)]);
  }
  return { rows, widths };
}

type HeldObject = { number: number; value: PdfValue };

function readObjectStream(object: PdfObject | undefined, container: number): HeldObject[] {
  const what = `object stream ${container}`;
  if (object === undefined || !isName(object.dictionary?.get("Type"), "ObjStm")) return fail(`${what} is none`);
  const text = inflated(object, what).toString("latin1");
  const count = integer(object.dictionary?.get("N"), `N of ${what}`);
  const first = integer(object.dictionary?.get("First"), `First of ${what}`);
  const index = text.slice(0, first).trim().split(/\s+/).map(Number);
  if (index.length !== 2 * count) fail(`${what} has an index of ${index.length} numbers for ${count} objects`);
  return Array.from({ length: count }, (_, each) => {
    const [start, next = text.length - first] = [index[2 * each + 1]!, index[2 * each + 3]];
    const parser = parserOf(text, first + start);
    const value = parser.value();
    if (text.slice(parser.at(), first + next).trim() !== "") fail(`object ${each} of ${what} is not where it is said`);
    return { number: index[2 * each]!, value };
  });
}

function checkReferences(value: PdfValue, from: number, objects: ReadonlyMap<number, PdfObject>): void {
  if (isReference(value)) {
    if (!objects.has(value.to)) fail(`object ${from} refers to ${value.to}, which is not there`);
  } else if (Array.isArray(value)) {
    for (const each of value) checkReferences(each, from, objects);
  } else if (value instanceof Map) {
    for (const each of value.values()) checkReferences(each, from, objects);
  }
}

function checkTrailer(trailer: PdfDictionary | undefined, objects: ReadonlyMap<number, PdfObject>): void {
  const target = (key: string): PdfDictionary | undefined => {
    const reference = trailer?.get(key);
    return isReference(reference) ? objects.get(reference.to)?.dictionary : undefined;
  };
  if (!isName(target("Root")?.get("Type"), "Catalog")) fail("Root is no catalog");
  if (target("Info") === undefined) fail("Info is no dictionary");
  const ids = trailer?.get("ID");
  if (!Array.isArray(ids) || ids.length !== 2 || ids.some((id) => typeof id !== "string" || id.length !== 16))
    fail("ID is not two strings of 16 bytes");
}

const token =
  /[ \n\r\t]*(?:(\d+) 0 R(?![A-Za-z0-9])|([+-]?(?:\d+\.?\d*|\.\d+))(?![A-Za-z0-9.])|\/([!-$&'*-.0-;=?-Z\\^-z|~]+)|(true|false|null)(?![A-Za-z0-9])|(<<|>>|\[|\]|\()|<([0-9A-Fa-f\s]*)>)/y;
const literalPart = /\\([0-7]{1,3}|[\s\S])|[()]|[^\\()]+/y;
const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };

/** Objects in a row, from `start` on. Comments are refused: we write none. */
function parserOf(text: string, start: number) {
  let at = start;
  const closing = { closes: "" };
  const next = (): PdfValue | typeof closing => {
    token.lastIndex = at;
    const found = token.exec(text) ?? fail(`no object at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    at = token.lastIndex;
    const [, reference, number, name, word, item, hex] = found;
    if (reference !== undefined) return { to: Number(reference) };
    if (number !== undefined) return Number(number);
    if (name !== undefined) return { name: name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => fromHex(code)) };
    if (word !== undefined) return word === "null" ? null : word === "true";
    if (hex !== undefined) return fromHex(hex.replaceAll(/\s/g, ""));
    if (item === "(") return literal();
    if (item === "[") return many("]");
    if (item === "<<") return dictionary(many(">>"));
    closing.closes = item!;
    return closing;
  };
  const many = (until: string): PdfValue[] => {
    const all: PdfValue[] = [];
    for (;;) {
      const value = next();
      if (value !== closing) all.push(value as PdfValue);
      else if (closing.closes === until) return all;
      else fail(`"${closing.closes}" at ${at} closes nothing`);
    }
  };
  const dictionary = (all: PdfValue[]): PdfDictionary => {
    const entries: PdfDictionary = new Map();
    if (all.length % 2 !== 0) fail(`a dictionary before ${at} has a key without a value`);
    for (let index = 0; index < all.length; index += 2) {
      const key = all[index]!;
      if (typeof key !== "object" || !("name" in key))
        return fail(`a dictionary before ${at} has a key that is no name`);
      if (entries.has(key.name)) fail(`a dictionary before ${at} has ${key.name} twice`);
      entries.set(key.name, all[index + 1]!);
    }
    return entries;
  };
  const literal = (): string => {
    let said = "";
    for (let depth = 1; ;) {
      literalPart.lastIndex = at;
      const [part, escaped] = literalPart.exec(text) ?? fail(`a string before ${at} does not end`);
      at = literalPart.lastIndex;
      if (escaped !== undefined) {
        said += /^[0-7]/.test(escaped)
          ? String.fromCharCode(Number.parseInt(escaped, 8))
          : (escapes[escaped] ?? escaped);
        continue;
      }
      if (part === "(") depth += 1;
      if (part === ")") depth -= 1;
      if (depth === 0) return said;
      said += part;
    }
  };
  return {
    value(): PdfValue {
      const value = next();
      return value === closing ? fail(`"${closing.closes}" at ${at} closes nothing`) : (value as PdfValue);
    },
    at: () => at,
  };
}

const fromHex = (hex: string): string =>
  (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join("");
