// Heights of blocks and columns of cells, for engines that place them by themselves.
import { house } from "./house-style.ts";
import type { PlainBlock, PlainRow, PlainRows, PlainText } from "./plain.ts";

export type Column = { x: number; width: number };

/** Heights in points, for an engine that places cells and blocks by itself; `heightOfText`: of a text broken to a width. */
export function measuring(heightOfText: (text: PlainText, width: number) => number) {
  const cellsOf = ({ widths, gutter }: PlainRows, { x }: Column): Column[] =>
    widths.map((width, at) => ({
      x: x + widths.slice(0, at).reduce((sum, one) => sum + one, 0),
      width: at === widths.length - 1 ? width : width - gutter,
    }));
  const rowHeight = (rows: PlainRows, { cells, height }: PlainRow, column: Column): number => {
    const columns = cellsOf(rows, column);
    const needed = Math.max(height, ...cells.map((cell, at) => heightOf(cell, columns[at]!)));
    return needed + (rows.isRuled ? 2 * house.cellPadding : 0);
  };
  const heightOf = (blocks: readonly PlainBlock[], column: Column): number =>
    blocks.reduce((sum, block) => sum + block.gap + heightOfBlock(block, column), 0);
  const heightOfBlock = (block: PlainBlock, column: Column): number => {
    switch (block.kind) {
      case "text":
        return heightOfText(block, column.width - block.right);
      case "rows":
        return block.rows.reduce((sum, row) => sum + row.gap + rowHeight(block, row, column), 0);
      case "frame":
        return block.height;
      case "code":
        return block.size;
      case "keep":
        return heightOf(block.blocks, column);
      case "page-break":
        return 0;
    }
  };
  return { cellsOf, rowHeight, heightOfBlock };
}
