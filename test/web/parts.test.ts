// How far a person is: every question is in a part, and the parts come in the order of the questions.
import { describe, expect, it } from "vitest";
import { orderOf } from "../../functions/questions/order.ts";
import { leaves } from "../../functions/spreadsheet/columns/columns.ts";
import { forAnotherMember } from "../../web/another-member.ts";
import { partOf, parts } from "../../web/parts.ts";

describe("the parts of the interview", () => {
  const asked = leaves
    .map(({ path }) => path.map((key) => (key === "*" ? 0 : key)))
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .map((path) => path.join(".").replaceAll(/\.(\d+)/g, "[$1]"));

  it("hold every question, and none goes back to an earlier part", () => {
    const numbers = asked.map(partOf);
    expect(asked.filter((id) => partOf(id) === -1)).toEqual([]);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(numbers).size).toBe(parts.length);
  });
});

describe("another member of the family", () => {
  it("has the home and the protection of the first, and nothing that is the person’s own", () => {
    const { answers, drafts } = forAnotherMember({
      version: 1,
      language: "en",
      procedure: { kind: "renewal" },
      status: { kind: "refugee" },
      identity: { familyName: "Rahimi", givenNames: "Mariam" },
      ofpraNumber: "24-01-12345",
      contact: { phone: "06 12 34 56 78" },
      address: { town: "Lyon" },
      housing: { kind: "hosted", host: { familyName: "Dupont" } },
      couple: { kind: "married" },
      children: [{}],
    });
    expect(answers).toEqual({
      version: 1,
      language: "en",
      status: { kind: "refugee" },
      address: { town: "Lyon" },
      housing: { kind: "hosted", host: { familyName: "Dupont" } },
    });
    expect(drafts).toEqual({ "identity.familyName": "Rahimi" });
  });
});
