// The thread that knows the rules: it answers the page’s calls, so that the page stays quick while papers are made.
import type { CallMessage, Calls, ReplyMessage, ScreenView } from "../protocol.ts";
import { stepsAhead } from "./ahead.ts";
import { loadFile, loadTexts, loadUsualTexts, NotLoaded } from "../texts.ts";
import { operatorLanguages, type Language } from "../../functions/text/languages.ts";

/** What has to be there before a call: the words that people may write, and the texts that rules and papers mostly say. */
async function loadCalls(language: Language): Promise<typeof import("./by-need.ts")> {
  const words = new Set([...operatorLanguages, language]);
  await Promise.all([loadUsualTexts(language), ...Array.from(words, (one) => loadTexts("words", one))]);
  // The rules look for the keys of texts, and read words, while they are loaded.
  return loadFile(() => import("./by-need.ts"));
}

addEventListener("message", ({ data }: MessageEvent<CallMessage>) => void answer(data));

/** So long nobody has called: the page has drawn what it asked for. */
const idleMs = 50;
let ahead: ReturnType<typeof setTimeout> | undefined;

async function answer({ number, name, language, args }: CallMessage): Promise<void> {
  clearTimeout(ahead);
  try {
    const { calls, withNeeded } = await loadCalls(language);
    const call = calls[name as keyof Calls] as (...args: readonly unknown[]) => unknown;
    const value = await withNeeded(() => call(...args));
    reply({ number, value });
    if (name === "screen" && value !== undefined) {
      const [visit, , today] = args as Parameters<Calls["screen"]>;
      workAhead(stepsAhead(visit, value as ScreenView, today, calls.ahead));
    }
  } catch (error) {
    // A browser may remember that a file did not come: thrown to the page, this ends the thread, and the next try has a new one.
    if (error instanceof NotLoaded) return void setTimeout(() => raise(error));
    // The error may quote an answer: it stays on the device, as all the rest.
    reply({ number, fault: String(error) });
  }
}

function workAhead([step, ...others]: readonly (() => void)[]): void {
  if (step === undefined) return;
  ahead = setTimeout(() => {
    step();
    workAhead(others);
  }, idleMs);
}

function raise(error: Error): never {
  throw error;
}

const reply = (message: ReplyMessage): void => postMessage(message);
