// The place where a text stops being JSON, against the parser of the platform.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonError } from "../../functions/answers/json-error.ts";
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
