// The run of the proof: people of every kind, drawn by chance, and what the reader finds in what is made for them.
import { answersJsonSchema } from "../../functions/answers/answers.ts";
import { make, type Language } from "./made.ts";
import { drawAnswers, everyPair, quadruples, type Quadruple } from "./people.ts";
import { readAll } from "./reader.ts";
import { leavesOf } from "./rule.ts";

export { everyPair, quadruples };

// A working day, both ends of a year, a leap day, days before Easter and on the first of May.
const todays = ["2026-11-23", "2026-12-31", "2027-01-01", "2027-03-27", "2027-05-01", "2028-02-29"];
const languages: readonly Language[] = ["fr", "en"];

export type Outcome = {
  read: number;
  /** Those whose answers contradict one another. */
  refused: number;
  /** Each fault once for each document: what is wrong, and the seed, day, language and kinds that show it. */
  faults: string[];
};

/** Draws one person for each of these kinds, and reads what is made for them. The same seed draws the same people. */
export function readPeople(people: readonly Quadruple[], firstSeed: number, inBoth: boolean): Outcome {
  const outcome: Outcome = { read: 0, refused: 0, faults: [] };
  const seen = new Set<string>();
  for (const [index, kinds] of people.entries()) {
    const seed = firstSeed + index;
    const today = todays[seed % todays.length]!;
    for (const language of inBoth ? languages : [languages[index % 2]!]) {
      const answers = drawAnswers(kinds, { today, seed, language });
      const made = make(answers, today, language);
      if (made === undefined) {
        outcome.refused += 1;
        continue;
      }
      outcome.read += 1;
      for (const { rule, document, line } of readAll(made)) {
        const key = `${rule} ${document} ${line.replaceAll(/\d+/g, "0")}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const where = `seed ${seed}, ${today}, ${language}, ${JSON.stringify(kinds)}`;
        outcome.faults.push(`${rule}, on ${document}: ${line}\n  ${where}`);
      }
    }
  }
  return outcome;
}

/** Every answer that is drawn for a person of each of these kinds. */
export const drawnAnswers = (people: readonly Quadruple[]): Set<string> =>
  new Set(
    people.flatMap((kinds, seed) =>
      leavesOf(drawAnswers(kinds, { today: todays[0]!, seed, language: "fr" })).map(({ path }) => path),
    ),
  );

type Schema = { properties?: Record<string, Schema>; items?: Schema; oneOf?: Schema[]; anyOf?: Schema[] };

/** Every answer that can be given, by its path. */
export function everyAnswer(schema: Schema = answersJsonSchema(), path: readonly string[] = []): string[] {
  const { properties, items, oneOf, anyOf } = schema;
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([key, inner]) => everyAnswer(inner, [...path, key]));
  }
  if (items !== undefined) return everyAnswer(items, [...path, "*"]);
  const options = oneOf ?? anyOf;
  return options === undefined ? [path.join(".")] : [...new Set(options.flatMap((one) => everyAnswer(one, path)))];
}
