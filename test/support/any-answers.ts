// Answers of every shape that the schema allows, for properties: built from the JSON Schema, so that no key is forgotten.
import * as fc from "fast-check";
import { answersJsonSchema, type Answers } from "../../functions/answers/answers.ts";
import { contradictions } from "../../functions/answers/contradictions.ts";
import { countryCodes } from "../../functions/answers/countries.ts";
import { valueAt } from "../../functions/answers/paths.ts";
import { parseAnswers, type ParseResult } from "../../functions/answers/parse-answers.ts";
import { isOfAnotherScript } from "../../functions/answers/texts/latin-spelling.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";

export { runs } from "./seeded.ts";

type Schema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  format?: string;
  description?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
};

/** Every character that an answer may have, of the first planes that hold letters. */
export const printable: string[] = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter(
  (character) => !/[\p{C}\p{Z}]/u.test(character) && !isOfAnotherScript(character) && covers(character),
);

/** Names as they are, and texts that break generators. */
export const hardTexts = [
  "Nguyễn Thị Ánh Tuyết",
  "Işıl Gümüşoğlu",
  "Ɓaakari Ŋoom Ñuul",
  "ʿAbd al-Ḥamīd aṭ-Ṭūnisī",
  "Świętosława Źdźbło",
  "N’Diaye-d’Œuvre",
  "O'Brien",
  "Cabdullaahi  Xasan",
  "<b>Rahimi</b>",
  "</p></document>",
  "{{identity.familyName}}",
  "{{{raw}}} {{#if x}}",
  "&amp; &lt;script&gt; &#x27;",
  "<!-- <![CDATA[ ]]> -->",
  "$& $1 \\u0000 %s %PDF-1.7 endstream",
  "(Tj) [] << >> / BT ET",
  "A".repeat(150),
  "W".repeat(80),
  "Rakotomalala-".repeat(11),
  "ẫ̧̱ẹ̈ o̰̊ x́",
  "=HYPERLINK(1)",
  "-",
  "¿?",
];

const day = (from: string, until: string) =>
  fc
    .date({ min: new Date(from), max: new Date(until), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

const partialDay = fc
  .tuple(day("1920-01-01", "2026-11-22"), fc.constantFrom("day", "month", "year", "00-00", "00"))
  .map(([date, precision]) => {
    if (precision === "year") return date.slice(0, 4);
    if (precision === "month") return date.slice(0, 7);
    if (precision === "00-00") return `${date.slice(0, 4)}-00-00`;
    return precision === "00" ? `${date.slice(0, 7)}-00` : date;
  });

const text = (maxLength: number) =>
  fc
    .oneof(
      fc.constantFrom(...hardTexts),
      fc.string({ unit: fc.constantFrom(...printable), minLength: 1, maxLength: Math.min(maxLength, 40) }),
      fc.string({ unit: fc.constantFrom(...printable, " "), minLength: 1, maxLength }),
    )
    // A mark that opens a text would join the letter before it, and could not be told from it on the page.
    .map((value) => value.replace(/^\p{M}/u, "o").slice(0, maxLength));

function stringOf(schema: Schema, key: string): fc.Arbitrary<string> {
  if (schema.description?.includes("alpha-2") === true || key === "countryOfOrigin")
    return fc.constantFrom(...countryCodes);
  if (schema.format === "date") {
    return key === "expiresOn" ? day("2015-01-01", "2045-12-31") : day("1930-01-01", "2026-11-22");
  }
  if (schema.pattern?.startsWith("^(19|20)") === true) return partialDay;
  // What a look-ahead excludes is refused like any other wrong answer.
  if (schema.pattern !== undefined)
    return fc.stringMatching(new RegExp(schema.pattern.replaceAll(/\(\?![^()]*\)/g, "")));
  return text(schema.maxLength ?? 150);
}

function valueOf(schema: Schema, key = ""): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) return fc.oneof(...options.map((option) => valueOf(option, key)));
  switch (schema.type ?? "") {
    case "object": {
      const entries = Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valueOf(inner, name)]);
      return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: schema.required ?? [],
      });
    }
    case "array":
      return fc.array(valueOf(schema.items ?? {}, key), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 4),
      });
    case "string":
      return stringOf(schema, key);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      throw new Error(`no arbitrary for ${JSON.stringify(schema)}`);
  }
}

/** Answers of the shape that the schema allows, drawn by chance. */
export const anyInput = valueOf(answersJsonSchema());

/** The same without what contradicts itself and without texts that no name is: nearly all are taken. */
export const anyAgreeingInput = anyInput.map(withoutContradictions);

/** Answers that are taken. */
export const anyAnswers: fc.Arbitrary<Answers> = anyAgreeingInput
  .map((input) => parseAnswers(input, { today: "2026-11-23", covers }))
  .filter(({ ok }) => ok)
  .map((parsed) => (parsed as Extract<ParseResult, { ok: true }>).answers);

const refusedTexts = ["machine-text", "only-zeros", "only-signs", "no-letter"];
const contradictory = new Set<string>([...contradictions.map(({ code }) => code), ...refusedTexts]);

function withoutContradictions(input: unknown): unknown {
  const parsed = parseAnswers(input, { today: "2026-11-23", covers });
  if (parsed.ok) return input;
  const kept = structuredClone(input);
  for (const { path } of parsed.issues.filter(({ code }) => contradictory.has(code))) {
    // A difference is whole or is none.
    if (path[1] === "differences") delete (kept as { concordance?: unknown }).concordance;
    else delete (valueAt(kept, path.slice(0, -1)) as Record<string, unknown> | undefined)?.[path.at(-1)!];
  }
  return kept;
}
