// A disk of Windows on a folder of this machine: back slashes, one name whatever the case of its letters, and names that are
// refused. A test puts `onWindowsDisk` in place of Node's modules of files, and `win32` in place of `node:path`.

// Not by import: the test replaces those for the code that it runs.
const { mkdtempSync, readdirSync, rmSync } = process.getBuiltinModule("node:fs");
const { tmpdir } = process.getBuiltinModule("node:os");
const { posix, win32 } = process.getBuiltinModule("node:path");

/** The folder where the person is: with a space and an accent, as a user's folder often has. */
export const windowsFolder = String.raw`C:\Users\Zoé Martin\Mes dossiers`;

const root = mkdtempSync(posix.join(tmpdir(), "windows-"));
const held = new Set<string>();

export const removeDisk = (): void => rmSync(root, { recursive: true, force: true });

/** As a program does that lets no other read or replace a file. */
export const holdOpen = (path: string): void => void held.add(onThisMachine(path));
export const letGo = (): void => held.clear();

const refused = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: '${path}'`), { code, syscall: "open", path });

const reserved = /[<>:"|?*\p{Cc}]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Where a path of Windows is on this machine. */
export function onThisMachine(path: string): string {
  const [drive, ...names] = win32.resolve(windowsFolder, path).split("\\");
  if (drive?.toUpperCase() !== "C:") throw refused("ENOENT", path);
  let at = root;
  for (const name of names.filter(Boolean)) {
    if (reserved.test(name)) throw refused("ENOENT", path);
    at = posix.join(at, namesIn(at).find((other) => other.toLowerCase() === name.toLowerCase()) ?? name);
  }
  return at;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const onWindows = (path: string): string => `C:${path.slice(root.length).replaceAll("/", "\\")}`;

const twoPaths = /^(?:rename|link|copyFile|symlink)/;
const opens = /^(?:open|readFile|createReadStream|rename|writeFile)/;

/** Each function of a module of files, with paths of Windows. */
export function onWindowsDisk<Module extends object>(module: Module): Module {
  const isPromised = "FileHandle" in module || !("readFileSync" in module);
  const entries = Object.entries(module).map(([name, value]): [string, unknown] => {
    if (typeof value !== "function" || !/^[a-z]/.test(name)) return [name, value];
    const act = (args: unknown[]): unknown => {
      const paths = args.map((argument, index) =>
        typeof argument === "string" && (index === 0 || (index === 1 && twoPaths.test(name)))
          ? onThisMachine(argument)
          : argument,
      );
      if (opens.test(name)) {
        const busy = paths.find((path) => typeof path === "string" && held.has(path));
        if (busy !== undefined) throw refused("EBUSY", String(args[0]));
      }
      const result = (value as (...args: unknown[]) => unknown)(...paths);
      if (!name.startsWith("readdir")) return result;
      return result instanceof Promise ? result.then(listed) : listed(result);
    };
    return [name, isPromised ? async (...args: unknown[]) => act(args) : (...args: unknown[]) => act(args)];
  });
  return { ...module, ...Object.fromEntries(entries) };
}

type Entry = string | { parentPath: string };

const listed = (entries: unknown): unknown =>
  (entries as Entry[]).map((entry) =>
    typeof entry === "string"
      ? entry.replaceAll("/", "\\")
      : Object.assign(entry, { parentPath: onWindows(entry.parentPath) }),
  );
