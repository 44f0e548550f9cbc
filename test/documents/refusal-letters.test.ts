// The two letters about a refusal by silence: when each is made and why not, what it says, and until when it is sent.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeCalendarFile } from "../../functions/documents/calendar-file.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import type { DocumentId } from "../../functions/documents/table.ts";
import { appealBefore } from "../../functions/law/deadlines/windows.ts";
import { layOutDocument } from "../../functions/documents/lay-out.ts";
import { mm } from "../../functions/pdf/layout/page-model.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { say } from "../../functions/text/say.ts";
import { readPdf, textOf } from "../support/read-pdf.ts";
import { sampleAnswers, type SampleOverrides } from "../support/sample-answers.ts";

type Procedure = Answers["procedure"];
const letters = ["reasons-request", "gracious-appeal"] as const satisfies DocumentId[];

const titles = {
  "reasons-request": "Lettre à la préfecture : motifs du refus",
  "gracious-appeal": "Lettre à la préfecture : recours gracieux",
};

const plain = (text: string) => text.replaceAll("\u00A0", " ");
const asked = (filedOn: string | undefined, more: Partial<NonNullable<Procedure["request"]>> = {}) => ({
  ...(filedOn === undefined ? {} : { filedOn }),
  ...more,
});
const filed = (
  filedOn: string | undefined,
  more: Partial<NonNullable<Procedure["request"]>> = {},
  kind: Procedure["kind"] = "first-application",
): SampleOverrides => ({ decision: undefined, procedure: { kind, request: asked(filedOn, more) } });

const dossierOn = (today: string, overrides: SampleOverrides) => makeDossier(sampleAnswers(overrides), { today });

/** « made », or the reason in French. */
function outcomes(today: string, overrides: SampleOverrides): string[] {
  const { situation } = dossierOn(today, overrides);
  return letters.map((id) => {
    const { included, reason } = situation.decisions.find((one) => one.id === id)!;
    return included ? "made" : plain(say(reason, "fr"));
  });
}

function markupOf(id: DocumentId, today: string, overrides: SampleOverrides): string {
  const { documents } = renderDossier(dossierOn(today, overrides), "fr");
  return plain(documents.find((document) => document.id === id)!.markup).replaceAll(/\s+/g, " ");
}

const both = (reason: RegExp): [RegExp, RegExp] => [reason, reason];
const made = both(/^made$/);
const over = (day: string) => both(new RegExp(`La date prudente, le ${day}, est passée\\. Un recours est peut-être`));
const tooEarly = (day: string) => both(new RegExp(`il est trop tôt, .* à partir du ${day}\\.$`));

describe("each letter is made, or not", () => {
  test.each<[string, string, SampleOverrides, [RegExp, RegExp]]>([
    ["not filed", "2026-11-23", {}, both(/n’est pas encore déposée/)],
    ["filed, its day not known", "2026-11-23", filed(undefined, { number: "DEM-1" }), both(/son jour n’est pas dans/)],
    ["the eve of the refusal", "2026-10-31", filed("2026-07-01"), tooEarly("dimanche 1er novembre 2026")],
    ["the day of the refusal", "2026-11-01", filed("2026-07-01"), made],
    ["the last day, a holiday", "2027-01-01", filed("2026-07-01"), made],
    ["the day after", "2027-01-02", filed("2026-07-01"), over("vendredi 1er janvier 2027")],
    [
      "filed on a 31st: the end of a shorter month",
      "2026-09-29",
      filed("2026-05-31"),
      tooEarly("mercredi 30 septembre 2026"),
    ],
    ["the same, that day", "2026-09-30", filed("2026-05-31"), made],
    ["the same, two months later", "2026-11-30", filed("2026-05-31"), made],
    ["the same, a day later", "2026-12-01", filed("2026-05-31"), over("lundi 30 novembre 2026")],
    ["four months end in February", "2027-02-27", filed("2026-10-31"), tooEarly("dimanche 28 février 2027")],
    ["the same, that day", "2027-02-28", filed("2026-10-31"), made],
    ["the same, the last day", "2027-04-28", filed("2026-10-31"), made],
    ["the same, a day later", "2027-04-29", filed("2026-10-31"), over("mercredi 28 avril 2027")],
    ["four months end on 29 February", "2028-02-28", filed("2027-10-31"), tooEarly("mardi 29 février 2028")],
    ["the same, that day", "2028-02-29", filed("2027-10-31"), made],
    ["the last day is 29 February", "2028-02-29", filed("2027-08-31"), made],
    ["the same, a day later", "2028-03-01", filed("2027-08-31"), over("mardi 29 février 2028")],
    ["a renewal", "2026-11-23", filed("2026-07-01", {}, "renewal"), made],
    [
      "a change of address",
      "2026-11-23",
      filed("2026-07-01", {}, "address-change"),
      both(/celle des demandes de titre/),
    ],
    ["a lost card", "2026-11-23", filed("2026-07-01", {}, "loss"), both(/celle des demandes de titre/)],
    [
      "who waits for a first card",
      "2026-11-23",
      { decision: undefined, procedure: { kind: "waiting", request: { filedOn: "2026-07-01" } } },
      made,
    ],
    [
      "who waits for a change of address",
      "2026-11-23",
      { procedure: { kind: "waiting", waitsFor: "address-change", request: { filedOn: "2026-07-01" } } },
      both(/celle des demandes de titre/),
    ],
    [
      "who waits, since a day that is not known",
      "2026-11-23",
      { procedure: { kind: "waiting" } },
      both(/son jour n’est/),
    ],
    [
      "the prefecture has agreed",
      "2026-11-23",
      {
        procedure: {
          kind: "first-application",
          attestation: { expiresOn: "2027-02-01", kind: "favourable-decision" },
          request: { filedOn: "2026-07-01" },
        },
      },
      both(/décision favorable : il n’y a pas de refus par silence\.$/),
    ],
    [
      "a child of 14",
      "2026-11-23",
      { ...filed("2026-07-01"), identity: { ...sampleAnswers().identity!, birth: { date: "2012-03-05" } } },
      both(/Avant 16 ans/),
    ],
    [
      "a family member of a stateless person",
      "2026-11-23",
      { ...filed("2026-07-01"), status: { kind: "family-member", of: "stateless", tie: "spouse" } },
      made,
    ],
    [
      "another law, that of New Caledonia",
      "2026-11-23",
      {
        ...filed("2026-07-01"),
        address: { street: "1 rue du Port", postcode: "98800", town: "Nouméa" },
        housing: { kind: "own-name" },
      },
      both(/ce document n’est pas préparé\.$/),
    ],
    [
      "reasons asked for in time",
      "2026-11-23",
      filed("2026-07-01", { reasonsAskedOn: "2026-11-10" }),
      [/déjà demandé les motifs le mardi 10 novembre 2026 : .* le jeudi 10 décembre 2026\./, /^made$/],
    ],
    [
      "the same, past the first two months, on the last day of the appeal",
      "2027-01-10",
      filed("2026-07-01", { reasonsAskedOn: "2026-11-10" }),
      [/déjà demandé/, /^made$/],
    ],
    [
      "the same, a day later: the day on which they came is not known",
      "2027-01-11",
      filed("2026-07-01", { reasonsAskedOn: "2026-11-10" }),
      [/déjà demandé/, /Depuis le dimanche 10 janvier 2027, tout dépend du jour où vous les avez reçus/],
    ],
    [
      "reasons asked for too early count for nothing",
      "2026-11-23",
      filed("2026-07-01", { reasonsAskedOn: "2026-10-31" }),
      made,
    ],
    [
      "reasons asked for too late neither",
      "2027-01-20",
      filed("2026-07-01", { reasonsAskedOn: "2027-01-15" }),
      over("vendredi 1er janvier 2027"),
    ],
  ])("%s (%s)", (_, today, overrides, expected) => {
    const said = outcomes(today, overrides);
    for (const [index, reason] of expected.entries()) expect(said[index]).toMatch(reason);
  });

  test("never « too late »", () => {
    for (const today of ["2026-10-31", "2026-11-23", "2027-01-02", "2028-01-01"])
      for (const request of [{}, { reasonsAskedOn: "2026-11-10" }])
        expect(outcomes(today, filed("2026-07-01", request)).join(" ")).not.toMatch(/trop tard/i);
  });
});

test.each([
  ["2026-07-01", undefined, "2027-01-01"],
  ["2026-07-01", "2026-10-31", "2027-01-01"],
  ["2026-07-01", "2026-11-01", "2027-01-01"],
  ["2026-07-01", "2027-01-01", "2027-03-01"],
  ["2026-08-31", "2026-12-31", "2027-02-28"],
  ["2027-08-31", "2027-12-31", "2028-02-29"],
])(
  "a gracious appeal of a request of %s, reasons asked on %s, is safe before %s",
  (filedOn, reasonsAskedOn, before) => {
    expect(appealBefore(filedOn, reasonsAskedOn)).toBe(before);
  },
);

describe("the last day", () => {
  const cover = (today: string, overrides = filed("2026-07-01")) => markupOf("cover-sheet", today, overrides);

  test("is on the cover sheet, with who reads the letter first", () => {
    const sheet = cover("2026-11-23");
    expect(sheet.match(/À envoyer avant le vendredi 1er janvier 2027, pour ne pas perdre ce droit/g)).toHaveLength(2);
    expect(sheet).toContain("à faire lire d’abord par un avocat ou une association<br/>");
    expect(sheet).toContain("à faire lire d’abord par un avocat ou une association, qui dit si l’envoyer");
  });

  test("is said as today on that day", () => {
    expect(cover("2027-01-01")).toContain("À envoyer aujourd’hui, pour ne pas perdre ce droit");
  });

  test.each([
    ["2026-11-23", filed("2026-07-01"), "20270101"],
    ["2026-11-23", filed("2026-07-01", { reasonsAskedOn: "2026-11-10" }), "20270110"],
  ])("is in the calendar (%s)", (today, overrides, day) => {
    const { deadlines } = dossierOn(today, overrides);
    expect(makeCalendarFile(deadlines, "fr", today)).toContain(`DTSTART;VALUE=DATE:${day}`);
  });

  test("of an appeal after the reasons is no date once it is past", () => {
    const ids = (today: string) =>
      dossierOn(today, filed("2026-07-01", { reasonsAskedOn: "2026-11-10" })).deadlines.map(({ id }) => id);
    expect(ids("2027-01-10")).toContain("appeal-limit");
    expect(ids("2027-01-11")).not.toContain("appeal-limit");
  });

  test("is on the checklist, with the act of the first page", () => {
    const list = markupOf("checklist", "2026-11-23", filed("2026-07-01"));
    expect(list).toMatch(/Faites lire la lettre \(papier \d\) par un avocat ou une association, puis postez-la\./);
    expect(list).toContain("envoyez-la avant le vendredi 1er janvier 2027, en recommandé avec avis de réception");
  });
});

describe("what the letters say", () => {
  const today = "2026-11-23";
  const request = { number: "3400-2026-20771" };
  const decided: SampleOverrides = { ...filed("2026-07-01", request), decision: { by: "ofpra", date: "2026-06-02" } };

  test.each(letters)("%s: the request, its proof, the law, the request and a reservation", (id) => {
    const text = markupOf(id, today, decided);
    expect(text).toContain("demande : 3400-2026-20771 ; numéro étranger : 9912345678");
    expect(text).toContain(
      "Le 1er juillet 2026, j’ai demandé la délivrance d’un premier titre de séjour (preuve jointe).",
    );
    expect(text).toContain("articles R. 432-1 et R. 432-2 du CESEDA");
    expect(text).toContain("une décision implicite de rejet le 1er novembre 2026");
    expect(text).toContain("L’article R. 424-1 fixe pourtant à trois mois");
    expect(text).toMatch(/Je me réserve le droit de [^.]*tribunal administratif/);
    expect(text).toContain("confirmation du dépôt de la demande ; décision de protection (première page).");
    expect(text).toContain("P.J.</abbr> (copies, aucun original) :");
  });

  test("each asks for its own", () => {
    expect(markupOf("reasons-request", today, decided)).toMatch(
      /article L\. 232-4 .* motifs de cette décision dans le délai d’un mois/,
    );
    expect(markupOf("gracious-appeal", today, decided)).toMatch(
      /recours gracieux contre cette décision \(article L\. 411-2 du code des/,
    );
  });

  test.each<[string, SampleOverrides, string]>([
    [
      "a renewal",
      { procedure: { kind: "renewal", request: { filedOn: "2026-07-01" } } },
      "le renouvellement de mon titre",
    ],
    [
      "subsidiary protection",
      { ...decided, status: { kind: "subsidiary-protection" } },
      "un premier titre de séjour (preuve",
    ],
    ["a stateless person", { ...decided, status: { kind: "stateless" } }, "récépissé ou autre preuve du dépôt"],
    [
      "the family of a refugee",
      { ...decided, status: { kind: "family-member", of: "refugee", tie: "spouse" } },
      "Je suis membre de la famille d’une personne reconnue réfugiée. Le 1er",
    ],
  ])("of %s: nothing of the three months of a refugee's card", (_, overrides, words) => {
    for (const id of letters) {
      const text = markupOf(id, today, overrides);
      expect(text).toContain(words);
      expect(text).not.toContain("R. 424-1");
    }
  });

  test("the appeal leaves to the pen whether the reasons came", () => {
    const text = markupOf("gracious-appeal", today, filed("2026-07-01", { reasonsAskedOn: "2026-11-10" }));
    expect(text).toContain(
      "Par lettre du 10 novembre 2026, je vous ai demandé les motifs de cette décision (article L. 232-4",
    );
    expect(text).toMatch(/<box>J’ai reçu ces motifs le <fill [^>]*label="date de réception des motifs"/);
    expect(text).toContain("(article L. 411-2 du même code)");
    expect(text).toContain("lettre du 10 novembre 2026 qui demande les motifs, avec la preuve d’envoi");
  });

  test.each(letters)("%s of a minor is written and signed by whoever represents them", (id) => {
    const text = markupOf(id, today, {
      ...filed("2026-07-01"),
      couple: { kind: "single" },
      identity: { familyName: "Rahimi", givenNames: "Nour", gender: "female", birth: { date: "2009-05-01" } },
      representative: { familyName: "Rahimi", givenNames: "Ali", gender: "male" },
    });
    expect(text).toMatch(/<sender> RAHIMI Ali ?<br\/>pour RAHIMI Nour/);
    expect(text).toContain("j’ai demandé pour cette personne la délivrance");
    expect(text).toContain('<signature label="Signature du représentant légal"');
  });

  test.each(letters)("%s of a married minor is signed by two, as the cover sheet says", (id) => {
    const married: SampleOverrides = {
      ...filed("2026-07-01"),
      identity: { familyName: "Rahimi", givenNames: "Nour", gender: "female", birth: { date: "2009-05-01" } },
      representative: { familyName: "Rahimi", givenNames: "Ali", gender: "male" },
    };
    const boxes = [...markupOf(id, today, married).matchAll(/<signature label="([^"]*)"/g)].map(([, label]) => label);
    expect(boxes).toEqual(["Signature du représentant légal", "Signature de la personne mineure elle-même"]);
    const row = markupOf("cover-sheet", today, married)
      .split("<tr>")
      .find((one) => one.includes(titles[id]));
    expect(row).toContain("Vous et la personne qui vous représente");
  });

  test.each(letters)("%s goes to the window, the prefecture left to the pen", (id) => {
    const { markup, toFillIn } = renderBlank(id, "fr");
    const [, window = ""] = /<address-window>(.*?)<\/address-window>/s.exec(markup) ?? [];
    expect(window.replaceAll(/<fill [^>]*>/g, "____").trim()).toBe(
      "PREFECTURE ____<br/>SERVICE DES ETRANGERS<br/>____<br/>____",
    );
    expect(toFillIn).toEqual(
      expect.arrayContaining(["adresse de la préfecture", "code postal et commune de la préfecture"]),
    );
  });

  test.each(letters)("the lines for the prefecture of %s stand in the window of the envelope", (id) => {
    const { pages } = layOutDocument(readMarkup(renderBlank(id, "fr").markup), allFonts);
    const lines = pages[0]!.items.flatMap((item) =>
      item.kind === "rule" && item.x > mm(105) && item.y < mm(87) ? [item] : [],
    );
    expect(lines).toHaveLength(3);
    for (const { x, y, width } of lines) {
      expect(x).toBeGreaterThanOrEqual(mm(110));
      expect(x + width).toBeLessThanOrEqual(mm(190));
      expect(y).toBeGreaterThanOrEqual(mm(55));
      expect(y).toBeLessThanOrEqual(mm(85));
    }
  });

  test.each(letters)("blank %s lists what is left to write", (id) => {
    expect(renderBlank(id, "fr").toFillIn).toEqual(
      expect.arrayContaining([
        "nom de la préfecture",
        "numéro de la demande",
        "date de dépôt de la demande",
        "premier titre de séjour ou renouvellement",
        "date du refus (quatre mois après le dépôt)",
        "signature",
      ]),
    );
  });
});

describe("pages", () => {
  async function pagesOf(markup: string, day: string): Promise<string[]> {
    const { pages } = await readPdf(printDocument({ fileName: "x.pdf", markup }, day, allFonts, nodePlatform).bytes);
    return pages.map(({ runs }) => textOf(runs).replaceAll(/\s+/g, " "));
  }
  const documentsOf = (answers: Answers, today: string) =>
    renderDossier(makeDossier(answers, { today }), "fr").documents.filter(({ id }) =>
      letters.some((letter) => letter === id),
    );
  const statuses = ["refugee", "subsidiary-protection", "stateless"] as const;

  test.each(
    statuses.flatMap((kind) =>
      (["first-application", "renewal"] as const).map((procedure) => [kind, procedure] as const),
    ),
  )("one for %s, %s", async (kind, procedure) => {
    const answers = sampleAnswers({
      status: { kind },
      decision: { by: kind === "stateless" ? "court" : "cnda", date: "2026-06-02", reference: "26003117" },
      procedure: { kind: procedure, request: { filedOn: "2026-07-01", number: "3400-2026-20771" } },
    });
    const made = documentsOf(answers, "2026-11-23");
    expect(made).toHaveLength(2);
    for (const { id, markup } of made) expect([id, (await pagesOf(markup, "2026-11-23")).length]).toEqual([id, 1]);
  });

  test("with the longest answers: closing, signature and what is enclosed stay together", async () => {
    const longest = JSON.parse(readFileSync("test/golden/very-long-names/answers.json", "utf8")) as Answers;
    const answers = { ...longest, procedure: { ...longest.procedure, kind: "first-application" as const } };
    const request = { filedOn: "2026-07-01", number: "9".repeat(30) };
    const made = documentsOf({ ...answers, procedure: { kind: "first-application", request } }, "2026-11-23");
    expect(made).toHaveLength(2);
    for (const { markup } of made) {
      const pages = await pagesOf(markup, "2026-11-23");
      expect(pages.length).toBeLessThanOrEqual(3);
      for (const words of ["Je me réserve", "haute considération", "P.J.", "Signature"])
        expect(pages.at(-1)).toContain(words);
    }
  });
});
