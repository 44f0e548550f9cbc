// `dossier model`: writes the file to fill in.
import { makeModel } from "../../../../functions/spreadsheet/template/template-file.ts";
import { type HelpLanguage, told } from "../../../../functions/text/text.ts";
import { write } from "../wrong-input.ts";

const fileNames: Record<"fr" | "en", string> = { fr: "modele", en: "model" };

export async function writeModel(options: { csv?: true; out?: string; language?: HelpLanguage }): Promise<void> {
  const { csv, language = "fr" } = options;
  const format = csv ? "csv" : "xlsx";
  const path = options.out ?? `${told(fileNames, language)}.${format}`;
  await write([{ path, bytes: makeModel(format, language) }], language);
  process.stdout.write(`${path}\n`);
}
