// What a browser brings to the engine against what Node does: the same checksums, and PDFs that are the same once inflated.
import { inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { printDossier, type PrintedDossier } from "../../functions/documents/print.ts";
import { webPlatform } from "../../web/platform.ts";
import { dossierOfCase, listCases, type GoldenCase } from "../golden-cases.ts";
import { objectsOf } from "../pdf/support/inflated-objects.ts";
import { readPdf, textOfDocument } from "../support/read-pdf.ts";
import { runs } from "../support/seeded.ts";

describe("whatever the bytes, the browser", () => {
  const someBytes = fc.uint8Array({ maxLength: 5_000, size: "max" });

  test("compresses what Node inflates", () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        expect(Buffer.compare(inflateSync(webPlatform.deflate(bytes)), bytes)).toBe(0);
      }),
      { numRuns: runs(300) },
    );
  });

  test("hashes them as Node does, whole and in parts", () => {
    fc.assert(
      fc.property(fc.array(someBytes, { maxLength: 4 }), (parts) => {
        expect(webPlatform.sha256(parts)).toBe(nodePlatform.sha256(parts));
        for (const part of parts) expect(webPlatform.crc32(part)).toBe(nodePlatform.crc32(part));
      }),
      { numRuns: runs(300) },
    );
  });

  test("writes text of one byte a character as Node does", () => {
    const text = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join("");
    expect([...webPlatform.latin1(text)]).toEqual([...nodePlatform.latin1(text)]);
    expect([...webPlatform.latin1("")]).toEqual([]);
  });
});

test.each(listCases())("made in a browser, $name is the same in every file, once inflated", (goldenCase) => {
  const { web, node } = printBoth(goldenCase);
  for (const [index, file] of [...web.documents, web.all].entries()) {
    const other = [...node.documents, node.all][index]!;
    expect(objectsOf(file.bytes)).toEqual(objectsOf(other.bytes));
    expect(file.sha256).toBe(nodePlatform.sha256([file.bytes]));
  }
});

test("what is made in a browser is read with the same text and structure", async () => {
  const goldenCase = listCases().find(({ name }) => name === "refugee-first-hosted-vietnamese")!;
  const { web, node } = printBoth(goldenCase);
  const [one, other] = await Promise.all([web, node].map(({ all }) => readPdf(all.bytes)));
  expect(textOfDocument(one!)).toBe(textOfDocument(other!));
  expect(one).toEqual(other);
});

function printBoth(goldenCase: GoldenCase): { web: PrintedDossier; node: PrintedDossier } {
  const dossier = dossierOfCase(goldenCase);
  return {
    web: printDossier(dossier, allFonts, webPlatform),
    node: printDossier(dossier, allFonts, nodePlatform),
  };
}
