// Writes the list with exceljs or SheetJS: node write.mjs PROGRAM RESULT, from a folder where both are installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [program, result] = process.argv.slice(2);
const load = createRequire(join(process.cwd(), "package.json"));
const { titles, rows } = JSON.parse(readFileSync(new URL("list.json", import.meta.url), "utf8"));
const written = rows.map((row) => row.with(3, new Date(`${row[3]}T00:00:00Z`)));
const [day, digits] = ["dd/mm/yyyy", "0".repeat(10)];

if (program === "exceljs") {
  const { Workbook } = load("exceljs");
  const book = new Workbook();
  const sheet = book.addWorksheet("Suivi");
  sheet.addRow(titles);
  for (const row of written) {
    const added = sheet.addRow(row);
    added.getCell(4).numFmt = day;
    added.getCell(8).numFmt = digits;
  }
  await book.xlsx.writeFile(result);
} else {
  const { utils, writeFile } = load("xlsx");
  const sheet = utils.aoa_to_sheet([titles, ...written], { cellDates: true, dateNF: day, UTC: true });
  for (const [index] of written.entries()) sheet[`H${index + 2}`].z = digits;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Suivi");
  writeFile(book, result, { compression: true });
}
