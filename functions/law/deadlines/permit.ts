// Dates of the permit: asking for it, renewing it, its end and that of the document that stands for it.
import { shiftDay } from "../../text/days.ts";
import { dayOfWeek, message, sentences, type Message } from "../../text/message.ts";
import {
  cardDueInThreeMonths,
  certificateKind,
  first,
  mayHaveCard,
  renewalToAskFor,
  wordsOfCertificate,
} from "../conditions.ts";
import type { Facts } from "../facts.ts";
import type { SourceCode } from "../sources.ts";
import { closedBefore, lastDayToRenew } from "./counter.ts";
import type { Deadline, DeadlineRule } from "./deadline.ts";
import { firstLateDay, issuingDue, renewalWindow } from "./windows.ts";

function stateOfWindow(today: string, opens: string, lastDay: string, closes: string, expires: string): Message {
  if (today > expires) return message("deadlines.renewal-window.state.expired", { expires: dayOfWeek(expires) });
  if (today === expires) return message("deadlines.renewal-window.state.expires-today");
  if (today > closes) return message("deadlines.renewal-window.state.over", { expires: dayOfWeek(expires) });
  if (today === lastDay) return message("deadlines.last-day");
  if (today === opens) return message("deadlines.renewal-window.state.opens-today");
  if (today > opens) return message("deadlines.renewal-window.state.open");
  return message("deadlines.renewal-window.state.too-early");
}

export const renewal: DeadlineRule = (s) => {
  const { channel, today } = s;
  const expires = s.answers.procedure.currentPermit?.expiresOn;
  if (expires === undefined || !renewalToAskFor(s) || first(s)) return [];
  const { opens, closes } = renewalWindow(expires, channel);
  const { date: lastDay, closed } = lastDayToRenew(s, expires);
  const late = firstLateDay(expires, channel);
  const contact = shiftDay(expires, { days: -120 });
  const rule = sentences(
    message(`deadlines.renewal-window.rule.${channel}`, { opens: dayOfWeek(opens), closes: dayOfWeek(closes) }),
    closed,
  );
  const window: Deadline = {
    id: "renewal-window",
    toAct: true,
    from: opens,
    date: lastDay,
    title: message("deadlines.renewal-window.title"),
    detail: sentences(rule, stateOfWindow(today, opens, lastDay, closes, expires)),
    lasting: rule,
    sources: channel === "anef" ? ["DOC1", "RI"] : ["DOC1", "SP-AP"],
  };
  const contactPrefecture: Deadline = {
    id: "renewal-contact",
    toAct: true,
    from: contact,
    date: shiftDay(opens, { days: -1 }),
    title: message("deadlines.renewal-contact.title"),
    detail: message("deadlines.renewal-contact.detail", { expires: dayOfWeek(expires) }),
    sources: ["RI", "DOC1", "SP-AP"],
  };
  const lateFee: Deadline = {
    id: "late-fee",
    date: late,
    title: message("deadlines.late-fee.title"),
    detail: message("deadlines.late-fee.detail", { late: dayOfWeek(late) }),
    sources: ["DOC2", "VAU"],
  };
  if (channel === "anef") return [window, lateFee];
  // Once the request can be filed, the prefecture need not be asked: the checklist has both periods.
  return today < opens ? [contactPrefecture, window, lateFee] : [window, lateFee];
};

function stateOfExpiry(expires: string, today: string): "expired" | "expires-today" | "valid" {
  if (expires < today) return "expired";
  return expires === today ? "expires-today" : "valid";
}

export const permitExpiry: DeadlineRule = (s) => {
  const { channel, today, hasFiled } = s;
  const { currentPermit, attestation } = s.answers.procedure;
  const expires = currentPermit?.expiresOn;
  if (expires === undefined || !mayHaveCard(s)) return [];
  const after = message(`deadlines.permit-expiry.after.${channel}`);
  // Before the request there is no document to show with the card that has expired.
  const isAskedFor = hasFiled || attestation !== undefined;
  const since = isAskedFor ? message(`deadlines.permit-expiry.since.${channel}`) : undefined;
  const valid = message("deadlines.permit-expiry.state.valid", { expires: dayOfWeek(expires) });
  const state = message(`deadlines.permit-expiry.state.${stateOfExpiry(expires, today)}`, {
    expires: dayOfWeek(expires),
  });
  return [
    {
      id: "permit-expiry",
      date: expires,
      title: message("deadlines.permit-expiry.title"),
      detail: sentences(state, expires < today ? since : after),
      lasting: sentences(valid, after),
      sources: channel === "anef" ? ["JUR2"] : ["SP-AP"],
    },
  ];
};

export const attestationExpiry: DeadlineRule = (s) => {
  const { today } = s;
  const kind = certificateKind(s);
  const key = wordsOfCertificate[kind];
  const expires = s.answers.procedure.attestation?.expiresOn;
  if (expires === undefined || !mayHaveCard(s)) return [];
  const valid = message("deadlines.attestation-expiry.state.valid", { expires: dayOfWeek(expires) });
  const state = message(`deadlines.attestation-expiry.state.${stateOfExpiry(expires, today)}`, {
    expires: dayOfWeek(expires),
  });
  const act = message(`deadlines.attestation-expiry.act.${key}`);
  const closed = kind !== "receipt" || expires < today ? undefined : closedBefore(s, expires);
  return [
    {
      id: "attestation-expiry",
      toAct: true,
      date: expires,
      title: message(`deadlines.attestation-expiry.title.${key}`),
      detail: sentences(state, expires < today ? message(`deadlines.attestation-expiry.late.${key}`) : act, closed),
      lasting: sentences(valid, act, closed),
      sources: sourcesOfCertificate(s),
    },
  ];
};

function sourcesOfCertificate(s: Facts): SourceCode[] {
  const kind = certificateKind(s);
  if (kind === "receipt") return s.channel === "prefecture" ? ["SP-AP", "SP-REC"] : ["SP-REC"];
  return kind === "extension" && first(s) ? ["RI", "JUR1"] : ["RI", "JUR2"];
}

/** From the decision; where its day is not known, at the latest from the request, which comes after it. */
export const issuingDelay: DeadlineRule = (s) => {
  const { today, hasFiled } = s;
  const decidedOn = s.answers.decision?.date;
  const start = decidedOn ?? s.answers.procedure.request?.filedOn;
  if (start === undefined || !cardDueInThreeMonths(s)) return [];
  const date = issuingDue(start);
  const rule = message(`deadlines.issuing-delay.rule.${decidedOn === undefined ? "from-request" : "from-decision"}`, {
    date: dayOfWeek(date),
  });
  const state =
    today > date
      ? message(`deadlines.issuing-delay.over.${hasFiled ? "filed" : "not-filed"}`)
      : today === date
        ? message("deadlines.last-day")
        : undefined;
  return [
    {
      id: "issuing-delay",
      date,
      title: message("deadlines.issuing-delay.title"),
      detail: sentences(rule, state),
      lasting: rule,
      sources: ["TRI1", "ADAG"],
    },
  ];
};
