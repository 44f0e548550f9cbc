// The place where a text stops being JSON, against the parser of the platform, and the keys that come twice.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findDoubledKeys, findJsonError } from "../../functions/answers/scan-json.ts";
import { runs } from "../support/seeded.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("a fault is found exactly where the parser finds one: JSON with one place spoilt", () => {
  const junk = fc.oneof(
    fc.constantFrom("", ",", '"', "}", "]", "{", "[", ":", "\\", "\n", "0", "e", "-", "."),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(), junk, fc.nat(3), (json, place, junk, cut) => {
      const at = place % (json.length + 1);
      const spoilt = json.slice(0, at) + junk + json.slice(at + cut);
      expect(findJsonError(spoilt) === undefined).toBe(isJson(spoilt));
    }),
    { numRuns: runs(2000) },
  );
});

test("what stands before the fault can be the start of JSON; what stands before the spoilt place is not blamed", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, place) => {
      const at = place % (json.length + 1);
      const fault = findJsonError(`${json.slice(0, at)}\u0001`);
      // A literal such as `tru` is blamed from its start.
      expect(fault?.line).toBe(1);
      expect(fault!.column).toBeLessThanOrEqual(at + 1);
      expect(json.slice(fault!.column - 1, at)).toMatch(/^[\w.+-]*\\?(?:u[0-9a-f]*)?$/);
    }),
    { numRuns: runs(500) },
  );
});

test("a text that is deep or long is read in one pass", () => {
  expect(findJsonError("[".repeat(500_000))).toEqual({ line: 1, column: 500_001 });
  expect(findJsonError(`"${"x".repeat(5_000_000)}`)).toEqual({ line: 1, column: 5_000_002 });
  expect(findJsonError(`[${"1,\n".repeat(100_000)}]`)).toEqual({ line: 100_001, column: 1 });
});

test("no key of an object that was written by a program is doubled, however deep", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(findDoubledKeys(json)).toEqual([]);
    }),
    { numRuns: runs(1000) },
  );
});

test("a key that is written once more is found, with its path and both positions, and no other", () => {
  const keys = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      keys,
      fc.nat(),
      fc.json(),
      fc.array(fc.constantFrom("list", "object")),
      (names, which, inner, around) => {
        const name = names[which % names.length]!;
        const members = [...names, name].map((key) => `${JSON.stringify(key)}:${inner}`);
        // Each line holds one member, so that the positions are those of the lines.
        const json = around.reduce(
          (text, kind) => (kind === "list" ? `[0,${text}]` : `{"around":${text}}`),
          `{\n${members.join(",\n")}\n}`,
        );
        const path = [...around.toReversed().map((kind) => (kind === "list" ? 1 : "around")), name];
        const at = [names.indexOf(name), names.length].map((index) => ({ line: index + 2, column: 1 }));
        expect(findDoubledKeys(json)).toEqual([{ path, count: 2, at }]);
      },
    ),
    { numRuns: runs(1000) },
  );
});

test.each([
  ['{"a":1,"a":1}', ["/a"]],
  ['{"a":1,"\\u0061":2}', ["/a"]],
  ['{"a":{"b":1,"b":2},"a":{"c":1}}', ["/a/b", "/a"]],
  ['{"a":[{"b":1},{"b":1,"b":2}]}', ["/a/1/b"]],
  ['{"a":{"b":1},"c":{"b":1}}', []],
  ['{"__proto__":1,"__proto__":2,"constructor":1}', ["/__proto__"]],
  ['{"a":1,"A":2}', []],
  ['{"a":1,"a":2,"a":3}', ["/a"]],
])("%s: %j", (json, paths) => {
  expect(findDoubledKeys(json).map(({ path }) => `/${path.join("/")}`)).toEqual(paths);
});

test("thousands of objects in one another are read in one pass", () => {
  const deep = '{"a":'.repeat(200_000) + "1" + "}".repeat(200_000);
  expect(findDoubledKeys(deep)).toEqual([]);
  const member = '"a":1,'.repeat(100_000);
  expect(findDoubledKeys(`{${member}"a":1}`)).toMatchObject([{ path: ["a"], count: 100_001 }]);
  const members = Array.from({ length: 50_000 }, (_, index) => `"${index % 25_000}":1`).join(",");
  expect(findDoubledKeys(`{${members}}`)).toHaveLength(50);
});
