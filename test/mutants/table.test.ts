// The planted bugs still fit the code: each text to replace is in its file once, and its tests are there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { mutants } from "./table.ts";

/** Whether Vitest finds a file of tests by this part of its path. */
const isThere = (tests: string): boolean =>
  existsSync(dirname(tests)) &&
  readdirSync(dirname(tests), { recursive: true, encoding: "utf8" }).some(
    (file) => file.endsWith(".test.ts") && `${dirname(tests)}/${file}`.startsWith(tests),
  );

describe("the table of planted bugs", () => {
  it.each(mutants.map((mutant) => [`${mutant.file}: ${mutant.what}`, mutant] as const))(
    "%s",
    (_name, { file, find, replace, tests }) => {
      const source = existsSync(file) ? readFileSync(file, "utf8") : "";
      expect(source.split(find).length - 1, `times that ${file} has ${JSON.stringify(find)}`).toBe(1);
      expect(replace).not.toBe(find);
      expect(tests.length).toBeGreaterThan(0);
      expect(tests.filter((one) => !isThere(one))).toEqual([]);
    },
  );

  it("has no bug twice", () => {
    const names = mutants.map(({ file, find, replace }) => JSON.stringify([file, find, replace]));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
