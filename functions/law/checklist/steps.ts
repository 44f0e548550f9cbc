// Checklist, the request itself: steps by channel, certificates and what each allows.
import {
  all,
  application,
  atPrefecture,
  cardDueInThreeMonths,
  change,
  familyMember,
  first,
  mayAskBefore18,
  mayHaveCard,
  not,
  notFiled,
  online,
  procedure,
  protectedPerson,
  protection,
  renewal,
  type Condition,
} from "../conditions.ts";
import { whatToReport } from "../eligibility.ts";
import { filesInPlaceOfSite } from "../filing/blocked-filing.ts";
import type { Situation } from "../situation.ts";
import { mayBeLeftOut } from "../special-cases.ts";
import type { ChecklistRow } from "./row.ts";
import { waitingRows } from "./waiting.ts";
import { dayOfWeek, message } from "../../text/message.ts";

const issuingDateKnown: ChecklistRow["when"] = ({ answers }) =>
  answers.decision?.date !== undefined || answers.procedure.request?.filedOn !== undefined;

const birthCertificateToCome: Condition = ({ answers: { concordance } }) =>
  concordance === undefined || concordance.birthCertificate === "not-received";

/** A renewal has a sheet of its own beside that on permits. */
const sheetOfRequest = (s?: Situation) =>
  s === undefined || renewal(s) ? (["permit", "renewal"] as const) : (["permit"] as const);

const sentOnline = all(mayHaveCard, online, notFiled, not(filesInPlaceOfSite));

/** What all the rest follows from. */
export const rightRows: ChecklistRow[] = [
  {
    id: "right-to-stay",
    section: "apply",
    condition: "first-protected-person",
    when: all(first, protectedPerson, notFiled),
    sources: ["RI"],
  },
];

export const stepRows: ChecklistRow[] = [
  ...waitingRows,
  {
    id: "renew-now",
    section: "apply",
    when: all(renewal, not(procedure("renewal"))),
    sources: ["RI-CHG", "MOS"],
    why: (s) => {
      const expires = s?.answers.procedure.currentPermit?.expiresOn;
      const report = whatToReport(s?.answers.procedure.kind);
      if (s === undefined || expires === undefined) return message("checklist.rows.renew-now.why.undated", { report });
      const state = expires < s.today ? "expired" : "dated";
      return message(`checklist.rows.renew-now.why.${state}`, { expires: dayOfWeek(expires), report });
    },
  },
  { id: "before-18", section: "apply", when: mayAskBefore18, sources: ["LEG1"] },
  {
    id: "scan",
    section: "apply",
    condition: "online",
    when: sentOnline,
    sources: ["RI"],
  },
  {
    id: "account",
    links: ["anef", "account"],
    section: "apply",
    condition: "online",
    when: sentOnline,
    sources: ["RI"],
  },
  {
    id: "request-button",
    links: sheetOfRequest,
    section: "apply",
    condition: "application-online",
    when: all(application, sentOnline),
    sources: ["RI"],
  },
  {
    id: "declare-button",
    links: ["change"],
    section: "apply",
    when: all(change, online, notFiled),
    sources: ["RI-CHG"],
  },
  {
    id: "file-in-place-of-site",
    section: "apply",
    condition: "in-place-of-site",
    when: filesInPlaceOfSite,
    sources: ["PAP", "ARR", "RI"],
  },
  {
    id: "answer-in-time",
    section: "apply",
    condition: "application-online",
    when: all(application, online),
    sources: ["PRA"],
  },
  {
    id: "file-at-prefecture",
    links: sheetOfRequest,
    section: "apply",
    when: all(application, atPrefecture, notFiled),
    sources: ["SP-AP", "RI"],
  },
  {
    id: "declare-at-prefecture",
    section: "apply",
    when: all(change, atPrefecture, notFiled),
    sources: ["RI"],
  },
  { id: "who-decides", section: "apply", condition: "application", when: application, sources: ["RI"] },
  // Where a date can be worked out, the deadline itself is printed instead.
  {
    id: "issuing-delay",
    section: "apply",
    when: all(cardDueInThreeMonths, not(issuingDateKnown)),
    sources: ["TRI1", "ADAG"],
  },
];

export const certificateRows: ChecklistRow[] = [
  {
    id: "receipt-in-place-of-site",
    section: "certificates",
    condition: "in-place-of-site",
    when: filesInPlaceOfSite,
    sources: ["REC12", "JUR2"],
  },
  {
    id: "confirmation-of-filing",
    links: ["certificates"],
    section: "certificates",
    condition: "application-online",
    when: all(application, online, not(filesInPlaceOfSite)),
    sources: ["JUR2", "RI"],
  },
  {
    id: "extension-first",
    section: "certificates",
    when: all(first, online, protectedPerson),
    sources: ["JUR1", "RI"],
  },
  {
    id: "extension-family",
    section: "certificates",
    validity: "until-decision",
    when: all(first, online, familyMember, not(mayBeLeftOut)),
    sources: ["FBL1", "RI"],
  },
  {
    id: "extension-renewal",
    section: "certificates",
    validity: "until-decision",
    when: all(renewal, online),
    variant: ({ today, answers: { procedure } }) =>
      (procedure.currentPermit?.expiresOn ?? today) < today ? "expired" : "usual",
    sources: ["JUR2", "SP-API", "RI"],
  },
  {
    id: "favourable-decision",
    section: "certificates",
    condition: "application-online",
    when: all(application, online, not(mayBeLeftOut)),
    sources: ["RI", "ALX"],
  },
  {
    id: "follow-request",
    section: "certificates",
    condition: "application-online",
    when: all(application, online),
    sources: ["RI"],
  },
  {
    id: "receipt",
    section: "certificates",
    condition: "application-at-prefecture",
    when: all(application, atPrefecture),
    sources: ["SP-AP"],
  },
  {
    id: "waiting-for-ofpra",
    section: "certificates",
    when: all(first, protectedPerson, protection("refugee", "subsidiary-protection"), birthCertificateToCome),
    sources: ["OFP4", "OFP1", "ADAG"],
  },
];
