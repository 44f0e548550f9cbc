// A list as an association keeps it: its own titles and words, and none of the columns that only we need.
const families = ["BARZANI", "TRAORÉ", "NGUYỄN", "HAÏDARA", "OSMANI", "DIALLO", "TESFAY", "RAHIMI", "MUKENDI", "ŞAHIN"];
const given = [
  "Şirîn Élodie",
  "Aminata",
  "Văn Minh",
  "Moussa",
  "Besa",
  "Fatoumata",
  "Selam",
  "Mariam",
  "Joseph",
  "Ayşe",
];
const nationalities = [
  "Irak",
  "Mali",
  "Vietnam",
  "Mali",
  "Kosovo",
  "Guinée",
  "Érythrée",
  "Afghanistan",
  "RDC",
  "Turquie",
];

const two = (number: number): string => String(number).padStart(2, "0");

const rowOf = (index: number): string[] => [
  String(index + 1).padStart(4, "0"),
  `${families[index % 10]} ${given[(index + Math.floor(index / 10)) % 10]}`,
  index % 2 === 0 ? "M" : "F",
  `${two((index % 28) + 1)}/${two((index % 12) + 1)}/${1970 + (index % 30)}`,
  nationalities[index % 10]!,
  ["CADA", "HUDA", "CADA"][index % 3]!,
  `24010${1000 + index}`.slice(0, 9),
  `99${10_000_000 + index}`,
  `06 12 34 56 ${two(index % 100)}`,
  ["Célibataire", "Marié(e)"][index % 2]!,
  "Mme Petit",
];

const ownTitles = [
  "N°",
  "NOM Prénom",
  "Sexe",
  "Né(e) le",
  "Nat.",
  "Hébergement",
  "N° OFPRA",
  "AGDREF",
  "Tél.",
  "Sit. fam.",
  "Référent",
];

export type Cell = { row: number; column: number; text: string };

/** CSV as Excel writes it. `row` of a changed cell is that of the sheet, its column counts from 0. */
export function ownList(people: number, changed: readonly Cell[] = []): Buffer {
  const rows = [ownTitles, ...Array.from({ length: people }, (_, index) => rowOf(index))];
  for (const { row, column, text } of changed) rows[row - 1]![column] = text;
  return Buffer.from(`\uFEFF${rows.map((cells) => `${cells.join(";")}\r\n`).join("")}`);
}
