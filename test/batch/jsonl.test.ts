// Lines of JSON are stored in parts of a bounded size; no line is divided.
import { expect, it } from "vitest";
import * as z from "zod";
import { openLineParts, readLines } from "../../functions/batch/jsonl.ts";
import { memoryStore } from "./memory-store.ts";

const keyOf = (part: number): string => `lines/${part}.jsonl`;

it("a part is stored when it is full, and the next line begins another", async () => {
  const store = memoryStore();
  const parts = openLineParts(store, keyOf, { partBytes: 20 });
  const places = [];
  const values = ["é".repeat(4), "b".repeat(8), "c", "d".repeat(40), "e"];
  for (const value of values) {
    places.push(parts.position());
    parts.add(value);
    await parts.settle();
  }
  await parts.end();
  expect(places).toEqual([
    { part: 0, offset: 0 },
    { part: 0, offset: 11 },
    { part: 1, offset: 0 },
    { part: 1, offset: 4 },
    { part: 2, offset: 0 },
  ]);
  expect([...store.objects.keys()]).toEqual([keyOf(0), keyOf(1), keyOf(2)]);
  const texts = [...store.objects.values()].map(({ body }) => Buffer.from(body).toString());
  expect(texts.flatMap((text) => readLines(text, z.string()))).toEqual(values);
});

it("nothing is stored where there is no line", async () => {
  const store = memoryStore();
  await openLineParts(store, keyOf).end();
  expect(store.objects.size).toBe(0);
});
