// Finds where a text stops being JSON: errors of JSON.parse differ in each engine, and quote the text.

/** Line and column, from 1, of the first character that is not allowed there; undefined if the text is JSON. */
export function findJsonError(text: string): { line: number; column: number } | undefined {
  const offset = errorOffset(text);
  if (offset === undefined) return undefined;
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

function errorOffset(text: string): number | undefined {
  const open: ("[" | "{")[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    const [whole = "", sign = ""] = matchAt(punctuation, text, at) ?? [];
    const position = at + whole.length - sign.length;
    at = position + 1;
    const isValueNext: boolean = expected === "value" || expected === "item-or-end";
    if (sign === "" && position === text.length)
      return expected === "after-value" && open.length === 0 ? undefined : position;
    if ((sign === "[" || sign === "{") && isValueNext) {
      open.push(sign);
      expected = sign === "[" ? "item-or-end" : "key-or-end";
    } else if (sign === "]" && open.at(-1) === "[" && (expected === "item-or-end" || expected === "after-value")) {
      open.pop();
      expected = "after-value";
    } else if (sign === "}" && open.at(-1) === "{" && (expected === "key-or-end" || expected === "after-value")) {
      open.pop();
      expected = "after-value";
    } else if (sign === "," && expected === "after-value" && open.length > 0) {
      expected = open.at(-1) === "[" ? "value" : "key";
    } else if (sign === ":" && expected === "colon") {
      expected = "value";
    } else if (sign === "" && text[position] === '"' && expected !== "colon" && expected !== "after-value") {
      const string = readString(text, position);
      if ("error" in string) return string.error;
      at = string.end;
      expected = isValueNext ? "after-value" : "colon";
    } else {
      const value = sign === "" && isValueNext ? matchAt(scalar, text, position) : null;
      if (value === null) return position;
      at = position + value[0].length;
      expected = "after-value";
    }
  }
}
