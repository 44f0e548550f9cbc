// Checklist, once the request is filed: what to do while waiting, whom to ask, and what silence becomes.
import { dayOfWeek, message, sentences, type Message } from "../../text/message.ts";
import {
  all,
  application,
  atPrefecture,
  certificate,
  hasFiled,
  isAgreed,
  mayHaveCard,
  not,
  type Condition,
} from "../conditions.ts";
import { appealBefore, courtLimit, reasonsAskedInTime, reasonsDue, silenceDates } from "../deadlines/windows.ts";
import { waitsWithCertificate } from "../certificates/late-certificate.ts";
import { inDossier, type Situation } from "../situation.ts";
import type { ChecklistRow } from "./row.ts";

const requestNumberKnown: Condition = ({ answers }) => answers.procedure.request?.number !== undefined;

function alreadyFiled(s?: Situation): Message {
  const { filedOn, number } = s?.answers.procedure.request ?? {};
  const keep = message("checklist.rows.already-filed.why.keep");
  const day = filedOn && message("checklist.rows.already-filed.why.day", { filed: dayOfWeek(filedOn) });
  const numbered = number && message("checklist.rows.already-filed.why.number", { number });
  const [first = keep, ...rest] = [day, numbered, keep].filter((one) => typeof one === "object");
  return sentences(first, ...rest);
}

/** With the end of the certificate or receipt, where it is known. */
const renewBeforeItEnds =
  (id: "renew-certificate" | "renew-receipt") =>
  (s?: Situation): Message => {
    const ends = s?.answers.procedure.attestation?.expiresOn;
    if (s === undefined || ends === undefined) return message(`checklist.rows.${id}.why.before`);
    const state = ends < s.today ? "over" : ends === s.today ? "today" : "to-come";
    const how = message(`checklist.rows.${id}.why.${state === "to-come" ? "before" : "now"}`);
    return sentences(message(`checklist.values.certificate-end.${state}`, { ends: dayOfWeek(ends) }), how);
  };

/** The days of a request for a permit; a change has no such rule. */
function silence(s?: Situation): Message {
  if (s !== undefined && !application(s)) return message("checklist.rows.silence.why.change");
  const help = message("checklist.rows.silence.why.help");
  const request = s?.answers.procedure.request ?? {};
  const { filedOn } = request;
  if (s === undefined || filedOn === undefined) return sentences(message("checklist.rows.silence.why.undated"), help);
  const { refusedOn, challengeBefore } = silenceDates(filedOn);
  const askedOn = reasonsAskedInTime(request);
  if (askedOn !== undefined) {
    const asked = {
      asked: dayOfWeek(askedOn),
      due: dayOfWeek(reasonsDue(askedOn)),
      last: dayOfWeek(courtLimit(askedOn)),
    };
    return sentences(message("checklist.rows.silence.why.reasons-asked", asked), help);
  }
  const state = s.today > challengeBefore ? "over" : s.today > refusedOn ? "refused" : "dated";
  const values = { filed: dayOfWeek(filedOn), refused: dayOfWeek(refusedOn), last: dayOfWeek(challengeBefore) };
  return sentences(message(`checklist.rows.silence.why.${state}`, values), help);
}

/** What a letter about a refusal by silence asks for, then who reads it first, and until when it is sent. */
const letter =
  (id: "reasons-letter" | "appeal-letter", before: typeof appealBefore) =>
  (s?: Situation): Message => {
    const { filedOn, reasonsAskedOn } = s?.answers.procedure.request ?? {};
    const asks = message(`checklist.rows.${id}.why`);
    if (s === undefined || filedOn === undefined) return asks;
    const last = before(filedOn, reasonsAskedOn);
    const state = s.today === last ? "today" : "before";
    return sentences(asks, message(`checklist.values.silence-letter.${state}`, { last: dayOfWeek(last) }));
  };

export const waitingRows: ChecklistRow[] = [
  {
    id: "already-filed",
    section: "apply",
    condition: "filed",
    when: all(mayHaveCard, hasFiled),
    sources: ["CJA"],
    why: alreadyFiled,
  },
  {
    id: "renew-certificate",
    section: "apply",
    when: all(waitsWithCertificate, certificate("extension")),
    sources: ["RI", "JUR2"],
    why: renewBeforeItEnds("renew-certificate"),
  },
  {
    id: "renew-receipt",
    section: "apply",
    when: all(waitsWithCertificate, certificate("receipt")),
    sources: ["SP-AP", "SP-REC"],
    why: renewBeforeItEnds("renew-receipt"),
  },
  { id: "card-after-decision", section: "apply", when: all(waitsWithCertificate, isAgreed), sources: ["RI", "JUR2"] },
];

export const papersGivenRows: ChecklistRow[] = [
  { id: "papers-given", section: "papers", condition: "filed", when: all(mayHaveCard, hasFiled), sources: [] },
];

export const contactRows: ChecklistRow[] = [
  {
    id: "request-number",
    section: "problems",
    condition: "filed",
    when: all(mayHaveCard, requestNumberKnown),
    sources: [],
    values: ({ answers }) => ({ number: answers.procedure.request?.number ?? "" }),
  },
  {
    id: "receipt-late",
    section: "problems",
    condition: "application-at-prefecture",
    when: all(application, atPrefecture),
    sources: ["SP-AP", "SP-REC"],
  },
  {
    id: "prefecture-contact",
    section: "problems",
    condition: "at-prefecture",
    when: all(mayHaveCard, atPrefecture),
    sources: ["SVE"],
    links: ["contact"],
  },
];

export const silenceRows: ChecklistRow[] = [
  {
    id: "reasons-letter",
    section: "challenge",
    when: inDossier("reasons-request", "recommended"),
    sources: ["MOT", "AVO"],
    why: letter("reasons-letter", (filedOn) => silenceDates(filedOn).challengeBefore),
  },
  {
    id: "appeal-letter",
    section: "challenge",
    when: inDossier("gracious-appeal", "offered"),
    sources: ["GRA", "AVO"],
    why: letter("appeal-letter", appealBefore),
  },
  {
    id: "silence",
    section: "challenge",
    condition: "any-request",
    when: all(mayHaveCard, not(isAgreed)),
    sources: ["SIL", "CE1", "CJA", "MOT", "AVO"],
    why: silence,
  },
];
