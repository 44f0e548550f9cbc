// Warnings about answers that are accepted: a doubt, a risk, a help.
import { addressWarnings } from "./warnings/address.ts";
import { doubtWarnings } from "./warnings/doubts.ts";
import { familyWarnings } from "./warnings/family.ts";
import { identityWarnings } from "./warnings/identity.ts";
import { procedureWarnings } from "./warnings/procedure.ts";
import type { Warning } from "./warnings/warning.ts";
import type { Facts } from "./facts.ts";

export type { Warning } from "./warnings/warning.ts";

/** Every warning, by subject. No warning prevents the dossier. */
export function findWarnings(s: Facts): Warning[] {
  return [procedureWarnings, identityWarnings, addressWarnings, familyWarnings, doubtWarnings].flatMap((find) =>
    find(s),
  );
}
