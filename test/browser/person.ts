// Somebody who has answers to give, and types them into the page for a person, screen by screen.
import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { leafAt } from "../../functions/questions/order.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import { pathOfScreen } from "../../functions/questions/screens.ts";
import { valueAt } from "../../functions/answers/paths.ts";
import { cellText, type AnswerValue } from "../../functions/spreadsheet/columns/answer-cells.ts";
import type { Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { press, type Device } from "./browser.ts";

export type Person = { page: Page; language: Language; device: Device };

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
  const { page, language, device } = person;
  const button = (key: Parameters<typeof message>[0]) =>
    page.getByRole("button", { name: say(message(key), language), exact: true });
  for (;;) {
    await page.locator("form .field, .answers").first().waitFor();
    const screen = /^#\/question\/(.+)$/.exec(decodeURIComponent(new URL(page.url()).hash))?.[1];
    if (screen === undefined) return;
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
    await press((isLeft ? skip[0] : undefined) ?? button("web.question.go-on"), device);
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

async function fillIn(
  { page, language, device }: Person,
  field: string,
  value: AnswerValue | undefined,
): Promise<void> {
  const path = pathOfScreen(field);
  const question = questionOf(path);
  const within = page.locator(`[id="${field}-field"]`);
  const choose = (index: number) => press(within.locator("label.option").nth(index), device);
  // Whether there is one more of a list: yes, or no.
  if (question === undefined) return choose(value === undefined ? 1 : 0);
  const { kind, options } = question;
  if (options.length > 0) {
    const index = options.findIndex((option) => isDeepStrictEqual(option.value, value));
    return index === -1 ? undefined : choose(index);
  }
  if (value === undefined) return;
  if (kind !== "day" && kind !== "partial-day") {
    return page.locator(`[id="${field}"]`).fill(cellText(leafAt(path)!, value, language));
  }
  const [year = "", month, day] = (value as string).split("-");
  const parts = within.locator(".date input[type=text]");
  await parts.nth(2).fill(year);
  const [noDay, noMonth] = [within.getByRole("checkbox").first(), within.getByRole("checkbox").last()];
  if (month === undefined) return press(noMonth, device);
  await parts.nth(1).fill(month);
  if (day === undefined) return press(noDay, device);
  return parts.nth(0).fill(day);
}
