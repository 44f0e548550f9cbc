import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allowed, pureRooms, wrongImport } from "../../rooms.mjs";

const table: Readonly<Record<string, readonly string[]>> = allowed;

describe("the table of rooms", () => {
  test("has no circle", () => {
    const above = (room: string, seen: readonly string[]): void => {
      expect(seen.includes(room) ? [...seen, room].join(" → ") : "").toBe("");
      for (const below of table[room] ?? []) above(below, [...seen, room]);
    };
    // Tests of two rooms share what they need; nothing is built on them.
    for (const room of Object.keys(table)) if (!room.startsWith("test/")) above(room, []);
  });

  test("holds a room for each folder of functions", () => {
    const folders = readdirSync("functions", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => table[`functions/${name}`] === undefined)).toEqual([]);
  });

  test("keeps the pure rooms apart from all that is not pure", () => {
    const arrows = pureRooms.flatMap((room) => (table[room] ?? []).map((other) => ({ room, other })));
    const wrong = arrows.filter(({ other }) => other !== "templates" && !pureRooms.includes(other));
    expect(wrong).toEqual([]);
  });
});

describe("an import is refused", () => {
  test.each([
    ["functions/pdf/layout/blocks.ts", "../../law/fees.ts", "functions/law"],
    ["functions/text/say.ts", "node:fs", "node:fs"],
    ["functions/law/fees.ts", "luxon", "luxon"],
    ["functions/delivery/links.ts", "../batch/keys.ts", "functions/batch"],
    ["functions/endpoints/open-link.ts", "../../infra/app.ts", "infra/app.ts"],
    ["functions/batch/records.ts", "../../test/seeded.ts", "test/seeded.ts"],
    ["infra/local/batch/batch-run.ts", "../cli/cli.ts", "infra/local/cli"],
    ["web/person/form.ts", "../../functions/aws/store.ts", "functions/aws"],
    ["test/law/fees.test.ts", "../../functions/endpoints/open-link.ts", "functions/endpoints"],
  ])("in %s of %s", (path, source, named) => {
    expect(wrongImport(path, source)).toContain(named);
  });

  test.each([
    ["functions/pdf/layout/blocks.ts", "../text/fonts.ts"],
    ["functions/documents/dossier.ts", "../law/fees.ts"],
    ["web/person/form.ts", "../../functions/documents/dossier.ts"],
    ["test/law/fees.test.ts", "../support/typography.ts"],
    ["infra/app.ts", "./stacks/service-stack.ts"],
  ])("but not in %s of %s", (path, source) => {
    expect(wrongImport(path, source)).toBeUndefined();
  });
});

test("no folder holds more than sixteen files of code", () => {
  const files = ["functions", "infra"].flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith(".ts")),
  );
  const counts = new Map<string, number>();
  for (const { parentPath } of files) counts.set(parentPath, (counts.get(parentPath) ?? 0) + 1);
  const crowded = [...counts].filter(([, count]) => count > 16).map(([folder]) => folder);
  expect(crowded).toEqual([]);
});
