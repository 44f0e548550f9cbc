// Reads answers and says everything that is wrong with them, at once.
import leven from "leven";
import type * as z from "zod";
import { answersSchema, type Answers } from "./answers.ts";
import { problemTexts, type ProblemCode } from "./problem-texts.ts";
import { fillIn, type HelpLanguage } from "./text.ts";

export type Path = (string | number)[];

/** Something that the person can mend. */
export type Problem = {
  code: ProblemCode;
  path: Path;
  /** What was expected, what came, what to do. */
  message: string;
  /** What came; absent where nothing came. */
  value?: unknown;
};

export type ParseOptions = {
  /** YYYY-MM-DD in Paris: what has happened cannot have happened later. */
  today: string;
  /** Whether a character can be printed. */
  covers: (character: string) => boolean;
  language: HelpLanguage;
};

export type ParseResult = { ok: true; answers: Answers } | { ok: false; problems: Problem[] };

/** Never throws, whatever the input. The problems come in the order of the answers' own keys. */
export function parseAnswers(input: unknown, options: ParseOptions): ParseResult {
  const { language } = options;
  const parsed = answersSchema.safeParse(input);
  const found = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => findingsOf(issue, input))),
    ...futureDates(input, options.today),
    ...sameOnBothPapers(input),
    ...unprintable(input, options.covers),
  ];
  if (parsed.success && found.length === 0) return { ok: true, answers: parsed.data };
  return { ok: false, problems: found.map((finding) => describe(finding, input, language)) };
}

/** JSON text to a value, or the one problem that it is not JSON. */
export function parseJson(
  text: string,
  language: HelpLanguage,
): { ok: true; value: unknown } | { ok: false; problems: Problem[] } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    // The parser's own words quote the text around the fault, which may be a name: only the place is kept.
    const place =
      error instanceof Error ? (/position \d+(?: \(line \d+ column \d+\))?/.exec(error.message)?.[0] ?? "") : "";
    const message = fillIn(problemTexts["not-json"][language], { place: place === "" ? "" : ` (${place})` });
    return { ok: false, problems: [{ code: "not-json", path: [], message }] };
  }
}

type Finding = { code: ProblemCode; path: Path; values?: Record<string, string> };
type Issue = z.core.$ZodIssue;

function findingsOf(issue: Issue, input: unknown, base: Path = []): Finding[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === "symbol" ? String(key) : key))];
  const value = valueAt(input, path);
  if (value === undefined && issue.code !== "unrecognized_keys") return [{ code: "missing", path }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        code: "unknown-key",
        path: [...path, key],
        values: didYouMean(key, keysAt(path, input)),
      }));
    case "invalid_value": {
      const options = issue.values.map(String);
      return [{ code: "unknown-value", path, values: { options: options.join(", "), ...didYouMean(value, options) } }];
    }
    case "invalid_union":
      return unionFindings(issue, input, path, value);
    case "invalid_type":
      return [{ code: "wrong-type", path, values: { type: issue.expected } }];
    case "too_big":
    case "too_small":
    case "invalid_format":
    case "custom":
      // Our own checks carry their problem code as their message.
      if (isProblemCode(issue.message)) {
        return [{ code: issue.message, path, values: { maximum: "maximum" in issue ? String(issue.maximum) : "" } }];
      }
      return [{ code: "wrong-type", path, values: { type: issue.code } }];
    default:
      return [{ code: "wrong-type", path, values: { type: issue.code } }];
  }
}

function unionFindings(
  issue: Extract<Issue, { code: "invalid_union" }>,
  input: unknown,
  path: Path,
  value: unknown,
): Finding[] {
  if ("options" in issue && Array.isArray(issue.options)) {
    const options = issue.options.map(String);
    return [{ code: "unknown-value", path, values: { options: options.join(", "), ...didYouMean(value, options) } }];
  }
  // The branch that came nearest is the one meant: the one whose faults lie deepest inside the value.
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((one) => one.path.length));
  const nearest = issue.errors.toSorted((one, other) => depth(other) - depth(one))[0] ?? [];
  return nearest.flatMap((inner) => findingsOf(inner, input, path));
}

const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(problemTexts, text);

function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** The keys that the schema knows at a place of the input. */
function keysAt(path: Path, input: unknown): string[] {
  let schema: z.core.$ZodType | undefined = answersSchema;
  let value = input;
  for (const key of path) {
    schema = objectFor(schema, value)?.shape[key] ?? elementOf(schema);
    value = valueAt(value, [key]);
  }
  return Object.keys(objectFor(schema, value)?.shape ?? {});
}

type SomeSchema = z.core.$ZodType | undefined;
type Definition = { type: string; innerType?: z.core.$ZodType; options?: z.core.$ZodType[]; element?: z.core.$ZodType };
const definitionOf = (schema: SomeSchema): Definition | undefined => schema?._zod.def;

function objectFor(schema: SomeSchema, value: unknown): z.ZodObject | undefined {
  const definition = definitionOf(schema);
  if (definition?.innerType !== undefined) return objectFor(definition.innerType, value);
  if (definition?.type === "object") return schema as z.ZodObject;
  const objects = definition?.options?.map((option) => objectFor(option, value)) ?? [];
  const kind = valueAt(value, ["kind"]);
  return objects.find((object) => {
    const literal = object?.shape["kind"];
    return literal !== undefined && literal._zod.values?.has(kind) === true;
  });
}

function elementOf(schema: SomeSchema): SomeSchema {
  const definition = definitionOf(schema);
  if (definition?.innerType !== undefined) return elementOf(definition.innerType);
  return definition?.element;
}

function didYouMean(given: unknown, known: readonly string[]): { suggestion: string } {
  if (typeof given !== "string" || given.length > 60) return { suggestion: "" };
  const flat = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const nearest = known
    .map((candidate) => ({ candidate, distance: leven(flat(given), flat(candidate)) }))
    .toSorted((one, other) => one.distance - other.distance)[0];
  const near = nearest !== undefined && nearest.distance <= Math.max(2, nearest.candidate.length / 3);
  return { suggestion: near ? nearest.candidate : "" };
}

/** What has happened by the day the dossier is made. `*` stands for each item of a list. */
const pastDays: readonly string[][] = [
  ["identity", "birth", "date"],
  ["decision", "date"],
  ["housing", "since"],
  ["housing", "host", "birth", "date"],
  ["housing", "proofOfAddress", "date"],
  ["couple", "spouse", "birth", "date"],
  ["couple", "partner", "birth", "date"],
  ["couple", "marriage", "date"],
  ["couple", "date"],
  ["children", "*", "birth", "date"],
  ["familyMembers", "*", "birth", "date"],
  ["familyMembers", "*", "unionDate"],
];

function futureDates(input: unknown, today: string): Finding[] {
  return pastDays
    .flatMap((pattern) => expand(input, pattern))
    .flatMap((path) => {
      const value = valueAt(input, path);
      const isDay = typeof value === "string" && /^\d{4}(-\d\d(-\d\d)?)?$/.test(value);
      return isDay && value > today.slice(0, value.length)
        ? [{ code: "date-in-future" as const, path, values: { today } }]
        : [];
    });
}

function expand(input: unknown, pattern: readonly string[]): Path[] {
  const star = pattern.indexOf("*");
  if (star === -1) return [[...pattern]];
  const list = valueAt(input, pattern.slice(0, star));
  if (!Array.isArray(list)) return [];
  return list.slice(0, 100).map((_, index) => [...pattern.slice(0, star), index, ...pattern.slice(star + 1)]);
}

function sameOnBothPapers(input: unknown): Finding[] {
  const fold = (value: unknown) =>
    typeof value === "string" ? value.normalize("NFC").replace(/\s+/g, " ").trim() : undefined;
  return expand(input, ["concordance", "differences", "*"]).flatMap((path) => {
    const one = fold(valueAt(input, [...path, "onBirthCertificate"]));
    return one !== undefined && one === fold(valueAt(input, [...path, "onOtherPaper"]))
      ? [{ code: "no-difference" as const, path: [...path, "onOtherPaper"] }]
      : [];
  });
}

const invisibleOrSpace = /[\p{C}\p{Z}]/u;
/** Deeper than the schema goes: what lies below is refused by the schema as unknown. */
const deepestLevel = 8;

/** Letters that no face of ours has. A box in place of a letter of a name is never printed. */
function unprintable(input: unknown, covers: (character: string) => boolean, path: Path = []): Finding[] {
  if (typeof input === "string") {
    const text = input.slice(0, 1000);
    // Family names are printed in capitals.
    const characters = new Set(`${text}${text.toLocaleUpperCase("fr")}`.normalize("NFC"));
    return [...characters]
      .filter((character) => !invisibleOrSpace.test(character) && !covers(character))
      .map((character) => ({ code: "no-glyph", path, values: { character, codePoint: codePointOf(character) } }));
  }
  if (typeof input !== "object" || input === null || path.length > deepestLevel) return [];
  const entries: [string | number, unknown][] = Array.isArray(input)
    ? [...input.slice(0, 100).entries()]
    : Object.entries(input);
  return entries.flatMap(([key, value]) => unprintable(value, covers, [...path, key]));
}

const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

function describe({ code, path, values = {} }: Finding, input: unknown, language: HelpLanguage): Problem {
  const value = valueAt(input, path);
  const texts = problemTexts;
  const suggestion = values["suggestion"]
    ? fillIn(texts["did-you-mean"][language], { suggestion: values["suggestion"] })
    : "";
  const sentence = fillIn(texts[code][language], { ...values, suggestion, place: "", value: show(value) });
  return { code, path, message: sentence, ...(value === undefined ? {} : { value: clip(value) }) };
}

/** What came, short enough for a line; invisible characters are shown by their number. */
function show(value: unknown): string {
  const text = JSON.stringify(clip(value)) ?? "";
  return text.replace(/[\p{C}\u2028\u2029]/gu, (character) => `[${codePointOf(character)}]`);
}

const longestShown = 60;

function clip(value: unknown): unknown {
  if (typeof value === "string") return value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? "[…]" : "{…}";
}

/** `housing.host.birth.date`, `children[0].gender`; the whole input is an empty text. */
export function showPath(path: Path): string {
  return path.map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`)).join("");
}
