// Compares two persons of the answers by their names and, where both are given, their birth dates.
import { foldWords } from "../../text/fold.ts";
import { message, type Value } from "../../text/message.ts";
import { birthName } from "../french.ts";
import { valueAt } from "../paths.ts";
import { clip, showInvisible } from "../shown-values.ts";

export const maxNames = 400;

const nameOf = (person: unknown): string | undefined => {
  // Null is a name that the birth certificate does not give.
  const [family, given] = [valueAt(person, ["familyName"]), valueAt(person, ["givenNames"])].map((name) =>
    name === null ? "" : name,
  );
  if (typeof family !== "string" || typeof given !== "string") return undefined;
  // What is longer is refused, and folding it would take its time.
  if (family.length + given.length > maxNames) return undefined;
  return foldWords(`${family} ${given}`).join(" ");
};

export const birthDateOf = (person: unknown): unknown => valueAt(person, ["birth", "date"]);

export const hasSameName = (one: unknown, other: unknown): boolean =>
  nameOf(one) !== undefined && nameOf(one) !== "" && nameOf(one) === nameOf(other);

export const isSamePerson = (one: unknown, other: unknown): boolean =>
  birthDateOf(one) !== undefined && birthDateOf(one) === birthDateOf(other) && hasSameName(one, other);

/** The names agree, and nothing else tells whether it is one person. */
export const mayBeSamePerson = (one: unknown, other: unknown): boolean =>
  (birthDateOf(one) === undefined || birthDateOf(other) === undefined) && hasSameName(one, other);

/** « RAHIMI Mariam, 05/03/1990 » */
export function showPerson(person: unknown): Value {
  const [familyName, givenNames] = [valueAt(person, ["familyName"]), valueAt(person, ["givenNames"])];
  const known = (name: unknown) => (typeof name === "string" ? name : null);
  const named = birthName({ familyName: known(familyName), givenNames: known(givenNames) }) ?? "";
  const birthDate = birthDateOf(person);
  // A long name is cut, the date is not.
  const dated = typeof birthDate === "string" ? `, ${String(clip(birthDate.split("-").toReversed().join("/")))}` : "";
  return message("labels.quoted", { text: showInvisible(`${String(clip(named))}${dated}`) });
}
