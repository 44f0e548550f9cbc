// Parses a workbook's XML as a stream: names without prefix, bounded depth, no document type and so no own entities.
import { Parser } from "htmlparser2";
import { FileError } from "./file-errors.ts";

export type XmlHandler = {
  open?(name: string): void;
  /** An attribute of the element that was opened last. */
  attribute?(name: string, value: string): void;
  text?(text: string): void;
  close?(name: string): void;
};

const maxDepth = 64;
/** Characters without a tag or text: no name or value of a workbook is so long. */
const maxSilentCharacters = 4 * 1024 * 1024;

export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Characters that are parsed at a time, so that the handler collects little meanwhile. */
const lengthOfStep = 64 * 1024;

/**
 * Parses the pieces for the handler and yields the length of each step after it. Throws `FileError`. `shorten` may
 * remove whole elements that the handler does not need.
 */
export function* readXml(
  pieces: Iterable<Uint8Array>,
  part: string,
  handler: XmlHandler,
  shorten = (xml: string): string => xml,
): Generator<number> {
  const broken = () => new FileError("broken-workbook", { values: { part } });
  let depth = 0;
  let silent = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        silent = 0;
        depth += 1;
        if (depth > maxDepth) throw broken();
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
  for (const text of decodeXml(pieces)) {
    silent += text.length;
    if (silent > maxSilentCharacters) throw broken();
    const xml = shorten(text);
    if (xml !== "") parser.write(xml);
    yield text.length;
  }
  parser.end();
  yield 0;
}

/** The decoded text, in steps of a bounded length. */
export function* decodeXml(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? "utf-16le" : "utf-8");
    for (let at = 0; at < piece.length; at += lengthOfStep) {
      yield decoder.decode(piece.subarray(at, at + lengthOfStep), { stream: true });
    }
  }
}

/** Parses a whole part. */
export function readWhole(pieces: Iterable<Uint8Array>, part: string, handler: XmlHandler): void {
  const steps = readXml(pieces, part, handler);
  while (steps.next().done !== true);
}
