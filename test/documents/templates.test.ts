// Templates and their views: agreement, lines to write on, typography, and values that never become markup.
import * as fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import type { Answers, Difference, Gender, Person, Protection } from "../../functions/answers/answers.ts";
import { sayDay } from "../../functions/text/dates-in-words.ts";
import { blankChecklist, makeChecklist } from "../../functions/law/checklist.ts";
import { computeDeadlines } from "../../functions/law/deadlines.ts";
import { describeSituation } from "../../functions/documents/decide.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { coverSheet } from "../../functions/documents/cover-sheet.ts";
import type { ViewInput } from "../../functions/documents/document.ts";
import { documentIds, documentTable, type DocumentId } from "../../functions/documents/table.ts";
import { feesFor } from "../../functions/law/fees.ts";
import { fillTemplate, type FilledTemplate } from "../../functions/documents/templates.ts";
import { helpLanguages, operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { findWarnings } from "../../functions/law/warnings.ts";
import { readMarkup, type Block, type Inline } from "../../functions/pdf/markup.ts";
import { compileTemplate } from "../../infra/build/handlebars-plugin.ts";
import { typeset } from "../../infra/build/typeset.ts";
import { anyAnswers, hardTexts, printable, runs } from "../support/any-answers.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { said } from "../support/said.ts";
import { typographyFaults } from "../support/typography.ts";

const signed = [
  "counter-file-letter",
  "non-polygamy-statement",
  "hosting-attestation",
  "body-attestation",
  "shared-life-statement",
  "loss-declaration",
  "ofpra-letter",
  "card-correction-letter",
  "other-way-request",
  "rights-defender-note",
  "decision-copy-request",
  "clerical-error-letter",
  "rectification-sheet",
  "late-certificate-letter",
  "reasons-request",
  "gracious-appeal",
] as const satisfies DocumentId[];
const noBreak = "\u00A0";

type TableRow<Id extends DocumentId> = Extract<(typeof documentTable)[number], { id: Id }>;
type ViewOf<Id extends DocumentId> = ReturnType<TableRow<Id>["view"]>;

const documentOf = (id: DocumentId) => documentTable.find((document) => document.id === id)!;

/** What a view is made from, without the documents that were made before it. */
function inputFor(answers: Answers, language: Language = "fr"): ViewInput {
  const situation = describeSituation(answers, sampleToday);
  return {
    situation,
    checklist: makeChecklist(situation),
    deadlines: computeDeadlines(situation),
    fees: feesFor(situation),
    warnings: findWarnings(situation),
    language,
    table: documentTable,
  };
}

const viewFor = <Id extends DocumentId>(id: Id, answers: Answers, language?: Language): ViewOf<Id> =>
  documentOf(id).view({
    ...inputFor(answers, language),
    others: signed.map((id) => ({ id, toFillIn: ["lieu", "date"], toType: [] })),
  }) as ViewOf<Id>;

const blankView = <Id extends DocumentId>(id: Id, language: Language = "fr"): ViewOf<Id> =>
  documentOf(id).blankView({ language, table: documentTable }) as ViewOf<Id>;

const fill = (id: DocumentId, view: object, language: Language = "fr"): FilledTemplate =>
  fillTemplate(documentOf(id), view, language);

const render = (id: DocumentId, answers: Answers, language?: Language): FilledTemplate =>
  fill(id, viewFor(id, answers, language), language);

const renderBlank = (id: DocumentId, language?: Language): FilledTemplate =>
  fill(id, blankView(id, language), language);

/** Every document: filled for the sample and blank, in each language. */
const everyDocument = documentIds.flatMap((id) =>
  operatorLanguages.flatMap((language) => [
    { name: `${id}, ${language}`, id, language, paper: render(id, sampleAnswers(), language) },
    { name: `${id}, ${language}, blank`, id, language, paper: renderBlank(id, language) },
  ]),
);

// What a reader sees: one string for each line or cell, a line to write on as `____`.

const plainInline = (content: Inline[]): string =>
  content
    .map((part) => (part.kind === "text" ? part.text : part.kind === "break" ? "\n" : "____"))
    .join("")
    .trim();

function plainBlock(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
    case "sender":
    case "address-window":
      return [plainInline(block.content)];
    case "list":
      return block.items.flatMap((item) => item.flatMap(plainBlock));
    case "facts":
      return block.rows.flatMap(({ label, content }) => [label, plainInline(content)]);
    case "table":
      return [...block.head, ...block.rows].flatMap((row) => row.map(plainInline));
    case "note":
    case "keep":
    case "sized":
      return block.blocks.flatMap(plainBlock);
    case "signature":
      return [block.beside === undefined ? "" : plainInline(block.beside), block.label, block.hint ?? ""];
    case "qr":
      return [block.label, block.href];
    case "stamp":
      return [block.label];
    case "letterhead":
    case "page-break":
      return [];
  }
}

const linesOf = ({ markup }: FilledTemplate): string[] =>
  readMarkup(markup)
    .blocks.flatMap(plainBlock)
    .flatMap((text) => text.split("\n"))
    .filter((line) => line !== "");

/** Labels and values of a paper; of a label that comes twice, the values in order. */
function factsOf({ markup }: FilledTemplate): Record<string, string[]> {
  const rows = readMarkup(markup).blocks.flatMap((block) => (block.kind === "facts" ? block.rows : []));
  const labels = [...new Set(rows.map(({ label }) => label))];
  return Object.fromEntries(
    labels.map((label) => [
      label,
      rows.filter((row) => row.label === label).map(({ content }) => plainInline(content)),
    ]),
  );
}

const textOf = (paper: FilledTemplate): string => linesOf(paper).join("\n");

const withIdentity = (identity: Person, more: Partial<Answers> = {}) => sampleAnswers({ ...more, identity });

describe("agreement", () => {
  const cases: [Gender | undefined, string, string][] = [
    ["female", "Je soussignée", "mariée avec"],
    ["male", "Je soussigné", "marié avec"],
    [undefined, "Je soussigné(e)", "marié(e) avec"],
  ];
  test.each(cases)("a statement by a person whose gender is %s", (gender, opening, married) => {
    const paper = render(
      "non-polygamy-statement",
      withIdentity({ familyName: "Rahimi", givenNames: "Ali", ...(gender === undefined ? {} : { gender }) }),
    );
    expect(linesOf(paper)).toEqual(expect.arrayContaining([opening, married]));
    expect(factsOf(paper)).toMatchObject({
      "Nom et prénoms": ["RAHIMI Ali", "RAHIMI Yusuf"],
      Mariage: [`le 20${noBreak}juin 2015 à Hérat (Afghanistan)`],
    });
  });

  test.each([
    ["female", "née le ____ à ____", "J’ai été reconnue réfugiée par décision"],
    ["male", "né le ____ à ____", "J’ai été reconnu réfugié par décision"],
    [undefined, "né(e) le ____ à ____", "J’ai été reconnu(e) réfugié(e) par décision"],
  ] as const)("a letter by a person whose gender is %s", (gender, birth, sentence) => {
    const person = { familyName: "Rahimi", givenNames: "Ali", ...(gender === undefined ? {} : { gender }) };
    const letter = render("ofpra-letter", withIdentity(person));
    expect(textOf(letter)).toContain(sentence);
    expect(factsOf(letter)["Naissance"]).toEqual([`${birth} (pays${noBreak}:${noBreak}____)`]);
  });

  test("a host, a person hosted and a spouse each agree on their own", () => {
    const paper = render("hosting-attestation", sampleAnswers());
    expect(linesOf(paper)).toContain("Je soussignée");
    expect(factsOf(paper)).toMatchObject({
      "Nom et prénoms": ["DUPONT Jeanne", "RAHIMI Mariam"],
      Naissance: [expect.stringContaining("née le"), `née le 5${noBreak}mars 1990 à Hérat (Afghanistan)`],
      Depuis: ["le 1er\u00A0janvier 2026"],
    });
  });
});

describe("a person who has one name only", () => {
  const named: [Pick<Person, "familyName" | "givenNames">, string][] = [
    [{ familyName: "Mahmood", givenNames: null }, "MAHMOOD"],
    [{ familyName: null, givenNames: "Mahmood" }, "Mahmood"],
  ];

  test.each(named)("%j is written whole on every document, with no line for another", (name, written) => {
    const answers = sampleAnswers({
      identity: name,
      housing: { kind: "hosted", host: name },
      couple: { kind: "married", spouse: name },
    });
    for (const id of ["non-polygamy-statement", "hosting-attestation", "ofpra-letter"] as const) {
      const text = textOf(render(id, answers));
      expect(text).toContain(written);
      expect(render(id, answers).toFillIn.filter((label) => /^(?:nom|prénoms)(?! de l’autre)/.test(label))).toEqual([]);
    }
  });

  test("what is not known of the other is still a line", () => {
    const spouse = (name: object) =>
      render("non-polygamy-statement", sampleAnswers({ couple: { kind: "married", spouse: name } })).toFillIn.filter(
        (label) => /nom|prénom/.test(label),
      );
    expect(spouse({ familyName: null })).toEqual(["prénoms de la personne épousée"]);
    expect(spouse({ givenNames: null })).toEqual(["nom de naissance de la personne épousée"]);
    expect(spouse({})).toEqual(["nom et prénoms de la personne épousée"]);
  });
});

describe("what is not known", () => {
  test("a birth of which nothing is known is a sentence to complete", () => {
    expect(linesOf(renderBlank("non-polygamy-statement"))).toContain(
      `né(e) le ____ à ____ (pays${noBreak}:${noBreak}____)`,
    );
  });

  test.each([
    [{ date: "1990", place: "Hérat", country: "AF" }, "née en 1990 à Hérat (Afghanistan)"],
    [{ date: "1990-03", place: "Le Caire", country: "EG" }, "née en mars\u00A01990 au Caire (Égypte)"],
    [{ date: "1990-00-00", country: "SD" }, "née le 00/00/1990 à ____ (Soudan)"],
    [{ place: "Alep" }, `née le ____ à Alep (pays${noBreak}:${noBreak}____)`],
    [{ place: "inconnu", country: "AO" }, "née le ____, lieu de naissance inconnu (Angola)"],
    [
      { date: "1990", placeKind: "unknown" as const },
      `née en 1990, lieu de naissance inconnu (pays${noBreak}:${noBreak}____)`,
    ],
    [{ date: "1990", place: "Darfour", country: "SD" }, "née en 1990 au Darfour (Soudan)"],
    [{ date: "1990", place: "Afghanistan", country: "AF" }, "née en 1990 en Afghanistan"],
    [{ date: "1990", place: "Province Herat", country: "AF" }, "née en 1990 dans la province de Herat (Afghanistan)"],
    [{ date: "1979", place: "Kiev", country: "UA", countryAsWritten: "URSS" }, "née en 1979 à Kiev (URSS)"],
  ])("the birth %j", (birth, line) => {
    const person: Person = { familyName: "Rahimi", givenNames: "Mariam", gender: "female", birth };
    expect(linesOf(render("non-polygamy-statement", withIdentity(person)))).toContain(line);
  });

  test.each([
    [{}, "____"],
    [{ familyName: "de l’Hôte" }, "DE L’HÔTE ____"],
    [{ givenNames: "Mariam" }, "____ Mariam"],
    [{ familyName: "Rahimi", givenNames: null }, "RAHIMI"],
    [{ familyName: "Rahimi", usualName: "Ba", givenNames: "Mariam" }, `RAHIMI Mariam (nom d’usage${noBreak}: BA)`],
    [{ familyName: "Rahimi", usualName: "Ba" }, `RAHIMI ____ (nom d’usage${noBreak}: BA)`],
  ] satisfies [Person, string][])("the name %j", (person, name) => {
    expect(factsOf(render("non-polygamy-statement", withIdentity(person)))["Nom et prénoms"]?.[0]).toBe(name);
  });

  test.each([
    [undefined, "____\n____"],
    [{ postcode: "69002" }, `____, 69002${noBreak}____`],
    [{ street: "12 rue Bayard", town: "Lyon" }, `12${noBreak}rue Bayard, ____${noBreak}Lyon`],
    [{ street: "12 rue Bayard", postcode: "69002", town: "Lyon" }, `12${noBreak}rue Bayard, 69002${noBreak}Lyon`],
  ])("the address %j", (address, line) => {
    const answers = sampleAnswers({ address, housing: { kind: "own-name" } });
    expect(factsOf(render("non-polygamy-statement", answers))["Adresse"]).toEqual([line]);
  });

  test("a statement with every fact leaves only the place, the date and the signature to write by hand", () => {
    expect(render("non-polygamy-statement", sampleAnswers()).toFillIn).toEqual(["lieu", "date", "signature"]);
  });

  test("a blank attestation lists each thing to write once, saying whose it is", () => {
    const { toFillIn } = renderBlank("hosting-attestation");
    expect(toFillIn).toContain("date de naissance de la personne hébergée");
    expect(toFillIn).toContain("date de naissance de la personne qui héberge");
    expect(toFillIn).toHaveLength(new Set(toFillIn).size);
  });

  test("every line to write on is listed, whatever the answers", () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...documentIds), (answers, id) => {
        const { markup, toFillIn } = render(id, answers);
        const labels = [...markup.matchAll(/<fill mm="[^"]+" label="([^"]+)"/g)].map(([, label]) => label);
        const signatures = toFillIn.filter((label) => label.startsWith("signature"));
        expect(new Set([...labels, ...signatures])).toEqual(new Set(toFillIn));
        expect(signatures).toHaveLength(markup.split("<signature").length - 1);
      }),
      { numRuns: runs(200) },
    );
  });

  test("a fact that a view forgets is a fault, not a blank", () => {
    const { since: _, ...forgetful } = viewFor("hosting-attestation", sampleAnswers());
    expect(() => fill("hosting-attestation", forgetful)).toThrow(/day/);
    const { relation: __, ...other } = viewFor("hosting-attestation", sampleAnswers());
    expect(() => fill("hosting-attestation", other)).toThrow(/#if/);
  });
});

describe("values are text", () => {
  const anyText = fc.oneof(
    fc.constantFrom(...hardTexts),
    fc.string({ unit: fc.constantFrom(...printable, "<", ">", "&", '"', "'", "{", "}"), minLength: 1 }),
  );

  /** Tags and attribute names in order, without any text. */
  const skeleton = (markup: string): string => {
    const tags: string[] = [];
    const walk = (nodes: ReturnType<typeof parseDocument>["children"]): void => {
      for (const node of nodes) {
        if (!("attribs" in node)) continue;
        tags.push(`<${node.name} ${Object.keys(node.attribs).join(" ")}>`);
        walk(node.children);
        tags.push("</>");
      }
    };
    walk(parseDocument(markup, { xmlMode: true }).children);
    return tags.join("");
  };

  // Not words but what words are made from: a gender, a date, the language of the page.
  const notWords = new Set(["gender", "since", "decidedOn", "lang"]);

  const withEveryText = (value: unknown, text: string): unknown => {
    if (typeof value === "string") return text;
    if (Array.isArray(value)) return value.map((inner) => withEveryText(inner, text));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, notWords.has(key) ? inner : withEveryText(inner, text)]),
    );
  };

  test.each(documentIds)("no text put in the place of every text of the view changes the tags of %s", (id) => {
    const view = viewFor(id, sampleAnswers());
    const plain = skeleton(fill(id, withEveryText(view, "x") as object).markup);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(skeleton(fill(id, withEveryText(view, text) as object).markup)).toBe(plain);
      }),
      { numRuns: runs(60) },
    );
  });

  test("a text is read from the markup as it was given", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const view = { ...viewFor("hosting-attestation", sampleAnswers()), relation: text, title: text };
        const { title, blocks } = readMarkup(fill("hosting-attestation", view).markup);
        expect(title).toBe(text);
        expect(blocks.flatMap(plainBlock)).toContain(text.replace(/ +/g, " ").trim());
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("every document", () => {
  test.each(everyDocument)(
    "$name: reads as the engine's markup, in its language, with its version",
    ({ paper, id, language }) => {
      const { lang, version, title } = readMarkup(paper.markup);
      expect(lang).toBe(documentOf(id).language === "help" ? language : "fr");
      expect(version).toBe(sayDay(paper.templateVersion, lang));
      expect(paper.templateVersion).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(title).not.toBe("");
    },
  );

  test.each(everyDocument)("$name: leaves nothing of the machine on the paper", ({ paper }) => {
    expect(paper.markup).not.toMatch(/undefined|null|NaN|\[object|\{\{|\}\}/);
  });

  test.each(everyDocument)("$name: is well typeset", ({ paper, id, language }) => {
    const lang = documentOf(id).language === "help" ? language : "fr";
    const faults = linesOf(paper)
      .filter((line) => !line.startsWith("https://"))
      // In English pages, what is quoted from French pages or papers keeps its French spaces.
      .filter((line) => lang === "fr" || !/[«»]|\u00A0[:;]/.test(line))
      .flatMap((line) => typographyFaults({ fr: "", en: "", [lang]: line }));
    expect(faults).toEqual([]);
  });

  test.each(everyDocument.filter(({ id }) => (signed as readonly string[]).includes(id)))(
    "$name: names no amount but the penalties",
    ({ paper }) => {
      const amounts = textOf(paper).match(/[\d\s.,]*\d\s*€/g) ?? [];
      expect(
        amounts.map((amount) => amount.replaceAll(/\D/g, "")).filter((n) => n !== "15000" && n !== "45000"),
      ).toEqual([]);
      expect(textOf(paper)).not.toMatch(/euros?\b|\b(?:25|50|180|225|250)\s*€/);
    },
  );
});

describe("commitment reminder", () => {
  const text = textOf(render("commitment-reminder", sampleAnswers()));

  test("says that it is not the contract, and names the seven commitments", () => {
    expect(text).toContain("Ce document n’est pas le contrat d’engagement et ne peut pas le remplacer.");
    const list = readMarkup(renderBlank("commitment-reminder").markup).blocks.find(
      (block) => block.kind === "list" && block.marker === "number",
    );
    expect(list).toMatchObject({ items: { length: 7 } });
  });

  test("says where the contract goes, that it is not the CIR, and that each renewal needs a new one", () => {
    expect(text).toMatch(/ANEF.*«\u00A0Justificatifs\u00A0».*«\u00A0Justificatifs de domicile\u00A0»/);
    expect(text).toMatch(/préfecture.*dossier papier.*poste.*PDF/);
    expect(text).toContain("contrat d’intégration républicaine (CIR)");
    expect(text).toContain("un nouveau contrat à chaque renouvellement");
    expect(text).toContain("https://immigration.interieur.gouv.fr/");
  });

  test("does not send a stateless person to ANEF", () => {
    expect(textOf(render("commitment-reminder", sampleAnswers({ status: { kind: "stateless" } })))).not.toContain(
      "ANEF",
    );
  });

  test("does not say that signing is a must for those of whom the contract is not asked", () => {
    expect(text).toContain("Quand le contrat est demandé, la personne qui refuse de le signer n’obtient pas");
  });

  test("is neither signed nor filled in", () => {
    expect(renderBlank("commitment-reminder").toFillIn).toEqual([]);
  });

  test.each(helpLanguages)("speaks the language of the person, and quotes what is French (%s)", (language) => {
    const paper = render("commitment-reminder", sampleAnswers(), language);
    const own = textOf(paper);
    expect(readMarkup(paper.markup).lang).toBe(language);
    expect(own).toContain(say(message("documents.commitment-reminder.keep"), language));
    for (const quoted of [
      "ANEF",
      "CESEDA",
      "CIR",
      "Justificatifs de domicile",
      "https://immigration.interieur.gouv.fr/",
    ])
      expect(own).toContain(quoted);
    const articles = (words: string) => words.match(/[LR]\.\s\d+-\d+/g);
    expect(articles(own)).toEqual(articles(text));
    expect(own.toLowerCase()).toContain("contrat d’engagement");
  });
});

describe("statement of non-polygamy", () => {
  test("declares, names the articles, and leaves the signature to the hand", () => {
    const paper = render("non-polygamy-statement", sampleAnswers());
    const text = textOf(paper);
    expect(text).toContain(
      "déclare sur l’honneur ne pas vivre en France en état de polygamie et n’avoir en France aucun autre conjoint que la personne nommée ci-dessus.",
    );
    for (const article of ["441-7", "441-6", `L.${noBreak}412-6`]) expect(text).toContain(article);
    expect(paper.markup).toContain("<signature");
  });

  test("says where a domiciled person receives mail, not where they live", () => {
    const answers = sampleAnswers({ housing: { kind: "domiciliation" } });
    expect(factsOf(render("non-polygamy-statement", answers))).toMatchObject({
      Domiciliation: [`12${noBreak}rue de la République, 69002${noBreak}Lyon`],
    });
  });

  test("a stateless person is « apatride »", () => {
    const person: Person = { familyName: "Rahimi", givenNames: "Ali", nationalities: "stateless" };
    expect(factsOf(render("non-polygamy-statement", withIdentity(person)))["Nationalité"]).toEqual(["apatride"]);
  });
});

describe("hosting attestation", () => {
  const hosted = (freeOfCharge: boolean | undefined): Answers =>
    sampleAnswers({ housing: { kind: "hosted", ...(freeOfCharge === undefined ? {} : { freeOfCharge }) } });

  test.each([
    [true, true],
    [false, false],
    [undefined, false],
  ])("free of charge %s: « à titre gratuit » %s", (freeOfCharge, said) => {
    expect(textOf(render("hosting-attestation", hosted(freeOfCharge))).includes("à titre gratuit")).toBe(said);
  });

  test.each([
    ["2015-01-01", "moins de trois mois", "a child, for a travel document"],
    ["1990-01-01", "moins de six mois", "a person who asks for a permit"],
  ])("born on %s: a proof of %s", (date, age) => {
    const person: Person = { familyName: "Rahimi", givenNames: "Ali", birth: { date } };
    expect(textOf(render("hosting-attestation", withIdentity(person)))).toContain(`à mon nom, de ${age}`);
  });

  test("serves as by right, and asks for the host's papers, an owner's too", () => {
    const text = textOf(render("hosting-attestation", sampleAnswers()));
    expect(text).toContain("pour servir et valoir ce que de droit");
    expect(text).toContain("acte de propriété ou taxe foncière");
    expect(text).toContain("échéancier");
  });

  test.each([
    [undefined, true],
    [[], false],
    [[{ givenNames: "Nour" }], true],
  ])("the children %j: a line for the host to name those who live there, %s", (children, hasLine) => {
    const { children: _, ...answers } = sampleAnswers();
    const paper = render("hosting-attestation", children === undefined ? answers : { ...answers, children });
    expect(paper.toFillIn.includes("enfants hébergés avec elle")).toBe(hasLine);
  });

  test("the host signs, and joins two supporting documents, not ticked for them", () => {
    const { markup } = render("hosting-attestation", sampleAnswers());
    expect(markup).toContain('<signature label="Signature de la personne qui héberge"');
    expect(markup.split("<box>")).toHaveLength(3);
  });
});

test.each(signed)("%s: what a clerk looks for is labelled, and names stand in one place", (id) => {
  const labels = Object.keys(factsOf(render(id, sampleAnswers())));
  expect(labels).toEqual(expect.arrayContaining(["Nom et prénoms", "Naissance"]));
});

test.each(signed)("%s: closing and signature stay with a word of what is signed", (id) => {
  const blocks = readMarkup(render(id, sampleAnswers()).markup).blocks;
  const kept = blocks.find((block) => block.kind === "keep");
  expect(blocks.at(-1)).toBe(kept);
  const inner = kept?.kind === "keep" ? kept.blocks : [];
  expect(inner.at(-1)).toMatchObject({ kind: "signature" });
  expect(inner.flatMap(plainBlock).join(" ")).toMatch(
    /déclaration|attestation|certificat de concordance|contre cette décision|corriger ces documents|enregistr|rectifier cette erreur|demande la rectification|récépissé/,
  );
});

describe("letter about a permit to correct", () => {
  const wrong: Difference[] = [
    {
      item: "birth-date",
      onBirthCertificate: "1990-03-05",
      onOtherPaper: "1990-05-03",
      otherPaper: "residence-permit",
    },
    { item: "given-names", onBirthCertificate: "Mariam", onOtherPaper: "Maryam", otherPaper: "receipt" },
    { item: "given-names", onBirthCertificate: "Mariam", onOtherPaper: "Myriam", otherPaper: "foreign-paper" },
    { item: "nationality", onBirthCertificate: "afghane", onOtherPaper: "iranienne", otherPaper: "residence-permit" },
  ];
  const letterOf = (more: Partial<Answers> = {}) =>
    render(
      "card-correction-letter",
      sampleAnswers({ concordance: { birthCertificate: "received", differences: wrong }, ...more }),
    ).markup.replaceAll("\u00A0", " ");

  test("says what stands where, and leaves foreign papers and the nationality out", () => {
    const letter = letterOf();
    for (const cell of ["05/03/1990", "03/05/1990", "Titre de séjour", "Maryam", "Récépissé"])
      expect(letter).toContain(`<td>${cell}</td>`);
    expect(letter).not.toMatch(/Myriam|iranienne|Nationalité/);
  });

  test("is about the permit by its number, and encloses copies of what it names, without the decision", () => {
    const currentPermit = { number: "AB1234567", expiresOn: "2030-01-31" };
    const letter = letterOf({ procedure: { kind: "civil-status-change", currentPermit } });
    expect(letter).toMatch(/numéro : AB1234567 ; fin de validité : 31 janvier 2030/);
    expect(letter).toMatch(/copies, aucun original/);
    expect(letter).toMatch(/certificat de naissance de l’Ofpra ; titre de séjour \(les deux faces\) ; récépissé\./);
    expect(letter).not.toContain("première page");
  });

  test("about a travel document alone, it has no line for the number of a permit", () => {
    const differences: Difference[] = [{ ...wrong[0]!, otherPaper: "travel-document" }];
    const letter = letterOf({ concordance: { birthCertificate: "received", differences } });
    expect(letter).toContain("(titre de voyage)");
    expect(letter).toContain("de corriger ce document");
    expect(letter).not.toContain("numéro du titre de séjour");
  });

  test("for a minor, whoever represents them speaks", () => {
    const identity = { ...sampleAnswers().identity!, birth: { date: "2010-05-01" } };
    const representative = { familyName: "Rahimi", givenNames: "Yusuf", gender: "male" } as const;
    const letter = letterOf({ identity, representative, couple: { kind: "single" } });
    expect(letter).toMatch(/en tant que représentant légal/);
    expect(letter).toContain('label="Signature du représentant légal"');
    expect(letter).not.toMatch(/J’ai été|mon titre/);
  });
});

describe("letter to Ofpra", () => {
  const concordance = {
    birthCertificate: "received",
    differences: [
      { item: "family-name", onBirthCertificate: "RAHIMI", onOtherPaper: "RAHIMY", otherPaper: "residence-permit" },
      {
        item: "birth-date",
        onBirthCertificate: "05/03/1990",
        onOtherPaper: "01/01/1990",
        otherPaper: "residence-permit",
      },
    ],
  } as const satisfies Answers["concordance"];
  const letter = render(
    "ofpra-letter",
    sampleAnswers({ concordance: { ...concordance, differences: [...concordance.differences] } }),
  );

  test("goes to the window of the envelope, in lines that the post reads", () => {
    const window = readMarkup(letter.markup).blocks.find((block) => block.kind === "address-window");
    const lines = window === undefined ? [] : plainBlock(window).join("").split("\n");
    expect(lines).toEqual(["OFPRA", "POLE PROTECTION", "201 RUE CARNOT", "94136 FONTENAY SOUS BOIS CEDEX"]);
  });

  test("names the certificate both ways, and each difference with its paper", () => {
    expect(textOf(letter)).toContain("certificat de concordance (attestation d’équivalence)");
    expect(letter.markup).toContain(
      "<th><b>Nom de naissance</b></th><td>RAHIMI</td><td>RAHIMY</td><td>Titre de séjour</td>",
    );
    expect(textOf(letter)).toContain("Le certificat de naissance de l’Ofpra diffère du document ci-dessous");
  });

  test("says that the certificate has not come, and asks for it by post", () => {
    expect(textOf(letter)).toContain("je n’ai pas reçu le certificat de concordance");
    expect(textOf(letter)).toContain("me l’adresser par courrier, à l’adresse ci-dessus");
  });

  test("neither names nor encloses a foreign paper", () => {
    const foreign = {
      item: "given-names",
      onBirthCertificate: "Mariam",
      onOtherPaper: "Maryam",
      otherPaper: "foreign-paper",
    } as const;
    const answers = sampleAnswers({
      concordance: { ...concordance, differences: [...concordance.differences, foreign] },
    });
    const paper = render("ofpra-letter", answers);
    expect(textOf(paper)).toBe(textOf(letter));
  });

  test.each([
    ["refugee", "(Ofpra ou CNDA)", "décision de protection"],
    ["stateless", "(Ofpra ou juge administratif)", "décision reconnaissant la qualité d’apatride"],
  ] as const)("has a line for the author of an unknown decision, for a %s person", (kind, authors, copy) => {
    const { decision: _, ...answers } = sampleAnswers({
      status: { kind },
      concordance: { birthCertificate: "received" },
    });
    const text = textOf(render("ofpra-letter", answers));
    expect(text).toContain(`par décision de ____ ${authors} du ____`);
    expect(text).toContain(`${copy} (première page)`);
  });

  test("has a line for the author of a decision of which only the date is known", () => {
    const answers = sampleAnswers({ decision: { date: "2026-10-12" }, concordance: { birthCertificate: "received" } });
    expect(textOf(render("ofpra-letter", answers))).toMatch(
      /par décision de ____ \(Ofpra ou CNDA\) du 12.octobre 2026/,
    );
  });

  test("a blank letter has lines for the protection and its author", () => {
    expect(textOf(renderBlank("ofpra-letter"))).toContain(
      "J’ai obtenu ____ (statut de réfugié, d’apatride ou protection subsidiaire) par décision de ____ (Ofpra, CNDA ou juge administratif) du ____.",
    );
  });

  test("encloses copies, each once, and no original", () => {
    expect(linesOf(letter)).toContain(
      `P.J. (copies, aucun original)${noBreak}: certificat de naissance de l’Ofpra${noBreak}; ` +
        `décision de protection (première page)${noBreak}; titre de séjour (les deux faces).`,
    );
  });

  test.each([
    ["refugee", "cnda", "J’ai été reconnue réfugiée par décision de la Cour nationale du droit d’asile du 12"],
    [
      "subsidiary-protection",
      "ofpra",
      "J’ai obtenu le bénéfice de la protection subsidiaire par décision de l’Ofpra du 12",
    ],
    ["stateless", "court", "J’ai été reconnue apatride par décision de la juridiction administrative du 12"],
  ] as const)("says the protection of a person: %s, by %s", (kind, by, sentence) => {
    const answers = sampleAnswers({ status: { kind }, decision: { by, date: "2026-10-12" } });
    expect(textOf(render("ofpra-letter", answers))).toContain(sentence);
  });

  test("a minor's letter is written and signed by whoever represents them", () => {
    const person: Person = {
      familyName: "Rahimi",
      givenNames: "Nour",
      gender: "female",
      birth: { date: "2009-05-01" },
    };
    const paper = render(
      "ofpra-letter",
      withIdentity(person, { representative: { familyName: "Rahimi", givenNames: "Ali" } }),
    );
    const text = textOf(paper);
    expect(text).toMatch(/^RAHIMI Ali\s*\npour RAHIMI Nour/);
    expect(text).toContain("J’assure la représentation légale de la personne mineure nommée ci-dessus.");
    expect(text).toContain("La qualité de réfugiée lui a été reconnue");
    expect(factsOf(paper)).toMatchObject({
      "Nom et prénoms": ["RAHIMI Nour"],
      Naissance: [expect.stringMatching(/^née le 1er/)],
    });
    expect(text).not.toMatch(/J’ai été|J’ai obtenu|mes documents/);
    expect(paper.toFillIn).toContain("signature pour la personne mineure");
    const ofMother = render(
      "ofpra-letter",
      withIdentity(person, { representative: { familyName: "Rahimi", givenNames: "Zahra", gender: "female" } }),
    );
    expect(textOf(ofMother)).toContain("J’agis en tant que représentante légale de la personne mineure nommée");
    expect(ofMother.toFillIn).toContain("signature de la représentante légale");
  });

  test("a blank letter has three rows of four lines to write on", () => {
    const sized = readMarkup(renderBlank("ofpra-letter").markup).blocks.find((block) => block.kind === "sized");
    const table = sized?.kind === "sized" ? sized.blocks.find((block) => block.kind === "table") : undefined;
    expect(table?.rows.map((row) => row.map(plainInline))).toEqual(
      Array.from({ length: 3 }, () => Array(4).fill("____")),
    );
  });
});

describe("note about the certificate in hand", () => {
  type Attestation = NonNullable<Answers["procedure"]["attestation"]>;
  const note = (
    attestation: Partial<Attestation>,
    more: Partial<Answers> = {},
    kind: "first-application" | "renewal" = "first-application",
  ) =>
    textOf(
      render(
        "rights-note",
        sampleAnswers({ procedure: { kind, attestation: { expiresOn: "2027-03-15", ...attestation } }, ...more }),
      ),
    ).replaceAll(/\s+/g, " ");
  const family = (of: Protection) => ({ status: { kind: "family-member", of, tie: "spouse" } }) as const;
  const subsidiary = { status: { kind: "subsidiary-protection" } } as const;
  const stateless = { status: { kind: "stateless" } } as const;

  test("says that it proves nothing by itself, and is signed by nobody", () => {
    const paper = render(
      "rights-note",
      sampleAnswers({ procedure: { kind: "renewal", attestation: { expiresOn: "2027-03-15" } } }),
    );
    expect(textOf(paper)).toMatch(/Cette note ne prouve rien par elle-même.*Personne ne la signe/s);
    expect(paper.toFillIn).toEqual([]);
    expect(paper.markup).not.toContain("<signature");
  });

  test.each<[string, string, RegExp]>([
    ["a refugee, first", note({ kind: "extension" }), /« reconnu réfugié ».*L\. 414-10 \(article R\. 431-15-3\)/],
    ["subsidiary protection, first", note({ kind: "extension" }, subsidiary), /L\. 414-10 \(article R\. 431-15-4\)/],
    [
      "family, first",
      note({ kind: "extension" }, family("refugee")),
      /R\. 431-15-1\).*métropolitaine \(article R\. 431-15-2\)/,
    ],
    [
      "a renewal",
      note({ kind: "extension" }, {}, "renewal"),
      /avec le titre de séjour expiré.*\(article R\. 431-15-2\)/,
    ],
    ["a first receipt", note({ kind: "receipt" }, stateless), /R\. 431-12\)\. Il autorise .*R\. 431-14\)/],
    [
      "a receipt of a renewal",
      note({ kind: "receipt" }, stateless, "renewal"),
      /R\. 431-12\)\. Le titre .*R\. 431-15\)/,
    ],
    [
      "a receipt not known to allow work",
      note({ kind: "receipt" }, family("subsidiary-protection")),
      /s’il le donne déjà/,
    ],
    ["an agreement", note({ kind: "favourable-decision" }), /fiche F36206\)\. Elle permet aussi de travailler/],
  ])("says what proves what: %s", (_, text, expected) => expect(text).toMatch(expected));

  test("has each kind with a box where the kind is not known, and the one where it is", () => {
    const names = /Attestation de prolongation d’instruction|Récépissé de demande|Attestation de décision favorable/g;
    expect(note({}).match(names)).toHaveLength(3);
    expect(note({ kind: "receipt" }).match(names)).toEqual(["Récépissé de demande"]);
  });

  test.each<[Attestation["noteFor"], boolean, boolean]>([
    [undefined, true, true],
    ["employer", true, false],
    ["landlord", false, false],
    ["family-benefits", false, true],
    ["health-insurance", false, true],
  ])("tells %s of work: %s, of social rights: %s", (noteFor, work, social) => {
    for (const kind of ["extension", "receipt", "favourable-decision"] as const) {
      const text = note({ kind, ...(noteFor === undefined ? {} : { noteFor }) });
      expect([/travailler|profession/.test(text), text.includes("L. 561-16")]).toEqual([work, social]);
    }
  });

  test("tells of social rights only while Ofpra’s papers are awaited, and only those to whom the law gives them", () => {
    const noteFor = "family-benefits";
    const certificate = (birthCertificate: "received" | "not-received" | "has-an-error") =>
      note({ noteFor }, { concordance: { birthCertificate } }).includes("L. 561-16");
    expect(certificate("not-received")).toBe(true);
    expect(certificate("received")).toBe(false);
    expect(certificate("has-an-error")).toBe(false);
    expect(note({ noteFor }, subsidiary)).toContain("L. 561-16");
    for (const other of [stateless, family("refugee"), family("subsidiary-protection")])
      expect(note({ noteFor }, other)).not.toContain("L. 561-16");
  });

  test("has codes to the texts that it quotes", () => {
    expect(note({ kind: "extension", noteFor: "employer" })).toMatch(
      /legifrance\.gouv\.fr\/jorf.*LEGISCTA000042771522/,
    );
    expect(note({ kind: "receipt", noteFor: "landlord" })).toContain("LEGISCTA000043288804");
    expect(note({ kind: "extension", noteFor: "health-insurance" })).toContain("https://www.ofpra.gouv.fr/");
  });
});

describe("cover sheet", () => {
  test("says who signs each document and what is left to write", () => {
    const text = textOf(render("cover-sheet", sampleAnswers()));
    expect(text).toContain("\nAttestation d’hébergement\ndocument demandé\nLa personne qui vous héberge\nlieu, date\n");
  });

  test("gives the French title of each document to those who read it in English", () => {
    expect(textOf(render("cover-sheet", sampleAnswers(), "en"))).toContain(
      "\nHosting attestation\nAttestation d’hébergement\n",
    );
  });

  test("names the documents that are not made, with the reason and its sources", () => {
    const text = textOf(render("cover-sheet", sampleAnswers({ housing: { kind: "own-name" } })));
    expect(text).toMatch(/Attestation d’hébergement\u00A0: Vous avez un logement à votre nom.*\[\d/);
    expect(text).toMatch(/\nSources .*\[1\]\u00A0/);
  });

  test("names a person once for all that is to be written about them", () => {
    const { toFillIn, toType } = renderBlank("hosting-attestation");
    const others = [{ id: "hosting-attestation", toFillIn, toType }];
    expect(coverSheet.view({ ...inputFor(sampleAnswers()), others }).documents[0]?.toWrite).toBe(
      [
        "nom et prénoms, date de naissance, lieu de naissance, pays de naissance et adresse de la personne qui héberge",
        "nom et prénoms, date de naissance, lieu de naissance et pays de naissance de la personne hébergée",
        "enfants hébergés avec elle, date de début de l’hébergement, lieu, date",
        "signature de la personne qui héberge",
      ].join("\u00A0; "),
    );
  });

  test("tells the person to keep for themselves what is not for the administration", () => {
    expect(textOf(render("cover-sheet", sampleAnswers()))).toContain("ils ne se joignent pas à la demande");
    expect(textOf(renderBlank("cover-sheet", "en"))).toContain("they are not part of the request");
  });

  test("says how to sign only where a document is signed, and how to hand in only where something is", () => {
    const atHome = { housing: { kind: "own-name" }, couple: { kind: "single" } } as const;
    const adviceTo = (overrides: Parameters<typeof sampleAnswers>[0]) => {
      const { documents } = renderDossier(makeDossier(sampleAnswers(overrides), { today: sampleToday }), "en");
      return textOf(documents.find(({ id }) => id === "cover-sheet")!);
    };
    expect(adviceTo({})).toContain("date and sign");
    expect(adviceTo(atHome)).not.toContain("date and sign");
    expect(adviceTo(atHome)).toContain("Keep a copy");
    expect(adviceTo({ address: { postcode: "98000", town: "Monaco" } })).not.toContain("Keep a copy");
  });

  test("says where the documents have fields what can be typed, and what stays for the pen", () => {
    const { identity } = sampleAnswers();
    const dossier = makeDossier(sampleAnswers({ identity: { ...identity, birth: {} } }), { today: sampleToday });
    const [typed, written] = [true, false].map((isFillable) => {
      const { documents } = renderDossier(dossier, "en", { isFillable });
      return textOf(documents.find(({ id }) => id === "cover-sheet")!);
    });
    expect(typed).toContain("To type or write by hand, in French");
    expect(typed).toMatch(/pays de naissance\nBy hand: lieu, date, signature/);
    expect(typed).toContain("Complete on screen or by hand, then print. Always date and sign by hand.");
    expect(written).toContain("To write by hand, in French");
    expect(written).toMatch(/pays de naissance, lieu, date, signature/);
    expect(written).not.toMatch(/type|on screen|By hand:/);
    const blank = (isFillable: boolean) =>
      textOf(fill("cover-sheet", coverSheet.blankView({ language: "en", table: documentTable, isFillable }), "en"));
    expect(blank(true)).toContain("To type or write by hand");
    expect(blank(false)).toContain("To write by hand");
  });

  test("cannot be made before the other documents", () => {
    expect(() => coverSheet.view(inputFor(sampleAnswers()))).toThrow("made last");
  });
});

test.each([
  ["fr", "https://refugies.info/fr/demarche/", "/en/procedure/"],
  ["en", "https://refugies.info/en/procedure/", "/fr/demarche/"],
] as const)("the sheet for whoever accompanies links to pages in its own language (%s)", (language, own, other) => {
  const urls = blankView("companion-sheet", language).sources.map(({ link }) => link.url);
  expect(urls.filter((url) => url.startsWith(own)).length).toBeGreaterThan(3);
  expect(urls.filter((url) => url.includes(other))).toEqual([]);
});

describe("checklist", () => {
  const pageOne = (answers: Answers, language?: Language) => viewFor("checklist", answers, language).first;
  const rowsIn = ({ sections, later }: ViewOf<"checklist">) => [...sections.flatMap(({ rows }) => rows), ...later];

  test.each(operatorLanguages)("names only the law and official pages, each once (%s)", (language) => {
    for (const view of [viewFor("checklist", sampleAnswers(), language), blankView("checklist", language)]) {
      expect(view.sources).toMatch(/(?:^|; )CESEDA, art\.\s/);
      expect(view.sources).not.toMatch(/Unafo|InfoMIE|forum|Scribd|Alexia|préfecture|Préfecture/);
      const books = view.sources.split("\u00A0; ").map((book) => book.split(", ")[0]);
      expect(books).toEqual([...new Set(books)]);
    }
  });

  test("lists on the first page each supporting document to tick, in the order of the rows", () => {
    const items = makeChecklist(describeSituation(sampleAnswers(), sampleToday));
    expect(pageOne(sampleAnswers()).papers.map(({ title }) => title)).toEqual(
      items.filter(({ box }) => box).map(({ title }) => said(title).fr),
    );
  });

  test("says of each supporting document where it comes from, or leaves a line to write it", () => {
    const from = Object.fromEntries(pageOne(sampleAnswers()).papers.map(({ title, from }) => [title, from]));
    expect(from).toMatchObject({
      "Décision de l’Ofpra ou de la CNDA": null,
      "Contrat d’engagement signé, en français": "Voir papier 1",
      "Déclaration de non-polygamie signée": "Papier 2",
      "Attestation d’hébergement signée": "Papier 3",
      "Carte d’identité de la personne qui vous héberge (copie)": "Demander à Jeanne",
    });
  });

  test("numbers the details of an act as the act is numbered on the first page", () => {
    const view = viewFor("checklist", sampleAnswers());
    const at = view.first.acts.findIndex(({ text }) => text === "Faites la demande sur le site ANEF.") + 1;
    expect(at).toBeGreaterThan(1);
    expect(rowsIn(view).map(({ label }) => label)).toEqual(
      expect.arrayContaining([`${at}. Ouvrir votre compte ANEF`, `${at}. Faire la demande`]),
    );
  });

  test("a blank checklist says for whom each row is", () => {
    const rows = rowsIn(blankView("checklist"));
    expect(rows).toHaveLength(blankChecklist().length);
    expect(rows.filter(({ text }) => !text.startsWith(`Pour${noBreak}: `))).toEqual([]);
  });

  test("says once where supporting documents usually go", () => {
    // On a blank checklist the contract has a place of its own at the prefecture, so both are said.
    const papers = [
      { paper: render("checklist", sampleAnswers()), times: 1 },
      { paper: renderBlank("checklist"), times: 2 },
    ];
    for (const { paper, times } of papers) {
      const lines = linesOf(paper);
      expect(lines.filter((line) => line.includes(`étape «${noBreak}Justificatifs${noBreak}»`))).toHaveLength(times);
      expect(lines.filter((line) => /ANEF\u00A0: (?:site )?ANEF|Où\u00A0: (?:Sur le|À la)/.test(line))).toEqual([]);
    }
  });

  test.each([
    ["fr", /^https:\/\/refugies\.info\/fr\/demarche\/[0-9a-f]{24}$/, /\/en\//],
    ["en", /^https:\/\/refugies\.info\/en\/procedure\/[0-9a-f]{24}$/, /refugies\.info\/fr\//],
  ] as const)("sends readers of %s to pages in their language, and prints each address", (language, page, other) => {
    const links = rowsIn(viewFor("checklist", sampleAnswers({ children: [{ travels: true }] }), language)).flatMap(
      (row) => row.links,
    );
    expect(links.filter(({ url }) => page.test(url)).length).toBeGreaterThan(6);
    expect(links.filter(({ url }) => other.test(url))).toEqual([]);
    expect(links.filter(({ url, shown }) => !url.includes(shown))).toEqual([]);
  });

  test.each([
    ["a first application", {}, ["anef", "stamps"]],
    ["a change of address", { procedure: { kind: "address-change" } }, ["anef"]],
    ["a child of 10", { identity: { birth: { date: "2016-01-01" } } }, []],
    ["a stateless person", { status: { kind: "stateless" } }, ["stamps"]],
  ] as const)("names only the sites where %s has something to do", (_, overrides, expected) => {
    const urls = rowsIn(viewFor("checklist", sampleAnswers(overrides))).flatMap(({ links }) =>
      links.map(({ url }) => url),
    );
    const found = { anef: /administration-etrangers/, stamps: /timbres/ };
    expect(Object.entries(found).flatMap(([name, url]) => (urls.some((one) => url.test(one)) ? [name] : []))).toEqual(
      expected,
    );
  });
});

describe("compiling a template", () => {
  test("three braces, which would print a value as markup, are refused", () => {
    expect(() => compileTemplate("<p>{{{name}}}</p>", "/templates/partials/x.hbs")).toThrow("three braces");
    expect(() => compileTemplate("<p>{{&name}}</p>", "/templates/partials/x.hbs")).toThrow("three braces");
  });

  test.each([
    ["l'hôte : « oui » ?", "l’hôte\u00A0: «\u00A0oui\u00A0»\u00A0?"],
    ["15 000 € ; article L. 412-6, n° 5", "15\u00A0000\u00A0€\u00A0; article\u00A0L.\u00A0412-6, n°\u00A05"],
    ["50 €, from €8 to €{amount}", "50\u00A0€, from €8 to €{amount}"],
    ["articles 441-6 et 441-7\n", "articles\u00A0441-6 et 441-7"],
    ['<a href="https://a.fr/?b">{{x}}</a> :', '<a href="https://a.fr/?b">{{x}}</a>\u00A0:'],
  ])("typesets %s", (source, expected) => {
    expect(typeset(source)).toBe(expected);
  });

  test("a key that no text has is refused, wherever it stands", () => {
    const source =
      '<p>{{t "a.b"}}{{#t "a.c" value=x}}<b>x</b>{{/t}}{{line (t "a.d") 40}}{{#if x}}{{t "a.e"}}{{/if}}</p>';
    const keys = new Set(["a.b"]);
    expect(() => compileTemplate(source, "/templates/partials/x.hbs", keys)).toThrow("no text a.c, a.d, a.e");
    expect(() => compileTemplate('<p>{{t "documents.footer"}}</p>', "/templates/partials/x.hbs")).not.toThrow();
    expect(() => compileTemplate('<p>{{t "documents.head"}}</p>', "/templates/partials/x.hbs")).toThrow(
      "documents.head",
    );
  });

  test("leaves out where each call stands, which is a third of the code", () => {
    const source =
      '{{#each rows}}{{t "documents.footer" title=title page=1 version=2}}{{/each}} "loc":{"start":{"line":1}}';
    const compiled = compileTemplate(`${source}{{name}}`, "/templates/partials/x.hbs");
    expect(compiled.match(/start/g)).toHaveLength(1);
    expect(compiled).not.toContain("hasOwnProperty");
  });

  test("gives the same bytes whatever line ends an editor stores", () => {
    const source = "<p>\n  {{#if name}}\n    {{name}}\n  {{/if}}\n</p>\n";
    const path = "/templates/partials/x.hbs";
    expect(compileTemplate(source.replaceAll("\n", "\r\n"), path)).toBe(compileTemplate(source, path));
  });

  test("a document without a version is refused, a partial needs none", () => {
    const source = "{{!--\n  Titre\n  version: bientôt\n--}}\n<document/>";
    expect(() => compileTemplate(source, "/templates/documents/x.hbs")).toThrow("version: YYYY-MM-DD");
    expect(compileTemplate(source, "/templates/partials/x.hbs")).toContain('version = ""');
    expect(compileTemplate(source.replace("bientôt", "2026-11-23"), "/templates/documents/x.hbs")).toContain(
      'version = "2026-11-23"',
    );
  });
});
