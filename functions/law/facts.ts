// The facts that the rules ask about, derived once from the answers.
import { daysInMonth, shiftDay } from "../text/days.ts";
import type { Answers, Person, ProcedureKind, Protection } from "../answers/answers.ts";
import { concordanceRoute, type ConcordanceRoute } from "./concordance-route.ts";
import { otherLawOf, type OtherLaw } from "./special-cases/other-law.ts";

type Procedure = Answers["procedure"];

/** The answers, with the procedure that they are about. */
export type AnswersToRules = Omit<Answers, "procedure"> & {
  procedure: Omit<Procedure, "kind" | "waitsFor"> & { kind: ProcedureKind };
};

export type Facts = {
  answers: AnswersToRules;
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
  /** What is in fact to be asked for: a card that ends soon is renewed, not made again. */
  asksFor: ProcedureKind;
  /** `asksFor` is a first card or a renewal. */
  isApplication: boolean;
  /** The request is filed: the person says so, or holds what is only given for a filed one. */
  hasFiled: boolean;
  /** A renewal is filed, whatever else is asked for. */
  isRenewalUnderWay: boolean;
  /** Where the person lives, for the holidays of the place. */
  postcode: string | undefined;
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

/** A card that ends sooner is renewed, not made again (Réfugiés.info, sheet on changes of situation). */
const isEndingSoon = (expiresOn: string, today: string): boolean => expiresOn < shiftDay(today, { months: 3 });

/** Who waits has filed: the rules know no other procedure for them than that of their request. */
export function toRules(answers: Answers): AnswersToRules {
  if (isForRules(answers)) return answers;
  const { kind: _, waitsFor, ...others } = answers.procedure;
  const kind = waitsFor ?? (others.currentPermit === undefined ? "first-application" : "renewal");
  return { ...answers, procedure: { ...others, kind, request: others.request ?? {} } };
}

const isForRules = (answers: Answers): answers is Answers & AnswersToRules => answers.procedure.kind !== "waiting";

function requestOf({ procedure }: AnswersToRules, today: string) {
  const { kind, currentPermit, attestation, request } = procedure;
  const isFirst = kind === "first-application";
  const expiresOn = currentPermit?.expiresOn;
  const isFiled = request !== undefined || attestation !== undefined;
  const renewsInstead = !isFirst && !isFiled && expiresOn !== undefined && isEndingSoon(expiresOn, today);
  const asksFor = renewsInstead ? "renewal" : kind;
  const isApplication = isFirst || asksFor === "renewal";
  return {
    asksFor,
    isApplication,
    // Beside a change, the certificate is that of a renewal.
    hasFiled: isApplication ? isFiled : request !== undefined,
    isRenewalUnderWay: !isFirst && (attestation !== undefined || (kind === "renewal" && request !== undefined)),
  } as const;
}

export function describeFacts(given: Answers, today: string): Facts {
  const answers = toRules(given);
  const { status, identity, housing, address } = answers;
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
    ...requestOf(answers, today),
    postcode: address?.postcode ?? (housing.kind === "hosted" ? housing.host?.address?.postcode : undefined),
    otherLaw: otherLawOf(answers, nationalities),
    concordanceRoute: concordanceRoute(answers.concordance, isFamilyMember),
  };
}
