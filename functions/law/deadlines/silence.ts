// Dates of a request without an answer: when silence becomes a refusal, and until when it is safe to challenge it.
import { dayOfWeek, message, sentences } from "../../text/message.ts";
import { application, isAgreed } from "../conditions.ts";
import type { Facts } from "../facts.ts";
import { closedBefore } from "./counter.ts";
import type { Deadline, DeadlineRule } from "./deadline.ts";
import { appealBefore, courtLimit, reasonsAskedInTime, reasonsDue, silenceDates } from "./windows.ts";

/** Only of a request for a permit: the rule is about no other (R. 432-1). */
export const silence: DeadlineRule = (s) => {
  const request = s.answers.procedure.request ?? {};
  const { filedOn } = request;
  if (filedOn === undefined || !application(s) || isAgreed(s)) return [];
  const { refusedOn, challengeBefore } = silenceDates(filedOn);
  const askedOn = reasonsAskedInTime(request);
  const next =
    askedOn === undefined
      ? [challenge(s, refusedOn, challengeBefore)]
      : [reasons(s, askedOn), ...appeal(s, appealBefore(filedOn, askedOn)), court(s, askedOn)];
  return [refusal(s, filedOn, refusedOn), ...next];
};

function reasons({ today }: Facts, askedOn: string): Deadline {
  const date = reasonsDue(askedOn);
  const rule = message("deadlines.reasons-due.rule", { asked: dayOfWeek(askedOn), due: dayOfWeek(date) });
  const after = message("deadlines.reasons-due.after");
  return {
    id: "reasons-due",
    date,
    title: message("deadlines.reasons-due.title"),
    detail: sentences(rule, today === date ? message("deadlines.last-day") : undefined, after),
    lasting: sentences(rule, after),
    sources: ["MOT", "AVO"],
  };
}

/** The last cautious day of a gracious appeal; once it is past, the day for the court is left. */
function appeal(s: Facts, date: string): Deadline[] {
  if (s.today > date) return [];
  const rule = message("deadlines.appeal-limit.rule", { date: dayOfWeek(date) });
  const closed = closedBefore(s, date);
  const help = message("deadlines.challenge-silence.help");
  return [
    {
      id: "appeal-limit",
      date,
      title: message("deadlines.appeal-limit.title"),
      detail: sentences(rule, s.today === date ? message("deadlines.last-day") : closed, help),
      lasting: sentences(rule, closed, help),
      sources: ["GRA", "MOT"],
    },
  ];
}

function court(s: Facts, askedOn: string): Deadline {
  const date = courtLimit(askedOn);
  const rule = message("deadlines.court-limit.rule", { date: dayOfWeek(date) });
  const help = message("deadlines.challenge-silence.help");
  const over = message("deadlines.challenge-silence.over", { date: dayOfWeek(date) });
  const closed = closedBefore(s, date);
  return {
    id: "court-limit",
    date,
    title: message("deadlines.court-limit.title"),
    detail:
      s.today > date
        ? sentences(over, help)
        : sentences(rule, s.today === date ? message("deadlines.last-day") : closed, help),
    lasting: sentences(rule, closed, help),
    sources: ["MOT", "CE2"],
  };
}

function refusal({ today }: Facts, filedOn: string, date: string): Deadline {
  const rule = message(`deadlines.implied-refusal.${today > date ? "since" : "rule"}`, {
    filed: dayOfWeek(filedOn),
    date: dayOfWeek(date),
  });
  const ask = message(`deadlines.implied-refusal.${today < date ? "before" : "after"}`);
  return {
    id: "implied-refusal",
    toAct: true,
    date,
    title: message("deadlines.implied-refusal.title"),
    detail: sentences(rule, today === date ? message("deadlines.implied-refusal.today") : undefined, ask),
    lasting: sentences(rule, message("deadlines.implied-refusal.before")),
    sources: ["SIL", "CE1", "AVO"],
  };
}

function challenge(s: Facts, from: string, date: string): Deadline {
  const { today } = s;
  const asked = today > from && today <= date ? today : from;
  const rule = message("deadlines.challenge-silence.rule", { date: dayOfWeek(date) });
  const ifAsked = (askedOn: string) =>
    message("deadlines.challenge-silence.reasons", { asked: dayOfWeek(askedOn), due: dayOfWeek(reasonsDue(askedOn)) });
  const closed = closedBefore(s, date);
  const help = message("deadlines.challenge-silence.help");
  const over = message("deadlines.challenge-silence.over", { date: dayOfWeek(date) });
  return {
    id: "challenge-silence",
    toAct: true,
    from,
    date,
    title: message("deadlines.challenge-silence.title"),
    detail:
      today > date
        ? sentences(over, help)
        : sentences(rule, today === date ? message("deadlines.last-day") : closed, ifAsked(asked), help),
    lasting: sentences(rule, closed, ifAsked(asked), help),
    sources: ["CJA", "MOT", "CE1", "CE2"],
  };
}
