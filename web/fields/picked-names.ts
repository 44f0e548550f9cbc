// Several names in one field: those that are chosen, and what is being typed after them.

export type PickedNames = { chosen: readonly string[]; typing: string };

/** Names of countries hold commas, so that semicolons separate them: those of any script. */
const separator = "; ";
const semicolons = /[;؛፤]/;

/** A draft is `Afghanistan; Iran; Pak`; after the last separator is what is being typed. */
export function namesOf(draft: string): PickedNames {
  const parts = draft.split(semicolons);
  const chosen = parts.slice(0, -1).map((part) => part.trim());
  return { chosen: chosen.filter((part) => part !== ""), typing: (parts.at(-1) ?? "").trimStart() };
}

export const draftOfNames = ({ chosen, typing }: PickedNames): string => [...chosen, typing].join(separator);
