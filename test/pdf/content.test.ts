// The operators of a page's content stream: what one text sets does not last for the next.
import { expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { shapeWord } from "../../functions/pdf/text/fonts.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { layOut } from "../../functions/pdf/layout/layout.ts";
import { utf16 } from "../../functions/pdf/write/text-string.ts";
import { element, type PageItem } from "../../functions/pdf/layout/page-model.ts";
import { contentStream } from "../../functions/pdf/write/content.ts";

test("a text after a raised one stands on its own base line", () => {
  const owner = element("P");
  const text = (baseline: number, rise: number): PageItem => {
    const pieces = shapeWord("a", "regular", allFonts).pieces.map((piece) => ({ ...piece, rise }));
    return { kind: "text", x: 0, baseline, sizePt: 10, pieces, element: owner };
  };
  const { content } = contentStream([text(100, 200), text(120, 0), text(140, -50)]);
  const rises = content.split("\n").filter((line) => / (?:Td|Ts)$|TJ$/.test(line));
  const steps = rises.map((line) => line.replace(/^.* (Td)$|^.*(TJ)$/, "$1$2")).join(", ");
  expect(steps).toBe("Td, 200 Ts, TJ, 0 Ts, Td, TJ, Td, -50 Ts, TJ, 0 Ts");
});

test("a word with placed marks says its text inside of its paragraph's content, and no other word does", () => {
  const content = (body: string) => {
    const markup = readMarkup(`<document lang="fr" title="x" version="x">${body}</document>`);
    return contentStream(layOut(markup, { lines: () => ["x"] }, allFonts).pages[0]!.items).content.split(
      "\n/Artifact",
    )[0]!;
  };
  const marks = (body: string) => content(body).match(/.*BDC|EMC/g);
  const p = "/P<</MCID 0>>BDC";
  const span = (text: string) => `/Span<</ActualText${utf16(text)}>>BDC`;
  expect(marks("<p>Nguyễn Łódź Ñandú</p>")).toEqual([p, "EMC"]);
  expect(marks("<p>né Ayọ̀, à Ọ̀dé-Olú</p>")).toEqual([p, span("Ayọ̀,"), "EMC", span("Ọ̀dé-Olú"), "EMC", "EMC"]);
  expect(marks("<p>Kɔ̀ Kɔ̀</p>")).toEqual([p, span("Kɔ̀"), "EMC", span("Kɔ̀"), "EMC", "EMC"]);
});

test("decoration says of which kind it is: what comes again from page to page, or lines of the layout", () => {
  const rows = "<tr><td>x</td></tr>".repeat(60);
  const body = `<table cols="1"><tr><th>A</th></tr>${rows}</table>`;
  const markup = readMarkup(`<document lang="fr" title="x" version="x">${body}</document>`);
  const { content } = contentStream(layOut(markup, { lines: () => ["x"] }, allFonts).pages[1]!.items);
  const artifacts = content.split("EMC\n").filter((run) => run.includes("/Artifact"));
  expect(artifacts.length).toBeGreaterThan(2);
  for (const run of artifacts)
    expect(run).toMatch(run.includes("TJ") ? "/Artifact<</Type/Pagination>>BDC" : "/Artifact<</Type/Layout>>BDC");
});
