// Blocks of every kind in any order, for properties of the layout and of the file, and the text that they should give.
import * as fc from "fast-check";
import type { Block, Inline } from "../../functions/pdf/markup.ts";

const word = fc.oneof(
  fc.constantFrom("à", "Ofpra", "l’hôte", "Saint-Étienne", "n°\u00A012", "https://www.ofpra.gouv.fr/fr/x"),
  fc.string({ unit: fc.constantFrom("a", "e", "W", "l", "-"), minLength: 1, maxLength: 60 }),
);
/** Words as in names and addresses, some wider than a column. */
export const anyWords = (max: number) => fc.array(word, { minLength: 1, maxLength: max }).map((all) => all.join(" "));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("text" as const), text: anyWords(25), bold: fc.boolean() }) },
  fc.record({
    kind: fc.constant("text" as const),
    text: anyWords(9),
    bold: fc.boolean(),
    href: fc.constant("https://a.fr"),
  }),
  fc.record({ kind: fc.constant("text" as const), text: anyWords(9), bold: fc.boolean(), lang: fc.constant("en") }),
  fc.constant({ kind: "break" as const }),
  fc.record({
    kind: fc.constant("fill" as const),
    widthMm: fc.constantFrom(20, 60, 170, "full" as const),
    label: anyWords(3),
  }),
);
const content = fc.array(inline, { maxLength: 6 });
const tall = fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 40);
/** Sometimes many lines, so that rows, items and notes are longer than a page. */
const longContent = fc.tuple(content, tall).map(([all, times]) => Array.from({ length: times }, () => all).flat());
const level = fc.constantFrom(1, 2, 3);
const table = fc.integer({ min: 1, max: 4 }).chain((columnCount) => {
  const row = fc.array(longContent, { minLength: columnCount, maxLength: columnCount });
  return fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: columnCount, maxLength: columnCount }),
    head: fc.array(row, { maxLength: 2 }),
    rows: fc.array(row, { maxLength: 6 }),
    ...(columnCount > 1 ? { rowHead: fc.constantFrom(0, 1) } : {}),
  });
});
/** Large boxes of `paragraphs` each; a code to scan stands beside steps. */
const bigBoxes = (look: "steps" | "papers", paragraphs: number): fc.Arbitrary<Block> =>
  fc
    .tuple(
      fc.array(fc.array(content, { minLength: paragraphs, maxLength: paragraphs }), { maxLength: 5 }),
      fc.option(fc.webUrl({ size: "small" }), { nil: undefined }),
    )
    .map(([items, href]): Block => ({
      kind: "list",
      marker: "box",
      look,
      items: items.map((item) => item.map((one): Block => ({ kind: "paragraph", align: "left", content: one }))),
      ...(look === "steps" && href !== undefined && { href }),
    }));
const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  blocks: fc.array(tie("block"), { maxLength: 4, depthIdentifier: "block" }),
  block: fc.oneof(
    { depthSize: "small", depthIdentifier: "block" },
    fc.record({ kind: fc.constant("heading" as const), level, content }),
    fc.record({
      kind: fc.constant("paragraph" as const),
      align: fc.constantFrom("left" as const, "right" as const, "center" as const),
      content: longContent,
    }),
    fc.record({
      kind: fc.constant("facts" as const),
      rows: fc.array(fc.record({ label: anyWords(12), content: longContent }), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant("facts" as const),
      look: fc.constantFrom("details" as const, "large" as const),
      rows: fc.array(fc.record({ label: anyWords(12), content: longContent }), { maxLength: 4 }),
    }),
    bigBoxes("steps", 1),
    bigBoxes("papers", 2),
    table,
    fc.record({
      kind: fc.constant("signature" as const),
      label: anyWords(9),
      hint: anyWords(9),
      beside: fc.tuple(inline, longContent).map(([first, more]) => [first, ...more]),
    }),
    fc.record({ kind: fc.constant("stamp" as const), label: anyWords(9) }),
    fc.record({ kind: fc.constant("qr" as const), href: fc.webUrl({ size: "small" }), label: anyWords(9) }),
    fc.constant({ kind: "page-break" as const }),
    fc.record({
      kind: fc.constant("list" as const),
      marker: fc.constantFrom("bullet" as const, "number" as const, "box" as const),
      items: fc.array(tie("blocks"), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant("note" as const), blocks: tie("blocks") }),
    fc.record({ kind: fc.constant("keep" as const), blocks: tie("blocks") }),
    fc.record({
      kind: fc.constant("sized" as const),
      size: fc.constantFrom("small" as const, "normal" as const, "large" as const),
      blocks: tie("blocks"),
    }),
  ),
}));
const letterHead = fc.record({ sender: content, window: content }).map(({ sender, window }): Block[] => [
  { kind: "sender", content: sender },
  { kind: "address-window", content: window },
]);
/** Blocks in any order and in each other, with or without the head of a letter. */
export const anyBlocks: fc.Arbitrary<Block[]> = fc
  .tuple(fc.oneof(fc.constant<Block[]>([]), letterHead), fc.array(block, { maxLength: 12 }))
  .map(([head, rest]) => [...head, ...rest]);

const arabicLetters = new Map(Object.entries({ a: "ا", e: "ب", W: "سـ", l: "ل" }));

/** The same blocks with words in Arabic letters among the Latin ones. */
export const inArabic = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(inArabic) as T;
  if (typeof value !== "object" || value === null) return value;
  const isSaid = (key: string, one: unknown): one is string =>
    typeof one === "string" && ["text", "label", "hint"].includes(key);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isSaid(key, one) ? wordsInArabic(one) : inArabic(one)]),
  ) as T;
};

const wordsInArabic = (text: string): string =>
  text
    .split(" ")
    .map((one) => (/^[aeWl-]+$/.test(one) ? one.replaceAll(/[aeWl]/g, (letter) => arabicLetters.get(letter)!) : one))
    .join(" ");

const plain = (all: readonly Inline[]): string => all.map((one) => (one.kind === "text" ? one.text : "")).join("");

/** The text of blocks as it should be read. */
export function textOfBlocks(all: readonly Block[]): string {
  return all
    .map((one): string => {
      switch (one.kind) {
        case "list":
          return one.items
            .map((item, index) => {
              const isStep = one.look === "steps";
              return (isStep ? String(index + 1) : markerOf(one.marker, index, item)) + textOfBlocks(item);
            })
            .join("");
        case "facts":
          return one.rows.map((row) => row.label + plain(row.content)).join("");
        case "table":
          return [...one.head, ...one.rows].flat().map(plain).join("");
        case "note":
        case "keep":
        case "sized":
          return textOfBlocks(one.blocks);
        case "signature":
          return plain(one.beside ?? []) + one.label + (one.hint ?? "");
        case "qr":
          return one.label + one.href;
        case "stamp":
          return one.label;
        case "letterhead":
        case "page-break":
          return "";
        default:
          return plain(one.content);
      }
    })
    .join("");
}

/** An item with nothing in it has no marker either. */
function markerOf(marker: "bullet" | "number" | "box", index: number, item: Block[]): string {
  if (marker === "box" || !item.some(isThere)) return "";
  return marker === "bullet" ? "•" : `${index + 1}.`;
}

function isThere(one: Block): boolean {
  switch (one.kind) {
    case "page-break":
      return false;
    case "list":
      return one.items.some((item) => item.some(isThere));
    case "facts":
      return one.rows.length > 0;
    case "table":
      return one.head.length + one.rows.length > 0;
    case "keep":
    case "sized":
      return one.blocks.some(isThere);
    default:
      return true;
  }
}
