// Finds what JSON.parse does not say of a text: where it stops being JSON, for errors differ in each engine and quote the
// text, and which keys of an object come twice, of which the last would win in silence.
import type { Path } from "./paths.ts";

/** From 1. */
export type Position = { line: number; column: number };

/** A key that an object holds more than once. */
export type DoubledKey = {
  path: Path;
  /** How often. */
  count: number;
  /** Its first positions. */
  at: Position[];
};

/** More doubled keys, or places of one, mean that it is another file. */
const maxDoubled = 50;
const maxPlaces = 5;

/** Line and column of the first character that is not allowed there; undefined if the text is JSON. */
export function findJsonError(text: string): Position | undefined {
  const offset = scan(text, () => {});
  return offset === undefined ? undefined : positionOf(text, offset);
}

/** The doubled keys of a text that is JSON, in the order of their second appearance. */
export function findDoubledKeys(text: string): DoubledKey[] {
  const found = new Map<string, { path: Path; offsets: number[] }>();
  scan(text, (pathOf, offsets) => {
    if (found.size === maxDoubled) return;
    const path = pathOf();
    const id = JSON.stringify(path);
    // One path can be in two objects, where the key of the object is doubled: it is named once.
    if (!found.has(id)) found.set(id, { path, offsets });
  });
  return [...found.values()].map(({ path, offsets }) => ({
    path,
    count: offsets.length,
    at: offsets.slice(0, maxPlaces).map((offset) => positionOf(text, offset)),
  }));
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const punctuation = /[ \t\r\n]*([[\]{},:]?)/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// All characters but the quotation mark, the backslash and controls.
const plainCharacters = /[ !#-[\]-\uFFFF]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The end of the string that opens at `at`, or the offset of its error. */
function readString(text: string, at: number): { end: number } | { error: number } {
  let position = at + 1;
  for (;;) {
    position += matchAt(plainCharacters, text, position)?.[0].length ?? 0;
    if (text[position] === '"') return { end: position + 1 };
    const escape = matchAt(escaped, text, position);
    if (escape === null) return { error: position };
    position += escape[0].length;
  }
}

/** The token that may come next; `item-or-end` and `key-or-end` follow an opening bracket. */
type Expected = "value" | "item-or-end" | "key" | "key-or-end" | "colon" | "after-value";

type Open = {
  sign: "[" | "{";
  /** Of the object: each key with its offsets. */
  keys: Map<string, number[]>;
  /** The key or the number of the value that is read now. */
  key: string | number;
};

/** The offset of the first error. `onDoubled` is told once of each key that its object has already; `offsets` still grows. */
function scan(text: string, onDoubled: (pathOf: () => Path, offsets: number[]) => void): number | undefined {
  const open: Open[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    const [whole = "", sign = ""] = matchAt(punctuation, text, at) ?? [];
    const position = at + whole.length - sign.length;
    at = position + 1;
    const around = open.at(-1);
    const isValueNext: boolean = expected === "value" || expected === "item-or-end";
    if (sign === "" && position === text.length)
      return expected === "after-value" && around === undefined ? undefined : position;
    if ((sign === "[" || sign === "{") && isValueNext) {
      open.push({ sign, keys: new Map(), key: 0 });
      expected = sign === "[" ? "item-or-end" : "key-or-end";
    } else if (sign === "]" && around?.sign === "[" && (expected === "item-or-end" || expected === "after-value")) {
      open.pop();
      expected = "after-value";
    } else if (sign === "}" && around?.sign === "{" && (expected === "key-or-end" || expected === "after-value")) {
      open.pop();
      expected = "after-value";
    } else if (sign === "," && expected === "after-value" && around !== undefined) {
      if (typeof around.key === "number") around.key += 1;
      expected = around.sign === "[" ? "value" : "key";
    } else if (sign === ":" && expected === "colon") {
      expected = "value";
    } else if (sign === "" && text[position] === '"' && expected !== "colon" && expected !== "after-value") {
      const string = readString(text, position);
      if ("error" in string) return string.error;
      at = string.end;
      if (isValueNext) expected = "after-value";
      else {
        const key = JSON.parse(text.slice(position, at)) as string;
        around!.key = key;
        const offsets = around!.keys.get(key) ?? [];
        offsets.push(position);
        if (offsets.length === 1) around!.keys.set(key, offsets);
        else if (offsets.length === 2) onDoubled(() => open.map((one) => one.key), offsets);
        expected = "colon";
      }
    } else {
      const value = sign === "" && isValueNext ? matchAt(scalar, text, position) : null;
      if (value === null) return position;
      at = position + value[0].length;
      expected = "after-value";
    }
  }
}
