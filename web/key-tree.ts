// The keys of a part of the texts by the names that they begin with, which a list would repeat in each of them.

/** A name on the way to texts, with what is below it; 0 for a text. */
export type KeyTree = { readonly [name: string]: KeyTree | 0 };

type Growing = { [name: string]: Growing | 0 };

/** Of the build. */
export function treeOf(keys: readonly string[]): KeyTree {
  const tree: Growing = {};
  for (const key of keys) {
    const names = key.split(".");
    const last = names.pop()!;
    const group = names.reduce((node, name) => (node[name] ??= {}) as Growing, tree);
    group[last] = 0;
  }
  return tree;
}

/** Keys with the same beginning stand together, whatever the order in which the tree was made. */
export const keysOf = (tree: KeyTree, before = ""): string[] =>
  Object.entries(tree).flatMap(([name, node]) =>
    node === 0 ? [`${before}${name}`] : keysOf(node, `${before}${name}.`),
  );
