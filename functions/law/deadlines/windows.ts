// The calculation of dates, without words: windows and validities, first and last day included.
import { possibleDays, shiftDay } from "../../text/days.ts";
import type { Facts } from "../facts.ts";

// R. 431-5, 1°: from the 120th to the 60th day before expiry for titles asked for online, otherwise the two months before
// expiry. L. 436-5: a later request may cost an extra duty.

/** First and last day to ask for the renewal of a permit, both included. */
export function renewalWindow(expiresOn: string, channel: Facts["channel"]): { opens: string; closes: string } {
  return channel === "anef"
    ? { opens: shiftDay(expiresOn, { days: -120 }), closes: shiftDay(expiresOn, { days: -60 }) }
    : { opens: shiftDay(expiresOn, { months: -2 }), closes: shiftDay(expiresOn, { days: -1 }) };
}

/** First day on which a request for renewal is late. At the prefecture the day of expiry is still in time. */
export function firstLateDay(expiresOn: string, channel: Facts["channel"]): string {
  return shiftDay(channel === "anef" ? renewalWindow(expiresOn, channel).closes : expiresOn, { days: 1 });
}

// R. 432-1, R. 432-2: four months of silence on a whole file are a refusal; R. 421-2 of the Code de justice administrative:
// two months to challenge it. L. 232-4 of the CRPA: in that time the reasons can be asked for; one month to give them.

/**
 * The day on which silence becomes a refusal; the day before which it is challenged, or its reasons asked for. The law gives
 * one day more, which nobody should count on.
 */
export function silenceDates(filedOn: string): { refusedOn: string; challengeBefore: string } {
  const refusedOn = shiftDay(filedOn, { months: 4 });
  return { refusedOn, challengeBefore: shiftDay(refusedOn, { months: 2 }) };
}

/** Last day to give the reasons that were asked for. */
export const reasonsDue = (askedOn: string): string => shiftDay(askedOn, { months: 1 });

/** The day before which the court is asked, a year after the reasons were asked for, whether they came or not (Conseil d'État, 504677). */
export const courtLimit = (reasonsAskedOn: string): string => shiftDay(reasonsAskedOn, { years: 1 });

type Request = { filedOn?: string | undefined; reasonsAskedOn?: string | undefined };

/** The day on which the reasons were asked for, while the refusal could be challenged: then the time for the court is longer. */
export function reasonsAskedInTime({ filedOn, reasonsAskedOn }: Request): string | undefined {
  if (filedOn === undefined || reasonsAskedOn === undefined) return undefined;
  const { refusedOn, challengeBefore } = silenceDates(filedOn);
  return refusedOn <= reasonsAskedOn && reasonsAskedOn <= challengeBefore ? reasonsAskedOn : undefined;
}

/**
 * The day before which a gracious appeal surely comes in the time for the court (CRPA, L. 411-2). Reasons asked for in time
 * make that time longer, by two months from the day on which they come: never before that on which they were asked for.
 */
export function appealBefore(filedOn: string, reasonsAskedOn: string | undefined): string {
  const askedOn = reasonsAskedInTime({ filedOn, reasonsAskedOn });
  return askedOn === undefined ? silenceDates(filedOn).challengeBefore : shiftDay(askedOn, { months: 2 });
}

/** R. 424-1: last day to issue a refugee's card, three months after the decision, which comes before the request. */
export const issuingDue = (decidedOn: string): string => shiftDay(decidedOn, { months: 3 });

// Annexe 10: less than 6 months old; several prefectures' lists and the travel document want 3.

/** First day on which a proof of address is 3 months old, and last day on which it is less than 6 months old. */
export function proofOfAddressLife(date: string): { threeMonthsOld: string; lastDay: string } {
  return {
    threeMonthsOld: shiftDay(date, { months: 3 }),
    lastDay: shiftDay(shiftDay(date, { months: 6 }), { days: -1 }),
  };
}

/** Last day of a certificate of domiciliation, which is given for a year (CNLE); the day is written on it. */
export const domiciliationEnd = (date: string): string => shiftDay(shiftDay(date, { years: 1 }), { days: -1 });

/** F35808: for a new card after a marriage, a divorce or a change of name the proof is less than 3 months old. */
export const needsRecentProof = ({ answers: { procedure }, asksFor }: Pick<Facts, "answers" | "asksFor">): boolean =>
  asksFor === "civil-status-change" &&
  (["marriage", "divorce", "name"] as const).some((change) => change === procedure.civilStatus?.change);

/** Last day on which a proof is less than 3 months old. */
export const lastRecentDay = (date: string): string => shiftDay(proofOfAddressLife(date).threeMonthsOld, { days: -1 });

/** The proof of address in hand, where its date is known, cannot be used any more. */
export function isProofTooOld(s: Pick<Facts, "answers" | "asksFor" | "today">): boolean {
  const { housing } = s.answers;
  const date = housing.proofOfAddress?.date;
  if (date === undefined) return false;
  if (housing.kind === "domiciliation") return s.today > domiciliationEnd(date);
  return s.today > (needsRecentProof(s) ? lastRecentDay(date) : proofOfAddressLife(date).lastDay);
}

/** Last day to declare a new address: 3 months after the move. */
export const lastDayToDeclareMove = (movedOn: string): string => shiftDay(movedOn, { months: 3 });

/**
 * From the 18th birthday to the eve of the 19th: when a permit is asked for on coming of age (R. 431-5, 2°). Where the day
 * of birth is not known, the earliest that it can be is counted.
 */
export function comingOfAge(birthDate: string): { turns18: string; lastDay: string } {
  const { first } = possibleDays(birthDate);
  return { turns18: shiftDay(first, { years: 18 }), lastDay: shiftDay(shiftDay(first, { years: 19 }), { days: -1 }) };
}

/** Day on which a union is a year old (L. 424-3 and alike), counted from its latest possible day. */
export const unionAnniversary = (unionDate: string): string => shiftDay(possibleDays(unionDate).last, { years: 1 });
