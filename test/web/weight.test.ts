// What a visit loads is within its aims, which somebody on a slow or dear connection waits and pays for.
import { expect, it } from "vitest";
import { measureSizes } from "../bench/page/sizes.ts";

it("a first load and an ordinary dossier weigh no more than is aimed at", { timeout: 300_000 }, async () => {
  const { visits } = await measureSizes();
  const aimed = visits.filter(
    ({ name, aim }) => aim !== undefined && /^(?:first load|one ordinary dossier)/.test(name),
  );
  expect(aimed.length).toBeGreaterThan(4);
  expect(aimed.filter(({ bytes, aim = 0 }) => bytes > aim)).toEqual([]);
});
