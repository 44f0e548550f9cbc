// The columns that a sheet can have, generated from the answers' schema: one for each thing that a person can say.
import type * as z from "zod";
import { answersSchema } from "../../answers/answers.ts";
import type { Text } from "../../text/text.ts";
import { columnNames, isGroup, referenceName, resultName, type ColumnName, type NameTree } from "./column-names.ts";

export type LeafType =
  | "choice"
  | "yes-no"
  | "day"
  | "partial-day"
  | "country"
  | "nationalities"
  | "postcode"
  | "french-phone"
  | "phone"
  | "email"
  | "ofpra-number"
  | "text";

/** One thing that a person can say, at its place in the answers. */
export type Leaf = {
  /** `*` stands for each item of a list. */
  path: readonly string[];
  type: LeafType;
  /** What can be chosen, for a choice. */
  options: readonly string[];
  /** null can be said: given names that a birth certificate does not give. */
  nullable: boolean;
  /** In characters; of nationalities, how many. */
  maxLength: number | undefined;
  /** Needed on every row, wherever the object that it stands in is given, or never. */
  needed: "always" | "with-its-object" | "never";
  /** How many items its list can have. */
  most: number | undefined;
  /** The union that it stands in, and the kinds that know it. */
  branch: { union: readonly string[]; kinds: readonly string[] } | undefined;
};

/** A column, or the numbered columns of each item of a list: « Enfant 1 – Prénoms », « Enfant 2 – Prénoms ». */
export type Column = {
  /** Dotted path of its first leaf: `children.*.gender`. */
  id: string;
  /** Several where the kind of a union says which: of the spouse, or of the partner. */
  leaves: readonly [Leaf, ...Leaf[]];
  type: LeafType;
  /** Needed on every row. */
  needed: boolean;
  /** How many items the schema allows, for the columns of a list. */
  most: number | undefined;
  group: ColumnName | undefined;
  name: ColumnName;
};

type Schema = z.core.$ZodType;
type Definition = {
  type: string;
  innerType?: Schema;
  options?: Schema[];
  discriminator?: string;
  element?: Schema;
  shape?: Record<string, Schema>;
  entries?: Record<string, string>;
  values?: unknown[];
  checks?: z.core.$ZodCheck[];
};
const definitionOf = (schema: Schema): Definition => schema._zod.def;

type Place = Pick<Leaf, "path" | "branch" | "most" | "nullable"> & {
  /** It may be left out where its object is given. */
  optional: boolean;
  /** Its object stands in all answers. */
  inAll: boolean;
};

/** Every leaf of a schema, in the schema's order; those that several branches of a union know come once. */
function leavesOf(schema: Schema, place: Place): Leaf[] {
  const { type, innerType, options, discriminator, element, shape, entries, values } = definitionOf(schema);
  if (innerType !== undefined) {
    return leavesOf(innerType, { ...place, ...(type === "nullable" ? { nullable: true } : { optional: true }) });
  }
  const under = (key: string): Place => ({
    ...place,
    path: [...place.path, key],
    inAll: place.inAll && !place.optional,
    optional: false,
    nullable: false,
  });
  if (shape !== undefined) return Object.entries(shape).flatMap(([key, inner]) => leavesOf(inner, under(key)));
  if (discriminator !== undefined) {
    const kindOf = (branch: Schema): string =>
      String(definitionOf(definitionOf(branch).shape![discriminator]!).values![0]);
    const kinds = options!.map(kindOf);
    const leaves = options!.flatMap((option) =>
      leavesOf(option, { ...place, inAll: false, branch: { union: place.path, kinds: [kindOf(option)] } }),
    );
    const kind: Leaf = { ...leafAt(under(discriminator), "choice"), options: kinds };
    return [
      kind,
      ...merge(leaves.filter(({ path }) => path.length !== kind.path.length || path.at(-1) !== discriminator)),
    ];
  }
  // A list of answers has numbered columns; the list of nationalities is a choice beside a word and has one.
  if (element !== undefined) {
    return leavesOf(element, { ...under("*"), inAll: false, most: mostItems(schema) });
  }
  if (entries !== undefined) return [{ ...leafAt(place, "choice"), options: Object.values(entries) }];
  // What can only have one value is not asked.
  if (type === "literal") return values?.length === 1 && place.branch === undefined ? [] : [leafAt(place, "choice")];
  if (type === "boolean") return [leafAt(place, "yes-no")];
  if (type === "union") {
    const list = options!.find((option) => definitionOf(option).element !== undefined)!;
    return [{ ...leafAt(place, "nationalities"), maxLength: mostItems(list) }];
  }
  return [{ ...leafAt(place, textType(schema)), maxLength: (schema as z.ZodString).maxLength ?? undefined }];
}

function mostItems(schema: Schema): number {
  const maximum = definitionOf(schema)
    .checks?.map(({ _zod }) => (_zod.def as { maximum?: number }).maximum)
    .find((most) => most !== undefined);
  if (maximum === undefined) throw new Error("a list without a greatest length has no columns");
  return maximum;
}

const leafAt = ({ path, branch, optional, inAll, nullable, most }: Place, type: LeafType): Leaf => ({
  path,
  type,
  options: [],
  nullable,
  maxLength: undefined,
  needed: optional ? "never" : inAll ? "always" : "with-its-object",
  most,
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

const typeOfRefusal: Readonly<Record<string, LeafType>> = {
  "not-a-date": "day",
  "not-a-partial-date": "partial-day",
  "not-a-country": "country",
  "not-a-postcode": "postcode",
  "not-a-french-phone": "french-phone",
  "not-a-phone": "phone",
  "not-an-email": "email",
  "not-an-ofpra-number": "ofpra-number",
};

/** What a text has to be, from what its schema says of one that it cannot be. */
function textType(schema: Schema): LeafType {
  const parsed = (schema as z.ZodType).safeParse("?");
  if (parsed.success) return "text";
  const type = typeOfRefusal[parsed.error.issues[0]!.message];
  if (type === undefined) throw new Error(`no column can hold what is refused as ${parsed.error.issues[0]!.message}`);
  return type;
}

/** Every leaf of the answers. */
export const leaves: readonly Leaf[] = leavesOf(answersSchema, {
  path: [],
  branch: undefined,
  most: undefined,
  optional: false,
  inAll: true,
  nullable: false,
});

/** The name of a leaf and that of the group it stands in. */
export function nameOf(path: readonly string[]): { name: ColumnName; group: ColumnName | undefined } {
  let tree: NameTree = columnNames;
  let group: ColumnName | undefined;
  for (const key of path.filter((key) => key !== "*")) {
    const inner: NameTree | undefined = isGroup(tree) ? tree.parts[key] : undefined;
    if (inner === undefined) throw new Error(`no name for the column ${path.join(".")}`);
    if (isGroup(inner)) group = inner.group ?? group;
    tree = inner;
  }
  if (isGroup(tree)) throw new Error(`no name for the column ${path.join(".")}`);
  return { name: tree, group };
}

/** Every column, in the order of the answers. Leaves of one name share a column. */
export const columns: readonly Column[] = columnsOf(leaves);

function columnsOf(leaves: readonly Leaf[]): Column[] {
  const byName = new Map<string, Column>();
  for (const leaf of leaves) {
    const { name, group } = nameOf(leaf.path);
    const key = `${group?.fr ?? ""}/${name.fr}`;
    const known = byName.get(key);
    byName.set(
      key,
      known === undefined
        ? {
            id: leaf.path.join("."),
            leaves: [leaf],
            type: leaf.type,
            needed: leaf.needed === "always",
            most: leaf.most,
            group,
            name,
          }
        : { ...known, leaves: [...known.leaves, leaf] },
    );
  }
  return [...byName.values()];
}

/** « Hébergeant – Ville », « Enfant 2 – Prénoms ». `number` counts from 1. */
export function columnName({ group, name, most }: Column, number = 1): Text {
  const inLanguage = (language: keyof Text): string => {
    if (group === undefined) return name[language];
    return `${group[language]}${most === undefined ? "" : ` ${number}`} – ${name[language]}`;
  };
  return { fr: inLanguage("fr"), en: inLanguage("en") };
}

/** The column of the person's reference and the column of what became of the row: not answers. */
export const extraColumns = { reference: referenceName, result: resultName } as const;
