// Where something stands in the answers: paths through JSON.

/** Names of fields, and numbers of list items from 0. */
export type Path = (string | number)[];

/** Undefined where the path leads nowhere; only an object's own fields count. */
export function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
