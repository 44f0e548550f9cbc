// What the letters of the applicant share: who writes and from where, whose papers they are, the protection, who signs.
import type { Answers, Gender, ProcedureKind, Protection } from "../../answers/answers.ts";
import { postalLines } from "../../answers/french.ts";
import { isOrWasMarried } from "../../law/civil-status.ts";
import { mailAddress, type KnownFacts } from "./facts.ts";
import { ownerOf, personView } from "./person.ts";

const decidedBy: Record<NonNullable<NonNullable<Answers["decision"]>["by"]>, string> = {
  ofpra: "de l’Ofpra",
  cnda: "de la Cour nationale du droit d’asile",
  court: "de la juridiction administrative",
};

// On appeal the CNDA decides for refugees and subsidiary protection, the administrative court for stateless persons.
const possibleAuthors: Record<Protection, string> = {
  refugee: "Ofpra ou CNDA",
  "subsidiary-protection": "Ofpra ou CNDA",
  stateless: "Ofpra ou juge administratif",
};

const familyOf: Record<Protection, string> = {
  refugee: "reconnue réfugiée",
  "subsidiary-protection": "bénéficiaire de la protection subsidiaire",
  stateless: "reconnue apatride",
};

const capacities: Record<Gender, { name: string; signature: string }> = {
  male: { name: "représentant légal", signature: "Signature du représentant légal" },
  female: { name: "représentante légale", signature: "Signature de la représentante légale" },
};

const decisionCopies: Record<Protection, string> = {
  refugee: "décision de protection (première page)",
  "subsidiary-protection": "décision de protection (première page)",
  stateless: "décision reconnaissant la qualité d’apatride (première page)",
};

/** What is asked of the prefecture: after « Objet : » or « Démarche : ». */
export const requestNames: Record<ProcedureKind, string> = {
  "first-application": "première demande de titre de séjour",
  renewal: "renouvellement de titre de séjour",
  "address-change": "déclaration de changement d’adresse",
  "civil-status-change": "déclaration de changement d’état civil",
  loss: "demande d’un nouveau titre de séjour après une perte",
  theft: "demande d’un nouveau titre de séjour après un vol",
  damage: "demande d’un nouveau titre de séjour après une détérioration",
};

/** The copy of the decision, as the list of what is enclosed names it. */
export const decisionCopyOf = (protection: Protection | null): string => decisionCopies[protection ?? "refugee"];

/** For the partials `letter-head`, `letter-who`, `protection` and `sign-letter`. */
export function letterView({ answers, protection, isFamilyMember, isMinor }: KnownFacts) {
  const { identity, representative, decision, couple } = answers;
  const { address, careOf } = mailAddress(answers);
  const own = isFamilyMember ? null : protection;
  return {
    owner: ownerOf(answers),
    /** Whom the letter is about. */
    person: personView(identity),
    /** Who signs: the person, or whoever represents them while they are a minor. */
    sender: personView(isMinor ? representative : identity),
    forMinor: isMinor,
    addressLines: postalLines({ careOf, address: address ?? {} }),
    hasAddress: address !== undefined && Object.keys(address).length > 0,
    phone: answers.contact?.phone ?? null,
    email: answers.contact?.email ?? null,
    ofpraNumber: answers.ofpraNumber ?? null,
    foreignerNumber: answers.foreignerNumber ?? null,
    isRefugee: own === "refugee",
    isSubsidiary: own === "subsidiary-protection",
    isStateless: own === "stateless",
    /** « reconnue réfugiée », of the person whose family the applicant is */
    familyOf: isFamilyMember && protection !== null ? familyOf[protection] : null,
    /** Who may have decided, where the answers do not say who did: « Ofpra ou CNDA » */
    possibleAuthors: own === null ? "Ofpra, CNDA ou juge administratif" : possibleAuthors[own],
    /** « de l’Ofpra » */
    decidedBy: decision?.by === undefined ? null : decidedBy[decision.by],
    /** YYYY-MM-DD */
    decidedOn: decision?.date ?? null,
    decisionReference: decision?.reference ?? null,
    /** Null where the sex of whoever signs for a minor is not known. */
    capacity: (representative?.gender && capacities[representative.gender].name) ?? null,
    signatureLabel: !isMinor
      ? "Signature"
      : representative?.gender === undefined
        ? "Signature pour la personne mineure"
        : capacities[representative.gender].signature,
    /** Where France recognises the marriage the minor signs, where it does not the representative: both make it good. */
    isMarriedMinor: isMinor && isOrWasMarried(couple),
  };
}
