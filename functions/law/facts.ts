// The facts that the rules ask about, derived once from the answers.
import { daysInMonth } from "../text/days.ts";
import type { Answers, Person, Protection } from "../answers/answers.ts";
import { concordanceRoute, type ConcordanceRoute } from "./concordance-route.ts";
import { otherLawOf, type OtherLaw } from "./special-cases/other-law.ts";

export type Facts = {
  answers: Answers;
  /** The day the dossier is made, YYYY-MM-DD, in Paris. */
  today: string;
  /** The applicant's own protection, or that of the person whose family they are. */
  protection: Protection;
  isFamilyMember: boolean;
  /** Where the request is filed: online on ANEF, or at the prefecture for stateless persons and their family. */
  channel: "anef" | "prefecture";
  /** Whole years, or undefined where the birth date is missing or only a year that leaves the answer open. */
  age: number | undefined;
  isMinor: boolean;
  isApplication: boolean;
  /** The applicant’s. A stateless person is a national of no country, whatever the answers name. */
  nationalities: Person["nationalities"];
  /** The country that the person comes from, where it is given; of a stateless person, the country of birth otherwise. */
  countryOfOrigin: string | undefined;
  /** Why the rules checked here are not for this person, who then gets no document, date or fee. */
  otherLaw: OtherLaw | undefined;
  /** Where a difference between papers is corrected. */
  concordanceRoute: ConcordanceRoute;
};

/** Whole years between a birth date known at least to the year and `today`; undefined where it cannot be told. */
export function ageOn(today: string, birthDate: string | undefined): number | undefined {
  if (birthDate === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = birthDate.split("-").map(Number);
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = today.split("-").map(Number);
  const latestMonth = month === 0 ? 12 : month;
  const latestDay = day === 0 ? daysInMonth(year, latestMonth) : day;
  // A birthday on 29 February counts on the 28th in other years.
  const birthday = Math.min(latestDay, daysInMonth(thisYear, latestMonth));
  const isToCome = thisMonth < latestMonth || (thisMonth === latestMonth && thisDay < birthday);
  return thisYear - year - (isToCome ? 1 : 0);
}

export function describeFacts(answers: Answers, today: string): Facts {
  const { status, procedure, identity } = answers;
  const isFamilyMember = status.kind === "family-member";
  const protection = isFamilyMember ? status.of : status.kind;
  const age = ageOn(today, identity?.birth?.date);
  const nationalities = status.kind === "stateless" ? "stateless" : identity?.nationalities;
  return {
    answers,
    today,
    protection,
    isFamilyMember,
    channel: protection === "stateless" ? "prefecture" : "anef",
    age,
    isMinor: age !== undefined && age < 18,
    nationalities,
    countryOfOrigin: answers.countryOfOrigin ?? (nationalities === "stateless" ? identity?.birth?.country : undefined),
    isApplication: procedure.kind === "first-application" || procedure.kind === "renewal",
    otherLaw: otherLawOf(answers, nationalities),
    concordanceRoute: concordanceRoute(answers.concordance, isFamilyMember),
  };
}
