// Where mail goes to a person who lives at a place of others. Whose paper a page is.
import { describe, expect, it } from "vitest";
import { postalLines } from "../../functions/answers/french.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { homeView, mailAddress } from "../../functions/documents/parts/facts.ts";
import { ownerOf } from "../../functions/documents/parts/person.ts";

const long = "Rakotomalala".repeat(4);

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
    expect(postalLines({ careOf, address: address ?? {} })).toEqual([
      ...(line === undefined ? [] : [line]),
      "12\u00A0RUE DE LA PAIX",
      "69002 LYON",
    ]);
    expect(homeView({ housing, address: street }).careOf).toBe(inSentence);
  });

  it("the name is written where the rest of the address is not known", () => {
    const { address, careOf } = mailAddress({ housing: { kind: "domiciliation", name: "CCAS de Lyon" } });
    expect(postalLines({ careOf, address: address ?? {} })).toEqual(["CHEZ CCAS DE LYON"]);
    expect(homeView({ housing: { kind: "domiciliation", name: "CCAS de Lyon" } })).toMatchObject({ anyPart: true });
  });
});

describe("whose paper it is, for the foot of its pages", () => {
  const identity = { familyName: "Diallo", givenNames: "Mamadou" };
  it.each([
    [
      { identity, ofpraNumber: "24-01-12345", foreignerNumber: "9912345678" },
      "DIALLO Mamadou – dossier Ofpra\u00A024-01-12345 – numéro étranger\u00A09912345678",
    ],
    [{ identity, foreignerNumber: "9912345678" }, "DIALLO Mamadou – numéro étranger\u00A09912345678"],
    [{ identity }, "DIALLO Mamadou"],
    [{ identity: { familyName: "Diallo", givenNames: null } }, "DIALLO"],
    [
      { identity: { familyName: long, givenNames: long }, ofpraNumber: "24-01-12345" },
      `${long.toUpperCase()} Rakotomalal… – dossier Ofpra\u00A024-01-12345`,
    ],
    [{ identity: { familyName: "Ọ̀".repeat(70), givenNames: null } }, `${"Ọ̀".repeat(60)}…`],
    [{}, null],
  ])("%j", (answers, owner) => {
    expect(ownerOf(answers)).toBe(owner);
  });
});
