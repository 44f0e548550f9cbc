// Paths in the answers: the locations of values in JSON.

/** Names of fields, and numbers of list items from 0. */
export type Path = (string | number)[];

/** Undefined if there is nothing at the path; inherited fields do not count. */
export function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
