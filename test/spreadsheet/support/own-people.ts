// The five people of files/written-by/list.json, and that list read as its sender does: what is guessed is taken, and what
// every row has is said once.
import { covers } from "../../../functions/pdf/text/fonts.ts";
import type { Mapping } from "../../../functions/spreadsheet/mapping/mapping.ts";
import { readRows } from "../../../functions/spreadsheet/reading/read-rows.ts";

const everyRow = { "procedure.kind": "first-application", "status.kind": "refugee" };

export type OwnRow = { row: number; reference: string; kind: string; answers?: unknown; warnings?: unknown };

/** What is read of every row; throws where the list is refused. */
export function readOwnList(bytes: Uint8Array): OwnRow[] {
  const options = { today: "2026-11-23", covers };
  const unmapped = readRows(bytes, options);
  const sheet = unmapped.ok ? unmapped : unmapped.sheet;
  const guessed = (sheet?.describe() ?? []).flatMap(({ key, proposal }) =>
    proposal === undefined ? [] : [[key, proposal.read] as const],
  );
  const mapping: Mapping = { version: 1, columns: Object.fromEntries(guessed), words: {}, everyRow };
  const reading = readRows(bytes, { ...options, mapping });
  if (!reading.ok) throw new Error(`refused: ${reading.issues.map(({ code }) => code).join(", ")}`);
  return [...reading.rows()].map((found) => ({
    row: found.row,
    reference: found.reference,
    kind: found.kind,
    ...("answers" in found ? { answers: found.answers } : {}),
    ...("warnings" in found ? { warnings: found.warnings } : {}),
  }));
}

type Person = [
  familyName: string,
  givenNames: string,
  gender: "female" | "male",
  date: string,
  nationality: string,
  foreignerNumber: string,
  phone: string,
  couple: "single" | "married",
];

const people: Person[] = [
  ["NGUYỄN", "Thị Hương", "female", "1988-02-29", "VN", "9912345678", "06 12 34 56 01", "single"],
  ["ŞAHİN", "Ayşe Gülşen", "female", "1994-12-31", "TR", "0103123456", "06 12 34 56 02", "married"],
  ["HAÏDARA", "Noël", "male", "1959-01-01", "ML", "9912345680", "07 12 34 56 03", "single"],
  ["ĐẶNG", "Văn Đức", "male", "2001-03-01", "VN", "7503000004", "06 12 34 56 04", "married"],
  ["D’ALMEIDA", "Cœur-Aimée", "female", "1976-10-25", "CG", "9912345682", "06 12 34 56 05", "single"],
];

/** What a reader of the list finds. */
export const ownPeople: OwnRow[] = people.map(
  ([familyName, givenNames, gender, date, nationality, foreignerNumber, phone, couple], index) => ({
    row: index + 2,
    reference: String(index + 1),
    kind: "valid",
    answers: {
      version: 1,
      procedure: { kind: "first-application" },
      status: { kind: "refugee" },
      identity: { familyName, givenNames, gender, birth: { date }, nationalities: [nationality] },
      contact: { phone },
      housing: { kind: "centre" },
      couple: { kind: couple },
      ofpraNumber: `24-01-0100${index + 1}`,
      foreignerNumber,
    },
    warnings: [],
  }),
);
