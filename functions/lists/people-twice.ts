// Finds people who come twice in a list.
import type { Answers } from "../answers/answers.ts";
import { fold } from "../text/fold.ts";
import type { ListReport } from "./report.ts";

type Kind = ListReport["duplicates"][number]["by"];

/** A person is recognised by family name, given names and birth date, and by Ofpra's number. */
function marksOf({ identity, ofpraNumber }: Answers): { by: Kind; text: string }[] {
  const { familyName, givenNames, birth } = identity ?? {};
  const { date = "" } = birth ?? {};
  // Null is a family name that the birth certificate does not give: the given names tell the person.
  const isWhole = familyName !== undefined && (familyName ?? givenNames ?? "") !== "" && date !== "";
  const text = [familyName ?? "", givenNames ?? "", date].map(fold).join(" ");
  return [
    ...(isWhole ? [{ by: "identity" as const, text }] : []),
    ...(ofpraNumber === undefined ? [] : [{ by: "ofpra-number" as const, text: ofpraNumber }]),
  ];
}

export type PeopleTwice = {
  add(row: number, answers: Answers): void;
  /** Groups of rows of one person, sorted by their first row. */
  duplicates(): ListReport["duplicates"];
};

export type HashedPeople = PeopleTwice & {
  /** The first row with this hash. */
  rowOf(hash: string): number | undefined;
  /** Sorted, so that their order does not give away the order of the rows. */
  hashes(): string[];
};

/** `hashOf`: what is kept of the names and the number of a person. */
export function newPeopleTwice(hashOf: (text: string) => string): HashedPeople {
  const firstRows = new Map<string, number>();
  const groups = new Map<string, ListReport["duplicates"][number]>();
  return {
    add(row, answers) {
      for (const { by, text } of marksOf(answers)) {
        const hash = hashOf(`${by}:${text}`);
        const first = firstRows.get(hash);
        if (first === undefined) firstRows.set(hash, row);
        else {
          const group = groups.get(hash) ?? { by, rows: [first] };
          group.rows.push(row);
          groups.set(hash, group);
        }
      }
    },
    duplicates() {
      const seen = new Set<string>();
      return [...groups.values()]
        .toSorted((one, other) => one.rows[0]! - other.rows[0]!)
        .filter(({ rows }) => {
          // A group that is found by name and by number is reported once.
          const same = rows.join();
          return !seen.has(same) && seen.add(same) !== undefined;
        });
    },
    rowOf: (hash) => firstRows.get(hash),
    hashes: () => [...firstRows.keys()].toSorted(),
  };
}
