// The thread that knows the rules: it answers the page’s calls, so that the page stays quick while papers are made.
import type { CallMessage, Calls, ReplyMessage } from "../protocol.ts";
import { loadTexts, loadUsualTexts, withTexts } from "../texts.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";

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

const reply = (message: ReplyMessage): void => postMessage(message);
