// A screen reader in the page: what it says of each element, from roles, names and states as the standards have them.
import { buildSync } from "esbuild";
import type { virtual } from "@guidepup/virtual-screen-reader";
import type { Page } from "playwright-core";

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    screenReader: { virtual: typeof virtual };
  }
}

const endOfDocument = "end of document";
/** It goes round; more than this is no page. */
const maxPhrases = 2000;

let bundled: string | undefined;
const script = () =>
  (bundled ??= buildSync({
    stdin: {
      contents: `export { virtual } from "@guidepup/virtual-screen-reader/browser.js"`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "screenReader",
  }).outputFiles[0]!.text);

/** Reads the page, or a part of it, from top to bottom: a phrase for each stop. */
export async function readAloud(page: Page, selector = "body"): Promise<string[]> {
  await page.evaluate(script());
  return page.evaluate(
    async ({ selector, endOfDocument, maxPhrases }) => {
      const { virtual } = window.screenReader;
      // Where scripts run it is never shown, and this reader would read its source.
      for (const unseen of document.querySelectorAll("noscript")) unseen.remove();
      await virtual.start({ container: document.querySelector(selector)! });
      const first = await virtual.lastSpokenPhrase();
      for (let phrases = 0; phrases < maxPhrases; phrases++) {
        await virtual.next();
        // A part has no end of its own: after its last phrase comes its first.
        if ([endOfDocument, first].includes(await virtual.lastSpokenPhrase())) break;
      }
      const spoken = await virtual.spokenPhraseLog();
      await virtual.stop();
      return spoken;
    },
    { selector, endOfDocument, maxPhrases },
  );
}
