// `dossier model`: writes the template file.
import { makeTemplate } from "../../../../functions/spreadsheet/template/template-file.ts";
import type { SharedKinds } from "../../../../functions/spreadsheet/template/usual-columns.ts";
import { officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { writeUnlessOther } from "../wrong-input.ts";

export type ModelOptions = Partial<SharedKinds> & { csv?: true; out?: string; replace?: true; language?: Language };

/** With every column, or for people of one procedure and one kind of housing where both are given. */
export async function writeModel(options: ModelOptions): Promise<void> {
  const { csv, procedure, housing, language = officialLanguage } = options;
  const shared = procedure === undefined || housing === undefined ? undefined : { procedure, housing };
  const format = csv ? "csv" : "xlsx";
  const path = options.out ?? `${say(message("cli.template.fileName"), language)}.${format}`;
  await writeUnlessOther({ path, bytes: makeTemplate(format, language, shared) }, language, options);
  process.stdout.write(`${path}\n`);
}
