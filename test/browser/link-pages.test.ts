// The pages of a link, as a person uses them in a browser.
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { helpLanguages } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { axeViolations } from "./axe.ts";
import { devices, download, press, visit } from "./browser.ts";
import { keyboardWay } from "./focus.ts";
import { expectPicture } from "./pictures.ts";
import { readAloud } from "./screen-reader.ts";
import { openService, type Service } from "./service.ts";

let service: Service;
let made: Created;
beforeAll(async () => {
  service = await openService();
  made = await service.make();
});
afterAll(() => service.close());

/** Days and hours change from run to run, and sizes with every word of a document. */
const withoutTimesAndSizes = (page: Page) =>
  page.evaluate(() => {
    for (const node of document.querySelectorAll("#validity, .note p, .note + p, li p")) node.textContent = "…";
  });

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe.each(helpLanguages)("the pages of a link, in %s", (language) => {
  const open = say(message("pages.landing.button"), language);
  const openButton = (page: Page) => page.getByRole("button", { name: open });
  const firstDownload = (page: Page) =>
    page.getByRole("button", { name: say(message("pages.list.download"), language) }).first();

  it.each(devices)("list the documents on a %s, and save them with the bytes that were stored", async (device) => {
    const { page } = await visit(made.link, { device, language });
    const look = async (name: string) => {
      expect(await axeViolations(page)).toEqual([]);
      await withoutTimesAndSizes(page);
      await expectPicture(page, `${name}-${language}-${device}`);
    };
    await look("link-landing");
    await press(openButton(page), device);
    await firstDownload(page).waitFor();
    await look("link-list");
    const { fileName, bytes } = await download(page, () => press(firstDownload(page), device));
    const all = made.otherFiles.find(({ kind }) => kind === "all");
    expect([fileName, sha256(bytes)]).toEqual([all?.fileName, all?.sha256]);
  });

  it.each(["light", "dark"] as const)(
    "are used by keyboard alone, and show where it is, in %s",
    async (colorScheme) => {
      const { page } = await visit(made.link, { device: "desk", language, context: { colorScheme } });
      const landing = await keyboardWay(page);
      expect(landing).toEqual({
        stops: [expect.stringMatching(/^link/), `button "${open}"`],
        unreached: [],
        unseen: [],
      });
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await firstDownload(page).waitFor();
      expect(await keyboardWay(page)).toMatchObject({ unreached: [], unseen: [] });
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it("are read by a screen reader: where one is, the title, what the button does", async () => {
    const { page } = await visit(made.link, { device: "desk", language });
    const title = say(message("pages.landing.title"), language);
    expect(await readAloud(page)).toEqual(
      expect.arrayContaining([
        `navigation, ${say(message("pages.language"), language)}`,
        "main",
        `heading, ${title}, level 1`,
        `button, ${open}`,
      ]),
    );
  });
});
