// A batch's objects in a folder: the same answers as the service's store gives, from several threads, whole or absent.
import fs from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { openFolderStore, sweepFolder } from "../../infra/local/batch/folder-store.ts";
import { openMemoryStore } from "../../infra/local/batch/memory-store.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "folder-store-"));
  folders.push(folder);
  return folder;
}

const contentType = "text/plain";
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

describe.each([
  ["folder", async () => openFolderStore(await newFolder())],
  ["memory", async () => openMemoryStore()],
])("store in a %s", (_, open) => {
  test("what is put is read back, whole and in part; what is not there is undefined", async () => {
    const store = await open();
    await store.put("batches/local/a/rows.jsonl", "zero\néàç\n", { contentType });
    expect(await store.getText("batches/local/a/rows.jsonl")).toBe("zero\néàç\n");
    expect(textOf((await store.get("batches/local/a/rows.jsonl"))?.body)).toBe("zero\néàç\n");
    expect(textOf(await store.getRange("batches/local/a/rows.jsonl", 5, 9))).toBe("éà");
    expect(textOf(await store.getRange("batches/local/a/rows.jsonl", 9, 900))).toBe("ç\n");
    expect((await store.head("batches/local/a/rows.jsonl"))?.bytes).toBe(12);
    for (const missing of ["batches/local/a/rows", "batches/local/b/rows.jsonl"]) {
      expect(await store.get(missing)).toBeUndefined();
      expect(await store.getText(missing)).toBeUndefined();
      expect(await store.getRange(missing, 0, 1)).toBeUndefined();
      expect(await store.head(missing)).toBeUndefined();
    }
  });

  test("a put replaces; a put that must be the first is refused where something is", async () => {
    const store = await open();
    await store.put("a/one", "1", { contentType, ifAbsent: true });
    await expect(store.put("a/one", "2", { contentType, ifAbsent: true })).rejects.toThrow(/already-stored/);
    expect(await store.getText("a/one")).toBe("1");
    await store.put("a/one", "3", { contentType });
    expect(await store.getText("a/one")).toBe("3");
    await store.put("a/none", "", { contentType });
    expect((await store.head("a/none"))?.bytes).toBe(0);
  });

  test("keys are listed in their order, by any beginning; deleted ones are gone, and missing ones passed over", async () => {
    const store = await open();
    expect(await store.list("a/")).toEqual([]);
    for (const key of ["a/b/2", "a/b/10", "a/c", "ab/1"]) await store.put(key, key, { contentType });
    const listed = async (prefix: string) => (await store.list(prefix)).map(({ key, bytes }) => `${key} ${bytes}`);
    expect(await listed("a")).toEqual(["a/b/10 6", "a/b/2 5", "a/c 3", "ab/1 4"]);
    expect(await listed("a/b/1")).toEqual(["a/b/10 6"]);
    await store.delete(["a/b/2", "a/none", "a/c"]);
    expect(await listed("a/")).toEqual(["a/b/10 6"]);
  });
});

test("no key leads out of the folder", async () => {
  const store = openFolderStore(await newFolder());
  for (const key of ["../out", "a/../../out", "/out", "a//b", "a/.hidden", ""]) {
    await expect(store.put(key, "x", { contentType })).rejects.toThrow(RangeError);
  }
});

test("of many that put the same key first, exactly one does", async () => {
  const folder = await newFolder();
  const puts = Array.from({ length: 50 }, (_, index) =>
    openFolderStore(folder).put("a/first", String(index), { contentType, ifAbsent: true }),
  );
  const ends = await Promise.allSettled(puts);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readdir(join(folder, "incoming"))).toEqual([]);
});

test("what was being written is no object, and is swept", async () => {
  const folder = await newFolder();
  const store = openFolderStore(folder);
  await store.put("a/one", "1", { contentType });
  await openFolderStore(join(folder, "incoming")).put("half", "1", { contentType });
  expect((await store.list("a/")).map(({ key }) => key)).toEqual(["a/one"]);
  sweepFolder(folder);
  expect(await readdir(folder)).toEqual(["objects"]);
});

test("a file that becomes shorter while it is read is an error that a later attempt may not meet", async () => {
  const store = openFolderStore(await newFolder());
  await store.put("a/one", "123", { contentType });
  const { fstatSync } = fs;
  const size = vi.spyOn(fs, "fstatSync").mockImplementation((file) => Object.assign(fstatSync(file), { size: 5 }));
  syncBuiltinESMExports();
  try {
    const cut = store.getRange("a/one", 1, 5);
    await expect(cut).rejects.toMatchObject({ name: "ServiceError", code: "store-unavailable" });
  } finally {
    size.mockRestore();
    syncBuiltinESMExports();
  }
  expect(textOf(await store.getRange("a/one", 1, 5))).toBe("23");
});

test("a place that cannot be written is refused for good, in a word that names no path", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "objects"), "a file where a folder should be");
  const refused = openFolderStore(folder).put("a/one", "1", { contentType });
  await expect(refused).rejects.toMatchObject({ name: "ServiceError", code: "store-refused" });
  await expect(refused).rejects.not.toThrow(folder);
});
