// Units of translation as XLIFF 1.2 (OASIS, 2008) and as CSV, written and read back.
import { Parser } from "htmlparser2";
import Papa from "papaparse";
import { byteOrderMark, csvRow } from "../../../functions/formats/csv-writer.ts";
import { escapeXml } from "../../../functions/formats/xml.ts";
import type { KeyState } from "./review.ts";
import type { ReturnedUnit, Unit } from "./units.ts";

export type Exchanged = { code: string; units: ReturnedUnit[] };

/** As XLIFF 1.2 names them, in its list of values of `state`. */
const states: Readonly<Record<KeyState, string>> = {
  reviewed: "signed-off",
  machine: "needs-review-translation",
  stale: "needs-translation",
  unrecorded: "needs-review-translation",
  untranslated: "needs-translation",
};

/** Line ends of XML are normalised where they are not escaped. */
const inXml = (text: string): string => escapeXml(text).replaceAll("\r", "&#13;").replaceAll("\n", "&#10;");

export const writeXliff = (code: string, sourceCode: string, units: readonly Unit[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    `<file original="templates/locales/${code}" source-language="${sourceCode}" target-language="${code}" datatype="plaintext">`,
    "<body>",
    ...units.map(
      ({ id, source, target, state, note }) =>
        `<trans-unit id="${inXml(id)}"${state === "reviewed" ? ' approved="yes"' : ""} xml:space="preserve"><source>${inXml(source)}</source><target state="${states[state]}">${inXml(target)}</target><note>${inXml(note)}</note></trans-unit>`,
    ),
    "</body>",
    "</file>",
    "</xliff>",
    "",
  ].join("\n");

/** Throws where it is no XLIFF 1.2 of ours. A text with marks of a tool inside is refused: our texts are plain. */
export function readXliff(text: string): Exchanged {
  let code: string | undefined;
  const units: ReturnedUnit[] = [];
  const open: string[] = [];
  let unit: ReturnedUnit | undefined;
  const refuse = (why: string): never => {
    throw new Error(`This is no XLIFF 1.2 that can be read: ${why}`);
  };
  const parser = new Parser(
    {
      onopentag(tag, { version, id, approved, state, ...attributes }) {
        const inside = open.at(-1);
        if (tag === "xliff" && version !== "1.2") refuse(`its version is ${version}.`);
        if (tag === "file") code = attributes["target-language"];
        if (tag === "trans-unit")
          unit = {
            id: id ?? refuse("a trans-unit has no id."),
            source: "",
            target: "",
            isApproved: approved === "yes",
          };
        if ((tag === "target" || tag === "source") && unit === undefined && inside !== "alt-trans")
          refuse(`a ${tag} is outside of a trans-unit.`);
        if (
          tag === "target" &&
          inside === "trans-unit" &&
          unit !== undefined &&
          (state === "signed-off" || state === "final")
        )
          unit.isApproved = true;
        if (inside === "source" || inside === "target") refuse(`${unit?.id} has a tag in its text.`);
        open.push(tag);
      },
      ontext(part) {
        const inside = open.at(-1);
        if (unit !== undefined && open.at(-2) === "trans-unit" && (inside === "source" || inside === "target"))
          unit[inside] += part;
      },
      onclosetag(tag, isImplied) {
        if (open.pop() !== tag || (isImplied && tag !== "target" && tag !== "source"))
          refuse(`<${tag}> is not closed.`);
        if (tag === "trans-unit" && unit !== undefined) {
          units.push(unit);
          unit = undefined;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text.replace(/^\uFEFF/, ""));
  if (open.length > 0) refuse(`<${open.at(-1)}> is not closed.`);
  parser.end();
  if (code === undefined) return refuse("it has no target-language.");
  return { code, units };
}

const titles = ["id", "source", "target", "approved", "note"] as const;

/** Like our other CSVs; the language is in the title of its target. */
export const writeCsv = (code: string, units: readonly Unit[]): string =>
  byteOrderMark +
  [
    titles.map((title) => (title === "target" ? `target ${code}` : title)),
    ...units.map(({ id, source, target, state, note }) => [
      id,
      source,
      target,
      state === "reviewed" ? "yes" : "",
      note,
    ]),
  ]
    .map(csvRow)
    .join("");

/** Throws where a column is missing or a row has more cells than titles. */
export function readCsv(text: string): Exchanged {
  const { data, errors } = Papa.parse(text.replace(/^\uFEFF/, ""), { delimiter: ";", skipEmptyLines: true });
  const [header = [], ...rows] = data;
  const at = (title: string) => header.findIndex((cell) => cell === title || cell.startsWith(`${title} `));
  const missing = titles.filter((title) => title !== "note" && at(title) === -1);
  const code = /^target (\S+)$/.exec(header[at("target")] ?? "")?.[1];
  if (
    errors.length > 0 ||
    missing.length > 0 ||
    code === undefined ||
    rows.some(({ length }) => length !== header.length)
  )
    throw new Error(
      `This is no CSV of ours: it needs the columns ${titles.join(", ")}, parted by semicolons, and whole rows.`,
    );
  const units = rows.map((row) => ({
    id: row[at("id")]!,
    source: row[at("source")]!,
    target: row[at("target")]!,
    isApproved: row[at("approved")] === "yes",
  }));
  return { code, units };
}
