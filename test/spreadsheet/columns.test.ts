// The columns come from the answers' schema: nothing that can be said is without a column, and no name is left over.
import { texts } from "virtual:locales";
import { describe, expect, test } from "vitest";
import { answersJsonSchema } from "../../functions/answers/answers.ts";
import { countryCodes, countryName, nationalityFeminine } from "../../functions/answers/countries.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import type { Message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { choicesOf, yesNoChoices } from "../../functions/spreadsheet/columns/choices.ts";
import { columnTitles, isGroup, type TitleTree } from "../../functions/spreadsheet/columns/column-titles.ts";
import { columnName, columns, extraColumnName, leaves, titleOf } from "../../functions/spreadsheet/columns/columns.ts";
import { countryOf } from "../../functions/answers/places/country-words.ts";
import { fold } from "../../functions/text/fold.ts";

type Json = {
  const?: unknown;
  properties?: Record<string, Json>;
  items?: Json;
  oneOf?: Json[];
  anyOf?: Json[];
  maxItems?: number;
};

/** Every place of the JSON Schema where something is said, found another way than the columns are. */
function placesOf(schema: Json, path: string[] = []): string[] {
  if (path.at(-1) === "nationalities") return [path.join(".")];
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).flatMap(([key, inner]) => placesOf(inner, [...path, key]));
  }
  if (schema.items !== undefined) return placesOf(schema.items, [...path, "*"]);
  if (schema.oneOf !== undefined) return schema.oneOf.flatMap((branch) => placesOf(branch, path));
  return [path.join(".")];
}

const places = [...new Set(placesOf(answersJsonSchema() as Json))].filter((place) => place !== "version").sort();

function namedPlaces(tree: TitleTree, path: string[] = []): string[] {
  if (!isGroup(tree)) return [path.join(".")];
  return Object.entries(tree.parts).flatMap(([key, inner]) => namedPlaces(inner, [...path, key]));
}

const withoutStars = (place: string): string => place.replaceAll(".*", "");

describe("columns", () => {
  test("every leaf of the schema has one column, and only the version has none", () => {
    expect(leaves.map(({ path }) => path.join(".")).sort()).toEqual(places);
    expect(columns.flatMap((column) => column.leaves.map(({ path }) => path.join("."))).sort()).toEqual(places);
  });

  test("every column has a title in every language, and no title is left over", () => {
    expect(namedPlaces(columnTitles).sort()).toEqual(places.map(withoutStars).sort());
    for (const language of operatorLanguages) {
      const names = [
        ...columns.map((column) => say(columnName(column), language)),
        say(extraColumnName("reference"), language),
        say(extraColumnName("result"), language),
      ];
      expect(names.every((name) => name.trim() !== "")).toBe(true);
      expect(new Set(names.map(fold)).size).toBe(names.length);
    }
  });

  test("leaves share a column only where the kind of their union says which is meant", () => {
    const shared = columns.filter((column) => column.leaves.length > 1);
    expect(shared.map(({ id }) => id)).toEqual([
      ...["familyName", "usualName", "givenNames", "gender"].map((key) => `couple.spouse.${key}`),
      ...["date", "place", "placeKind", "country", "countryAsWritten"].map((key) => `couple.spouse.birth.${key}`),
      "couple.spouse.nationalities",
      "couple.marriage.date",
    ]);
    for (const column of shared) {
      const kinds = column.leaves.flatMap(({ branch }) => branch!.kinds);
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(new Set(column.leaves.map(({ type }) => type)).size).toBe(1);
    }
  });

  test("a list has as many numbered columns as the schema allows", () => {
    const maxItems = new Map(
      columns.flatMap(({ id, maxItems }) => (maxItems === undefined ? [] : [[id.split(".*")[0], maxItems]])),
    );
    expect([...maxItems]).toEqual([
      ["procedure.attempts", 10],
      ["children", 30],
      ["familyMembers", 30],
      ["concordance.differences", 20],
    ]);
    const gender = columns.find(({ id }) => id === "children.*.gender")!;
    expect(say(columnName(gender, 12), "fr")).toBe("Enfant 12 – Sexe");
    expect(say(columnName(gender, 12), "en")).toBe("Child 12 – Gender");
  });

  test("what every row needs are the four kinds that decide", () => {
    expect(columns.filter(({ needed }) => needed).map(({ id }) => id)).toEqual([
      "procedure.kind",
      "status.kind",
      "housing.kind",
      "couple.kind",
    ]);
  });

  test.each([
    ["identity.birth.date", "partial-day"],
    ["decision.date", "day"],
    ["identity.birth.country", "country"],
    ["identity.nationalities", "nationalities"],
    ["address.postcode", "postcode"],
    ["contact.phone", "dialable-phone"],
    ["housing.host.phone", "phone"],
    ["contact.email", "email"],
    ["ofpraNumber", "ofpra-number"],
    ["foreignerNumber", "text"],
    ["housing.freeOfCharge", "yes-no"],
    ["couple.kind", "choice"],
  ])("%s is read as a %s", (id, type) => {
    expect(columns.find((column) => column.id === id)?.type).toBe(type);
  });

  test("a place without a title is a bug", () => {
    expect(() => titleOf(["identity", "shoeSize"])).toThrow("identity.shoeSize");
  });
});

describe("words", () => {
  const choices = leaves.filter(({ type }) => type === "choice");

  test("every choice has a label for each of its options", () => {
    for (const leaf of choices) expect(choicesOf(leaf).map(({ option }) => option)).toEqual(leaf.options);
    const used = choices.flatMap((leaf) => choicesOf(leaf).map(({ label }) => (label as Message).key));
    const yesNo = Object.values(yesNoChoices).map(({ label }) => (label as Message).key);
    const labels = Object.keys(texts["fr"]!).filter((key) => key.startsWith("labels.choices."));
    expect(labels.toSorted()).toEqual([...new Set<string>([...used, ...yesNo])].toSorted());
  });

  test.each([
    ...choices.map((leaf) => [leaf.path.join("."), choicesOf(leaf)] as const),
    ["yes or no", Object.values(yesNoChoices)] as const,
  ])("no two options of %s are said the same way", (_, options) => {
    const said = options.flatMap(({ written }) => [...new Set(written.map(fold))]);
    expect(said.filter((word, index) => said.indexOf(word) !== index)).toEqual([]);
  });

  test("every country is understood by its code and by both of its names, except the Congo that could be either", () => {
    for (const code of countryCodes) {
      expect(countryOf(code)).toEqual({ ok: true, code });
      for (const language of operatorLanguages) {
        const expected = code === "CG" ? { ok: false, several: ["CD", "CG"] } : { ok: true, code };
        expect([code, countryOf(countryName(code, language))]).toEqual([code, expected]);
      }
    }
  });

  test("every nationality is understood; one that territories share is that of their State", () => {
    // Antarctica's is no nationality.
    for (const code of [...countryCodes].filter((one) => one !== "AQ" && one !== "CG")) {
      const said = countryOf(nationalityFeminine(code));
      expect(said?.ok === true && nationalityFeminine(said.code)).toBe(nationalityFeminine(code));
    }
    expect(countryOf("indéterminée")).toBeUndefined();
    expect(countryOf("congolaise")).toEqual({ ok: false, several: ["CD", "CG"] });
    expect(countryOf("française")).toEqual({ ok: true, code: "FR" });
    expect(countryOf("Britannique")).toEqual({ ok: true, code: "GB" });
  });
});
