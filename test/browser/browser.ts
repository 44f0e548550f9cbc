// Pages opened as people open them, on a phone or at a desk. Each page has a browser context of its own, writes down what it
// asks for, and fails its test where it reports an error or asks another host for anything.
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";
import type { Language } from "../../functions/text/languages.ts";

export const devices = ["phone", "desk"] as const;
export type Device = (typeof devices)[number];

const phoneAgent =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36";

const settingsOf: Record<Device, BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, userAgent: phoneAgent },
  desk: { viewport: { width: 1280, height: 800 } },
};

/** It ends what hangs, and decides nothing else. */
const maxWaitMs = 60_000;

export type Sent = { method: string; url: string; body: string | null };

export type Visit = {
  page: Page;
  context: BrowserContext;
  /** Every request of every page, worker and service worker so far. */
  requests: readonly Sent[];
  /** What the pages reported: exceptions, and lines of the console that are errors (a broken security policy is one). */
  errors: readonly string[];
};

export type VisitOptions = {
  device: Device;
  /** What the browser asks pages for. */
  language?: Language;
  /** YYYY-MM-DD: which day it is for the page, at noon. Its workers have the clock of the machine. */
  today?: string;
  /** The page keeps itself for use without a network, for which it loads all of its files. */
  keepsItself?: boolean;
  /** What the page reports or asks for is what is tested. */
  mayFail?: boolean;
  /** Whatever else Playwright can set: `colorScheme`, `javaScriptEnabled`, `userAgent`, `offline`… */
  context?: BrowserContextOptions;
};

let connected: Promise<Browser> | undefined;
/** The browser of this run. */
export const theBrowser = (): Promise<Browser> => (connected ??= chromium.connect(inject("browserEndpoint")));

/** Opens an address in a new context, which is closed when the test ends. */
export async function visit(address: string, options: VisitOptions): Promise<Visit> {
  const { device, language = "fr", today, mayFail = false, keepsItself = false, context: more = {} } = options;
  const browser = await theBrowser();
  const serviceWorkers = keepsItself ? "allow" : "block";
  const context = await browser.newContext({ ...settingsOf[device], locale: language, serviceWorkers, ...more });
  context.setDefaultTimeout(maxWaitMs);
  if (today !== undefined) await context.clock.setFixedTime(new Date(`${today}T12:00:00Z`));
  const requests: Sent[] = [];
  const errors: string[] = [];
  context.on("request", (request) =>
    requests.push({ method: request.method(), url: request.url(), body: request.postData() }),
  );
  context.on("weberror", (error) => errors.push(String(error.error())));
  context.on("console", (line) => {
    // A page that is itself a refusal comes with the status of one.
    const isRefusal = line.text().startsWith("Failed to load resource") && line.page()?.url() === line.location().url;
    if (line.type() === "error" && !isRefusal) errors.push(line.text());
  });
  onTestFinished(async () => {
    await context.close();
    if (mayFail) return;
    expect(elsewhere(requests, address), "requests to another host").toEqual([]);
    expect(errors, "what the page reported").toEqual([]);
  });
  const page = await context.newPage();
  await page.goto(address);
  return { page, context, requests, errors };
}

/** The requests that do not go to where `address` is. What stays in the browser (`blob:`, `data:`) goes nowhere. */
export function elsewhere(requests: readonly Sent[], address: string): string[] {
  const { host } = new URL(address);
  return requests.map(({ url }) => url).filter((url) => /^(?:https?|wss?):/.test(url) && new URL(url).host !== host);
}

export type Downloaded = { fileName: string; bytes: Buffer };

/** What the browser saves when `act` is done. */
export async function download(page: Page, act: () => Promise<unknown>): Promise<Downloaded> {
  const [saved] = await Promise.all([page.waitForEvent("download"), act()]);
  const pieces: Buffer[] = [];
  for await (const piece of await saved.createReadStream()) pieces.push(piece as Buffer);
  return { fileName: saved.suggestedFilename(), bytes: Buffer.concat(pieces) };
}

/** Makes the page's processor so many times slower. A worker is not slowed down. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}

/** A tap on a phone, a click at a desk. */
export const press = (control: Locator, device: Device): Promise<void> =>
  device === "phone" ? control.tap() : control.click();
