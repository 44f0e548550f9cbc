// The columns that a sheet can have, generated from the answers' schema: one for each single answer.
import type * as z from "zod";
import { answersSchema, textKinds } from "../../answers/answers.ts";
import { maxItemsOf, partsOf, type Schema } from "../../answers/schema-parts.ts";
import { message, type Message } from "../../text/message.ts";
import {
  columnTitles,
  isGroup,
  referenceTitle,
  resultTitle,
  type ColumnTitle,
  type TitleGroup,
  type TitleTree,
} from "./column-titles.ts";

export type LeafType =
  | "choice"
  | "yes-no"
  | "day"
  | "partial-day"
  | "country"
  | "nationalities"
  | "postcode"
  | "dialable-phone"
  | "phone"
  | "email"
  | "ofpra-number"
  | "text";

/** One single answer, with its path in the schema. */
export type Leaf = {
  /** `*` stands for each item of a list. */
  path: readonly string[];
  type: LeafType;
  /** The options of a choice. */
  options: readonly string[];
  /** null is possible: given names that a birth certificate does not give. */
  nullable: boolean;
  /** In characters; for nationalities, in items. */
  maxLength: number | undefined;
  /** Required in every row, required if its object is given, or optional. */
  needed: "always" | "with-its-object" | "never";
  /** The maximum number of items of its list. */
  maxItems: number | undefined;
  /** The union that it is part of, and the kinds that have it. */
  branch: { union: readonly string[]; kinds: readonly string[] } | undefined;
};

export type ColumnGroup = TitleGroup & { group: NonNullable<TitleGroup["group"]> };

/** A column, or the numbered columns of each item of a list: « Enfant 1 – Prénoms », « Enfant 2 – Prénoms ». */
export type Column = {
  /** Dotted path of its first leaf: `children.*.gender`. */
  id: string;
  /** Several if the kind of a union decides: the spouse's, or the partner's. */
  leaves: readonly [Leaf, ...Leaf[]];
  type: LeafType;
  /** Required in every row. */
  needed: boolean;
  /** The maximum number of items, for the columns of a list. */
  maxItems: number | undefined;
  group: ColumnGroup | undefined;
  title: ColumnTitle;
};

/** The current position in the schema. */
type Position = Pick<Leaf, "path" | "branch" | "maxItems" | "nullable"> & {
  /** It may be left out even if its object is given. */
  optional: boolean;
  /** All answers have its object. */
  inAll: boolean;
};

/** Every leaf of a schema, in its order; leaves that several branches of a union share come once. */
function leavesOf(schema: Schema, position: Position): Leaf[] {
  const { type, innerType, options, discriminator, element, shape, entries, values } = partsOf(schema);
  if (innerType !== undefined) {
    return leavesOf(innerType, { ...position, ...(type === "nullable" ? { nullable: true } : { optional: true }) });
  }
  const under = (key: string): Position => ({
    ...position,
    path: [...position.path, key],
    inAll: position.inAll && !position.optional,
    optional: false,
    nullable: false,
  });
  if (shape !== undefined) return Object.entries(shape).flatMap(([key, inner]) => leavesOf(inner, under(key)));
  if (discriminator !== undefined) {
    const kindOf = (branch: Schema): string => String(partsOf(partsOf(branch).shape![discriminator]!).values![0]);
    const kinds = options!.map(kindOf);
    const leaves = options!.flatMap((option) =>
      leavesOf(option, { ...position, inAll: false, branch: { union: position.path, kinds: [kindOf(option)] } }),
    );
    const kind: Leaf = { ...leafAt(under(discriminator), "choice"), options: kinds };
    return [
      kind,
      ...merge(leaves.filter(({ path }) => path.length !== kind.path.length || path.at(-1) !== discriminator)),
    ];
  }
  // Lists have numbered columns, except the nationalities: a union of a word and a list, in one column.
  if (element !== undefined) {
    return leavesOf(element, { ...under("*"), inAll: false, maxItems: boundOf(schema) });
  }
  if (entries !== undefined) return [{ ...leafAt(position, "choice"), options: Object.values(entries) }];
  // A value that is always the same needs no column.
  if (type === "literal")
    return values?.length === 1 && position.branch === undefined ? [] : [leafAt(position, "choice")];
  if (type === "boolean") return [leafAt(position, "yes-no")];
  if (type === "union") {
    const list = options!.find((option) => partsOf(option).element !== undefined)!;
    return [{ ...leafAt(position, "nationalities"), maxLength: boundOf(list) }];
  }
  const textType = textKinds.get(schema)?.kind ?? "text";
  return [{ ...leafAt(position, textType), maxLength: (schema as z.ZodString).maxLength ?? undefined }];
}

function boundOf(schema: Schema): number {
  const maximum = maxItemsOf(schema);
  if (maximum === undefined) throw new Error("a list without a maximum length has no columns");
  return maximum;
}

const leafAt = ({ path, branch, optional, inAll, nullable, maxItems }: Position, type: LeafType): Leaf => ({
  path,
  type,
  options: [],
  nullable,
  maxLength: undefined,
  needed: optional ? "never" : inAll ? "always" : "with-its-object",
  maxItems,
  branch,
});

function merge(leaves: readonly Leaf[]): Leaf[] {
  const merged = new Map<string, Leaf>();
  for (const leaf of leaves) {
    const id = leaf.path.join(".");
    const known = merged.get(id);
    const kinds = [...(known?.branch?.kinds ?? []), ...leaf.branch!.kinds];
    merged.set(id, { ...leaf, branch: { union: leaf.branch!.union, kinds } });
  }
  return [...merged.values()];
}

/** Every leaf of the answers. */
export const leaves: readonly Leaf[] = leavesOf(answersSchema, {
  path: [],
  branch: undefined,
  maxItems: undefined,
  optional: false,
  inAll: true,
  nullable: false,
});

/** The title of a leaf and its group. */
export function titleOf(path: readonly string[]): { title: ColumnTitle; group: ColumnGroup | undefined } {
  let tree: TitleTree = columnTitles;
  let group: ColumnGroup | undefined;
  for (const key of path.filter((key) => key !== "*")) {
    const inner: TitleTree | undefined = isGroup(tree) ? tree.parts[key] : undefined;
    if (inner === undefined) throw new Error(`no title for the column ${path.join(".")}`);
    if (isGroup(inner) && inner.group !== undefined) group = { ...inner, group: inner.group };
    tree = inner;
  }
  if (isGroup(tree)) throw new Error(`no title for the column ${path.join(".")}`);
  return { title: tree, group };
}

/** Every column, in the order of the answers. Leaves of one title share a column. */
export const columns: readonly Column[] = columnsOf(leaves);

function columnsOf(leaves: readonly Leaf[]): Column[] {
  const byTitle = new Map<string, Column>();
  for (const leaf of leaves) {
    const { title, group } = titleOf(leaf.path);
    const key = `${group?.group ?? ""}/${title.title}`;
    const known = byTitle.get(key);
    byTitle.set(
      key,
      known === undefined
        ? {
            id: leaf.path.join("."),
            leaves: [leaf],
            type: leaf.type,
            needed: leaf.needed === "always",
            maxItems: leaf.maxItems,
            group,
            title,
          }
        : { ...known, leaves: [...known.leaves, leaf] },
    );
  }
  return [...byTitle.values()];
}

/** « Hébergeant – Ville », « Enfant 2 – Prénoms ». `number` counts from 1. */
export function columnName({ group, title, maxItems }: Column, number = 1): Message {
  const alone = message(`labels.columns.${title.title}`);
  if (group === undefined) return alone;
  const values = { group: message(`labels.groups.${group.group}`), title: alone };
  return maxItems === undefined
    ? message("labels.in-group", values)
    : message("labels.in-numbered-group", { ...values, number });
}

/** The columns that are no answers: the person's reference, and the result of the row. */
export const extraColumns = { reference: referenceTitle, result: resultTitle } as const;

export const extraColumnName = (kind: keyof typeof extraColumns): Message => message(`labels.columns.${kind}`);
