// Bundles the service worker of the page, with the list of the files of one build in it.
import { build, type OutputFile } from "esbuild";
import { createHash } from "node:crypto";
import { rangesNeeded } from "../../../functions/pdf/text/ranges.ts";
import type { Build } from "../../../web/service-worker.ts";
import type { BundledPage } from "./bundle-web.ts";
import { readLocales, type Locale } from "../locales-plugin.ts";

/** The browsers of phones of five years ago: modules in workers, and top-level await. */
export const browsers = ["chrome90", "firefox114", "safari15"];

/** Fonts that most names need; the other ranges are kept when a name or a language first needs them. */
const usualFonts = rangesNeeded(["a"]);

/** Of the module that a file of the build begins with: the range of a font, or a language with the part of its texts. */
const rangeOf = (entry: string): string | undefined => /^templates\/fonts\/([\w-]+)\.json$/.exec(entry)?.[1];
const textsOf = (entry: string): { part: string; code: string } | undefined => {
  const [, part, code] = /^locales:virtual:locale-part\/(\w+)\/(\w+)$/.exec(entry) ?? [];
  return part === undefined || code === undefined ? undefined : { part, code };
};

/** What is kept at once, and what when a person chooses a language: its texts, and the fonts of its letters. */
function keptFor(
  entry: string,
  locales: readonly Locale[],
  ranges: ReadonlyMap<string, readonly string[]>,
): "at-once" | readonly string[] {
  const range = rangeOf(entry);
  if (range !== undefined) {
    const isUsual = range === "kerning" || usualFonts.some((name) => name === range);
    return isUsual ? "at-once" : [...ranges].flatMap(([code, needed]) => (needed.includes(range) ? [code] : []));
  }
  const { part, code } = textsOf(entry) ?? {};
  if (part === undefined || code === undefined) return "at-once";
  const { forOperators } = locales.find((one) => one.code === code)!.facts;
  // What is signed is in the first language; the words that people write are read in those of operators too.
  const isForAll = code === locales[0]?.code || (part === "words" && forOperators === true);
  return isForAll ? "at-once" : [code];
}

export async function bundleServiceWorker(
  outfile: string,
  { page, desk }: { page: BundledPage; desk: BundledPage },
): Promise<OutputFile> {
  const hash = createHash("sha256");
  for (const [path, { contents }] of [...page.files, ...desk.files])
    hash.update(`${path}\0`).update(contents).update("\0");
  const locales = readLocales("templates/locales").filter(({ facts }) => facts.complete);
  const ranges = new Map(locales.map((locale) => [locale.code, rangesOf(locale)]));
  const entryOf = new Map(
    Object.entries(page.outputs).map(([path, { entryPoint = "" }]) => [nameOf(path), entryPoint]),
  );
  const paths = [...page.files.keys()].filter((path) => path !== page.fileName);
  const kept = new Map(paths.map((path) => [path, keptFor(entryOf.get(nameOf(path)) ?? "", locales, ranges)]));
  const ofDesk = new Set(desk.files.keys());
  const onDemand = [...new Set([...paths, ...ofDesk])].filter((path) => kept.get(path) !== "at-once");
  const places = (isNeeded: (path: string) => boolean) =>
    onDemand.flatMap((path, index) => (isNeeded(path) ? index : []));
  const thisBuild: Build = {
    name: hash.digest("hex").slice(0, 16),
    atOnce: paths.filter((path) => kept.get(path) === "at-once"),
    onDemand,
    groups: {
      ...Object.fromEntries(
        locales.map(({ code }) => [code, places((path) => kept.get(path)?.includes(code) === true)]),
      ),
      [desk.fileName]: places((path) => ofDesk.has(path)),
    },
    pages: { "": page.named, [desk.fileName]: desk.named },
  };
  const { outputFiles } = await build({
    entryPoints: ["web/service-worker.ts"],
    outfile,
    bundle: true,
    format: "iife",
    target: browsers,
    minify: true,
    charset: "utf8",
    define: { thisBuild: JSON.stringify(thisBuild) },
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0]!;
}

/** The ranges of fonts that the texts of a language need. */
export const rangesOf = ({ texts }: Pick<Locale, "texts">): readonly string[] => {
  const said = [...texts.values()].flatMap((text) => (typeof text === "string" ? text : Object.values(text)));
  return rangesNeeded(said.map((text) => text.replaceAll(/\{\w+\}/g, "")));
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
