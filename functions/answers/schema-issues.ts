// Turns zod's issues into ours.
import type * as z from "zod";
import { message, type Value, type Values } from "../text/message.ts";
import { isMessageKey } from "../text/say.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { otherCalendarOf } from "../text/other-calendars.ts";
import { plainNumber } from "../text/plain-number.ts";
import { answersSchema, textKinds } from "./answers.ts";
import { nameOfCountry } from "./countries.ts";
import { isIssueCode, issueAt, type Issue, type IssueCode } from "./issues.ts";
import { valueAt, type Path } from "./paths.ts";
import { countryOf } from "./places/country-words.ts";
import { formerStateOf } from "./places/former-states.ts";
import { elementOf, fieldsFor, partsOf, type Schema } from "./schema-parts.ts";
import { whereSpelled } from "./texts/latin-spelling.ts";

type SchemaIssue = z.core.$ZodIssue;

/** More unknown fields or items at one path mean that it is another file, not a typing error. */
export const maxEntries = 50;

/** The issues of an input that the schema refused. */
export const schemaIssues = (found: readonly SchemaIssue[], input: unknown): Issue[] =>
  withoutEchoes(found.flatMap((issue) => issuesOf(issue, input)));

const dateCodes: ReadonlySet<string> = new Set<IssueCode>(["not-a-date", "not-a-partial-date"]);

function issuesOf(issue: SchemaIssue, input: unknown, base: Path = []): Issue[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === "symbol" ? String(key) : key))];
  const value = valueAt(input, path);
  const options = optionsOf(issue);
  if (issue.code === "unrecognized_keys") {
    const known = fieldsAt(path, input);
    return issue.keys.slice(0, maxEntries).map((key) => {
      const unknownPath = [...path, key];
      const suggestion = didYouMean(key, known);
      const values = suggestion === undefined ? { oneOf: oneOf(known) } : { suggestion: suggest(suggestion) };
      return issueAt("unknown-key", unknownPath, valueAt(input, unknownPath), values);
    });
  }
  if (value === undefined) {
    const example = options.length > 0 ? undefined : exampleOf(schemaAt(path, input));
    const given =
      example === undefined ? "" : { next: message("problems.added.for-example", { given: JSON.stringify(example) }) };
    return [issueAt("missing", path, value, { oneOf: oneOf(options), example: given })];
  }
  if (issue.code === "invalid_union" && options.length === 0) {
    const branches = issue.errors.toSorted((one, other) => depthOf(other) - depthOf(one));
    const [nearest = []] = branches;
    // The branch whose issues are deepest in the value matches best, so it is probably the one meant.
    if (depthOf(nearest) > 0 || !isIssueCode(issue.message)) {
      return nearest.flatMap((inner) => issuesOf(inner, input, path));
    }
  }
  if (options.length > 0) {
    const suggestion = didYouMean(value, options);
    const values = { options: listOf(options), suggestion: suggestion === undefined ? "" : suggest(suggestion) };
    return [issueAt("unknown-value", path, value, values)];
  }
  // The checks of our schema have their issue code as message.
  const maximum = "maximum" in issue ? String(issue.maximum) : "";
  const count = typeof value === "string" || Array.isArray(value) ? value.length : "";
  const calendar =
    dateCodes.has(issue.message) && typeof value === "string" ? otherCalendarOf(plainNumber(value)) : undefined;
  if (calendar !== undefined)
    return [issueAt("other-calendar", path, value, { calendar: message(`problems.calendars.${calendar}`) })];
  if (isIssueCode(issue.message))
    return [
      issueAt(issue.message, path, value, {
        maximum,
        count,
        ...countryValues(issue.message, value),
        ...marksValues(issue.message, path, input),
      }),
    ];
  const expected = issue.code === "invalid_type" ? issue.expected : issue.code;
  const typeKey = `problems.types.${expected}`;
  return [issueAt("wrong-type", path, value, { type: isMessageKey(typeKey) ? message(typeKey) : expected })];
}

const formerCodes: ReadonlySet<IssueCode> = new Set(["former-country", "former-nationality", "former-origin"]);

/** What a message about a country says of the name that was typed in place of its code. */
function countryValues(code: IssueCode, typed: unknown): Values {
  if (typeof typed !== "string") return {};
  if (code === "not-a-country") {
    const meant = countryOf(typed);
    return meant?.ok === true ? { suggestion: suggest(meant.code) } : {};
  }
  const state = formerStateOf(typed);
  if (state === undefined || !formerCodes.has(code)) return {};
  return {
    state: message("labels.quoted", { text: state.name }),
    today: listOf(
      state.today.map((iso) => message("labels.country-and-code", { country: nameOfCountry(iso), code: iso })),
    ),
  };
}

/** Where the word stands without the marks that were typed. */
function marksValues(code: IssueCode, path: Path, input: unknown): Values {
  if (code !== "too-many-marks") return {};
  const where = whereSpelled(path, input);
  return { where: where === undefined ? "" : { next: where } };
}

const listOf = (words: readonly Value[]): Value => ({ list: words, type: "separated" });

const oneOf = (words: readonly string[]): Value =>
  words.length === 0 ? "" : { next: message("problems.added.one-of", { given: listOf(words) }) };

const suggest = (word: string): Value => ({ next: message("problems.added.did-you-mean", { given: word }) });

/** A value of the wrong type gets no second issue about its length. */
function withoutEchoes(issues: readonly Issue[]): Issue[] {
  const mistyped = new Set(issues.filter(({ code }) => code === "wrong-type").map(({ path }) => JSON.stringify(path)));
  return issues.filter(({ code, path }) => code === "wrong-type" || !mistyped.has(JSON.stringify(path)));
}

/** What people may copy and change, of each kind of text. */
const exampleTexts: Readonly<Record<string, string>> = {
  day: "2026-03-05",
  "partial-day": "1990-03-05",
  country: "AF",
  postcode: "69002",
  phone: "06 12 34 56 78",
  "dialable-phone": "06 12 34 56 78",
  email: "nom@exemple.fr",
  "ofpra-number": "24-01-12345",
};

/** A value that the schema takes; of an object, with the fields that it needs and no others. */
function exampleOf(schema: Schema | undefined): unknown {
  if (schema === undefined) return undefined;
  const { type, innerType, shape, options, discriminator, element, entries, values } = partsOf(schema);
  if (innerType !== undefined) return exampleOf(innerType);
  if (entries !== undefined) return Object.values(entries)[0];
  if (values !== undefined) return values[0];
  if (discriminator !== undefined) return exampleOf(options?.[0]);
  if (shape !== undefined) {
    const needed = Object.entries(shape).filter(([, field]) => partsOf(field).type !== "optional");
    return Object.fromEntries(needed.map(([key, field]) => [key, exampleOf(field)]));
  }
  if (element !== undefined) return [];
  return type === "string" ? (exampleTexts[textKinds.get(schema)?.kind ?? ""] ?? "…") : undefined;
}

/** The allowed values, if they are a list. */
function optionsOf(issue: SchemaIssue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

const depthOf = (branch: readonly SchemaIssue[]): number => Math.max(0, ...branch.map(({ path }) => path.length));

/** The schema at a path of the input, where it has one. */
export function schemaAt(path: Path, input: unknown): Schema | undefined {
  let schema: Schema | undefined = answersSchema;
  let value = input;
  for (const key of path) {
    schema = schema && (fieldsFor(schema, value)?.[key] ?? elementOf(schema));
    value = valueAt(value, [key]);
  }
  return schema;
}

/** The fields that the schema allows at a path of the input. */
function fieldsAt(path: Path, input: unknown): string[] {
  const schema = schemaAt(path, input);
  return Object.keys((schema && fieldsFor(schema, valueAt(input, path))) ?? {});
}

const maxComparedLength = 60;

const onlyLetters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The allowed word that was most likely meant; undefined if none is near enough. */
function didYouMean(given: unknown, known: readonly string[]): string | undefined {
  if (typeof given !== "string" || given.length > maxComparedLength) return undefined;
  const byLetters = new Map(known.toReversed().map((word) => [onlyLetters(word), word]));
  const nearest = nearestWord(onlyLetters(given), known.map(onlyLetters));
  const meant = nearest && byLetters.get(nearest.word);
  if (nearest === undefined || meant === undefined) return undefined;
  const maxEdits = meant.length < 4 ? 0 : Math.max(2, meant.length / 3);
  return nearest.edits <= maxEdits ? meant : undefined;
}
