// `dossier model`: writes the template file.
import { makeTemplate } from "../../../../functions/spreadsheet/template/template-file.ts";
import { officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { writeUnlessOther } from "../wrong-input.ts";

export async function writeModel(options: {
  csv?: true;
  out?: string;
  replace?: true;
  language?: Language;
}): Promise<void> {
  const { csv, language = officialLanguage } = options;
  const format = csv ? "csv" : "xlsx";
  const path = options.out ?? `${say(message("cli.template.fileName"), language)}.${format}`;
  await writeUnlessOther({ path, bytes: makeTemplate(format, language) }, language, options);
  process.stdout.write(`${path}\n`);
}
