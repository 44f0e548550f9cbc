// The thread that knows the rules: it answers the page’s calls, so that the page stays quick while papers are made.
import type { CallMessage, Calls, ReplyMessage } from "../protocol.ts";
import { loadEveryText, loadTexts, loadUsualTexts } from "../texts.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { NoText } from "../../functions/text/say.ts";

const calls: Promise<Calls> = (async () => {
  // Words that people may write are read when the rules are loaded; those of the language of the page come with each call.
  await Promise.all(operatorLanguages.map((language) => loadTexts("words", language)));
  return (await import("./calls.ts")).calls;
})();

addEventListener("message", ({ data }: MessageEvent<CallMessage>) => void answer(data));

async function answer({ number, name, language, args }: CallMessage): Promise<void> {
  try {
    await Promise.all([loadUsualTexts(language), loadTexts("words", language)]);
    const call = (await calls)[name] as (...args: readonly unknown[]) => unknown;
    reply({ number, value: await withTexts(() => call(...args)) });
  } catch (error) {
    // The error may quote an answer: it stays on the device, as all the rest.
    reply({ number, fault: String(error) });
  }
}

/** Calls change nothing that they are given: where a text is still to be loaded, the same call is made again. */
async function withTexts(call: () => unknown): Promise<unknown> {
  for (const tried = new Set<string>(); ;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof NoText) || tried.has(error.language)) throw error;
      tried.add(error.language);
      await loadEveryText(error.language);
    }
  }
}

const reply = (message: ReplyMessage): void => postMessage(message);
