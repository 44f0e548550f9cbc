// The header that gives a download its file name (RFC 6266), for old programs and for new ones.

// encodeURIComponent leaves these four as they are; RFC 5987 wants them encoded.
const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

// Control characters, half of a character (a lone surrogate), and what would name a folder.
const unwanted = /[\p{Cc}\p{Cs}/\\]/gu;
const combiningMarks = /\p{M}/gu;
const unsafeInQuotes = /[^\x20-\x7e]|["\\%;/]/g;

/** `Content-Disposition` for a file name in any script. Folders, control characters and half characters are taken out. */
export function downloadDisposition(fileName: string, how: "attachment" | "inline" = "attachment"): string {
  const name = fileName.replace(unwanted, "_").normalize("NFC");
  const ascii = name.normalize("NFD").replace(combiningMarks, "").replace(unsafeInQuotes, "_");
  return `${how}; filename="${ascii}"; filename*=UTF-8''${percentEncode(name)}`;
}
