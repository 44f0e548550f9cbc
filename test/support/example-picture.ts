// Draws the pages of the README's example side by side, as the picture that the README shows: `npm run picture`.
import { readFileSync, writeFileSync } from "node:fs";
import { PNG } from "pngjs";
import { drawPages } from "./read-pdf.ts";

const [pdf, picture] = process.argv.slice(2);
if (pdf === undefined || picture === undefined) throw new Error("usage: example-picture.ts DOSSIER.pdf PICTURE.png");

const columns = 4;
const gap = 10;
const pages = (await drawPages(readFileSync(pdf), 50)).slice(0, 8);
const width = Math.max(...pages.map((page) => page.width));
const height = Math.max(...pages.map((page) => page.height));
const rows = Math.ceil(pages.length / columns);
const sheet = new PNG({ width: columns * (width + gap) + gap, height: rows * (height + gap) + gap });
sheet.data.fill(0xd0);
for (const [index, page] of pages.entries()) {
  const left = gap + (index % columns) * (width + gap);
  const top = gap + Math.floor(index / columns) * (height + gap);
  for (let y = 0; y < page.height; y++) {
    for (let x = 0; x < page.width; x++) {
      const at = ((top + y) * sheet.width + left + x) * 4;
      sheet.data.fill(page.data[y * page.width + x] ?? 0xff, at, at + 3);
    }
  }
}
for (let at = 3; at < sheet.data.length; at += 4) sheet.data[at] = 0xff;
writeFileSync(picture, PNG.sync.write(sheet, { colorType: 0, deflateLevel: 9 }));
