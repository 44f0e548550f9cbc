import { expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { batchKeys } from "../../functions/batch/keys.ts";
import { findReport, startBatch } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { readLines } from "../../functions/batch/jsonl.ts";
import { rowLineSchema, type Report } from "../../functions/batch/records.ts";
import { rowProblemsSchema } from "../../functions/lists/report.ts";
import { codeOf, markOf } from "../../functions/spreadsheet/reading/mark.ts";
import { sampleAnswers } from "../support/sample-answers.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { inlineRows, xlsxOf } from "../spreadsheet/xlsx-of.ts";
import { memoryStore, type MemoryStore } from "./memory-store.ts";
import { context, chunksOf, now, people, ref, sendSheet } from "./small-batch.ts";

const textOf = ({ objects }: MemoryStore, key: string): string => Buffer.from(objects.get(key)?.body ?? []).toString();

async function reportOf(store: MemoryStore, batch = ref): Promise<Report> {
  const report = await findReport(store, batch);
  if (report === undefined) throw new Error("no report");
  return report;
}

/** The sheet as text, with something replaced. */
const changed = (sheet: Uint8Array, from: string, to: string): Uint8Array =>
  Buffer.from(Buffer.from(sheet).toString().replace(from, to));

it("sets every valid row aside, cut into chunks that their bytes find again", async () => {
  const store = memoryStore();
  const answers = people(60);
  await sendSheet(store, sheetOf(answers, { references: answers.map((_, index) => `R-${index}`) }));
  expect(await checkRows(store, ref, context)).toEqual({ valid: 60, wrong: 0, chunks: 3 });

  const chunks = await chunksOf(store);
  expect(chunks.map(({ chunk, rows }) => [chunk, rows])).toEqual([
    [0, 25],
    [1, 25],
    [2, 10],
  ]);
  const rows = [];
  for (const { part, start, end } of chunks) {
    const bytes = await store.getRange(batchKeys.rows(ref, part), start, end);
    rows.push(...readLines(Buffer.from(bytes ?? []).toString(), rowLineSchema));
  }
  expect(rows.map(({ row }) => row)).toEqual(answers.map((_, index) => index + 2));
  expect(rows.map(({ reference }) => reference)).toEqual(answers.map((_, index) => `R-${index}`));
  expect(rows.map(({ answers }) => answers)).toEqual(answers);
});

it("tells what was read, what is wrong, and what each row would get and why", async () => {
  const store = memoryStore();
  const sheet = changed(sheetOf(people(4)), "24-01-10001", "24-01-1");
  await sendSheet(store, sheet);
  await checkRows(store, ref, context);
  const report = await reportOf(store);
  expect(report).toMatchObject({
    ok: true,
    counts: { rows: 4, valid: 3, wrong: 1, alreadyMade: 0, hidden: 0, notPeople: 0 },
    format: "csv",
    separator: ";",
    headerRow: 1,
    columnProblems: [],
    problemCount: 1,
    lastRow: 5,
  });
  expect(report.columns.map(({ header }) => header)).toContain("Nom de famille");
  expect(report.problems.map(({ code, row }) => ({ code, row }))).toEqual([{ code: "not-an-ofpra-number", row: 3 }]);
  expect(report.problems[0]?.message).toMatch(/^Ligne 3, colonne [A-Z]+ «/);

  const [first] = report.preview;
  expect(first?.answers).toContainEqual({ name: "Date de naissance", value: "5\u00A0mars 1990" });
  expect(first?.answers).toContainEqual({ name: "Pays de naissance", value: "Afghanistan" });
  expect(first?.documents.map(({ id, included }) => [id, included])).toContainEqual(["hosting-attestation", true]);
  expect(first?.documents.every(({ reason }) => reason.length > 10)).toBe(true);
  expect(report.documents.find(({ id }) => id === "hosting-attestation")?.count).toBe(3);

  const problems = readLines(textOf(store, batchKeys.problems(ref, 0)), rowProblemsSchema);
  expect(problems.filter((found) => found.problems.length > 0).map(({ row }) => row)).toEqual([3]);
});

it("warns of a row whose person a rule does not fit, in the report and for the list of results", async () => {
  const store = memoryStore();
  const [person, , other] = people(3);
  const inNoumea = { ...person!, address: { ...person!.address, postcode: "98800" } };
  await sendSheet(store, sheetOf([other!, inNoumea]));
  await checkRows(store, ref, context);
  const { warnings, warningCount, documents } = await reportOf(store);
  expect(warnings).toMatchObject([
    {
      code: "other-overseas",
      row: 3,
      message: expect.stringMatching(/^Ligne 3, colonne [A-Z]+ «\u00A0Code postal\u00A0»\u00A0: /),
    },
  ]);
  expect(warningCount).toBe(1);
  expect(documents.find(({ id }) => id === "commitment-reminder")?.count).toBe(1);
  const kept = readLines(textOf(store, batchKeys.problems(ref, 0)), rowProblemsSchema);
  expect(kept.map(({ row, warnings: listed }) => [row, listed.map(({ code }) => code)])).toEqual([
    [3, ["other-overseas"]],
  ]);
});

it("lists the first twenty problems, and keeps all of them", async () => {
  const store = memoryStore();
  const sheet = Buffer.from(
    Buffer.from(sheetOf(people(30)))
      .toString()
      .replaceAll(/24-01-100\d\d/g, "24-01-1"),
  );
  await sendSheet(store, sheet);
  expect(await checkRows(store, ref, context)).toEqual({ valid: 0, wrong: 30, chunks: 0 });
  const report = await reportOf(store);
  expect(report.problems).toHaveLength(20);
  expect(report.problemCount).toBe(30);
  expect(readLines(textOf(store, batchKeys.problems(ref, 0)), rowProblemsSchema)).toHaveLength(30);
});

it("looks at no row of a file that is no sheet, or whose columns are wrong", async () => {
  for (const sheet of [Buffer.from("%PDF-1.7"), Buffer.from("a;b\r\n1;2\r\n"), new Uint8Array()]) {
    const store = memoryStore();
    await sendSheet(store, sheet);
    expect(await checkRows(store, ref, context)).toEqual({ valid: 0, wrong: 0, chunks: 0 });
    const report = await reportOf(store);
    expect(report.ok).toBe(false);
    expect(report.columnProblems.length).toBeGreaterThan(0);
  }
});

it("counts rows that are marked as made, and passes over them", async () => {
  const store = memoryStore();
  const results = people(3).map((answers) => markOf(codeOf(answers), "2026-11-22", "fr"));
  await sendSheet(store, sheetOf(people(3), { results: results.with(1, "") }));
  expect(await checkRows(store, ref, context)).toEqual({ valid: 1, wrong: 0, chunks: 1 });
  expect((await reportOf(store)).counts).toMatchObject({ rows: 3, valid: 1, wrong: 0, alreadyMade: 2 });
});

/** A workbook of people with one hidden row, one copied mark, a column without a title, and a total. */
function oddSheet(): Uint8Array {
  const [one, two, three, four] = people(4) as [Answers, Answers, Answers, Answers];
  const results = ["", "", markOf(codeOf(one), "2026-11-22", "fr"), markOf(codeOf(four), "2026-11-22", "fr")];
  const [header = "", ...lines] = Buffer.from(sheetOf([one, two, three, four], { results }))
    .toString()
    .slice(1)
    .trimEnd()
    .split("\r\n");
  const cells = [header, ...lines, "Total;4"].map((line) => line.split(";"));
  cells[1]!.push("", "perdu");
  cells[1]![cells[0]!.length - 1] = "Accord Ofpra";
  const rows = cells.map((row) => inlineRows([row]));
  rows[2] = rows[2]!.replace("<row>", '<row hidden="1">');
  return xlsxOf({ sheets: { Liste: rows.join(""), Notes: inlineRows([["memo"]]) } });
}

it("counts every row in one class, and says what it did not read", async () => {
  const store = memoryStore();
  await sendSheet(store, oddSheet());
  expect(await checkRows(store, ref, context)).toMatchObject({ valid: 1, wrong: 1 });
  const report = await reportOf(store);
  expect(report.counts).toEqual({ rows: 5, valid: 1, wrong: 1, alreadyMade: 1, hidden: 1, notPeople: 1 });
  expect(report.remarks.map(({ code }) => code)).toEqual(["untitled-column", "result-not-ours", "hidden-rows"]);
  expect(report.problems.map(({ code, row }) => [code, row])).toEqual([["other-mark", 4]]);
  expect(report.warnings.map(({ code, row }) => [code, row])).toEqual([["total-row", 6]]);
  expect(report.otherSheets).toEqual(["Notes"]);
  expect(new Set(report.columns.map(({ filled }) => filled))).toEqual(new Set([true]));
});

it("reads hidden rows and answers for marked ones as it was asked", async () => {
  const store = memoryStore();
  await sendSheet(store, oddSheet(), { hidden: true, marked: "make" });
  await checkRows(store, ref, context);
  expect((await reportOf(store)).counts).toEqual({
    rows: 5,
    valid: 3,
    wrong: 0,
    alreadyMade: 1,
    hidden: 0,
    notPeople: 1,
  });
});

it.each([
  ["titles alone", "", "no-people", 0],
  ["a total alone", "Total;3\r\n", "no-people-shown", 1],
])("finds nobody in a sheet of %s, and nothing to make", async (_, rows, code, count) => {
  const store = memoryStore();
  const [header = ""] = Buffer.from(sheetOf(people(1)))
    .toString()
    .split("\r\n");
  await sendSheet(store, Buffer.from(`${header}\r\n${rows}`));
  expect(await checkRows(store, ref, context)).toEqual({ valid: 0, wrong: 0, chunks: 0 });
  const report = await reportOf(store);
  expect([report.ok, report.counts.rows, report.columnProblems.map((problem) => problem.code)]).toEqual([
    false,
    count,
    [code],
  ]);
  expect(report.columns.length).toBeGreaterThan(3);
  expect(report.columns.every(({ filled }) => filled)).toBe(false);
});

it("says what it understood, and the problems of the rows, where a column is missing", async () => {
  const store = memoryStore();
  const sheet = changed(sheetOf(people(4)), "24-01-10001", "24-01-1");
  await sendSheet(store, changed(sheet, ";Logement;", ";Remarques;"));
  expect(await checkRows(store, ref, context)).toEqual({ valid: 0, wrong: 4, chunks: 0 });
  const report = await reportOf(store);
  expect(report.columnProblems.map(({ code }) => code)).toEqual(["missing-column"]);
  expect(report.problems.map(({ code, row }) => [code, row])).toEqual([["not-an-ofpra-number", 3]]);
  expect(report.columns.map(({ header }) => header)).toContain("Nom de famille");
  expect(report.ignored.map(({ header }) => header)).toEqual(["Remarques"]);
  expect([...store.objects.keys()].some((key) => key.includes("/rows/"))).toBe(false);
});

it("makes only the documents that are asked for", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(2)), { only: ["hosting-attestation"] });
  await checkRows(store, ref, context);
  const report = await reportOf(store);
  expect(report.documents.map(({ id, count }) => [id, count])).toEqual([["hosting-attestation", 2]]);
});

const mariam = { familyName: "Rahimi", givenNames: "Mariam", birth: { date: "1990-03-05" } };

it("says which rows are the same person, whatever the case, the accents and the spaces", async () => {
  const store = memoryStore();
  const rows = [
    sampleAnswers({ identity: mariam, ofpraNumber: "24-01-00001" }),
    sampleAnswers({ identity: { ...mariam, familyName: "RAHÍMI", givenNames: "Mariam " }, ofpraNumber: "24-01-00002" }),
    sampleAnswers({ identity: { ...mariam, givenNames: "Leïla" }, ofpraNumber: "24-01-00001" }),
    sampleAnswers({ identity: { ...mariam, birth: { date: "1991" } }, ofpraNumber: "24-01-00003" }),
    sampleAnswers({ identity: { ...mariam, birth: { date: "1991" } }, ofpraNumber: "24-01-00003" }),
    sampleAnswers({ identity: { familyName: "Rahimi", givenNames: "Mariam" }, ofpraNumber: undefined }),
    sampleAnswers({ identity: { familyName: "Rahimi", givenNames: "Mariam" }, ofpraNumber: undefined }),
  ];
  await sendSheet(store, sheetOf(rows));
  expect((await checkRows(store, ref, context)).valid).toBe(rows.length);
  const { duplicates, duplicateCount } = await reportOf(store);
  expect(duplicates).toEqual([
    { by: "identity", rows: [2, 3] },
    { by: "ofpra-number", rows: [2, 4] },
    { by: "identity", rows: [5, 6] },
  ]);
  expect(duplicateCount).toBe(3);
});

it("says which people were in an earlier batch of the same owner that was started, and only of theirs", async () => {
  const store = memoryStore();
  const [one, two, three] = people(3) as [ReturnType<typeof sampleAnswers>, ...ReturnType<typeof people>];
  const earlier = { tenant: ref.tenant, batch: "1".repeat(32) };
  await sendSheet(store, sheetOf([one, two!]), { id: earlier.batch });
  await checkRows(store, earlier, context);
  const check = async (batch: string, tenant = ref.tenant) => {
    await sendSheet(store, sheetOf([three!, two!]), { id: batch, tenant });
    await checkRows(store, { tenant, batch }, context);
    return (await reportOf(store, { tenant, batch })).earlier;
  };
  expect(await check("2".repeat(32))).toEqual([]);
  await startBatch(store, earlier, { rows: "all", now });
  expect(await check("3".repeat(32))).toEqual([{ row: 3, batch: earlier.batch, createdAt: now.toISOString() }]);
  expect(await check("4".repeat(32), "office-2")).toEqual([]);
});

it("names the newest of the earlier batches in which a person was, in whatever order they are listed", async () => {
  const store = memoryStore();
  const [one, two, three, four] = people(4) as [Answers, Answers, Answers, Answers];
  const day = (date: number) => `2026-11-${date}T08:00:00.000Z`;
  const earlier: [id: string, createdAt: string, answers: Answers[]][] = [
    ["1", day(12), [one, two]],
    ["2", day(15), [two, three]],
    ["3", day(11), [one, two, three]],
  ];
  for (const [digit, createdAt, answers] of earlier) {
    const id = digit.repeat(32);
    await sendSheet(store, sheetOf(answers), { id, createdAt });
    await checkRows(store, { ...ref, batch: id }, context);
    await startBatch(store, { ...ref, batch: id }, { rows: "all", now });
  }
  await sendSheet(store, sheetOf([one, two, three, four]));
  await checkRows(store, ref, context);
  const { earlier: found, earlierCount } = await reportOf(store);
  expect(found).toEqual([
    { row: 2, batch: "1".repeat(32), createdAt: day(12) },
    { row: 3, batch: "2".repeat(32), createdAt: day(15) },
    { row: 4, batch: "2".repeat(32), createdAt: day(15) },
  ]);
  expect(earlierCount).toBe(3);
});

it("keeps people as keyed hashes, so that the list of one owner says nothing to another", async () => {
  const store = memoryStore();
  const listed = async (tenant: string) => {
    await sendSheet(store, sheetOf(people(2)), { tenant });
    await checkRows(store, { ...ref, tenant }, context);
    return textOf(store, batchKeys.fingerprints({ ...ref, tenant }));
  };
  const [one, other] = [await listed("office-1"), await listed("office-2")];
  expect(one).toMatch(/^([0-9a-f]{32}\n){3}[0-9a-f]{32}$/);
  expect(one).not.toBe(other);
  expect([...store.objects.keys()].join("\n")).not.toMatch(/rahimi|mariam|24-01/i);
});

it("checks once, and takes the file that was sent to itself", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(2)));
  await checkRows(store, ref, context);
  expect(store.objects.has(batchKeys.upload(ref))).toBe(false);
  const before = JSON.stringify([...store.objects]);
  expect(await checkRows(store, ref, context)).toEqual({ valid: 2, wrong: 0, chunks: 1 });
  expect(JSON.stringify([...store.objects])).toBe(before);
});

it.each([
  ["a sheet", sheetOf(people(2)), true],
  ["what is no sheet", Buffer.from("%PDF-1.7\n"), false],
])("of %s, what a check that was cut or a second sending left behind goes with the next check", async (_, file, ok) => {
  const store = memoryStore();
  await sendSheet(store, file);
  const checked = await checkRows(store, ref, context);
  await store.put(batchKeys.upload(ref), file, { contentType: "text/csv" });
  await store.put(batchKeys.source(ref), file, { contentType: "text/csv" });
  expect(await checkRows(store, ref, context)).toEqual(checked);
  expect(await store.head(batchKeys.upload(ref))).toBeUndefined();
  expect((await store.head(batchKeys.source(ref))) !== undefined).toBe(ok);
});
