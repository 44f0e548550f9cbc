// The reminder about the commitment contract: for every request for a permit, first or renewed (R. 412-1 to R. 412-3).
import type { ProcedureKind } from "../../answers/answers.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import type { Situation } from "../../law/situation.ts";
import type { Text } from "../../text/text.ts";
import { both, no, procedureName, type Verdict, yes } from "../../law/document-decision.ts";

export function decideCommitmentReminder(s: Situation): Verdict {
  if (isTooYoungForPermit(s)) return noPermitNoContract;
  const { procedure, identity } = s.answers;
  const verdict = byProcedure[procedure.kind];
  // service-public.gouv.fr makes signing optional for Algerians, whatever their permit.
  const isAlgerian = Array.isArray(identity?.nationalities) && identity.nationalities.includes("DZ");
  if (!isAlgerian || verdict.strength !== "required") return verdict;
  return yes("recommended", verdict.sources, both(verdict.reason, algerian));
}

const noPermitNoContract = no(["RI-DCEM", "TRI2"], {
  fr: "Avant 16 ans, il n’y a pas de titre de séjour à demander, donc pas de contrat d’engagement à signer.",
  en: "Under 16 there is no residence permit to ask for, so no commitment contract to sign.",
});

const algerian: Text = {
  fr: "Une fiche officielle dit que la signature est facultative pour les personnes de nationalité algérienne ; joindre le contrat ne gêne pas votre demande.",
  en: "An official page says that signing is optional for Algerian nationals; adding the contract does your request no harm.",
};

const notAskedFor = (kind: ProcedureKind): Verdict =>
  no(["TRI2"], {
    fr: `Le contrat d’engagement est demandé pour une première demande et un renouvellement ; aucune source lue ne le demande pour ${procedureName[kind].fr}.`,
    en: `The commitment contract is asked for with a first request and a renewal; no source that was read asks for it for ${procedureName[kind].en}.`,
  });

const byProcedure: Record<ProcedureKind, Verdict> = {
  "first-application": yes("required", ["TRI2", "LEG3", "SP-CE"], {
    fr: "Le contrat d’engagement à respecter les principes de la République est à signer pour toute première demande de titre, aussi par les personnes protégées et leur famille. Ce rappel dit comment faire ; il ne remplace pas le contrat.",
    en: "The commitment contract is to be signed for every first request for a permit, by protected persons and their family too. This reminder says how; it does not replace the contract.",
  }),
  renewal: yes("required", ["TRI2", "LEG3", "SP-CE"], {
    fr: "Un nouveau contrat d’engagement à respecter les principes de la République est à signer à chaque renouvellement, même si vous en avez déjà signé un. Ce rappel dit comment faire ; il ne remplace pas le contrat.",
    en: "A new commitment contract is to be signed at each renewal, even if you have signed one before. This reminder says how; it does not replace the contract.",
  }),
  "civil-status-change": yes("offered", ["TRI2"], {
    fr: "Le texte lu demande le contrat d’engagement pour une première demande et un renouvellement ; il ne dit rien d’une nouvelle carte après un changement d’état civil. Le rappel est là pour le cas où la préfecture demande le contrat.",
    en: "The text that was read asks for the commitment contract for a first request and a renewal; it says nothing about a new card after a change of civil status. The reminder is here in case the prefecture asks for the contract.",
  }),
  "address-change": notAskedFor("address-change"),
  loss: notAskedFor("loss"),
  theft: notAskedFor("theft"),
  damage: notAskedFor("damage"),
};
