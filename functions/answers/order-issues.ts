// Puts issues in the order in which the person wrote their answers.
import type { Issue } from "./issues.ts";
import { valueAt } from "./paths.ts";

/** In the order of the input's fields; missing fields come after those that are there. */
export function inOrderOf(input: unknown, issues: readonly Issue[]): Issue[] {
  const positions = new Map<object, Map<string, number>>();
  const positionOf = (holder: unknown, key: string | number): number => {
    if (typeof key === "number") return key;
    if (typeof holder !== "object" || holder === null) return Infinity;
    let fields = positions.get(holder);
    if (fields === undefined) {
      fields = new Map(Object.keys(holder).map((name, index) => [name, index]));
      positions.set(holder, fields);
    }
    return fields.get(key) ?? Infinity;
  };
  const ranked = issues.map((issue) => ({
    issue,
    rank: issue.path.map((key, depth) => positionOf(valueAt(input, issue.path.slice(0, depth)), key)),
  }));
  return ranked.toSorted((one, other) => compareRanks(one.rank, other.rank)).map(({ issue }) => issue);
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((position, depth) => position !== other[depth]);
  if (differing === -1) return one.length - other.length;
  const theirs = other[differing];
  return theirs === undefined || one[differing]! > theirs ? 1 : -1;
}
