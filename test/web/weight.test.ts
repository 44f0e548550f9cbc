// What a visit loads is within its aims, which somebody on a slow or dear connection waits and pays for.
import { expect, it } from "vitest";
import { measureSizes } from "../bench/page/sizes.ts";

it(
  "a first load, an ordinary dossier and the texts of a language weigh no more than is aimed at",
  { timeout: 300_000 },
  async () => {
    const { visits } = await measureSizes();
    const aimed = visits.filter(({ aim }) => aim !== undefined);
    // Nine first loads, two dossiers and the texts of seven languages.
    expect(aimed.length).toBeGreaterThanOrEqual(18);
    expect(aimed.filter(({ bytes, aim = 0 }) => bytes > aim)).toEqual([]);
  },
);
