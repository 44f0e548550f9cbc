// What the documents about a blocked filing share: decided only once there is one, and the attempts in French.
import type { AnefStep } from "../../answers/answers.ts";
import { attemptsInOrder, blockedFilingOf, type BlockedFiling } from "../../law/filing/blocked-filing.ts";
import type { Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import type { KnownFacts } from "./facts.ts";
import { decisionCopyOf, requestNames } from "./letter.ts";
import { rightsAtRisk } from "./rights-at-risk.ts";

/** `decide`: once a filing is blocked. */
export const onceBlocked =
  (decide: (s: Facts, blocked: BlockedFiling) => Eligibility) =>
  (s: Facts): Eligibility => {
    const blocked = blockedFilingOf(s);
    return "included" in blocked ? blocked : decide(s, blocked);
  };

const steps: Record<AnefStep, string> = {
  account: "création du compte ou connexion",
  start: "choix de la démarche",
  form: "saisie des informations",
  upload: "ajout d’un document ou de la photo",
  send: "envoi de la demande",
};

export function blockedFilingView({ answers, asksFor }: KnownFacts) {
  const { contactCentre, otherWayAskedOn, currentPermit, attempts: given } = answers.procedure ?? {};
  const attempts = attemptsInOrder(given).map(({ triedOn, step, shown }, index) => ({
    number: index + 1,
    /** YYYY-MM-DD, as the other days */
    triedOn,
    step: step === undefined ? null : steps[step],
    shown: shown ?? null,
  }));
  return {
    request: asksFor === null ? null : requestNames[asksFor],
    isRenewal: asksFor === "renewal",
    permitEnds: currentPermit?.expiresOn ?? null,
    attempts,
    firstAttempt: attempts[0] ?? null,
    lastAttempt: attempts.at(-1) ?? null,
    isSingleAttempt: attempts.length === 1,
    centreAskedOn: contactCentre?.askedOn ?? null,
    centreFoundNothing: contactCentre?.answer === "no-solution",
    centreCertifies: contactCentre?.answer === "certificate",
    otherWayAskedOn: otherWayAskedOn ?? null,
  };
}

/** The copies that go with a letter: of the attempts and of the steps taken since, then of who asks and of what is at risk. */
export function blockedFilingCopies(facts: KnownFacts, steps: readonly string[]): string[] {
  const { atRisk, proofs } = rightsAtRisk(facts.answers);
  return [
    "journal des essais",
    "captures d’écran",
    ...steps,
    ...(facts.isFamilyMember ? [] : [decisionCopyOf(facts.protection)]),
    ...(facts.asksFor === "renewal" ? ["titre de séjour (les deux faces)"] : []),
    ...(atRisk === null ? [] : proofs),
  ];
}
