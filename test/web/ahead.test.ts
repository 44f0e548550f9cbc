// What is looked for while a person reads: the screen after each answer, so that the answer itself has nothing left to find.
import { expect, it } from "vitest";
import type { Visit } from "../../web/protocol.ts";
import { stepsAhead } from "../../web/worker/ahead.ts";
import { calls, memory } from "../../web/worker/calls.ts";

const today = "2026-11-29";
const visit: Visit = {
  language: "en",
  answers: {
    version: 1,
    language: "en",
    procedure: { kind: "first-application" },
    status: { kind: "refugee" },
    housing: { kind: "own-name" },
  },
  skipped: [],
};

it("leaves nothing to be looked for after any choice", () => {
  const screen = calls.screen(visit, "couple.kind", today)!;
  const [field] = screen.fields;
  const drafts = [...field!.options.keys()].map(String);
  expect(drafts.length).toBeGreaterThan(4);
  for (const step of stepsAhead(visit, screen, today, calls.ahead)) step();
  const found = new Set(memory.last);
  for (const draft of drafts) {
    const done = calls.submit(visit, screen.id, { [field!.id]: draft }, today);
    expect(done.ok && done.next && calls.screen(done.visit, done.next.id, today)).toBeTruthy();
  }
  expect(memory.last.filter((one) => !found.has(one))).toEqual([]);
});

it("leaves nothing to be looked for after what was typed, and refuses nothing before it is sent", () => {
  const single: Visit = { ...visit, answers: { ...visit.answers, couple: { kind: "single" } } };
  const screen = calls.screen(single, "identity.familyName", today)!;
  const typed = Object.fromEntries(screen.fields.map(({ id }) => [id, id.endsWith("familyName") ? "Rahimi" : ""]));
  calls.ahead(single, screen.id, typed, today);
  const found = new Set(memory.last);
  const done = calls.submit(single, screen.id, typed, today);
  expect(done.ok && done.next && calls.screen(done.visit, done.next.id, today)).toBeTruthy();
  expect(memory.last.filter((one) => !found.has(one))).toEqual([]);
  expect(calls.submit(single, screen.id, { ...typed, "identity.familyName": "مریم" }, today).ok).toBe(false);
  expect(calls.ahead(single, screen.id, { ...typed, "identity.familyName": "مریم" }, today)).toBeUndefined();
});
