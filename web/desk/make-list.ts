// Everybody's papers, one person after the other: archives, files to print, the manifest and what is left to correct.
import { xlsxType } from "../../functions/formats/xlsx-writer.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { layOutLazily, type LaidOutDossier } from "../../functions/documents/lay-out.ts";
import type { ZipEntry } from "../../functions/formats/zip-format.ts";
import { writeZip } from "../../functions/formats/zip-writer.ts";
import { makeRow, renderRow } from "../../functions/lists/make-row.ts";
import { openManifestXlsx } from "../../functions/lists/manifest-xlsx.ts";
import { archiveName, manifestRow, printName } from "../../functions/lists/manifest.ts";
import { peoplePerVolume } from "../../functions/lists/volume-size.ts";
import { writePrintFile, type RowDrawings } from "../../functions/lists/print-file.ts";
import { nameOfPerson, type RowOutcome, type RowResult } from "../../functions/lists/report.ts";
import { loadFieldFont } from "../../functions/pdf/text/lazy-fonts.ts";
import type { Language } from "../../functions/text/languages.ts";
import { webPlatform } from "../platform.ts";
import { NotLoaded } from "../texts.ts";
import { withNeeded } from "../worker/needed.ts";
import { fontsFor, type CheckedList } from "./checked-list.ts";
import { listToCorrect, deskFile } from "./files.ts";
import type { DeskFile, LargeDeskFile, List, MadeList, Tell } from "./protocol.ts";

type Made = { outcome: RowOutcome; volume: number };

export async function makeList(list: List, checked: CheckedList, language: Language, tell: Tell): Promise<MadeList> {
  const { choices, today } = list;
  const { people, report } = checked;
  const { isFillable, printBy } = choices;
  const fieldFont = isFillable ? await loadFieldFont() : undefined;
  const lastRow = people.at(-1)?.row ?? 0;
  const outcomes = new Map<number, Made>();
  const places = new Map<number, readonly number[]>();
  const archives: DeskFile[] = [];
  const prints: DeskFile[] = [];
  for (let first = 0; first < people.length; first += peoplePerVolume) {
    const volume = first / peoplePerVolume;
    const entries: ZipEntry[] = [];
    const drawn: RowDrawings[] = [];
    for (const [index, person] of people.slice(first, first + peoplePerVolume).entries()) {
      const { row, reference, answers } = person;
      tell({ done: first + index, total: people.length });
      try {
        const own = await pagesOf(answers, isFillable);
        const forPaper = isFillable ? await pagesOf(answers, false) : own;
        const { documents, drawings, code, ...made } = makeRow(
          person,
          { own, forPaper },
          { lastRow, fieldFont },
          webPlatform,
        );
        entries.push(...made.entries);
        if (documents.length > 0)
          drawn.push({ row, reference, documents: documents.map(({ id }) => id), drawings: () => drawings });
        outcomes.set(row, { outcome: { row, reference, ok: true, documents, code }, volume });
      } catch (error) {
        if (error instanceof NotLoaded) throw error;
        // A bug that the answers of this person cause: everybody else gets their papers.
        outcomes.set(row, { outcome: { row, reference, ok: false, code: "bug" }, volume });
      }
    }
    if (entries.length > 0)
      archives.push(
        deskFile("zip", archiveName(volume), "application/zip", writeZip(entries, { utf8Names: true }), language),
      );
    if (drawn.length > 0) {
      // The fonts of all drawings so far.
      const fonts = await fontsFor([]);
      const print = writePrintFile(drawn, { volume, language, today, by: printBy }, fonts, webPlatform);
      for (const { row, pages } of print.places) places.set(row, pages);
      prints.push(deskFile("print", printName(volume), "application/pdf", print.bytes, language));
    }
  }
  tell({ done: people.length, total: people.length });
  const results = resultsOf(checked, outcomes);
  const context = {
    language,
    today,
    lastRow,
    printBy,
    pagesOf: (row: number) => places.get(row),
    volumeOf: (volume: number) => volume,
    linkOf: undefined,
  };
  const manifest = openManifestXlsx(context);
  for (const result of results) manifest.add(manifestRow(result, context));
  const made = results.flatMap(({ outcome }) => (outcome?.ok === true ? [outcome] : []));
  const failed = outcomes.size - made.length;
  return {
    made: made.length,
    failed,
    pages: made.flatMap(({ documents }) => documents).reduce((sum, { pages }) => sum + pages, 0),
    files: [
      ...[...prints, ...archives].map((file): LargeDeskFile => ({ ...file, bytes: new Blob([file.bytes]) })),
      deskFile("manifest", "manifest.xlsx", xlsxType, manifest.end(), language),
      ...(failed === 0 && report.counts.wrong === 0 ? [] : [listToCorrect(list, report, language, results)]),
    ],
  };

  async function pagesOf(answers: Answers, isFillable: boolean): Promise<LaidOutDossier> {
    const rendered = await withNeeded(() => renderRow(answers, { today, language, isFillable }));
    return withNeeded(() => layOutLazily(rendered, fontsFor));
  }
}

/** Every row, made or not, in the order of the sheet. */
function resultsOf({ people, found }: CheckedList, outcomes: ReadonlyMap<number, Made>): RowResult[] {
  const persons = new Map(people.map((person) => [person.row, person]));
  const rows = [...new Set([...found.keys(), ...persons.keys()])].toSorted((one, other) => one - other);
  return rows.map((row) => {
    const problems = found.get(row);
    const person = persons.get(row);
    const made = outcomes.get(row);
    return {
      row,
      reference: person?.reference ?? problems?.reference ?? "",
      ...(person === undefined ? {} : { person: nameOfPerson(person.answers) }),
      ...(made === undefined ? {} : { outcome: made.outcome, chunk: made.volume }),
      ...(problems === undefined ? {} : { found: problems }),
    };
  });
}
