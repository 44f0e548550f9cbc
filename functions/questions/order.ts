// The single answers in the order in which people are asked for them.
import type { Path } from "../answers/paths.ts";
import { leaves, type Leaf } from "../spreadsheet/columns/columns.ts";

/** The parts of the answers in order; the schema has the order within each. */
const order = [
  "language",
  "procedure.kind",
  "procedure.waitsFor",
  "status.kind",
  "status.of",
  "status.tie",
  "housing.kind",
  "couple.kind",
  "identity",
  "ofpraNumber",
  "foreignerNumber",
  "countryOfOrigin",
  "representative",
  "contact",
  "address",
  "decision",
  "status",
  "asylumApplicationDate",
  "procedure",
  "housing",
  "couple",
  "children",
  "familyMembers",
  "concordance",
];

/** The object that an answer is part of. */
export const holderOf = (leaf: Leaf): string => leaf.path.slice(0, -1).join(".");

const rank = ({ path }: Leaf): number => {
  const id = path.join(".");
  return order.findIndex((part) => id === part || id.startsWith(`${part}.`));
};

/** Of an address, what everybody has comes first. */
const inAddress = ["street", "postcode", "town", "apartment", "building", "locality"];

const inSchema = (leaf: Leaf, index: number): number =>
  leaf.path.at(-2) === "address"
    ? leaves.findIndex((other) => holderOf(other) === holderOf(leaf)) + inAddress.indexOf(leaf.path.at(-1)!)
    : index;

/** An object is asked for by the answer that it needs: without it, nothing else of it can be said. */
export const inOrder: readonly Leaf[] = leaves
  .map((leaf, index) => ({ leaf, rank: rank(leaf), index: inSchema(leaf, index) }))
  .toSorted((one, other) => one.rank - other.rank || one.index - other.index)
  .map(({ leaf }) => leaf);

const byPattern: ReadonlyMap<string, Leaf> = new Map(inOrder.map((leaf) => [leaf.path.join("."), leaf]));

/** The leaf of a path; its lists are the items of whatever number. */
export const leafAt = (path: Path): Leaf | undefined =>
  byPattern.get(path.map((key) => (typeof key === "number" ? "*" : key)).join("."));

/** Where the question of an answer comes among all questions. */
export const orderOf = (path: Path): number => inOrder.indexOf(leafAt(path) as Leaf);

/** The leaves of each item of a list. */
export const leavesInList = (list: readonly string[]): readonly Leaf[] => {
  const start = `${[...list, "*"].join(".")}.`;
  return inOrder.filter(({ path }) => path.join(".").startsWith(start));
};
