// A link, on request only: what is said before, sent once, shown, opened with its code, looked after and erased.
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { builtPage } from "../support/once.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { axeViolations } from "./axe.ts";
import { devices, press, visit, type Device } from "./browser.ts";
import { focusTop, keyboardWay, tabTo } from "./focus.ts";
import { openAt as openAnswered } from "./screens.ts";
import { openService, type Service } from "./service.ts";
import { openWebSpace } from "./web-space.ts";

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const words = (language: Language) => (key: MessageKey, values?: Values) => say(message(key, values), language);
const t = words("en");

/** The page of a person who has answered everything. */
const openAt = (route: string, device: Device, language: Language = "en", address = service.url, mayFail = false) =>
  openAnswered(`${address}/`, route, { device, language, mayFail });

const send = (page: Page) => page.getByRole("button", { name: t("web.link.send") });

describe.each(devices)("on a %s", (device) => {
  it.each(operatorLanguages)("is offered, explained, made and shown in %s", async (language) => {
    const said = words(language);
    const { page, requests } = await openAt("papers", device, language);
    await press(page.getByRole("link", { name: said("web.link.offer.button") }), device);
    await page.getByRole("heading", { name: said("web.link.title") }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(requests.filter(({ url }) => url.includes("/api"))).toEqual([]);
    await press(page.getByRole("button", { name: said("web.link.send") }), device);
    await page.getByRole("heading", { name: said("web.link.made") }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator("footer").innerText()).toContain(
      said("web.link.sent", { host: new URL(service.url).host }),
    );
  });
});

it("sends the answers once, and nothing before it is asked to", async () => {
  const { page, requests } = await openAt("link", "phone");
  await press(send(page), "phone");
  await page.locator("#link").waitFor();
  const sent = requests.filter(({ method, url }) => method !== "GET" || url.includes("/api"));
  expect(sent.map(({ method, url }) => [method, new URL(url).pathname])).toEqual([["POST", "/api/dossiers"]]);
  expect(new URL(sent[0]!.url).search).toBe("?retentionDays=7&factor=code&language=en");
  expect(JSON.parse(sent[0]!.body ?? "")).toEqual(await exampleAnswers("refugee-first-hosted-married"));
});

it("leads to papers with fields where the person chose them", async () => {
  const { page, requests } = await openAt("papers", "phone");
  await page.getByRole("checkbox", { name: t("web.papers.fillable.choice") }).check();
  await page.reload();
  expect(await page.getByRole("checkbox", { name: t("web.papers.fillable.choice") }).isChecked()).toBe(true);
  await press(page.getByRole("link", { name: t("web.link.offer.button") }), "phone");
  await press(send(page), "phone");
  await page.locator("#link").waitFor();
  const sent = requests.filter(({ method }) => method === "POST");
  expect(sent.map(({ url }) => new URL(url).search)).toEqual([
    "?retentionDays=7&factor=code&language=en&fillable=true",
  ]);
});

it("opens with its code, tells its owner, and is erased", async () => {
  const { page, context } = await openAt("link", "desk", "en", service.url, true);
  await send(page).click();
  const link = await page.locator("#link").inputValue();
  const code = (await page.locator(".code").innerText()).replaceAll(" ", "");
  expect(code).toMatch(/^\d{6}$/);

  await page.getByRole("button", { name: t("web.link.openings.look") }).click();
  await page.getByText(t("web.link.openings.none")).waitFor();
  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole("button").first().click();
  await other.getByRole("textbox").fill(code);
  await other.getByRole("textbox").press("Enter");
  await other.locator("button[name=file]").first().waitFor();
  await page.getByRole("button", { name: t("web.link.openings.look") }).click();
  await page.getByText(new RegExp(`: ${t("web.link.openings.opened")}$`)).waitFor();

  // A reload loses nothing of what is shown only here.
  await page.reload();
  expect(await page.locator("#link").inputValue()).toBe(link);
  await page.getByRole("button", { name: t("web.link.erase.button") }).click();
  await page.getByRole("button", { name: t("web.link.erase.yes") }).click();
  await page.getByRole("heading", { name: t("web.link.title") }).waitFor();
  expect(await page.locator("footer").innerText()).toContain(t("web.frame.private"));
  await other.goto(link);
  await other.reload();
  await other.getByRole("button").first().click();
  await other.getByRole("heading", { name: /Erased|Stopped/i }).waitFor();
});

it("is asked for, looked after, unlocked and erased by the keyboard alone", async () => {
  const { page } = await openAt("link", "desk");
  const pressEnterOn = async (control: Locator) => {
    await tabTo(page, control);
    await page.keyboard.press("Enter");
  };
  const button = (key: MessageKey) => page.getByRole("button", { name: t(key), exact: true });
  await page.getByRole("heading", { name: t("web.link.title") }).waitFor();
  await focusTop(page);
  expect(await keyboardWay(page)).toMatchObject({ unreached: [], unseen: [] });
  await pressEnterOn(send(page));
  await page.getByRole("heading", { name: t("web.link.made") }).waitFor();
  await page.locator("h1:focus").waitFor();
  await focusTop(page);
  expect(await keyboardWay(page)).toMatchObject({ unreached: [], unseen: [] });
  await pressEnterOn(button("web.link.openings.look"));
  await page.getByText(t("web.link.openings.none")).waitFor();
  await pressEnterOn(button("web.link.unlock.button"));
  await page.getByText(t("web.link.unlock.done")).waitFor();
  await pressEnterOn(button("web.link.erase.button"));
  await pressEnterOn(button("web.link.erase.yes"));
  await page.getByRole("heading", { name: t("web.link.title") }).waitFor();
});

it("is locked by five wrong codes, and unlocked by its owner", async () => {
  const { page, context } = await openAt("link", "desk", "en", service.url, true);
  await send(page).click();
  const link = await page.locator("#link").inputValue();
  const code = (await page.locator(".code").innerText()).replaceAll(" ", "");
  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole("button").first().click();
  const answer = async (typed: string) => {
    await other.getByRole("textbox").fill(typed);
    await other.getByRole("textbox").press("Enter");
  };
  for (let left = 4; left >= 0; left--) {
    await answer(code === "000000" ? "111111" : "000000");
    if (left > 0) await other.getByText(say(message("pages.factor.triesLeft", { count: left }), "en")).waitFor();
  }
  await other.getByRole("heading", { name: t("pages.refusals.locked.title") }).waitFor();
  await page.getByRole("button", { name: t("web.link.unlock.button") }).press("Enter");
  await page.getByText(t("web.link.unlock.done")).waitFor();
  await other.goto("about:blank");
  await other.goto(link);
  await other.getByRole("button").first().click();
  await answer(code);
  await other.locator("button[name=file]").first().waitFor();
  expect(await other.getByRole("textbox").count()).toBe(0);
});

it("is printed as a slip alone, whose address erases it on another device and leaves no secret behind", async () => {
  const { page } = await openAt("link", "desk");
  await send(page).click();
  await page.locator(".slip").waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".slip").isVisible()).toBe(true);
  for (const hidden of ["header", "footer", ".code", ".owner", ".slip button", "#link"])
    expect(await page.locator(hidden).first().isVisible()).toBe(false);
  const [id = "", secret = ""] = await page.locator(".slip bdi").allInnerTexts();
  const owner = await visit(`${service.url}/?lang=fr#/erase/${id}/${secret}`, { device: "phone" });
  const said = words("fr");
  await owner.page.getByRole("button", { name: said("web.link.erase.button") }).tap();
  expect(owner.page.url()).not.toContain(secret);
  await owner.page.getByRole("button", { name: said("web.link.erase.yes") }).tap();
  await owner.page.getByRole("heading", { name: said("web.link.erased") }).waitFor();
});

it("gives the same dossier after a reply that was lost", async () => {
  const { page } = await openAt("link", "phone", "en", service.url, true);
  const [ids, keys]: [string[], string[]] = [[], []];
  await page.route("**/api/dossiers?*", async (route) => {
    keys.push(route.request().headers()["idempotency-key"] ?? "");
    const reply = await route.fetch();
    ids.push(((await reply.json()) as { id: string }).id);
    await (ids.length === 1 ? route.abort() : route.fulfill({ response: reply }));
  });
  await press(send(page), "phone");
  await page.getByText(t("web.link.refused.no-network")).waitFor();
  await press(page.getByRole("button", { name: t("web.link.again") }), "phone");
  await page.locator("#link").waitFor();
  expect([new Set(ids).size, new Set(keys).size, ids.length]).toEqual([1, 1, 2]);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});

const wrong = { code: "wrong", path: "identity.familyName", message: "The name holds a digit." };
it.each<[string, number, object | string, string]>([
  ["too many requests", 429, { message: "Too Many Requests" }, t("web.link.refused.busy")],
  ["a service that is away", 503, { title: "x", code: "store-unavailable" }, t("web.link.refused.unavailable")],
  ["a bug", 500, "", t("web.link.refused.unavailable")],
  ["a page of the network in between", 200, "<html>Sign in to the Wi-Fi</html>", t("web.link.refused.unavailable")],
  ["an answer to correct", 422, { title: "x", problems: [wrong] }, wrong.message],
  ["anything else, in its own words", 413, { title: "Too long", detail: "Send less." }, "Send less."],
])("says in words: %s", async (_what, status, body, expected) => {
  const { page } = await openAt("link", "phone", "en", service.url, true);
  await page.route("**/api/dossiers?*", (route) =>
    route.fulfill({ status, body: typeof body === "string" ? body : JSON.stringify(body) }),
  );
  await press(send(page), "phone");
  expect(await page.getByRole("alert").innerText()).toContain(expected);
  expect(await axeViolations(page)).toEqual([]);
});

it("is not there on a plain web space, and nothing is asked to find that out", async () => {
  const space = await openWebSpace(await builtPage());
  const { page, requests } = await openAt("papers", "phone", "en", space.url.slice(0, -1));
  await page.getByRole("button", { name: t("web.papers.finish.button") }).waitFor();
  expect(await page.getByText(t("web.link.offer.title")).count()).toBe(0);
  await page.goto(`${space.url}#/link`);
  await page.getByRole("heading", { name: t("web.link.absent") }).waitFor();
  expect(requests.filter(({ url, method }) => method !== "GET" || url.includes("/api"))).toEqual([]);
  await space.stop();
});
