// Finds texts with characters that are not printed: of other scripts than the Latin one, or without a glyph in the fonts.
import { invisible } from "../text/invisible.ts";
import type { Message } from "../text/message.ts";
import { numberLike, plainText, textKinds, withNumbers } from "./answers.ts";
import { familyNameCapitals } from "./french.ts";
import { issueAt, type Issue } from "./issues.ts";
import type { Path } from "./paths.ts";
import { maxEntries, schemaAt } from "./schema-issues.ts";
import { plainNumber } from "../text/plain-number.ts";
import { given, partsOf, type Schema } from "./schema-parts.ts";
import { codePointOf, showPath } from "./shown-values.ts";
import { isOfAnotherScript, whereSpelled } from "./texts/latin-spelling.ts";

/** Whether a character can be printed. */
export type Covers = (character: string) => boolean;

/** Deeper than the schema: it refuses anything below as unknown. */
const maxDepth = 8;
/** Characters that an issue lists: enough to see what is wrong. */
const maxListed = 10;

/** Fields that are printed in capitals. */
const inCapitals: ReadonlySet<string | number | undefined> = new Set([
  "familyName",
  "usualName",
  "street",
  "locality",
  "town",
]);

/** As postalLines prints them: whoever keeps the mail comes above the street. */
const isInCapitals = (path: Path): boolean =>
  inCapitals.has(path.at(-1)) || /^housing\.(?:name|number)$/.test(showPath(path));

/** Checks letters, and their capitals where these are printed. Invisible characters and unknown fields are left to the schema. */
export function unprintableTexts(input: unknown, covers: Covers, unknownFields: ReadonlySet<string>): Issue[] {
  const isPlain = plainCharacters(covers);
  const found: Issue[] = [];
  const path: Path = [];
  const visit = (value: unknown): void => {
    if (unknownFields.size > 0 && unknownFields.has(showPath(path))) return;
    if (typeof value === "string") {
      if (isPlain(value)) return;
      const schema = schemaAt(path, input);
      const field = schema === undefined ? undefined : given(schema);
      // Numbers, dates and choices are refused by their form; a message about their letters would help nobody.
      if (field !== undefined && !isText(field)) return;
      const where = whereSpelled(path, input);
      if (where === undefined) return;
      const read = field !== undefined && withNumbers.has(field) ? plainNumber(value) : value;
      const characters = unprintableIn(read, covers, isInCapitals(path));
      if (characters.length > 0) found.push(noGlyph(value, [...path], characters, where));
      return;
    }
    if (typeof value !== "object" || value === null || path.length > maxDepth) return;
    const entries = Array.isArray(value) ? value.slice(0, maxEntries).entries() : ownEntries(value);
    for (const [key, inner] of entries) {
      path.push(key);
      visit(inner);
      path.pop();
    }
  };
  visit(input);
  return found;
}

/** Characters of the text as it was typed, also where only their capital cannot be printed. */
function unprintableIn(text: string, covers: Covers, isInCapitals: boolean): string[] {
  const found = new Set<string>();
  const missingIn = (characters: string[]) => characters.filter((character) => !isPrinted(character, covers));
  for (const letter of plainText(text).match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const typed = Array.from(letter);
    const missing = missingIn(typed);
    for (const character of missing) found.add(character);
    if (missing.length > 0 || !isInCapitals) continue;
    if (missingIn(Array.from(familyNameCapitals(letter))).length > 0) found.add(typed[0]!);
  }
  return [...found];
}

/** Printed as it is typed. */
const isText = (field: Schema): boolean =>
  partsOf(field).type === "string" && !numberLike.has(field) && textKinds.get(field) === undefined;

function noGlyph(text: string, path: Path, characters: readonly string[], where: Message): Issue {
  const listed = characters.slice(0, maxListed).map((one) => `${one} (${codePointOf(one)})`);
  if (characters.length > maxListed) listed.push(`${listed.pop()}…`);
  return issueAt("no-glyph", path, text, {
    characters: { list: listed, type: "separated" },
    where: { next: where },
  });
}

function* ownEntries(input: object): Generator<[string, unknown]> {
  let left = maxEntries;
  for (const key in input) {
    if (!Object.hasOwn(input, key)) continue;
    yield [key, (input as Record<string, unknown>)[key]];
    left -= 1;
    if (left === 0) return;
  }
}

const isPrinted = (character: string, covers: Covers): boolean =>
  invisible.test(character) || /\s/u.test(character) || (!isOfAnotherScript(character) && covers(character));

type IsPlain = (text: string) => boolean;

// Characters below the combining marks do not depend on their neighbours, so each is looked up once. Most texts have no
// others, and looking up every character would take half of the time of `parseAnswers`.
const firstMark = 0x300;
const plainOf = new WeakMap<Covers, IsPlain>();

/** Whether all characters are such ones and can be printed, in capitals too. */
function plainCharacters(covers: Covers): IsPlain {
  const known = plainOf.get(covers);
  if (known !== undefined) return known;
  const printed: (boolean | undefined)[] = Array.from({ length: firstMark });
  const isPlain = (text: string): boolean => {
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
  plainOf.set(covers, isPlain);
  return isPlain;
}
