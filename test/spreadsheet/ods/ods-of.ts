// OpenDocument sheets written by hand, so that a test can put into them what no program would.
import { strToU8, zipSync } from "fflate";

const spaces =
  "office:1.0 table:1.0 text:1.0 style:1.0 drawing:1.0"
    .split(" ")
    .map((space) => [space.split(":")[0] === "drawing" ? "draw" : space.split(":")[0], space] as const)
    .map(([prefix, space]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${space}"`)
    .join(" ") +
  ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';

export const odsType = "application/vnd.oasis.opendocument.spreadsheet";

const styles =
  '<office:automatic-styles><style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>' +
  '<style:style style:name="on" style:family="table"><style:table-properties table:display="true"/></style:style>' +
  '<style:style style:name="gone" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>';

/** `tables`: what stands inside each table, by its name. */
export const contentOf = (tables: Readonly<Record<string, string>>, hidden: readonly string[] = []): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces}>${styles}<office:body><office:spreadsheet>` +
  Object.entries(tables)
    .map(
      ([name, rows]) =>
        `<table:table table:name="${name}" table:style-name="${hidden.includes(name) ? "off" : "on"}">${rows}</table:table>`,
    )
    .join("") +
  "</office:spreadsheet></office:body></office:document-content>";

export const odsOf = (content: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8(odsType), { level: 0 }],
    "content.xml": strToU8(content),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });

export const fodsOf = (content: string): Uint8Array =>
  strToU8(
    content
      .replace("<office:document-content", `<office:document office:mimetype="${odsType}"`)
      .replace("</office:document-content>", "</office:document>"),
  );

export const row = (cells: string, attributes = ""): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`;

export const text = (value: string, attributes = ""): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`;

export const blank = (times: number): string => `<table:table-cell table:number-columns-repeated="${times}"/>`;
