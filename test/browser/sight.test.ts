// The page as people set it for their eyes: colours that a system forces, 400 % zoom, larger letters, more room between them.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtPage } from "../support/once.ts";
import { axeViolations } from "./axe.ts";
import { paleParts } from "./contrast.ts";
import { misplaced } from "./fit.ts";
import { focusTop, isChangeSeen, isFocusSeen, keyboardWay, obscuredStops, tabTo } from "./focus.ts";
import { openScreen, screenNames } from "./screens.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

let space: WebSpace;
beforeAll(async () => {
  space = await openWebSpace(await builtPage(), "/", { hasService: true });
});
afterAll(() => space.stop());

/** Of the first field that is wrong, or that is not. */
const edgeOf = (page: Page, isWrong: boolean, what: "borderColor" | "borderWidth"): Promise<string> =>
  page
    .locator(`form [aria-invalid=${isWrong}]`)
    .first()
    .evaluate((field, what) => getComputedStyle(field)[what], what);

const schemes = ["light", "dark"] as const;

describe.each(schemes)("in %s", (colorScheme) => {
  const open = (name: string, forcedColors: "active" | "none") =>
    openScreen(space.url, name, { device: "desk", context: { colorScheme, forcedColors, reducedMotion: "reduce" } });

  it.each(screenNames)("texts and fields of the screen %s stand out", async (name) => {
    const { page } = await open(name, "none");
    expect(await paleParts(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: "active" });
    expect(await paleParts(page)).toEqual([]);
    // What axe takes for the colour of a text is not the one that a system forces.
    expect(await axeViolations(page, ["color-contrast"])).toEqual([]);
  });

  it.each(["nationalities", "problems", "keep"])(
    "forced colours show the focus of every control of the screen %s",
    async (name) => {
      const { page } = await open(name, "active");
      await focusTop(page);
      expect(await keyboardWay(page)).toMatchObject({ unreached: [], unseen: [] });
    },
  );

  it("a field that is wrong has another colour than the others", async () => {
    const { page } = await open("problems", "none");
    expect(await edgeOf(page, true, "borderColor")).not.toBe(await edgeOf(page, false, "borderColor"));
  });

  it("forced colours show the focus on an enlarged page, which is white", async () => {
    const { page } = await open("papers", "active");
    await focusTop(page);
    await tabTo(page, page.locator(".large .sheet"));
    expect(await isFocusSeen(page)).toBe(true);
  });

  it("forced colours show what is ticked, chosen, picked and wrong", async () => {
    const { page: papers } = await open("papers", "active");
    const tick = papers.locator(".ticks input").first();
    expect(await isChangeSeen(papers, tick, () => tick.click())).toBe(true);
    const { page: choice } = await open("choice", "active");
    const radio = choice.getByRole("radio").first();
    expect(await isChangeSeen(choice, radio, () => radio.click())).toBe(true);
    const { page: picker } = await open("nationalities", "active");
    await picker.keyboard.type("i");
    const option = picker.getByRole("option").first();
    await option.waitFor();
    expect(await isChangeSeen(picker, option, () => picker.keyboard.press("ArrowDown"))).toBe(true);
    const { page: wrong } = await open("problems", "active");
    expect(await edgeOf(wrong, true, "borderWidth")).not.toBe(await edgeOf(wrong, false, "borderWidth"));
  });
});

/** The page's policy takes no other style sheet. */
const withStyles = (page: Page, text: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, text);

/** WCAG 1.4.12. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

describe.each(screenNames)("the screen %s", (name) => {
  it("is whole at 400 % zoom, with more room between letters, and where Tab goes is in sight", async () => {
    // A window of 1,280 × 1,024 (WCAG 1.4.10).
    const { page } = await openScreen(space.url, name, {
      device: "desk",
      language: "fr",
      context: { viewport: { width: 320, height: 256 }, reducedMotion: "reduce" },
    });
    expect(await misplaced(page)).toEqual([]);
    await withStyles(page, spacing);
    expect(await misplaced(page)).toEqual([]);
    await focusTop(page);
    expect(await obscuredStops(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await withStyles(page, "html { font-size: 200% }");
    expect(await misplaced(page)).toEqual([]);
  });
});
