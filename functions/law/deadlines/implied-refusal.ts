// A refusal by silence, and whether a letter about it can be sent today.
import { dayOfWeek, message, sentences, type Message } from "../../text/message.ts";
import { application, isAgreed, mayHaveCard } from "../conditions.ts";
import { closedBefore } from "./counter.ts";
import { reasonsAskedInTime, silenceDates } from "./windows.ts";
import { no, notMissed, type Eligibility } from "../eligibility.ts";
import type { Facts } from "../facts.ts";

/** Days are YYYY-MM-DD. */
export type ImpliedRefusal = {
  filedOn: string;
  refusedOn: string;
  /** Where they were asked for in time. */
  reasonsAskedOn: string | undefined;
};

/** The refusal, or why there is none that a letter could be about. */
export function impliedRefusalOf(s: Facts): ImpliedRefusal | Eligibility {
  if (!mayHaveCard(s)) return no(["RI-DCEM"], message("decisions.silence.too-young"));
  if (!application(s)) return no(["SIL"], message("checklist.rows.silence.why.change"));
  if (!s.hasFiled) return no([], message("decisions.silence.not-filed"));
  if (isAgreed(s)) return notMissed(["RI"], message("decisions.silence.agreed"));
  const request = s.answers.procedure.request ?? {};
  const { filedOn } = request;
  if (filedOn === undefined) return no([], message("decisions.silence.undated"));
  const { refusedOn } = silenceDates(filedOn);
  if (s.today < refusedOn)
    return no(
      ["SIL", "CE1"],
      message("decisions.silence.too-early", { filed: dayOfWeek(filedOn), from: dayOfWeek(refusedOn) }),
    );
  return { filedOn, refusedOn, reasonsAskedOn: reasonsAskedInTime(request) };
}

/** Why a letter is made: the refusal, what the letter asks for, until when, and who reads it first. */
export function whyLetter(s: Facts, { filedOn, refusedOn }: ImpliedRefusal, asks: Message, before: string): Message {
  const { today } = s;
  return sentences(
    message(`deadlines.implied-refusal.${today > refusedOn ? "since" : "rule"}`, {
      filed: dayOfWeek(filedOn),
      date: dayOfWeek(refusedOn),
    }),
    asks,
    message("decisions.silence.before", { last: dayOfWeek(before) }),
    today === before ? message("deadlines.last-day") : closedBefore(s, before),
    message("decisions.silence.first"),
  );
}

/** The cautious day is past, which does not end every right. */
export const afterCautiousDay = (before: string): Message =>
  sentences(
    message("deadlines.challenge-silence.over", { date: dayOfWeek(before) }),
    message("deadlines.challenge-silence.help"),
  );
