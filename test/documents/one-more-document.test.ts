// A document is added with one file, one template, its texts and one line of the table; no other file of the product changes.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import type { Document } from "../../functions/documents/document.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument, printDossier } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { documentTable } from "../../functions/documents/table.ts";
import { say } from "../../functions/text/say.ts";
import { readPdf, textOfDocument } from "../support/read-pdf.ts";
import { sampleAnswers, sampleToday, type SampleOverrides } from "../support/sample-answers.ts";
import { mailAuthorisation } from "./fixtures/functions/documents/mail-authorisation.ts";

// What the build gathers, with the fixture's files in their folders.
vi.mock("virtual:templates", async (importOriginal) => {
  const product = await importOriginal<typeof import("virtual:templates")>();
  const { default: specification, version } = await import("./fixtures/templates/documents/mail-authorisation.hbs");
  return { ...product, documents: { ...product.documents, "mail-authorisation": { specification, version } } };
});

vi.mock("virtual:locales", async (importOriginal) => {
  const product = await importOriginal<typeof import("virtual:locales")>();
  const { readLocales } = await import("../../infra/build/locales-plugin.ts");
  const folder = mkdtempSync(join(tmpdir(), "locales-"));
  cpSync("templates/locales", folder, { recursive: true });
  for (const { code } of product.languages) {
    for (const subject of ["documents", "decisions"]) {
      const path = join(folder, code, `${subject}.json`);
      // Nobody has translated the fixture: its English stands in every other language.
      const added = join("test/documents/fixtures/templates/locales", code === "fr" ? "fr" : "en", `${subject}.json`);
      const texts = [path, added].map((file) => JSON.parse(readFileSync(file, "utf8")) as object);
      writeFileSync(path, JSON.stringify(Object.assign({}, ...texts)));
    }
  }
  const locales = readLocales(folder);
  rmSync(folder, { recursive: true });
  return { ...product, texts: Object.fromEntries(locales.map(({ code, texts }) => [code, Object.fromEntries(texts)])) };
});

/** The new line of the table comes after that of the hosting attestation. */
const table = documentTable.flatMap((each): Document[] =>
  each.id === "hosting-attestation" ? [each, mailAuthorisation] : [each],
);

const make = (overrides: SampleOverrides = {}) => makeDossier(sampleAnswers(overrides), { today: sampleToday }, table);

describe("a document more", () => {
  test("is decided in its place, with a reason in every language", () => {
    const { documents } = make();
    expect(documents.map(({ id }) => id)).toEqual([
      "cover-sheet",
      "commitment-reminder",
      "non-polygamy-statement",
      "hosting-attestation",
      "mail-authorisation",
      "checklist",
    ]);
    const { title, reason } = documents[4]!;
    expect(say(title, "fr")).toBe("Procuration\u00A0: retrait du courrier");
    expect(say(reason, "en")).toBe(
      "You live at someone’s home: that person can collect your mail if you authorise it.",
    );
  });

  test("is left out with a reason where it does not apply", () => {
    const { documents, notIncluded } = make({ housing: { kind: "hotel" } });
    expect(documents.map(({ id }) => id)).not.toContain("mail-authorisation");
    const left = notIncluded.find(({ id }) => id === "mail-authorisation");
    expect(say(left!.reason, "fr")).toBe("Elle sert à une personne hébergée par un particulier.");
  });

  test("can be asked for alone", () => {
    const options = { today: sampleToday, only: ["mail-authorisation"] as const };
    expect(makeDossier(sampleAnswers(), options, table).documents.map(({ id }) => id)).toEqual(["mail-authorisation"]);
  });

  test("is filled in, and listed on the cover sheet with its signer and what is left to write by hand", () => {
    const { documents } = renderDossier(make(), "en");
    const letter = documents.find(({ id }) => id === "mail-authorisation")!;
    expect(letter.markup).toContain("chez qui j’habite depuis le\n  1er\u00A0janvier 2026");
    expect(letter.toFillIn).toEqual(["lieu", "date", "signature"]);
    expect(letter.templateVersion).toBe("2026-11-28");
    expect(documents[0]!.markup).toMatch(
      /Authorisation to collect mail<\/b><br\/><span lang="fr">Procuration\u00A0: retrait du courrier.*only if you are asked for it[^]*?<td>You<\/td>\s*<td><span lang="fr">lieu, date, signature/,
    );
  });

  test("is printed under its number, and stands in its place in dossier.pdf", async () => {
    const { documents, all } = printDossier(renderDossier(make(), "fr"), allFonts, nodePlatform);
    expect(documents.map(({ fileName }) => fileName)).toEqual([
      "0-page-de-garde.pdf",
      "1-rappel-contrat-engagement.pdf",
      "2-declaration-non-polygamie.pdf",
      "3-attestation-hebergement.pdf",
      "4-procuration-courrier.pdf",
      "5-liste-de-controle.pdf",
    ]);
    const letter = await readPdf(documents[4]!.bytes);
    expect(letter).toMatchObject({ title: "Procuration\u00A0: retrait du courrier", language: "fr", isTagged: true });
    expect(textOfDocument(letter)).toContain("autorise DUPONT Jeanne");
    const { bookmarks } = await readPdf(all.bytes);
    const titles = bookmarks.filter((title) =>
      /^(Attestation d’hébergement|Procuration|Liste de contrôle)/.test(title),
    );
    expect(titles).toEqual([
      "Attestation d’hébergement",
      "Procuration\u00A0: retrait du courrier",
      "Liste de contrôle personnelle",
    ]);
  });

  test("is printed blank", async () => {
    const blank = renderBlank("mail-authorisation", "fr", table);
    expect(blank.toFillIn).toContain("nom et prénoms de la personne qui héberge");
    const { bytes, fileName } = printDocument(blank, sampleToday, allFonts, nodePlatform);
    expect(fileName).toBe("5-procuration-courrier.pdf");
    expect((await readPdf(bytes)).pages).toHaveLength(1);
  });
});
