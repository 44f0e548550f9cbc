// What is lost without a valid permit, certificate or receipt, and what proves it.
import type { Answers } from "../../answers/answers.ts";

type Risk = keyof NonNullable<Answers["procedure"]["atRisk"]>;

const risks: Record<Risk, { right: string; proof: string }> = {
  job: { right: "l’emploi", proof: "lettre de l’employeur ou contrat" },
  benefits: { right: "les prestations sociales", proof: "courrier de la CAF ou de France Travail" },
  housing: { right: "le logement", proof: "courrier du bailleur ou du centre" },
  health: { right: "l’assurance maladie", proof: "courrier de la CPAM" },
  studies: { right: "les études", proof: "courrier de l’établissement" },
};

/** « l’emploi, le logement », null where none is known, and the copies that prove each. */
export function rightsAtRisk({ procedure }: Partial<Answers>): { atRisk: string | null; proofs: string[] } {
  const named = Object.entries(risks).filter(([risk]) => procedure?.atRisk?.[risk as Risk] === true);
  return {
    atRisk: named.map(([, { right }]) => right).join(", ") || null,
    proofs: named.length > 0 ? named.map(([, { proof }]) => proof) : ["preuve de chaque droit menacé"],
  };
}
