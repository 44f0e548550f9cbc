// The thread that knows the rules: it answers the page’s calls, so that the page stays quick while papers are made.
import type { CallMessage, Calls, ReplyMessage } from "../protocol.ts";
import { loadTexts } from "../texts.ts";
import { officialLanguage, operatorLanguages } from "../../functions/text/languages.ts";

const calls: Promise<Calls> = (async () => {
  // What is signed is in French whatever the language. Words that people may write are read when the rules are loaded.
  // Those of the language of the page come with each call.
  await Promise.all([
    loadTexts("papers", officialLanguage),
    ...operatorLanguages.map((language) => loadTexts("words", language)),
  ]);
  return (await import("./calls.ts")).calls;
})();

addEventListener("message", ({ data }: MessageEvent<CallMessage>) => void answer(data));

async function answer({ number, name, language, args }: CallMessage): Promise<void> {
  try {
    await Promise.all([loadTexts("papers", language), loadTexts("words", language)]);
    const call = (await calls)[name] as (...args: readonly unknown[]) => unknown;
    reply({ number, value: await call(...args) });
  } catch (error) {
    // The error may quote an answer: it stays on the device, as all the rest.
    reply({ number, fault: String(error) });
  }
}

const reply = (message: ReplyMessage): void => postMessage(message);
