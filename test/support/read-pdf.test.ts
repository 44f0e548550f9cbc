// The reader itself: it must see what is there, and that something is not there.
import { PDFDocument, TextRenderingMode, setTextRenderingMode } from "pdf-lib";
import { expect, test } from "vitest";
import { drawPages, inkIn, readPdf, textOfDocument, textOf, withoutSpaces } from "./read-pdf.ts";

async function pageWith(text: string, isVisible: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 100]);
  if (!isVisible) page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
  page.drawText(text, { x: 20, y: 60, size: 12 });
  return document.save();
}

test("Node's own JSON and arrays serve beside PDF.js", async () => {
  await readPdf(await pageWith("Rahimi", true));
  const methods: [holder: object, name: string][] = [
    [JSON, "parse"],
    [JSON, "stringify"],
    [Array.prototype, "push"],
    [Function.prototype, "toString"],
  ];
  // A native method has no prototype.
  expect(methods.filter(([holder, name]) => "prototype" in (Reflect.get(holder, name) as object))).toEqual([]);
});

test("text without ink is found by its missing ink", async () => {
  const inkOf = async (isVisible: boolean) => {
    const bytes = await pageWith("Rahimi", isVisible);
    const [page] = (await readPdf(bytes)).pages;
    const [image] = await drawPages(bytes, 100);
    expect(textOf(page!.runs)).toBe("Rahimi");
    return inkIn(image!, page!.runs[0]);
  };
  expect(await inkOf(true)).toBeGreaterThan(50);
  expect(await inkOf(false)).toBe(0);
});

test("a run of text is where it was drawn", async () => {
  const [page] = (await readPdf(await pageWith("Rahimi", true))).pages;
  expect(page).toMatchObject({ width: 200, height: 100 });
  const [run] = page!.runs;
  expect(run).toMatchObject({ left: 20, baseline: 40, fontSize: 12, artifact: false });
  expect(run!.right).toBeGreaterThan(50);
  expect(run!.right).toBeLessThan(70);
});

test("a text that no structure holds is not read aloud", async () => {
  const pdf = await readPdf(await pageWith("Rahimi", true));
  expect(pdf.isTagged).toBe(false);
  expect(textOfDocument(pdf)).toBe("");
});

test("spaces and line breaks do not count when a text is looked for", () => {
  expect(withoutSpaces("RA\nHIMI\u00A0 é")).toBe(withoutSpaces("RAHIMIe\u0301"));
});
