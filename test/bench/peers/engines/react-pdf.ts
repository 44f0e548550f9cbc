// @react-pdf/renderer: components laid out by Yoga. It has no structure tree, only a language and a title.
import { Document, Font, Link, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { createElement as h, type ReactNode } from "react";
import type { Block, DocumentMarkup, Inline } from "../../../../functions/pdf/markup.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerText, house, runsOf, unknownBlock } from "../house-style.ts";

const { body, margin, list, signature, window, headings } = house;
const rule = `${house.stroke} solid black`;

const styles = StyleSheet.create({
  page: {
    fontFamily: "Paper",
    fontSize: body.size,
    paddingTop: margin.top,
    paddingBottom: margin.bottom,
    paddingHorizontal: margin.x,
  },
  // Set on the page, a line height makes its fixed text vanish; it counts from the size that stands beside it.
  body: { fontSize: body.size, lineHeight: body.line / body.size },
  footer: { position: "absolute", bottom: 28, left: margin.x, right: margin.x, textAlign: "center" },
  bold: { fontWeight: "bold" },
  link: { color: "black" },
  paragraph: { marginTop: house.paragraphGap },
  item: { flexDirection: "row" },
  marker: { width: list.indent },
  tick: { width: list.box, height: list.box, marginTop: 2, border: rule },
  itemBody: { flex: 1 },
  table: { marginTop: 6, borderTop: rule, borderLeft: rule },
  row: { flexDirection: "row" },
  cell: { borderRight: rule, borderBottom: rule, padding: house.cellPadding },
  note: { marginTop: 7, padding: house.notePadding, border: rule },
  sender: { width: house.senderWidth, height: window.flowFrom - margin.top },
  window: { position: "absolute", left: window.x, top: window.y, width: window.width },
  signature: { width: signature.width, marginLeft: "auto", marginTop: 10 },
  frame: { height: signature.height, marginTop: 3, border: rule },
  h1: { fontWeight: "bold", fontSize: headings[1].size, lineHeight: 20 / 15, textAlign: "center" },
  h2: { fontWeight: "bold", fontSize: headings[2].size, lineHeight: 16.5 / 12, marginTop: headings[2].gap },
  h3: { fontWeight: "bold", marginTop: headings[3].gap },
});

const line = (content: readonly Inline[]): ReactNode[] =>
  runsOf(content).map(({ text, bold, href }, key) => {
    if (href !== undefined) return h(Link, { key, src: href, style: styles.link }, text);
    return bold ? h(Text, { key, style: styles.bold }, text) : text;
  });

const flow = (blocks: readonly Block[], isItem = false): ReactNode[] =>
  blocks.map((block, key) => writeBlock(block, key, isItem && key === 0));

function writeBlock(block: Block, key: number, isFirstOfItem: boolean): ReactNode {
  switch (block.kind) {
    case "heading":
      return h(Text, { key, style: styles[`h${block.level}`], minPresenceAhead: 40 }, line(block.content));
    case "paragraph":
      return h(
        Text,
        { key, style: [isFirstOfItem ? {} : styles.paragraph, { textAlign: block.align }] },
        line(block.content),
      );
    case "list":
      return h(
        View,
        { key, style: styles.paragraph },
        block.items.map((item, index) => {
          const gap = index === 0 ? 0 : block.marker === "box" ? list.boxGap : list.gap;
          const text = block.marker === "bullet" ? "•" : `${index + 1}.`;
          const marker = block.marker === "box" ? h(View, { style: styles.tick }) : h(Text, {}, text);
          return h(
            View,
            { key: index, style: [styles.item, { marginTop: gap }] },
            h(View, { style: styles.marker }, marker),
            h(View, { style: styles.itemBody }, flow(item, true)),
          );
        }),
      );
    case "table": {
      const total = block.columns.reduce((sum, share) => sum + share, 0);
      const row = (cells: Inline[][], key: number, isHead: boolean) =>
        h(
          View,
          { key, style: isHead ? [styles.row, styles.bold] : styles.row, wrap: false, fixed: isHead },
          cells.map((cell, at) =>
            h(
              View,
              { key: at, style: [styles.cell, { width: `${(100 * (block.columns[at] ?? 0)) / total}%` }] },
              h(Text, {}, line(cell)),
            ),
          ),
        );
      return h(View, { key, style: styles.table }, [
        ...block.head.map((cells, index) => row(cells, index, true)),
        ...block.rows.map((cells, index) => row(cells, block.head.length + index, false)),
      ]);
    }
    case "note":
      return h(View, { key, style: styles.note }, flow(block.blocks));
    case "keep":
      return h(View, { key, wrap: false }, flow(block.blocks));
    case "sender":
      return h(View, { key, style: styles.sender }, h(Text, {}, line(block.content)));
    case "window":
      return h(View, { key, style: styles.window }, h(Text, {}, line(block.content)));
    case "signature":
      return h(
        View,
        { key, style: styles.signature, wrap: false },
        h(Text, { style: styles.bold }, block.label),
        block.hint === undefined ? null : h(Text, {}, block.hint),
        h(View, { style: styles.frame }),
      );
    default:
      return unknownBlock(block);
  }
}

const paperElement = (paper: DocumentMarkup) =>
  h(
    Document,
    { title: paper.title, language: paper.lang, pdfVersion: "1.7" },
    h(
      Page,
      { size: "A4", style: styles.page },
      h(View, { style: styles.body }, flow(paper.blocks)),
      h(Text, {
        style: styles.footer,
        fixed: true,
        render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
          footerText(paper, pageNumber, totalPages),
      }),
    ),
  );

export const open: OpenEngine = ({ regular, bold }) => {
  Font.register({ family: "Paper", fonts: [{ src: regular }, { src: bold, fontWeight: "bold" }] });
  Font.registerHyphenationCallback((word: string) => [word]);
  return Promise.resolve(paperByPaper((paper) => renderToBuffer(paperElement(paper))));
};
