// Reading a screen aloud: the browser of these tests has no voice, so the page is given one that writes down what it is to say.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import type { Language } from "../../functions/text/languages.ts";
import { builtPage } from "../support/once.ts";
import { openScreen, type Opened } from "./screens.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

let space: WebSpace;
beforeAll(async () => {
  space = await openWebSpace(await builtPage());
});
afterAll(() => space.stop());

type Voice = { lang: string; localService: boolean; name: string };
type Spoken = { text: string; lang: string; voice: string };
declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    speech: {
      voices: Voice[];
      spoken: Spoken[];
      isSpeaking: boolean;
      end: () => void;
      come: (voices: Voice[]) => void;
    };
  }
}

const own = (lang: string, name = lang): Voice => ({ lang, localService: true, name });

/** A device with these voices. */
const withVoices = (voices: readonly Voice[]) => (page: Page) =>
  page.addInitScript((voices) => {
    const synthesis = new EventTarget();
    let utterance: EventTarget | undefined;
    window.speech = {
      voices: [...voices],
      spoken: [],
      isSpeaking: false,
      end: () => utterance?.dispatchEvent(new Event("end")),
      come(later) {
        this.voices = later;
        synthesis.dispatchEvent(new Event("voiceschanged"));
      },
    };
    Object.assign(synthesis, {
      getVoices: () => window.speech.voices,
      speak(one: EventTarget & { text: string; lang: string; voice: Voice }) {
        utterance = one;
        window.speech.spoken.push({ text: one.text, lang: one.lang, voice: one.voice.name });
        window.speech.isSpeaking = true;
      },
      cancel: () => void (window.speech.isSpeaking = false),
    });
    class Utterance extends EventTarget {
      lang = "";
      voice = null;
      text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  }, voices);

async function openWith(name: string, language: Language, voices: readonly Voice[]): Promise<Opened> {
  return openScreen(space.url, name, { device: "phone", language, prepare: withVoices(voices) });
}
const button = ({ page }: Opened, language: Language) =>
  page.getByRole("button", { name: say(message("web.frame.read-aloud"), language) });
const spoken = (page: Page) => page.evaluate(() => window.speech.spoken);
const isSpeaking = (page: Page) => page.evaluate(() => window.speech.isSpeaking);

it.each([
  ["none", []],
  ["one of another language only", [own("en-GB"), own("de-DE")]],
  ["one that would be sent what it reads", [{ ...own("fr-FR"), localService: false }]],
])("is not offered where the device has no voice: %s", async (_, voices) => {
  const opened = await openWith("choice", "fr", voices);
  expect(await button(opened, "fr").count()).toBe(0);
  // Many browsers find their voices late.
  await opened.page.evaluate((voices) => window.speech.come(voices), [...voices, own("fr_CA", "late")]);
  await button(opened, "fr").tap();
  expect(await spoken(opened.page)).toMatchObject([{ lang: "fr_CA", voice: "late" }]);
});

it.each(["fr", "en"] as const)("reads a question in its order with a voice of its language: %s", async (language) => {
  const opened = await openWith("problems", language, [own("en-GB"), own("fr-FR")]);
  await button(opened, language).tap();
  const [{ text, voice } = { text: "", voice: "" }] = await spoken(opened.page);
  expect(voice.slice(0, 2)).toBe(language);
  const lines = text.split(". \n");
  const t = (key: Parameters<typeof message>[0]) => say(message(key), language);
  const wanted = [
    t("questions.screens.birth"),
    say(message("web.question.problems", { count: 2 }), language),
    t("web.field.where.birth-certificate"),
    t("web.field.day"),
    t("web.field.month"),
    t("web.field.year"),
    t("web.field.day-unsaid"),
  ];
  expect(lines.filter((line) => wanted.includes(line))).toEqual(wanted);
  // Neither a control nor what is only for a screen reader.
  for (const control of ["web.question.go-on", "web.question.why", "web.frame.read-aloud"] as const)
    expect(text).not.toContain(t(control));
});

it("reads every answer of the check, also one that is the same as another", async () => {
  const opened = await openWith("check", "en", [own("en-GB")]);
  const { page } = opened;
  await button(opened, "en").tap();
  const [{ text } = { text: "" }] = await spoken(page);
  const lines = text.split(". \n");
  const pairs = await page
    .locator(".answers > div")
    .evaluateAll((all) =>
      all.flatMap((one) => [one.querySelector("dt")!.textContent, one.querySelector("dd > :is(bdi, em)")!.textContent]),
    );
  expect(pairs.length).toBeGreaterThan(40);
  expect(pairs.length).toBeGreaterThan(new Set(pairs).size);
  const from = lines.indexOf(pairs[0]!);
  expect(lines.slice(from).filter((line) => pairs.includes(line))).toEqual(pairs);
});

it("reads what to do first, and nothing that is only printed", async () => {
  const opened = await openWith("papers", "en", [own("en-GB")]);
  await button(opened, "en").tap();
  const [{ text } = { text: "" }] = await spoken(opened.page);
  const headings = await opened.page.locator(".first-page h3").allTextContents();
  expect(text.split(". \n").filter((line) => headings.includes(line))).toEqual(headings);
  expect(text).not.toContain(await opened.page.locator(".stamp").textContent());
});

it("stops when it is told to, at its end, on the next screen and in another language", async () => {
  const opened = await openWith("choice", "en", [own("en-GB"), own("fr-FR")]);
  const { page, t } = opened;
  const stop = page.getByRole("button", { name: t("web.frame.stop-reading") });
  const read = button(opened, "en");
  await read.tap();
  await stop.tap();
  expect(await isSpeaking(page)).toBe(false);
  await read.tap();
  await stop.waitFor();
  await page.evaluate(() => window.speech.end());
  await read.tap();
  expect(await isSpeaking(page)).toBe(true);
  await page.getByRole("button", { name: t("web.question.go-on") }).tap();
  await expect.poll(() => isSpeaking(page)).toBe(false);
  await read.tap();
  await page.getByRole("button", { name: "Français" }).first().tap();
  await expect.poll(() => isSpeaking(page)).toBe(false);
  await button(opened, "fr").tap();
  expect((await spoken(page)).map(({ lang }) => lang)).toEqual(["en-GB", "en-GB", "en-GB", "en-GB", "fr-FR"]);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  expect(await isSpeaking(page)).toBe(false);
});
