// Checklist, the request itself: steps by channel, certificates and what each allows, the four states.
import {
  all,
  application,
  atPrefecture,
  change,
  familyMember,
  first,
  mayHaveCard,
  not,
  online,
  ownAge,
  protectedPerson,
  protection,
  renewal,
} from "../conditions.ts";
import type { ChecklistRow } from "./row.ts";

const decisionDateKnown: ChecklistRow["when"] = ({ answers }) => answers.decision?.date !== undefined;

const steps: ChecklistRow[] = [
  {
    id: "right-to-stay",
    section: "apply",
    condition: "first-protected-person",
    when: all(first, protectedPerson),
    sources: ["RI"],
  },
  { id: "before-18", section: "apply", when: all(first, ownAge(16, 18)), sources: ["LEG1"] },
  { id: "scan", section: "apply", box: true, condition: "online", when: all(mayHaveCard, online), sources: ["RI"] },
  {
    id: "account",
    section: "apply",
    box: true,
    condition: "online",
    when: all(mayHaveCard, online),
    sources: ["RI"],
    link: "https://administration-etrangers-en-france.interieur.gouv.fr/",
  },
  {
    id: "request-button",
    section: "apply",
    box: true,
    condition: "application-online",
    when: all(application, online),
    sources: ["RI"],
  },
  { id: "declare-button", section: "apply", box: true, when: all(change, online), sources: ["RI-CHG"] },
  {
    id: "form",
    section: "apply",
    box: true,
    condition: "online",
    when: all(mayHaveCard, online),
    sources: ["RI", "ARD"],
  },
  {
    id: "answer-in-time",
    section: "apply",
    box: true,
    condition: "application-online",
    when: all(application, online),
    sources: ["PRA"],
  },
  {
    id: "file-at-prefecture",
    section: "apply",
    box: true,
    when: all(application, atPrefecture),
    sources: ["SP-AP", "RI"],
  },
  { id: "declare-at-prefecture", section: "apply", box: true, when: all(change, atPrefecture), sources: ["RI"] },
  { id: "who-decides", section: "apply", condition: "application", when: application, sources: ["RI"] },
  // Where the decision date is known, the deadline itself is printed instead.
  {
    id: "issuing-delay",
    section: "apply",
    when: all(first, protectedPerson, protection("refugee"), not(decisionDateKnown)),
    sources: ["TRI1", "ADAG"],
  },
];

const certificates: ChecklistRow[] = [
  {
    id: "confirmation-of-filing",
    section: "certificates",
    condition: "application-online",
    when: all(application, online),
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
    when: all(first, online, familyMember),
    sources: ["FBL1", "RI"],
  },
  {
    id: "extension-renewal",
    section: "certificates",
    validity: "until-decision",
    when: all(renewal, online),
    sources: ["JUR2", "SP-API", "RI"],
  },
  {
    id: "favourable-decision",
    section: "certificates",
    condition: "application-online",
    when: all(application, online),
    sources: ["RI", "ALX"],
  },
  { id: "receipt", section: "certificates", when: all(application, atPrefecture), sources: ["SP-AP"] },
  {
    id: "waiting-for-ofpra",
    section: "certificates",
    when: all(first, protectedPerson, protection("refugee", "subsidiary-protection")),
    sources: ["OFP4", "OFP1", "ADAG"],
  },
];

const states: ChecklistRow[] = [
  {
    id: "follow-request",
    section: "states",
    condition: "application-online",
    when: all(application, online),
    sources: ["RI"],
  },
  {
    id: "state-submitted",
    section: "states",
    condition: "application-online",
    when: all(application, online),
    sources: ["RI"],
  },
  {
    id: "state-processing",
    section: "states",
    condition: "application-online",
    when: all(application, online),
    sources: ["RI"],
  },
  {
    id: "state-decided",
    section: "states",
    condition: "application-online",
    when: all(application, online),
    sources: ["RI"],
  },
  {
    id: "state-ready",
    section: "states",
    condition: "application-online",
    when: all(application, online),
    sources: ["RI"],
  },
];

export const requestRows: ChecklistRow[] = [...steps, ...certificates, ...states];
