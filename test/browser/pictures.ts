// Pictures of whole pages: each is kept as it came, and compared with a small one that was looked at and committed.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { crc32, deflateSync } from "node:zlib";
import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { expect, inject } from "vitest";

const folder = "test/browser/pictures";

/** Each pixel of a kept picture is a square of so many. */
const scale = 2;
/** Of a kept picture: six levels of each colour are 216 colours, which a palette holds. */
const levelStep = 51;
/** More than the rounding of a colour to its level. */
const threshold = 0.1;
/** Of the pixels: less than a short word. */
const maxDifferentShare = 0.0005;

const maxLooks = 12;
const betweenLooksMs = 250;

/** The mean of each square of pixels; a row or a column without a pair is left out. */
function reduced({ width, height, data }: PNG): PNG {
  const small = new PNG({ width: Math.floor(width / scale), height: Math.floor(height / scale) });
  small.data.fill(255);
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let row = 0; row < scale; row++) {
          const from = ((y * scale + row) * width + x * scale) * 4 + channel;
          for (let column = 0; column < scale; column++) sum += data[from + column * 4]!;
        }
        small.data[(y * small.width + x) * 4 + channel] = Math.round(sum / scale ** 2);
      }
    }
  }
  return small;
}

/** A PNG with a palette, a third of the size of one without. pngjs reads such, and writes none. */
function encode({ width, height, data }: PNG): Buffer {
  const colours = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const levels = data.subarray(at, at + 3).map((value) => Math.round(value / levelStep) * levelStep);
      const colour = Buffer.from(levels).readUIntBE(0, 3);
      if (!colours.has(colour)) colours.set(colour, colours.size);
      // Each row begins with its filter: none.
      rows[y * (width + 1) + 1 + x] = colours.get(colour)!;
    }
  }
  const palette = Buffer.alloc(colours.size * 3);
  for (const [colour, index] of colours) palette.writeUIntBE(colour, index * 3, 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, by palette.
  header.set([8, 3], 8);
  const chunk = (type: string, body: Buffer) => {
    const [length, checksum, typed] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), body])];
    length.writeUInt32BE(body.length);
    checksum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, checksum]);
  };
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const chunks = [chunk("IHDR", header), chunk("PLTE", palette), chunk("IDAT", deflateSync(rows, { level: 9 }))];
  return Buffer.concat([signature, ...chunks, chunk("IEND", Buffer.alloc(0))]);
}

/**
 * Expects the whole page to look as in `test/browser/pictures/<name>.png`. What depends on the day has to be replaced
 * before. `npm run pictures` writes them anew: look at them before you commit.
 */
export async function expectPicture(page: Page, name: string): Promise<void> {
  const [kept, actual, diff] = [`${name}.png`, `actual/${name}.png`, `actual/${name}.diff.png`].map((path) =>
    join(folder, path),
  ) as [string, string, string];
  mkdirSync(dirname(actual), { recursive: true });
  for (let look = 1; ; look++) {
    const bytes = await page.screenshot({ fullPage: true, animations: "disabled" });
    writeFileSync(actual, bytes);
    rmSync(diff, { force: true });
    const small = reduced(PNG.sync.read(bytes));
    const fault = existsSync(kept) ? difference(small, PNG.sync.read(readFileSync(kept)), diff) : "it is not there";
    if (fault === undefined) return;
    // Chromium leaves a shade on what was tapped, for a moment that a busy machine makes longer.
    if (look < maxLooks) await setTimeout(betweenLooksMs);
    else if (!inject("updatesPictures"))
      return expect.fail(`${kept}: ${fault}; "npm run pictures" takes ${actual} where it is right`);
    else {
      mkdirSync(dirname(kept), { recursive: true });
      return writeFileSync(kept, encode(small));
    }
  }
}

/** What is not alike; undefined where all is. */
function difference(actual: PNG, kept: PNG, diffPath: string): string | undefined {
  const { width, height } = actual;
  if (kept.width !== width || kept.height !== height) {
    const [is, was] = [actual, kept].map((picture) => `${picture.width * scale} × ${picture.height * scale}`);
    return `it is ${is} pixels now, and was ${was}`;
  }
  const diff = new PNG({ width, height });
  const different = pixelmatch(actual.data, kept.data, diff.data, width, height, { threshold, includeAA: true });
  if (different <= width * height * maxDifferentShare) return undefined;
  writeFileSync(diffPath, PNG.sync.write(diff));
  return `${different} of ${width * height} pixels differ: see ${diffPath}`;
}
