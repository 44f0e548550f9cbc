// A letter as plain text for the message field of a contact form: without the envelope's lines, and no longer than the field.
import { readMarkup, type Block, type Inline } from "../../pdf/markup.ts";

/** Of the contact centre and of the prefectures' forms no length was found: short enough for most fields. */
export const maxMessageLength = 2000;

/** In the order of the text. What has the lowest `need` is left out first where the field is too short. */
type Part = { text: string; need: number };

const need = { courtesy: 0, enclosures: 1, essential: 2 } as const;

/** Whoever reads the form: not always the prefect. */
const greeting: Part = { text: "Madame, Monsieur,", need: need.courtesy };
const thanks: Part = { text: "Je vous remercie de votre réponse.", need: need.courtesy };

/**
 * Lines of plain text in the order of the letter, at most `maxLength` UTF-16 code units, as forms count. What the letter leaves
 * to the pen is named in square brackets. Its first and last paragraphs are its greeting and its closing.
 */
export function shortTextOf(markup: string, maxLength: number): string {
  const blocks = unwrapped(readMarkup(markup).blocks);
  const paragraphs = blocks.flatMap((block) => (block.kind === "paragraph" && block.align === "left" ? [block] : []));
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  const partsOf = (block: Block): Part[] => {
    if (block === first) return [greeting];
    if (block === last) return [thanks];
    if (block.kind === "heading" || (block.kind === "paragraph" && block.align === "left"))
      return [essential(block.content)];
    if (block.kind === "facts") return block.rows.map(({ label, content }) => essential(content, `${label} : `));
    if (block.kind === "signature" && block.beside !== undefined)
      return [{ text: plain(block.beside), need: need.enclosures }];
    return [];
  };
  const names = blocks.flatMap((block) =>
    block.kind === "sender" ? [{ text: plain(block.content).split("\n")[0] ?? "", need: need.essential }] : [],
  );
  return fitted([...blocks.flatMap(partsOf), ...names], maxLength);
}

const essential = (content: readonly Inline[], label = ""): Part => ({
  text: plainSpaces(label) + plain(content),
  need: need.essential,
});

const unwrapped = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === "keep" || block.kind === "sized" ? unwrapped(block.blocks) : [block]));

const plainSpaces = (text: string): string => text.replaceAll(/[ \u00A0\u202F]+/g, " ");

const plain = (content: readonly Inline[]): string =>
  plainSpaces(
    content
      .map((part) => (part.kind === "text" ? part.text : part.kind === "break" ? "\n" : `[${part.label}]`))
      .join(""),
  )
    .replaceAll(/ ?\n ?/g, "\n")
    .trim();

function fitted(parts: readonly Part[], maxLength: number): string {
  const text = parts.map((part) => part.text).join("\n");
  if (text.length <= maxLength) return text;
  const least = Math.min(...parts.map((part) => part.need));
  if (least < need.essential) {
    const others = parts.filter((part) => part.need > least);
    return fitted(others, maxLength);
  }
  return `${text.slice(0, maxLength - 1).replace(/\s\S*$/, "")}…`;
}
