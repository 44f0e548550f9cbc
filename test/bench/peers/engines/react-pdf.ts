// @react-pdf/renderer: components laid out by Yoga. It has no structure tree, only a language and a title.
import { Document, Font, Link, Page, Path, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { createElement as h, type ReactNode } from "react";
import { paperByPaper, type OpenEngine } from "../engine.ts";
import { footerLines, house, runsOf, textWidth } from "../house-style.ts";
import type { PlainBlock, PlainDocument, PlainText } from "../plain.ts";

const { margin, footer } = house;
const rule = `${house.stroke} solid black`;

const styles = StyleSheet.create({
  page: {
    fontFamily: "Paper",
    paddingTop: margin.top,
    paddingBottom: margin.bottom,
    paddingHorizontal: margin.x,
  },
  // Set on the page, a line height makes its fixed text vanish: so each fixed text has a size alone.
  footer: { position: "absolute", left: margin.x, width: textWidth, fontSize: footer.size },
  mark: { fontWeight: "bold", textAlign: "right" },
  bold: { fontWeight: "bold" },
  link: { color: "black" },
  row: { flexDirection: "row" },
  ruled: { borderBottom: rule, paddingVertical: house.cellPadding },
  frame: { border: rule },
});

const runs = ({ content, size }: PlainText): ReactNode[] =>
  runsOf(content, size).map(({ text, bold, href }, key) => {
    if (href !== undefined) return h(Link, { key, src: href, style: styles.link }, text);
    return bold ? h(Text, { key, style: styles.bold }, text) : text;
  });

const flow = (blocks: readonly PlainBlock[]): ReactNode[] => blocks.map(writeBlock);

function writeBlock(block: PlainBlock, key: number): ReactNode {
  const marginTop = block.gap;
  switch (block.kind) {
    case "text": {
      const { size, line, bold, align, right, tag } = block;
      const style = {
        marginTop,
        marginRight: right,
        fontSize: size,
        lineHeight: line / size,
        textAlign: align,
        fontWeight: bold ? "bold" : "normal",
      };
      return h(Text, { key, style, ...(tag === "P" ? {} : { minPresenceAhead: 40 }) }, runs(block));
    }
    case "rows": {
      const { widths, gutter, isRuled, rows } = block;
      const last = widths.length - 1;
      return h(
        View,
        { key, style: { marginTop } },
        rows.map(({ cells, gap, height, isHead }, index) =>
          h(
            View,
            {
              key: index,
              style: [styles.row, isRuled ? styles.ruled : {}, { marginTop: gap, minHeight: height }],
              wrap: false,
              fixed: isHead,
            },
            cells.map((cell, at) =>
              h(View, { key: at, style: { width: widths[at], paddingRight: at === last ? 0 : gutter } }, flow(cell)),
            ),
          ),
        ),
      );
    }
    case "frame":
      return h(View, { key, style: [styles.frame, { width: block.width, height: block.height, marginTop }] });
    case "code": {
      const { size, modules, path } = block;
      const style = { width: size, height: size, marginTop };
      return h(Svg, { key, viewBox: `0 0 ${modules} ${modules}`, style }, h(Path, { d: path, fill: "black" }));
    }
    case "keep":
      return h(View, { key, style: { marginTop }, wrap: false }, flow(block.blocks));
    case "page-break":
      return h(View, { key, break: true });
  }
}

const paperElement = (paper: PlainDocument) => {
  const { size, line, lastBaseline } = footer;
  const top = (index: number) => lastBaseline - size - (paper.footer.length - 1 - index) * line;
  return h(
    Document,
    { title: paper.title, language: paper.lang, pdfVersion: "1.7" },
    h(
      Page,
      { size: "A4", style: styles.page },
      flow(paper.blocks),
      paper.footer.map((_, index) =>
        h(Text, {
          key: index,
          style: [styles.footer, { top: top(index) }],
          fixed: true,
          render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
            footerLines(paper, `${pageNumber}/${totalPages}`)[index],
        }),
      ),
      h(Text, { style: [styles.footer, styles.mark, { top: top(paper.footer.length - 1) }], fixed: true }, paper.mark),
    ),
  );
};

export const open: OpenEngine = ({ regular, bold }) => {
  Font.register({ family: "Paper", fonts: [{ src: regular }, { src: bold, fontWeight: "bold" }] });
  Font.registerHyphenationCallback((word: string) => [word]);
  return Promise.resolve(paperByPaper((paper) => renderToBuffer(paperElement(paper))));
};
