// The files of a dossier: each document, all in one PDF, a ZIP of them, short texts, and the dates for a calendar.
import { makeCalendarFile } from "../documents/calendar-file.ts";
import type { PrintedDossier } from "../documents/print.ts";
import { shortTextFiles, type RenderedDossier } from "../documents/render.ts";
import { storedEntry, writeZip } from "../formats/zip-writer.ts";
import { nodePlatform } from "../aws/node-platform.ts";
import type { ManifestFile } from "./dossier-records.ts";

export type DossierFile = ManifestFile & { body: Uint8Array };

const pdf = "application/pdf";

/** In the order of the page that lists them. Same dossier, same bytes. */
export function makeFiles(dossier: RenderedDossier, printed: PrintedDossier): DossierFile[] {
  const documents = printed.documents.map(({ id, fileName, pages, bytes, sha256, templateVersion }): DossierFile => ({
    kind: "document",
    id,
    templateVersion,
    fileName,
    contentType: pdf,
    pages,
    bytes: bytes.length,
    sha256,
    body: bytes,
  }));
  const { all } = printed;
  const calendar =
    dossier.deadlines.length === 0
      ? []
      : [makeCalendarFile(dossier.deadlines, dossier.language, dossier.today)].map((text) =>
          describe("calendar", "calendar.ics", "text/calendar; charset=utf-8", new TextEncoder().encode(text)),
        );
  const texts = shortTextFiles(dossier.documents).map(({ fileName, bytes }) =>
    describe("text", fileName, "text/plain; charset=utf-8", bytes),
  );
  // PDFs are compressed already: stored as they are.
  const zip = writeZip(
    [...documents, ...texts, ...calendar].map(({ fileName, body }) => storedEntry(fileName, body, nodePlatform)),
  );
  return [
    ...documents,
    { ...describe("all", all.fileName, pdf, all.bytes), pages: all.pages },
    describe("zip", "dossier.zip", "application/zip", zip),
    ...texts,
    ...calendar,
  ];
}

function describe(kind: "all" | "zip" | "calendar" | "text", fileName: string, contentType: string, body: Uint8Array) {
  const sha256 = nodePlatform.sha256([body]);
  return { kind, fileName, contentType, bytes: body.length, sha256, body } satisfies DossierFile;
}
