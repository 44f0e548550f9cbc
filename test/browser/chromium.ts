// The browser itself: unpacked once from its package, with the libraries and fonts that it brings, and started.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserServer } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
const cache = resolve(".cache/browser");
const packageFile = join(here, "node_modules/@sparticuz/chromium/package.json");

/** Another Chromium or Chrome, for machines that the package has none for. */
const ownBrowser = process.env["DOSSIER_CHROMIUM"];

/** Without the first of these the package unpacks no libraries, and a bare machine has none. It reads both when imported. */
const unpackerEnvironment = (folder: string) => ({ AWS_LAMBDA_JS_RUNTIME: "nodejs22.x", TMPDIR: folder });
const unpacker = `
  const { default: chromium } = await import("@sparticuz/chromium");
  await chromium.executablePath();
`;

/** Gives the folder of the unpacked browser. What was broken off is never taken for it. */
function unpack(): string {
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `The browser that npm brings runs on Linux on x64, and this is ${process.platform} on ${process.arch}: ` +
        "set DOSSIER_CHROMIUM to the path of a Chromium or Chrome.",
    );
  }
  const begun = mkdtempSync(join(cache, "unpacking-"));
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", unpacker], {
    cwd: here,
    env: { ...process.env, ...unpackerEnvironment(begun) },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The browser could not be unpacked into ${begun}:\n${stderr}`);
  try {
    renameSync(begun, folder);
  } catch (error) {
    // Another run was faster.
    rmSync(begun, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The fonts of our documents and no other, so that pages look alike on every machine: gives the path of the settings. */
function fontSettings(): string {
  const faces = ["noto-sans", "noto-sans-arabic", "noto-sans-ethiopic"];
  const folders = faces.flatMap((face) =>
    ["400Regular", "700Bold"].map((style) => resolve("node_modules/@expo-google-fonts", face, style)),
  );
  mkdirSync(cache, { recursive: true });
  const path = join(cache, "fonts.conf");
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `<dir>${folder}</dir>`).join("\n")}
<!-- The other faces have Latin letters too: they draw what this one lacks. -->
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Noto Sans</string></edit></match>
<cachedir>${join(cache, "font-cache")}</cachedir>
</fontconfig>
`;
  writeFileSync(path, settings);
  return path;
}

/** Starts a browser to which test files connect. */
export function startBrowser(): Promise<BrowserServer> {
  const args = ["--no-sandbox"];
  const env = { ...process.env, FONTCONFIG_FILE: fontSettings() };
  if (ownBrowser !== undefined) return chromium.launchServer({ executablePath: ownBrowser, args, env });
  const folder = unpack();
  return chromium.launchServer({
    executablePath: join(folder, "chromium"),
    args,
    env: { ...env, LD_LIBRARY_PATH: join(folder, "al2023/lib") },
  });
}

/** For what is no test. */
export const connect = (server: BrowserServer): Promise<Browser> => chromium.connect(server.wsEndpoint());
