// How long the page takes on a slow phone: the worker's module on the page's thread, at a quarter of the speed and at full
// speed by turns; then the same papers by Typst compiled to WebAssembly, in the same Chromium.
import { build } from "esbuild";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { bundleWeb, webBasis } from "../../../infra/build/web/bundle-web.ts";
import { openWebSpace } from "../../browser/web-space.ts";
import { loadBundled } from "../../support/bundle.ts";
import type { ours, Times } from "./in-page.ts";

declare const window: { ours: typeof ours };

const typstFolder = "test/bench/peers/node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/";
const faceFolder = "node_modules/@expo-google-fonts/noto-sans/";
const types: Record<string, string> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

export type Speed = 1 | 4;
export type EngineTimes = { brotliBytes: number; firstMs: number; nextMs: number; speed: Speed };
export type PageTimes = {
  /** Milliseconds of the fixed loop. */
  loop: Record<Speed, number>;
  rounds: number;
  /** Medians of the rounds in milliseconds; of what is done often in one, of its median and its slowest. */
  times: Record<string, Record<Speed, number>>;
  typing: Record<Speed, number>;
  peers: { engines: Record<string, EngineTimes[]> } | { reason: string };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export async function measureTimes(rounds: number): Promise<PageTimes> {
  const { installPackages } = await import("../../browser/packages.ts");
  installPackages();
  const { startBrowser, connect } = await import("../../browser/chromium.ts");
  const { makeSets, sources } = await loadBundled<typeof import("./papers.ts")>("test/bench/page/papers.ts");
  const folder = await mkdtemp(join(tmpdir(), "page-times-"));
  const bundled = join(folder, "bench");
  await build({ ...webBasis, entryPoints: { "in-page": "test/bench/page/in-page.ts" }, outdir: bundled });
  await bundleWeb(join(folder, "page"));
  const space = await openWebSpace(join(folder, "page"));
  const server = createServer(async ({ url = "/" }, res) => {
    const [, from = "", name = ""] = /^\/(bench|typst|faces)\/([\w./-]+)$/.exec(url) ?? [];
    const roots: Record<string, string> = { bench: bundled, typst: typstFolder, faces: faceFolder };
    if (from === "")
      return void res.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>bench</title>");
    const bytes = await readFile(join(roots[from]!, name)).catch(() => undefined);
    if (bytes === undefined) return void res.writeHead(404).end();
    res.writeHead(200, { "content-type": types[extname(name)] ?? "application/octet-stream" }).end(bytes);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bench = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const running = await startBrowser();
  const browser = await connect(running);
  /** A page in a context of its own: nothing of an earlier one is warm. */
  const open = async (address: string, speed: Speed) => {
    const context = await browser.newContext({ locale: "fr", viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(address);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: speed });
    return { page, close: () => context.close() };
  };
  const openBench = async (speed: Speed) => {
    const opened = await open(bench, speed);
    await opened.page.addScriptTag({ url: "/bench/in-page.js", type: "module" });
    await opened.page.waitForFunction(() => "ours" in window);
    return opened;
  };
  const speeds = [1, 4] as const;
  try {
    const loops: Record<Speed, number[]> = { 1: [], 4: [] };
    const found: Record<Speed, Times> = { 1: {}, 4: {} };
    const typed: Record<Speed, number[]> = { 1: [], 4: [] };
    const answers = JSON.parse(await readFile("test/examples/refugee-first-hosted-married.json", "utf8"));
    for (let round = 0; round < rounds; round++) {
      for (const speed of speeds) {
        const { page, close } = await openBench(speed);
        loops[speed].push(await page.evaluate(() => window.ours.loop()));
        const times = await page.evaluate((answers) => window.ours.visit(answers), answers);
        for (const [name, ms] of Object.entries(times)) {
          if (ms.length === 1) (found[speed][name] ??= []).push(ms[0]!);
          else {
            (found[speed][`${name}, median`] ??= []).push(median(ms));
            (found[speed][`${name}, slowest`] ??= []).push(Math.max(...ms));
          }
        }
        await close();
        typed[speed].push(await typing(space.url, open, speed, answers));
      }
    }
    const names = Object.keys(found[1]);
    const times = Object.fromEntries(
      names.map((name) => [name, { 1: median(found[1][name]!), 4: median(found[4][name]!) }]),
    );
    const engines: Record<string, EngineTimes[]> = { ours: [], typst: [] };
    let reason: string | undefined;
    try {
      const set = sources(makeSets(0, 4));
      const library = await readFile("test/bench/peers/engines/papers.typ", "utf8");
      const size = await typstBytes();
      const ourSize = await engineBytes();
      for (const speed of speeds) {
        const mine: number[][] = [];
        const theirs: number[][] = [];
        for (let round = 0; round < Math.min(rounds, 3); round++) {
          const one = await openBench(speed);
          mine.push(
            await one.page.evaluate(
              async (markups) => {
                const start = performance.now();
                await window.ours.loadTextsAtStart();
                const started = performance.now() - start;
                const { ms } = await window.ours.print(markups);
                return [started + ms[0]!, ...ms.slice(1)];
              },
              set.map(({ markup }) => markup),
            ),
          );
          await one.close();
          const other = await open(bench, speed);
          theirs.push(await other.page.evaluate(typstInPage, { library, sources: set.map(({ source }) => source) }));
          await other.close();
        }
        const row = (ms: number[][], brotliBytes: number) => ({
          brotliBytes,
          firstMs: median(ms.map(([first]) => first!)),
          nextMs: median(ms.flatMap((one) => one.slice(4))),
          speed,
        });
        engines["ours"]!.push(row(mine, ourSize));
        engines["typst"]!.push(row(theirs, size));
      }
    } catch (error) {
      reason = error instanceof Error ? error.message.slice(0, 400) : String(error);
    }
    return {
      loop: { 1: median(loops[1]), 4: median(loops[4]) },
      rounds,
      times,
      typing: { 1: median(typed[1]), 4: median(typed[4]) },
      peers: reason === undefined ? { engines } : { reason },
    };
  } finally {
    await browser.close();
    await running.close();
    server.close();
    server.closeAllConnections();
    await space.stop();
    await rm(folder, { recursive: true });
  }
}

type Open = (
  address: string,
  speed: Speed,
) => Promise<{ page: import("../../browser/node_modules/playwright-core").Page; close: () => Promise<void> }>;

/** The real page: the longest time from a key to the frame after it, in a field of a name. */
async function typing(address: string, open: Open, speed: Speed, answers: object): Promise<number> {
  const { page, close } = await open(`${address}?lang=fr`, speed);
  await page.evaluate(
    (answers) => sessionStorage.setItem("dossier", JSON.stringify({ id: "visit", answers, language: "fr" })),
    answers,
  );
  await page.goto(`${address}#/question/identity.familyName`);
  await page.reload();
  const field = page.locator('[id="identity.familyName"]');
  await field.waitFor();
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    addEventListener(
      "keydown",
      () => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => seen.push(performance.now() - start)));
      },
      true,
    );
  });
  await field.pressSequentially("Rahimi Sultanzadeh", { delay: 50 });
  await page.waitForTimeout(200);
  const longest = await page.evaluate(() => Math.max(...(globalThis as unknown as { seen: number[] }).seen));
  await close();
  return longest;
}

/** Runs in the page: its package as it documents itself. The first time goes from nothing loaded to the first PDF. */
async function typstInPage({ library, sources }: { library: string; sources: string[] }): Promise<number[]> {
  const start = performance.now();
  const at = "/typst/typst_ts_web_compiler.mjs";
  const typst = await import(at);
  await typst.default({ module_or_path: "/typst/typst_ts_web_compiler_bg.wasm" });
  const builder = new typst.TypstCompilerBuilder();
  builder.set_dummy_access_model();
  const resolver = new typst.TypstFontResolverBuilder();
  for (const face of ["400Regular/NotoSans_400Regular.ttf", "700Bold/NotoSans_700Bold.ttf"]) {
    resolver.add_raw_font(new Uint8Array(await (await fetch(`/faces/${face}`)).arrayBuffer()));
  }
  const fonts = await resolver.build();
  const compiler = await builder.build();
  compiler.set_fonts(fonts);
  compiler.add_source("/papers.typ", library);
  const ms: number[] = [];
  let from = start;
  for (const [index, source] of sources.entries()) {
    if (index > 0) from = performance.now();
    compiler.add_source(`/paper-${index % 4}.typ`, source);
    const made = compiler.compile(`/paper-${index % 4}.typ`, undefined, "pdf", 3);
    const bytes: Uint8Array | undefined = made?.result ?? made;
    if (!(bytes instanceof Uint8Array) || bytes[0] !== 37)
      throw new Error(`Typst: ${JSON.stringify(made).slice(0, 300)}`);
    ms.push(performance.now() - from);
  }
  return ms;
}

/** Quality 9: the highest takes a minute for the module, and gains a few per cent. */
const weigh = (bytes: Uint8Array, quality: number): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

async function typstBytes(): Promise<number> {
  const files = [
    `${typstFolder}typst_ts_web_compiler_bg.wasm`,
    `${typstFolder}typst_ts_web_compiler.mjs`,
    `${faceFolder}400Regular/NotoSans_400Regular.ttf`,
    `${faceFolder}700Bold/NotoSans_700Bold.ttf`,
  ];
  const sizes = await Promise.all(files.map(async (path) => weigh(await readFile(path), 9)));
  return sizes.reduce((sum, one) => sum + one);
}

/** The engine, compression and the Latin fonts, as a browser loads them for these papers. */
async function engineBytes(): Promise<number> {
  const modules = ["functions/documents/print.ts", "functions/pdf/markup.ts", "web/platform.ts"];
  const fonts = ["latin", "kerning"].map((name) => `templates/fonts/${name}.json`);
  const { outputFiles } = await build({
    ...webBasis,
    splitting: false,
    stdin: {
      contents: [...modules, ...fonts]
        .map((path, at) => `import * as m${at} from "./${path}"; globalThis.m${at} = m${at};`)
        .join("\n"),
      resolveDir: process.cwd(),
    },
    write: false,
  });
  return weigh(outputFiles[0]!.contents, 11);
}
