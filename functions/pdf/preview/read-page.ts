// What a laid-out page says, for those who do not see its picture, and what is left to write on it by hand.
import type { Element, LaidOut } from "../layout/page-model.ts";
import { textOfPieces } from "./shown-glyphs.ts";

/**
 * The texts of a page in the order of its structure: a paragraph, a cell or a list item each, a label with what it labels.
 * A line to write on is its description in brackets. What is printed because of the page break, such as the footer, is not
 * among them.
 */
export function textsOfPage({ root, pages }: LaidOut, index: number): string[] {
  const saidBy = new Map<Element, string>();
  const described = new Set<Element>();
  for (const item of pages[index]!.items) {
    const { element } = item;
    if (element === undefined) continue;
    const block = blockOf(element);
    const say = (text: string) => saidBy.set(block, (saidBy.get(block) ?? "") + text);
    if (item.kind === "text") say(item.reversed ?? textOfPieces(item.pieces));
    else if (element.printField?.role === "tv" && !described.has(element)) say(`[${element.printField.description}]`);
    else if (item.kind === "qr") say(element.alt ?? "");
    described.add(element);
  }
  const texts: string[] = [];
  let label = "";
  const read = (one: Element, isLabel: boolean): void => {
    const text = (saidBy.get(one) ?? "").replaceAll(/\s+/g, " ").trim();
    if (text !== "" && isLabel) label += `${text} `;
    else if (text !== "") {
      texts.push(label + text);
      label = "";
    }
    for (const child of one.children) read(child, isLabel || child.tag === "Lbl");
  };
  read(root, false);
  return label === "" ? texts : [...texts, label.trim()];
}

/** Of what is left to write by hand in a document, what this page has a place for: lines and boxes to sign in. */
export function toFillInOnPage({ pages }: LaidOut, index: number, toFillIn: readonly string[]): string[] {
  const described = new Set<string>();
  for (const { element } of pages[index]!.items) {
    if (element?.printField?.role === "tv") described.add(uncapitalized(element.printField.description));
  }
  return toFillIn.filter((label) => described.has(uncapitalized(label)));
}

/** The label of a box to sign in begins with a capital on the page and not in a list. */
const uncapitalized = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** What stands inside of a paragraph, such as a link or a line to write on, is a part of its text. */
const blockOf = (element: Element): Element => (element.inside === undefined ? element : blockOf(element.inside));
