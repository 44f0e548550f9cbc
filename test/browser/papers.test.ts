// The papers in a real browser: what is shown, what is saved, how they leave it, and that nothing stays.
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersSchema } from "../../functions/answers/answers.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { make, makeLater, papers } from "../../web/worker/papers.ts";
import { builtPage } from "../support/once.ts";
import { readFields } from "../support/read-fields.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { axeViolations } from "./axe.ts";
import { devices, download, press, visit, type VisitOptions } from "./browser.ts";
import { focusTop, keyboardWay } from "./focus.ts";
import { walkedLanguages } from "./languages.ts";
import { expectPicture } from "./pictures.ts";
import { openAt } from "./screens.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

const day = "2026-11-23";
const inAppAgent =
  "Mozilla/5.0 (Linux; Android 13; SM-A146B Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/147.0.0.0 Mobile Safari/537.36 WhatsApp/2.24.9.78";

let space: WebSpace;
let answers: Record<string, unknown>;
beforeAll(async () => {
  space = await openWebSpace(await builtPage());
  answers = await exampleAnswers("refugee-first-hosted-married");
});
afterAll(() => space.stop());

const words = (language: Language) => (key: MessageKey, values?: Values) =>
  say(values === undefined ? message(key) : message(key, values), language);

/** The screen of the papers, as a person reaches it whose answers are all given. */
async function openPapers(options: VisitOptions, prepare?: (page: Page) => Promise<unknown>) {
  const opened = await openAt(space.url, "papers", {
    language: "fr",
    ...options,
    today: day,
    state: { id: "visit", answers },
    ...(prepare === undefined ? {} : { prepare }),
  });
  await opened.page.locator(".first-page").waitFor();
  return opened;
}

const made = (page: Page) => page.locator("main > .get").first().waitFor();

/** Writes down the files to which the page gives addresses, and which of these end: its policy lets nobody fetch them. */
const watchAddresses = (page: Page) =>
  page.addInitScript(() => {
    const types: Record<string, string> = {};
    const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
    URL.createObjectURL = (blob) => {
      const address = create(blob);
      types[address] = (blob as Blob).type;
      return address;
    };
    URL.revokeObjectURL = (address) => {
      delete types[address];
      revoke(address);
    };
    Object.assign(window, { addressTypes: types });
  });

const addressTypes = (page: Page) =>
  page.evaluate(() => (window as unknown as { addressTypes: Record<string, string> }).addressTypes);

/** Every page of every paper, painted as it comes into view. */
async function painted(page: Page) {
  const sheets = page.locator(".pages figure");
  for (let at = 0; at < (await sheets.count()); at += 1) {
    await sheets.nth(at).scrollIntoViewIfNeeded();
    await sheets.nth(at).locator("figcaption").waitFor();
  }
  await page.evaluate(() => {
    for (const strip of document.querySelectorAll(".pages")) strip.scrollTo(0, 0);
    scrollTo(0, 0);
  });
  return sheets;
}

/** All that a device keeps of a page by itself. */
const kept = (page: Page) => page.evaluate(() => [...Object.values(sessionStorage), ...Object.values(localStorage)]);

describe.each(walkedLanguages)("the papers, in %s", (language) => {
  const t = words(language);

  it("are without a fault, and have the French title of each beside it", async () => {
    const { page } = await openPapers({ device: "phone", language });
    await made(page);
    expect(await axeViolations(page)).toEqual([]);
    const french = await page.locator('.first-page bdi[lang="fr"]').allInnerTexts();
    const isBilingual = !operatorLanguages.includes(language);
    expect(french.includes("Photo avec code («\u00A0e-photo\u00A0»)")).toBe(isBilingual);
  });

  it("are on the first page as on paper, in print", async () => {
    const { page } = await openPapers({ device: "desk", language });
    await made(page);
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator("body :visible").allInnerTexts();
    expect(shown.join("\n")).toContain(t("documents.checklist.first.association"));
    expect(await page.locator("header, footer, .get, .finish, .papers").locator("visible=true").count()).toBe(0);
    expect((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it("fit into 320 pixels without scrolling sideways", async () => {
    const { page } = await openPapers({
      device: "phone",
      language,
      context: { viewport: { width: 320, height: 640 } },
    });
    await made(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

describe.each(operatorLanguages)("the papers, in %s", (language) => {
  const t = words(language);

  it.each(devices)("are shown on a %s, what to do first, and each page as it will be printed", async (device) => {
    const { page } = await openPapers({ device, language, context: { reducedMotion: "reduce" } });
    await made(page);
    const sheets = await painted(page);
    expect(await sheets.count()).toBeGreaterThan(6);
    expect(await axeViolations(page)).toEqual([]);
    // What the papers say themselves is compared where they are made.
    await page.evaluate(() => {
      for (const canvas of document.querySelectorAll("canvas")) canvas.width += 0;
    });
    await expectPicture(page, `papers-${language}-${device}`);
    // Nothing that decides is below the fold.
    const { width, height } = page.viewportSize()!;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    for (const first of [page.locator("main > .get .button").first(), page.locator(".ticks label").nth(2)]) {
      expect((await first.boundingBox())!.y).toBeLessThan(height);
    }
  });

  it.each(["light", "dark"] as const)(
    "are used by keyboard alone, and show where it is, in %s",
    async (colorScheme) => {
      const { page } = await openPapers({
        device: "desk",
        language,
        context: { colorScheme, reducedMotion: "reduce" },
      });
      await made(page);
      const sheets = await painted(page);
      await sheets
        .first()
        .getByRole("button", { name: t("web.papers.preview.larger") })
        .click();
      await page.evaluate(() => scrollTo(0, 0));
      await focusTop(page);
      expect(await keyboardWay(page)).toMatchObject({ unreached: [], unseen: [] });
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it("are the files that the engine makes, under their names, and none is sent", async () => {
    const { page, requests } = await openPapers({ device: "phone", language }, watchAddresses);
    const visit = { language, answers, skipped: [] };
    const { documents, all, ...later } = await make(visit, day);
    const [zip, calendar] = await Promise.all([
      makeLater(visit, day, later.zip),
      makeLater(visit, day, later.calendar!),
    ]);
    await made(page);
    expect(await page.locator("a[download]").count()).toBe(documents.length + 1);
    const links = [all, ...documents].map((file) => [file, page.locator(`a[download="${file.fileName}"]`)] as const);
    // Made when they are asked for: until then there is nothing that a link could lead to.
    const laterButtons = [
      [zip, page.getByRole("button", { name: t("web.papers.zip") })],
      [calendar, page.getByRole("button", { name: t("web.papers.calendar") })],
    ] as const;
    for (const [file, button] of [...links, ...laterButtons]) {
      const { fileName, bytes } = await download(page, () => press(button, "phone"));
      expect([fileName, Buffer.compare(bytes, file.bytes)]).toEqual([file.fileName, 0]);
      const types = await addressTypes(page);
      const href = await button.getAttribute("href");
      expect(href === null ? Object.values(types).at(-1) : types[href]).toMatch(new RegExp(`^${file.type}`));
    }
    for (const { method, url, body } of requests) {
      expect([method, body]).toEqual(["GET", null]);
      expect(decodeURIComponent(url)).not.toMatch(/Rahimi|Mariam|Dupont/i);
    }
  });
});

it("have fields to type in where the person asks for them, and none once that is taken back", async () => {
  const { page } = await openPapers({ device: "phone" });
  const t = words("fr");
  const wanted = { language: "fr" as const, answers, skipped: [] };
  const box = page.getByRole("checkbox", { name: t("web.papers.fillable.choice") });
  const all = page.locator('a[download="dossier.pdf"]');
  for (const isFillable of [true, false]) {
    const before = await all.getAttribute("href");
    await box.setChecked(isFillable);
    await expect.poll(async () => (await all.count()) > 0 && (await all.getAttribute("href")) !== before).toBe(true);
    const files = await make(wanted, day, isFillable);
    for (const { fileName, bytes } of [files.all, ...files.documents]) {
      const saved = await download(page, () => press(page.locator(`a[download="${fileName}"]`), "phone"));
      expect([fileName, Buffer.compare(saved.bytes, bytes)]).toEqual([fileName, 0]);
    }
    expect((await readFields(files.all.bytes)).length > 0).toBe(isFillable);
    expect((await page.getByText(t("web.papers.to-complete")).count()) > 0).toBe(isFillable);
  }
});

it("name what somebody may look for and is not made, and fold what is for others", async () => {
  const { page } = await openPapers({ device: "phone" });
  const t = words("fr");
  const found = papers({ language: "fr", answers, skipped: [] }, day);
  if (!found.ok) throw new Error("the answers make no papers");
  const titles = (isForOthers: boolean) =>
    found.notIncluded.filter(({ isNotMissed }) => isNotMissed === isForOthers).map(({ title }) => title);
  const part = page.locator("section", { has: page.getByRole("heading", { name: t("web.papers.not-included") }) });
  await part.waitFor();
  expect(await part.locator("dt:visible").allInnerTexts()).toEqual(titles(false));
  await part.getByText(t("web.papers.for-others", { count: titles(true).length })).tap();
  expect(await part.locator("dt:visible").allInnerTexts()).toEqual([...titles(false), ...titles(true)]);
});

describe("boxes that are ticked", () => {
  it("stay for the visit, whatever the language", async () => {
    const { page } = await openPapers({ device: "phone" });
    const box = () => page.locator(".ticks input").nth(1);
    await box().check();
    await page.reload();
    expect(await box().isChecked()).toBe(true);
    await page.locator("header summary").tap();
    await page.getByRole("button", { name: "English" }).tap();
    await page.getByRole("heading", { name: words("en")("web.papers.title"), exact: true }).waitFor();
    expect(await box().isChecked()).toBe(true);
  });
});

describe("sharing", () => {
  const t = words("fr");
  /** A device whose share sheet takes files of some types. `outcome`: the name of an error, or nothing. */
  const withShare =
    (outcome: string, types: RegExp = /^application\/pdf$/) =>
    (page: Page) =>
      page.addInitScript(
        ({ outcome, types }) => {
          const shared: string[] = [];
          const isTaken = ({ type }: File) => new RegExp(types).test(type);
          const hashOf = async (file: File) =>
            [...new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))].join();
          Object.assign(navigator, {
            canShare: ({ files = [] }: ShareData) => files.length > 0 && files.every(isTaken),
            share: async ({ files = [] }: ShareData) => {
              for (const file of files) shared.push(`${file.name} ${file.type} ${await hashOf(file)}`);
              document.documentElement.dataset["shared"] = shared.join("\n");
              if (outcome !== "") throw new DOMException("", outcome);
            },
          });
        },
        { outcome, types: types.source },
      );
  const sharedOn = async (page: Page) =>
    ((await page.evaluate(() => document.documentElement.dataset["shared"])) ?? "").split("\n");

  it.each([
    ["hands over the file with its name and type", "", ""],
    ["says nothing where the person closes the sheet", "AbortError", ""],
    ["says what to do where it fails", "NotAllowedError", t("web.papers.not-shared")],
  ])("%s", async (_, outcome, said) => {
    const { page } = await openPapers({ device: "phone" }, withShare(outcome));
    const button = page.getByRole("button", { name: t("web.papers.share") }).first();
    await button.tap();
    await expect.poll(async () => (await sharedOn(page)).join()).toMatch(/^dossier\.pdf application\/pdf \S+$/);
    expect(await page.locator("main > .get .said").first().textContent()).toBe(said);
  });

  it("hands over every file that the device takes, as it is saved", async () => {
    const { page } = await openPapers({ device: "phone" }, withShare("", /./));
    await made(page);
    const visit = { language: "fr" as const, answers, skipped: [] };
    const { documents, all, zip, calendar } = await make(visit, day);
    const later = await Promise.all([zip, calendar!].map((file) => makeLater(visit, day, file)));
    const buttons = page.locator(".get").getByRole("button", { name: t("web.papers.share") });
    expect(await buttons.count()).toBe(documents.length + 3);
    const known = new Set<string>();
    for (const button of await buttons.all()) {
      await button.tap();
      await expect.poll(async () => (await sharedOn(page)).filter((line) => line !== "").length).toBe(known.size + 1);
      for (const line of await sharedOn(page)) known.add(line);
    }
    const wanted = [all, ...documents, ...later].map(({ fileName, type, bytes }) => {
      const charset = type === "text/calendar" ? ";charset=utf-8" : "";
      return `${fileName} ${type}${charset} ${[...createHash("sha256").update(bytes).digest()].join()}`;
    });
    expect([...known].toSorted()).toEqual(wanted.toSorted());
  });

  it.each([
    ["no file", /^nothing$/, 0],
    ["PDFs only", /^application\/pdf$/, 1],
  ])("has no button that does nothing on a device that takes %s", async (_, types, most) => {
    const { page } = await openPapers({ device: "phone" }, withShare("", types));
    await made(page);
    for (const get of await page.locator(".get:has(a[download])").all()) {
      const isPdf = (await get.locator("a").getAttribute("type")) === "application/pdf";
      const buttons = get.getByRole("button", { name: t("web.papers.share") });
      expect(await buttons.count()).toBe(isPdf ? most : 0);
    }
  });

  it("is not offered by a browser that does not know of it", async () => {
    const { page } = await openPapers({ device: "phone" }, (page) =>
      page.addInitScript(() => {
        for (const name of ["canShare", "share"]) Object.defineProperty(navigator, name, { value: undefined });
      }),
    );
    await made(page);
    expect(await page.getByRole("button", { name: t("web.papers.share") }).count()).toBe(0);
  });

  it("comes first on an iPhone", async () => {
    const userAgent =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
    const { page } = await openPapers({ device: "phone", context: { userAgent } }, withShare(""));
    await made(page);
    expect(await page.locator("main > .get .button, main > .get button").first().textContent()).toContain(
      t("web.papers.save-or-share"),
    );
  });
});

it("a letter that is also sent by a form is a text to copy, the same as the command’s", async () => {
  const waiting = await exampleAnswers("refugee-first-certificate-over");
  const state = { id: "visit", answers: waiting };
  const { page, t } = await openAt(space.url, "papers", { device: "phone", language: "fr", today: day, state });
  const field = page.getByLabel(t("web.papers.short-text.title"));
  await field.waitFor();
  const { documents } = renderDossier(makeDossier(answersSchema.parse(waiting), { today: day }), "fr");
  const shortText = documents.find(({ id }) => id === "late-certificate-letter")!.shortText;
  expect(await field.inputValue()).toBe(shortText);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: t("web.papers.short-text.copy") }).tap();
  await page.getByText(t("web.papers.short-text.copied")).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shortText);
  expect(await axeViolations(page)).toEqual([]);
});

describe("inside an app", () => {
  const t = words("fr");

  it("the way to the browser is shown before the first question, with the address to copy", async () => {
    const { page } = await visit(`${space.url}?lang=fr`, { device: "phone", context: { userAgent: inAppAgent } });
    await page.getByRole("heading", { name: t("web.rescue.title") }).waitFor();
    expect(await page.locator("main").innerText()).toContain("WhatsApp");
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator("#address").inputValue()).toBe(`${space.url}?lang=fr#/need`);
    expect(await page.getByRole("link", { name: t("web.rescue.open") }).getAttribute("href")).toMatch(
      /^intent:.*;end$/,
    );
    await page.getByRole("button", { name: t("web.rescue.stay") }).tap();
    await page.getByRole("heading", { name: t("web.need.title") }).waitFor();
  });

  it("no button saves what cannot be saved, and answers are carried out in an address, on request", async () => {
    const { page, requests } = await openPapers({ device: "phone", context: { userAgent: inAppAgent } });
    await page.getByText(t("web.papers.made", { count: 6 })).waitFor();
    expect(await page.locator("a[download], a[href^=blob]").count()).toBe(0);
    await page.getByRole("button", { name: t("web.rescue.carry") }).tap();
    const address = await page.locator("#address").inputValue();
    expect(address).not.toMatch(/Rahimi/i);
    expect(requests.filter(({ url }) => url.includes("carry"))).toEqual([]);

    const { page: other, requests: sent } = await visit(`${space.url}?lang=fr`, { device: "phone" });
    await other.clock.setFixedTime(new Date(`${day}T12:05:00Z`));
    await other.goto("about:blank");
    await other.goto(address);
    await other.getByText("Rahimi").first().waitFor();
    expect(other.url()).toBe(`${space.url}?lang=fr#/check`);
    expect(sent.filter(({ url }) => url.includes("carry"))).toEqual([]);
  });
});

describe("« I have finished »", () => {
  const t = words("fr");
  const finish = (page: Page) => page.getByRole("button", { name: t("web.papers.finish.button") }).tap();

  it("erases all, and going back shows nothing", async () => {
    const { page } = await openPapers({ device: "phone" }, watchAddresses);
    await made(page);
    expect(Object.keys(await addressTypes(page)).length).toBeGreaterThan(6);
    await finish(page);
    await page.getByRole("heading", { name: t("web.done.title") }).waitFor();
    expect(await kept(page)).toEqual([]);
    expect(await addressTypes(page)).toEqual({});
    await page.goBack();
    await page.locator("header summary").waitFor();
    expect(await page.locator("body").innerText()).not.toMatch(/Rahimi/i);
    await page.reload();
    expect(await page.locator("body").innerText()).not.toMatch(/Rahimi/i);
    expect((await kept(page)).join()).not.toMatch(/Rahimi/i);
  });

  it("erases a copy of the tab too, and no other visit", async () => {
    const { page, context } = await openPapers({ device: "phone" });
    const open = async (id: string) => {
      const copy = await context.newPage();
      await watchAddresses(copy);
      await copy.goto(`${space.url}?lang=fr`);
      // The page writes the language down before it shows anything.
      await copy.locator("header").waitFor();
      await copy.evaluate(
        ([id, answers]) => sessionStorage.setItem("dossier", JSON.stringify({ id, answers, language: "fr" })),
        [id, answers] as const,
      );
      await copy.goto("about:blank");
      await copy.goto(`${space.url}#/check`);
      await copy.getByText("Rahimi").first().waitFor();
      if (id === "other") return copy;
      await copy.evaluate(() => (location.hash = "/papers"));
      await made(copy);
      return copy;
    };
    const [copy, other] = [await open("visit"), await open("other")];
    await page.bringToFront();
    await finish(page);
    await copy.locator("ul.languages button").first().waitFor();
    expect(await copy.locator("body").innerText()).not.toMatch(/Rahimi/i);
    expect(await kept(copy)).toEqual([]);
    // What was made there is gone too, with the worker that remembers it.
    expect(await addressTypes(copy)).toEqual({});
    await expect.poll(() => copy.workers().length).toBe(0);
    expect(await other.locator("main").innerText()).toMatch(/Rahimi/);
  });
});
