// What the papers say for some answers, so that two sets of answers can be compared.
import { answersSchema, type Answers } from "../answers/answers.ts";
import { makeDossier } from "../documents/dossier.ts";
import { renderDossier } from "../documents/render.ts";
import type { DocumentId } from "../documents/table.ts";
import { helpLanguage, officialLanguage } from "../text/languages.ts";
import { leaves, type Leaf } from "../spreadsheet/columns/columns.ts";
import { valueAt, type Path } from "../answers/paths.ts";
import { setAnswer, type AnswersSoFar } from "./answer-set.ts";

/**
 * The text of each document, and the dates, which are a file of their own. Warnings are left out: an answer that is only
 * doubted need not be asked for.
 */
export type Told = ReadonlyMap<DocumentId | "calendar", string>;

export function toldBy(answers: Answers, today: string): Told {
  const dossier = { ...makeDossier(answers, { today }), warnings: [] };
  const { documents } = renderDossier(dossier, helpLanguage(answers.language) ?? officialLanguage);
  return new Map([
    ...documents.map((document) => [document.id, JSON.stringify(document)] as const),
    ["calendar", JSON.stringify(dossier.deadlines)] as const,
  ]);
}

/** The documents that differ, or that only one of the two has. */
export function differences(one: Told, other: Told): (DocumentId | "calendar")[] {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return [...ids].filter((id) => one.get(id) !== other.get(id));
}

/** One value of each kind that could be answered: enough of them that a rule which looks at the answer tells them apart. */
const samples: Readonly<Record<Leaf["type"], (today: string) => readonly unknown[]>> = {
  choice: () => [],
  "yes-no": () => [true, false],
  day: (today) => [shifted(today, 0), shifted(today, -1), shifted(today, 1), "2020-01-01"],
  "partial-day": (today) => [`${Number(today.slice(0, 4)) - 30}-01-02`, "2010-05-05", "2018-06-07", "2024-02-03"],
  country: () => ["ER", "DZ", "AF"],
  nationalities: () => [["ER"], ["DZ"], ["FR"], ["AF"]],
  postcode: () => ["29000", "97490"],
  "dialable-phone": () => ["07 98 76 54 32"],
  phone: () => ["07 98 76 54 32"],
  email: () => ["autre@example.org"],
  "ofpra-number": () => ["99-88-77777"],
  text: () => ["Zyx", "1234567890"],
};

const shifted = (today: string, years: number): string => `${Number(today.slice(0, 4)) + years}${today.slice(4, 8)}01`;

export const samplesOf = (leaf: Leaf, today: string): readonly unknown[] =>
  leaf.type === "choice" ? leaf.options : samples[leaf.type](today);

/** The leaf of a path; its lists are the items of whatever number. */
export const leafAt = (path: Path): Leaf | undefined => {
  const pattern = path.map((key) => (typeof key === "number" ? "*" : key)).join(".");
  return leaves.find((leaf) => leaf.path.join(".") === pattern);
};

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
      whole = setAnswer(
        whole,
        at,
        samplesOf(leaf, today).find((value) => isTaken(whole, at, value)),
      ).answers;
    }
  }
  return undefined;
}

/** The schema takes this value there, whatever else is missing. */
export function isTaken(answers: AnswersSoFar, path: Path, value: unknown): boolean {
  const { success, error } = answersSchema.safeParse({ ...setAnswer(answers, path, value).answers, version: 1 });
  return success || !error.issues.some((issue) => issue.path.join(".") === path.join("."));
}
