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

// Annexe 10: less than 6 months old; several prefectures' lists and the travel document want 3.

/** First day on which a proof of address is 3 months old, and last day on which it is less than 6 months old. */
export function proofOfAddressLife(date: string): { threeMonthsOld: string; lastDay: string } {
  return {
    threeMonthsOld: shiftDay(date, { months: 3 }),
    lastDay: shiftDay(shiftDay(date, { months: 6 }), { days: -1 }),
  };
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
