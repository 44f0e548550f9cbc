// The desk: a list of one's own becomes everybody's papers, on one's own machine, with nothing sent.
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../functions/formats/zip-reader.ts";
import { checkList } from "../../functions/lists/check-list.ts";
import { renderRow } from "../../functions/lists/make-row.ts";
import { newPeopleTwice } from "../../functions/lists/people-twice.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { message, type MessageKey, type Values } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { builtPage } from "../support/once.ts";
import { axeViolations } from "./axe.ts";
import { devices, download, press, visit, type Device, type VisitOptions } from "./browser.ts";
import { ownList, type Cell } from "./own-list.ts";
import { openWebSpace, type WebSpace } from "./web-space.ts";

const today = "2026-11-23";
const t = (key: MessageKey, values?: Values) => say(message(key, values), "fr");

let space: WebSpace;
beforeAll(async () => {
  space = await openWebSpace(await builtPage());
});
afterAll(() => space.stop());

const openDesk = (device: Device, more: Partial<VisitOptions> = {}) =>
  visit(`${space.url}desk.html`, { device, language: "fr", today, ...more });

const titled = (page: Page, key: MessageKey) => page.getByRole("heading", { name: t(key), exact: true });
const heading = (page: Page, key: MessageKey) => titled(page, key).waitFor();

/** Once it is there. */
async function isShown(control: Locator): Promise<boolean> {
  await control.waitFor();
  return control.isVisible();
}

const put = (page: Page, name: string, buffer: Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });

async function drop(page: Page, people: number, changed: readonly Cell[] = []): Promise<void> {
  await put(page, "suivi.csv", ownList(people, changed));
  await heading(page, "desk.columns.title");
}

const forAll = async (page: Page) => {
  await page.getByLabel("Démarche", { exact: true }).selectOption("first-application");
  await page.getByLabel("Protection", { exact: true }).selectOption("refugee");
};

const next = (page: Page, device: Device) => press(page.getByRole("link", { name: t("desk.columns.next") }), device);

const makeButton = (page: Page, count: number) =>
  page.getByRole("button", { name: t("desk.check.make", { count: { number: count } }) });

it("makes the papers of forty people from a list of one's own in six actions, and sends nothing", async () => {
  const { page, requests } = await openDesk("desk");
  await drop(page, 40); // 1
  await forAll(page); // 2 and 3
  await next(page, "desk"); // 4
  await makeButton(page, 40).click(); // 5
  await heading(page, "desk.made.title");
  const zip = await download(page, () => page.getByText(t("desk.made.save", { file: "dossiers-1.zip" })).click()); // 6
  const manifest = await download(page, () => page.getByText(t("desk.made.save", { file: "manifest.xlsx" })).click());
  const files = [...listEntries(zip.bytes, { maxEntries: 1000 }).values()].map(({ name }) => name).toSorted();
  expect(files).toEqual(await filesOfCommand(ownList(40)));
  expect(manifest.fileName).toBe("manifest.xlsx");
  expect(requests.filter(({ method, body }) => method !== "GET" || body !== null)).toEqual([]);
});

/** What the same rules give outside a browser: every file of every person. */
async function filesOfCommand(bytes: Buffer): Promise<string[]> {
  const mapping = {
    version: 1 as const,
    columns: {
      "N°": { read: "reference" as const },
      "NOM Prénom": { read: "full-name" as const, order: "family-first" as const },
    },
    words: {},
    everyRow: { "procedure.kind": "first-application", "status.kind": "refugee" },
  };
  const checking = checkList(
    bytes,
    { today, covers, language: "fr", mapping },
    newPeopleTwice((text) => text),
  );
  const files: string[] = [];
  for (let step = checking.next(); step.done !== true; step = checking.next()) {
    const { read } = step.value;
    if (read.kind !== "valid") throw new Error(`row ${read.row} is not valid`);
    const folder = `${String(read.row).padStart(4, "0")}-${read.reference}`;
    const { documents } = renderRow(read.answers, { today, language: "fr" });
    files.push(...documents.map(({ fileName }) => `${folder}/${fileName}`));
  }
  return files.toSorted();
}

it("works without a network once it says so", async () => {
  const own = await openWebSpace(await builtPage());
  const options = { device: "desk", language: "fr", today, keepsItself: true } as const;
  const { page, context } = await visit(`${own.url}desk.html`, options);
  await page.getByText(t("web.frame.offline")).waitFor();
  await context.setOffline(true);
  await own.stop();
  await page.reload();
  await drop(page, 3);
  await forAll(page);
  await next(page, "desk");
  await makeButton(page, 3).click();
  expect(await isShown(titled(page, "desk.made.title"))).toBe(true);
});

it("keeps the list, the answers about it and the corrections when the page is loaded again", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 5, [{ row: 3, column: 3, text: "31/02/1980" }]);
  await forAll(page);
  await page.reload();
  await heading(page, "desk.columns.title");
  expect(await page.getByLabel("Protection", { exact: true }).inputValue()).toBe("refugee");
  await next(page, "desk");
  await makeButton(page, 4).waitFor();
  await page.getByText(t("desk.problems.of-column", { count: { number: 1 }, letter: "D", name: "Né(e) le" })).click();
  await page.locator(".issues input").fill("28/02/1980");
  await page.getByRole("button", { name: t("desk.check.apply") }).click();
  await makeButton(page, 5).waitFor();
  await page.reload();
  await makeButton(page, 5).click();
  await heading(page, "desk.made.title");
  await page.getByText(t("desk.made.correction", { row: 3, letter: "D", text: "28/02/1980" })).waitFor();
});

it("says each cause once, with every row and its cell", async () => {
  const wrong = [3, 4, 6].map((row) => ({ row, column: 3, text: "32/13/1980" }));
  const { page } = await openDesk("desk");
  await drop(page, 8, wrong);
  await forAll(page);
  await next(page, "desk");
  const cause = t("desk.problems.of-column", { count: { number: 3 }, letter: "D", name: "Né(e) le" });
  await page.getByText(cause).click();
  await page.locator(".issues li").nth(2).waitFor();
  expect(await page.locator(".issues li").count()).toBe(3);
  const annotated = await download(page, () => page.getByRole("button", { name: t("desk.check.annotated") }).click());
  expect(annotated.fileName).toBe("a-corriger.csv");
  expect(annotated.bytes.toString("utf8")).toContain("32/13/1980");
});

it("asks what a word of the list is, and remembers it for the next list with these titles", async () => {
  const { page } = await openDesk("desk");
  const word = [{ row: 2, column: 5, text: "Chalet" }];
  await drop(page, 3, word);
  await forAll(page);
  await page.getByLabel(t("desk.columns.word", { word: "Chalet", count: { number: 1 } })).selectOption("hosted");
  await next(page, "desk");
  await makeButton(page, 3).waitFor();
  await page.getByRole("button", { name: t("desk.forget"), exact: true }).click();
  await heading(page, "desk.title");
  await drop(page, 4, word);
  await page.getByText(t("desk.columns.remembered")).waitFor();
  await next(page, "desk");
  expect(await isShown(makeButton(page, 4))).toBe(true);
});

it("erases the list, the papers and what was kept of them", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 2);
  await page.getByRole("button", { name: t("desk.forget"), exact: true }).click();
  await heading(page, "desk.title");
  expect(await page.evaluate(() => sessionStorage.getItem("desk"))).toBeNull();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("BARZANI");
});

it("keeps no name of anybody beyond the tab", async () => {
  const { page, context } = await openDesk("desk");
  await drop(page, 2);
  await forAll(page);
  await next(page, "desk");
  const other = await context.newPage();
  await other.goto(`${space.url}desk.html`);
  await other.getByRole("heading", { name: t("desk.title") }).waitFor();
  const kept = await other.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).not.toMatch(/BARZANI|TRAORÉ/);
});

it("makes one's own paper seen before all are made", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 2);
  await forAll(page);
  await next(page, "desk");
  await page.getByText(t("desk.check.preview")).click();
  await page.getByText(t("documents.cover-sheet.title"), { exact: true }).click();
  await page.getByText(t("web.papers.preview.read")).first().click();
  expect(await isShown(page.getByText("BARZANI").last())).toBe(true);
});

it("gives a model with some twenty columns, which it reads back", async () => {
  const { page } = await openDesk("desk");
  await page.getByText(t("desk.file.model")).click();
  const model = await download(page, () => page.getByRole("button", { name: t("desk.file.download-model") }).click());
  const file = { name: model.fileName, mimeType: "application/octet-stream", buffer: model.bytes };
  await page.locator("input[type=file]").setInputFiles(file);
  await heading(page, "desk.columns.title");
  expect(await page.locator("table.columns tbody tr").count()).toBeLessThanOrEqual(30);
});

it("says why a file cannot be read, and offers another one", async () => {
  const { page } = await openDesk("desk", { context: { colorScheme: "dark" } });
  await put(page, "suivi.pdf", Buffer.from(`%PDF-1.4\n${"x".repeat(500)}`));
  await heading(page, "desk.unread.title");
  await page.getByText(t("spreadsheet.kinds.pdf")).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("link", { name: t("desk.made.other-list") }).click();
  await heading(page, "desk.title");
});

it("lets the person choose how accents are read, and choose again", async () => {
  const { page } = await openDesk("desk");
  // Š and Ž as LibreOffice saves them in ISO-8859-15, which are other signs in Windows-1252.
  const list =
    "Ref;Nom;Prenoms;Sexe;Date de naissance;Logement\r\n1;\xA6AHIN;Jo;F;01/02/1980;CADA\r\n2;\xB4IVKO;Jo;F;01/02/1980;CADA\r\n";
  await put(page, "suivi.csv", Buffer.from(list, "latin1"));
  await heading(page, "desk.unread.accents");
  await page.getByRole("button", { name: "ŠAHIN · ŽIVKO" }).click();
  await page.getByText("ŠAHIN · ŽIVKO").waitFor();
  await heading(page, "desk.columns.title");
  await page.getByRole("button", { name: t("desk.unread.other-accents") }).click();
  expect(await isShown(titled(page, "desk.unread.accents"))).toBe(true);
});

it("makes papers without names only where the person decides it", async () => {
  const { page } = await openDesk("desk");
  const unnamed = ownList(3)
    .toString("utf8")
    .split("\r\n")
    .map((line) => line.split(";").toSpliced(1, 1).join(";"));
  await put(page, "suivi.csv", Buffer.from(unnamed.join("\r\n")));
  await heading(page, "desk.columns.title");
  await forAll(page);
  await next(page, "desk");
  await page.getByText(t("desk.check.nobody")).waitFor();
  expect(await page.locator(".button").allInnerTexts()).toEqual([t("desk.check.back-to-columns")]);
  await page.getByLabel(t("desk.check.without-names")).check();
  await makeButton(page, 3).waitFor();
});

it("asks once what becomes of rows that are marked as made", async () => {
  const { page } = await openDesk("desk");
  const mark = [
    { row: 1, column: 11, text: "Résultat" },
    { row: 2, column: 11, text: "Fait le 23 novembre 2026 · 7K3F" },
    { row: 3, column: 11, text: "Fait le 23 novembre 2026" },
  ];
  await drop(page, 4, mark);
  await forAll(page);
  await next(page, "desk");
  await makeButton(page, 2).waitFor();
  await page.getByLabel(t("desk.check.marked")).selectOption("make");
  await makeButton(page, 4).waitFor();
  await page.getByLabel(t("desk.check.marked")).selectOption("skip");
  await makeButton(page, 2).waitFor();
  expect(await isShown(page.getByText(t("desk.check.already-made", { count: { number: 2 } })))).toBe(true);
});

it("takes in what was typed before it makes anything", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 3, [{ row: 3, column: 3, text: "31/02/1980" }]);
  await forAll(page);
  await next(page, "desk");
  await makeButton(page, 2).waitFor();
  await page.getByText(t("desk.problems.of-column", { count: { number: 1 }, letter: "D", name: "Né(e) le" })).click();
  await page.locator(".issues input").fill("28/02/1980");
  expect(await page.locator(".button").allInnerTexts()).toEqual([t("desk.check.apply")]);
  await page.getByRole("button", { name: t("desk.check.apply") }).click();
  await makeButton(page, 3).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
});

it("loses nothing where a list is dropped beside its place, or another one is wanted before all is saved", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 2);
  const isOpened = await page.evaluate(() =>
    document.body.dispatchEvent(new Event("drop", { bubbles: true, cancelable: true })),
  );
  expect(isOpened).toBe(false);
  await forAll(page);
  await next(page, "desk");
  await makeButton(page, 2).click();
  await page.getByRole("button", { name: t("desk.made.other-list") }).click();
  await page.getByRole("button", { name: t("desk.file.go-on") }).click();
  await heading(page, "desk.made.title");
  await download(page, () => page.getByText(t("desk.made.save", { file: "manifest.xlsx" })).click());
  await page.getByRole("button", { name: t("desk.made.other-list") }).click();
  await heading(page, "desk.title");
  expect(await page.getByText(t("desk.file.go-on")).count()).toBe(0);
});

it("stops making where the person leaves the screen or speaks another language, and says what was made in that one", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 40);
  await forAll(page);
  await next(page, "desk");
  await makeButton(page, 40).click();
  await heading(page, "desk.making.title");
  await page.goBack();
  await page.getByLabel("Protection", { exact: true }).selectOption("stateless");
  await next(page, "desk");
  await makeButton(page, 40).click();
  await heading(page, "desk.making.title");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Make the papers of 40 people" }).click();
  await page.getByRole("heading", { name: "The papers are made" }).waitFor();
  await page.getByRole("button", { name: "Français" }).click();
  expect(await isShown(page.getByText(t("desk.files.manifest")))).toBe(true);
});

it("shows markup and names from right to left as text", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 3, [
    { row: 2, column: 1, text: "<img src=x onerror=alert(1)> Jean" },
    { row: 3, column: 1, text: "بارزاني شيرين" },
  ]);
  await page.getByText("<img src=x onerror=alert(1)> Jean").first().waitFor();
  await forAll(page);
  await next(page, "desk");
  await makeButton(page, 1).waitFor();
  expect(await page.locator("main img").count()).toBe(0);
});

describe.each(devices)("on a %s", (device) => {
  it("is read by a screen reader and fits on every screen", async () => {
    const { page } = await openDesk(device);
    await heading(page, "desk.title");
    expect(await axeViolations(page)).toEqual([]);
    await drop(page, 4, [{ row: 3, column: 3, text: "31/02/1980" }]);
    await forAll(page);
    expect(await axeViolations(page)).toEqual([]);
    await next(page, device);
    await makeButton(page, 3).waitFor();
    await page.locator("summary").first().click();
    expect(await axeViolations(page)).toEqual([]);
    await press(makeButton(page, 3), device);
    await heading(page, "desk.made.title");
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

it("goes from the list to the papers by the keyboard alone", async () => {
  const { page } = await openDesk("desk");
  await drop(page, 2);
  await page.getByLabel("Démarche", { exact: true }).focus();
  await page.keyboard.type("Première");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Réf");
  await page.getByRole("link", { name: t("desk.columns.next") }).focus();
  await page.keyboard.press("Enter");
  await makeButton(page, 2).waitFor();
  await makeButton(page, 2).focus();
  await page.keyboard.press("Enter");
  expect(await isShown(titled(page, "desk.made.title"))).toBe(true);
});
