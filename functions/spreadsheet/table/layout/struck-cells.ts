// Tells which cell styles of a workbook strike the text out, and which texts are struck out letter by letter.
import type { ZipEntry } from "../../../formats/zip-format.ts";
import { limits } from "../file-errors.ts";
import { inflatePart } from "../workbook-parts.ts";
import { readWhole } from "../xlsx-xml.ts";

/** Whether cells of this style are struck out. */
export type IsStruck = (style: number) => boolean;

export function readStruckStyles(part: ZipEntry | undefined): IsStruck {
  const fonts: boolean[] = [];
  const styles: number[] = [];
  let list = "";
  let element = "";
  if (part !== undefined) {
    readWhole(inflatePart(part, limits.smallPartBytes), part.name, {
      open(name) {
        element = name;
        if (name === "fonts" || name === "cellXfs") list = name;
        if (name === "font" && list === "fonts") fonts.push(false);
        if (name === "xf" && list === "cellXfs") styles.push(0);
        if (name === "strike" && list === "fonts") fonts[fonts.length - 1] = true;
      },
      attribute(name, value) {
        if (element === "xf" && list === "cellXfs" && name === "fontId") styles[styles.length - 1] = Number(value);
        if (element === "strike" && list === "fonts" && name === "val")
          fonts[fonts.length - 1] = value !== "0" && value !== "false";
      },
      close(name) {
        if (name === list) list = "";
      },
    });
  }
  const areStruck = styles.map((font) => fonts[font] === true);
  return (style) => areStruck[style] ?? false;
}

/** How much of a text is struck out by the formats of its letters. */
export type Struck = "all" | "part" | undefined;

/** Of a text in runs, each with a format of its own (`<r><rPr><strike/></rPr><t>…`): how much of it is struck out. */
export class StruckRuns {
  private element = "";
  private isRunStruck = false;
  private hasStruck = false;
  private hasPlain = false;

  open(name: string): void {
    this.element = name;
    if (name === "r") this.isRunStruck = false;
    if (name === "strike") this.isRunStruck = true;
  }

  attribute(name: string, value: string): void {
    if (this.element === "strike" && name === "val") this.isRunStruck = value !== "0" && value !== "false";
  }

  text(piece: string): void {
    if (piece.trim() === "") return;
    if (this.isRunStruck) this.hasStruck = true;
    else this.hasPlain = true;
  }

  /** Of the text that ends here; the next one may begin. */
  end(): Struck {
    const struck = this.hasStruck ? (this.hasPlain ? "part" : "all") : undefined;
    [this.isRunStruck, this.hasStruck, this.hasPlain] = [false, false, false];
    return struck;
  }
}
