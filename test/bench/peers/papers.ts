// The papers that every engine prints: four of the product's own, for another person each time.
import { readFileSync } from "node:fs";
import { Parser } from "htmlparser2";
import { allFonts } from "../../../functions/pdf/text/all-fonts.ts";
import { makeDossier } from "../../../functions/documents/dossier.ts";
import { renderDossier } from "../../../functions/documents/render.ts";
import { parseAnswers } from "../../../functions/answers/parse-answers.ts";
import { covers } from "../../../functions/pdf/text/fonts.ts";
import { layOutDocument } from "../../../functions/documents/lay-out.ts";
import { readMarkup } from "../../../functions/pdf/markup.ts";
import type { PaperSet } from "./engine.ts";
import { plainDocument } from "./plain.ts";

export const today = "2026-11-23";
const paperIds = ["non-polygamy-statement", "hosting-attestation", "ofpra-letter", "checklist"] as const;
/** The checklist of this person has grown to more pages; its beginning is as much work for every engine. */
const checklistPages = 2;

type Example = Record<string, object> & {
  housing: { host: { birth: object } };
  couple: { spouse: { birth: object }; marriage: object };
  concordance: { differences: { item: string }[] };
};
const example = JSON.parse(readFileSync("test/examples/refugee-first-hosted-married.json", "utf8")) as Example;

const familyNames = ["Rahimi", "Wardak", "Haïdari", "Sultanzadeh", "Noorzaï", "Karimzada", "Ôsmanî", "Popal"];
const givenNames = ["Mariam", "Frechta", "Zahra Leïla", "Parwana", "Shukria", "Anne-Élise", "Nilofar", "Gulçan"];
const towns = ["Lyon", "Le Havre", "Saint-Étienne", "Nîmes", "L’Haÿ-les-Roses", "Besançon", "Créteil", "Angoulême"];
const streets = ["rue de la République", "avenue du Général-Leclerc", "impasse des Tilleuls", "place de l’Église"];

/** Letters that no one else has, so that no name is met twice. */
const suffix = (index: number): string =>
  Array.from(index.toString(26), (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 26))).join("");
const pick = (values: readonly string[], index: number): string => values[index % values.length] ?? "";
const day = (year: number, index: number): string =>
  `${year + (index % 30)}-${String((index % 12) + 1).padStart(2, "0")}-${String((index % 28) + 1).padStart(2, "0")}`;
const number = (first: number, index: number): string => String(first + ((index * 7919) % 89_999));

/** Answers of the example with another person, host, spouse, address and dates. */
export function answersOf(index: number): object {
  const familyName = `${pick(familyNames, index)}${suffix(index)}`;
  const address = {
    apartment: `Appartement ${index % 300}, 3e étage`,
    building: "Résidence Les Tilleuls",
    street: `${(index % 199) + 1} ${pick(streets, index)}`,
    postcode: `${pick(["69", "76", "42", "30", "94", "25", "16"], index)}${String(index % 900).padStart(3, "0")}`,
    town: pick(towns, index * 3 + 1),
  };
  const birthDate = day(1960, index);
  // What the Ofpra certificate says is this person's identity.
  const onBirthCertificate: Record<string, string> = { "family-name": familyName, "birth-date": birthDate };
  const birth = { date: birthDate, place: pick(["Hérat", "Kaboul", "Ghazni"], index), country: "AF" };
  return {
    ...example,
    decision: {
      by: "ofpra",
      date: `2026-10-${String((index % 28) + 1).padStart(2, "0")}`,
      reference: number(1, index),
    },
    identity: { ...example["identity"], familyName, givenNames: pick(givenNames, index * 5 + 2), birth },
    concordance: {
      ...example.concordance,
      differences: example.concordance.differences.map((difference) => ({
        ...difference,
        onBirthCertificate: onBirthCertificate[difference.item],
      })),
    },
    ofpraNumber: `24-01-${number(10_000, index)}`,
    foreignerNumber: `99123${number(10_000, index)}`,
    address,
    housing: {
      ...example.housing,
      host: {
        ...example.housing.host,
        familyName: `Dupont${suffix(index * 3)}`,
        birth: { ...example.housing.host.birth, date: day(1940, index + 5) },
        address,
      },
      since: `2026-0${(index % 9) + 1}-01`,
    },
    couple: {
      ...example.couple,
      spouse: {
        ...example.couple.spouse,
        familyName,
        birth: { ...example.couple.spouse.birth, date: day(1958, index) },
      },
      marriage: { ...example.couple.marriage, date: day(1985, index) },
    },
  };
}

/** What holds parts of a document. */
const holders = new Set(["document", "small", "normal", "large", "facts"]);

/** Where each part of a document ends, and the tags that are open there, the innermost first. */
function partEnds(markup: string): { at: number; open: string[] }[] {
  const ends: { at: number; open: string[] }[] = [];
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name) => void open.unshift(name),
      onclosetag: (name) => {
        open.shift();
        // A page does not end with a heading.
        if (name !== "document" && name !== "h2" && open.every((holder) => holders.has(holder)))
          ends.push({ at: parser.endIndex + 1, open: [...open] });
      },
    },
    { xmlMode: true },
  );
  parser.end(markup);
  return ends;
}

/** Its first parts, as a document with no number of pages of its own. */
function firstParts(markup: string, count: number): string {
  const end = partEnds(markup)[count - 1];
  if (end === undefined) throw new Error("The document has no such part.");
  const kept = markup.slice(0, end.at).replace(/(<document [^>]*) pages="\d+"/, "$1");
  return `${kept}\n${end.open.map((name) => `</${name}>`).join("")}`;
}

/** How many parts of the checklist fill its pages. */
function partsThatFit(markup: string): number {
  let count = partEnds(markup).length;
  while (count > 1 && layOutDocument(readMarkup(firstParts(markup, count)), allFonts).pages.length > checklistPages)
    count--;
  return count;
}

/** The papers of `count` people, none of whom is like another; from `first` on. */
export function makeSets(first: number, count: number): PaperSet[] {
  let parts: number | undefined;
  return Array.from({ length: count }, (_, offset) => {
    const parsed = parseAnswers(answersOf(first + offset), { today, covers });
    if (!parsed.ok) throw new Error(`The example is no longer valid: ${JSON.stringify(parsed)}`);
    const { documents } = renderDossier(makeDossier(parsed.answers, { today, only: paperIds }), "fr");
    if (documents.length !== paperIds.length) throw new Error("The example no longer has all four papers.");
    const papers = documents.map(({ id, markup: whole }) => {
      const markup = id === "checklist" ? firstParts(whole, (parts ??= partsThatFit(whole))) : whole;
      const document = readMarkup(markup);
      return { id, markup, document, plain: plainDocument(document) };
    });
    return { answers: answersOf(first + offset), papers };
  });
}
