// The shared strings of a workbook, stored as packed UTF-8: it takes a tenth of the memory of strings.
import { FileError, type Limits } from "./file-errors.ts";
import { readWhole } from "./xlsx-xml.ts";
import { StruckRuns, type Struck } from "./layout/struck-cells.ts";
import { inflatePart } from "./workbook-parts.ts";
import type { ZipEntry } from "../../formats/zip-format.ts";

export type SharedTexts = {
  /** Undefined if there is no string of this number. */
  at(index: number): string | undefined;
  /** How many letters of the string are struck out, by its own format. */
  struckOf(index: number): Struck;
};

export function readSharedTexts(part: ZipEntry | undefined, limits: Limits): SharedTexts {
  const texts = new PackedTexts(limits);
  if (part === undefined) return texts;
  let text = "";
  let isText = false;
  let isPhonetic = false;
  const runs = new StruckRuns();
  readWhole(inflatePart(part), part.name, {
    open(name) {
      if (name === "si") text = "";
      // Phonetic hints above Japanese characters are no part of the text.
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
      runs.open(name);
    },
    attribute: (name, value) => runs.attribute(name, value),
    text(piece) {
      if (!isText) return;
      runs.text(piece);
      text += piece;
      if (text.length > limits.cellCharacters * 2) {
        throw new FileError("cell-too-long", { values: { max: String(limits.cellCharacters) } });
      }
    },
    close(name) {
      isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name === "si" && !texts.add(unescape(text), runs.end())) {
        throw new FileError("zip-bomb", { values: { part: part.name } });
      }
    },
  });
  return texts;
}

/** Workbooks write characters that XML cannot hold as `_x000D_`, and an ambiguous underscore as `_x005F_`. */
export function unescape(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const blockBytes = 1024 * 1024;

class PackedTexts implements SharedTexts {
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  private readonly blocks: Uint8Array[] = [];
  private starts = new Uint32Array(1024);
  private ends = new Uint32Array(1024);
  private readonly struck = new Map<number, Struck>();
  private count = 0;
  /** Used bytes of the last block. */
  private used = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** False if a limit is reached. */
  add(text: string, struck: Struck): boolean {
    // A UTF-16 unit takes at most three bytes of UTF-8; a text is never divided between blocks.
    if (this.blocks.length === 0 || this.used + text.length * 3 > blockBytes) {
      this.blocks.push(new Uint8Array(blockBytes));
      this.used = 0;
    }
    const { sharedTextBytes, sharedTexts } = this.limits;
    if (this.blocks.length * blockBytes > sharedTextBytes || this.count >= sharedTexts) return false;
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    const { written } = this.encoder.encodeInto(text, this.blocks.at(-1)!.subarray(this.used));
    const start = (this.blocks.length - 1) * blockBytes + this.used;
    if (struck !== undefined) this.struck.set(this.count, struck);
    this.starts[this.count] = start;
    this.ends[this.count] = start + written;
    this.count += 1;
    this.used += written;
    return true;
  }

  struckOf(index: number): Struck {
    return this.struck.get(index);
  }

  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const start = this.starts[index]!;
    const block = this.blocks[Math.floor(start / blockBytes)]!;
    return this.decoder.decode(block.subarray(start % blockBytes, (start % blockBytes) + this.ends[index]! - start));
  }
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
