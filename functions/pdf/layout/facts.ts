// Facts: label and text side by side, as a list whose labels are the terms.
import { breakIntoLines, type LineStyle } from "./lines.ts";
import type { Block, FactRow, FactsLook, Inline } from "../markup.ts";
import { addChild, mm, type Element } from "./page-model.ts";
import { sideBySide, sideBySideOnce, space, textFragments, type Column, type Fragment } from "./fragments.ts";

/** Of the labels of facts, which so stand at one place on every document. */
const maxLabelWidth = mm(40);
const detailGaps: Record<FactsLook, number> = { details: 3.4, large: 5 };
const labelShare = 0.26;
/** The same of labels in two languages. */
const bilingualLabelShare = 0.3;
/** Of the stamp of an association, with room for a telephone number. */
const stampBox = { width: mm(85), height: mm(25), leastHeight: mm(18) };

type Layout = { labelWidth: number; labelGap: number; label: LineStyle; text: LineStyle; rowGap: number };

/** The facts of a signed document: the text is what counts. */
function plainLayout({ width, scale: { body, itemGap } }: Column): Layout {
  const labelWidth = Math.min(maxLabelWidth, width / 2);
  return { labelWidth, labelGap: mm(3), label: body, text: { ...body, bold: true }, rowGap: itemGap };
}

/** Explanations: the label says what each is about. */
function detailLayout({ width, density }: Column, look: FactsLook, isBilingual: boolean): Layout {
  const text = look === "large" ? density.big : density.details;
  const rowGap = detailGaps[look] * density.gaps;
  const share = isBilingual ? bilingualLabelShare : labelShare;
  return { labelWidth: width * share, labelGap: mm(4), label: { ...text, bold: true }, text, rowGap };
}

// One list a row, by which its lines are known again where the document is laid out once more.
const knownLabels = new WeakMap<FactRow, Inline[]>();

function labelOf(row: FactRow): Inline[] {
  const known = knownLabels.get(row);
  if (known !== undefined) return known;
  const { label, aside } = row;
  const content: Inline[] = [{ kind: "text", text: label, bold: false }];
  if (aside !== undefined) content.push({ kind: "break" }, { kind: "text", ...aside, bold: false, isAside: true });
  knownLabels.set(row, content);
  return content;
}

export function factFragments(block: Extract<Block, { kind: "facts" }>, column: Column, parent: Element): Fragment[] {
  const isBilingual = block.rows.some(({ aside }) => aside !== undefined);
  const layout = block.look === undefined ? plainLayout(column) : detailLayout(column, block.look, isBilingual);
  const { labelWidth, labelGap, rowGap } = layout;
  const list = addChild(parent, "L", { numbering: "Description" });
  return block.rows.flatMap((row, rowIndex) => {
    const item = addChild(list, "LI");
    const { x, width, fonts } = column;
    const fragments = sideBySide([
      breakIntoLines(labelOf(row), labelWidth - labelGap, layout.label, addChild(item, "Lbl"), fonts, x),
      breakIntoLines(row.content, width - labelWidth, layout.text, addChild(item, "LBody"), fonts, x + labelWidth),
    ]);
    for (const [index, fragment] of fragments.entries()) {
      fragment.gapBefore = index > 0 ? 0 : rowIndex === 0 ? column.scale.paragraphGap : rowGap;
      fragment.penalty = index > 0 ? 2 : 0;
    }
    return fragments;
  });
}

/** An empty place under the texts of large facts, with its label at its left. */
export function stampFragment({ label }: Extract<Block, { kind: "stamp" }>, column: Column, parent: Element): Fragment {
  const { labelWidth, labelGap, rowGap, label: style } = detailLayout(column, "large", false);
  const content: Inline[] = [{ kind: "text", text: label, bold: true }];
  const left = { ...column, width: labelWidth - labelGap };
  const texts = textFragments(content, left, addChild(parent, "P"), style, 0, 2);
  const field = addChild(parent, "Form", { printField: { role: "tv", description: label } });
  const { width } = stampBox;
  const height = column.density.gaps < 1 ? stampBox.leastHeight : stampBox.height;
  const box: Fragment = {
    ...space(height, [], 0),
    items: [{ kind: "frame", x: column.x + labelWidth, y: 0, width, height, element: field }],
  };
  return { ...sideBySideOnce(texts, [box]), gapBefore: 2 * rowGap };
}
