// Paths in the commands that are shown, to be copied into a terminal.

/** The path as it is typed there: between quotes where the terminal would read it otherwise. */
export function typedPath(path: string, platform: NodeJS.Platform = process.platform): string {
  // A name that begins with a hyphen would be an option.
  const named = path.startsWith("-") ? `./${path}` : path;
  // Neither cmd nor PowerShell reads a back slash, and no name of Windows holds a double quote.
  if (platform === "win32") return /^[\p{L}\p{N}_.:/\\-]+$/u.test(named) ? named : `"${named}"`;
  return /^[\p{L}\p{N}_.:/+-]+$/u.test(named) ? named : `'${named.replaceAll("'", String.raw`'\''`)}'`;
}
