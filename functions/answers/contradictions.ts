// Answers compared with one another: a table of pairs. What cannot both be true is a contradiction and stops the dossier;
// what is only unlikely is a doubt, said as a warning.
import { message, type NameIn, type Value, type Values } from "../text/message.ts";
import type { Answers, Difference } from "./answers.ts";
import { daysOf, isApart, isBefore, isNotAfter, isNotBefore, isOlderThan, isYoungerThan } from "./compare/dates.ts";
import {
  isFormerNameOf,
  isOfOtherState,
  isSameCountry,
  isSameDate,
  isSameGender,
  isSamePlace,
  isWrittenAlike,
  plain,
  saysNoName,
  showCountry,
} from "./compare/papers.ts";
import { birthDateOf, isSamePerson, maxNames, mayBeSamePerson, showPerson } from "./compare/people.ts";
import { certainDifferences, differenceCodes, possibleDifferences, type FoundPair } from "./compare/same-person.ts";
import { issueAt, type Issue, type IssueCode } from "./issues.ts";
import { valueAt, type Path } from "./paths.ts";
import { isUnknownPlace } from "./places/place-phrase.ts";
import { maxEntries } from "./schema-issues.ts";
import { quoted } from "./shown-values.ts";

/** What a pair is asked with, beside its two values. */
type Known = { input: unknown; /** YYYY-MM-DD in Paris */ today: string };

type Pair<Code extends string> = {
  code: Code;
  /** Where it is said. `*` stands for each item of a list, and in `with` for the same item. */
  at: string;
  /** The answer that it is compared with, or the day of the dossier. */
  with: string;
  /** Where the two values are read one level above the answer that is named: a person by their name, a difference. */
  named?: string;
  isFound: (one: unknown, other: unknown, known: Known) => boolean;
  /** Said in place of the other value. */
  show?: (other: unknown) => Value;
  /** What else the message says. */
  values?: () => Values;
};

/** Of two swapped values. */
const swapped =
  (compare: (one: unknown, other: unknown) => boolean) =>
  (one: unknown, other: unknown): boolean =>
    compare(other, one);

const ageOfMajority = 18;
/** Below this a birth is a slip of the pen more often than a fact. */
const minParentAge = 12;
/** Of an applicant or a spouse, in years: a younger one is rare. */
const minAge = 12;
/** Above this a wrong century or a wrong cell format happens more often than such an age. */
const maxUsualAge = 100;

const peopleWithBirth = [
  "identity",
  "housing.host",
  "couple.spouse",
  "couple.partner",
  "children.*",
  "familyMembers.*",
] as const;
const people = ["representative", ...peopleWithBirth] as const;

/** The tie of a family member is to the protected person, who is the applicant unless they are family themselves. */
const isMemberOfApplicant =
  (tie: string, compare: (one: unknown, other: unknown) => boolean) =>
  (member: unknown, birthDate: unknown, { input }: Known): boolean =>
    valueAt(input, ["status", "kind"]) !== "family-member" &&
    valueAt(member, ["tie"]) === tie &&
    compare(birthDateOf(member), birthDate);

/** Only the certificate that came, and only where both are given. */
const differsFromIdentity =
  (item: Difference["item"], isSame: (written: string, known: string, input: unknown) => boolean) =>
  (difference: unknown, identity: unknown, { input }: Known): boolean => {
    const written = valueAt(difference, ["onBirthCertificate"]);
    return (
      valueAt(input, ["concordance", "birthCertificate"]) === "received" &&
      valueAt(difference, ["item"]) === item &&
      typeof written === "string" &&
      plain(written) !== "" &&
      written.length <= maxNames &&
      (identity === null ? !saysNoName(written) : typeof identity === "string" && !isSame(written, identity, input))
    );
  };

const difference = (
  item: Difference["item"],
  identity: string,
  isSame: (written: string, known: string, input: unknown) => boolean,
  show?: Pair<string>["show"],
): Pair<"differs-from-identity"> => ({
  code: "differs-from-identity",
  at: "concordance.differences.*",
  with: `identity.${identity}`,
  named: "onBirthCertificate",
  isFound: differsFromIdentity(item, isSame),
  ...(show === undefined ? {} : { show }),
});

const person = <Code extends string>(
  code: Code,
  at: string,
  other: string,
  isFound: Pair<Code>["isFound"],
): Pair<Code> => ({
  code,
  at,
  with: other,
  named: "familyName",
  isFound,
  show: showPerson,
});

const listedTwice = (list: "children" | "familyMembers"): Pair<"listed-twice"> => ({
  code: "listed-twice",
  at: `${list}.*`,
  with: list,
  named: "familyName",
  isFound: (one, all) =>
    Array.isArray(all) &&
    all.findIndex((other) => isSamePerson(one, other)) < all.indexOf(one) &&
    isSamePerson(one, one),
  show: () => "",
});

/** What cannot both be true. */
export const contradictions = [
  { code: "union-before-birth", at: "couple.marriage.date", with: "identity.birth.date", isFound: isBefore },
  { code: "union-before-birth", at: "couple.date", with: "identity.birth.date", isFound: isBefore },
  {
    code: "union-before-birth",
    at: "familyMembers.*.unionDate",
    with: "familyMembers.*.birth.date",
    isFound: isBefore,
  },
  {
    code: "union-before-partner-birth",
    at: "couple.marriage.date",
    with: "couple.spouse.birth.date",
    isFound: isBefore,
  },
  { code: "union-before-partner-birth", at: "couple.date", with: "couple.partner.birth.date", isFound: isBefore },
  {
    code: "decision-before-birth",
    at: "decision.date",
    with: "identity.birth.date",
    // A family member may be born after the decision, which is that of another person.
    isFound: (one, other, { input }) => valueAt(input, ["status", "kind"]) !== "family-member" && isBefore(one, other),
  },
  { code: "filed-before-birth", at: "procedure.request.filedOn", with: "identity.birth.date", isFound: isBefore },
  {
    code: "filed-before-decision",
    at: "procedure.request.filedOn",
    with: "decision.date",
    // A family member may have asked before, on another ground.
    isFound: (one, other, { input }) => valueAt(input, ["status", "kind"]) !== "family-member" && isBefore(one, other),
  },
  {
    code: "attempt-before-decision",
    at: "procedure.attempts.*.triedOn",
    with: "decision.date",
    isFound: (one, other, { input }) => valueAt(input, ["status", "kind"]) !== "family-member" && isBefore(one, other),
  },
  {
    code: "reasons-before-request",
    at: "procedure.request.reasonsAskedOn",
    with: "procedure.request.filedOn",
    isFound: isBefore,
  },
  { code: "change-before-birth", at: "procedure.civilStatus.date", with: "identity.birth.date", isFound: isBefore },
  { code: "hosting-before-birth", at: "housing.since", with: "identity.birth.date", isFound: isBefore },
  { code: "hosting-before-birth", at: "housing.since", with: "housing.host.birth.date", isFound: isBefore },
  { code: "move-before-birth", at: "procedure.movedOn", with: "identity.birth.date", isFound: isBefore },
  {
    code: "expiry-before-birth",
    at: "procedure.currentPermit.expiresOn",
    with: "identity.birth.date",
    isFound: isBefore,
  },
  {
    code: "expiry-before-birth",
    at: "procedure.attestation.expiresOn",
    with: "identity.birth.date",
    isFound: isBefore,
  },
  {
    code: "host-is-a-minor",
    at: "housing.host.birth.date",
    with: "today",
    isFound: swapped(isYoungerThan(ageOfMajority)),
  },
  {
    code: "asylum-application-after-decision",
    at: "asylumApplicationDate",
    with: "decision.date",
    isFound: swapped(isBefore),
  },
  { code: "child-not-younger", at: "children.*.birth.date", with: "identity.birth.date", isFound: isNotAfter },
  {
    code: "child-not-younger",
    at: "status.relativeBirthDate",
    with: "identity.birth.date",
    isFound: (one, other, { input }) => valueAt(input, ["status", "tie"]) === "parent" && isNotAfter(one, other),
  },
  {
    code: "parent-not-older",
    at: "status.relativeBirthDate",
    with: "identity.birth.date",
    isFound: (one, other, { input }) => valueAt(input, ["status", "tie"]) === "child" && isNotBefore(one, other),
  },
  {
    code: "child-not-younger",
    at: "familyMembers.*",
    with: "identity.birth.date",
    named: "birth.date",
    isFound: isMemberOfApplicant("child", isNotAfter),
  },
  {
    code: "parent-not-older",
    at: "familyMembers.*",
    with: "identity.birth.date",
    named: "birth.date",
    isFound: isMemberOfApplicant("parent", isNotBefore),
  },
  person("host-is-applicant", "housing.host", "identity", isSamePerson),
  person("partner-is-applicant", "couple.spouse", "identity", isSamePerson),
  person("partner-is-applicant", "couple.partner", "identity", isSamePerson),
  person("relative-is-applicant", "children.*", "identity", isSamePerson),
  person("relative-is-applicant", "familyMembers.*", "identity", isSamePerson),
  listedTwice("children"),
  listedTwice("familyMembers"),
  person("child-is-partner", "children.*", "couple.spouse", isSamePerson),
  person("child-is-partner", "children.*", "couple.partner", isSamePerson),
  ...people.map((one): Pair<"no-name"> => ({
    code: "no-name",
    at: `${one}.familyName`,
    with: `${one}.givenNames`,
    isFound: (family, given) => family === null && given === null,
  })),
  difference("family-name", "familyName", isWrittenAlike),
  difference("usual-name", "usualName", isWrittenAlike),
  difference("given-names", "givenNames", isWrittenAlike),
  difference("gender", "gender", isSameGender, (gender) =>
    message(`labels.choices.gender.${gender === "female" ? "female" : "male"}`),
  ),
  difference("birth-date", "birth.date", isSameDate),
  difference("birth-place", "birth.place", isSamePlace),
  difference(
    "birth-place",
    "birth.placeKind",
    (written, kind) => kind !== "unknown" || isUnknownPlace(written),
    () => message("labels.choices.place-kind.unknown"),
  ),
  difference("birth-country", "birth.country", isSameCountry, showCountry),
  {
    code: "former-state-on-certificate",
    at: "concordance.differences.*",
    with: "identity.birth.country",
    named: "onBirthCertificate",
    isFound: differsFromIdentity("birth-country", (written, known, input) => !isFormerNameOf(written, known, input)),
    show: showCountry,
    values: () => ({ column: message("labels.columns.birth-country-as-written") }),
  },
] as const satisfies readonly Pair<IssueCode>[];

/** What is unlikely, and may be true. */
export const doubts = [
  {
    code: "union-as-a-minor",
    at: "couple.marriage.date",
    with: "identity.birth.date",
    isFound: isYoungerThan(ageOfMajority),
  },
  { code: "union-as-a-minor", at: "couple.date", with: "identity.birth.date", isFound: isYoungerThan(ageOfMajority) },
  {
    code: "union-as-a-minor",
    at: "familyMembers.*.unionDate",
    with: "familyMembers.*.birth.date",
    isFound: isYoungerThan(ageOfMajority),
  },
  {
    code: "union-with-a-minor",
    at: "couple.marriage.date",
    with: "couple.spouse.birth.date",
    isFound: isYoungerThan(ageOfMajority),
  },
  {
    code: "union-with-a-minor",
    at: "couple.date",
    with: "couple.partner.birth.date",
    isFound: isYoungerThan(ageOfMajority),
  },
  {
    code: "very-young-parent",
    at: "children.*.birth.date",
    with: "identity.birth.date",
    isFound: isYoungerThan(minParentAge),
  },
  {
    code: "very-young-parent",
    at: "familyMembers.*",
    with: "identity.birth.date",
    named: "birth.date",
    isFound: isMemberOfApplicant("child", isYoungerThan(minParentAge)),
  },
  ...[...peopleWithBirth.map((one) => `${one}.birth.date`), "status.relativeBirthDate"].map((at): Pair<"very-old"> => ({
    code: "very-old",
    at,
    with: "today",
    isFound: swapped(isOlderThan(maxUsualAge)),
  })),
  // A form or a program that fills in the day of today by itself.
  ...["identity", "couple.spouse", "couple.partner"].map((one): Pair<"very-young"> => ({
    code: "very-young",
    at: `${one}.birth.date`,
    with: "today",
    isFound: swapped(isYoungerThan(minAge)),
  })),
  {
    code: "certificate-before-request",
    at: "procedure.attestation.expiresOn",
    with: "procedure.request.filedOn",
    isFound: isBefore,
  },
  {
    code: "online-certificate-of-stateless",
    at: "procedure.attestation.kind",
    with: "status",
    isFound: (kind, status) =>
      kind !== "receipt" && [valueAt(status, ["kind"]), valueAt(status, ["of"])].includes("stateless"),
    show: () => "",
  },
  {
    code: "two-union-dates",
    at: "familyMembers.*",
    with: "couple.marriage.date",
    named: "unionDate",
    isFound: (member, date, { input }) =>
      valueAt(input, ["status", "kind"]) !== "family-member" &&
      valueAt(member, ["tie"]) === "spouse" &&
      isApart(valueAt(member, ["unionDate"]), date),
  },
  ...(
    [
      "identity.birth",
      "housing.host.birth",
      "couple.spouse.birth",
      "couple.partner.birth",
      "couple.marriage",
      "children.*.birth",
      "familyMembers.*.birth",
    ] as const
  ).map((at): Pair<"other-former-state"> => ({
    code: "other-former-state",
    at: `${at}.countryAsWritten`,
    with: `${at}.country`,
    isFound: isOfOtherState,
    show: showCountry,
  })),
  person("same-name-as-applicant", "housing.host", "identity", mayBeSamePerson),
  person("same-name-as-applicant", "couple.spouse", "identity", mayBeSamePerson),
  person("same-name-as-applicant", "couple.partner", "identity", mayBeSamePerson),
  person("same-name-as-applicant", "children.*", "identity", mayBeSamePerson),
  person("same-name-as-applicant", "familyMembers.*", "identity", mayBeSamePerson),
  person("same-name-as-applicant", "representative", "identity", mayBeSamePerson),
  person("same-name-as-partner", "children.*", "couple.spouse", mayBeSamePerson),
  person("same-name-as-partner", "children.*", "couple.partner", mayBeSamePerson),
] as const satisfies readonly Pair<NameIn<"warnings.doubts">>[];

/** The codes of contradictions, in JSON and in sheets. */
export const contradictionCodes = [
  ...contradictions.map(({ code }) => code),
  ...differenceCodes,
] as const satisfies readonly IssueCode[];

/** The doubts about answers that were taken. */
export const findDoubts = (answers: Answers, today: string): FoundPair<NameIn<"warnings.doubts">>[] => [
  ...findPairs<NameIn<"warnings.doubts">>(doubts, { input: answers, today }),
  ...possibleDifferences(answers),
];

/** Every pair of a table that is found in the answers. Never throws, whatever the input. */
function findPairs<Code extends string>(pairs: readonly Pair<Code>[], known: Known): FoundPair<Code>[] {
  return pairs.flatMap((pair) =>
    locationsOf(pair, known.input).flatMap(([path, otherPath]) => {
      const one = valueAt(known.input, path);
      const other = pair.with === "today" ? known.today : valueAt(known.input, otherPath);
      if (one === undefined || other === undefined || !pair.isFound(one, other, known)) return [];
      const named = pair.named === undefined ? path : [...path, ...pair.named.split(".")];
      const came = valueAt(known.input, named);
      const values = pair.values?.();
      return [{ code: pair.code, path: named, otherPath, came, other: shown(pair, other), ...(values && { values }) }];
    }),
  );
}

// A date stays bare, so that each door can write it as its own dates are written.
function shown({ show }: Pair<string>, other: unknown): Value {
  if (other === null) return message("labels.no-given-names");
  if (show !== undefined) return show(other);
  const text = typeof other === "string" ? other : JSON.stringify(other);
  return daysOf(text) === undefined ? quoted(text) : text;
}

function locationsOf({ at, with: other }: Pair<string>, input: unknown): [Path, Path][] {
  const [path, otherPath] = [at.split("."), other.split(".")];
  const star = path.indexOf("*");
  if (star === -1) return [[path, otherPath]];
  const list = valueAt(input, path.slice(0, star));
  if (!Array.isArray(list)) return [];
  const itemOf = (keys: readonly string[], index: number): Path => keys.map((key) => (key === "*" ? index : key));
  return list.slice(0, maxEntries).map((_, index) => [itemOf(path, index), itemOf(otherPath, index)]);
}

/** The contradictions as issues, but for values that are refused already. `isRefused` is asked about paths. */
export const contradictionIssues = (input: unknown, today: string, isRefused: (path: Path) => boolean): Issue[] =>
  [...findPairs<IssueCode>(contradictions, { input, today }), ...certainDifferences(input)]
    .filter(({ path, otherPath }) => !isRefused(path) && !isRefused(otherPath))
    .map(({ code, path, came, other, values }) => issueAt(code, path, came, { other, ...values }));
