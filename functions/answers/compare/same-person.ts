// Finds one person who is given in two locations of the answers, with facts that differ.
import { message, type NameIn, type Value, type Values } from "../../text/message.ts";
import type { FamilyTie } from "../answers.ts";
import type { IssueCode } from "../issues.ts";
import { valueAt, type Path } from "../paths.ts";
import { isUnknownPlace } from "../places/place-phrase.ts";
import { maxEntries } from "../schema-issues.ts";
import { quoted } from "../shown-values.ts";
import { isApart } from "./dates.ts";
import { codeOf, isSamePlace, isWrittenAlike, showCountry } from "./papers.ts";
import { birthDateOf, hasSameName, isSamePerson, showPerson } from "./people.ts";

type Role = "representative" | "host" | "spouse" | "partner" | "child" | "member";

type Given = { role: Role; path: Path; person: unknown };

/** Two answers that do not agree, each by its path. */
export type FoundPair<Code extends string> = {
  code: Code;
  path: Path;
  otherPath: Path;
  came: unknown;
  other: Value;
  /** Where `other` says more than a date. */
  otherDate?: string;
  /** What else the message says. */
  values?: Values;
};

export const differenceCodes = ["two-birth-dates", "two-facts"] as const satisfies readonly IssueCode[];
type DifferenceCode = (typeof differenceCodes)[number];
type DoubtCode = Extract<NameIn<"warnings.doubts">, DifferenceCode | "two-spouses">;

const partnerTies: readonly FamilyTie[] = ["spouse", "civil-partner", "cohabiting-partner"];

/** Whether two of one name are one person by what they are to the applicant. The member of the family comes first. */
function isOneByRole(one: Given, other: Given, input: unknown): boolean {
  if (one.role !== "member") return false;
  const tie = valueAt(one.person, ["tie"]);
  const ownTie =
    valueAt(input, ["status", "kind"]) === "family-member" ? valueAt(input, ["status", "tie"]) : "protected";
  // Ties are to the protected person: the applicant, or the person whose family the applicant is.
  const isCoupleOfProtected = ownTie === "protected" || partnerTies.some((partner) => partner === ownTie);
  if (other.role === "child") return tie === "child" && isCoupleOfProtected;
  if (other.role === "representative") return tie === "parent" && ownTie === "protected";
  if (other.role === "spouse")
    return (tie === "spouse" && ownTie === "protected") || (tie === "parent" && ownTie === "parent");
  return other.role === "partner" && tie !== "spouse" && partnerTies.some((partner) => partner === tie);
}

/** A host may be anybody of the family; nobody else is in two roles, however alike the names are. */
const mayBeOne = (one: Given, other: Given): boolean => one.role === "host" || other.role === "host";

type Fact = {
  path: Path;
  /** Two values that one person cannot have; the others can be two ways to write one thing. */
  isCertain: boolean;
  differs: (one: unknown, other: unknown) => boolean;
  show: (value: unknown) => Value;
};

const bothTexts =
  (compare: (one: string, other: string) => boolean) =>
  (one: unknown, other: unknown): boolean =>
    typeof one === "string" && typeof other === "string" && compare(one, other);
const codesOf = (nationalities: unknown): string[] | undefined =>
  Array.isArray(nationalities) ? nationalities.map((code) => codeOf(String(code))) : undefined;

function areNationalitiesApart(one: unknown, other: unknown): boolean {
  const [oneCodes, otherCodes] = [codesOf(one), codesOf(other)];
  if (oneCodes === undefined || otherCodes === undefined) return (oneCodes ?? otherCodes) !== undefined;
  return !oneCodes.some((code) => otherCodes.includes(code));
}

const facts: readonly Fact[] = [
  {
    path: ["gender"],
    isCertain: true,
    differs: bothTexts((one, other) => one !== other),
    show: (gender) =>
      gender === "female" || gender === "male" ? message(`labels.choices.gender.${gender}`) : quoted(gender),
  },
  {
    path: ["birth", "country"],
    isCertain: true,
    differs: bothTexts((one, other) => codeOf(one) !== codeOf(other)),
    show: showCountry,
  },
  {
    path: ["birth", "place"],
    isCertain: false,
    differs: bothTexts((one, other) => !isUnknownPlace(one) && !isUnknownPlace(other) && !isSamePlace(one, other)),
    show: quoted,
  },
  {
    path: ["nationalities"],
    isCertain: false,
    differs: areNationalitiesApart,
    show: (value) =>
      Array.isArray(value) ? { list: value.map(showCountry), type: "separated" } : message("labels.stateless"),
  },
  {
    path: ["usualName"],
    isCertain: false,
    differs: bothTexts((one, other) => !isWrittenAlike(one, other)),
    show: quoted,
  },
];

function peopleIn(input: unknown): Given[] {
  const list = (role: Role, key: string): Given[] => {
    const people = valueAt(input, [key]);
    if (!Array.isArray(people)) return [];
    return people.slice(0, maxEntries).map((person: unknown, index) => ({ role, path: [key, index], person }));
  };
  const one = (role: Role, path: Path): Given[] => {
    const person = valueAt(input, path);
    return person === undefined ? [] : [{ role, path, person }];
  };
  return [
    ...list("member", "familyMembers"),
    ...one("host", ["housing", "host"]),
    ...one("representative", ["representative"]),
    ...one("spouse", ["couple", "spouse"]),
    ...one("partner", ["couple", "partner"]),
    ...list("child", "children"),
  ];
}

type Difference = FoundPair<DifferenceCode> & { isCertain: boolean };

function differencesIn(input: unknown): Difference[] {
  const people = peopleIn(input);
  if (people.length < 2) return [];
  const found = people.flatMap((one, at) =>
    people.slice(at + 1).flatMap((other) => {
      const byRole = isOneByRole(one, other, input);
      if (!byRole && !mayBeOne(one, other)) return [];
      if (!hasSameName(one.person, other.person) || isGivenAlike(one, other, people)) return [];
      return differencesOf(one, other, byRole);
    }),
  );
  // Of three with one name, one answer is enough to say it.
  return [...new Map(found.toReversed().map((one) => [JSON.stringify(one.path), one])).values()].toReversed();
}

/** Two children may bear one name: then one of them is given the same way in both lists. */
const isGivenAlike = (one: Given, other: Given, people: readonly Given[]): boolean =>
  !isSamePerson(one.person, other.person) &&
  people.some(
    ({ role, person }) =>
      (role === other.role && isSamePerson(one.person, person)) ||
      (role === one.role && isSamePerson(other.person, person)),
  );

function differencesOf(one: Given, other: Given, byRole: boolean): Difference[] {
  const person = showPerson(other.person);
  const found = (code: DifferenceCode, path: Path, isCertain: boolean, shown: Value, values: Values): Difference => ({
    code,
    path: [...one.path, ...path],
    otherPath: [...other.path, ...path],
    came: valueAt(one.person, path),
    other: shown,
    values: { person, ...values },
    isCertain,
  });
  if (isApart(birthDateOf(one.person), birthDateOf(other.person))) {
    const orTwo = other.role === "child" ? { next: message("problems.added.two-children") } : "";
    const otherDate = String(birthDateOf(other.person));
    return [{ ...found("two-birth-dates", ["birth", "date"], byRole, person, { orTwo }), otherDate }];
  }
  const isOne = byRole || isSamePerson(one.person, other.person);
  return facts
    .filter(({ path, differs }) => {
      const [ownValue, otherValue] = [valueAt(one.person, path), valueAt(other.person, path)];
      return ownValue !== undefined && otherValue !== undefined && differs(ownValue, otherValue);
    })
    .map(({ path, isCertain, show }) =>
      found("two-facts", path, isOne && isCertain, show(valueAt(other.person, path)), {
        given: show(valueAt(one.person, path)),
      }),
    );
}

/** What one person cannot be: two birth dates, genders or countries of birth. */
export const certainDifferences = (input: unknown): Difference[] =>
  differencesIn(input).filter(({ isCertain }) => isCertain);

/** What may be two ways to write one thing, or two persons; and a spouse beside another one. */
export const possibleDifferences = (input: unknown): FoundPair<DoubtCode>[] => [
  ...differencesIn(input).filter(({ isCertain }) => !isCertain),
  ...otherPartners(input),
];

/** Of the protected person's partners a second one, or one who is not the spouse of the answers. */
function otherPartners(input: unknown): FoundPair<DoubtCode>[] {
  if (valueAt(input, ["status", "kind"]) === "family-member") return [];
  const [known, ...others] = peopleIn(input)
    .filter(
      ({ role, person }) =>
        role === "spouse" ||
        role === "partner" ||
        (role === "member" && partnerTies.some((tie) => tie === valueAt(person, ["tie"]))),
    )
    // Without both names nothing is known to differ.
    .filter(({ person }) => hasSameName(person, person))
    .toReversed();
  if (known === undefined) return [];
  return others
    .filter(({ person }) => !hasSameName(person, known.person))
    .map(({ path, person }) => ({
      code: "two-spouses" as const,
      path: [...path, "familyName"],
      otherPath: [...known.path, "familyName"],
      came: valueAt(person, ["familyName"]),
      other: showPerson(known.person),
      values: { given: showPerson(person) },
    }));
}
