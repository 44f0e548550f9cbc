// The worker's own module, run on the page's thread: Chromium slows a page down on request, and never a worker.
import { stringsIn } from "../../../functions/documents/lay-out.ts";
import { printDocument } from "../../../functions/documents/print.ts";
import { readMarkup } from "../../../functions/pdf/markup.ts";
import { fontsFor } from "../../../functions/pdf/text/lazy-fonts.ts";
import { operatorLanguages } from "../../../functions/text/languages.ts";
import { webPlatform } from "../../../web/platform.ts";
import { stepsAhead } from "../../../web/worker/ahead.ts";
import type { Visit } from "../../../web/protocol.ts";
import { typist } from "../../support/page-visit.ts";
import { loadTexts, loadUsualTexts } from "../../../web/texts.ts";

/** Milliseconds by what was done; several of a kind in their order. */
export type Times = Record<string, number[]>;

const day = "2026-11-23";

/** What a person does from the last question on, cold, and once more for another name. `answers` are whole. */
async function wholeVisit(answers: Visit["answers"]): Promise<Times> {
  const times: Times = {};
  let withNeeded: typeof import("../../../web/worker/by-need.ts").withNeeded = async (call) => call();
  const timed = async <T>(name: string, act: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await withNeeded(act);
    (times[name] ??= []).push(performance.now() - start);
    return done;
  };
  const person: Visit = { language: "fr", answers, skipped: [] };
  await loadTextsAtStart();
  const rules = await timed("start of the rules", () => import("../../../web/worker/by-need.ts"));
  const { calls, memory } = rules;
  withNeeded = rules.withNeeded;
  const typed = typist(calls, person, day);
  let visit: Visit = { language: "fr", answers: { version: 1, language: "fr" }, skipped: [] };
  let screen = await timed("first question", () => calls.next(visit, day));
  while (screen !== undefined) {
    const { id } = screen;
    const drafts = typed(screen);
    // While the person reads.
    for (const step of stepsAhead(visit, screen, day, calls.ahead)) await timed("a step ahead of the answer", step);
    // When they have typed.
    const typing = visit;
    await timed("a step ahead of the answer", () => calls.ahead(typing, id, drafts, day));
    screen = await timed("next screen after an answer", () => {
      const done = calls.submit(visit, id, drafts, day);
      if (!done.ok) throw new Error(`These answers are refused on ${id}.`);
      visit = done.visit;
      // The page asks for it by its address.
      return done.next && calls.screen(visit, done.next.id, day);
    });
  }
  // Whoever sends an answer with its last key waits for what is then looked for.
  visit = { language: "fr", answers: { version: 1, language: "fr" }, skipped: [] };
  for (screen = calls.next(visit, day); screen !== undefined;) {
    const { id } = screen;
    const drafts = typed(screen);
    memory.last = [];
    screen = await timed("next screen, nothing looked for ahead", () => {
      const done = calls.submit(visit, id, drafts, day);
      if (!done.ok) throw new Error(`These answers are refused on ${id}.`);
      visit = done.visit;
      return done.next && calls.screen(visit, done.next.id, day);
    });
  }
  const identity = answers["identity"] as object;
  const other: Visit = { ...person, answers: { ...answers, identity: { ...identity, givenNames: "Leïla" } } };
  for (const [state, one] of [
    ["cold", person],
    ["warm", other],
  ] as const) {
    const papers = await timed(`what is decided, ${state}`, () => calls.papers(one, day));
    if (!papers.ok) throw new Error("These answers make no papers.");
    // In the order of the page, which makes the papers as soon as it says what they are.
    await timed(`all papers, ${state}`, () => calls.make(one, day));
    times[`all papers from the answers, ${state}`] = [
      times[`what is decided, ${state}`]![0]! + times[`all papers, ${state}`]![0]!,
    ];
    await timed(`preview of a page, ${state}`, () => calls.page(one, day, papers.included[0]!.id, 0));
  }
  return times;
}

/** The same markup that another engine has as a source of its own: milliseconds for each paper, with its bytes. */
async function print(markups: readonly string[]): Promise<{ ms: number[]; bytes: number[] }> {
  const [ms, bytes]: [number[], number[]] = [[], []];
  for (const [index, markup] of markups.entries()) {
    const start = performance.now();
    const fonts = await fontsFor(stringsIn(readMarkup(markup)));
    bytes.push(printDocument({ markup, fileName: `${index}.pdf` }, day, fonts, webPlatform).bytes.length);
    ms.push(performance.now() - start);
  }
  return { ms, bytes };
}

/** A loop of fixed length: how much slower the throttle makes this thread. */
function loop(): number {
  const start = performance.now();
  let sum = 0;
  for (let at = 0; at < 20_000_000; at++) sum = (sum + at * 7) % 1_000_003;
  const ms = performance.now() - start;
  // Used, so that the loop cannot be left out.
  if (sum < 0) throw new Error("the loop went wrong");
  return ms;
}

/** What the worker loads before its first call. */
const loadTextsAtStart = async (): Promise<void> => {
  await Promise.all([...operatorLanguages.map((language) => loadTexts("words", language)), loadUsualTexts("fr")]);
};

export const ours = { visit: wholeVisit, print, loop, loadTextsAtStart };
Object.assign(globalThis, { ours });
