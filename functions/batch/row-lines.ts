// The rows that are to be made, as lines: what each is called, and what its dossier's secrets are derived from.
import { planOf, type Plan } from "../cloud/creation.ts";
import type { BatchRecord, RowLine, Started } from "./records.ts";

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

/** The id, the link and the owner's secret of a row: the same however often they are asked for. */
export const planOfRow = (
  { seed, retentionDays }: Pick<BatchRecord, "seed" | "retentionDays">,
  { at }: Pick<Started, "at">,
  row: number,
): Plan => planOf({ seed, createdAt: at }, `row:${row}`, retentionDays, { isShared: true, isRetry: false });
