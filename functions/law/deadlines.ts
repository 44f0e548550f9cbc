// The dates of a person's request: windows, ends of validity, duties. No name and no amount, so that they fit a calendar.
import { addressChange, proofOfAddress } from "./deadlines/address.ts";
import type { Deadline, DeadlineRule } from "./deadlines/deadline.ts";
import { childrensMajority, ownMajority, unionOfOneYear } from "./deadlines/family.ts";
import { attestationExpiry, issuingDelay, permitExpiry, renewal } from "./deadlines/permit.ts";
import type { Facts } from "./facts.ts";

export type { Deadline } from "./deadlines/deadline.ts";

const rules: DeadlineRule[] = [
  renewal,
  permitExpiry,
  attestationExpiry,
  issuingDelay,
  proofOfAddress,
  addressChange,
  ownMajority,
  childrensMajority,
  unionOfOneYear,
];

/** Every date that the answers give, earliest first; those already past are kept where they still ask for an act. */
export function computeDeadlines(s: Facts): Deadline[] {
  if (s.otherLaw !== undefined) return [];
  return rules.flatMap((rule) => rule(s)).sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}
