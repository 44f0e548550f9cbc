// The tags of the markup as a tree: the XML that templates are written in, and no more of it.

export type Tag = { name: string; attributes: Record<string, string>; children: (Tag | string)[] };

/** The template printed something that the engine does not know; answers cannot cause it. */
export class MarkupError extends Error {
  override name = "MarkupError";
}

/** A comment; plain characters; the end of a tag; a tag with its attributes, which may be all of it; or text. */
const piece = /<!--.*?-->|<!\[CDATA\[(.*?)\]\]>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/sy;
const attribute = /([\w-]+)="([^"]*)"/g;
const entity = /&(?:#x([\da-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g;

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Entities are decoded, once. What is none stays. */
const decoded = (text: string): string =>
  text.includes("&")
    ? text.replace(entity, (_, hex?: string, decimal?: string, name = "") =>
        hex === undefined && decimal === undefined
          ? named[name]!
          : String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
      )
    : text;

/** The top of the tree, whose children are the roots. A whole parser of XML or HTML would be 8 KB of the page. */
export function parseTree(markup: string): Tag {
  const top: Tag = { name: "", attributes: {}, children: [] };
  const open = [top];
  for (let at = 0; at < markup.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(markup);
    // What stands there may be an answer, which no error quotes.
    if (found === null) throw new MarkupError(`the markup cannot be read at character ${at}`);
    const [, plain, closed, opened, attributes = "", isEmpty, text] = found;
    const parent = open.at(-1)!;
    if (text !== undefined) addText(parent, decoded(text));
    else if (plain !== undefined) addText(parent, plain);
    else if (opened !== undefined) {
      const tag: Tag = { name: opened, attributes: attributesOf(attributes), children: [] };
      parent.children.push(tag);
      if (isEmpty === "") open.push(tag);
    } else if (closed !== undefined) {
      if (parent === top) throw new MarkupError(`</${closed}> closes nothing`);
      if (parent.name !== closed) throw new MarkupError(`<${parent.name}> is not closed`);
      open.pop();
    }
  }
  if (open.length > 1) throw new MarkupError(`<${open.at(-1)!.name}> is not closed`);
  return top;
}

const attributesOf = (text: string): Tag["attributes"] =>
  Object.fromEntries(Array.from(text.matchAll(attribute), ([, name, value]) => [name!, decoded(value!)]));

/** Text beside plain characters is one text. */
function addText({ children }: Tag, text: string): void {
  const last = children.at(-1);
  if (typeof last === "string") children[children.length - 1] = last + text;
  else children.push(text);
}
