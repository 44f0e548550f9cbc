// What printing a dossier gives, with and without the file of all, and the footer of each page.
import { expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { writePdf } from "../../functions/pdf/write/tagged-pdf.ts";
import { printDocument, printDossier } from "../../functions/documents/print.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { readPdf, textOf } from "../support/read-pdf.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

const dossier = renderDossier(makeDossier(sampleAnswers(), { today: sampleToday }), "fr");

test("without dossier.pdf the documents are the same, and their drawn pages are those of dossier.pdf", () => {
  const whole = printDossier(dossier, allFonts, nodePlatform);
  const { documents, drawn } = printDossier(dossier, allFonts, nodePlatform, { all: false });
  expect(documents).toEqual(whole.documents);
  const all = writePdf(
    drawn,
    { title: "Dossier de titre de séjour", lang: drawn[0]!.lang, date: sampleToday },
    nodePlatform,
  );
  expect(nodePlatform.sha256([all])).toBe(whole.all.sha256);
});

test.each([
  ["fr", "Titre — page\u00A01/1 — modèle du\u00A023\u00A0novembre 2026", "Dossier de titre de séjour"],
  ["en", "Titre — page\u00A01/1 — template of\u00A023\u00A0novembre 2026", "Residence permit dossier"],
])(
  "the footer says title, page, version and our name in the language of the document: %s",
  async (lang, footer, mark) => {
    const markup = `<document lang="${lang}" title="Titre" version="23 novembre 2026"><p>Texte</p></document>`;
    const { bytes } = printDocument({ markup, fileName: "titre.pdf" }, sampleToday, allFonts, nodePlatform);
    const [page] = (await readPdf(bytes)).pages;
    expect(textOf(page!.runs.filter(({ artifact }) => artifact))).toBe(`${footer.replaceAll("\u00A0", " ")} ${mark}`);
    // The reader gives every space as one; which of them may break is in the text.
    const values = { title: "Titre", page: "1/1", version: "23\u00A0novembre 2026" };
    expect(say(message("documents.footer", values), lang)).toBe(footer);
  },
);
