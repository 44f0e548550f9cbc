// Warnings about answers that are accepted: a doubt, a risk, a help.
import { addressWarnings } from "./warnings/address.ts";
import { doubtWarnings } from "./warnings/doubts.ts";
import { ethiopianYears } from "./warnings/ethiopian-years.ts";
import { familyWarnings } from "./warnings/family.ts";
import { foreignerNumberWarnings, identityWarnings, textWarnings } from "./warnings/identity.ts";
import { procedureWarnings } from "./warnings/procedure.ts";
import { specialCaseWarnings } from "./warnings/special-cases.ts";
import type { Warning } from "./warnings/warning.ts";
import type { Facts } from "./facts.ts";

export type { Warning } from "./warnings/warning.ts";

/** Every warning, by subject. No warning prevents the dossier. */
export function findWarnings(s: Facts): Warning[] {
  const rules =
    s.otherLaw === undefined
      ? [
          specialCaseWarnings,
          procedureWarnings,
          identityWarnings,
          addressWarnings,
          familyWarnings,
          doubtWarnings,
          ethiopianYears,
        ]
      : [specialCaseWarnings, textWarnings, doubtWarnings];
  return rules.flatMap((find) => find(s));
}

/** What whoever sends the answers of others is to look at before anything is made: people that no rule fits, and doubts. */
export const warningsToCheck = (s: Facts): Warning[] =>
  [specialCaseWarnings, textWarnings, foreignerNumberWarnings, doubtWarnings].flatMap((find) => find(s));
