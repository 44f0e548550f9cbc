// Answers that are not whole yet: one answer is set or taken back, and what it takes with it is named.
import { answersSchema } from "../answers/answers.ts";
import { valueAt, type Path } from "../answers/paths.ts";
import { elementOf, fieldsFor, given, partsOf, type Schema } from "../answers/schema-parts.ts";

/** As in the JSON of answers, with parts that may be missing. */
export type AnswersSoFar = { readonly [field: string]: unknown };

export type Dropped = { path: Path; value: unknown };

type Tree = Record<string | number, unknown>;

/**
 * The answers with one more, or without it where `value` is undefined. `dropped` holds the answers that have no place
 * beside it: those about a host, where the person lives in a hotel now.
 */
export function setAnswer(
  answers: AnswersSoFar,
  path: Path,
  value: unknown,
): { answers: AnswersSoFar; dropped: Dropped[] } {
  const copy = copiedAlong(answers, path) as Tree;
  const dropped: Dropped[] = [];
  if (value === undefined) remove(copy, path, dropped);
  else {
    put(copy, path, value);
    const holder = path.slice(0, -1);
    const allowed = fieldsAt(holder, copy);
    const inner = valueAt(copy, holder) as Tree;
    for (const key of Object.keys(inner).filter((key) => allowed !== undefined && !Object.hasOwn(allowed, key))) {
      dropped.push(...leavesIn(inner[key], [...holder, key]));
      delete inner[key];
    }
  }
  return { answers: copy, dropped };
}

/** The answers with a value at a path, whatever it is. All that is not on the way there is shared with them. */
export function withAnswer<Some extends AnswersSoFar>(answers: Some, path: Path, value: unknown): Some {
  const copy = copiedAlong(answers, path);
  put(copy as Tree, path, value);
  return copy as Some;
}

/** The answers of a person who has no item of a list: an empty list says so. `path` is that of the first item. */
export const withNone = (answers: AnswersSoFar, path: Path): AnswersSoFar =>
  path.at(-1) === 0 ? withAnswer(answers, path.slice(0, -1), []) : answers;

/** Whether the person has said that there is no item of a list. */
export const hasNone = (answers: AnswersSoFar, list: Path): boolean => {
  const items = valueAt(answers, list);
  return Array.isArray(items) && items.length === 0;
};

/** A copy of all that is on the way to a path. */
function copiedAlong(value: unknown, path: Path): unknown {
  if (typeof value !== "object" || value === null) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Tree;
  const [key, ...rest] = path;
  if (key !== undefined && Object.hasOwn(copy, key)) copy[key] = copiedAlong(copy[key], rest);
  return copy;
}

/**
 * The answers as they were before one was given. An item of a list goes with those after it: there is one more after those
 * before it. The items around an answer stay.
 */
export function withoutAnswer(answers: AnswersSoFar, path: Path): AnswersSoFar {
  const [list, last] = [path.slice(0, -1), path.at(-1)!];
  if (last === 0 && hasNone(answers, list)) return setAnswer(answers, list, undefined).answers;
  if (valueAt(answers, path) === undefined) return answers;
  if (typeof last === "number") return withAnswer(answers, list, (valueAt(answers, list) as unknown[]).slice(0, last));
  if (!path.some((key) => typeof key === "number")) return setAnswer(answers, path, undefined).answers;
  const { [last]: _, ...others } = valueAt(answers, list) as AnswersSoFar;
  return withAnswer(answers, list, others);
}

function put(tree: Tree, path: Path, value: unknown): void {
  let holder = tree;
  for (const [index, key] of path.slice(0, -1).entries()) {
    holder = (holder[key] ??= typeof path[index + 1] === "number" ? [] : {}) as Tree;
  }
  holder[path.at(-1)!] = value;
}

function remove(tree: Tree, path: Path, dropped: Dropped[]): void {
  const holderPath = path.slice(0, -1);
  const holder = valueAt(tree, holderPath) as Tree | undefined;
  const key = path.at(-1);
  if (holder === undefined || key === undefined || !Object.hasOwn(holder, key)) return;
  const isNeeded = needsOf(holderPath, tree)?.includes(String(key)) === true;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  if (holderPath.length === 0) return;
  // An object without the answer that it needs is no answer; an empty one says nothing.
  if (isNeeded) dropped.push(...leavesIn(holder, holderPath));
  if (isNeeded || Object.keys(holder).length === 0) remove(tree, holderPath, dropped);
}

/** The fields that must be given where an optional object is; undefined for parts of every dossier and items of lists. */
function needsOf(path: Path, answers: unknown): string[] | undefined {
  const fields = path.length === 0 ? undefined : fieldsAt(path, answers);
  const holder = fieldsAt(path.slice(0, -1), answers)?.[String(path.at(-1))];
  if (fields === undefined || holder === undefined || !isOptional(holder)) return undefined;
  return Object.keys(fields).filter((key) => !isOptional(fields[key]!));
}

const isOptional = (schema: Schema): boolean => partsOf(schema).type === "optional";

/** The fields that the schema allows at a path. */
export function fieldsAt(path: Path, answers: unknown): Readonly<Record<string, Schema>> | undefined {
  let schema: Schema | undefined = answersSchema;
  let value = answers;
  for (const key of path) {
    schema = schema && (typeof key === "number" ? elementOf(schema) : fieldsFor(given(schema), value)?.[key]);
    value = valueAt(value, [key]);
  }
  return schema && fieldsFor(given(schema), value);
}

/** Every single answer below a value, with its path. */
export function leavesIn(value: unknown, path: Path = []): Dropped[] {
  const isList = Array.isArray(value) && value.some((item) => typeof item === "object");
  if (typeof value !== "object" || value === null || (Array.isArray(value) && !isList)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesIn(inner, [...path, isList ? Number(key) : key]));
}
