// What one more answer would change, whatever it is: looked for once it is asked, and remembered.
import type { Answers } from "../answers/answers.ts";
import type { Path } from "../answers/paths.ts";
import { showPath } from "../answers/shown-values.ts";
import type { Leaf } from "../spreadsheet/columns/columns.ts";
import { withAnswer, type AnswersSoFar } from "./answer-set.ts";
import { completed, withItem, withSamples, withWhatItNeeds } from "./samples.ts";
import { tell, type Changed, type Told } from "./told.ts";

export type Changes = {
  /** By an answer at a path. */
  at: (path: Path, leaf: Leaf) => ReadonlySet<Changed>;
  /** By one more item of a list. */
  byItem: (path: Path, inList: readonly Leaf[]) => ReadonlySet<Changed>;
};

/** What was found for the last answers: for a caller who asks about the same ones again, and drops it with them. */
export type Memory = { last: readonly { key: string; changes: Changes }[] };

export const newMemory = (): Memory => ({ last: [] });

/** Those of the screen before, of the one that is shown, and of each of its answers: the longest list has ten. */
const maxRemembered = 13;

export function changesOf(answers: AnswersSoFar, today: string, memory?: Memory): Changes {
  if (memory === undefined) return searchFor(answers, today);
  const key = JSON.stringify([today, answers]);
  const known = memory.last.find((one) => one.key === key) ?? { key, changes: searchFor(answers, today) };
  memory.last = [known, ...memory.last.filter((one) => one !== known)].slice(0, maxRemembered);
  return known.changes;
}

/** Equal to no other value. */
export const anyValue = Symbol("any value");

function searchFor(answers: AnswersSoFar, today: string): Changes {
  let start: { whole: Answers | undefined; told: Told | undefined } | undefined;
  const begun = () => {
    if (start !== undefined) return start;
    const whole = completed(answers, today);
    return (start = { whole, told: whole && tell(whole, today) });
  };
  const found = new Map<string, ReadonlySet<Changed>>();
  const changesBy = (path: Path, othersOf: (whole: Answers, told: Told) => readonly Answers[]) => {
    const id = showPath(path);
    const known = found.get(id);
    if (known !== undefined) return known;
    const changed = new Set<Changed>();
    const compare = (whole: Answers, told: Told) => {
      for (const other of othersOf(whole, told)) for (const one of told.differences(other, changed)) changed.add(one);
    };
    const { whole, told } = begun();
    if (whole !== undefined && told !== undefined) compare(whole, told);
    const beside = whole === undefined || changed.size > 0 ? undefined : withWhatItNeeds(path, whole);
    if (beside !== undefined) compare(beside, tell(beside, today));
    found.set(id, changed);
    return changed;
  };
  return {
    at: (path, leaf) =>
      changesBy(path, (whole, told) => {
        // Most answers are not looked at in a dossier: then no value need be tried.
        if (!told.dependsOn(withAnswer(whole, path, anyValue))) return [];
        return withSamples(path, leaf, whole, today);
      }),
    byItem: (path, inList) => changesBy(path, (whole) => withItem(path, inList, whole, today)),
  };
}
