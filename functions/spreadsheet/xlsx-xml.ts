// A workbook's XML, piece by piece: names without their prefix, no document type, no entities of its own, bounded depth.
import { Parser } from "htmlparser2";
import { TableError } from "./table-faults.ts";

export type XmlHandler = {
  open?(name: string): void;
  /** Of the element opened last. */
  attribute?(name: string, value: string): void;
  text?(text: string): void;
  close?(name: string): void;
};

const deepest = 64;
/** Characters without any tag or text coming out of them: a name or a value of this length is no workbook's. */
const longestToken = 4 * 1024 * 1024;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Tells the handler what each piece holds; hands over after each of them. Throws `TableError`. */
export function* readXml(pieces: Iterable<Uint8Array>, part: string, handler: XmlHandler): Generator<void> {
  const broken = () => new TableError("broken-workbook", { values: { part } });
  let depth = 0;
  let silent = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        silent = 0;
        depth += 1;
        if (depth > deepest) throw broken();
        handler.open?.(localName(name));
      },
      onattribute(name, value) {
        handler.attribute?.(name, value);
      },
      ontext(text) {
        silent = 0;
        handler.text?.(text);
      },
      onclosetag(name) {
        silent = 0;
        depth -= 1;
        handler.close?.(localName(name));
      },
      onprocessinginstruction(name) {
        if (name.startsWith("!")) throw broken();
      },
    },
    { xmlMode: true },
  );
  let decoder: TextDecoder | undefined;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? "utf-16le" : "utf-8");
    const text = decoder.decode(piece, { stream: true });
    silent += text.length;
    if (silent > longestToken + text.length) throw broken();
    parser.write(text);
    yield;
  }
  parser.end();
  yield;
}

/** Reads all of a part. */
export function readWhole(pieces: Iterable<Uint8Array>, part: string, handler: XmlHandler): void {
  const steps = readXml(pieces, part, handler);
  while (steps.next().done !== true);
}
