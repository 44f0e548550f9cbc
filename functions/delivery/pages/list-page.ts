// The page that lists the files of a dossier: type, size and pages of each, and until when they can be downloaded.
import { titleOfFile, type DossierManifest, type ManifestFile } from "../dossier-records.ts";
import { hourInParis, sayMoment } from "../../text/dates-in-words.ts";
import type { Language } from "../../text/languages.ts";
import { message, type Message } from "../../text/message.ts";
import { say, sayValue } from "../../text/say.ts";
import { htmlReply } from "./render.ts";

type Visit = { token: string; expiresAt: Date; oneTime: boolean; sender: string | undefined };

export function listPage(manifest: DossierManifest, visit: Visit, formOrigin: string, language: Language): Response {
  const show = (file: ManifestFile) => ({
    title: say(titleOfFile(file), language),
    facts: sayValue({ list: factsOf(file), type: "separated" }, language),
    fileName: file.fileName,
    // No browser shows an archive.
    shown: file.kind !== "zip",
  });
  const of = (...kinds: ManifestFile["kind"][]) => manifest.files.filter(({ kind }) => kinds.includes(kind)).map(show);
  const until = sayMoment(new Date(manifest.expiresAt), language);
  const usable = visit.oneTime ? "pages.list.usableOnce" : "pages.list.usable";
  return htmlReply(
    "list",
    {
      expiry: say(message("pages.list.expiry", { until }), language),
      usable: say(message(usable, { until: hourInParis(visit.expiresAt) }), language),
      visit: visit.token,
      sender: visit.sender,
      // What is printed comes first: all of it at once.
      groups: [of("all"), of("document"), of("text", "zip", "calendar")],
    },
    { language, title: message("pages.list.title"), formOrigin, again: { visit: visit.token } },
  );
}

/** « PDF, 2 pages, 48 Ko » */
function factsOf({ kind, pages, bytes }: ManifestFile): Message[] {
  const type = kind === "zip" || kind === "calendar" || kind === "text" ? kind : "pdf";
  const inPages = pages === undefined ? [] : [message("pages.list.pages", { count: pages })];
  return [message(`pages.list.${type}`), ...inPages, size(bytes)];
}

function size(bytes: number): Message {
  if (bytes < 1000) return message("pages.list.bytes", { count: bytes });
  if (bytes < 1_000_000) return message("pages.list.kilobytes", { count: Math.round(bytes / 1000) });
  return message("pages.list.megabytes", { count: { number: Math.round(bytes / 100_000) / 10 } });
}
