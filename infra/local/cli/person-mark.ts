// Whose papers a folder holds: a small file beside them, which names nobody and lists what was made.
import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import type { Answers } from "../../../functions/answers/answers.ts";
import { fold } from "../../../functions/text/fold.ts";
import type { NewFile } from "./write-files.ts";

/** Hidden, so that nobody prints or sends it. */
export const markName = ".dossier";

const markSchema = z.object({
  /** What tells people apart, each as a hash. */
  person: z.object({ ofpraNumber: z.string(), foreignerNumber: z.string(), birth: z.string() }).partial(),
  files: z.array(z.string()),
});

export type PersonMark = z.output<typeof markSchema>;

type Person = PersonMark["person"];

const hashed = (parts: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(parts.map(fold)))
    .digest("hex")
    .slice(0, 16);

function personOf({ ofpraNumber, foreignerNumber, identity = {} }: Answers): Person {
  const { familyName, givenNames, birth } = identity;
  const names = [familyName ?? "", givenNames ?? ""];
  return {
    ...(ofpraNumber === undefined ? {} : { ofpraNumber: hashed([ofpraNumber]) }),
    ...(foreignerNumber === undefined ? {} : { foreignerNumber: hashed([foreignerNumber.replaceAll(/\D/g, "")]) }),
    ...(names.join("") === "" ? {} : { birth: hashed([...names, birth?.date ?? ""]) }),
  };
}

/** One number that both have decides; without one, the names and the date of birth do. */
function isSamePerson(one: Person, other: Person): boolean {
  for (const key of ["ofpraNumber", "foreignerNumber", "birth"] as const) {
    if (one[key] !== undefined && other[key] !== undefined) return one[key] === other[key];
  }
  return Object.keys(one).length === 0 && Object.keys(other).length === 0;
}

/** The mark of a folder; undefined where there is none, or none that can be read. */
export async function readMark(folder: string): Promise<PersonMark | undefined> {
  try {
    return markSchema.parse(JSON.parse(await readFile(join(folder, markName), "utf8")));
  } catch {
    return undefined;
  }
}

export const isOfAnother = (mark: PersonMark | undefined, answers: Answers): boolean =>
  mark !== undefined && !isSamePerson(mark.person, personOf(answers));

/** The mark of these papers; those of the same person that were made before stay listed. */
export function newMark(folder: string, answers: Answers, made: readonly string[], before?: PersonMark): NewFile {
  const files = [...new Set([...(before?.files ?? []), ...made])].toSorted();
  const mark: PersonMark = { person: personOf(answers), files };
  return { path: join(folder, markName), bytes: new TextEncoder().encode(`${JSON.stringify(mark)}\n`) };
}

/** Removes the listed papers of the person before, except what was just made; nothing outside of the folder. */
export async function removeOthers(folder: string, { files }: PersonMark, made: readonly string[]): Promise<void> {
  const others = files.filter((name) => name === basename(name) && !made.includes(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
}
