// The template file with its sheet for one person filled in.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { templateColumns } from "../../../functions/spreadsheet/template/template-columns.ts";
import { makeTemplate } from "../../../functions/spreadsheet/template/template-file.ts";
import type { Language } from "../../../functions/text/languages.ts";

const sheetName = "xl/worksheets/sheet4.xml";

/** The template file with answers typed beside the questions, as a spreadsheet program saves them. */
export function filledIn(language: Language, answers: Readonly<Record<string, string>>): Uint8Array {
  const files = unzipSync(makeTemplate("xlsx", language));
  let sheet = strFromU8(files[sheetName]!);
  for (const [index, { name }] of templateColumns(language).slice(1).entries()) {
    const text = answers[name];
    if (text === undefined) continue;
    const typed = `<c r="B${index + 2}" t="inlineStr"><is><t>${text}</t></is></c>`;
    sheet = sheet.replace(new RegExp(`<c r="B${index + 2}"[^>]*/>`), typed);
  }
  return zipSync({ ...files, [sheetName]: strToU8(sheet) });
}
