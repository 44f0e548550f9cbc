// The rows that are to be made, as lines, and what each is called even where it is broken.
import type { RowLine } from "./records.ts";

export const linesOf = (bytes: Uint8Array): string[] =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString()
    .split("\n")
    .filter((line) => line !== "");

/** The number stands at the beginning of the line, so that even a broken line is known by it. */
export function labelOf(line: string): { row: number; reference: string } {
  const row = Number(/^\{"row":(\d+)/.exec(line)?.[1] ?? 0);
  try {
    const { reference } = JSON.parse(line) as RowLine;
    return { row, reference };
  } catch {
    return { row, reference: "" };
  }
}
