// The documents of one row: the files of the person's folder, and the pages for the print file.
import type { Answers } from "../answers/answers.ts";
import { makeDossier } from "../documents/dossier.ts";
import { printDossier, type PrintedApart } from "../documents/print.ts";
import { renderDossier, shortTextFiles, type RenderedDossier, type TextFile } from "../documents/render.ts";
import type { DocumentId } from "../documents/table.ts";
import type { Platform } from "../formats/platform.ts";
import type { ZipEntry } from "../formats/zip-format.ts";
import { storedEntry } from "../formats/zip-writer.ts";
import type { FieldFont } from "../pdf/text/field-font.ts";
import type { Fonts } from "../pdf/text/fonts.ts";
import { serializeDrawing, type SerializedDrawing } from "../pdf/write/serialize-drawing.ts";
import { codeOf } from "../spreadsheet/reading/mark.ts";
import type { Language } from "../text/languages.ts";
import { folderName } from "./folder-name.ts";
import type { MadeDocument } from "./report.ts";

export type PersonRow = { row: number; reference: string; answers: Answers };

export type RowOptions = {
  today: string;
  language: Language;
  only?: readonly DocumentId[] | undefined;
  /** The last row that is made: folders sort as the rows. */
  lastRow: number;
  /** The documents of the person's folder have fields to type in. */
  fieldFont?: FieldFont | undefined;
};

export type MadeRow = {
  dossier: RenderedDossier;
  printed: PrintedApart;
  documents: MadeDocument[];
  /** The person's folder in the archive. */
  entries: ZipEntry[];
  /** For paper: without fields. */
  drawings: SerializedDrawing[];
  /** Of the answers, for the mark in the annotated sheet. */
  code: string;
};

/** Throws only for a bug that these answers cause; the error may quote them. */
export function makeRow(
  { row, reference, answers }: PersonRow,
  { today, language, only, lastRow, fieldFont }: RowOptions,
  fonts: Fonts,
  platform: Platform,
): MadeRow {
  const made = makeDossier(answers, { today, ...(only === undefined ? {} : { only }) });
  const print = (font: FieldFont | undefined) => {
    const dossier = renderDossier(made, language, { isFillable: font !== undefined });
    return { dossier, printed: printDossier(dossier, fonts, platform, { all: false, fieldFont: font }) };
  };
  const { dossier, printed } = print(fieldFont);
  const forPaper = fieldFont === undefined ? printed : print(undefined).printed;
  const folder = folderName({ row, reference }, { lastRow, language });
  return {
    dossier,
    printed,
    documents: printed.documents.map((document) => {
      const { id, fileName, templateVersion, sha256, bytes, pages } = document;
      const [text] = shortTextFiles([document]);
      return {
        id,
        fileName,
        templateVersion,
        sha256,
        bytes: bytes.length,
        pages,
        ...(text === undefined ? {} : { shortText: toldOf(text, platform) }),
      };
    }),
    entries: printed.documents
      .flatMap((document) => [document, ...shortTextFiles([document])])
      .map(({ fileName, bytes }) => storedEntry(`${folder}/${fileName}`, bytes, platform)),
    drawings: forPaper.drawn.map(serializeDrawing),
    code: codeOf(answers),
  };
}

const toldOf = ({ fileName, bytes }: TextFile, { sha256 }: Platform) => ({
  fileName,
  sha256: sha256([bytes]),
  bytes: bytes.length,
});
