// The operators of a page's content stream: what one text sets does not last for the next.
import { expect, test } from "vitest";
import { shapeWord } from "../../functions/pdf/text/fonts.ts";
import { element, type PageItem } from "../../functions/pdf/layout/page-model.ts";
import { contentStream } from "../../functions/pdf/write/content.ts";

test("a text after a raised one stands on its own base line", () => {
  const owner = element("P");
  const text = (baseline: number, rise: number): PageItem => {
    const pieces = shapeWord("a", "regular").pieces.map((piece) => ({ ...piece, rise }));
    return { kind: "text", x: 0, baseline, sizePt: 10, pieces, element: owner };
  };
  const { content } = contentStream([text(100, 200), text(120, 0), text(140, -50)]);
  const rises = content.split("\n").filter((line) => / (?:Td|Ts)$|TJ$/.test(line));
  const steps = rises.map((line) => line.replace(/^.* (Td)$|^.*(TJ)$/, "$1$2")).join(", ");
  expect(steps).toBe("Td, 200 Ts, TJ, 0 Ts, Td, TJ, Td, -50 Ts, TJ, 0 Ts");
});
