// The questions of the page as people answer them: on a phone and at a desk, by keyboard, in each language, back and forth.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { factsOf, type Language } from "../../functions/text/languages.ts";
import { message, type MessageKey } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { builtPage } from "../support/once.ts";
import { axeViolations } from "./axe.ts";
import { download, visit, type Device } from "./browser.ts";
import { keyboardWay } from "./focus.ts";
import { walkedLanguages, walks, withoutRow } from "./languages.ts";
import { readAloud } from "./screen-reader.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

let space: WebSpace;
beforeAll(async () => {
  space = await openWebSpace(await builtPage());
});
afterAll(() => space.stop());

const plain = (text: string): string => text.replaceAll(/[\s\u2066-\u2069]+/g, " ");

const said = (key: MessageKey, language: Language) => say(message(key), language);

/** The questions of the first card are on the page. */
async function begin(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: said("web.need.first-card", language) }).click();
  await page.locator("form").waitFor();
}

const screenOf = (page: Page): string => decodeURIComponent(page.url().split("#/")[1] ?? "");

async function goOn(page: Page, language: Language): Promise<void> {
  const before = page.url();
  await page.getByRole("button", { name: said("web.question.go-on", language), exact: true }).click();
  await page.waitForFunction((url) => location.href !== url || document.querySelector(".problems") !== null, before);
  await page.locator("form, .answers").first().waitFor();
}

/** Answers what must be answered, and leaves the rest to the pen, up to a screen or the check. */
async function answerUpTo(page: Page, language: Language, screen: string): Promise<void> {
  const choices: Record<string, number> = {
    "housing.kind": 1,
    "couple.kind": 1,
    "children[0]": 1,
    "familyMembers[0]": 1,
  };
  for (let count = 0; count < 60; count += 1) {
    const shown = screenOf(page).replace("question/", "");
    if (shown === screen || shown === "check") return;
    const radios = page.getByRole("radio");
    if (shown === "concordance.birthCertificate") {
      await page.getByRole("button", { name: said("web.question.skip-agree", language) }).click();
      await page.locator(".answers").first().waitFor();
      continue;
    }
    if ((await radios.count()) > 0) await radios.nth(choices[shown] ?? 0).check();
    await goOn(page, language);
  }
}

/** What axe, the keyboard of a desk and a narrow screen find wrong. */
async function faultsOf(page: Page, device: Device): Promise<unknown> {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const axe = await axeViolations(page);
  if (device === "phone") return { axe, isWide, unreached: [], unseen: [] };
  // The heading of a new screen takes the focus. From the beginning of the page, as somebody who comes back to it:
  await page.waitForFunction(() => document.querySelector("h1[tabindex]:not(:focus)") === null);
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  const { unreached, unseen } = await keyboardWay(page);
  return { axe, isWide, unreached, unseen };
}
const none = { axe: [], unreached: [], unseen: [], isWide: false };

it.each(walks)("in %s, every kind of screen is without a fault on a %s", async (language, device) => {
  const { page } = await visit(space.url, { device, language });
  await page.getByText(say(message("start.what"), language)).waitFor();
  expect(["start", await faultsOf(page, device)]).toEqual(["start", none]);
  await page.getByRole("button", { name: factsOf(language).name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: said("web.need.title", language) }).waitFor();
  const root = page.locator("html");
  const { locale, direction } = factsOf(language);
  expect([await root.getAttribute("lang"), await root.getAttribute("dir")]).toEqual([locale, direction]);
  expect(["need", await faultsOf(page, device)]).toEqual(["need", none]);
  await begin(page, language);
  for (const screen of ["housing.kind", "identity.familyName", "identity.birth.date", "identity.nationalities"]) {
    await answerUpTo(page, language, screen);
    expect([screen, await faultsOf(page, device)]).toEqual([screen, none]);
  }
  await answerUpTo(page, language, "check");
  await page.locator(".answers").first().waitFor();
  expect(["check", await axeViolations(page)]).toEqual(["check", []]);
  await page.getByRole("link", { name: said("web.check.keep", language) }).click();
  await page.getByRole("heading", { level: 1, name: said("web.keep.title", language) }).waitFor();
  expect(["keep", await axeViolations(page)]).toEqual(["keep", []]);
});

it("is walked through in every language that people can choose", () => {
  expect(withoutRow).toEqual([]);
});

it.each(walkedLanguages)(
  "a name in other letters is refused in %s, and it says where the Latin spelling stands",
  async (language) => {
    const { page } = await visit(`${space.url}?lang=${language}`, { device: "phone", language });
    await begin(page, language);
    await answerUpTo(page, language, "identity.familyName");
    await page.locator("form input[type=text]").first().fill("Шевченко");
    await goOn(page, language);
    const told = plain(await page.locator(".problems").innerText());
    expect(told).toContain(plain(said("problems.spelled-as.identity", language)));
    expect(told).toContain("U+0428");
  },
);

it("says all that is wrong at once, and leads to the part of the date that is", async () => {
  const { page } = await visit(`${space.url}?lang=en`, { device: "phone" });
  await begin(page, "en");
  await answerUpTo(page, "en", "identity.birth.date");
  await page.getByLabel("Day", { exact: true }).fill("5");
  await page.getByLabel("Year", { exact: true }).fill("1990");
  await page.getByLabel("In which country").fill("Neverland");
  await goOn(page, "en");
  const summary = page.locator(".problems");
  await expect.poll(() => summary.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await summary.getByRole("link").count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  const problems = await summary.getByRole("link").allTextContents();
  const spoken = await readAloud(page, "main");
  const heading = `heading, ${say(message("web.question.problems", { count: 2 }), "en")}, level 2`;
  expect(spoken).toEqual(expect.arrayContaining([heading, ...problems.map((problem) => `link, ${problem}`)]));
  // Each field says by itself what is wrong with it, and the others that nothing is.
  const fields = spoken.filter((phrase) => /^(?:textbox|combobox), /.test(phrase));
  expect(fields.map((phrase) => `${phrase.split(", ")[1]}: ${phrase.split(", ").at(-1)}`)).toEqual([
    "Day: not invalid",
    "Month: invalid",
    "Year: not invalid",
    "Where were you born?: not invalid",
    "In which country were you born?: invalid",
  ]);
  await summary.getByRole("link").first().click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("identity.birth.date-month");
  await page.keyboard.type("mars");
  expect(await page.getByLabel("Day", { exact: true }).inputValue()).toBe("5");
});

it("finds a country by the keyboard alone, and keeps what is chosen", async () => {
  const { page } = await visit(`${space.url}?lang=fr`, { device: "desk" });
  await begin(page, "fr");
  await answerUpTo(page, "fr", "identity.nationalities");
  const field = page.getByRole("combobox");
  await field.focus();
  await page.keyboard.type("eryt");
  await page.getByRole("option", { name: "Érythrée" }).waitFor();
  await page.keyboard.press("ArrowDown");
  const spoken = await readAloud(page, "main");
  const at = spoken.findIndex((phrase) => phrase.startsWith("combobox, "));
  expect(spoken[at]).toMatch(/^combobox, .*, eryt, has popup listbox, expanded, active descendant Érythrée, /);
  expect(spoken.slice(at + 2, at + 6)).toEqual([
    "option, Érythrée, selected, position 1, set size 1",
    `end of ${spoken[at + 1]}`,
    "status",
    say(message("web.field.found", { count: 1 }), "fr"),
  ]);
  expect(await field.getAttribute("aria-expanded")).toBe("true");
  expect(await page.locator(`[id="${await field.getAttribute("aria-activedescendant")}"]`).textContent()).toBe(
    "Érythrée",
  );
  await page.keyboard.press("Enter");
  await page.keyboard.type("zaire");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(screenOf(page)).toBe("question/identity.nationalities");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !location.hash.includes("nationalities"));
  await page.goBack();
  const chosen = page.locator(".chosen bdi");
  await chosen.first().waitFor();
  expect(await chosen.allTextContents()).toEqual(["Érythrée", "République démocratique du Congo"]);
});

it("loses and mixes nothing when people go back, reload and change the language", async () => {
  const { page } = await visit(`${space.url}?lang=en`, { device: "phone" });
  await begin(page, "en");
  await answerUpTo(page, "en", "identity.familyName");
  await page.getByLabel("What is your family name").fill("Rahimi");
  await page.getByLabel("What are your given names").fill("Mariam\u200B");
  await page.reload();
  expect(await page.getByLabel("What is your family name").inputValue()).toBe("Rahimi");
  expect(await page.getByLabel("What are your given names").inputValue()).toBe("Mariam");
  await goOn(page, "en");
  await page.goBack();
  expect(await page.getByLabel("What is your family name").inputValue()).toBe("Rahimi");
  await page.getByRole("button", { name: "Français" }).click();
  await page.getByLabel("Quels sont vos prénoms").waitFor();
  expect(await page.getByLabel("Quels sont vos prénoms").inputValue()).toBe("Mariam");
});

it("leads from a question that no longer applies to the next one, and back is no trap", async () => {
  const { page } = await visit(`${space.url}?lang=en`, { device: "phone" });
  await begin(page, "en");
  await answerUpTo(page, "en", "housing.host.familyName");
  await page.evaluate(() => (location.hash = "/question/housing.kind"));
  await page.getByRole("radio").first().check();
  await goOn(page, "en");
  const after = screenOf(page);
  await page.evaluate(() => (location.hash = "/question/housing.host.familyName"));
  await expect.poll(() => screenOf(page)).toBe(after);
});

it("changes one answer from the check and comes back to it", async () => {
  const { page } = await visit(`${space.url}?lang=en`, { device: "phone" });
  await begin(page, "en");
  await answerUpTo(page, "en", "check");
  await page.getByRole("link", { name: "Change: What is your family name?" }).click();
  // The link that was pressed has these words too.
  await page.getByRole("textbox", { name: "What is your family name?" }).fill("Rahimi");
  await goOn(page, "en");
  expect(screenOf(page)).toBe("check");
  await page.getByText("Rahimi").waitFor();
});

it("keeps the answers as the command line does, takes them up again, and erases them after one question", async () => {
  const { page } = await visit(`${space.url}?lang=en`, { device: "desk" });
  await begin(page, "en");
  await answerUpTo(page, "en", "identity.familyName");
  await page.getByLabel("What is your family name").fill("Rahimi");
  await goOn(page, "en");
  await page.evaluate(() => (location.hash = "/keep"));
  const { fileName, bytes } = await download(page, () => page.getByRole("link", { name: "Save the file" }).click());
  expect(fileName).toBe("answers.json");
  expect(JSON.parse(bytes.toString())).toMatchObject({ version: 1, identity: { familyName: "Rahimi" } });
  const saved = join(inject("runFolder"), "answers.json");
  await writeFile(saved, bytes);

  await page.getByRole("button", { name: "Erase everything" }).click();
  await page.getByRole("button", { name: "Yes, erase everything" }).click();
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);

  await page.goto(`${space.url}?lang=en#/keep`);
  await page.setInputFiles("#file", saved);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("form").waitFor();
  await page.evaluate(() => (location.hash = "/question/identity.familyName"));
  await expect.poll(() => page.getByLabel("What is your family name").inputValue()).toBe("Rahimi");
});

it("lets a host answer on their own phone, by a link that holds nothing, into a file that is put to the answers", async () => {
  const host = await visit(`${space.url}?lang=en#/host`, { device: "phone" });
  await host.page.getByRole("button", { name: "Begin" }).click();
  await host.page.locator("form").waitFor();
  await answerUpTo(host.page, "en", "housing.host.familyName");
  await host.page.getByRole("textbox").first().fill("Dupont");
  await host.page.getByRole("button", { name: "Continue" }).click();
  // A family name opens the question about the usual one.
  await host.page.getByRole("textbox").nth(2).waitFor();
  await host.page.evaluate(() => (location.hash = "/host/done"));
  const { fileName, bytes } = await download(host.page, () =>
    host.page.getByRole("link", { name: "Save the file" }).click(),
  );
  expect(fileName).toBe("host.json");
  expect(JSON.parse(bytes.toString())).toMatchObject({ version: 1, housing: { host: { familyName: "Dupont" } } });
  const part = join(inject("runFolder"), "host.json");
  await writeFile(part, bytes);

  const { page } = await visit(`${space.url}?lang=en`, { device: "phone" });
  await begin(page, "en");
  await answerUpTo(page, "en", "identity.familyName");
  await page.evaluate(() => (location.hash = "/keep"));
  await page.setInputFiles("#file", part);
  await page.getByText("The answers of the person who hosts you are added.").waitFor();
  expect(await readFile(part, "utf8")).not.toContain("identity");
});

it.each([
  ["the rules", /\/worker-[^/]*\.js$/],
  ["a file that the rules need", /\/part-[^/]*\.js$/],
])("says when %s cannot be loaded, and goes on at the next try", async (_, file) => {
  const { page, context, requests } = await visit(`${space.url}?lang=en`, {
    device: "phone",
    mayFail: true,
  });
  const first = page.getByRole("button", { name: said("web.need.first-card", "en") });
  await first.waitFor();
  const known = new Set(requests.map(({ url }) => url));
  let isDown = true;
  await context.route(file, (route) =>
    isDown && !known.has(route.request().url()) ? route.abort() : route.continue(),
  );
  await first.click();
  const again = page.getByRole("button", { name: said("web.failed.again", "en") });
  await again.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  isDown = false;
  await again.click();
  await page.locator("form").waitFor();
});

it("waits for the texts of the rules, also where they come last", async () => {
  const { page, context, requests } = await visit(`${space.url}?lang=en`, {
    device: "phone",
  });
  const untilNothingIsAskedFor = async () => {
    for (let asked = -1; asked < requests.length;) {
      asked = requests.length;
      await page.waitForTimeout(500);
    }
  };
  await context.route(/\/part-[^/]*\.js$/, async (route) => {
    const reply = await route.fetch();
    if ((await reply.text()).includes("questions.screens.names")) await untilNothingIsAskedFor();
    await route.fulfill({ response: reply });
  });
  await begin(page, "en");
  expect(screenOf(page)).toMatch(/^question\//);
});
