// The command as people get it: packed by npm, installed without a network into an empty folder, run from a folder below.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export type PackedCommand = {
  /** The tarball. */
  tarball: string;
  /** The folder of the installed package, and its weight with all files. */
  folder: string;
  bytes: number;
  files: string[];
  /** The program, as `node` is given it. */
  program: string;
  run(args: string[], options?: { cwd?: string; input?: string; env?: Record<string, string> }): Ran;
};

/** A file of two people, with nothing to correct. */
export const twoPeople = [
  "Nom;Prénoms;Sexe;Date de naissance;Nationalité;Démarche;Protection;Logement;Situation familiale",
  "Karimi;Hamid;M;05/03/1990;Afghane;Première demande;Réfugié;CADA;Célibataire",
  "Karimi;Laila;F;06/04/1992;Afghane;Première demande;Réfugiée;CADA;Célibataire",
].join("\n");

type Ran = { code: number | null; out: string; err: string };

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** A cache of its own proves that nothing is fetched and nothing was there. */
const offline = (cache: string) => ["--offline", "--no-audit", "--no-fund", "--loglevel=error", `--cache=${cache}`];

/** `npm pack` at the root of the project; gives the path of the tarball. */
export function pack(folder: string): string {
  mkdirSync(folder, { recursive: true });
  execFileSync(npm, ["pack", "--loglevel=error", `--pack-destination=${folder}`], { stdio: "pipe" });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  return join(folder, tarball!);
}

/** `npx ../x.tgz …` in an empty folder: npm takes an absolute path for a program. */
export function runByNpx(tarball: string, folder: string, args: string[]): Ran {
  mkdirSync(folder, { recursive: true });
  const command = ["exec", "--yes", ...offline(join(folder, "../npx-cache")), "--", relative(folder, tarball), ...args];
  return ran(npm, command, { cwd: folder });
}

export function installPacked(tarball: string, root: string): PackedCommand {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "package.json"), "{}");
  execFileSync(npm, ["install", ...offline(join(root, "../install-cache")), tarball], { cwd: root, stdio: "pipe" });
  const installed = join(root, "node_modules");
  const others = readdirSync(installed).filter((name) => !name.startsWith(".") && name !== "dossier-generator");
  if (others.length > 0) throw new Error(`The command brings other packages: ${others.join(", ")}`);
  const folder = join(installed, "dossier-generator");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const program = join(folder, "dist/package/dossier.mjs");
  return {
    tarball,
    folder,
    bytes,
    files,
    program,
    run: (args, { cwd = root, ...options } = {}) =>
      ran(resolve(installed, ".bin/dossier"), args, { cwd: resolve(root, cwd), ...options }),
  };
}

function ran(
  command: string,
  args: string[],
  { cwd, input = "", env = {} }: { cwd: string; input?: string; env?: Record<string, string> },
): Ran {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    input,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, LANG: "C", ...env },
    shell: process.platform === "win32",
  });
  return { code: status, out: stdout, err: stderr };
}
