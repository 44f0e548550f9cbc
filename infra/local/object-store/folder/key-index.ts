// The keys in memory, in S3's order, for listings.

export type Listed = { key: string; bytes: number; etag: string; lastModified: Date };

export type ListRequest = {
  prefix: string;
  /** Empty for none. */
  delimiter: string;
  /** Begin after this key; empty for the first. */
  startAfter: string;
  /** Of the page before; takes the place of `startAfter`. */
  continueAfter?: Place;
  maxKeys: number;
};

/** Where a page ended: after one key, or after all the keys with a common prefix. */
export type Place = { after: "key" | "prefix"; text: string };

export type ListPage = { objects: Listed[]; commonPrefixes: string[]; next?: Place };

// UTF-8 order is code point order; UTF-16 puts the surrogates before U+E000.
const rank = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Compares as S3 sorts keys: by their bytes in UTF-8. */
export function compareKeys(one: string, other: string): number {
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at++) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

export class KeyIndex {
  readonly #objects: Listed[] = [];

  get size(): number {
    return this.#objects.length;
  }

  /** The first place whose key is not before `isBefore` says. */
  #search(isBefore: (key: string) => boolean): number {
    let low = 0;
    let high = this.#objects.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#objects[middle]?.key ?? "")) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #at(key: string): { place: number; found: Listed | undefined } {
    const place = this.#search((other) => compareKeys(other, key) < 0);
    const existing = this.#objects[place];
    return { place, found: existing?.key === key ? existing : undefined };
  }

  get(key: string): Listed | undefined {
    return this.#at(key).found;
  }

  set(object: Listed): void {
    const { place, found } = this.#at(object.key);
    this.#objects.splice(place, found === undefined ? 0 : 1, object);
  }

  delete(key: string): void {
    const { place, found } = this.#at(key);
    if (found !== undefined) this.#objects.splice(place, 1);
  }

  withPrefix(prefix: string): Listed[] {
    const start = this.#search((key) => compareKeys(key, prefix) < 0);
    return this.#objects.slice(start, this.#afterPrefix(prefix));
  }

  // Keys with one prefix are adjacent, and the prefix itself sorts before them.
  #afterPrefix(prefix: string): number {
    return this.#search((key) => compareKeys(key, prefix) < 0 || key.startsWith(prefix));
  }

  #firstOf({ prefix, startAfter, continueAfter }: ListRequest): number {
    const first = this.#search((key) => compareKeys(key, prefix) < 0);
    const { after, text } = continueAfter ?? { after: "key", text: startAfter };
    if (text === "") return first;
    const next = after === "prefix" ? this.#afterPrefix(text) : this.#search((key) => compareKeys(key, text) <= 0);
    return Math.max(first, next);
  }

  list(request: ListRequest): ListPage {
    const { prefix, delimiter, maxKeys } = request;
    const objects: Listed[] = [];
    const commonPrefixes: string[] = [];
    let last: Place | undefined;
    let at = this.#firstOf(request);
    for (let object = this.#objects[at]; object?.key.startsWith(prefix) === true; object = this.#objects[at]) {
      if (objects.length + commonPrefixes.length >= maxKeys) {
        return last === undefined ? { objects, commonPrefixes } : { objects, commonPrefixes, next: last };
      }
      const end = delimiter === "" ? -1 : object.key.indexOf(delimiter, prefix.length);
      if (end === -1) {
        objects.push(object);
        last = { after: "key", text: object.key };
        at += 1;
      } else {
        const common = object.key.slice(0, end + delimiter.length);
        commonPrefixes.push(common);
        last = { after: "prefix", text: common };
        at = this.#afterPrefix(common);
      }
    }
    return { objects, commonPrefixes };
  }
}
