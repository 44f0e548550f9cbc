// The command on Windows: back slashes, a drive, folders with spaces and accents, names in letters of either case.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { Server } from "node:net";
import { basename } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import example from "../examples/refugee-first-hosted-married.json";
import other from "../examples/refugee-first-hosted-vietnamese.json";
import roomsPlugin, { wrongImport } from "../../rooms.mjs";
import { errorLocation } from "../../functions/aws/error-location.ts";
import { upToDate } from "../../infra/build/up-to-date.ts";
import { openFolderStore } from "../../infra/local/batch/folder-store.ts";
import { lockRun } from "../../infra/local/batch/run-lock.ts";
import { ask } from "../../infra/local/cli/commands/ask.ts";
import { CommandExit } from "../../infra/local/cli/exit.ts";
import { typedPath } from "../../infra/local/cli/typed-path.ts";
import { ObjectFolder } from "../../infra/local/object-store/folder/object-folder.ts";
import { runInProcess } from "../support/cli-in-process.ts";
import { twoPeople } from "../support/packed-command.ts";
import { sampleToday as today } from "../support/sample-answers.ts";
import { holdOpen, letGo, removeDisk, windowsFolder } from "../support/windows-disk.ts";

vi.mock("node:path", async (original) => {
  const { win32 } = await original<typeof import("node:path")>();
  return { ...win32, default: win32 };
});
vi.mock("node:fs", async (original) =>
  (await import("../support/windows-disk.ts")).onWindowsDisk(await original<typeof import("node:fs")>()),
);
vi.mock("node:fs/promises", async (original) =>
  (await import("../support/windows-disk.ts")).onWindowsDisk(await original<typeof import("node:fs/promises")>()),
);

const platform = Object.getOwnPropertyDescriptor(process, "platform")!;
beforeAll(() => {
  vi.spyOn(process, "cwd").mockReturnValue(windowsFolder);
  vi.spyOn(process, "chdir").mockReturnValue();
  Object.defineProperty(process, "platform", { ...platform, value: "win32" });
});
afterAll(() => {
  Object.defineProperty(process, "platform", platform);
  vi.restoreAllMocks();
  removeDisk();
});
beforeEach(async () => {
  await mkdir(windowsFolder, { recursive: true });
  await writeFile("réponses.json", JSON.stringify(example));
  await writeFile("gens.csv", twoPeople);
});
afterEach(async () => {
  letGo();
  await rm(windowsFolder, { recursive: true });
});

const run = async (...args: string[]) => runInProcess([...args, "--today", today], { folder: windowsFolder });
const data = async (...args: string[]) => JSON.parse((await run(...args, "--json")).out) as Record<string, never>;

describe("files are written where the person says", () => {
  test.each([
    ["papiers", "papiers\\dossier.pdf"],
    [".\\papiers\\", "papiers\\dossier.pdf"],
    ["mes papiers/de Zoé", "mes papiers\\de Zoé\\dossier.pdf"],
    ["..\\à côté", "..\\à côté\\dossier.pdf"],
    ["C:\\Users\\Zoé Martin\\Bureau", "C:\\Users\\Zoé Martin\\Bureau\\dossier.pdf"],
    ["c:\\USERS\\zoé martin\\bureau", "c:\\USERS\\zoé martin\\bureau\\dossier.pdf"],
    ["\\papiers", "\\papiers\\dossier.pdf"],
    ["C:\\", "C:\\dossier.pdf"],
  ])("--out %s", async (out, whole) => {
    const made = await data("make", ".\\réponses.json", "--out", out);
    const { all, documents, calendar } = made as unknown as Record<string, { file: string } & { file: string }[]>;
    const files = [all!, calendar!, ...documents!].map(({ file }) => file);
    expect(files[0]).toBe(whole);
    expect(files.filter((file) => !existsSync(file) || file.includes("/"))).toEqual([]);
    expect((await run("make", "RÉPONSES.JSON", "--out", out)).out).toContain(whole);
  });

  test.each([
    ["blank", ["checklist"], "vide.pdf"],
    ["model", ["--xlsx"], "à remplir.xlsx"],
    ["model", ["--csv"], "à remplir.csv"],
  ])("%s %j", async (command, args, name) => {
    const out = `sous-dossier\\${name}`;
    const options = command === "blank" ? ["--today", today] : [];
    const ran = await runInProcess([command, ...args, "--out", out, ...options], { folder: windowsFolder });
    expect(ran).toMatchObject({ code: 0, out: `${out}\n`, err: "" });
    expect(readdirSync("Sous-Dossier")).toEqual([name]);
  });

  test.each([
    ["a drive that is not there", "Z:\\papiers"],
    ["a name that no file can have", "C:\\papiers\\a?b"],
    ["a name that Windows keeps", "CON"],
  ])("or not at all: %s", async (_what, out) => {
    const { code, err } = await run("make", "réponses.json", "--out", out, "--language", "fr");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("Choisissez un autre endroit") as string });
    expect((await run("batch", "gens.csv", "--out", out)).err).toContain("Choisissez un autre endroit");
  });

  test("papers that a viewer holds open are named, with what to do", async () => {
    await run("make", "réponses.json", "--out", "papiers");
    holdOpen("papiers\\dossier.pdf");
    const { code, err } = await run("make", "réponses.json", "--out", "Papiers", "--language", "fr");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("Papiers\\dossier.pdf") as string });
    expect(err).toContain("ouvert dans un autre programme");
  });
});

describe("files are read from where the person says", () => {
  test.each([
    ["explain", "..\\Mes dossiers\\réponses.json"],
    ["explain", "C:/Users/Zoé Martin/Mes dossiers/réponses.json"],
    ["check", "Réponses.JSON"],
    ["check", ".\\GENS.CSV"],
  ])("%s %s", async (command, source) => {
    expect(await run(command, source)).toMatchObject({ code: 0, err: "" });
  });

  test.each([
    ["one that is not there", "nulle part\\x.csv", "n’existe pas"],
    ["a folder", ".", "C’est un dossier"],
    ["a name that Windows keeps", "nul.csv", "n’existe pas"],
    ["one that another program keeps for itself", "gens.csv", "tient ce fichier ouvert"],
  ])("or refused with its name and what to do: %s", async (_what, source, words) => {
    if (source === "gens.csv") holdOpen(source);
    const { code, err } = await run("check", source, "--language", "fr");
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(words) as string });
    expect(err).toContain(`${source}\u00A0:`);
  });
});

describe("paths that lead to one file are one", () => {
  test.each([
    "gens.csv",
    ".\\gens.csv",
    "GENS.CSV",
    "..\\mes dossiers\\gens.csv",
    "C:/users/zoé martin/mes dossiers/gens.csv",
  ])("check does not write its copy over the file: %s", async (copy) => {
    const before = readFileSync("gens.csv", "utf8");
    const { code, err } = await run("check", "gens.csv", "--annotate", copy);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("ne peut pas remplacer") as string });
    expect(readFileSync("gens.csv", "utf8")).toBe(before);
  });

  test("but another file beside it is another", async () => {
    await writeFile("gens.csv", twoPeople.replace("Afghane", "Aghfane"));
    expect(await run("check", "gens.csv", "--annotate", "copies\\gens.csv")).toMatchObject({ code: 2, err: "" });
    expect(existsSync("copies\\gens.csv")).toBe(true);
  });

  test("the papers of another person are not mixed with, and replaced without those of the first", async () => {
    await run("make", "réponses.json", "--out", "papiers");
    await writeFile("autre.json", JSON.stringify(other));
    expect(await run("make", "autre.json", "--out", ".\\PAPIERS\\")).toMatchObject({ code: 2 });
    expect(await run("make", "autre.json", "--out", ".\\PAPIERS\\", "--replace")).toMatchObject({ code: 0 });
    const { all, documents } = await data("make", "autre.json", "--out", "papiers");
    const made = [all!, ...(documents! as { file: string }[])].map(({ file }: { file: string }) => basename(file));
    expect(
      readdirSync("papiers")
        .filter((name) => name.endsWith(".pdf"))
        .toSorted(),
    ).toEqual(made.toSorted());
  });
});

const withMistake = `${twoPeople}\nKarimi;Nour;F;31/02/1992;Afghane;Première demande;Réfugiée;CADA;Célibataire`;

describe("a batch", () => {
  test.each([
    ["lot", "lot", "lot"],
    [".\\lots\\", "lots", "lots"],
    ["C:/Users/Zoé Martin\\mes lots", "..\\mes lots", String.raw`C:\Users\Zoé Martin\mes lots`],
  ])("is made in %s, once, and says where everything is", async (out, found, shown) => {
    await writeFile("gens.csv", withMistake);
    const { code, out: report } = await run("batch", "gens.csv", "--out", out, "--valid-only");
    expect(code).toBe(3);
    const files = [
      "dossiers-1.zip",
      "impression-1.pdf",
      "manifest.xlsx",
      "manifest.csv",
      "manifest.json",
      "a-corriger.csv",
    ];
    expect(readdirSync(found).toSorted()).toEqual(files.toSorted());
    expect(files.filter((name) => !report.includes(`  ${shown}\\${name}\n`))).toEqual([]);
    const [correct, next] = [`${shown}\\a-corriger.csv`, `${shown}-suite`].map((path) => typedPath(path));
    expect(report).toContain(`  dossier batch ${correct} --out ${next}\n`);
    const again = await run("batch", "gens.csv", "--out", found.toUpperCase());
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining("dossiers-1.zip") as string });
  });

  test.each([
    ["C:\\", "C:\\dossiers-suite"],
    [".", "dossiers-suite"],
    ["..", "..\\dossiers-suite"],
  ])("in %s has a place for what is corrected", async (out, next) => {
    await writeFile("gens.csv", withMistake);
    const { out: report } = await run("batch", "gens.csv", "--out", out, "--valid-only");
    expect(report).toContain(`--out ${next}\n`);
    for (const name of readdirSync(out))
      if (/^(?:dossiers|impression|manifest|a-corriger)/.test(name)) await rm(`${out}\\${name}`);
  });

  test("has one lock for one folder, whatever path leads to it, which is a pipe", async () => {
    await mkdir("lot");
    const listening = vi.spyOn(Server.prototype, "listen");
    const lock = await lockRun(".\\lot\\");
    expect(listening.mock.calls[0]?.[0]).toMatchObject({
      path: expect.stringMatching(/^\\\\\?\\pipe\\dossier-batch-\d+-\d+$/) as string,
    });
    expect(await lockRun("C:\\Users\\zoé martin\\mes dossiers\\LOT")).toBeUndefined();
    await lock?.release();
    listening.mockRestore();
  });
});

test("ask keeps the answers in the file, and shows a command that a terminal reads", async () => {
  const end = await ask(
    "mes réponses.json",
    { today, language: "fr" },
    {
      text: async () => undefined,
      choose: async () => undefined,
    },
  ).catch((error: unknown) => error);
  expect(end).toBeInstanceOf(CommandExit);
  expect((end as CommandExit).report).toContain('dossier ask "mes réponses.json"');
  expect(readFileSync("Mes Réponses.json", "utf8")).toContain('"version": 1');
});

describe("stores", () => {
  test("a folder of objects lists their keys with slashes", async () => {
    const store = openFolderStore("objets");
    for (const key of ["batches/a/1.json", "batches/a/b/2.json", "batches/ab/3.json"]) {
      await store.put(key, new Uint8Array([1]), { contentType: "application/json" });
    }
    expect((await store.list("batches/a/")).map(({ key }) => key)).toEqual(["batches/a/1.json", "batches/a/b/2.json"]);
    await store.delete(["batches/a/b/2.json"]);
    expect((await store.list("batches/")).map(({ key }) => key)).toEqual(["batches/a/1.json", "batches/ab/3.json"]);
  });

  test("the service's folder keeps no key as a path", async () => {
    const opened = await ObjectFolder.open("C:\\Users\\Zoé Martin\\Mes dossiers\\data\\");
    await opened.close();
    expect(readdirSync("data").toSorted()).toEqual(["incoming", "objects"]);
  });
});

describe("builds", () => {
  test("run again only where a source has changed", async () => {
    await mkdir("infra\\build", { recursive: true });
    await mkdir("functions\\text", { recursive: true });
    await writeFile("functions\\text\\a.ts", "1");
    let builds = 0;
    const build = async () => {
      builds++;
      await mkdir("dist", { recursive: true });
      await writeFile("dist\\a.mjs", "1");
      // The bundler writes slashes on every system.
      return {
        inputs: { "functions/text/a.ts": {}, "node_modules/zod/a.js": {} },
        outputs: { "dist/a.mjs": {} },
      } as never;
    };
    const again = () => upToDate("dist/a.sources.json", build, windowsFolder);
    await again();
    await again();
    expect(builds).toBe(1);
    await writeFile("functions\\text\\a.ts", "2");
    await again();
    await writeFile("infra\\build\\new.ts", "");
    await again();
    expect(builds).toBe(3);
  });

  test("an import that the table of rooms forbids is found in files with back slashes", () => {
    expect(wrongImport("functions/pdf/layout/blocks.ts", "../../law/fees.ts")).toContain("functions/law");
    const found: unknown[] = [];
    const root = new URL("../..", import.meta.url).pathname.replaceAll("/", "\\");
    const rule = roomsPlugin.rules.arrows.create({
      filename: `${root}functions\\pdf\\layout\\blocks.ts`,
      report: (one: unknown) => found.push(one),
    });
    rule.ImportDeclaration({ source: { value: "../../law/fees.ts" } });
    rule.ImportDeclaration({ source: { value: "../text/fonts.ts" } });
    expect(found).toHaveLength(1);
  });
});

test.each([
  ["at run (C:\\Users\\Zoé\\dist\\dossier.mjs:10:5)", "dossier.mjs:10:5"],
  ["at file:///C:/Users/Zo%C3%A9/dist/batch-worker.mjs:1:2", "batch-worker.mjs:1:2"],
  ["at async C:\\Users\\Zoé Martin\\functions\\open-link\\index.mjs:3:4", "index.mjs:3:4"],
])("where an error comes from is said without the folders of a person: %s", (line, location) => {
  const error = Object.assign(new Error("no"), { stack: `Error: no\n    ${line}\n` });
  expect(errorLocation(error)).toBe(location);
});

test.each<[path: string, platform: NodeJS.Platform, typed: string]>([
  ["lot\\a-corriger.csv", "win32", "lot\\a-corriger.csv"],
  ["C:\\Users\\Zoé\\lot", "win32", "C:\\Users\\Zoé\\lot"],
  ["C:\\Users\\Zoé Martin\\lot", "win32", '"C:\\Users\\Zoé Martin\\lot"'],
  ["a&b.csv", "win32", '"a&b.csv"'],
  ["-lot", "win32", "./-lot"],
  ["lot/a-corriger.csv", "linux", "lot/a-corriger.csv"],
  ["mes dossiers/l'été", "linux", String.raw`'mes dossiers/l'\''été'`],
  ["$HOME", "linux", "'$HOME'"],
  ["a\\b", "linux", "'a\\b'"],
])("a command that is shown has %s (%s) as %s", (path, platform, typed) => {
  expect(typedPath(path, platform)).toBe(typed);
});
