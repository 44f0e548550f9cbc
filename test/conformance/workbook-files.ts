// The workbooks that openpyxl is to open: what the product writes, and what each must hold.
import { readFileSync } from "node:fs";
import { annotateTable } from "../../functions/spreadsheet/annotate/annotate.ts";
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
    annotated("calc", saved("calc"), 1),
    annotated("titles", saved("titles"), 5),
  ];
}
