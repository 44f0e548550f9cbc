// Drawn documents as plain data: what goes through a file or to another thread comes back the same.
import { deserialize, serialize } from "node:v8";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import {
  serializeDrawing,
  deserializeDrawing,
  type SerializedDrawing,
} from "../../functions/pdf/write/serialize-drawing.ts";
import { layOut } from "../../functions/pdf/layout/layout.ts";
import { drawDocument, writePdf, type DrawnDocument } from "../../functions/pdf/write/tagged-pdf.ts";
import { runs } from "../support/seeded.ts";
import { anyBlocks } from "./any-blocks.ts";

const footer = { lines: (page: string) => [`Titre — page ${page}`] };

const write = (drawn: DrawnDocument[]) =>
  writePdf(drawn, { title: "Volume", lang: "fr", date: "2026-11-23", duplex: true }, nodePlatform);

test("whatever the blocks, what was packed, stored and unpacked gives the same bytes", () => {
  fc.assert(
    fc.property(fc.array(anyBlocks, { minLength: 1, maxLength: 3 }), (documents) => {
      const drawn = documents.map((blocks) =>
        drawDocument(
          layOut({ title: "Titre", lang: "fr", version: "2026-11-23", size: "normal", blocks }, footer, allFonts),
          nodePlatform,
        ),
      );
      const wanted = write(drawn);
      const stored = deserialize(serialize(drawn.map(serializeDrawing))) as SerializedDrawing[];
      expect(Buffer.compare(write(stored.map((one) => deserializeDrawing(one, allFonts))), wanted)).toBe(0);
    }),
    { numRuns: runs(40) },
  );
});

test("what was drawn with a subset that is no more is refused", () => {
  const drawn = drawDocument(
    layOut({ title: "T", lang: "fr", version: "2026-11-23", size: "normal", blocks: [] }, footer, allFonts),
    nodePlatform,
  );
  const [page, ...pages] = serializeDrawing(drawn).pages;
  const old = { ...serializeDrawing(drawn), pages: [{ ...page!, subsets: ["ABCDEF+NotoSans-Regular"] }, ...pages] };
  expect(() => deserializeDrawing(old, allFonts)).toThrow("There is no subset ABCDEF+NotoSans-Regular.");
});
