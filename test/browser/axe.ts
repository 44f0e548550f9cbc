// What axe finds wrong in a page: WCAG 2.2 A and AA, and its own advice. It cannot see focus (focus.ts does).
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

// Half of what the package gives as its source, which is also to be compiled.
const source = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Named, because the rules of WCAG 2.2 are off otherwise. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A line for each violation and element; none where all is well. `without`: rules that are not looked at. */
export async function axeViolations(page: Page, without: readonly string[] = []): Promise<string[]> {
  // Scripts of the protocol pass the page's security policy. It stays for as long as the page is not loaded anew.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options: RunOptions = { runOnly: { type: "tag", values: tags }, rules };
  const { violations } = await page.evaluate((options) => window.axe.run(options), options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
