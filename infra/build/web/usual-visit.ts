// What most visits to the page need of documents comes with the rules; the rest is loaded by need, and costs nobody else.
import { readFileSync, readdirSync } from "node:fs";

/** Documents of many dossiers: apart, their templates would be half as large again. */
export const usualDocuments: ReadonlySet<string> = new Set([
  "checklist",
  "commitment-reminder",
  "cover-sheet",
  "hosting-attestation",
  "non-polygamy-statement",
  "ofpra-letter",
]);

/** Those of templates/documents that are loaded by who prints them, with the reasons for it. */
export const otherDocuments: readonly string[] = readdirSync(new URL("../../../templates/documents/", import.meta.url))
  .map((name) => name.slice(0, -".hbs".length))
  .filter((id) => !usualDocuments.has(id))
  .toSorted();

const reasons: object = JSON.parse(
  readFileSync(new URL("../../../templates/locales/fr/decisions.json", import.meta.url), "utf8"),
) as object;

/** Of these, with reasons of their own; others have those of another document. */
export const documentsWithReasons: readonly string[] = otherDocuments.filter((id) => Object.hasOwn(reasons, id));

/** Why most people need none: what an application says that is not filed yet. */
export const usualReasons: readonly string[] = [
  "decisions.body-attestation.centre",
  "decisions.body-attestation.domiciliation",
  "decisions.body-attestation.hotel",
  "decisions.body-attestation.lives-elsewhere",
  "decisions.card-correction-letter.no-error",
  "decisions.card-correction-letter.not-compared",
  "decisions.card-correction-letter.other-papers-too",
  "decisions.card-correction-letter.wait",
  "decisions.clerical-error-letter.no-error",
  "decisions.counter-file-letter.online",
  "decisions.decision-copy-request.not-lost",
  "decisions.late-certificate-letter.nothing-filed",
  "decisions.loss-declaration.not-lost",
  "decisions.rights-note.none",
  "decisions.shared-life.not-a-couple",
];
