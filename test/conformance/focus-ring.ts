// Conformance: the focus on each control of a page, in pixels: what chromium draws with it differs enough from without it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { MissingProgram, runProgram } from "./programs.ts";

/** WCAG 1.4.11: against what was there before. */
const leastContrast = 3;
/** A ring of 1 pixel around the smallest control has more. */
const leastPixels = 150;

function luminance(data: Buffer, at: number): number {
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => {
    const part = (data[at + channel] ?? 0) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How many pixels of the two pictures differ by the contrast of a ring that can be seen. */
function seenPixels(one: PNG, other: PNG): number {
  let seen = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const [a, b] = [luminance(one.data, at), luminance(other.data, at)];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= leastContrast) seen += 1;
  }
  return seen;
}

/** The controls of the pages whose focus cannot be seen; undefined where this machine has no chromium. */
export async function unseenFocus(pages: Record<string, string>, folder: string): Promise<string[] | undefined> {
  mkdirSync(folder, { recursive: true });
  const [html, png] = [join(folder, "page.html"), join(folder, "page.png")];
  const picture = async (content: string, isDark: boolean): Promise<PNG> => {
    writeFileSync(html, content);
    const scheme = isDark ? ["--blink-settings=preferredColorScheme=0"] : [];
    const usual = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=390,2600"];
    await runProgram("chromium", [...usual, ...scheme, `--screenshot=${png}`, `file://${html}`]);
    return PNG.sync.read(readFileSync(png));
  };
  const unseen: string[] = [];
  try {
    for (const [name, page] of Object.entries(pages)) {
      const still = page.replaceAll(/<(script|noscript)>[\s\S]*?<\/\1>/g, "");
      const controls = still.match(/<a |<button|<input(?! type="hidden")/g) ?? [];
      for (const isDark of [false, true]) {
        const without = await picture(still, isDark);
        for (const index of controls.keys()) {
          const focus = `document.querySelectorAll("a,button,input:not([type=hidden])")[${index}].focus()`;
          const focused = await picture(still.replace("</body>", `<script>${focus}</script></body>`), isDark);
          const where = `${name}, ${isDark ? "dark" : "light"}, control ${index + 1}`;
          if (seenPixels(without, focused) < leastPixels) unseen.push(where);
        }
      }
    }
  } catch (error) {
    if (error instanceof MissingProgram) return undefined;
    throw error;
  }
  return unseen;
}
