// Leaving the page and coming back: nothing is lost or mixed, and what was forgotten stays so. The browser of these tests keeps
// no page aside for the Back button (its shell forbids it): what it would do then is done by hand.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import type { State } from "../../web/visit.ts";
import { builtPage } from "../support/once.ts";
import { openAt } from "./screens.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

let space: WebSpace;
beforeAll(async () => {
  space = await openWebSpace(await builtPage());
});
afterAll(() => space.stop());

const names = "question/identity.familyName";
const open = (mayFail = false) => openAt(space.url, names, { device: "phone", mayFail });
const field = (page: Page) => page.locator('[id="identity.familyName"]');
/** Another site, as one that was typed into the address bar. */
const otherSite = () => space.url.replace("localhost", "127.0.0.1");
const shown = (page: Page) => page.locator("body").innerText();
const said = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll("input")].map(({ value }) => value).join());

it("finds what was typed and not sent after a visit to another page", async () => {
  const { page } = await open(true);
  await field(page).fill("Rahimzada");
  await page.goto(otherSite());
  await page.goBack();
  await expect.poll(() => field(page).inputValue()).toBe("Rahimzada");
  await page.goForward();
  expect(await said(page)).not.toContain("Rahimzada");
});

it("finds nothing by the Back button after everything was erased on a page that came later", async () => {
  const { page, t } = await open();
  await field(page).waitFor();
  await page.goto(`${space.url}?lang=en&later#/check`);
  await page.getByText("Rahimi").first().waitFor();
  await page.getByRole("button", { name: t("web.frame.forget") }).tap();
  await page.getByRole("button", { name: t("web.frame.forget-yes") }).tap();
  await page.locator("ul.languages").waitFor();
  for (let back = 0; back < 2; back += 1) {
    await page.goBack();
    await page.locator("main").waitFor();
    expect(`${await shown(page)}${await said(page)}`).not.toMatch(/Rahimi|Mariam/);
  }
});

describe("a page that the browser kept aside", () => {
  /** `left`: what a page that came later has left, null for nothing. Then the browser shows the first one again. */
  const comeBack = (page: Page, left: string | null) =>
    page.evaluate((left) => {
      Object.assign(window, { isOld: true });
      if (left === null) sessionStorage.clear();
      else sessionStorage.setItem("dossier", left);
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }, left);
  const kept = (page: Page) => page.evaluate(() => sessionStorage.getItem("dossier") ?? "");
  const isOld = (page: Page) => page.evaluate(() => "isOld" in window);

  it("is as it was where nothing was said since", async () => {
    const { page } = await open();
    await field(page).fill("Rahimzada");
    await comeBack(page, await kept(page));
    expect([await isOld(page), await field(page).inputValue()]).toEqual([true, "Rahimzada"]);
  });

  it("shows what was said since, in the language that was chosen since", async () => {
    const { page } = await open();
    await field(page).fill("Rahimzada");
    const state = JSON.parse(await kept(page)) as State;
    const drafts = { ...state.drafts, "identity.familyName": "Nazari" };
    await Promise.all([
      page.waitForEvent("load"),
      comeBack(page, JSON.stringify({ ...state, language: "fr", drafts })),
    ]);
    await page.getByRole("heading", { name: say(message("questions.screens.names"), "fr") }).waitFor();
    expect(await field(page).inputValue()).toBe("Nazari");
  });

  it("shows nothing where everything was erased since", async () => {
    const { page } = await open();
    await field(page).waitFor();
    await Promise.all([page.waitForEvent("load"), comeBack(page, null)]);
    await page.locator("ul.languages").waitFor();
    expect(`${await shown(page)}${await said(page)}`).not.toMatch(/Rahimi|Mariam/);
    expect(await kept(page)).not.toMatch(/Rahimi|Mariam/);
  });
});
