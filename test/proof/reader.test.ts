// The reader bites: each of its rules finds the faults that were planted for it, and leaves right sentences alone.
import { describe, expect, test } from "vitest";
import { wrongPreposition } from "./countries.ts";
import { daysIn } from "./date-rules.ts";
import { linesOf, linesOfCalendar, type Language, type Line, type Made, type ReadDocument } from "./made.ts";
import { everyPair, quadruples } from "./people.ts";
import { lineRules, readAll } from "./reader.ts";

const today = "2026-11-23";

const answers = {
  procedure: { kind: "renewal", currentPermit: { expiresOn: "2027-03-31" } },
  status: { kind: "refugee" },
  identity: {
    familyName: "Diallo",
    givenNames: "Mariam",
    gender: "female",
    birth: { date: "1990-03-05", place: "Le Caire" },
    nationalities: ["EG"],
  },
  housing: { kind: "own-name" },
  couple: {
    kind: "married",
    spouse: { familyName: "N’Diaye", givenNames: "Omar", gender: "male" },
    marriage: { date: "2015-06-02" },
  },
};

const line = (text: string, language: Language = "fr", within = "document p"): Line => ({ text, language, within });

/** French with spaces that do not break where they must not. */
const typeset = (text: string): string => text.replaceAll(/ (?=[:;?!»€])|(?<=«) /g, "\u00A0");

const document = (id: string, lines: Line[], fileName = "", pages = 1): ReadDocument => ({
  id,
  fileName,
  language: "fr",
  lines,
  pages,
});

/** The rules that find something in one line. */
function rulesOf(text: string, { language = "fr", id = "checklist", within = "document p" } = {}): string[] {
  const one = line(language === "fr" ? typeset(text) : text, language as Language, within);
  const of = document(id, [one]);
  const made: Made = { answers, today, language: language as Language, documents: [of] };
  return Object.entries(lineRules).flatMap(([rule, isWrong]) => (isWrong(one, of, made) === undefined ? [] : [rule]));
}

describe("French and English as they are written", () => {
  test.each([
    ["preposition before a country", "née à Afghanistan"],
    ["preposition before a country", "né en Soudan, en Iran"],
    ["article not contracted", "venue de le Mali"],
    ["preposition before a country", "né au Darfour puis à Darfour"],
    ["preposition before a country", "le passeport de l’Bénin"],
    ["article not contracted", "mariés à les Comores"],
    ["preposition before a country", "en Tchad"],
    ["article not contracted", "né à Le Caire"],
    ["article not contracted", "une copie de le récépissé"],
    ["article not contracted", "la liste de les papiers"],
    ["article not contracted", "demandez à les associations"],
    ["two prepositions", "né à à Hérat"],
    ["two prepositions", "née à au Darfour"],
    ["two prepositions", "un titre de du séjour"],
    ["missing elision", "venu de Afghanistan"],
    ["missing elision", "écrivez à le Ofpra"],
    ["missing elision", "il faut que il signe"],
    ["missing elision", "la attestation du centre"],
    ["missing elision", "avant que elle ne ait expiré"],
    ["missing elision", "la personne de Hérat"],
    ["missing elision", "si il est là"],
    ["wrong elision", "l’préfecture"],
    ["wrong elision", "d’carte"],
    ["double punctuation", "Papiers : : une copie"],
    ["double punctuation", "une copie, , une photo"],
    ["double punctuation", "une copie .."],
    ["double punctuation", "signez , ."],
    ["double punctuation", "lieu ; . date"],
    ["double punctuation", "(, Soudan)"],
    ["space before a mark", "à Lyon , le lundi"],
    ["space before a mark", "à Lyon ."],
    ["French spacing", "Papiers: une copie"],
    ["French spacing", "le site «ANEF »"],
    ["missing space", "une copie,une photo"],
    ["missing space", "Signez.Datez"],
    ["two spaces", "une  copie"],
    ["unbalanced marks", "le site « ANEF"],
    ["unbalanced marks", "une copie (les deux faces"],
    ["unbalanced marks", "une copie )"],
    ["left by the program", "né le undefined"],
    ["left by the program", "né à null"],
    ["left by the program", "[object Object]"],
    ["left by the program", "le {day}"],
    ["left by the program", "{{name}}"],
    ["raw key", "checklist.rows.stamps.title"],
    ["empty place", "né à Hérat ( )"],
    ["doubled word", "la carte de de séjour"],
    ["doubled word", "une copie Copie"],
    ["straight apostrophe", "l'Ofpra"],
    ["who speaks", "joignez mon contrat"],
    ["who speaks", "signe ta déclaration"],
    ["how the product was made", "La loi lue ne cite que les mariés"],
    ["how the product was made", "aucune source lue ne le demande"],
    ["how the product was made", "La fiche Réfugiés.info dit : six mois"],
    ["a fact that is false or out of date", "0 806 001 620 (appel gratuit)"],
    ["a fact that is false or out of date", "un timbre de 25 €"],
    ["a fact that is false or out of date", "Sans réponse après 2 mois, demandez un recours."],
    ["a fact that is false or out of date", "et n’y être mariée qu’à cette seule personne"],
    ["a fact that is false or out of date", "www.service-public.fr"],
    ["both genders where one is given", "Vous êtes divorcé(e)."],
    ["both genders where one is given", "Vous êtes veuf/veuve."],
  ])("%s: « %s »", (rule, sentence) => {
    expect(rulesOf(sentence)).toContain(rule);
  });

  test("to file what is filed, and not what comes later", () => {
    const procedure = { kind: "renewal", request: { filedOn: "2026-11-02" } };
    const rule = "to file what is filed";
    const rules = (text: string) => {
      const documents = [document("checklist", [line(text)])];
      return readAll({ ...right, documents, answers: { ...answers, procedure } }).map((one) => one.rule);
    };
    expect(rules("Faites la demande tout de suite.")).toContain(rule);
    expect(rules("À 18 ans, un enfant a besoin d’un titre. Faites la demande avant ses 19 ans.")).not.toContain(rule);
  });

  test.each([
    ["English article", "sign a attestation"],
    ["English article", "an copy of it"],
    ["English spacing", "Papers : a copy"],
    ["French left in English", "the demande of the person"],
    ["double punctuation", "Papers: : a copy"],
    ["space before a mark", "a copy , a photo"],
    ["doubled word", "the the card"],
    ["how the product was made", "No source that was read asks for it"],
  ])("%s: “%s”", (rule, sentence) => {
    expect(rulesOf(sentence, { language: "en" })).toContain(rule);
  });

  test.each([
    ["an empty label of a row", "Où :", "boxes box"],
    ["an empty label of a cell", "Lieu :", "table tr td"],
  ])("%s", (_, text, within) => {
    expect(rulesOf(text, { within })).toEqual(["empty label"]);
    expect(rulesOf(text)).toEqual([]);
  });

  test("a statement that speaks to the clerk as « vous », and a line to write on in a help page", () => {
    expect(rulesOf("Je vous jure dire vrai.", { id: "hosting-attestation" })).toEqual(["who speaks"]);
    expect(rulesOf("Fait à ____.", { id: "cover-sheet" })).toEqual(["pen in a help page"]);
  });

  test.each([
    "née au Caire, en Afghanistan, au Darfour, aux Comores, à Cuba, en Haïti, à Djibouti",
    "née à La Paz, à El Fasher, au Puy-en-Velay (France), dans la province de Kaboul",
    "venue d’Afghanistan, du Soudan du Sud, de Syrie, de l’Iran, des Philippines, de la République démocratique du Congo",
    "Aidez-nous à les remplir ; il refuse de le signer. Pensez à le faire.",
    "Le onze novembre, le huit, la une ; de Ouagadougou",
    "l’Ofpra, l’OFII, l’ANEF, l’hôte, le haut, d’Oujda, qu’il, jusqu’au bout, l’État",
    "« Je demande ou renouvelle un titre de séjour », puis cliquez (en haut à droite).",
    "article L. 412-6 ; R. 431-5 1° ; 15 000 € d’amende ; 1,5 km ; https://www.service-public.gouv.fr/a?b=c",
    "Vous vous connectez au site Étrangers en France (ANEF) : votre nom, en haut.",
    "Réfugiés.info, fiche « Obtenir son titre de séjour » [6, 12]",
    "à 10:30, etc., p. 3 … et plus",
  ])("nothing is wrong with « %s »", (sentence) => {
    expect(rulesOf(sentence)).toEqual([]);
  });

  test.each([
    "Sign a one-page form, a European card, an API or an hour later.",
    "It is « une demande » in French; see https://refugies.info/fr/demarche/x: yes!",
  ])("nothing is wrong with “%s”", (sentence) => {
    expect(rulesOf(sentence, { language: "en" })).toEqual([]);
  });

  test("the table of countries has a preposition for each kind of name", () => {
    const right = ["en Chine", "au Mali", "en Iran", "aux Maldives", "à Cuba", "du Niger", "d’Irak", "de la Gambie"];
    const wrong = ["au Chine", "en Mali", "au Iran", "en Maldives", "au Cuba", "de l’Niger", "du Irak", "des Gambie"];
    expect(right.filter((text) => wrongPreposition(text) !== undefined)).toEqual([]);
    expect(wrong.filter((text) => wrongPreposition(text) === undefined)).toEqual([]);
  });
});

describe("days", () => {
  test.each([
    ["a day that is not, or not of its weekday", "le mardi 23 novembre 2026"],
    ["a day that is not, or not of its weekday", "le 31 novembre 2026"],
    ["a day that is not, or not of its weekday", "on Sunday 30 November 2026"],
    ["a window that ends before it begins", "du 31 mars 2027 au 1er décembre 2026"],
    ["a past day said as to come", "Déposez la demande avant le 20 novembre 2026."],
    ["a past day said as to come", "Elle est valable jusqu’au dimanche 22 novembre 2026."],
    ["a past day said as to come", "À partir du 1er octobre 2026, il aura 3 mois."],
    ["a past day said as to come", "File it at the latest on Friday 20 November 2026."],
    ["a past day said as to come", "File it before 20 November 2026."],
    ["a past day said as to come", "À 18 ans, le 1er octobre 2026, votre enfant a besoin d’un titre."],
    [
      "before a day that is past",
      "Votre carte a expiré le 20 novembre 2026. Voyez un avocat. Avant cette date, écrivez.",
    ],
    ["a day to come said as past", "La carte a expiré le 24 novembre 2026."],
    ["a day to come said as past", "hébergée depuis le 24 novembre 2026"],
    ["a day that nothing explains", "Demandez un titre le 12 septembre 2035."],
    ["a day that nothing explains", "Vous l’avez reçu le 3 mai 2010."],
  ])("%s: « %s »", (rule, sentence) => {
    expect(rulesOf(sentence.replaceAll(/(?<=\d(?:er)?|[a-zé]) (?=\d{4}|[a-zéû]+ \d{4})/g, "\u00A0"))).toContain(rule);
  });

  test.each([
    "Demandez-la du mardi 1er décembre 2026 au samedi 30 janvier 2027.",
    "Le délai était ouvert jusqu’au vendredi 20 novembre 2026.",
    "La carte a expiré le 20 novembre 2026 ; née le 5 mars 1990.",
    "Votre carte expire le mercredi 31 mars 2027 : faites la demande avant le 31 janvier 2027.",
    "La nouvelle adresse se déclare avant le mardi 15 septembre 2026. Ce délai est passé : déclarez-la tout de suite.",
    "Demandez le renouvellement du lundi 2 novembre 2026 au vendredi 1er janvier 2027.",
    "You are hosted since 1 January 2026; it expires on Wednesday 31 March 2027.",
  ])("nothing is wrong with « %s »", (sentence) => {
    expect(rulesOf(sentence, { language: sentence.startsWith("You") ? "en" : "fr" })).toEqual([]);
  });

  test("days are read in words and in figures, and the 00 of a certificate is none", () => {
    const text = "le 1er\u00A0août\u00A02026, Monday 23 November 2026, 05/03/1990, 2027-01-02 et 00/00/1990";
    expect(daysIn(text).map(({ day }) => day)).toEqual(["2026-08-01", "2026-11-23", "1990-03-05", "2027-01-02"]);
    expect(daysIn("20261130").map(({ day }) => day)).toEqual(["2026-11-30"]);
  });
});

const statement = document(
  "non-polygamy-statement",
  [
    "Je soussignée, DIALLO Mariam,",
    "née le 5 mars 1990 au Caire (Égypte),",
    "Nationalité",
    "égyptienne",
    "mariée le 2 juin 2015 à Louxor (Égypte)",
    "avec N’DIAYE Omar,",
    "né en 1988 à Louxor (Égypte),",
    "déclare sur l’honneur ne pas vivre en France en état de polygamie.",
    "article 441-7 du code pénal (15 000 € d’amende ; trois ans d’emprisonnement et 45 000 € d’amende)",
  ]
    .map((text) => line(typeset(text)))
    .concat(line("Signature", "fr", "document signature")),
  "1-declaration-non-polygamie.pdf",
);
const cover = document(
  "cover-sheet",
  [line("DIALLO Mariam"), line("1", "fr", "document table tr td")],
  "0-page-de-garde.pdf",
);
const right: Made = { answers, today, language: "fr", documents: [cover, statement] };

/** The dossier with one text in the place of another, on its statement or its cover. */
function planted(from: string, to: string, changes: object = {}): string[] {
  const replaced = ({ lines, ...rest }: ReadDocument): ReadDocument => ({
    ...rest,
    lines: lines.map(({ text, ...each }) => ({ ...each, text: text.replace(from, to) })),
  });
  const made = { ...right, documents: right.documents.map(replaced), answers: { ...answers, ...changes } };
  return readAll(made).map(({ rule }) => rule);
}

describe("what is said of whom", () => {
  test("nothing is wrong in a right dossier", () => {
    expect(readAll(right)).toEqual([]);
  });

  test.each([
    ["an answer that is not printed", "DIALLO", "DIALO"],
    ["an answer that is not printed", "Mariam", "Maryam"],
    ["an answer that is not printed", "5 mars 1990", "6 mars 1990"],
    ["an answer that is not printed", "N’DIAYE", "NDIAYE"],
    ["« soussigné » of somebody female", "soussignée", "soussigné"],
    ["« soussigné(e) » of somebody female", "soussignée", "soussigné(e)"],
    ["« née » of somebody male", "né en 1988", "née en 1988"],
    ["« né » of somebody female", "née le", "né le"],
    ["« marié » of somebody female", "mariée", "marié"],
    ["number of nationalities", "égyptienne", "égyptienne et soudanaise"],
    ["« apatride » on a document of refugee", "égyptienne", "apatride"],
    ["an amount on a signed document", "15 000", "50"],
    ["the sworn words", "en état de polygamie", "avec plusieurs personnes"],
    ["the penalty (441-7)", "trois ans", "deux ans"],
    ["the wrong signer", "Signature", "Signature de la personne qui héberge"],
    ["numbers of the cover and of the files", "1", "2"],
  ])("%s: « %s » for « %s »", (rule, from, to) => {
    expect(planted(from, typeset(to))).toContain(rule);
  });

  test.each([
    ["« née » of somebody male", { identity: { ...answers.identity, gender: "male" } }],
    ["number of nationalities", { identity: { ...answers.identity, nationalities: ["EG", "SD"] } }],
    ["a stateless person has no nationality", { status: { kind: "stateless" } }],
    ["an answer that nobody planned", { favouriteColour: "blue" }],
  ])("%s, for other answers", (rule, changes) => {
    expect(planted("", "", changes)).toContain(rule);
  });

  test("a child's travel document for somebody without a child, and the site for somebody who cannot use it", () => {
    expect(planted("égyptienne", "le DCEM")).toContain("DCEM without a child");
    const child = { children: [{ birth: { date: "2015-01-01" } }] };
    expect(planted("égyptienne", "le DCEM", child)).not.toContain("DCEM without a child");
    const stateless = { status: { kind: "family-member", of: "stateless", tie: "spouse" } };
    expect(planted("égyptienne", "site ANEF", stateless)).toContain("the site for those who file online");
  });

  test("a difference that the letter leaves out, and a document that nobody can sign", () => {
    const letter = document("ofpra-letter", [line("RAHIMY", "fr", "table tr td")], "1-lettre-ofpra.pdf");
    const differences = [{ item: "family-name", onBirthCertificate: "Diallo", onOtherPaper: "Rahimy" }];
    const concordance = { birthCertificate: "received", differences };
    const rules = readAll({ ...right, documents: [cover, letter], answers: { ...answers, concordance } });
    expect(rules).toContainEqual({
      rule: "a difference that is not in the letter",
      document: "ofpra-letter",
      line: "Diallo",
    });
    expect(rules.map(({ rule }) => rule)).toContain("a signed document without a place to sign");
  });

  test("a minor's letter that the minor signs", () => {
    const letter = document("ofpra-letter", [line("Signature", "fr", "document signature")], "1-lettre-ofpra.pdf");
    const minor = { ...answers, identity: { ...answers.identity, birth: { date: "2010-03-05" } } };
    const rules = readAll({ ...right, documents: [cover, letter], answers: minor }).map(({ rule }) => rule);
    expect(rules).toContain("the wrong signer of a minor's document");
  });

  test("an amount that the law does not have, and too many pages", () => {
    const checklist = document(
      "checklist",
      [line(typeset("DIALLO Mariam, première carte : 60 €, puis 50 €")), line("€1,000", "en")],
      "",
      9,
    );
    const rules = readAll({ ...right, documents: [...right.documents, checklist] }).map(({ rule }) => rule);
    expect(rules).toEqual(["60 € is no amount of the law", "1,000 € is no amount of the law", "9 pages"]);
  });

  test("too many words on the first page, and in one of its items", () => {
    const long = line(`Signez ${"mot ".repeat(20)}`, "fr", "document large boxes box p");
    const many = line("mot ".repeat(150), "fr", "document large p");
    const later = line("mot ".repeat(300), "fr", "document small p");
    const found = (lines: Line[]) =>
      readAll({ ...right, documents: [...right.documents, document("checklist", lines)] }).map(({ rule }) => rule);
    expect(found([long, many, later])).toEqual(
      expect.arrayContaining(["171 words on the first page", "long item on the first page"]),
    );
    expect(found([many, later]).filter((rule) => rule.includes("first page"))).toEqual([]);
  });

  test("a past day in the calendar", () => {
    const calendar = document("calendar", linesOfCalendar("DTSTART;VALUE=DATE:20261122\r\nSUMMARY:a\r\n b", "fr"));
    expect(calendar.lines.map(({ text }) => text)).toEqual(["20261122", "ab"]);
    const rules = readAll({ ...right, documents: [...right.documents, calendar] }).map(({ rule }) => rule);
    expect(rules).toContain("a past day in the calendar");
  });
});

test("a document is taken apart where its lines end, each in its language", () => {
  const markup =
    '<document lang="en" title="t"><p>One<br/>two <span lang="fr">trois</span></p><boxes><box><b>four</b> [1]<br/>five</box></boxes><p>Done at <fill mm="4" label="lieu"/>.</p><qr href="https://a.fr" label="site"/></document>';
  expect(linesOf(markup, "en").map(({ text, language }) => `${language} ${text}`)).toEqual([
    "en One",
    "en two",
    "fr trois",
    "en four [1]",
    "en five",
    "en Done at ____.",
    "en site",
    "en https://a.fr",
  ]);
});

test("every pair of two kinds is in the small run, and every combination in the whole one", () => {
  const pairs = (all: typeof quadruples) =>
    new Set(all.flatMap(({ status, couple }) => `${JSON.stringify(status)}${couple}`));
  expect(pairs(everyPair())).toEqual(pairs(quadruples));
  expect(quadruples.length).toBe(18 * 7 * 5 * 6);
  expect(everyPair().length).toBeLessThan(200);
});
