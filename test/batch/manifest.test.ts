// The manifests hold each row's person, pages and remarks beside its result; the workbook keeps what CSV would lose.
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { findReport } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { titleOf } from "../../functions/documents/document.ts";
import { say } from "../../functions/text/say.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { readStrictly } from "../spreadsheet/support/strict-xlsx.ts";
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

it("the workbook has a row for each person and for each document, with references as they were written and links to click", async () => {
  const store = memoryStore();
  const references = ["0001", "1/2/2026", "=1+1"];
  await sendSheet(store, sheetOf(people(3), { references }), {
    links: true,
    only: ["hosting-attestation", "checklist"],
  });
  await checkRows(store, ref, context);
  poison(store, 4);
  expect(await makeBatch(store)).toEqual({ made: 2, failed: 1 });
  const { rows } = manifestOf(store);
  const bytes = resultBytes(store, "manifest.xlsx");
  const [persons, documents] = [...readStrictly(bytes)].map(([name, cells]) => ({ name, cells }));
  const column = ({ cells }: { cells: ReadonlyMap<string, string> }, title: string): string[] => {
    const at = [...cells].find(([place, text]) => /^[A-Z]+1$/.test(place) && text === title)?.[0].replace("1", "");
    return [...cells].flatMap(([place, text]) =>
      place !== `${at}1` && place.replace(/\d+$/, "") === at ? [text] : [],
    );
  };
  expect([persons!.name, documents!.name]).toEqual(["Personnes", "Documents"]);
  expect(column(persons!, "Référence")).toEqual(["0001", "1/2/2026", "=1+1"]);
  expect(column(persons!, "Nom de famille")).toEqual(["Rahimi aa", "Rahimi ba", "Rahimi ca"]);
  expect(column(persons!, "Dates comptées au")).toEqual(Array(3).fill("23\u00A0novembre 2026"));
  expect(column(persons!, "Lien").filter(Boolean)).toEqual(rows.flatMap(({ link = [] }) => link));
  expect(column(documents!, "Document")).toEqual(
    rows.flatMap(({ documents }) => documents.map(({ id }) => say(titleOf(id), "fr"))),
  );
  expect(column(documents!, "Page dans le fichier d’impression")).toEqual(
    rows.flatMap(({ documents }) => documents.map(({ printPage }) => String(printPage))),
  );
  const parts = unzipSync(bytes);
  const targets = strFromU8(parts["xl/worksheets/_rels/sheet1.xml.rels"]!);
  const links = rows.flatMap(({ link = [] }) => link);
  expect(Array.from(targets.matchAll(/Target="([^"]*)"/g), ([, target]) => target)).toEqual(links);
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
  expect(sheet).toContain('<pane xSplit="4" ySplit="1" topLeftCell="E2" activePane="bottomRight" state="frozen"/>');
  expect(sheet).toMatch(/<autoFilter ref="A1:P4"\/><hyperlinks><hyperlink ref="K2" r:id="rId1"\/>/);
  expect(sheet).not.toContain("<f>");
});
