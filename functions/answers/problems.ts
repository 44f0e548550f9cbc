// Reads answers and says everything that is wrong with them, at once.
import leven from "leven";
import type * as z from "zod";
import { answersSchema, invisible, type Answers } from "./answers.ts";
import { findJsonFault } from "./json-error.ts";
import { problemTexts, typeNames, type ProblemCode } from "./problem-texts.ts";
import { fillIn, type HelpLanguage, told } from "../text/text.ts";

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
export function parseAnswers(input: unknown, { language, ...options }: ParseOptions): ParseResult {
  const checked = checkAnswers(input, options);
  if (checked.ok) return checked;
  return { ok: false, problems: checked.findings.map((finding) => describe(finding, input, language)) };
}

/** What `parseAnswers` finds, before it is put in words: for whoever knows the answers by other names than their paths. */
export function checkAnswers(
  input: unknown,
  { today, covers }: Omit<ParseOptions, "language">,
): { ok: true; answers: Answers } | { ok: false; findings: Finding[] } {
  const parsed = answersSchema.safeParse(input);
  const bySchema = withoutEchoes(
    parsed.success ? [] : parsed.error.issues.flatMap((issue) => findingsOf(issue, input)),
  );
  const found = [...bySchema, ...withoutSpoilt([...futureDates(input, today), ...sameOnBothPapers(input)], bySchema)];
  const unknownFields = new Set(
    bySchema.filter(({ code }) => code === "unknown-key").map(({ path }) => showPath(path)),
  );
  findUnprintable(input, [], { covers, plain: plainCharacters(covers), unknownFields, found });
  if (parsed.success && found.length === 0) return { ok: true, answers: parsed.data };
  return { ok: false, findings: inOrderOf(input, found) };
}

/** JSON text to a value, or the one problem that it is not JSON. */
export function parseJson(
  text: string,
  language: HelpLanguage,
): { ok: true; value: unknown } | { ok: false; problems: Problem[] } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    // The parser's own words quote the text around the fault, which may be a name: only the place is said.
    const { line, column } = findJsonFault(text) ?? { line: 1, column: 1 };
    const message = fillIn(told(problemTexts["not-json"], language), { line: String(line), column: String(column) });
    return { ok: false, problems: [{ code: "not-json", path: [], message }] };
  }
}

/** `values` fill the places of the code's sentence. */
export type Finding = { code: ProblemCode; path: Path; values?: Record<string, string> };
type Issue = z.core.$ZodIssue;

// More fields or items than this in one place are not a slip of the pen: it is another file.
const mostEntries = 50;

function findingsOf(issue: Issue, input: unknown, base: Path = []): Finding[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === "symbol" ? String(key) : key))];
  const value = valueAt(input, path);
  const options = optionsOf(issue);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(path, input);
    return issue.keys.slice(0, mostEntries).map((key) => {
      const { suggestion } = didYouMean(key, known);
      const values = suggestion === "" ? { options: known.join(", ") } : { suggestion };
      return { code: "unknown-key", path: [...path, key], values };
    });
  }
  if (value === undefined) return [{ code: "missing", path, values: { options: options.join(", ") } }];
  if (issue.code === "invalid_union" && options.length === 0) {
    const branches = issue.errors.toSorted((one, other) => depthOf(other) - depthOf(one));
    const [nearest = []] = branches;
    // The branch that came nearest is the one meant: the one whose faults lie deepest inside the value.
    if (depthOf(nearest) > 0 || !isProblemCode(issue.message)) {
      return nearest.flatMap((inner) => findingsOf(inner, input, path));
    }
  }
  if (options.length > 0) {
    return [{ code: "unknown-value", path, values: { options: options.join(", "), ...didYouMean(value, options) } }];
  }
  // Our own checks carry their problem code as their message.
  const maximum = "maximum" in issue ? String(issue.maximum) : "";
  const count = typeof value === "string" || Array.isArray(value) ? String(value.length) : "";
  if (isProblemCode(issue.message)) return [{ code: issue.message, path, values: { maximum, count } }];
  const expected = issue.code === "invalid_type" ? issue.expected : issue.code;
  return [{ code: "wrong-type", path, values: { type: expected } }];
}

/** A list in the place of a text is not also too short a text. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const mistyped = new Set(
    findings.filter(({ code }) => code === "wrong-type").map(({ path }) => JSON.stringify(path)),
  );
  return findings.filter(({ code, path }) => code === "wrong-type" || !mistyped.has(JSON.stringify(path)));
}

/** What has the wrong form is not asked what it means. */
function withoutSpoilt(findings: readonly Finding[], spoilt: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0 || spoilt.length === 0) return findings;
  const paths = new Set(spoilt.map(({ path }) => JSON.stringify(path)));
  return findings.filter(({ path }) => !paths.has(JSON.stringify(path)));
}

/** The values that could have stood there, where they can be counted. */
function optionsOf(issue: Issue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

const depthOf = (branch: readonly Issue[]): number => Math.max(0, ...branch.map(({ path }) => path.length));

const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(problemTexts, text);
const isTypeName = (text: string): text is keyof typeof typeNames => Object.hasOwn(typeNames, text);

function valueAt(input: unknown, path: Readonly<Path>): unknown {
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

/** The known word that was most likely meant; none where the words are too short or too far apart to tell. */
function didYouMean(given: unknown, known: readonly string[]): { suggestion: string } {
  if (typeof given !== "string" || given.length > 60) return { suggestion: "" };
  const flat = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: leven(flat(given), flat(candidate)) }))
    .toSorted((one, other) => one.distance - other.distance);
  const allowed = (length: number) => (length < 4 ? 0 : Math.max(2, length / 3));
  const near = nearest !== undefined && nearest.distance <= allowed(nearest.candidate.length);
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
  const found: Finding[] = [];
  for (const pattern of pastDays) {
    // Nearly every day is in the past, and then nothing is made.
    const paths = pattern.includes("*") ? expand(input, pattern) : [pattern];
    for (const path of paths) {
      const value = valueAt(input, path);
      if (typeof value !== "string" || value <= today.slice(0, value.length)) continue;
      if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(value))
        found.push({ code: "date-in-future", path: [...path], values: { today } });
    }
  }
  return found;
}

function expand(input: unknown, pattern: readonly string[]): Path[] {
  const star = pattern.indexOf("*");
  if (star === -1) return [[...pattern]];
  const list = valueAt(input, pattern.slice(0, star));
  if (!Array.isArray(list)) return [];
  return list.slice(0, mostEntries).map((_, index) => [...pattern.slice(0, star), index, ...pattern.slice(star + 1)]);
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

/** Deeper than the schema goes: what lies below is refused by the schema as unknown. */
const deepestLevel = 8;
/** Enough to see what is wrong with a text. */
const mostCharacters = 10;

type Printing = {
  covers: (character: string) => boolean;
  plain: (text: string) => boolean;
  /** What stands in an unknown field is not looked at. */
  unknownFields: ReadonlySet<string>;
  found: Finding[];
};

/** Texts with characters that cannot be printed, in small letters or in capitals; what is invisible is the schema's. */
function findUnprintable(input: unknown, path: Path, printing: Printing): void {
  const { covers, plain, unknownFields, found } = printing;
  if (unknownFields.size > 0 && unknownFields.has(showPath(path))) return;
  if (typeof input === "string") {
    if (plain(input)) return;
    const characters = new Set(`${input}${input.toLocaleUpperCase("fr")}`.normalize("NFC"));
    const refused = [...characters].filter((character) => !isPrinted(character, covers));
    if (refused.length === 0) return;
    const shown = refused.slice(0, mostCharacters).map((one) => `${one} (${codePointOf(one)})`);
    const characterList = `${shown.join(", ")}${refused.length > mostCharacters ? "…" : ""}`;
    found.push({ code: "no-glyph", path: [...path], values: { characters: characterList } });
    return;
  }
  if (typeof input !== "object" || input === null || path.length > deepestLevel) return;
  const entries = Array.isArray(input) ? input.slice(0, mostEntries).entries() : ownEntries(input);
  for (const [key, value] of entries) {
    path.push(key);
    findUnprintable(value, path, printing);
    path.pop();
  }
}

function* ownEntries(input: object): Generator<[string, unknown]> {
  let left = mostEntries;
  for (const key in input) {
    if (!Object.hasOwn(input, key)) continue;
    yield [key, (input as Record<string, unknown>)[key]];
    left -= 1;
    if (left === 0) return;
  }
}

const isPrinted = (character: string, covers: Printing["covers"]): boolean =>
  invisible.test(character) || /\s/u.test(character) || covers(character);

// Below the combining marks a character stays what it is whatever comes next to it: each is asked about once. Most texts
// have no other, and this takes the asking from half of the time of `checkAnswers` to a tenth.
const firstMark = 0x300;
const plainOf = new WeakMap<Printing["covers"], Printing["plain"]>();

/** Whether a text has only such characters, and all can be printed, in capitals too. */
function plainCharacters(covers: Printing["covers"]): Printing["plain"] {
  const known = plainOf.get(covers);
  if (known !== undefined) return known;
  const printed: (boolean | undefined)[] = Array.from({ length: firstMark });
  const plain = (text: string): boolean => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= firstMark) return false;
      const character = text[index]!;
      printed[code] ??= Array.from(`${character}${character.toLocaleUpperCase("fr")}`).every((one) =>
        isPrinted(one, covers),
      );
      if (!printed[code]) return false;
    }
    return true;
  };
  plainOf.set(covers, plain);
  return plain;
}

/** Findings in the order of the answers' own keys; what is missing comes after what is there. */
function inOrderOf(input: unknown, findings: readonly Finding[]): Finding[] {
  const places = new Map<object, Map<string, number>>();
  const placeOf = (holder: unknown, key: string | number): number => {
    if (typeof key === "number") return key;
    if (typeof holder !== "object" || holder === null) return Infinity;
    let keys = places.get(holder);
    if (keys === undefined) {
      keys = new Map(Object.keys(holder).map((name, index) => [name, index]));
      places.set(holder, keys);
    }
    return keys.get(key) ?? Infinity;
  };
  const ranked = findings.map((finding) => ({
    finding,
    rank: finding.path.map((key, depth) => placeOf(valueAt(input, finding.path.slice(0, depth)), key)),
  }));
  const compare = (one: number[], other: number[]): number => {
    const differing = one.findIndex((place, depth) => place !== other[depth]);
    if (differing === -1) return one.length - other.length;
    const theirs = other[differing];
    return theirs === undefined || one[differing]! > theirs ? 1 : -1;
  };
  return ranked.toSorted((one, other) => compare(one.rank, other.rank)).map(({ finding }) => finding);
}

const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

function describe({ code, path, values = {} }: Finding, input: unknown, language: HelpLanguage): Problem {
  const value = valueAt(input, path);
  const more = (key: "did-you-mean" | "one-of" | "or-leave-out", given: string | undefined) =>
    given === undefined || given === "" ? "" : fillIn(told(problemTexts[key], language), { given });
  const { type = "" } = values;
  const message = fillIn(told(problemTexts[code], language), {
    ...values,
    type: isTypeName(type) ? told(typeNames[type], language) : type,
    suggestion: more("did-you-mean", values["suggestion"]),
    oneOf: more("one-of", values["options"]),
    orLeaveOut: more("or-leave-out", value === null ? "null" : undefined),
    value: show(value),
  });
  return { code, path, message, ...(value === undefined ? {} : { value: clip(value) }) };
}

/** What came, short enough for a line. */
function show(value: unknown): string {
  const clipped = clip(value);
  return showInvisible(typeof value === "string" ? JSON.stringify(clipped) : String(clipped));
}

/** Invisible characters by their number: they could hide what stands there, or command a terminal. */
export const showInvisible = (text: string): string =>
  text.replace(/[\p{C}\u2028\u2029]/gu, (character) => `[${codePointOf(character)}]`);

const longestShown = 60;

export function clip(value: unknown): unknown {
  if (typeof value === "string") {
    if (value.length <= longestShown) return value;
    // No half of a character is left at the end.
    return `${value.slice(0, longestShown).replace(/[\uD800-\uDBFF]$/, "")}…`;
  }
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? "[…]" : "{…}";
}

/** `housing.host.birth.date`, `children[0].gender`; the whole input is an empty text. */
export function showPath(path: Path): string {
  const showKey = (key: string) => (/^[\w-]+$/.test(key) ? key : showInvisible(JSON.stringify(clip(key))));
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${showKey(key)}`))
    .join("");
}
