// The lines of a sender's address: every part is written, whatever fits on the lines of a letter. Whose paper a page is.
import { describe, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { homeView, mailAddress } from "../../functions/documents/parts/facts.ts";
import { addressLines, ownerOf } from "../../functions/documents/parts/person.ts";

const address = {
  apartment: "Appartement 12",
  building: "Bâtiment B",
  street: "12 rue de la Paix",
  locality: "Les Fontaines",
  postcode: "69002",
  town: "Lyon",
};
const long = "Rakotomalala".repeat(4);

describe("the lines of an address", () => {
  it("are those of the post where every part fits", () => {
    expect(addressLines(address, "CHEZ MME DUPONT Jeanne")).toEqual([
      "CHEZ MME DUPONT Jeanne",
      "Appartement 12",
      "Bâtiment B",
      "12 RUE DE LA PAIX",
      "LES FONTAINES",
      "69002 LYON",
    ]);
  });

  it("are all its parts as they were given where one does not fit", () => {
    expect(addressLines({ ...address, building: long }, "CHEZ MME DUPONT Jeanne")).toEqual([
      "CHEZ MME DUPONT Jeanne",
      "Appartement 12",
      long,
      "12 rue de la Paix",
      "Les Fontaines",
      "69002 Lyon",
    ]);
  });

  it("leave no empty line for a part that is not there", () => {
    expect(addressLines({ building: long, street: "", town: "Lyon" }, undefined)).toEqual([long, "Lyon"]);
    expect(addressLines(undefined, undefined)).toEqual([]);
  });
});

type Housing = Answers["housing"];

describe("where a hotel, a centre or the body that keeps mail is named", () => {
  const street = { street: "12 rue de la Paix", postcode: "69002", town: "Lyon" };
  const placed: [Housing, line: string | undefined, inSentence: string | null][] = [
    [{ kind: "domiciliation", name: "CCAS de Lyon" }, "CHEZ CCAS DE LYON", "chez CCAS de Lyon"],
    [
      { kind: "domiciliation", name: "CCAS de Lyon", number: "4521" },
      "CHEZ CCAS DE LYON, N° 4521",
      "chez CCAS de Lyon, n°\u00A04521",
    ],
    [
      { kind: "domiciliation", name: "Forum Réfugiés", number: "Boîte 12" },
      "CHEZ FORUM RÉFUGIÉS, BOÎTE 12",
      "chez Forum Réfugiés, Boîte 12",
    ],
    [{ kind: "domiciliation", number: "4521" }, "N° 4521", "n°\u00A04521"],
    [{ kind: "centre", name: "CADA Les Tilleuls" }, "CHEZ CADA LES TILLEULS", "CADA Les Tilleuls"],
    [{ kind: "hotel", name: "Hôtel des Lilas" }, "CHEZ HÔTEL DES LILAS", "Hôtel des Lilas"],
    [{ kind: "hotel" }, undefined, null],
    [{ kind: "own-name" }, undefined, null],
  ];

  it.each(placed)("%j", (housing, line, inSentence) => {
    const { address, careOf } = mailAddress({ housing, address: street });
    expect(addressLines(address, careOf)).toEqual([
      ...(line === undefined ? [] : [line]),
      "12 RUE DE LA PAIX",
      "69002 LYON",
    ]);
    expect(homeView({ housing, address: street }).careOf).toBe(inSentence);
  });

  it("the name is written where the rest of the address is not known", () => {
    const { address, careOf } = mailAddress({ housing: { kind: "domiciliation", name: "CCAS de Lyon" } });
    expect(addressLines(address, careOf)).toEqual(["CHEZ CCAS DE LYON"]);
    expect(homeView({ housing: { kind: "domiciliation", name: "CCAS de Lyon" } })).toMatchObject({ anyPart: true });
  });
});

describe("whose paper it is, for the foot of its pages", () => {
  const identity = { familyName: "Diallo", givenNames: "Mamadou" };
  it.each([
    [{ identity, ofpraNumber: "24-01-12345" }, "DIALLO Mamadou – 24-01-12345"],
    [{ identity }, "DIALLO Mamadou"],
    [{ identity: { familyName: "Diallo", givenNames: null } }, "DIALLO"],
    [{ identity: { familyName: long, givenNames: long }, ofpraNumber: "24-01-12345" }, "24-01-12345"],
    [{ identity: { familyName: long, givenNames: long } }, null],
    [{}, null],
  ])("%j", (answers, owner) => {
    expect(ownerOf(answers)).toBe(owner);
  });
});
