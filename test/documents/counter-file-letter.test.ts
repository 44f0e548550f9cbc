// The letter with a paper file: for whom it is made, and that its papers are those of the checklist.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import { checklistRows } from "../../functions/law/checklist.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { say } from "../../functions/text/say.ts";
import { couples, housings, procedures } from "../support/answer-kinds.ts";
import { aged, decide, outcomeOf, procedure } from "../support/decisions.ts";
import { readPdf, textOf } from "../support/read-pdf.ts";
import { sampleAnswers, sampleToday, type SampleOverrides } from "../support/sample-answers.ts";

const id = "counter-file-letter";
const stateless: SampleOverrides = { status: { kind: "stateless" } };
const family: SampleOverrides = { status: { kind: "family-member", of: "stateless", tie: "spouse" } };

/** The contact centre certifies that the site does not take the request. */
const certified = (more: Partial<Answers["procedure"]> = {}): SampleOverrides => ({
  procedure: {
    kind: "first-application",
    attempts: [{ triedOn: "2026-11-09", step: "send" }],
    contactCentre: { askedOn: "2026-11-10", answer: "certificate" },
    ...more,
  },
});

const made = (overrides: SampleOverrides, language: "fr" | "uk" = "fr") => {
  const dossier = renderDossier(makeDossier(sampleAnswers(overrides), { today: sampleToday }), language);
  const markup = dossier.documents.find((document) => document.id === id)?.markup.replaceAll("\u00A0", " ");
  return { dossier, markup: markup ?? "" };
};

/** The papers of the table, as « number, title, form ». */
const piecesIn = (markup: string): string[][] =>
  [...markup.matchAll(/<tr><th>(\d+)<\/th><td>([^<]*)<\/td><td>([^<]*)<\/td><\/tr>/g)].map((match) => match.slice(1));

describe("made or not, and why", () => {
  test.each<[string, string, SampleOverrides, RegExp]>([
    ["a stateless person’s first card", "recommended", stateless, /remettez à la préfecture.*récépissé/],
    ["their renewal", "recommended", { ...stateless, ...procedure("renewal") }, /récépissé/],
    ["their family’s", "recommended", family, /récépissé/],
    ["a lost card", "recommended", { ...stateless, ...procedure("loss") }, /preuve de dépôt/],
    ["a new address", "recommended", { ...stateless, ...procedure("address-change") }, /preuve de dépôt/],
    [
      "a request that is filed",
      "no",
      { ...stateless, ...procedure("first-application", { request: {} }) },
      /déjà déposée/,
    ],
    ["somebody who waits", "no", { ...stateless, procedure: { kind: "waiting" } }, /déjà déposée/],
    ["a child of 15", "no", { ...stateless, ...aged("2011-06-01") }, /Avant 16 ans/],
    ["a refugee", "no", {}, /sur le site ANEF.*autre façon de déposer/],
    ["subsidiary protection", "no", { status: { kind: "subsidiary-protection" } }, /sur le site ANEF/],
    [
      "a refugee with the certificate of the contact centre",
      "recommended",
      certified(),
      /atteste.*rendez-vous.*récépissé/,
    ],
    ["their renewal", "recommended", certified({ kind: "renewal" }), /atteste.*rendez-vous.*récépissé/],
    [
      "a refugee’s wife with the certificate",
      "recommended",
      { ...certified(), status: { kind: "family-member", of: "refugee", tie: "spouse" } },
      /atteste/,
    ],
    ["the certificate, and attempts that nobody noted", "recommended", certified({ attempts: undefined }), /atteste/],
    [
      "the prefecture was asked for an appointment",
      "recommended",
      certified({ otherWayAskedOn: "2026-11-16" }),
      /atteste/,
    ],
    [
      "a lost card that ends soon, which is renewed",
      "recommended",
      certified({ kind: "loss", currentPermit: { expiresOn: "2026-12-20" } }),
      /atteste/,
    ],
    [
      "a contact centre that found no solution",
      "no",
      certified({ contactCentre: { askedOn: "2026-11-10", answer: "no-solution" } }),
      /autre façon/,
    ],
    [
      "a contact centre that has not answered",
      "no",
      certified({ contactCentre: { askedOn: "2026-11-10" } }),
      /autre façon/,
    ],
    ["a move: the text is about requests for a permit", "no", certified({ kind: "address-change" }), /autre façon/],
    ["a request that the site took after all", "no", certified({ request: {} }), /sur le site ANEF/],
    ["a child of 15 with the certificate", "no", { ...certified(), ...aged("2011-06-01") }, /sur le site ANEF/],
    [
      "a stateless person with the certificate, who needs none",
      "recommended",
      { ...stateless, ...certified() },
      /^Elle dit/,
    ],
    ["a stateless person in New Caledonia", "no", { ...stateless, address: { postcode: "98800" } }, /./],
  ])("%s: %s", (_, expected, overrides, why) => {
    expect(outcomeOf(id, overrides)).toBe(expected);
    expect(decide(id, overrides).reason.fr.replaceAll("\u00A0", " ")).toMatch(why);
  });
});

describe("the papers", () => {
  const dossiers = procedures.flatMap((kind) =>
    housings.flatMap((housing) =>
      couples.map((couple): SampleOverrides => ({
        ...stateless,
        procedure: { kind },
        housing: { kind: housing },
        couple: { kind: couple },
      })),
    ),
  );

  const inPlaceOfSite = housings.flatMap((housing) =>
    (["first-application", "renewal"] as const).flatMap(
      (kind) =>
        [
          { ...certified({ kind }), housing: { kind: housing } },
          { ...certified({ kind }), status: { kind: "subsidiary-protection" }, housing: { kind: housing } },
          { ...certified({ kind }), status: { kind: "family-member", of: "refugee", tie: "spouse" } },
        ] satisfies SampleOverrides[],
    ),
  );

  test("in place of the site: first the certificate, as a copy, then all that the checklist gathers, with photos on paper", () => {
    for (const overrides of inPlaceOfSite) {
      const { dossier, markup } = made(overrides);
      const [first, ...others] = piecesIn(markup);
      expect(first).toEqual(["1", "Attestation du centre de contact citoyen (dépôt impossible sur l’ANEF)", "copie"]);
      const rows = dossier.checklist.filter(({ handedIn }) => handedIn !== undefined);
      expect(others.map(([number]) => Number(number))).toEqual(rows.map((_, index) => index + 2));
      expect(rows.map((row) => row.id)).toContain("paper-photos");
      for (const { where } of rows) expect(say(where!, "fr")).not.toContain("ANEF");
    }
  });

  test("are those of the checklist, in its order, numbered from 1", () => {
    for (const overrides of [...dossiers, family]) {
      const { dossier, markup } = made(overrides);
      const rows = dossier.checklist.filter(({ handedIn }) => handedIn !== undefined);
      const pieces = piecesIn(markup);
      expect(pieces.map(([number]) => Number(number))).toEqual(rows.map((_, index) => index + 1));
      expect(pieces.map(([, , form]) => form)).toEqual(
        rows.map(({ handedIn }) => (handedIn === "copy" ? "copie" : "original")),
      );
      // All that the first page gathers, but for the line of a paper that is not known.
      const boxes = dossier.checklist.filter(
        ({ id, box, section }) => box && section === "papers" && id !== "other-papers",
      );
      expect(boxes.filter(({ handedIn }) => handedIn === undefined).map((row) => row.id)).toEqual(
        boxes.filter(({ id }) => ["medical-certificate", "ofpra-form"].includes(id)).map((row) => row.id),
      );
    }
  });

  test("speak of nobody but who signs, whatever the language of the help", () => {
    for (const overrides of [...dossiers, family, ...inPlaceOfSite]) {
      expect(piecesIn(made(overrides).markup).flat().join(" ")).not.toMatch(/(?<!\p{L})(?:vous|votre|vos)(?!\p{L})/iu);
    }
    expect(piecesIn(made(family, "uk").markup)).toEqual(piecesIn(made(family).markup));
  });

  test("signed for the file, or a photo: itself; any other: a copy", () => {
    const originals = checklistRows.filter(({ handedIn }) => handedIn === "original").map((row) => row.id);
    expect(originals).toEqual([
      "commitment-contract",
      "non-polygamy-required",
      "non-polygamy-recommended",
      "non-polygamy-asked-for",
      "host-attestation",
      "e-photo",
      "paper-photos",
    ]);
  });
});

describe("what is asked for", () => {
  test.each<[string, SampleOverrides, RegExp, RegExp]>([
    [
      "a first card",
      stateless,
      /première demande de titre de séjour/,
      /récépissé de cette demande \(article R\. 431-12/,
    ],
    ["a renewal", { ...stateless, ...procedure("renewal") }, /– renouvellement de titre de séjour/, /R\. 431-12/],
    [
      "a lost card that ends soon",
      { ...stateless, ...procedure("loss", { currentPermit: { expiresOn: "2026-12-20" } }) },
      /renouvellement de titre de séjour \(titre perdu\)/,
      /R\. 431-12/,
    ],
    ["a lost card", { ...stateless, ...procedure("loss") }, /après une perte/, /accusé de réception.*L\. 112-3/s],
    [
      "a new address",
      { ...stateless, ...procedure("address-change") },
      /déclaration de changement d’adresse/,
      /accusé de réception/,
    ],
  ])("%s", (_, overrides, subject, asked) => {
    const { markup } = made(overrides);
    expect(markup).toMatch(subject);
    expect(markup).toMatch(asked);
    expect(/R\. 431-12/.test(markup)).toBe(asked.source.includes("431-12"));
  });

  test("in place of the site: by which text, and the receipt or what the site gives", () => {
    const { markup } = made(certified());
    expect(markup).toMatch(/sollicité le 10 novembre 2026, atteste que cette demande ne peut pas être déposée/);
    expect(markup).toMatch(/article R\. 431-2.*arrêté du 1er août 2023/s);
    expect(markup).toMatch(/R\. 431-12.*ou, si elle est\s+enregistrée sur l’ANEF, l’attestation.*R\. 431-15-1/s);
    expect(made(stateless).markup).not.toMatch(/ANEF|431-2(?!\d)|centre de contact/);
  });

  test("a married minor signs beside whoever represents them", () => {
    const identity = { ...sampleAnswers().identity!, birth: { date: "2009-06-01" } };
    const representative = { familyName: "Rahimi", givenNames: "Nour", gender: "female" } as const;
    const { markup } = made({ ...stateless, identity, representative });
    expect(markup).toContain('label="Signature de la représentante légale"');
    expect(markup).toContain('label="Signature de la personne mineure elle-même"');
  });
});

describe("pages", () => {
  async function pagesOf(markup: string): Promise<string[]> {
    const { pages } = await readPdf(
      printDocument({ fileName: "x.pdf", markup }, sampleToday, allFonts, nodePlatform).bytes,
    );
    return pages.map(({ runs }) => textOf(runs).replaceAll(/\s+/g, " "));
  }

  test.each<[string, SampleOverrides]>([
    ["a first card", { ...stateless, decision: { by: "court", date: "2026-06-02", reference: "26003117" } }],
    ["a renewal", { ...stateless, ...procedure("renewal", { currentPermit: { expiresOn: "2027-01-31" } }) }],
    ["the family", family],
    ["in place of the site", { ...certified(), decision: { by: "cnda", date: "2026-06-02", reference: "26003117" } }],
  ])("%s: the file of a hosted, married person ends with its signature", async (_, overrides) => {
    const pages = await pagesOf(made(overrides).markup);
    expect(pages.length).toBeLessThanOrEqual(2);
    for (const words of ["R. 431-12", "haute considération", "Signature"]) expect(pages.at(-1)).toContain(words);
  });

  test("with the longest answers: request, closing and signature stay together", async () => {
    const longest = JSON.parse(readFileSync("test/golden/very-long-names/answers.json", "utf8")) as Answers;
    for (const overrides of [
      { status: { kind: "family-member", of: "stateless", tie: "spouse" } },
      { ...certified(), status: { kind: "family-member", of: "refugee", tie: "spouse" } },
    ] satisfies SampleOverrides[]) {
      const pages = await pagesOf(made({ ...longest, ...overrides }).markup);
      expect(pages.length).toBeLessThanOrEqual(3);
      for (const words of ["R. 431-12", "haute considération", "Signature"]) expect(pages.at(-1)).toContain(words);
    }
  });

  test("blank: ten numbered lines, whose head is there again on the second page", async () => {
    const { markup, toFillIn } = renderBlank(id, "fr");
    const pages = await pagesOf(markup);
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page).toContain("Pièce");
    expect(pages[1]).toMatch(/10.*récépissé.*accusé de réception.*Signature/);
    expect(toFillIn).toEqual(expect.arrayContaining(["objet du dossier", "autre pièce", "copie ou original"]));
  });
});
