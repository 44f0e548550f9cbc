// Texts that few visits need are loaded by those alone: no question needs one, and no ordinary first application.
import { readdirSync, readFileSync } from "node:fs";
import { keys, texts } from "virtual:locales";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isChosenByKey, isRare, laterGroups } from "../../infra/build/locales-plugin.ts";
import type { Visit } from "../../web/protocol.ts";
import { calls } from "../../web/worker/calls.ts";
import { typist } from "../support/page-visit.ts";

const today = "2026-11-29";
const visitOf = (name: string): Visit => ({
  language: "fr",
  answers: JSON.parse(readFileSync(`test/examples/${name}`, "utf8")),
  skipped: [],
});
const names = readdirSync("test/examples");
const people = names.map((name) => ({ name, typed: typist(calls, visitOf(name), today) }));

const said = texts["fr"] as Record<string, string>;
const rare = Object.entries(said).filter(([key]) => isRare(key));
const whole = { ...keys };

// As in the worker of the page before it has loaded them.
beforeAll(() => {
  for (const [key] of rare) delete said[key];
  const known = new Set(rare.map(([key]) => key).filter(isChosenByKey));
  Object.assign(keys, { of: "fr", known, later: laterGroups });
});
afterAll(() => {
  Object.assign(said, Object.fromEntries(rare));
  Object.assign(keys, whole);
});

it.each(people)("the questions of $name need none", ({ typed }) => {
  let visit: Visit = { language: "fr", answers: { version: 1, language: "fr" }, skipped: [] };
  for (let screen = calls.next(visit, today); screen !== undefined;) {
    const done = calls.submit(visit, screen.id, typed(screen), today);
    if (!done.ok) throw new Error(`refused on ${screen.id}`);
    visit = done.visit;
    screen = done.next && calls.screen(visit, done.next.id, today);
  }
  expect(Object.keys(visit.answers).length).toBeGreaterThan(4);
});

it.each([
  "refugee-first-hosted-married",
  "refugee-first-centre-no-given-name",
  "subsidiary-first-hotel-two-nationalities",
])("the papers of %s need none", async (name) => {
  const visit = visitOf(`${name}.json`);
  expect(calls.papers(visit, today)).toMatchObject({ ok: true });
  expect((await calls.make(visit, today)).documents.length).toBeGreaterThan(2);
});
