// The screens of the page as people find them, each with what it is seldom seen with: problems, chosen countries, a question.
import type { Locator, Page } from "playwright-core";
import type { Language } from "../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import type { State } from "../../web/visit.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { visit, type Visit, type VisitOptions } from "./browser.ts";

const link: State["link"] = {
  id: "d_3f9a1c0b7e5d4a2f8c6b",
  link: "https://papers.example/d#k3J9s0aQ7xW2bV5nM8pR1tY4uI6oE",
  ownerSecret: "o_Zx8Cv7Bn6Mm5Kk4Jj3Hh2Gg1Ff0Dd",
  code: "402917",
  expiresAt: "2026-12-06T10:00:00.000Z",
};

export type Opened = Visit & { language: Language; t: (key: MessageKey, values?: Values) => string };

type ScreenOptions = VisitOptions & {
  /** Of the browser, before the page is loaded. */
  prepare?: (page: Page) => Promise<unknown>;
};

/** The page at one of its screens, in a visit in which this was said before. */
export async function openAt(
  address: string,
  route: string,
  { state = {}, prepare, ...options }: ScreenOptions & { state?: Partial<State> },
): Promise<Opened> {
  const { language = "en" } = options;
  const opened = await visit(`${address}?lang=${language}`, { language, ...options });
  const { page } = opened;
  await prepare?.(page);
  // The page writes the language down before it shows anything.
  await page.locator("header").waitFor();
  const answers = await exampleAnswers("refugee-first-hosted-married");
  const kept = JSON.stringify({ id: "one", language, answers, skipped: [], ...state });
  await page.evaluate((kept) => sessionStorage.setItem("dossier", kept), kept);
  // Another query, so that the page is loaded anew.
  await page.goto(`${address}?lang=${language}&answered#/${route}`);
  const t = (key: MessageKey, values?: Values) =>
    say(values === undefined ? message(key) : message(key, values), language);
  return { ...opened, language, t };
}

type ScreenOfTable = {
  /** Where it is not the name. */
  route?: string;
  state?: Partial<State>;
  /** What shows that all of it is there. */
  shown: (page: Page) => Locator;
  /** By clicks, what is not there at first. */
  act?: (opened: Opened) => Promise<unknown>;
};

const field = (page: Page) => page.locator("form .field").first();
const heading = (page: Page) => page.locator("h1[tabindex]");
const press = ({ page, t }: Opened, key: MessageKey) => page.getByRole("button", { name: t(key), exact: true }).click();

const table: Readonly<Record<string, ScreenOfTable>> = {
  need: {
    shown: heading,
    act: (opened) => press(opened, "web.frame.forget"),
  },
  choice: { route: "question/housing.kind", shown: field },
  names: { route: "question/identity.familyName", shown: field },
  picture: { route: "question/ofpraNumber", shown: (page) => page.locator("svg.picture") },
  nationalities: {
    route: "question/identity.nationalities",
    shown: (page) => page.locator(".chosen li"),
    act: async ({ page }) => {
      await page.getByRole("combobox").pressSequentially("er");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  problems: {
    route: "question/identity.birth.date",
    state: { drafts: { "identity.birth.date": "", "identity.birth.country": "Neverland" } },
    shown: field,
    act: async (opened) => {
      const parts = opened.page.locator(".date input[type=text]");
      for (const part of await parts.all()) await part.fill("99");
      await press(opened, "web.question.go-on");
      await opened.page.locator(".problems").waitFor();
    },
  },
  check: { shown: (page) => page.locator(".answers").first() },
  open: {
    route: "check",
    state: { answers: { version: 1, procedure: { kind: "first-application" }, status: { kind: "refugee" } } },
    shown: (page) => page.locator(".answers").first(),
  },
  keep: {
    shown: heading,
    act: async ({ page }) => {
      await page.setInputFiles("#file", { name: "a.json", mimeType: "application/json", buffer: Buffer.from("no") });
      await page.locator(".problems").waitFor();
    },
  },
  papers: {
    shown: (page) => page.locator("main > .get"),
    act: async ({ page, t }) => {
      await page.locator(".ticks input").nth(1).check();
      await page.locator(".pages figure").first().scrollIntoViewIfNeeded();
      await page
        .getByRole("button", { name: t("web.papers.preview.larger") })
        .first()
        .click();
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  link: { shown: heading },
  "link-made": { route: "link", state: { link }, shown: (page) => page.locator(".slip") },
  erase: { shown: heading },
  host: { shown: heading },
  carry: { route: "carry/broken", shown: (page) => page.locator("main a.target") },
  done: { shown: heading },
};

export const screenNames: readonly string[] = Object.keys(table);

/** Opens a screen of the table above, all of it. `address`: of a page that was told of a service. */
export async function openScreen(address: string, name: string, options: ScreenOptions): Promise<Opened> {
  const { route = name, state = {}, shown, act } = table[name]!;
  const opened = await openAt(address, route, { ...options, state });
  await shown(opened.page).first().waitFor();
  await act?.(opened);
  return opened;
}
