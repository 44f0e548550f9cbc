// The statement that both of a couple sign, that they live together: outside family reunification.
import type { Answers, Person } from "../../answers/answers.ts";
import { frenchPartialDay } from "../../answers/french.ts";
import { placePhrase } from "../../answers/places/place-phrase.ts";
import { firstYearEnds, sharedLifeToProve } from "../../law/special-cases/shared-life.ts";
import { no } from "../../law/eligibility.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { document } from "../document.ts";
import { fromFacts, homeView, type KnownFacts } from "../parts/facts.ts";
import { ownerOf, personView } from "../parts/person.ts";

export const sharedLifeStatement = document({
  id: "shared-life-statement",
  fileName: "declaration-vie-commune",
  signer: "couple",
  language: "official",
  decide: (facts) => {
    const found = sharedLifeToProve(facts);
    const anniversary = firstYearEnds(facts);
    // A year of shared life cannot be sworn before it is over.
    return found.included && anniversary !== undefined
      ? no(found.sources, message("decisions.shared-life-statement.too-early", { day: dayOfWeek(anniversary) }))
      : found;
  },
  ...fromFacts(fill),
});

/** The other of the couple. */
export function partnerIn(couple: Answers["couple"] | undefined): Person | undefined {
  if (couple?.kind === "married") return couple.spouse;
  return couple?.kind === "civil-union" || couple?.kind === "cohabiting" ? couple.partner : undefined;
}

function fill({ answers }: KnownFacts) {
  const { couple } = answers;
  const married = couple?.kind === "married" ? couple.marriage : undefined;
  const date = couple?.kind === "civil-union" ? couple.date : married?.date;
  return {
    owner: ownerOf(answers),
    applicant: personView(answers.identity),
    partner: personView(partnerIn(couple)),
    isMarried: couple?.kind === "married",
    isInCivilUnion: couple?.kind === "civil-union",
    isCohabiting: couple?.kind === "cohabiting",
    /** « le 5 mars 2015 », « en 2015 » */
    unionWhen: date === undefined ? null : frenchPartialDay(date),
    marriagePlace: placePhrase(married ?? {}, "lieu du mariage"),
    address: homeView(answers),
  };
}
