// Lines of JSON in several objects of a bounded size, so that memory does not grow with the number of rows.
import type * as z from "zod";
import { parseRecord } from "../delivery/dossier-records.ts";
import { rowLineSchema, type BatchStore, type RowLine } from "./records.ts";

export const linesType = "application/jsonl";
const defaultPartBytes = 8 * 1024 * 1024;

export type LinePosition = { part: number; offset: number };

type LineParts = {
  /** Where the next line begins. */
  position(): LinePosition;
  add(value: unknown): void;
  /** Stores the part if it is full; lines added between two calls stay in one part. */
  settle(): Promise<void>;
  /** Stores the last part. */
  end(): Promise<void>;
};

export function openLineParts(
  store: BatchStore,
  keyOf: (part: number) => string,
  { partBytes = defaultPartBytes }: { partBytes?: number } = {},
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
    position: () => ({ part, offset }),
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

/** The lines of a text, without their line ends. */
const splitLines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** The values of the lines. Throws `ServiceError` where one is damaged. */
export const readLines = <Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema>[] =>
  splitLines(text).map((line) => parseRecord(line, schema));

/** Of a damaged line, only the row number is read; the reference is empty. */
export type DamagedRow = Pick<RowLine, "row" | "reference"> & { answers?: never };

/** The rows of some lines of `rows/<part>.jsonl`. */
export const readRowLines = (bytes: Uint8Array): (RowLine | DamagedRow)[] =>
  splitLines(textOf(bytes)).map((line) => {
    try {
      return parseRecord(line, rowLineSchema);
    } catch {
      return { row: rowNumber(line), reference: "" };
    }
  });

export const readRowNumbers = (bytes: Uint8Array): number[] => splitLines(textOf(bytes)).map(rowNumber);

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();

/** The number is the first field, so that it can be read from a damaged line too. */
const rowNumber = (line: string): number => Number(/^\{"row":(\d+)/.exec(line)?.[1] ?? 0);
