// The words that the page can read: what it leaves out of them is read by nothing in it.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { synonyms, texts } from "virtual:locales";
import { isInGroup } from "../../functions/text/subjects.ts";
import { bundleWeb } from "../../infra/build/web/bundle-web.ts";
import { rareGroups, sheetLists } from "../../infra/build/locales-plugin.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

test("no file of the page reads a list of words that is left out of it", async () => {
  const lists = new Set(Object.keys(synonyms["fr"] ?? {}).map((key) => key.split(".")[0]!));
  expect([...sheetLists].filter((list) => !lists.has(list))).toEqual([]);
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  const { outputs } = await bundleWeb(folder).finally(() => rm(folder, { recursive: true }));
  const inputs = new Set(Object.values(outputs).flatMap((output) => Object.keys(output.inputs)));
  const ours = [...inputs].filter((path) => /^(functions|web)\/.*\.tsx?$/.test(path));
  expect(ours).toContain("functions/spreadsheet/columns/choices.ts");
  const named = new RegExp(`["'\`](${[...sheetLists].join("|")})["'\`.]`);
  expect(ours.filter((path) => named.test(readFileSync(path, "utf8")))).toEqual([]);
});

test("every group of texts that is loaded only when it is needed has texts", () => {
  const keys = Object.keys(texts["fr"] ?? {});
  expect(rareGroups.filter((group) => !keys.some((key) => isInGroup([group], key)))).toEqual([]);
});

/** Controls whose name says more than what is shown: who speaks to them says what is shown (WCAG 2.5.3). */
const spokenNames = [
  ["web.check.change", "web.check.change-what"],
  ["web.field.take-out", "web.field.take-out-what"],
] as const;

test.each(wholeLanguages)("a control is called what is shown, and more, in %s", (language) => {
  for (const [shown, name] of spokenNames) expect(texts[language]![name]).toContain(texts[language]![shown]);
});
