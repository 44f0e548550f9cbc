// The comparison with other engines prints the papers as they are now: nothing else runs it between two measurements.
import { expect, it } from "vitest";
import { makeSets } from "../bench/peers/papers.ts";

it("has valid answers for each person, and knows every block of their papers", () => {
  expect(makeSets(0, 3).map(({ papers }) => papers.length)).toEqual([4, 4, 4]);
});
