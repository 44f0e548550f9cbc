import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { allowed, pureRooms, wrongImport } from "../../rooms.mjs";

const table: Readonly<Record<string, readonly string[]>> = allowed;

describe("the table of rooms", () => {
  test("holds a room for each folder of functions", () => {
    const files = execFileSync("git", ["ls-files", "functions"], { encoding: "utf8" }).split("\n").filter(Boolean);
    const folders = new Set(files.filter((path) => path.split("/").length > 2).map((path) => path.split("/")[1]));
    expect([...folders].filter((name) => table[`functions/${name}`] === undefined)).toEqual([]);
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
