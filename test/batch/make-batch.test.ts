import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { batchKeys, chunksPerVolume, rowsPerChunk } from "../../functions/batch/keys.ts";
import { cancelBatch, findReport, startBatch } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { packVolume } from "../../functions/batch/steps/pack-volume.ts";
import { readProgress } from "../../functions/batch/progress.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import { findMissingChunks } from "../../functions/batch/steps/find-missing-chunks.ts";
import { finishBatch } from "../../functions/batch/steps/finish-batch.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import type { BatchRecord } from "../../functions/batch/records.ts";
import { keys } from "../../functions/delivery/keys.ts";
import { titleOf } from "../../functions/documents/document.ts";
import { say } from "../../functions/text/say.ts";
import { readPdf, textOf, type ReadPage } from "../support/read-pdf.ts";
import { contentOf, odsOf, row, text } from "../spreadsheet/ods/ods-of.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { sampleAnswers } from "../support/sample-answers.ts";
import { memoryStore } from "./memory-store.ts";
import {
  context,
  chunksOf,
  differing,
  listOf,
  makeBatch,
  manifestOf,
  now,
  people,
  poison,
  ref,
  resultBytes,
  resultsOf,
  sendSheet,
} from "./small-batch.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

it("gives an archive with a folder for each person, whose files are those of the manifest", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(3), { references: ["A 12/2026 – Lyon", "", "../../Éva"] }));
  expect(await makeBatch(store)).toEqual({ made: 3, failed: 0 });

  const { rows } = manifestOf(store);
  expect(rows.map(({ folder }) => folder)).toEqual(["0002-A-12-2026-Lyon", "0003-ligne-3", "0004-Éva"]);
  const files = unzipSync(resultBytes(store, "dossiers-1.zip"));
  const told = rows.flatMap(({ folder, documents }) =>
    documents.map(({ fileName, sha256 }) => [`${folder}/${fileName}`, sha256]),
  );
  expect(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)])).toEqual(told);
  expect(new Set(rows.map(({ dossierId }) => dossierId)).size).toBe(3);
});

it("puts the text of a letter for a contact form beside it, in the archive, the manifests and behind the link", async () => {
  const late: Answers["procedure"] = {
    kind: "first-application",
    attestation: { expiresOn: "2026-11-10", kind: "extension" },
    request: { filedOn: "2026-05-04", number: "7500-2026-1" },
  };
  const blocked: Answers["procedure"] = {
    kind: "first-application",
    attempts: [{ triedOn: "2026-11-09", step: "send", shown: "Une erreur technique est survenue." }],
  };
  const asked = people(3).map(({ decision: _none, ...each }, index) => {
    const procedure = [undefined, late, blocked][index];
    return procedure === undefined ? each : { ...each, procedure };
  });
  const store = memoryStore();
  await sendSheet(store, sheetOf(asked), { links: true });
  expect(await makeBatch(store)).toEqual({ made: 3, failed: 0 });

  const { rows } = manifestOf(store);
  const texts = rows.map(({ documents }) => documents.flatMap(({ shortText }) => shortText ?? []));
  expect(rows.map(({ documents }) => documents.flatMap(({ id, shortText }) => (shortText ? [id] : [])))).toEqual([
    [],
    ["late-certificate-letter"],
    ["contact-centre-message"],
  ]);
  const files = unzipSync(resultBytes(store, "dossiers-1.zip"));
  for (const [index, { folder = "", dossierId = "", documents }] of rows.entries()) {
    const names = documents.flatMap(({ fileName, shortText }) => [
      fileName,
      ...(shortText ? [shortText.fileName] : []),
    ]);
    expect(Object.keys(files).filter((name) => name.startsWith(`${folder}/`))).toEqual(
      names.map((name) => `${folder}/${name}`),
    );
    for (const { fileName, sha256: hash, bytes } of texts[index]!) {
      const file = files[`${folder}/${fileName}`]!;
      expect([sha256(file), file.length]).toEqual([hash, bytes]);
      expect(utf8(file)).toMatch(/Rahimi|RAHIMI/);
      const stored = store.objects.get(keys.file(dossierId, fileName))!;
      expect(utf8(stored.body)).toBe(utf8(file));
      expect(stored.contentType).toBe("text/plain; charset=utf-8");
    }
  }
  const [, , second] = utf8(resultBytes(store, "manifest.csv")).split("\r\n");
  const cells = second!.split(";").filter((cell) => cell.includes(" | "));
  const counts = cells.slice(0, 5).map((cell) => cell.split(" | ").length);
  expect(new Set(counts)).toEqual(new Set([rows[1]!.documents.length + 1]));
  expect(cells[0]).toContain(texts[1]![0]!.fileName);
  expect(cells[4]).toContain(texts[1]![0]!.sha256);
});

it("says in the archive that lines can be typed on, and in the print file that they are written by hand", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(1)), { fillable: true, only: ["cover-sheet"], language: "en" });
  expect(await makeBatch(store)).toEqual({ made: 1, failed: 0 });
  const [inFolder] = Object.values(unzipSync(resultBytes(store, "dossiers-1.zip")));
  const textIn = async (bytes: Uint8Array) => (await readPdf(bytes)).pages.map(({ runs }) => textOf(runs)).join();
  expect(await textIn(inFolder!)).toContain("To type or write by hand");
  expect(await textIn(resultBytes(store, "impression-1.pdf"))).toContain("To write by hand");
});

it("lists every result with its size and hash, and says that all is done", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(2)));
  await makeBatch(store);
  const { files } = listOf(store);
  expect(files.map(({ kind, fileName }) => [kind, fileName])).toEqual([
    ["zip", "dossiers-1.zip"],
    ["print", "impression-1.pdf"],
    ["manifest-xlsx", "manifest.xlsx"],
    ["manifest-csv", "manifest.csv"],
    ["manifest-json", "manifest.json"],
  ]);
  for (const { fileName, bytes, sha256: hash } of files) {
    expect([fileName, bytes, hash]).toEqual([
      fileName,
      resultBytes(store, fileName).length,
      sha256(resultBytes(store, fileName)),
    ]);
  }
  expect(await readProgress(store, ref)).toEqual({
    state: "done",
    total: 2,
    done: 2,
    failed: 0,
    percent: 100,
    startedAt: now.toISOString(),
  });
});

it("keeps nothing of the way there: no sheet, no rows, nothing that was said of them, no drawn pages", async () => {
  const store = memoryStore();
  const [right, { status: _status, ...wrong }] = people(2) as [Answers, Record<string, unknown>];
  await sendSheet(store, sheetOf([right, wrong as Answers]));
  expect(await makeBatch(store)).toEqual({ made: 1, failed: 0 });
  const kept = [...store.objects.keys()].map((key) => key.replace(batchKeys.all(ref), ""));
  expect(kept.filter((key) => /^(?:source|rows|problems|parts|print)\b/.test(key))).toEqual([]);
});

it.each(["person", "document"] as const)(
  "prints by %s, every document on a front, with bookmarks that name nobody",
  async (printBy) => {
    const store = memoryStore();
    await sendSheet(store, sheetOf(people(3), { references: ["R-1", "", "R-3"] }), { printBy });
    await makeBatch(store);
    const { rows } = manifestOf(store);
    const documents = rows.flatMap(({ documents }) => documents);
    expect(documents.some(({ pages }) => pages % 2 === 1)).toBe(true);
    expect(documents.some(({ pages }) => pages % 2 === 0)).toBe(true);

    const alone = unzipSync(resultBytes(store, "dossiers-1.zip"));
    const print = await readPdf(resultBytes(store, "impression-1.pdf"));
    const show = ({ runs }: ReadPage) => textOf(runs);
    const each = rows.flatMap(({ folder, documents }) => documents.map((document) => ({ folder, ...document })));
    const ids = rows[0]!.documents.map(({ id }) => id);
    const inOrder = printBy === "person" ? each : ids.flatMap((wanted) => each.filter(({ id }) => id === wanted));
    const wanted: string[] = [];
    for (const { folder, fileName, printPage } of inOrder) {
      expect([wanted.length % 2, printPage]).toEqual([0, wanted.length + 1]);
      const own = await readPdf(alone[`${folder}/${fileName}`]!);
      wanted.push(...own.pages.map(show), ...(own.pages.length % 2 === 1 ? [""] : []));
    }
    expect(print.pages.map(show)).toEqual(wanted);
    const titles = ids.map((id) => say(titleOf(id), "fr"));
    const who = ["Ligne 2 – R-1", "Ligne 3", "Ligne 4 – R-3"];
    expect(print.bookmarks).toEqual(
      printBy === "person" ? who.flatMap((one) => [one, ...titles]) : titles.flatMap((one) => [one, ...who]),
    );
    const ofPerson = rows.map(({ documents }) => ({
      file: "impression-1.pdf",
      ...(printBy === "person" && {
        firstPage: documents[0]!.printPage,
        lastPage: documents.at(-1)!.printPage! + documents.at(-1)!.pages - 1,
      }),
    }));
    expect(rows.map(({ print }) => print)).toEqual(ofPerson);
    expect(print.bookmarks.join()).not.toMatch(/Rahimi|Mariam/);
  },
);

it("cuts a long batch into volumes, each whole in itself", async () => {
  const store = memoryStore();
  const count = rowsPerChunk * chunksPerVolume + 3;
  await sendSheet(store, sheetOf(people(count)), { only: ["hosting-attestation"] });
  expect(await makeBatch(store)).toEqual({ made: count, failed: 0 });
  const zips = ["dossiers-1.zip", "dossiers-2.zip"].map((name) => Object.keys(unzipSync(resultBytes(store, name))));
  expect(zips.map(({ length }) => length)).toEqual([count - 3, 3]);
  const { rows } = manifestOf(store);
  expect(rows.map(({ folder }) => `${folder}/3-attestation-hebergement.pdf`)).toEqual(zips.flat());
  expect(rows.filter(({ archive }) => archive === "dossiers-2.zip")).toHaveLength(3);
  expect(listOf(store).files.filter(({ kind }) => kind === "print")).toHaveLength(2);
});

it("says in the manifests what became of every row, in words of the batch’s language", async () => {
  const store = memoryStore();
  const sheet = utf8(sheetOf(people(3), { references: ["=1+1", '"é"; x', "R-3"] }));
  await sendSheet(store, Buffer.from(sheet.replace("24-01-10002", "24-01-1")), { language: "en" });
  await checkRows(store, ref, context);
  poison(store, 3);
  expect(await makeBatch(store)).toEqual({ made: 1, failed: 1 });

  const { rows } = manifestOf(store);
  expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
    [2, "made"],
    [3, "failed"],
    [4, "wrong"],
  ]);
  expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([[], ["bug"], ["not-an-ofpra-number"]]);
  const csv = utf8(resultBytes(store, "manifest.csv"));
  expect(csv).toMatch(
    /^\uFEFFRow;Reference;Family name;Given names;Result;Print file;First page;Last page;Dossier id;/,
  );
  const lines = csv.split("\r\n");
  expect(lines[1]).toMatch(
    /^2;'=1\+1;Rahimi aa;Mariam;Done;impression-1\.pdf;1;\d+;07-[0-9a-f]{32};.*;23\u00A0November 2026$/,
  );
  expect(lines[2]).toMatch(/^3;"""é""; x";Rahimi ba;Mariam;Not made;;;;;/);
  expect(lines[3]).toMatch(/^4;R-3;;;To correct;;;;;/);
  expect(lines).toHaveLength(5);
});

it("hands a sheet of LibreOffice back as a workbook, which can be sent again", async () => {
  const store = memoryStore();
  const lines = utf8(sheetOf(people(2)))
    .slice(1)
    .replace("24-01-10001", "24-01-1")
    .trim()
    .split("\r\n");
  const rows = lines.map((line) => row(Array.from(line.split(";"), (one) => text(one)).join("")));
  await sendSheet(store, odsOf(contentOf({ Personnes: rows.join("") })));
  await checkRows(store, ref, context);
  expect(await makeBatch(store)).toEqual({ made: 1, failed: 0 });
  const { files } = listOf(store);
  expect(files.find(({ kind }) => kind === "to-correct")?.fileName).toBe("a-corriger.xlsx");
  const again = memoryStore();
  await sendSheet(again, resultBytes(store, "a-corriger.xlsx"));
  await checkRows(again, ref, context);
  expect((await findReport(again, ref))?.counts).toMatchObject({ rows: 2, valid: 0, wrong: 1, alreadyMade: 1 });
});

it("hands the sheet back with what is to correct; sent again, it makes those rows only", async () => {
  const store = memoryStore();
  const sheet = utf8(sheetOf(people(4), { references: ["R-1", "R-2", "R-3", "R-4"] }));
  await sendSheet(store, Buffer.from(sheet.replace("24-01-10002", "24-01-1")));
  await checkRows(store, ref, context);
  poison(store, 3);
  expect(await makeBatch(store)).toEqual({ made: 2, failed: 1 });
  const toCorrect = utf8(resultBytes(store, "a-corriger.csv"));
  expect(toCorrect).toContain("Fait le 23\u00A0novembre 2026");
  expect(toCorrect).toMatch(/Ligne 3\u00A0: le dossier n’a pas été fait/);
  expect(toCorrect).toMatch(/Ligne 4, colonne [A-Z]+ «/);

  const again = { tenant: ref.tenant, batch: "2".repeat(32) };
  await sendSheet(
    store,
    Buffer.from(toCorrect.replace("24-01-1;", "24-01-10002;").replace('"24-01-1"', '"24-01-10002"')),
    {
      id: again.batch,
    },
  );
  expect(await makeBatch(store, again)).toEqual({ made: 2, failed: 0 });
  expect(manifestOf(store, again).rows.map(({ row, reference, outcome }) => [row, reference, outcome])).toEqual([
    [2, "R-1", "already-made"],
    [3, "R-2", "made"],
    [4, "R-3", "made"],
    [5, "R-4", "already-made"],
  ]);
});

it("makes the other rows of a chunk where one cannot be made, and tells nobody’s answers", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(30)));
  await checkRows(store, ref, context);
  for (const row of [2, 10, 31]) poison(store, row);
  await startBatch(store, ref, { rows: "all", now });
  const [first, second] = await chunksOf(store);
  expect(await renderRows(store, { ...ref, ...first! }, context)).toEqual({ chunk: 0, made: 23, failed: 2 });
  expect(await readProgress(store, ref)).toMatchObject({ state: "running", done: 25, failed: 2, percent: 83 });
  expect(await renderRows(store, { ...ref, ...second! }, context)).toEqual({ chunk: 1, made: 4, failed: 1 });
  expect(await readProgress(store, ref)).toMatchObject({ state: "running", done: 30, failed: 3, percent: 99 });
  const outcome = utf8(store.objects.get(batchKeys.outcome(ref, 0))!.body);
  expect(outcome).not.toMatch(/Rahimi|Mariam|TypeError/);
});

it("makes no chunk of a batch that was cancelled, and goes on when it is started again", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(30)));
  await checkRows(store, ref, context);
  expect(await readProgress(store, ref)).toEqual({ state: "checked", total: 0, done: 0, failed: 0, percent: 0 });
  await startBatch(store, ref, { rows: "all", now });
  const [first, second] = await chunksOf(store);
  await renderRows(store, { ...ref, ...first! }, context);
  await cancelBatch(store, ref, now);
  expect(await renderRows(store, { ...ref, ...second! }, context)).toMatchObject({
    made: 0,
    failed: 0,
    cancelled: true,
  });
  expect(await findMissingChunks(store, ref)).toEqual({ missing: 0, volumes: [], state: "cancelled" });
  expect(await readProgress(store, ref)).toMatchObject({ state: "cancelled", total: 30, done: 25 });

  await startBatch(store, ref, { rows: "all", now: new Date(now.getTime() + 1000) });
  expect(await readProgress(store, ref)).toMatchObject({ state: "running", startedAt: now.toISOString() });
  expect(await findMissingChunks(store, ref)).toMatchObject({ missing: 1, state: "missing" });
  expect(await makeBatch(store)).toEqual({ made: 30, failed: 0 });
});

it("gives the same bytes for the same rows, the same day and the same seed", async () => {
  const make = async (seed: string) => {
    const store = memoryStore();
    await sendSheet(store, sheetOf(people(3)), { seed });
    await makeBatch(store);
    return resultsOf(store);
  };
  expect(differing(await make("one"), await make("one"))).toEqual([]);
  const [one, two] = [await make("one"), await make("two")];
  const zip = batchKeys.result(ref, "dossiers-1.zip");
  expect(one[zip] === two[zip]).toBe(true);
});

it("does not begin to pack what is not whole, and packs nothing twice", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(2)));
  await checkRows(store, ref, context);
  await startBatch(store, ref, { rows: "all", now });
  await expect(packVolume(store, { ...ref, volume: 0 })).rejects.toThrow("OutcomeMissing");
  await expect(finishBatch(store, ref, context)).rejects.toThrow("VolumeMissing");
  await makeBatch(store);
  const before = resultsOf(store);
  expect(await packVolume(store, { ...ref, volume: 0 })).toEqual({ volume: 0 });
  expect(await finishBatch(store, ref, context)).toEqual({ made: 2, failed: 0 });
  expect(differing(resultsOf(store), before)).toEqual([]);
});

it("gives empty results where every row is wrong, with all that is to correct", async () => {
  const store = memoryStore();
  const sheet = utf8(sheetOf([sampleAnswers()])).replace("24-01-12345", "24-01-1");
  await sendSheet(store, Buffer.from(sheet));
  expect(await makeBatch(store)).toEqual({ made: 0, failed: 0 });
  expect(listOf(store).files.map(({ kind }) => kind)).toEqual([
    "manifest-xlsx",
    "manifest-csv",
    "manifest-json",
    "to-correct",
  ]);
});

it("makes the sheet for whoever accompanies a person where it is named, and not unasked", async () => {
  const documentsWith = async (asked: Partial<BatchRecord>) => {
    const store = memoryStore();
    await sendSheet(store, sheetOf(people(1)), asked);
    expect(await makeBatch(store)).toEqual({ made: 1, failed: 0 });
    return manifestOf(store).rows.flatMap(({ documents }) => documents.map(({ id }) => id));
  };
  expect(await documentsWith({ only: ["checklist", "companion-sheet"] })).toEqual(["checklist", "companion-sheet"]);
  expect(await documentsWith({})).not.toContain("companion-sheet");
});

it("gives no empty archive and no empty print file where there is nothing to put in them", async () => {
  const asked = memoryStore();
  await sendSheet(asked, sheetOf(people(2)), { only: ["ofpra-letter"] });
  expect(await makeBatch(asked)).toEqual({ made: 2, failed: 0 });
  expect(listOf(asked).files.map(({ kind }) => kind)).toEqual(["manifest-xlsx", "manifest-csv", "manifest-json"]);
  expect(manifestOf(asked).rows.map(({ archive, documents }) => [archive, documents])).toEqual([
    [undefined, []],
    [undefined, []],
  ]);

  const poisoned = memoryStore();
  await sendSheet(poisoned, sheetOf(people(2)));
  await checkRows(poisoned, ref, context);
  for (const row of [2, 3]) poison(poisoned, row);
  expect(await makeBatch(poisoned)).toEqual({ made: 0, failed: 2 });
  expect(listOf(poisoned).files.map(({ kind }) => kind)).toEqual([
    "manifest-xlsx",
    "manifest-csv",
    "manifest-json",
    "to-correct",
  ]);
});
