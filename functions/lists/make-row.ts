// The documents of one row: the files of the person's folder, and the pages for the print file.
import type { Answers } from "../answers/answers.ts";
import { makeDossier } from "../documents/dossier.ts";
import type { LaidOutDossier } from "../documents/lay-out.ts";
import { printApart, type PrintedApart } from "../documents/print.ts";
import { renderDossier, shortTextFiles, type RenderedDossier, type TextFile } from "../documents/render.ts";
import type { DocumentId } from "../documents/table.ts";
import type { Platform } from "../formats/platform.ts";
import type { ZipEntry } from "../formats/zip-format.ts";
import { storedEntry } from "../formats/zip-writer.ts";
import type { FieldFont } from "../pdf/text/field-font.ts";
import { serializeDrawing, type SerializedDrawing } from "../pdf/write/serialize-drawing.ts";
import { codeOf } from "../spreadsheet/reading/mark.ts";
import type { Language } from "../text/languages.ts";
import { folderName } from "./folder-name.ts";
import type { MadeDocument } from "./report.ts";

export type PersonRow = { row: number; reference: string; answers: Answers };

type RowChoices = {
  today: string;
  language: Language;
  only?: readonly DocumentId[] | undefined;
  /** The documents say what can be typed in them. */
  isFillable?: boolean;
};

/** What is printed of a person: the same for the preview and for the files. Throws only for a bug that these answers cause. */
export const renderRow = (
  answers: Answers,
  { today, language, only, isFillable = false }: RowChoices,
): RenderedDossier =>
  renderDossier(makeDossier(answers, { today, ...(only === undefined ? {} : { only }) }), language, { isFillable });

export type MadeRow = {
  printed: PrintedApart;
  documents: MadeDocument[];
  /** The person's folder in the archive. */
  entries: ZipEntry[];
  /** For paper: without fields. */
  drawings: SerializedDrawing[];
  /** Of the answers, for the mark in the annotated sheet. */
  code: string;
};

/** The pages of the person's own documents, and those for the print file: the same ones where nothing can be typed. */
export type RowPages = { own: LaidOutDossier; forPaper: LaidOutDossier };

/**
 * `lastRow`: the last one that is made, since folders sort as the rows. With `fieldFont` the documents of the person's folder
 * have fields to type in.
 */
export function makeRow(
  { row, reference, answers }: PersonRow,
  { own, forPaper }: RowPages,
  { lastRow, fieldFont }: { lastRow: number; fieldFont?: FieldFont | undefined },
  platform: Platform,
): MadeRow {
  const printed = printApart(own, platform, { fieldFont });
  const paper = own === forPaper ? printed : printApart(forPaper, platform);
  const folder = folderName({ row, reference }, { lastRow, language: own.dossier.language });
  return {
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
    drawings: paper.drawn.map(serializeDrawing),
    code: codeOf(answers),
  };
}

const toldOf = ({ fileName, bytes }: TextFile, { sha256 }: Platform) => ({
  fileName,
  sha256: sha256([bytes]),
  bytes: bytes.length,
});
