// Somebody who has answers to give, and types them into the page for a person, screen by screen.
import { isDeepStrictEqual } from "node:util";
import type { Locator, Page } from "playwright-core";
import { leafAt } from "../../functions/questions/order.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import { pathOfScreen } from "../../functions/questions/screens.ts";
import { valueAt } from "../../functions/answers/paths.ts";
import { cellText, type AnswerValue } from "../../functions/spreadsheet/columns/answer-cells.ts";
import type { Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { press, type Device } from "./browser.ts";
import { tabTo } from "./focus.ts";

/** `keyboard`: nothing is touched or clicked, and each control is reached by Tab. */
export type Person = { page: Page; language: Language; device: Device | "keyboard" };

const skips = ["web.question.skip", "web.question.skip-agree"] as const;

/**
 * Answers every question that the page asks, from the first to the last; what the answers lack is left to the pen.
 * `onScreen` is called with the id of each before it is filled in.
 */
export async function answerAll(
  person: Person,
  answers: object,
  onScreen: (id: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const { page, language } = person;
  let before: string | undefined;
  const button = (key: Parameters<typeof message>[0]) =>
    page.getByRole("button", { name: say(message(key), language), exact: true });
  for (;;) {
    await page.locator("form .field, .answers").first().waitFor();
    const screen = /^#\/question\/(.+)$/.exec(decodeURIComponent(new URL(page.url()).hash))?.[1];
    // The heading of a new screen takes the focus, or a question that an answer opened on the same screen.
    await page.locator(screen === before ? "form .field :focus" : "h1:focus").waitFor();
    if (screen === undefined) return;
    before = screen;
    await onScreen(screen);
    const fields = await page
      .locator("form .field")
      .evaluateAll((all) => all.map(({ id }) => id.replace(/-field$/, "")));
    const values = fields.map((field) => valueAt(answers, pathOfScreen(field)) as AnswerValue | undefined);
    for (const [index, value] of values.entries()) await fillIn(person, fields[index]!, value);
    const isLeft = values.every((value) => value === undefined);
    const skip = (
      await Promise.all(skips.map(async (key) => ((await button(key).count()) > 0 ? [button(key)] : [])))
    ).flat();
    await use(person, (isLeft ? skip[0] : undefined) ?? button("web.question.go-on"));
    await page
      .waitForFunction(
        ({ screen, fields }) =>
          !decodeURIComponent(location.hash).endsWith(`/${screen}`) ||
          document.querySelector(".problems") !== null ||
          // An answer may open another question of the same screen.
          document.querySelectorAll("form .field").length !== fields.length,
        { screen, fields },
      )
      .catch((error: unknown) => {
        throw new Error(`Nothing comes after ${screen}`, { cause: error });
      });
    const problems = page.locator(".problems");
    if ((await problems.count()) > 0) throw new Error(`${screen}: ${await problems.first().innerText()}`);
  }
}

/** Presses a button, ticks a box or follows a link. */
export async function use({ page, device }: Person, control: Locator): Promise<void> {
  if (device !== "keyboard") return press(control, device);
  await tabTo(page, control);
  await page.keyboard.press((await control.getAttribute("type")) === "checkbox" ? "Space" : "Enter");
}

async function type({ page, device }: Person, control: Locator, text: string): Promise<void> {
  if (device !== "keyboard") return control.fill(text);
  await tabTo(page, control);
  await page.keyboard.type(text);
}

/** Tab reaches the button that is chosen, or the first where none is; the arrows choose the others. */
async function choose(person: Person, options: Locator, index: number): Promise<void> {
  const { page, device } = person;
  if (device !== "keyboard") return press(options.nth(index), device);
  const chosen = await options.locator("input").evaluateAll((all) => all.findIndex((one) => one.matches(":checked")));
  const from = Math.max(chosen, 0);
  await tabTo(page, options.nth(from).locator("input"));
  if (chosen === -1) await page.keyboard.press("Space");
  for (let at = from; at < index; at += 1) await page.keyboard.press("ArrowDown");
  for (let at = from; at > index; at -= 1) await page.keyboard.press("ArrowUp");
}

/** Types the name of each country, and takes it from the list. */
async function pick({ page }: Person, picker: Locator, names: readonly string[]): Promise<void> {
  await tabTo(page, picker);
  for (const name of names) {
    await page.keyboard.type(name);
    await page.getByRole("option", { name, exact: true }).waitFor();
    for (;;) {
      await page.keyboard.press("ArrowDown");
      const shown = await page.locator("[role=option][aria-selected=true]").textContent();
      if (shown === name) break;
    }
    await page.keyboard.press("Enter");
  }
}

async function fillIn(person: Person, field: string, value: AnswerValue | undefined): Promise<void> {
  const { page, language } = person;
  const path = pathOfScreen(field);
  const question = questionOf(path);
  const within = page.locator(`[id="${field}-field"]`);
  const options = within.locator("label.option");
  // Whether there is one more of a list: yes, or no.
  if (question === undefined) return choose(person, options, value === undefined ? 1 : 0);
  const { kind } = question;
  if (question.options.length > 0) {
    const index = question.options.findIndex((option) => isDeepStrictEqual(option.value, value));
    return index === -1 ? undefined : choose(person, options, index);
  }
  if (value === undefined) return;
  if (value === null) return use(person, within.getByRole("checkbox"));
  if (kind !== "day" && kind !== "partial-day") {
    const [control, text] = [page.locator(`[id="${field}"]`), cellText(leafAt(path)!, value, language)];
    const isPicked = person.device === "keyboard" && (kind === "country" || kind === "nationalities");
    if (isPicked && value === "stateless") return use(person, within.getByRole("checkbox"));
    return isPicked ? pick(person, control, text.split("; ")) : type(person, control, text);
  }
  const [year = "", month, day] = (value as string).split("-");
  const parts = within.locator(".date input[type=text]");
  await type(person, parts.nth(2), year);
  const [noDay, noMonth] = [within.getByRole("checkbox").first(), within.getByRole("checkbox").last()];
  if (month === undefined) return use(person, noMonth);
  await type(person, parts.nth(1), month);
  if (day === undefined) return use(person, noDay);
  return type(person, parts.nth(0), day);
}
