// The workbooks that openpyxl is to open: what the product writes, and what each must hold.
import { readFileSync } from "node:fs";
import { annotateTable } from "../../functions/spreadsheet/annotate/annotate.ts";
import { openManifestXlsx } from "../../functions/lists/manifest-xlsx.ts";
import type { ManifestDocument, ManifestRow } from "../../functions/lists/manifest.ts";
import { templateColumns } from "../../functions/spreadsheet/template/template-columns.ts";
import { makeTemplate } from "../../functions/spreadsheet/template/template-file.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { scoreOf } from "../spreadsheet/table-names.ts";

export type WorkbookFile = { name: string; bytes: Uint8Array; holds: string[] };

const result = "à corriger";

function annotated(name: string, bytes: Uint8Array, headerRow: number): WorkbookFile {
  const annotations = [{ row: headerRow + 1, text: result, columns: [0, 1], done: false }];
  const table = { score: scoreOf, headerRow, columnName: "Résultat", annotations };
  return { name: `${name}-annotated`, bytes: annotateTable(bytes, table), holds: ["Résultat", result] };
}

/** What a CSV would change: noughts before a number, dates that are none, what looks like a formula. */
function manifest(): WorkbookFile {
  const references = ["0001", "1/2/2026", "=1+1", "0012-1-1"];
  const persons = references.map((reference, index): ManifestRow => {
    const person = { familyName: `Nguyễn ${index}`, givenNames: "Ḥamīd" };
    const link = `https://dossiers.example.org/d#token-${index}`;
    const document: ManifestDocument = {
      id: "hosting-attestation",
      fileName: "3-attestation-hebergement.pdf",
      templateVersion: "2026-11-28",
      sha256: "0".repeat(64),
      bytes: 1,
      pages: 1,
      printPage: 1 + 2 * index,
    };
    const print = { file: "impression-1.pdf", firstPage: 1 + 2 * index, lastPage: 1 + 2 * index };
    const made = { outcome: "made", link, expiresAt: "2026-11-30T08:00:00.000Z", archive: "dossiers-1.zip" } as const;
    return { row: index + 2, reference, person, ...made, print, documents: [document], problems: [], warnings: [] };
  });
  const workbook = openManifestXlsx({ language: "fr", today: "2026-11-23" });
  for (const one of persons) workbook.add(one);
  const holds = persons.flatMap(({ reference, person, link }) => [reference, person!.familyName, link!]);
  return { name: "manifest", bytes: workbook.end(), holds: [...holds, "23\u00A0novembre 2026"] };
}

export function workbookFiles(): WorkbookFile[] {
  const saved = (name: string) => new Uint8Array(readFileSync(`test/spreadsheet/files/${name}.xlsx`));
  return [
    ...operatorLanguages.flatMap((language): WorkbookFile[] => {
      const bytes = makeTemplate("xlsx", language);
      const holds = templateColumns(language).map(({ example }) => example);
      const short = { procedure: "first-application", housing: "hosted" } as const;
      return [
        { name: `to-fill-in-${language}`, bytes, holds },
        {
          name: `to-fill-in-short-${language}`,
          bytes: makeTemplate("xlsx", language, short),
          holds: templateColumns(language, short).map(({ example }) => example),
        },
        annotated(`to-fill-in-${language}`, bytes, 1),
      ];
    }),
    manifest(),
    annotated("calc", saved("calc"), 1),
    annotated("titles", saved("titles"), 5),
  ];
}
