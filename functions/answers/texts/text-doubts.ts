// What is unusual in a name, a place or another text that is taken as it is: said as a warning, because a paper may well
// write it so.
import { fold, foldShort } from "../../text/fold.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import type { Answers } from "../answers.ts";
import { nameOfCountry } from "../countries.ts";
import type { Message } from "../../text/message.ts";
import type { Path } from "../paths.ts";
import { isUnknownPlace, otherCountryIn, type PlaceAnswers } from "../places/place-phrase.ts";

type TextDoubtKind = "quotes" | "signs" | "placeholder";
type NameDoubtKind = TextDoubtKind | "digits" | "civility" | "brackets";

type TextDoubt = {
  kind: `name-with-${NameDoubtKind}` | `text-with-${TextDoubtKind}` | "unknown-place" | "place-and-country";
  path: Path;
  text: string;
  /** The unusual signs. */
  letters?: readonly string[];
  /** The country that the place names, and that of the answers. */
  countries?: readonly [Message, Message];
};

type Named = {
  familyName?: string | null | undefined;
  usualName?: string | undefined;
  givenNames?: string | null | undefined;
  birth?: PlaceAnswers | undefined;
};

/** The doubts about every text of the answers that is printed. */
export function findTextDoubts(answers: Answers): TextDoubt[] {
  const {
    identity,
    representative,
    housing,
    couple,
    children = [],
    familyMembers = [],
    address,
    procedure: { currentPermit },
    decision,
  } = answers;
  const host = "host" in housing ? housing.host : undefined;
  const people: [Path, Named | undefined][] = [
    [["identity"], identity],
    [["representative"], representative],
    [["housing", "host"], host],
    [["couple", "spouse"], "spouse" in couple ? couple.spouse : undefined],
    [["couple", "partner"], "partner" in couple ? couple.partner : undefined],
    ...children.map((child, index): [Path, Named] => [["children", index], child]),
    ...familyMembers.map((member, index): [Path, Named] => [["familyMembers", index], member]),
  ];
  const marriage = "marriage" in couple ? couple.marriage : undefined;
  return [
    ...people.flatMap(([path, person]) =>
      (["familyName", "usualName", "givenNames"] as const).flatMap((key) =>
        doubtsOfName(person?.[key], [...path, key]),
      ),
    ),
    ...people.flatMap(([path, person]) => doubtsOfPlace(person?.birth, [...path, "birth"])),
    ...doubtsOfPlace(marriage, ["couple", "marriage"]),
    ...doubtsOfTexts(address, ["address"]),
    ...doubtsOfTexts(host?.address, ["housing", "host", "address"]),
    ...doubtsOfTexts(host === undefined ? undefined : { relation: host.relation }, ["housing", "host"]),
    ...doubtsOfTexts("name" in housing ? { name: housing.name } : undefined, ["housing"]),
    ...doubtsOfTexts("number" in housing ? { number: housing.number } : undefined, ["housing"]),
    ...doubtsOfTexts({ number: currentPermit?.number }, ["procedure", "currentPermit"]),
    ...doubtsOfTexts({ reference: decision?.reference }, ["decision"]),
  ];
}

/** `XXX` in place of what is not known. */
const marks = /(?<!\p{L})x{3,}(?!\p{L})|^x{1,2}$/iu;

let placeholders: ReadonlySet<string> | undefined;

/** Words for “nothing”, « à compléter », and what programs write for them: NULL, NaN, VRAI. They may be names too. */
function isPlaceholder(text: string): boolean {
  placeholders ??= new Set(
    [
      ...wordsFor("blank"),
      ...waysToWrite("no-given-names"),
      ...wordsFor("no-name-marks"),
      ...wordsFor("placeholder-words"),
    ].map(fold),
  );
  return marks.test(text) || /^n(?:\/[ad]|\.a\.?)$/i.test(text) || placeholders.has(foldShort(text));
}

/** Not the apostrophes inside of names, and one at the start is a letter of many transliterations. */
const quotes = /["“”„‟«»‹›]|^['‘’‚].*['‘’]$/u;

/** Signs of money and of arithmetic, fractions, powers, and those of programs. */
const nameSigns = /[\p{Sc}\p{Sm}\p{No}\p{So}@#%*_;:!?&\\{}]/gu;
/** Only beside a letter: « n° 12 », « 3 & 5 » and « #12 » stand in addresses. */
const textSigns = /(?<=\p{L})[\p{Sc}\p{No}\\{}|<>=~^](?=\p{L}|$)|[\p{Sc}{}|<>=\\]/gu;

const signsIn = (text: string, unusual: RegExp): string[] => [...new Set(text.match(unusual))];

function doubtsOfTexts(texts: Readonly<Record<string, string | undefined>> | undefined, path: Path): TextDoubt[] {
  return Object.entries(texts ?? {}).flatMap(([key, text]): TextDoubt[] =>
    text === undefined ? [] : doubtsOfText(text, [...path, key]),
  );
}

function doubtsOfText(text: string, path: Path): TextDoubt[] {
  const signs = signsIn(text, textSigns);
  return [
    ...(quotes.test(text) ? [{ kind: "text-with-quotes" as const, path, text }] : []),
    ...(signs.length > 0 ? [{ kind: "text-with-signs" as const, path, text, letters: signs }] : []),
    ...(isPlaceholder(text) ? [{ kind: "text-with-placeholder" as const, path, text }] : []),
  ];
}

function doubtsOfPlace(place: PlaceAnswers | undefined, path: Path): TextDoubt[] {
  const asWritten = doubtsOfTexts({ countryAsWritten: place?.countryAsWritten }, path);
  if (place?.place === undefined) return asWritten;
  const at = { path: [...path, "place"], text: place.place };
  const other = otherCountryIn(place);
  const isUnknown = isUnknownPlace(place.place);
  return [
    ...doubtsOfText(at.text, at.path).filter(({ kind }) => !isUnknown || kind !== "text-with-placeholder"),
    ...(isUnknown && place.placeKind === undefined ? [{ kind: "unknown-place" as const, ...at }] : []),
    ...(other === undefined || place.country === undefined
      ? []
      : [
          {
            kind: "place-and-country" as const,
            ...at,
            countries: [nameOfCountry(other), nameOfCountry(place.country)] as const,
          },
        ]),
    ...asWritten,
  ];
}

const civility = /^(?:m\.|(?:mr|mme|mlle|mrs|ms|monsieur|madame|mademoiselle)\b)\.?\s/i;

function doubtsOfName(name: string | null | undefined, path: Path): TextDoubt[] {
  if (name === undefined || name === null) return [];
  const signs = signsIn(name, nameSigns);
  const found: Record<NameDoubtKind, boolean> = {
    digits: /\p{Nd}/u.test(name),
    civility: civility.test(name),
    brackets: /[()[\]]/.test(name),
    quotes: quotes.test(name),
    signs: signs.length > 0,
    placeholder: isPlaceholder(name),
  };
  const kinds = Object.keys(found) as NameDoubtKind[];
  return kinds
    .filter((kind) => found[kind])
    .map((kind) => ({
      kind: `name-with-${kind}` as const,
      path,
      text: name,
      ...(kind === "signs" ? { letters: signs } : {}),
    }));
}
