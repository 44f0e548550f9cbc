// The page that lists the files of a dossier: type, size and pages of each, and until when it can be had.
import type { Manifest, ManifestFile } from "../dossier-records.ts";
import { hourInParis, sayMoment } from "../../text/dates-in-words.ts";
import { fillIn, type HelpLanguage, told } from "../../text/text.ts";
import { htmlReply, pageTexts } from "./render.ts";

type Visit = { token: string; expiresAt: Date; oneTime: boolean };

export function listPage(manifest: Manifest, visit: Visit, formOrigin: string, language: HelpLanguage): Response {
  const words = told(pageTexts, language).list;
  const usable = visit.oneTime ? words.usableOnce : words.usable;
  const show = (file: ManifestFile) => ({
    title: told(file.title, language),
    facts: factsOf(file, language),
    fileName: file.fileName,
  });
  const of = (...kinds: ManifestFile["kind"][]) => manifest.files.filter(({ kind }) => kinds.includes(kind)).map(show);
  return htmlReply(
    "list",
    {
      expiry: fillIn(words.expiry, { until: sayMoment(new Date(manifest.expiresAt), language) }),
      usable: fillIn(usable, { until: hourInParis(visit.expiresAt) }),
      visit: visit.token,
      colon: language === "fr" ? "\u00A0: " : ": ",
      // What is printed comes first: all of it at once.
      groups: [of("all"), of("document"), of("zip", "calendar")],
    },
    { language, title: words.title, formOrigin },
  );
}

/** « PDF, 2 pages, 48 Ko » */
function factsOf({ kind, pages, bytes }: ManifestFile, language: HelpLanguage): string {
  const words = told(pageTexts, language).list;
  const type = kind === "zip" ? words.zip : kind === "calendar" ? words.calendar : words.pdf;
  const inPages =
    pages === undefined ? [] : [pages === 1 ? words.onePage : fillIn(words.pages, { count: String(pages) })];
  return [type, ...inPages, sizeInWords(bytes, language)].join(", ");
}

function sizeInWords(bytes: number, language: HelpLanguage): string {
  const words = told(pageTexts, language).list;
  if (bytes < 1000) return fillIn(words.bytes, { count: String(bytes) });
  if (bytes < 1_000_000) return fillIn(words.kilobytes, { count: String(Math.round(bytes / 1000)) });
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1_000_000);
  return fillIn(words.megabytes, { count });
}
