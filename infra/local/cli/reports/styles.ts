// Bold and dim text, on a terminal only.
import { styleText } from "node:util";

export type Styles = Record<"bold" | "dim", (text: string) => string>;

const plain = (text: string): string => text;

/** On a terminal, unless NO_COLOR is set. */
export const outputStyles = (): Styles =>
  process.stdout.isTTY && process.stdout.hasColors()
    ? { bold: (text) => styleText("bold", text), dim: (text) => styleText("dim", text) }
    : { bold: plain, dim: plain };
