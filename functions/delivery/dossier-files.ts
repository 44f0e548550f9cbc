// The files of a dossier: each document, all in one PDF, a ZIP of them, and the dates for a calendar.
import { makeCalendarFile } from "../documents/calendar-file.ts";
import { documentKinds } from "../documents/documents.ts";
import type { Dossier } from "../documents/dossier.ts";
import type { Text } from "../text/text.ts";
import { printDossier } from "../documents/print.ts";
import { storedEntry, writeZip } from "../formats/zip-writer.ts";
import { nodePlatform } from "../aws/node-platform.ts";
import type { ManifestFile } from "./dossier-records.ts";

export type DossierFile = ManifestFile & { body: Uint8Array };

const pdf = "application/pdf";

const titles = {
  all: { fr: "Tous les documents en un seul PDF", en: "All documents in one PDF" },
  zip: { fr: "Tous les fichiers dans une archive ZIP", en: "All files in one ZIP archive" },
  calendar: { fr: "Dates pour votre agenda", en: "Dates for your calendar" },
} satisfies Record<string, Text>;

/** In the order of the page that lists them. Same dossier, same bytes. */
export function makeFiles(dossier: Dossier, printed = printDossier(dossier, nodePlatform)): DossierFile[] {
  const documents = printed.documents.map(({ id, fileName, pages, bytes, sha256, templateVersion }): DossierFile => ({
    kind: "document",
    id,
    title: documentKinds[id].title,
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
  // PDFs are compressed already: stored as they are.
  const zip = writeZip(
    [...documents, ...calendar].map(({ fileName, body }) => storedEntry(fileName, body, nodePlatform)),
  );
  return [
    ...documents,
    { ...describe("all", all.fileName, pdf, all.bytes), pages: all.pages },
    describe("zip", "dossier.zip", "application/zip", zip),
    ...calendar,
  ];
}

function describe(kind: "all" | "zip" | "calendar", fileName: string, contentType: string, body: Uint8Array) {
  const sha256 = nodePlatform.sha256([body]);
  return { kind, title: titles[kind], fileName, contentType, bytes: body.length, sha256, body } satisfies DossierFile;
}
