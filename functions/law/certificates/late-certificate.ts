// The certificate or receipt that ends soon, has ended, or never came while a request for a permit is under way.
import type { CertificateKind } from "../../answers/answers.ts";
import { daysBetween, shiftDay } from "../../text/days.ts";
import { all, any, application, certificateKind, hasFiled, mayHaveCard, renewalUnderWay } from "../conditions.ts";
import { lastWorkingDay } from "../deadlines/working-days.ts";
import type { Facts } from "../facts.ts";

/** From this many days before the end on, prefectures sort such requests as urgent, and it is time to write. */
export const soonInDays = 30;

/** No text gives a time for the first certificate: within these days after the filing it may still be on its way. */
const awaitedDays = 15;

/** To answer, where the certificate has no end to come. No text gives a time. */
const replyDays = 10;

export type LateCertificate = {
  state: "soon" | "today" | "over" | "none" | "none-card";
  kind: CertificateKind;
  /** Last day of the certificate, YYYY-MM-DD; of the card, where no certificate was given. Undefined before any card. */
  ends: string | undefined;
  /** Until when the answer is asked for. */
  replyBy: string;
};

/** Why there is nothing to ask for, with the days that the reason names. */
export type NothingLate =
  | { state: "nothing-filed" | "card-end-unknown" }
  | { state: "not-yet" | "card-valid"; ends: string; from: string }
  | { state: "just-filed"; filed: string; from: string };

/** A certificate or a receipt is held, or on its way. */
export const waitsWithCertificate = any(all(application, hasFiled), all(mayHaveCard, renewalUnderWay));

/** Of the request that the certificate is about: beside a change, that is a renewal of which nothing else is known. */
export const requestOfCertificate = (s: Pick<Facts, "answers" | "isApplication">) =>
  s.isApplication ? s.answers.procedure.request : undefined;

export function lateCertificateOf(s: Facts): LateCertificate | NothingLate {
  if (!waitsWithCertificate(s)) return { state: "nothing-filed" };
  const { currentPermit, attestation } = s.answers.procedure;
  if (attestation === undefined) return withoutCertificate(s, currentPermit?.expiresOn);
  const ends = attestation.expiresOn;
  if (!isNear(s, ends)) return { state: "not-yet", ends, from: nearFrom(ends) };
  const state = ends < s.today ? "over" : ends === s.today ? "today" : "soon";
  return { state, kind: certificateKind(s), ends, replyBy: state === "soon" ? ends : replyBy(s) };
}

function withoutCertificate(s: Facts, cardEnds: string | undefined): LateCertificate | NothingLate {
  const filed = requestOfCertificate(s)?.filedOn;
  const awaitedUntil = filed === undefined ? undefined : shiftDay(filed, { days: awaitedDays });
  if (filed !== undefined && awaitedUntil !== undefined && s.today < awaitedUntil)
    return { state: "just-filed", filed, from: awaitedUntil };
  const late = { kind: certificateKind(s), replyBy: replyBy(s) };
  if (s.asksFor === "first-application") return { ...late, state: "none", ends: undefined };
  // R. 431-15-1: for a renewal, once the card itself is at its end.
  if (cardEnds === undefined) return { state: "card-end-unknown" };
  if (!isNear(s, cardEnds)) return { state: "card-valid", ends: cardEnds, from: nearFrom(cardEnds) };
  return { ...late, state: "none-card", ends: cardEnds };
}

const isNear = ({ today }: Facts, ends: string): boolean => daysBetween(today, ends) <= soonInDays;

const nearFrom = (ends: string): string => shiftDay(ends, { days: -soonInDays });

const replyBy = ({ today, postcode }: Facts): string => lastWorkingDay(shiftDay(today, { days: replyDays }), postcode);
