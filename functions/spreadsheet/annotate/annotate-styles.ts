// A workbook's styles, with copies of those that wrong cells have: only the fill differs.
import { Parser } from "htmlparser2";
import { localName } from "../table/xlsx-xml.ts";

/** The light red of Excel's style "Bad": black text on it has a contrast of 14 to 1. */
const wrongColour = "FFFFC7CE";

type Span = { start: number; end: number };

export class HighlightStyles {
  private readonly xml: string;
  /** The position of each cell style. */
  private readonly styles: Span[] = [];
  private fills = 0;
  private fillsEnd = -1;
  private stylesEnd = -1;
  private prefix = "";
  private readonly copies = new Map<number, number>();

  constructor(xml: string) {
    this.xml = xml;
    let list = "";
    const parser = new Parser(
      {
        onopentagname: (name) => {
          const local = localName(name);
          if (local === "fills" || local === "cellXfs") list = local;
          if (local === "fill" && list === "fills") this.fills += 1;
          if (local === "xf" && list === "cellXfs") this.styles.push({ start: parser.startIndex, end: -1 });
        },
        onclosetag: (name, isImplied) => {
          const local = localName(name);
          const last = this.styles.at(-1);
          if (local === "xf" && list === "cellXfs" && last !== undefined) last.end = parser.endIndex + 1;
          if (local !== list) return;
          // A self-closing list has no style to copy.
          const end = xml.startsWith("</", parser.startIndex) && !isImplied ? parser.startIndex : -1;
          if (local === "fills") this.fillsEnd = end;
          else this.stylesEnd = end;
          this.prefix = name.slice(0, -local.length);
          list = "";
        },
      },
      { xmlMode: true },
    );
    parser.end(xml);
  }

  /** The number of the style with the other fill, or the style itself where it cannot be copied. */
  highlight(style: number): number {
    if (this.fillsEnd === -1 || this.stylesEnd === -1 || this.styles[style] === undefined) return style;
    const known = this.copies.get(style);
    if (known !== undefined) return known;
    const copy = this.styles.length + this.copies.size;
    this.copies.set(style, copy);
    return copy;
  }

  toXml(): string {
    if (this.copies.size === 0) return this.xml;
    const { prefix, xml } = this;
    const fill =
      `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${wrongColour}"/>` +
      `<${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
    const copies = [...this.copies.keys()].map((style) => {
      const { start, end } = this.styles[style]!;
      return withFill(xml.slice(start, end), this.fills);
    });
    const additions = [
      { at: this.fillsEnd, list: "fills", count: this.fills + 1, text: fill },
      { at: this.stylesEnd, list: "cellXfs", count: this.styles.length + copies.length, text: copies.join("") },
    ].sort((one, other) => one.at - other.at);
    let from = 0;
    let whole = "";
    for (const { at, list, count, text } of additions) {
      const counted = new RegExp(`(<(?:\\w+:)?${list}\\b[^>]*?\\scount=)(["'])\\d*\\2`);
      whole += xml.slice(from, at).replace(counted, `$1$2${count}$2`) + text;
      from = at;
    }
    return whole + xml.slice(from);
  }
}

function withFill(style: string, fill: number): string {
  const end = style.indexOf(">");
  const tag = style.slice(0, end).replaceAll(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
  const isClosed = tag.endsWith("/");
  const open = isClosed ? tag.slice(0, -1) : tag;
  return `${open} fillId="${fill}" applyFill="1"${isClosed ? "/" : ""}${style.slice(end)}`;
}
