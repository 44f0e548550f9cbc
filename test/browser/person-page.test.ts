// The page for a person, from the language to the papers: made on the device, and the same as those of the command line.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { factsOf, helpLanguages } from "../../functions/text/languages.ts";
import { message, type MessageKey } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { objectsOf } from "../pdf/support/inflated-objects.ts";
import { runInProcess } from "../support/cli-in-process.ts";
import { builtPage } from "../support/once.ts";
import { readPdf, textOfDocument } from "../support/read-pdf.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { axeViolations } from "./axe.ts";
import { download, press, visit } from "./browser.ts";
import { keyboardWay } from "./focus.ts";
import { expectPicture } from "./pictures.ts";
import { answerAll, type Person } from "./person.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

const today = "2026-11-23";
let space: WebSpace;
let folder: string;
beforeAll(async () => {
  space = await openWebSpace(await builtPage(), "/some/folder/");
  folder = await mkdtemp(join(tmpdir(), "person-page-"));
});
afterAll(async () => {
  await space.stop();
  await rm(folder, { recursive: true });
});

/** What the command line makes of the answers that the page holds. */
async function madeByCommand(answers: unknown, language: string): Promise<Buffer> {
  const path = join(folder, `${language}.json`);
  await writeFile(path, JSON.stringify(answers));
  const out = join(folder, language);
  const made = await runInProcess(["make", path, "--out", out, "--today", today, "--language", language], { folder });
  expect([made.code, made.err]).toEqual([0, ""]);
  return readFile(join(out, "dossier.pdf"));
}

describe.each([
  ["phone", "fr", "refugee-first-hosted-married", "web.need.first-card"],
  ["desk", "en", "stateless-renewal-centre-widowed", "web.need.renew"],
  ["phone", "ar", "refugee-first-centre-no-given-name", "web.need.first-card"],
  ["desk", "ti", "subsidiary-first-hotel-two-nationalities", "web.need.first-card"],
] as const)("on a %s, in %s, with the answers of %s", (device, language, example, need) => {
  const open = async (): Promise<Person & { words: (key: MessageKey) => string; requests: Requests }> => {
    const { page, requests } = await visit(space.url, { device, language, today, keepsItself: true });
    return { page, device, language, requests, words: (key) => say(message(key), language) };
  };
  type Requests = Awaited<ReturnType<typeof visit>>["requests"];
  const button = ({ page }: Person, name: string) => page.getByRole("button", { name, exact: true });

  it("asks screen by screen, and makes the papers of the command line; nothing is sent", async () => {
    const person = await open();
    const { page, words, requests } = person;
    const wrong: string[] = [];
    const shown: string[] = [];
    const look = async (screen: string) => {
      // A screen may come again with one question more. That of a second child is the same with another number.
      shown.push(screen);
      const name = `${screen.replaceAll(/[^\w.]+/g, "-")}-${shown.filter((one) => one === screen).length}`;
      if (!/\[[1-9]/.test(screen)) await expectPicture(page, `person/${device}-${language}/${name}`);
      for (const violation of await axeViolations(page)) wrong.push(`${screen}: ${violation}`);
    };
    await button(person, factsOf(language).name).waitFor();
    // What this is comes in each language by itself.
    await page
      .locator("main section")
      .nth(helpLanguages.length - 1)
      .waitFor();
    await look("start");
    await press(button(person, factsOf(language).name), device);
    await button(person, words(need)).waitFor();
    await page.getByText(words("web.frame.offline")).waitFor();
    await look("need");
    await press(button(person, words(need)), device);
    await answerAll(person, await exampleAnswers(example), look);
    await look("check");
    await press(button(person, words("web.check.make")), device);
    const all = page.getByRole("link", { name: words("web.papers.all"), exact: true });
    await all.waitFor();
    // Its pictures are in papers.test.ts: pages are painted when they come into view.
    for (const violation of await axeViolations(page)) wrong.push(`papers: ${violation}`);
    expect(wrong).toEqual([]);

    const { fileName, bytes } = await download(page, () => press(all, device));
    expect(fileName).toBe("dossier.pdf");
    const { answers } = JSON.parse(await page.evaluate(() => sessionStorage.getItem("dossier") ?? "")) as {
      answers: unknown;
    };
    const other = await madeByCommand(answers, language);
    const [read, wanted] = await Promise.all([bytes, other].map((pdf) => readPdf(new Uint8Array(pdf))));
    expect(textOfDocument(read!)).toBe(textOfDocument(wanted!));
    expect(read).toEqual(wanted);
    expect(objectsOf(bytes)).toEqual(objectsOf(other));

    const sent = requests.filter(({ method, body }) => method !== "GET" || body !== null);
    expect(sent).toEqual([]);
    const files = /^(?:page\/[\w-]+\.(?:js|css)|service-worker\.js)?$/;
    const others = requests.filter(
      ({ url }) => !url.startsWith("blob:") && !files.test(url.replace(space.url, "").replace(/#.*/, "")),
    );
    expect(others).toEqual([]);
  });

  it("is used by keyboard alone, in the dark", async () => {
    const { page } = await visit(`${space.url}?lang=${language}`, {
      device,
      language,
      today,
      context: { colorScheme: "dark" },
    });
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await keyboardWay(page)).toMatchObject({ unreached: [], unseen: [] });
  });
});
