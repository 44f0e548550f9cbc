// The thread that reads the list and makes the papers, so that the page stays quick. Nothing of the list leaves it but to the page.
import { operatorLanguages, type Language } from "../../functions/text/languages.ts";
import type { CallMessage, ReplyMessage } from "../protocol.ts";
import { loadFile, loadTexts, loadUsualTexts, NotLoaded } from "../texts.ts";

/** What has to be there before a call: the words of titles and cells, in each language in which a list may be written. */
async function loadCalls(language: Language): Promise<typeof import("./by-need.ts")> {
  await Promise.all([
    loadUsualTexts(language),
    ...operatorLanguages.flatMap((one) => [
      loadTexts("words", one),
      loadTexts("desk", one),
      loadTexts("rare", one),
      loadTexts("papers", one),
    ]),
  ]);
  // Titles and words are gathered while the code is loaded.
  return loadFile(() => import("./by-need.ts"));
}

addEventListener("message", ({ data }: MessageEvent<CallMessage>) => void answer(data));

async function answer({ number, name, language, args }: CallMessage): Promise<void> {
  try {
    const { callsIn, withNeeded } = await loadCalls(language);
    const calls = callsIn(language, (progress) => reply({ number, progress }));
    const call = calls[name as keyof typeof calls] as (...args: readonly unknown[]) => unknown;
    reply({ number, value: await withNeeded(() => call(...args)) });
  } catch (error) {
    // A browser may remember that a file did not come: thrown to the page, this ends the thread, and the next try has a new one.
    if (error instanceof NotLoaded) return void setTimeout(() => raise(error));
    // The error may quote an answer: it stays on the device, as all the rest.
    reply({ number, fault: String(error) });
  }
}

function raise(error: Error): never {
  throw error;
}

const reply = (message: ReplyMessage): void => postMessage(message);
