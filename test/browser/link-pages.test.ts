// The service's pages, as a person uses them in a browser: the first page, a link, its verification, its documents.
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { helpLanguages, operatorLanguages, type Language } from "../../functions/text/languages.ts";
import { message, type MessageKey } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { axeViolations } from "./axe.ts";
import { devices, download, press, visit, type Device } from "./browser.ts";
import { keyboardWay, tabTo } from "./focus.ts";
import { expectPicture } from "./pictures.ts";
import { readAloud } from "./screen-reader.ts";
import { openService, type Service } from "./service.ts";

let service: Service;
let made: Created;
let withBirthDate: Created;
beforeAll(async () => {
  service = await openService();
  made = await service.make();
  withBirthDate = await service.make("?factor=birth-date");
});
afterAll(() => service.close());

type Visitor = { page: Page; language: Language; device: Device };

const words = (key: MessageKey, { language }: Visitor) => say(message(key), language);
const button = (visitor: Visitor, key: MessageKey) => visitor.page.getByRole("button", { name: words(key, visitor) });
const isTitled = (visitor: Visitor, key: MessageKey) =>
  visitor.page.getByRole("heading", { level: 1, name: words(key, visitor) }).waitFor();

/** From a link to the page behind its button. */
async function openLink(visitor: Visitor, { link }: Pick<Created, "link">): Promise<void> {
  await visitor.page.goto(link);
  await press(button(visitor, "pages.landing.button"), visitor.device);
}

/** Every page, and how a person comes to it. */
const ways: Record<string, (visitor: Visitor) => Promise<unknown>> = {
  home: ({ page }) => page.goto(`${service.url}/api`),
  landing: ({ page }) => page.goto(made.link),
  "birth-date": async (visitor) => {
    await openLink(visitor, withBirthDate);
    await isTitled(visitor, "pages.factor.title");
  },
  "wrong-code": async (visitor) => {
    // Of its own: five wrong codes lock a link.
    await openLink(visitor, await service.make("?factor=code"));
    // No code has letters.
    await visitor.page.getByLabel(words("pages.factor.code", visitor)).fill("wrong");
    await press(button(visitor, "pages.factor.button"), visitor.device);
    await visitor.page.getByRole("alert").waitFor();
  },
  list: async (visitor) => {
    await openLink(visitor, made);
    await button(visitor, "pages.list.download").first().waitFor();
  },
  refusal: async (visitor) => {
    await openLink(visitor, { link: `${service.url}/d#unknown` });
    await isTitled(visitor, "pages.refusals.unknown.title");
  },
};

/** Days, hours and tries change from run to run, and sizes with every word of a document. */
const withoutChanges = (page: Page) =>
  page.evaluate(() => {
    for (const node of document.querySelectorAll("#validity, li p, form ~ p, .note:not(.error) p, .note + p")) {
      node.textContent = "…";
    }
  });

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const openPage = async (device: Device, language: Language, colorScheme: "light" | "dark" = "light") => {
  const { page } = await visit(`${service.url}/api`, { device, language, context: { colorScheme } });
  return { page, language, device };
};

describe.each(Object.entries(ways))("the page %s", (name, come) => {
  // Each language and each device once: they do not depend on one another.
  it.each(operatorLanguages.map((language, index) => [language, devices[index % devices.length]!] as const))(
    "looks right in %s on a %s, and axe finds nothing",
    async (language, device) => {
      const visitor = await openPage(device, language);
      await come(visitor);
      expect(await axeViolations(visitor.page)).toEqual([]);
      await withoutChanges(visitor.page);
      await expectPicture(visitor.page, `link/${name}-${language}-${device}`);
    },
  );

  it.each(["light", "dark"] as const)("is used by keyboard alone, and shows where one is, in %s", async (scheme) => {
    const visitor = await openPage("phone", "fr", scheme);
    await come(visitor);
    expect(await axeViolations(visitor.page)).toEqual([]);
    expect(await keyboardWay(visitor.page)).toMatchObject({ unreached: [], unseen: [] });
  });
});

describe.each(operatorLanguages)("a link, in %s", (language) => {
  it.each(devices)("gives each document on a %s with the bytes that were stored", async (device) => {
    const visitor = await openPage(device, language);
    await ways["list"]!(visitor);
    const stored = made.otherFiles.find(({ kind }) => kind === "all");
    const first = button(visitor, "pages.list.download").first();
    const { fileName, bytes } = await download(visitor.page, () => press(first, device));
    expect([fileName, sha256(bytes)]).toEqual([stored?.fileName, stored?.sha256]);
  });

  it("is opened by keyboard alone, and a document is saved", async () => {
    const visitor = await openPage("desk", language);
    await visitor.page.goto(made.link);
    const { stops } = await keyboardWay(visitor.page);
    const others = helpLanguages.slice(1).map(() => expect.stringMatching(/^link/));
    expect(stops).toEqual([...others, `button "${words("pages.landing.button", visitor)}"`]);
    await tabTo(visitor.page, button(visitor, "pages.landing.button"));
    await visitor.page.keyboard.press("Enter");
    const first = button(visitor, "pages.list.download").first();
    await first.waitFor();
    await tabTo(visitor.page, first);
    const { bytes } = await download(visitor.page, () => visitor.page.keyboard.press("Enter"));
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("tells a screen reader where one is, what the button does, and that a code was wrong", async () => {
    const visitor = await openPage("desk", language);
    await ways["landing"]!(visitor);
    expect(await readAloud(visitor.page)).toEqual(
      expect.arrayContaining([
        `navigation, ${words("pages.language", visitor)}`,
        "main",
        `heading, ${words("pages.landing.title", visitor)}, level 1`,
        `button, ${words("pages.landing.button", visitor)}`,
      ]),
    );
    await ways["wrong-code"]!(visitor);
    const spoken = await readAloud(visitor.page, "main");
    expect(spoken).toEqual(expect.arrayContaining(["alert", words("pages.factor.wrong", visitor)]));
    expect(spoken.some((phrase) => phrase.startsWith(`textbox, ${words("pages.factor.code", visitor)}`))).toBe(true);
  });
});
