// The dates of a person's request: windows, ends of validity, duties. No name and no amount, so that they fit a calendar.
import { addressChange, proofOfAddress } from "./deadlines/address.ts";
import type { Deadline, DeadlineRule } from "./deadlines/deadline.ts";
import { childrensMajority, ownMajority, parentsBeforeMajority, unionOfOneYear } from "./deadlines/family.ts";
import { attestationExpiry, issuingDelay, permitExpiry, renewal } from "./deadlines/permit.ts";
import { silence } from "./deadlines/silence.ts";
import { shiftDay } from "../text/days.ts";
import type { Facts } from "./facts.ts";

export type { Deadline } from "./deadlines/deadline.ts";

const rules: DeadlineRule[] = [
  renewal,
  permitExpiry,
  attestationExpiry,
  issuingDelay,
  silence,
  proofOfAddress,
  addressChange,
  ownMajority,
  childrensMajority,
  parentsBeforeMajority,
  unionOfOneYear,
];

/**
 * Every date that the answers give, earliest first; those already past are kept where they still ask for an act. None is
 * more than two years ahead but the permit's own end: nobody keeps a paper, or a telephone, for that long.
 */
export function computeDeadlines(s: Facts): Deadline[] {
  if (s.otherLaw !== undefined) return [];
  const farthest = shiftDay(s.today, { years: 2 });
  return rules
    .flatMap((rule) => rule(s))
    .filter(({ id, date }) => date <= farthest || id === "permit-expiry")
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}
