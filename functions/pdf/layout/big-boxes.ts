// What the first page is made of: large boxes to tick, with their number or with a second column.
import { breakIntoLines } from "./lines.ts";
import type { Block, BoxesLook, Inline } from "../markup.ts";
import { addChild, mm, moveItem, type Element, type PageItem } from "./page-model.ts";
import { plainText, sideBySide, type Column, type Fragment } from "./fragments.ts";
import { besideCode, qrModules, qrWidth } from "./codes.ts";

const bigBox = mm(5.2);
/** From the top of one box to that of the next, at least. */
const bigBoxPitch = mm(8);
/** Where the second column of `papers` begins. */
const asideShare = 0.66;

/** Large boxes with their number, or with a second column. Items hold paragraphs only. */
export function bigBoxFragments(
  block: Extract<Block, { kind: "list" }>,
  look: BoxesLook,
  column: Column,
  parent: Element,
): Fragment[] {
  const bigLine = column.density.big;
  const list = addChild(parent, "L", { numbering: look === "steps" ? "Decimal" : "Square" });
  const boxX = column.x + (look === "steps" ? mm(7) : 0);
  const textX = boxX + bigBox + mm(3);
  const asideX = column.x + column.width * asideShare;
  const code = block.href === undefined ? undefined : qrModules(block.href);
  const right = column.x + column.width - (code === undefined ? 0 : qrWidth(code));
  const rows = block.items.flatMap((item, index) => {
    const listItem = addChild(list, "LI");
    const label = addChild(listItem, "Lbl");
    const body = addChild(listItem, "LBody");
    const columns = item.map((one, at) => {
      const x = at === 0 ? textX : asideX;
      const width = (at === 0 && look === "papers" ? asideX - mm(4) : right) - x;
      return breakIntoLines(contentOf(one), width, bigLine, addChild(body, "P"), column.fonts, x);
    });
    const fragments = sideBySide(columns);
    const [first] = fragments;
    if (first === undefined) return [];
    const baseline = first.baseline ?? bigLine.lineHeight * 0.72;
    const number: Inline[] = look === "steps" ? [{ kind: "text", text: String(index + 1), bold: true }] : [];
    const numbered = breakIntoLines(number, boxX - column.x, bigLine, addChild(label, "Span"), column.fonts).flatMap(
      (line) => line.items.map((one) => moveItem(one, column.x, baseline - line.baseline)),
    );
    const description = plainText(contentOf(item[0]));
    const field = addChild(label, "Form", { printField: { role: "cb", description } });
    const box: PageItem = {
      kind: "frame",
      x: boxX,
      y: baseline - bigBox + 2.5,
      width: bigBox,
      height: bigBox,
      element: field,
    };
    // Lines for the pen keep their distance.
    const isForPen = item.some((one) => contentOf(one).some(({ kind }) => kind === "fill"));
    const gap = Math.max(0, bigBoxPitch * (isForPen ? 1 : Math.min(1, column.density.gaps + 0.25)) - first.height);
    return fragments.map((fragment, line) =>
      line === 0
        ? {
            ...fragment,
            gapBefore: index === 0 ? column.scale.paragraphGap : gap,
            items: [...numbered, box, ...fragment.items],
          }
        : { ...fragment, penalty: 2 as const },
    );
  });
  return block.href === undefined || code === undefined ? rows : besideCode(rows, block.href, code, column, parent);
}

const contentOf = (block: Block | undefined): readonly Inline[] => (block?.kind === "paragraph" ? block.content : []);
