// What is put into the bucket of the page after a deployment, in which order, and what is taken away.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { publishPage } from "../../infra/stacks/publish-page.ts";

const folder = mkdtempSync(join(tmpdir(), "page-"));
mkdirSync(join(folder, "page"));
const files = ["index.html", "service-worker.js", "THIRD-PARTY-LICENCES.txt", "page/app-NEW.js", "page/app-NEW.js.br"];
for (const name of files) writeFileSync(join(folder, name), '<meta name="dossier-service" content="" />');
afterAll(() => rmSync(folder, { recursive: true }));

const now = new Date("2026-11-29T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

test("puts what others name first, tells each file how long it is good, and keeps old files for a month", async () => {
  const put: [string, string | undefined, string][] = [];
  const bodies = new Map<string, string>();
  const deleted: string[] = [];
  const about = { bytes: 1, etag: "" };
  await publishPage(
    {
      put: async (key, body, { cacheControl, contentType }) => {
        put.push([key, cacheControl, contentType]);
        bodies.set(key, String(body));
        return { etag: "" };
      },
      list: async () => [
        { key: "page/app-NEW.js", lastModified: daysAgo(90), ...about },
        { key: "page/app-LAST.js", lastModified: daysAgo(29), ...about },
        { key: "page/app-OLD.js", lastModified: daysAgo(31), ...about },
      ],
      delete: async (keys) => void deleted.push(...keys),
    },
    folder,
    now,
  );
  expect(put[0]).toEqual(["page/app-NEW.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"]);
  expect(put.map(([key]) => key).toSorted()).toEqual(files.filter((name) => !name.endsWith(".br")).toSorted());
  expect(put.find(([key]) => key === "index.html")).toEqual(["index.html", "no-cache", "text/html; charset=utf-8"]);
  expect(bodies.get("index.html")).toContain('content="api"');
  expect(deleted).toEqual(["page/app-OLD.js"]);
});
