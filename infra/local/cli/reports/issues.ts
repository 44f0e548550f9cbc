// Reports what a person can fix before a command runs: answers, or the paths that are read and written.
import type { DossierDocument } from "../../../../functions/documents/dossier.ts";
import { showPath } from "../../../../functions/answers/shown-values.ts";
import type { Path } from "../../../../functions/answers/paths.ts";
import { limits } from "../../../../functions/spreadsheet/table/table.ts";
import type { Language } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { maxAnswersBytes, type SourceErrorCode } from "../read-source.ts";
import type { OutputErrorCode } from "../write-files.ts";

export type Issue = { code: string; path: Path; message: string; value?: unknown };

const maxBytes = { answers: maxAnswersBytes, sheet: limits.bytes };

/** The source cannot be read as what it should be. */
export function sourceIssue(reason: SourceErrorCode, expected: "answers" | "sheet", language: Language): Issue {
  const key =
    reason === "is-folder" || reason === "too-large"
      ? (`cli.source.${reason}.${expected}` as const)
      : (`cli.source.${reason}` as const);
  const count = maxBytes[expected] / 1024 / 1024;
  return { code: `source-${reason}`, path: [], message: say(message(key, { count }), language) };
}

export const outputIssue = (reason: OutputErrorCode, language: Language): Issue => ({
  code: `out-${reason}`,
  path: [],
  message: say(message(`cli.output.${reason}`), language),
});

/** The folder holds papers of somebody else, which a new dossier would mix with. */
export const otherPerson = (language: Language): Issue => ({
  code: "out-other-person",
  path: [],
  message: say(message("cli.output.other-person"), language),
});

/** The file is there, with what is not that of an earlier run. */
export const otherFile = (language: Language): Issue => ({
  code: "out-other-file",
  path: [],
  message: say(message("cli.output.other-file"), language),
});

export const notInDossier = ({ title, reason }: DossierDocument, language: Language): Issue => ({
  code: "not-in-dossier",
  path: [],
  message: labelled(say(title, language), say(reason, language), language),
});

/** « Titre : texte » */
export const labelled = (label: string, value: string, language: Language): string =>
  say(message("cli.labelled", { label, value }), language);

/** All issues, for people or for programs; `source` is the file or folder that they are about. */
export function issueReport(issues: readonly Issue[], source: string, language: Language, asJson: boolean): string {
  if (asJson) {
    const problems = issues.map(({ path, ...issue }) => ({ ...issue, path: showPath(path) }));
    return `${JSON.stringify({ problems }, null, 2)}\n`;
  }
  const head = message("cli.source.nothingWritten", {
    source: source === "-" ? message("cli.source.standardInput") : source,
    problems: message("cli.count.problems", { count: issues.length }),
  });
  const lines = issues.map(({ path, message }) => `  ${path.length === 0 ? "" : `${showPath(path)} — `}${message}`);
  return `${[say(head, language), ...lines].join("\n")}\n`;
}
