// Our engine alone: markup in, one PDF out, as the product prints each paper.
import { allFonts } from "../../../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../../../functions/aws/node-platform.ts";
import { printDocument } from "../../../../functions/documents/print.ts";
import { paperByPaper, type OpenEngine } from "../engine.ts";

export const open: OpenEngine = () =>
  Promise.resolve(
    paperByPaper(
      (_, { id, markup }) =>
        printDocument({ markup, fileName: `${id}.pdf` }, "2026-11-23", allFonts, nodePlatform).bytes,
    ),
  );
