// What printing a dossier gives, with and without the file of all.
import { expect, test } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { writePdf } from "../../functions/pdf/write/tagged-pdf.ts";
import { printDossier } from "../../functions/documents/print.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

const dossier = renderDossier(makeDossier(sampleAnswers(), { today: sampleToday }), "fr");

test("without dossier.pdf the documents are the same, and their drawn pages are those of dossier.pdf", () => {
  const whole = printDossier(dossier, nodePlatform);
  const { documents, drawn } = printDossier(dossier, nodePlatform, { all: false });
  expect(documents).toEqual(whole.documents);
  const all = writePdf(
    drawn,
    { title: "Dossier de titre de séjour", lang: drawn[0]!.lang, date: sampleToday },
    nodePlatform,
  );
  expect(nodePlatform.sha256([all])).toBe(whole.all.sha256);
});
