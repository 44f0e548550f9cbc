// The thread that knows the rules: it answers the page’s calls, so that the page stays quick while papers are made.
import type { CallMessage, Calls, ReplyMessage, ScreenView } from "../protocol.ts";
import { stepsAhead } from "./ahead.ts";
import { loadTexts, loadUsualTexts, withTexts } from "../texts.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";

const calls: Promise<Calls> = (async () => {
  // Words that people may write are read when the rules are loaded; those of the language of the page come with each call.
  await Promise.all(operatorLanguages.map((language) => loadTexts("words", language)));
  return (await import("./calls.ts")).calls;
})();

addEventListener("message", ({ data }: MessageEvent<CallMessage>) => void answer(data));

/** So long nobody has called: the page has drawn what it asked for. */
const idleMs = 50;
let ahead: ReturnType<typeof setTimeout> | undefined;

async function answer({ number, name, language, args }: CallMessage): Promise<void> {
  clearTimeout(ahead);
  try {
    await Promise.all([loadUsualTexts(language), loadTexts("words", language)]);
    const call = (await calls)[name] as (...args: readonly unknown[]) => unknown;
    const value = await withTexts(() => call(...args));
    reply({ number, value });
    if (name === "screen" && value !== undefined) {
      const [visit, , today] = args as Parameters<Calls["screen"]>;
      workAhead(stepsAhead(visit, value as ScreenView, today, (await calls).submit));
    }
  } catch (error) {
    // The error may quote an answer: it stays on the device, as all the rest.
    reply({ number, fault: String(error) });
  }
}

function workAhead([step, ...others]: readonly (() => void)[]): void {
  if (step === undefined) return;
  ahead = setTimeout(() => {
    try {
      step();
    } catch {
      // A text that is not loaded yet, or a fault that the answer itself would meet and say.
    }
    workAhead(others);
  }, idleMs);
}

const reply = (message: ReplyMessage): void => postMessage(message);
