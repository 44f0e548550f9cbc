// What is in a PDF whatever compressed it: two files with the same objects are the same once inflated.
import { inflateSync } from "node:zlib";
import { readStrictly, type PdfObject, type PdfValue } from "./strict-pdf.ts";

/** An object without what compression decides: the length of its stream, and its bytes as they are in the file. */
function inflatedObject({ value, stream }: PdfObject): { value: PdfValue; content?: string } {
  if (stream === undefined || !(value instanceof Map)) return { value };
  const isDeflated = value.has("Filter");
  const dictionary = new Map([...value].filter(([key]) => key !== "Length"));
  return { value: dictionary, content: Buffer.from(isDeflated ? inflateSync(stream) : stream).toString("latin1") };
}

/** All objects but the cross-reference stream, which holds places in the file and an id of its bytes. */
export function objectsOf(bytes: Uint8Array): Map<number, ReturnType<typeof inflatedObject>> {
  const { objects } = readStrictly(bytes);
  const others = [...objects].filter(
    ([, { dictionary }]) => (dictionary?.get("Type") as { name?: string })?.name !== "XRef",
  );
  if (others.length !== objects.size - 1) throw new Error("There is not one cross-reference stream.");
  return new Map(others.map(([number, object]) => [number, inflatedObject(object)]));
}
