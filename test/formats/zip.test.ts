// ZIP archives: what is written, other programs read; what others write is read; what is damaged is refused.
import { crc32 as crc32OfNode } from "node:zlib";
import * as fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { crc32 } from "../../functions/formats/crc32.ts";
import type { ZipEntry } from "../../functions/formats/zip-format.ts";
import { inflateEntry, listEntries, ZipError } from "../../functions/formats/zip-reader.ts";
import { deflatedEntry, storedEntry, streamedEntry, writeZip, ZipJoiner } from "../../functions/formats/zip-writer.ts";
import { runs } from "../support/seeded.ts";

type File = { name: string; bytes: Uint8Array };

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  // Compresses well, over more than one step of reading.
  fc.integer({ min: 0, max: 400_000 }).map((length) => new Uint8Array(length).fill(7)),
);
const name = fc
  .string({ unit: fc.constantFrom("a", "B", "7", "é", "ž", "漢", "-", "/", "."), minLength: 1, maxLength: 30 })
  .filter((text) => !/^\/|[/]$/.test(text) && !/^\d+$/.test(text));
const files = fc.uniqueArray(fc.record({ name, bytes }), {
  selector: (file) => file.name.toLowerCase(),
  minLength: 1,
  maxLength: 8,
});

const store = (all: readonly File[]): ZipEntry[] =>
  all.map(({ name, bytes }) => storedEntry(name, bytes, nodePlatform));
const asObject = (all: readonly File[]): Record<string, Uint8Array> =>
  Object.fromEntries(all.map(({ name, bytes }) => [name, new Uint8Array(bytes)]));
/** As texts of a character a byte, which are compared much faster than arrays. */
const latin1 = (all: Record<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([name, bytes]) => [name, Buffer.from(bytes).toString("latin1")]));
const read = (archive: Uint8Array): Record<string, string> =>
  latin1(
    Object.fromEntries(
      [...listEntries(archive, { maxEntries: 100 }).values()].map((entry) => [
        entry.name,
        Buffer.concat([...inflateEntry(entry, 2 ** 24)]),
      ]),
    ),
  );
const unzip = (archive: Uint8Array): Record<string, string> => latin1(unzipSync(archive));
const inPieces = (all: Uint8Array): Uint8Array[] => [all.subarray(0, 3), new Uint8Array(), all.subarray(3)];

test("the checksum is that of zlib, whole and in pieces", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (data, cut) => {
      expect(crc32(data)).toBe(crc32OfNode(data));
      expect(crc32(data.subarray(cut), crc32(data.subarray(0, cut)))).toBe(crc32OfNode(data));
    }),
    { numRuns: runs(200) },
  );
});

describe("an archive", () => {
  test("is read by another program and by ours, however its files are packed", () => {
    const packers: ((file: File) => ZipEntry)[] = [
      ({ name, bytes }) => storedEntry(name, bytes, nodePlatform),
      ({ name, bytes }) => deflatedEntry(name, bytes, 9),
      ({ name, bytes }) => streamedEntry(name, inPieces(bytes), 3),
    ];
    fc.assert(
      fc.property(files, fc.constantFrom(...packers), fc.boolean(), (all, pack, utf8Names) => {
        const archive = writeZip(all.map(pack), { utf8Names });
        expect(unzip(archive)).toEqual(latin1(asObject(all)));
        expect(read(archive)).toEqual(latin1(asObject(all)));
      }),
      { numRuns: runs(30) },
    );
  });

  test("of another program is read by ours, and can be written again with its entries as they are", () => {
    fc.assert(
      fc.property(files, fc.constantFrom<0 | 6>(0, 6), (all, level) => {
        const archive = zipSync(asObject(all), { level });
        expect(read(archive)).toEqual(latin1(asObject(all)));
        const again = writeZip([...listEntries(archive, { maxEntries: 100 }).values()]);
        expect(unzip(again)).toEqual(latin1(asObject(all)));
      }),
      { numRuns: runs(30) },
    );
  });

  test.each<0 | 9>([0, 9])("is byte for byte that of another program, at level %i", (level) => {
    fc.assert(
      fc.property(files, (all) => {
        const entries = level === 0 ? store(all) : all.map(({ name, bytes }) => deflatedEntry(name, bytes, level));
        expect(
          Buffer.from(writeZip(entries)).equals(zipSync(asObject(all), { level, mtime: new Date(1980, 0, 1) })),
        ).toBe(true);
      }),
      { numRuns: runs(40) },
    );
  });

  test("says of every name that it is UTF-8 only where asked to", () => {
    const flagsOf = (archive: Uint8Array) => Buffer.from(archive).readUInt16LE(6);
    const [plain, accented] = [store([{ name: "a", bytes: utf8("1") }]), store([{ name: "é", bytes: utf8("1") }])];
    expect([plain, accented].map((entries) => flagsOf(writeZip(entries)))).toEqual([0, 0x0800]);
    expect(flagsOf(writeZip(plain, { utf8Names: true }))).toBe(0x0800);
  });

  test("holds at most 65,535 files", () => {
    const entry = storedEntry("a", new Uint8Array(), nodePlatform);
    expect(() => writeZip(Array.from({ length: 0x10000 }, () => entry))).toThrow(RangeError);
  });
});

test("archives that are joined are as one that was written at once", () => {
  fc.assert(
    fc.property(files, fc.nat(8), fc.nat(8), (all, one, other) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)];
      const parts = [all.slice(0, first), all.slice(first, second), all.slice(second)].map((some) =>
        writeZip(store(some)),
      );
      const joiner = new ZipJoiner(parts.reduce((sum, part) => sum + part.length, 0));
      // As a store gives them: Buffers, whose slices share their bytes, and which others read too.
      const before = parts.map((part) => Buffer.from(part));
      for (const part of before) joiner.add(part);
      expect(before.every((part, index) => part.equals(parts[index]!))).toBe(true);
      expect(joiner.isEmpty).toBe(false);
      expect(Buffer.from(joiner.end()).equals(writeZip(store(all)))).toBe(true);
    }),
    { numRuns: runs(30) },
  );
  expect(new ZipJoiner(22).isEmpty).toBe(true);
});

describe("reading throws only a ZipError", () => {
  const sample = writeZip([
    storedEntry("one.txt", utf8("one"), nodePlatform),
    deflatedEntry("two.txt", utf8("two ".repeat(1000)), 6),
  ]);
  const codeOf = (run: () => unknown): string => {
    try {
      run();
      return "read";
    } catch (error) {
      if (!(error instanceof ZipError)) throw error;
      return error.code;
    }
  };

  test("where a byte is changed, and never gives other bytes than were written", () => {
    const whole = read(sample);
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = sample.slice();
        damaged[at] = damaged[at]! ^ change;
        let found: Record<string, string> = {};
        if (codeOf(() => (found = read(damaged))) !== "read") return;
        for (const one of Object.values(found)) expect(Object.values(whole)).toContain(one);
      }),
      { numRuns: runs(500) },
    );
  });

  test("where it is cut anywhere", () => {
    for (let length = 0; length < sample.length; length++) {
      expect(codeOf(() => read(sample.subarray(0, length)))).toBe("broken");
    }
  });

  test("where it holds more entries, or inflates to more, than is allowed", () => {
    expect(codeOf(() => listEntries(sample, { maxEntries: 1 }))).toBe("broken");
    const two = listEntries(sample, { maxEntries: 2 }).get("two.txt")!;
    expect(codeOf(() => [...inflateEntry(two, 3999)])).toBe("too-large");
    expect(codeOf(() => [...inflateEntry(two, 4000)])).toBe("read");
    // An entry that says to be smaller than it is.
    expect(codeOf(() => [...inflateEntry({ ...two, bytes: 10 }, 4000)])).toBe("broken");
  });

  test("where an entry needs a password, or stands there twice", () => {
    const locked = Buffer.from(sample);
    locked.writeUInt16LE(1, locked.indexOf("PK\u0001\u0002") + 8);
    expect(codeOf(() => listEntries(locked, { maxEntries: 2 }))).toBe("encrypted");
    const twice = writeZip(
      store([
        { name: "a", bytes: utf8("1") },
        { name: "A", bytes: utf8("2") },
      ]),
    );
    expect(codeOf(() => listEntries(twice, { maxEntries: 2 }))).toBe("broken");
  });
});
