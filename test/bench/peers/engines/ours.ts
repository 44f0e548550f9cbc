// Our engine alone: markup in, one PDF out, as the product prints each paper.
import { nodePlatform } from "../../../../functions/aws/node-platform.ts";
import { printPaper } from "../../../../functions/documents/print.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";

export const open: OpenEngine = () =>
  Promise.resolve(
    paperByPaper((document, { id, markup }) => {
      const paper = { id, markup, title: document.title, fileName: `${id}.pdf` };
      return printPaper(paper as Parameters<typeof printPaper>[0], "2026-11-23", nodePlatform).bytes;
    }),
  );
