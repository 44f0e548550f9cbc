// The manifests hold each row's remarks beside its result.
import Papa from "papaparse";
import { expect, it } from "vitest";
import { findReport } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { memoryStore } from "./memory-store.ts";
import { context, makeBatch, manifestOf, people, poison, ref, resultBytes, sendSheet } from "./small-batch.ts";

function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const step = ({ data }: { data: string[][] }) => void rows.push(...data);
  new Papa.Parser({ delimiter: ";", newline: "\r\n", step }).parse(text, 0, false);
  return rows.filter(({ length }) => length > 1);
}

it("the remarks on a row are in both manifests, whether its dossier could be made or not", async () => {
  const store = memoryStore();
  const answers = people(3).map((each, index) =>
    index === 1 ? each : { ...each, address: { ...each.address, postcode: "01000", town: "Bourg-en-Bresse" } },
  );
  // A spreadsheet program took the postcode for a number.
  const sheet = Buffer.from(sheetOf(answers)).toString().replaceAll("01000", "1000");
  await sendSheet(store, Buffer.from(sheet), { only: ["hosting-attestation"] });
  await checkRows(store, ref, context);
  poison(store, 4);
  expect(await makeBatch(store)).toEqual({ made: 2, failed: 1 });

  const messages = (await findReport(store, ref))?.warnings.map(({ message }) => message) ?? [];
  expect(messages).toEqual([expect.stringMatching(/^Ligne 2,.*01000/), expect.stringMatching(/^Ligne 4,.*01000/)]);
  const { rows } = manifestOf(store);
  expect(rows.map(({ row, outcome, warnings }) => [row, outcome, warnings])).toEqual([
    [2, "made", [{ code: "zero-restored", message: messages[0] }]],
    [3, "made", []],
    [4, "failed", [{ code: "zero-restored", message: messages[1] }]],
  ]);
  const csv = Buffer.from(resultBytes(store, "manifest.csv")).toString();
  const [header = [], ...lines] = readCsv(csv.slice(1));
  const cell = (line: string[] | undefined, name: string) => line?.[header.indexOf(name)];
  expect(lines.map((line) => ["Ligne", "Résultat", "Remarques"].map((name) => cell(line, name)))).toEqual([
    ["2", "Fait", messages[0]],
    ["3", "Fait", ""],
    ["4", "Non fait", messages[1]],
  ]);
  expect(cell(lines[2], "Problèmes")).toBe(rows[2]?.problems[0]?.message);
});
