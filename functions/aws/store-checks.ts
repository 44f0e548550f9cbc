// What may go to S3: refused here, a mistake of ours is found by the first test and never by a person.

/** The bucket's policy refuses signatures older than 10 minutes, also for links signed for longer. */
const maxLinkSeconds = 600;
const maxKeyLength = 512;
/** Identifies a put, so that a retry after a lost answer recognises the object as its own. */
export const putIdName = "put-id";

const keyForm = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const prefixForm = /^[A-Za-z0-9._/-]+$/;
const metadataForm = /^[\x20-\x7e]*$/;

// Ids and fixed words only: a name or an address would be refused here, for its spaces, accents or `@`.
export function checkedKey(key: string): string {
  if (key.length > maxKeyLength || !keyForm.test(key)) {
    throw new RangeError("A key is made of ids and fixed words: letters, digits and . _ - between slashes.");
  }
  return key;
}

export function checkedMetadata(metadata: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(metadata)) {
    if (!/^[a-z0-9-]+$/.test(name) || name === putIdName || !metadataForm.test(value)) {
      throw new RangeError("Metadata has names in small letters, digits and hyphens, and values in printable ASCII.");
    }
  }
  return metadata;
}

export function checkedExpiry(seconds: number): number {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > maxLinkSeconds) {
    throw new RangeError(`A link lasts 1 to ${maxLinkSeconds} seconds.`);
  }
  return seconds;
}

export function checkedPrefix(prefix: string): string {
  if (!prefixForm.test(prefix)) throw new RangeError("A prefix holds only letters, digits, and . _ - /");
  return prefix;
}

/** The header that asks for the bytes from `start` up to `end`, without it. */
export function checkedRange(start: number, end: number): string {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
    throw new RangeError("A range has at least one byte.");
  }
  return `bytes=${start}-${end - 1}`;
}
