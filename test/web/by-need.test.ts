// What the page loads by need, in the page's own build: a visit fetches the templates that it prints, and no other.
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { documentIds } from "../../functions/documents/table.ts";
import { usualDocuments } from "../../infra/build/web/usual-visit.ts";
import { webBasis } from "../../infra/build/web/bundle-web.ts";
import type { Visit } from "../../web/protocol.ts";
import { typist } from "../support/page-visit.ts";
import { sized } from "../support/seeded.ts";

const today = "2026-11-29";
const modules = [
  'export { loadTexts, loadUsualTexts } from "./web/texts.ts";',
  'export { documents } from "virtual:templates";',
  'export const rules = () => import("./web/worker/by-need.ts");',
  'export const renders = () => import("./functions/documents/render.ts");',
];
type Page = typeof import("../../web/texts.ts") &
  typeof import("virtual:templates") & {
    rules: () => Promise<typeof import("../../web/worker/by-need.ts")>;
    renders: () => Promise<typeof import("../../functions/documents/render.ts")>;
  };

let folder: string;
let page: Page;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "by-need-"));
  const { outputFiles } = await build({
    ...webBasis,
    stdin: { contents: modules.join("\n"), resolveDir: process.cwd(), sourcefile: "page.ts" },
    entryNames: "page",
    outdir: folder,
    write: false,
  });
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  page = (await import(pathToFileURL(join(folder, "page.js")).href)) as Page;
  await Promise.all([page.loadUsualTexts("fr"), ...["fr", "en"].map((language) => page.loadTexts("words", language))]);
});
afterAll(() => rm(folder, { recursive: true }));

/** The page as it is when somebody has come to the first question in French. */
async function open() {
  const documents = page.documents as Record<string, unknown>;
  const forget = () => {
    for (const id of Object.keys(documents)) if (!usualDocuments.has(id)) delete documents[id];
  };
  forget();
  return { documents, forget, ...(await page.rules()), ...(await page.renders()) };
}

const examples = readdirSync("test/examples");
/** The conformance run walks through all of them. */
const names = sized(
  examples,
  examples.filter((_, index) => index % 3 === 0),
);

it.each(names)("%s fetches no template that it does not print, and none once an answer is sent", async (name) => {
  const { calls, withNeeded, documents, forget } = await open();
  const answers = JSON.parse(readFileSync(`test/examples/${name}`, "utf8")) as Visit["answers"];
  const whole: Visit = { language: "fr", answers, skipped: [] };
  const typed = await withNeeded(() => typist(calls, whole, today));
  forget();
  let visit: Visit = { language: "fr", answers: { version: 1, language: "fr" }, skipped: [] };
  let screen = await withNeeded(() => calls.next(visit, today));
  while (screen !== undefined) {
    const { id } = screen;
    const drafts = typed(screen);
    // As the page asks while they stand in the fields.
    await withNeeded(() => calls.ahead(visit, id, drafts, today));
    const done = calls.submit(visit, id, drafts, today);
    if (!done.ok) throw new Error(`refused on ${id}`);
    visit = done.visit;
    screen = done.next && calls.screen(visit, done.next.id, today);
  }
  const papers = await withNeeded(() => calls.papers(whole, today));
  if (!papers.ok) throw new Error("no papers");
  const printed = new Set<string>(papers.included.map(({ id }) => id));
  // Who files at a counter has a letter for it, until they say that the request is filed.
  if (name.startsWith("stateless")) printed.add("counter-file-letter");
  // A couple outside reunification has a shared life to prove, until they say when they married.
  if (name === "family-of-refugee-first-married-before-asylum.json")
    for (const id of ["shared-life-statement", "shared-life-months"]) printed.add(id);
  expect(Object.keys(documents).filter((id) => !usualDocuments.has(id) && !printed.has(id))).toEqual([]);
});

it.each(documentIds)("the template of %s comes when it is needed", async (id) => {
  const { renderBlank, withNeeded, documents } = await open();
  expect(documents[id] !== undefined).toBe(usualDocuments.has(id));
  const { markup } = await withNeeded(() => renderBlank(id, "fr"));
  expect(markup).toContain("<document");
  expect(documents[id]).toBeDefined();
});

it("a document that has no template is an error, and no endless loading", async () => {
  const { withNeeded, renderBlank } = await open();
  await expect(withNeeded(() => renderBlank("no-document" as "checklist", "fr"))).rejects.toThrow("no-document");
});
