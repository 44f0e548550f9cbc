// What a list of somebody's own costs at the desk: actions and seconds from the file to everybody's papers, and how long the
// page's thread was busy at one time: `npm run bench:desk`. Option: --rounds N.
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { bringUpToDate } from "../../../infra/build/parts.ts";
import { message, type MessageKey, type Values } from "../../../functions/text/message.ts";
import { ownList } from "../../browser/own-list.ts";
import { openWebSpace } from "../../browser/web-space.ts";
import { loadBundled } from "../../support/bundle.ts";

/** Sizes of lists, with the seconds in which everybody's papers are to be made. */
const aims: Readonly<Record<number, number | undefined>> = { 40: undefined, 300: 60 };

const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "3" } } });
const { say } = await loadBundled<typeof import("../../../functions/text/say.ts")>("functions/text/say.ts");
const t = (key: MessageKey, values?: Values) => say(message(key, values), "fr");
const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

(await import("../../browser/packages.ts")).installPackages();
const { startBrowser, connect } = await import("../../browser/chromium.ts");
await bringUpToDate("web");
const space = await openWebSpace("dist/web");
const running = await startBrowser();
const browser = await connect(running);

type Found = {
  actions: number;
  seconds: number;
  readSeconds: number;
  makeSeconds: number;
  taskMs: number;
  waitMs: number;
};

async function measure(people: number): Promise<Found> {
  const context = await browser.newContext({ locale: "fr", viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(600_000);
  const page = await context.newPage();
  await page.goto(`${space.url}desk.html`);
  const heading = (key: MessageKey) => page.getByRole("heading", { name: t(key), exact: true }).waitFor();
  const input = page.locator("input[type=file]");
  await input.waitFor({ state: "attached" });
  let actions = 0;
  const act = async (done: Promise<unknown>): Promise<void> => {
    actions += 1;
    await done;
  };
  const start = performance.now();
  await act(input.setInputFiles({ name: "suivi.csv", mimeType: "text/csv", buffer: ownList(people) }));
  await heading("desk.columns.title");
  await act(page.getByLabel("Démarche", { exact: true }).selectOption("first-application"));
  await act(page.getByLabel("Protection", { exact: true }).selectOption("refugee"));
  await act(page.getByRole("link", { name: t("desk.columns.next") }).click());
  const make = page.getByRole("button", { name: t("desk.check.make", { count: { number: people } }) });
  await make.waitFor();
  await page.evaluate(() => {
    const seen = { taskMs: 0, waitMs: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.taskMs = Math.max(seen.taskMs, duration);
    }).observe({ type: "longtask" });
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      seen.waitMs = Math.max(seen.waitMs, now - last);
      last = now;
    }, 10);
  });
  const pressed = performance.now();
  await act(make.click());
  await heading("desk.made.title");
  const made = performance.now();
  await act(
    Promise.all([
      page.waitForEvent("download").then((saved) => saved.failure()),
      page.getByText(t("desk.made.save", { file: "dossiers-1.zip" })).click(),
    ]),
  );
  const end = performance.now();
  const { taskMs, waitMs } = await page.evaluate(
    () => (globalThis as unknown as { seen: Pick<Found, "taskMs" | "waitMs"> }).seen,
  );
  await context.close();
  const seconds = (from: number, to: number) => (to - from) / 1000;
  return {
    actions,
    seconds: seconds(start, end),
    readSeconds: seconds(start, pressed),
    makeSeconds: seconds(pressed, made),
    taskMs,
    waitMs,
  };
}

const row = (name: string, value: string): void => console.log(`  ${name}`.padEnd(64) + value);
try {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ` +
      `Chromium ${browser.version()}; medians of ${options.rounds} rounds, the longest of all`,
  );
  for (const [people, seconds] of Object.entries(aims)) {
    const found: Found[] = [];
    for (let round = 0; round < Number(options.rounds); round++) found.push(await measure(Number(people)));
    const of = (name: keyof Found) => median(found.map((one) => one[name]));
    const most = (name: keyof Found) => Math.max(...found.map((one) => one[name]));
    const made = of("makeSeconds");
    console.log(`\nA list of ${people} people, load ${loadavg()[0]?.toFixed(1)}`);
    row("from the file chosen to the papers saved", `${of("actions")} actions, ${of("seconds").toFixed(1)} s`);
    row("of these, until everybody can be made", `${of("readSeconds").toFixed(1)} s`);
    const aim = seconds === undefined ? "" : `, aim ${seconds} s${made <= seconds ? "" : ", missed"}`;
    row("making everybody's papers", `${made.toFixed(1)} s${aim}`);
    row("longest task of the page's thread meanwhile (0: under 50)", `${most("taskMs").toFixed(0)} ms`);
    row("longest wait of a timer of 10 ms there", `${most("waitMs").toFixed(0)} ms`);
  }
} finally {
  await browser.close();
  await running.close();
  await space.stop();
}
process.exit(0);
