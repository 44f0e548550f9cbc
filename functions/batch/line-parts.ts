// Many lines of JSON as several objects of a bounded size: memory stays flat however many rows there are.
import type { BatchStore } from "./records.ts";

export const linesType = "application/jsonl";
const usualPartBytes = 8 * 1024 * 1024;

export type Place = { part: number; offset: number };

type LineParts = {
  /** Where the next line will stand. */
  place(): Place;
  add(value: unknown): void;
  /** Stores the part when it is full: between two calls, lines stay together. */
  settle(): Promise<void>;
  /** Stores what is left. */
  end(): Promise<void>;
};

export function lineParts(
  store: BatchStore,
  keyOf: (part: number) => string,
  { partBytes = usualPartBytes }: { partBytes?: number } = {},
): LineParts {
  let part = 0;
  let offset = 0;
  let lines: Buffer[] = [];
  const flush = async () => {
    await store.put(keyOf(part), Buffer.concat(lines, offset), { contentType: linesType });
    part += 1;
    offset = 0;
    lines = [];
  };
  return {
    place: () => ({ part, offset }),
    add(value) {
      const line = Buffer.from(`${JSON.stringify(value)}\n`);
      lines.push(line);
      offset += line.length;
    },
    async settle() {
      if (offset >= partBytes) await flush();
    },
    async end() {
      if (offset > 0) await flush();
    },
  };
}

/** The values of lines, in their order. */
export const readLines = <Value>(text: string): Value[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Value);
