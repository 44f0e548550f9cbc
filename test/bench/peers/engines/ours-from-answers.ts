// The product's whole path: answers checked, papers decided and filled in, each printed on its own and all as one file.
import { nodePlatform } from "../../../../functions/aws/node-platform.ts";
import { makeDossier } from "../../../../functions/documents/dossier.ts";
import { renderDossier } from "../../../../functions/documents/render.ts";
import { parseAnswers } from "../../../../functions/answers/parse-answers.ts";
import { allFonts } from "../../../../functions/pdf/text/all-fonts.ts";
import { covers } from "../../../../functions/pdf/text/fonts.ts";
import { printDossier } from "../../../../functions/documents/print.ts";
import type { OpenEngine } from "../engine.ts";

const today = "2026-11-23";
const only = ["non-polygamy-statement", "hosting-attestation", "ofpra-letter", "checklist"] as const;

export const open: OpenEngine = () =>
  Promise.resolve({
    print({ answers }) {
      const parsed = parseAnswers(answers, { today, covers });
      if (!parsed.ok) throw new Error("The answers are not valid.");
      const { documents } = printDossier(
        renderDossier(makeDossier(parsed.answers, { today, only }), "fr"),
        allFonts,
        nodePlatform,
      );
      return Promise.resolve(documents.map(({ bytes }) => bytes));
    },
  });
