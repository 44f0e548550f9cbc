// What some work reads of its input, told by what is otherwise in another input.
import { describe, expect, test } from "vitest";
import { watch } from "../../functions/questions/watch.ts";

type Input = { name?: string | undefined; home: { street?: string; town?: string }; list: { name?: string }[] };

const input: Input = { name: "Rahimi", home: { street: "rue A" }, list: [{ name: "one" }, {}] };

/** Each reads the input in its own way; Object.keys looks at each value too. */
const works: Readonly<Record<string, (input: Input) => unknown>> = {
  name: ({ name }) => name,
  street: ({ home }) => home.street,
  town: ({ home }) => home.town,
  "has a town": ({ home }) => "town" in home,
  "owns a town": ({ home }) => Object.hasOwn(home, "town"),
  "all of the home": ({ home }) => ({ ...home }),
  "keys of the home": ({ home }) => Object.keys(home),
  "home as text": ({ home }) => JSON.stringify(home),
  "home as it is": ({ home }) => home,
  count: ({ list }) => list.length,
  "first name": ({ list }) => list[0]?.name,
  names: ({ list }) => list.map(({ name }) => name),
  "whether there is a list": ({ list }) => Array.isArray(list),
};

const changedBy = (other: Input): string[] => {
  const seen = watch(input);
  const done = Object.entries(works).map(([name, work]) => ({ name, done: seen.run(work) }));
  const changed = seen.changedBy(other);
  return done.flatMap(({ name, done }) => (changed.has(done) ? [name] : []));
};

describe("work that read what is otherwise now", () => {
  const ofTown = ["town", "has a town", "owns a town", "all of the home", "keys of the home", "home as text"];
  test.each<[what: string, other: Input, changed: string[]]>([
    ["nothing", structuredClone(input), []],
    ["a value", { ...input, name: "Dupont" }, ["name"]],
    ["a value that is gone", { home: input.home, list: input.list }, ["name"]],
    [
      "a value in an object",
      { ...input, home: { street: "rue B" } },
      ["street", "all of the home", "keys of the home", "home as text"],
    ],
    ["one more key", { ...input, home: { ...input.home, town: "Lyon" } }, ofTown],
    ["one more item", { ...input, list: [...input.list, {}] }, ["count", "names"]],
    ["a value in an item", { ...input, list: [{ name: "two" }, {}] }, ["first name", "names"]],
    ["a value in another item", { ...input, list: [{ name: "one" }, { name: "two" }] }, ["names"]],
    [
      "a list that is none",
      { ...input, list: {} as Input["list"] },
      ["count", "first name", "names", "whether there is a list"],
    ],
  ])("%s", (_, other, changed) => {
    expect(changedBy(other)).toEqual(changed);
  });

  test("is all work, where what a result holds of the input is read later", () => {
    const seen = watch(input);
    const home = seen.run(({ home }) => home);
    const name = seen.run(({ name }) => name);
    const other = { ...input, home: { street: "rue B" } };
    expect(seen.changedBy(other)).toEqual(new Set());
    expect(home.result.street).toBe("rue A");
    expect(seen.changedBy(other)).toEqual(new Set([home, name]));
  });
});

test("a watched input is read as it is", () => {
  for (const work of Object.values(works)) expect(watch(input).run(work).result).toEqual(work(input));
});
