// The typography that the build puts into templates and texts.
import { describe, expect, test } from "vitest";
import { typeset } from "../../infra/build/typeset.ts";

describe("typography", () => {
  test.each([
    ["l'hôte", "l’hôte"],
    ["Attention : quoi ; où ? là !", "Attention\u00A0: quoi\u00A0; où\u00A0? là\u00A0!"],
    ["« Titre »", "«\u00A0Titre\u00A0»"],
    ["200 € ou {amount} €", "200\u00A0€ ou {amount}\u00A0€"],
    ["15 000 lignes", "15\u00A0000\u00A0lignes"],
    ["0 806 001 620, 09 69 39 00 00", "0\u00A0806\u00A0001\u00A0620, 09\u00A069\u00A039\u00A000\u00A000"],
    ["+32 470 12 34 56", "+32 470 12 34 56"],
    ["article L. 424-3, n° 12", "article\u00A0L.\u00A0424-3, n°\u00A012"],
    ["{count} jours, 3 mois, 2 × 3", "{count}\u00A0jours, 3\u00A0mois, 2\u00A0×\u00A03"],
    ["https://a.fr/b", "https://a.fr/b"],
    ["une ligne\n", "une ligne"],
  ])("%j is set as %j", (typed, set) => {
    expect(typeset(typed)).toBe(set);
  });
});
