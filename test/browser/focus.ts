// The keyboard's way through a page: which controls Tab reaches, in which order, and whether each shows that it has the focus.
import type { Locator, Page } from "playwright-core";
import { PNG } from "pngjs";

/** WCAG 1.4.11: against what was there before. */
const leastContrast = 3;
/** A ring of 1 pixel around the smallest control has more. */
const leastPixels = 150;
/** How far from a control its ring is looked for. */
const marginPx = 12;

const maxStops = 500;

/** Of each value of a channel: its light. */
const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

const luminance = (data: Buffer, at: number): number =>
  0.2126 * linear[data[at]!]! + 0.7152 * linear[data[at + 1]!]! + 0.0722 * linear[data[at + 2]!]!;

/** How many pixels of the two pictures differ by the contrast of a ring that can be seen. */
function seenPixels(one: PNG, other: PNG): number {
  let seen = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    if (one.data.readInt32LE(at) === other.data.readInt32LE(at)) continue;
    const [a, b] = [luminance(one.data, at), luminance(other.data, at)];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= leastContrast) seen += 1;
  }
  return seen;
}

export type KeyboardWay = {
  /** The controls in the order in which Tab reaches them from where the focus is, by role and name. */
  stops: string[];
  /** Those that Tab does not reach. Of radio buttons that belong together it reaches one, the arrows the others. */
  unreached: string[];
  /** Those whose focus cannot be seen. */
  unseen: string[];
};

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    tabStops: Element[];
    focused: HTMLElement;
    endMoves: () => void;
  }
}

const nameOf = async (control: Locator) =>
  (await control.ariaSnapshot()).split("\n")[0]?.replaceAll(/^- |:$/g, "") ?? "";

/** Presses Tab once through the page from where the focus is. At each turn another control has the focus. */
async function* tabStops(page: Page): AsyncGenerator<Locator> {
  await page.evaluate(() => void (window.tabStops = []));
  let isRound = false;
  for (let presses = 0; presses < maxStops; presses++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const stop = document.activeElement;
      if (stop === null || stop === document.body) return "none";
      if (window.tabStops.includes(stop)) return "known";
      window.tabStops.push(stop);
      return "new";
    });
    // After the last control comes the browser's own, and then the first.
    if (stop === "known" || (stop === "none" && isRound)) return;
    isRound ||= stop === "none";
    if (stop === "new") yield page.locator(":focus");
  }
}

/** Presses Tab through the whole page as it stands, in its colours of the moment. */
export async function keyboardWay(page: Page): Promise<KeyboardWay> {
  const way: KeyboardWay = { stops: [], unreached: [], unseen: [] };
  for await (const stop of tabStops(page)) {
    const name = await nameOf(stop);
    way.stops.push(name);
    if (!(await isFocusSeen(page))) way.unseen.push(name);
  }
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  for (const control of await page.locator(controls).all()) {
    const [isReached, isByArrows] = await control.evaluate((control) => {
      const isUsed = !control.matches(":disabled, [tabindex='-1']") && control.closest("[inert]") === null;
      const isShown = control.checkVisibility({ visibilityProperty: true });
      if (!isUsed || !isShown || window.tabStops.includes(control)) return [true, false];
      const isRadio = (stop: Element) => stop instanceof HTMLInputElement && stop.type === "radio" && stop.name !== "";
      const groupOf = (stop: Element) => stop.getAttribute("name");
      return [
        false,
        isRadio(control) && window.tabStops.some((stop) => isRadio(stop) && groupOf(stop) === groupOf(control)),
      ];
    });
    if (isReached) continue;
    const name = await nameOf(control);
    if (!isByArrows) way.unreached.push(name);
    // After a key, the focus that a script sets is shown as that of the keyboard.
    else if ((await control.focus(), !(await isFocusSeen(page)))) way.unseen.push(name);
  }
  return way;
}

/** The heading of a new screen has the focus: gives it to the top of the page, from where Tab goes through all. */
export const focusTop = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });

/** Presses Tab until the control has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < maxStops; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${await nameOf(control)}`);
}

/** Whether a control looks otherwise after `act`: what is chosen, ticked or wrong is seen without its colour alone. */
export async function isChangeSeen(page: Page, control: Locator, act: () => Promise<unknown>): Promise<boolean> {
  const clip = (await control.boundingBox())!;
  const before = await pictureOf(page, clip);
  await act();
  return seenPixels(before, await pictureOf(page, clip)) >= leastPixels;
}

/** The stops of Tab of which nothing is in sight, or which something else covers (WCAG 2.4.11). */
export async function obscuredStops(page: Page): Promise<string[]> {
  const obscured: string[] = [];
  for await (const stop of tabStops(page)) {
    await restOfFocus(page);
    const isInSight = await page.evaluate(() => {
      const stop = document.activeElement!;
      const box = stop.getBoundingClientRect();
      const shares = [0.1, 0.5, 0.9];
      return shares.some((across) =>
        shares.some((down) =>
          stop.contains(document.elementFromPoint(box.left + box.width * across, box.top + box.height * down)),
        ),
      );
    });
    if (!isInSight) obscured.push(await nameOf(stop));
  }
  return obscured;
}

type Clip = { x: number; y: number; width: number; height: number };

const pictureOf = async (page: Page, clip: Clip): Promise<PNG> =>
  PNG.sync.read(await page.screenshot({ clip, animations: "disabled", caret: "hide" }));

/** As it stands: what moves and the caret are for whoever calls. To stop them at each picture takes most of its time. */
const quickPictureOf = async (page: Page, clip: Clip): Promise<PNG> =>
  PNG.sync.read(await page.screenshot({ clip, animations: "allow", caret: "initial" }));

/** The page may still be on its way to the control, or be drawn. Gives what is in sight of the control and around it. */
const restOfFocus = (page: Page): Promise<Clip> =>
  page.evaluate(async (margin) => {
    const control = document.activeElement!;
    let box = control.getBoundingClientRect();
    for (let still = 0; still < 3;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const { top, left } = control.getBoundingClientRect();
      still = top === box.top && left === box.left ? still + 1 : 0;
      box = control.getBoundingClientRect();
    }
    const [left, top] = [Math.max(0, Math.floor(box.left - margin)), Math.max(0, Math.floor(box.top - margin))];
    const right = Math.min(document.documentElement.clientWidth, Math.ceil(box.right + margin));
    const bottom = Math.min(innerHeight, Math.ceil(box.bottom + margin));
    return { x: left, y: top, width: right - left, height: bottom - top };
  }, marginPx);

/** Whether what has the focus looks otherwise without it. Gives it back, since a control may hold the focus for ever. */
export async function isFocusSeen(page: Page): Promise<boolean> {
  const clip = await restOfFocus(page);
  if (clip.width <= 0 || clip.height <= 0) return false;
  await page.evaluate(() => {
    window.focused = document.activeElement as HTMLElement;
    window.focused.style.setProperty("caret-color", "transparent", "important");
    // What moves is brought to its end, or stopped where it has none.
    window.endMoves = () => {
      for (const move of document.getAnimations()) {
        if (Number.isFinite(move.effect?.getComputedTiming().endTime)) move.finish();
        else move.cancel();
      }
    };
    window.endMoves();
  });
  const focused = await quickPictureOf(page, clip);
  await page.evaluate(() => {
    window.focused.blur();
    window.endMoves();
  });
  const without = await quickPictureOf(page, clip);
  await page.evaluate(() => {
    window.focused.style.removeProperty("caret-color");
    window.focused.focus({ preventScroll: true });
  });
  return seenPixels(focused, without) >= leastPixels;
}
