// The whole way by the keyboard alone: of a person from the language to the saved papers, and of a host to the file sent back.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { factsOf, type Language } from "../../functions/text/languages.ts";
import { message, type MessageKey } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { builtPage } from "../support/once.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { axeViolations } from "./axe.ts";
import { download, visit } from "./browser.ts";
import { focusTop, keyboardWay, tabTo } from "./focus.ts";
import { answerAll, use, type Person } from "./person.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

const today = "2026-11-23";
let space: WebSpace;
beforeAll(async () => {
  space = await openWebSpace(await builtPage());
});
afterAll(() => space.stop());

async function open(address: string, language: Language) {
  const { page } = await visit(address, { device: "desk", language, today });
  const person: Person = { page, language, device: "keyboard" };
  const t = (key: MessageKey) => say(message(key), language);
  const enter = (key: MessageKey) => use(person, page.getByRole("button", { name: t(key), exact: true }));
  return { page, person, t, enter };
}

type Kept = { answers: Record<string, unknown>; drafts: Record<string, string> };
const keptBy = async (page: Page) =>
  JSON.parse(await page.evaluate(() => sessionStorage.getItem("dossier") ?? "")) as Kept;

it("leads a person from the language to the papers, which are saved and then forgotten", async () => {
  const { page, person, t, enter } = await open(space.url, "en");
  const name = page.getByRole("button", { name: factsOf("en").name, exact: true });
  await name.waitFor();
  await use(person, name);
  await page.locator("h1:focus").waitFor();
  await enter("web.need.renew");
  const answers = await exampleAnswers("stateless-renewal-centre-widowed");
  await answerAll(person, answers);
  // What the papers do not need is not asked for.
  const { answers: typed } = await keptBy(page);
  expect({ ...answers, language: "en", children: [], familyMembers: [] }).toMatchObject(typed);
  await enter("web.check.make");
  const all = page.getByRole("link", { name: t("web.papers.all"), exact: true });
  await all.waitFor();
  const { fileName, bytes } = await download(page, () => use(person, all));
  expect([fileName, bytes.subarray(0, 5).toString()]).toEqual(["dossier.pdf", "%PDF-"]);
  await enter("web.papers.finish.button");
  await page.getByRole("heading", { name: t("web.done.title") }).waitFor();
});

it("leads a host from the link that holds only their questions to the file that is put to the answers", async () => {
  const answers = (await exampleAnswers("refugee-first-hosted-married")) as { housing: object } & Record<
    string,
    unknown
  >;
  const person = await open(`${space.url}?lang=en`, "en");
  await person.page.getByRole("heading", { level: 1 }).waitFor();
  const { housing, ...own } = answers;
  const state = JSON.stringify({ id: "one", language: "en", answers: { ...own, housing: { kind: "hosted" } } });
  await person.page.evaluate((kept) => sessionStorage.setItem("dossier", kept), state);
  await person.page.goto(`${space.url}?lang=en&answered#/keep`);
  const link = await person.page.locator("#host-link").inputValue();

  const host = await open(link, "en");
  const wayIsWhole = async () => {
    await focusTop(host.page);
    expect(await keyboardWay(host.page)).toMatchObject({ unreached: [], unseen: [] });
    expect(await axeViolations(host.page)).toEqual([]);
  };
  await host.page.getByRole("heading", { name: host.t("web.host.title") }).waitFor();
  await wayIsWhole();
  await host.enter("web.host.begin");
  const screens: string[] = [];
  await answerAll(host.person, answers, (screen) => Promise.resolve(void screens.push(screen)));
  expect(screens.filter((screen) => !screen.startsWith("housing."))).toEqual([]);
  await host.enter("web.check.host-save");
  await host.page.getByRole("heading", { name: host.t("web.host.done-title") }).waitFor();
  await host.page.locator("h1:focus").waitFor();
  await wayIsWhole();
  const save = host.page.getByRole("link", { name: host.t("web.keep.save") });
  const { fileName, bytes } = await download(host.page, () => use(host.person, save));
  expect(fileName).toBe("host.json");
  expect(JSON.parse(bytes.toString())).toEqual({ version: 1, housing });

  const part = join(inject("runFolder"), "host-by-keyboard.json");
  await writeFile(part, bytes);
  const { page } = person;
  // First, so that the browser knows before the key is pressed who waits for its dialog.
  const choosing = page.waitForEvent("filechooser");
  await tabTo(page, page.locator("#file"));
  await page.keyboard.press("Enter");
  const chooser = await choosing;
  await chooser.setFiles(part);
  await page.locator(":focus", { hasText: person.t("web.keep.host-loaded") }).waitFor();
  await person.enter("web.keep.go-on");
  await page.locator("h1:focus").waitFor();
  expect((await keptBy(page)).answers).toMatchObject(answers);
});
