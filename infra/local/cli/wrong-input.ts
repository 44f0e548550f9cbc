// The ending of a command whose input is wrong, or which may not write where it was asked to.
import type { HelpLanguage } from "../../../functions/text/text.ts";
import { Ending } from "./exit.ts";
import { problemReport, unwritable, type Fault } from "./reports/dossier-report.ts";
import { CannotWrite, writeFilesWhole, type NewFile } from "./write-files.ts";

/** The answers or the command are wrong: the report says all of it, and nothing was written. */
export class WrongInput extends Ending {
  override name = "WrongInput";
  constructor(faults: readonly Fault[], what: string, language: HelpLanguage, asJson = false) {
    super("wrong", problemReport(faults, what, language, asJson), asJson);
  }
}

export async function write(files: NewFile[], language: HelpLanguage, asJson?: true): Promise<void> {
  try {
    await writeFilesWhole(files);
  } catch (error) {
    if (!(error instanceof CannotWrite)) throw error;
    throw new WrongInput([unwritable(error.reason, language)], error.path, language, asJson);
  }
}
