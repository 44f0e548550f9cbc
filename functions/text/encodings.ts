// The names of the encodings in which a CSV may be saved, as the API and `--encoding` write them.

export const encodings = [
  "utf-8",
  "windows-1252",
  "iso-8859-15",
  "windows-1254",
  "windows-1250",
  "macintosh",
  "cp850",
  "cp437",
  "utf-16le",
  "utf-16be",
  "utf-32le",
  "utf-32be",
] as const;

export type Encoding = (typeof encodings)[number];
