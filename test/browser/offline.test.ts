// The page without a network, and through an exchange of builds: files of one build only, and never an answer kept.
import { cp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeAll, expect, inject, it } from "vitest";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { builtPage } from "../support/once.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { visit } from "./browser.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

const [first, second] = [join(inject("runFolder"), "web-first"), join(inject("runFolder"), "web-second")];

/** The same page with other names for all its files, as a build has where everything changed. */
async function renamed(folder: string, mark: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(await builtPage(), folder, { recursive: true });
  const names = await readdir(join(folder, "page"));
  const hashes = names.map((name) => /-(\w{8})\./.exec(name)?.[1] ?? "");
  for (const path of [...names.map((name) => join("page", name)), "index.html", "service-worker.js"]) {
    const text = await readFile(join(folder, path), "utf8");
    const changed = hashes.reduce((said, hash) => said.replaceAll(hash, `${hash}${mark}`), text);
    await writeFile(join(folder, path), path === "service-worker.js" ? `${changed}//${mark}` : changed);
  }
  for (const name of names)
    await rename(join(folder, "page", name), join(folder, "page", name.replace(/(?=\.\w+$)/, mark)));
  const worker = join(folder, "service-worker.js");
  await writeFile(worker, (await readFile(worker, "utf8")).replace(/name:"(\w{16})"/, `name:"$1${mark}"`));
}

let space: WebSpace;
beforeAll(async () => {
  await renamed(first, "AA");
  await renamed(second, "BB");
});
afterEach(() => space.stop());

const t = (key: Parameters<typeof message>[0]) => say(message(key), "en");

/** Which builds the files of a page and its worker are of: `AA`, `BB`. */
const buildsIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const names = performance
      .getEntriesByType("resource")
      .map(({ name }) => /page\/.*-\w{8}(\w*)\.\w+$/.exec(name)?.[1]);
    return [...new Set(names.filter((name) => name !== undefined))];
  });

const kept = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

/** Waits until the page says that it works without a network. */
const untilKept = (page: Page): Promise<unknown> => page.getByText(t("web.frame.offline")).waitFor();

/** To the first question, for which the worker has to load the rules. */
async function toFirstQuestion(page: Page): Promise<void> {
  await page.getByRole("button", { name: t("web.need.first-card") }).click();
  await page.locator("form").waitFor();
}

async function startAgain(context: BrowserContext, address: string, mark: string): Promise<Page> {
  for (;;) {
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole("heading").first().waitFor();
    if ((await buildsIn(page)).includes(mark)) return page;
    // The browser takes a moment to see that no page of the old build is open.
    await page.close();
  }
}

it("starts and goes on with the server stopped, at an address below a site's root", async () => {
  space = await openWebSpace(first, "/for/people/");
  const { page } = await visit(`${space.url}?lang=en`, { device: "phone", mayFail: true, keepsItself: true });
  await untilKept(page);
  await space.stop();
  await page.reload();
  await toFirstQuestion(page);
  expect(await buildsIn(page)).toEqual(["AA"]);

  // As far as the papers, in the language that was chosen; a link needs the network, and says so.
  const answers = await exampleAnswers("family-of-refugee-first-spouse");
  const state = JSON.stringify({ id: "one", language: "en", answers, skipped: [] });
  await page.evaluate((kept) => sessionStorage.setItem("dossier", kept), state);
  await page.goto(`${space.url}?lang=en&answered#/papers`);
  await page.getByRole("link", { name: t("web.papers.all") }).waitFor();
  expect(await buildsIn(page)).toEqual(["AA"]);
});

it("takes a new build at the next start, whole, and keeps an open page on its own build until then", async () => {
  space = await openWebSpace(first);
  const address = `${space.url}?lang=en`;
  const { page, context, errors } = await visit(address, { device: "desk", mayFail: true, keepsItself: true });
  await untilKept(page);
  // Nothing of the first build is on the server any more.
  space.serve(second);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (registration.waiting === null) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await page.reload();
  await toFirstQuestion(page);
  expect(await buildsIn(page)).toEqual(["AA"]);
  const caches = await kept(page);
  expect(caches).toHaveLength(2);
  // In the language of the page too, which speaks before anything could ask for it.
  const languages = await page.evaluate(async (names) => {
    const requests = await Promise.all(names.map(async (name) => (await window.caches.open(name)).keys()));
    return requests.map((one) => one.filter(({ url }) => url.endsWith("?kept=en")).length);
  }, caches);
  expect(languages).toEqual([1, 1]);

  await page.close();
  const next = await startAgain(context, address, "BB");
  expect(await buildsIn(next)).toEqual(["BB"]);
  await expect.poll(() => kept(next)).toEqual([expect.stringMatching(/BB$/)]);
  await toFirstQuestion(next);
  expect(errors).toEqual([]);

  await space.stop();
  await next.reload();
  await next.locator("form").waitFor();
  expect(await buildsIn(next)).toEqual(["BB"]);
});

it("keeps no answer, and no file but those of the page", async () => {
  space = await openWebSpace(first);
  const { page } = await visit(`${space.url}?lang=en`, { device: "desk", mayFail: true, keepsItself: true });
  await untilKept(page);
  await toFirstQuestion(page);
  await page.evaluate(async () => {
    sessionStorage.setItem("other", "Qalandar");
    await fetch("api/health?name=Qalandar").catch(() => undefined);
    await fetch("d").catch(() => undefined);
    await fetch("./", { method: "POST", body: "Qalandar" }).catch(() => undefined);
  });
  const all = await page.evaluate(async () => {
    const entries: [string, string][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        entries.push([request.url, (await (await cache.match(request))?.text()) ?? ""]);
    }
    return entries;
  });
  const { origin } = new URL(space.url);
  for (const [url, text] of all) {
    expect(url).toMatch(new RegExp(`^${origin}/(?:page/[\\w-]+\\.(?:js|css)|\\?kept=en)?$`));
    expect(text).not.toContain("Qalandar");
  }
  expect(all.length).toBeGreaterThan(10);
});
