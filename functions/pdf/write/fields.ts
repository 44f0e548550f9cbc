// Lines that can be typed on: which rules of a page are one field, and what a file says of each.
import { PDFRef } from "pdf-lib";
import type { FieldFont } from "../text/field-font.ts";
import { mm, type Element, type PageItem } from "../layout/page-model.ts";
import { addFieldFont } from "./font-objects.ts";
import type { PdfFile, Ref } from "./pdf-file.ts";
import { textString } from "./text-string.ts";

type RuleItem = Extract<PageItem, { kind: "rule" }>;

/** Lines of one fact that follow one another are one field: from the top of the first to below the last. */
export type Field = {
  element: Element;
  description: string;
  rules: [RuleItem, ...RuleItem[]];
  x: number;
  y: number;
  width: number;
  height: number;
};

/** What is typed stands as high above its rule as what is printed before it. */
const belowRule = 2.2;
const aboveRule = 14.5;
/** What lies between two lines for the pen, where they follow one another. */
const maxPitch = mm(9);
/** So many letters as a line has millimetres: at 6 points, which is still read, they fit. */
const lettersPerMm = 0.9;

/** The fields of a page, in reading order. Signatures, stamps and boxes to tick stay for the pen. */
export function fieldsOf(items: readonly PageItem[]): Field[] {
  const groups: [RuleItem, ...RuleItem[]][] = [];
  for (const [at, item] of items.entries()) {
    if (item.kind !== "rule" || !isTyped(item.element)) continue;
    const group = groups.at(-1);
    if (group !== undefined && goesOn(group.at(-1)!, item, items.slice(items.indexOf(group.at(-1)!) + 1, at)))
      group.push(item);
    else groups.push([item]);
  }
  return groups.map((rules) => {
    const [{ x, y, width, element }] = rules;
    const top = y - aboveRule;
    const height = rules.at(-1)!.y + belowRule - top;
    const { description } = element!.printField!;
    return { element: element!, description: spaced(description), rules, x, y: top, width, height };
  });
}

const isTyped = (element: Element | undefined): boolean =>
  element?.printField?.role === "tv" && element.printField.byHand !== true;

/** No-break spaces are for what is broken into lines. */
const spaced = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ");

/** The same line further down: of the same fact in the same paragraph, under it, with at most a space between them. */
const goesOn = (last: RuleItem, next: RuleItem, between: readonly PageItem[]): boolean =>
  last.element!.inside === next.element!.inside &&
  last.element!.printField!.description === next.element!.printField!.description &&
  Math.abs(last.x - next.x) < 1 &&
  Math.abs(last.width - next.width) < 1 &&
  next.y - last.y < maxPitch &&
  between.every((item) => item.kind === "text" && item.pieces.length === 1 && item.pieces[0]!.show.length === 1);

/** A field as it goes into any file: `name` is unique in its document, `element` an index. */
export type DrawnField = {
  name: string;
  /** Its dictionary, without what differs from file to file. */
  entries: string;
  element: number;
  /** What is shown of it while it is empty: its box, and the rules within it. */
  appearance: { box: string; content: string };
};

const multiline = 2 ** 12;
const doNotSpellCheck = 2 ** 22;
const doNotScroll = 2 ** 23;

/**
 * Not the name of the font, but of its place among the resources. PDFium types letters beyond Windows-1252 with the font of
 * a field only where this is the name of a font of symbols; else it takes one of its own for them, which is not embedded.
 */
const fontResource = "Webdings";
/** Size 0: as large as fits, so that what is long is printed whole. */
const look = `(/${fontResource} 0 Tf 0 g)`;

/** `rectangle` in PDF coordinates; what is typed from right to left ends at the right. */
export function drawField(
  { description, rules, width, height }: Field,
  {
    name,
    element,
    rectangle,
    isRightToLeft,
  }: { name: string; element: number; rectangle: string; isRightToLeft: boolean },
): DrawnField {
  const isLong = rules.length > 1;
  const flags = doNotSpellCheck + doNotScroll + (isLong ? multiline : 0);
  const letters = Math.round((rules.length * width * lettersPerMm) / mm(1));
  return {
    name,
    element,
    // F 4: it is printed.
    entries:
      `<</Type/Annot/Subtype/Widget/FT/Tx/T(${name})/TU${textString(description)}/Rect[${rectangle}]/F 4/Ff ${flags}` +
      `/MaxLen ${letters}/DA${look}${isRightToLeft ? "/Q 2" : ""}`,
    appearance: { box: `0 0 ${round(width)} ${round(height)}`, content: emptyAppearance(rules, width) },
  };
}

/** The last rule is on the page; those within the field give way to what is typed. */
function emptyAppearance(rules: Field["rules"], width: number): string {
  const last = rules.at(-1)!;
  const inner = rules.slice(0, -1).map(({ y }) => round(last.y - y + belowRule));
  const drawn = inner.map((y) => `0 ${y} m ${round(width)} ${y} l S\n`).join("");
  return drawn === "" ? "/Tx BMC EMC\n" : `/Tx BMC\n0.6 w\n${drawn}EMC\n`;
}

const round = (length: number): number => Math.round(length * 100) / 100;

/** The form of a file: its fields, and the font that draws what is typed. Files without fields have none. */
export function newForm(file: PdfFile, font: FieldFont | undefined) {
  const fields: Ref[] = [];
  const names = new Set<string>();
  const appearances = new Map<string, Ref>();
  const appearanceOf = ({ box, content }: DrawnField["appearance"]): Ref => {
    const key = `${box} ${content}`;
    const known = appearances.get(key);
    if (known !== undefined) return known;
    const entries = `/Type/XObject/Subtype/Form/BBox[${box}]/Resources<<>>`;
    const ref = file.addStream(entries, new TextEncoder().encode(content));
    appearances.set(key, ref);
    return ref;
  };
  return {
    /** `more`: the page of its widget and its place in the structure. */
    addField({ name, entries, appearance }: DrawnField, more: string): Ref {
      if (names.has(name)) throw new Error(`Two fields of a file are named ${name}.`);
      names.add(name);
      const ref = file.add(`${entries}/AP<</N ${appearanceOf(appearance)} 0 R>>${more}>>`);
      fields.push(ref);
      return ref;
    },
    /** Puts the form into the file; what the catalog says of it. */
    catalogEntry(): { AcroForm?: PDFRef } {
      if (fields.length === 0) return {};
      if (font === undefined) throw new Error("Documents with fields need the font of fields.");
      const resources = `<</Font<</${fontResource} ${addFieldFont(file, font)} 0 R>>>>`;
      const all = fields.map((ref) => `${ref} 0 R`).join(" ");
      return { AcroForm: PDFRef.of(file.add(`<</Fields[${all}]/DR${resources}/DA${look}>>`)) };
    },
  };
}
