// Ends a command whose input is wrong, or which may not write where it was asked to.
import { readFile } from "node:fs/promises";
import type { Language } from "../../../functions/text/languages.ts";
import { CommandExit } from "./exit.ts";
import { issueReport, otherFile, outputIssue, type Issue } from "./reports/issues.ts";
import { OutputError, writeFilesWhole, type NewFile } from "./write-files.ts";

/** The answers or the command are wrong: the report names every issue, and nothing was written. */
export class WrongInput extends CommandExit {
  override name = "WrongInput";
  constructor(issues: readonly Issue[], source: string, language: Language, asJson = false) {
    super("wrong", issueReport(issues, source, language, asJson), asJson);
  }
}

/** Writes over a file of other content only where that is asked for: somebody may have worked in it. */
export async function writeUnlessOther(
  file: NewFile,
  language: Language,
  { replace, json }: { replace?: true; json?: true },
): Promise<void> {
  if (replace === undefined && (await holdsOther(file)))
    throw new WrongInput([otherFile(language)], file.path, language, json);
  await write([file], language, json);
}

async function holdsOther({ path, bytes }: NewFile): Promise<boolean> {
  try {
    return !(await readFile(path)).equals(bytes);
  } catch {
    return false;
  }
}

export async function write(files: NewFile[], language: Language, asJson?: true): Promise<void> {
  try {
    await writeFilesWhole(files);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    throw new WrongInput([outputIssue(error.reason, language)], error.path, language, asJson);
  }
}
