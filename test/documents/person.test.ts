// The lines of a sender's address: every part is written, whatever fits on the lines of a letter. Whose paper a page is.
import { describe, expect, it } from "vitest";
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
    expect(addressLines(undefined, "CHEZ MME DUPONT Jeanne")).toEqual([]);
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
