// Dates of the permit: asking for it, renewing it, its end and that of the document that stands for it.
import { shiftDay } from "../../text/days.ts";
import { dayOfWeek, message, sentences, type Message } from "../../text/message.ts";
import type { Deadline, DeadlineRule } from "./deadline.ts";
import { firstLateDay, renewalWindow } from "./windows.ts";

function stateOfWindow(today: string, opens: string, closes: string, expires: string): Message {
  if (today > expires) return message("deadlines.renewal-window.state.expired", { expires: dayOfWeek(expires) });
  if (today === expires) return message("deadlines.renewal-window.state.expires-today");
  if (today > closes) return message("deadlines.renewal-window.state.over", { expires: dayOfWeek(expires) });
  if (today === closes) return message("deadlines.last-day");
  if (today === opens) return message("deadlines.renewal-window.state.opens-today");
  if (today > opens) return message("deadlines.renewal-window.state.open");
  return message("deadlines.renewal-window.state.too-early");
}

export const renewal: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const expires = procedure.currentPermit?.expiresOn;
  if (expires === undefined || procedure.kind === "first-application") return [];
  const { opens, closes } = renewalWindow(expires, channel);
  const late = firstLateDay(expires, channel);
  const contact = shiftDay(expires, { days: -120 });
  const rule = message(`deadlines.renewal-window.rule.${channel}`, {
    opens: dayOfWeek(opens),
    closes: dayOfWeek(closes),
  });
  const window: Deadline = {
    id: "renewal-window",
    from: opens,
    date: closes,
    title: message("deadlines.renewal-window.title"),
    detail: sentences(rule, stateOfWindow(today, opens, closes, expires)),
    lasting: rule,
    sources: channel === "anef" ? ["DOC1", "RI"] : ["DOC1", "SP-AP"],
  };
  const contactPrefecture: Deadline = {
    id: "renewal-contact",
    date: contact,
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

export const permitExpiry: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const expires = procedure.currentPermit?.expiresOn;
  if (expires === undefined) return [];
  const after = message(`deadlines.permit-expiry.after.${channel}`);
  const state =
    expires < today
      ? message("deadlines.permit-expiry.state.expired", { expires: dayOfWeek(expires) })
      : expires === today
        ? message("deadlines.permit-expiry.state.expires-today", { expires: dayOfWeek(expires) })
        : message("deadlines.permit-expiry.state.valid", { expires: dayOfWeek(expires) });
  return [
    {
      id: "permit-expiry",
      date: expires,
      title: message("deadlines.permit-expiry.title"),
      detail: sentences(state, after),
      sources: channel === "anef" ? ["JUR2"] : ["SP-AP"],
    },
  ];
};

export const attestationExpiry: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const expires = procedure.attestation?.expiresOn;
  if (expires === undefined) return [];
  const state =
    expires < today
      ? message("deadlines.attestation-expiry.state.expired", { expires: dayOfWeek(expires) })
      : message("deadlines.attestation-expiry.state.valid", { expires: dayOfWeek(expires) });
  return [
    {
      id: "attestation-expiry",
      date: expires,
      title: message(`deadlines.attestation-expiry.title.${channel}`),
      detail: sentences(state, message(`deadlines.attestation-expiry.act.${channel}`)),
      sources: channel === "anef" ? ["RI", procedure.kind === "first-application" ? "JUR1" : "JUR2"] : ["SP-AP"],
    },
  ];
};

// R. 424-1: three months from the decision for the refugee's card, not for the family who came by reunification.
export const issuingDelay: DeadlineRule = ({ answers: { procedure, status, decision }, today }) => {
  if (procedure.kind !== "first-application" || status.kind !== "refugee" || decision?.date === undefined) return [];
  const date = shiftDay(decision.date, { months: 3 });
  const rule = message("deadlines.issuing-delay.rule", { date: dayOfWeek(date) });
  return [
    {
      id: "issuing-delay",
      date,
      title: message("deadlines.issuing-delay.title"),
      detail: today > date ? sentences(rule, message("deadlines.issuing-delay.over")) : rule,
      sources: ["TRI1", "ADAG"],
    },
  ];
};
