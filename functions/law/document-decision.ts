// What a rule says about one document for one person, and words that several rules share.
import type { ProcedureKind } from "../answers/answers.ts";
import type { SourceCode } from "./sources.ts";
import type { Text } from "../text/text.ts";

/** `required`: asked for; `recommended`: wise to have; `offered`: only of use if someone asks for it. */
export type Strength = "required" | "recommended" | "offered";

export type Verdict = {
  included: boolean;
  strength?: Strength;
  reason: Text;
  /** May be empty only where the reason makes no legal claim. */
  sources: SourceCode[];
};

export const yes = (strength: Strength, sources: SourceCode[], reason: Text): Verdict => ({
  included: true,
  strength,
  reason,
  sources,
});

export const no = (sources: SourceCode[], reason: Text): Verdict => ({ included: false, reason, sources });

/** One text after another. */
export const both = (first: Text, second: Text): Text => ({
  fr: `${first.fr} ${second.fr}`,
  en: `${first.en} ${second.en}`,
});

/** « pour … », "for …" */
export const procedureName: Record<ProcedureKind, Text> = {
  "first-application": { fr: "une première demande de titre", en: "a first request for a permit" },
  renewal: { fr: "un renouvellement", en: "a renewal" },
  "address-change": { fr: "un changement d’adresse", en: "a change of address" },
  loss: { fr: "un titre perdu", en: "a lost permit" },
  theft: { fr: "un titre volé", en: "a stolen permit" },
  damage: { fr: "un titre abîmé", en: "a damaged permit" },
  "civil-status-change": { fr: "un changement d’état civil", en: "a change of civil status" },
};
