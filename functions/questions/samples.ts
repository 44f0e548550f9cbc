// Answers that could be given: values to try at a path, and answers filled up so far that the rules can be asked about them.
import { answersSchema, type Answers } from "../answers/answers.ts";
import { valueAt, type Path } from "../answers/paths.ts";
import { readBy } from "../answers/schema-parts.ts";
import { shiftDay } from "../text/days.ts";
import type { Leaf } from "../spreadsheet/columns/columns.ts";
import { fieldsAt, setAnswer, withAnswer, type AnswersSoFar } from "./answer-set.ts";
import { holderOf, inOrder, leafAt } from "./order.ts";

/** One value of each kind that could be answered: enough of them that a rule which looks at the answer tells them apart. */
const samples: Readonly<Record<Leaf["type"], (today: string) => readonly unknown[]>> = {
  choice: () => [],
  "yes-no": () => [true, false],
  day: (today) => [shifted(today, 0), shifted(today, -1), shifted(today, 1), "2020-01-01", "1930-01-01"],
  "partial-day": (today) => [
    `${Number(today.slice(0, 4)) - 30}-01-02`,
    "2010-05-05",
    "2018-06-07",
    "2024-02-03",
    shiftDay(today, { months: -6 }),
    "1940-01-01",
  ],
  country: () => ["ER", "DZ", "AF"],
  nationalities: () => [["ER"], ["DZ"], ["FR"], ["AF"], ["DE"]],
  postcode: () => ["29000", "97490", "98800"],
  "dialable-phone": () => ["07 98 76 54 32"],
  phone: () => ["07 98 76 54 32"],
  email: () => ["autre@example.org"],
  "ofpra-number": () => ["99-88-77777"],
  text: () => ["Zyx", "1234567890"],
};

const shifted = (today: string, years: number): string => `${Number(today.slice(0, 4)) + years}${today.slice(4, 8)}01`;

const samplesOf = (leaf: Leaf, today: string): readonly unknown[] =>
  leaf.type === "choice" ? leaf.options : samples[leaf.type](today);

/** The samples that the schema takes at a path, as it reads them. */
export function samplesAt(path: Path, leaf: Leaf, answers: AnswersSoFar, today: string): unknown[] {
  const schema = fieldsAt(path.slice(0, -1), answers)?.[String(path.at(-1))];
  // Of a union without its kind, the fields are not known yet: each kind is taken.
  if (schema === undefined) return [...samplesOf(leaf, today)];
  return samplesOf(leaf, today).flatMap((sample) => {
    const read = readBy(schema, sample);
    return read.success ? [read.data] : [];
  });
}

/** The answers with each sample at a path; where that is what an object needs, with the other answers that it may hold. */
export function withSamples(path: Path, leaf: Leaf, answers: Answers, today: string): Answers[] {
  const put = (one: Answers, at: Path, of: Leaf) =>
    samplesAt(at, of, one, today).map((value) => withAnswer(one, at, value));
  const others = put(answers, path, leaf);
  const holder = path.slice(0, -1);
  const [bare] = others;
  if (leaf.needed !== "with-its-object" || bare === undefined || valueAt(answers, holder) !== undefined) return others;
  const beside = inOrder.filter((other) => other !== leaf && holderOf(other) === holderOf(leaf));
  return [...others, ...beside.flatMap((other) => put(bare, [...holder, other.path.at(-1)!], other))];
}

/**
 * The day of a union counts beside the day on which asylum was applied for, and that day beside the other: each would wait for
 * the other to be given. The answers with the second, to ask about the first; undefined where it is there, or not needed.
 */
export const withWhatItNeeds = (path: Path, answers: Answers): Answers | undefined =>
  isUnionDate(path) && answers.asylumApplicationDate === undefined
    ? withAnswer(answers, ["asylumApplicationDate"], "2010-05-05")
    : undefined;

const ofUnion = new Set(["familyMembers.*.unionDate", "couple.marriage.date", "couple.date"]);

const isUnionDate = (path: Path): boolean => ofUnion.has(leafAt(path)?.path.join(".") ?? "");

/** The answers with an item at a path: with the answers that it needs, and with each sample of those that decide most. */
export function withItem(path: Path, inList: readonly Leaf[], answers: Answers, today: string): Answers[] {
  const put = (one: Answers, leaf: Leaf, value: unknown) =>
    withAnswer(one, [...path, ...leaf.path.slice(path.length)], value);
  const needed = inList.filter(({ needed }) => needed !== "never");
  const bare = needed.reduce(
    (one, leaf, index) => put(one, leaf, samplesOf(leaf, today)[index % 2]),
    withAnswer(answers, path, {}),
  );
  const deciding = inList.filter(
    ({ type, needed }) =>
      ["partial-day", "nationalities", "yes-no"].includes(type) || (type === "choice" && needed !== "never"),
  );
  return [bare, ...deciding.flatMap((leaf) => samplesOf(leaf, today).map((value) => put(bare, leaf, value)))];
}

/** The answers with a value for whatever must be given and without what is wrong, so that the rules can be asked about them. */
export function completed(answers: AnswersSoFar, today: string): Answers | undefined {
  let whole: AnswersSoFar = { ...answers, version: 1 };
  // A kind that is set brings fields of its own, and what is taken out may have been needed.
  for (let round = 0; round < 6; round += 1) {
    const parsed = answersSchema.safeParse(whole);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const keys = issue.path as Path;
      if (valueAt(whole, keys) !== undefined) {
        const unknown = "keys" in issue ? issue.keys.map((key) => [...keys, key]) : [keys];
        for (const wrong of unknown) whole = setAnswer(whole, wrong, undefined).answers;
        continue;
      }
      const leaf = leafAt(keys) ?? leafAt([...keys, "kind"]);
      if (leaf === undefined) return undefined;
      const at = leaf.path.at(-1) === "kind" && keys.at(-1) !== "kind" ? [...keys, "kind"] : keys;
      whole = setAnswer(whole, at, samplesAt(at, leaf, whole, today)[0]).answers;
    }
  }
  return undefined;
}
