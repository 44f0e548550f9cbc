// Every screen and every page of a link on the narrowest phone, 320 px, in every language that people can choose.
import { afterAll, beforeAll, expect, it } from "vitest";
import { listPage } from "../../functions/delivery/pages/list-page.ts";
import { refusalPage } from "../../functions/delivery/pages/refusal-page.ts";
import { htmlReply } from "../../functions/delivery/pages/render.ts";
import { factsOf, helpLanguages } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { builtPage } from "../support/once.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { visit } from "./browser.ts";
import { misfits } from "./fit.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

const today = "2026-11-23";
const narrow = { viewport: { width: 320, height: 640 } };
let space: WebSpace;
beforeAll(async () => void (space = await openWebSpace(await builtPage())));
afterAll(() => space.stop());

it("the first screen names every language within its first view, and so does the head of each screen", async () => {
  const { page } = await visit(space.url, { device: "phone", today, context: narrow });
  for (const language of helpLanguages) {
    const box = await page.getByRole("button", { name: factsOf(language).name, exact: true }).boundingBox();
    expect(box!.y + box!.height).toBeLessThan(narrow.viewport.height);
  }
  await page
    .locator("main section")
    .nth(helpLanguages.length - 1)
    .waitFor();
  expect(await misfits(page)).toEqual([]);
  await page.goto(`${space.url}?lang=fr`);
  const head = await page.locator("header nav").innerText();
  for (const language of helpLanguages.filter((one) => one !== "fr")) expect(head).toContain(factsOf(language).name);
});

it.each(helpLanguages)("nothing is cut off in %s, on any screen of a first application", async (language) => {
  const { page } = await visit(`${space.url}?lang=${language}`, {
    device: "phone",
    language,
    today,
    // That it works without a network is said on each screen.
    keepsItself: true,
    context: narrow,
  });
  const wrong: Record<string, string[]> = {};
  const look = async (screen: string) => {
    const found = await misfits(page);
    if (found.length > 0) wrong[screen] = found;
  };
  const open = async (screen: string, ready: string) => {
    await page.evaluate((hash) => void (location.hash = hash), `/${screen}`);
    await page.locator(ready).first().waitFor();
    await look(screen);
  };
  await page.locator("ul.choices").waitFor();
  await look("need");
  const others = page.locator("header summary:visible");
  if ((await others.count()) > 0) await others.click();
  await look("languages");
  const answers = { ...(await exampleAnswers("refugee-first-hosted-married")), language };
  const kept = { id: "narrow", language, answers, skipped: [] };
  await page.evaluate((state) => sessionStorage.setItem("dossier", JSON.stringify(state)), kept);
  await page.reload();
  await open("check", ".answers");
  const screens = await page.locator("a.change").evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
  for (const screen of new Set(screens)) {
    const id = decodeURIComponent(screen.slice(2));
    await open(id, `[id="${id.replace("question/", "")}-field"]`);
  }
  await open("papers", ".first-page");
  await open("keep", "input[type=file]");
  await open("host", "main .actions button, main button");
  expect(wrong).toEqual({});
});

it.each(helpLanguages)("nothing is cut off on the pages of a link in %s", async (language) => {
  const { page } = await visit("about:blank", { device: "phone", today, context: narrow });
  const files = [
    { kind: "all" as const, fileName: "dossier.pdf", pages: 9, bytes: 123_456, sha256: "", contentType: "" },
    { kind: "zip" as const, fileName: "dossier.zip", bytes: 2_345_678, sha256: "", contentType: "" },
  ];
  const manifest = { id: "", createdAt: "", ownerHash: "", language, expiresAt: "2026-12-25T22:30:00Z", files };
  const opened = { token: "visit", expiresAt: new Date("2026-11-23T10:00:00Z"), oneTime: true, sender: "Association" };
  const factor = {
    token: "token",
    wrong: true,
    tries: say(message("pages.factor.triesLeft", { count: 3 }), language),
    oneTime: true,
    sender: "Association Entraide",
  };
  const title = message("pages.factor.title");
  const replies = [
    htmlReply("landing", { validity: null, oneTime: true }, { language, title: message("pages.landing.title") }),
    htmlReply("factor", { ...factor, birthDate: true }, { language, title, again: { token: "token" } }),
    htmlReply("factor", { ...factor, birthDate: false }, { language, title }),
    listPage(manifest, opened, space.url, language),
    refusalPage("expired", language),
    refusalPage("fault", language, { requestId: "3d1f0c9a-6c57-4a5e-9a39-0e0f6d1c2b7a" }),
  ];
  for (const reply of replies) {
    await page.setContent(await reply.text());
    expect(await misfits(page)).toEqual([]);
  }
});
