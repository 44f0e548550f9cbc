// The licences of the packages that a bundle holds.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const licencesFile = "THIRD-PARTY-LICENCES.txt";

/** The licence of each package that is in the bundle, as its author wrote it. */
export function licencesOf(inputs: readonly string[]): string {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].toSorted().map((folder) => {
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
    const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name));
    const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    return `${String(about["name"])} ${String(about["version"])}: ${String(about["license"])}\n${text}`;
  });
  const fonts = "templates/fonts/OFL.txt";
  if (existsSync(fonts)) texts.push(`Noto Sans: OFL-1.1\n\n${readFileSync(fonts, "utf8").trim()}\n`);
  return texts.join(`\n${"-".repeat(78)}\n\n`);
}
