// Checklist, later: renewal of the card, and the certificate of concordance.
import { dayOfWeek, message, type Message } from "../../text/message.ts";
import { lastDayToRenew } from "../deadlines/counter.ts";
import { renewalWindow } from "../deadlines/windows.ts";
import type { Situation } from "../situation.ts";
import {
  all,
  any,
  atPrefecture,
  mayHaveCard,
  not,
  online,
  procedure,
  protectedPerson,
  protection,
  renewal as renewalAskedFor,
  renewalToAskFor,
  route,
  type Condition,
} from "../conditions.ts";
import { declareChange, type ChecklistRow } from "./row.ts";

/** With the first and last day where the expiry of the card is known, until they are past. */
const whenToRenew =
  (id: "renewal-window" | "renewal-window-prefecture") =>
  (s?: Situation): Message => {
    const procedure = s?.answers.procedure;
    const expires = procedure?.kind === "first-application" ? undefined : procedure?.currentPermit?.expiresOn;
    if (s === undefined || expires === undefined) return message(`checklist.rows.${id}.why.undated`);
    const { opens } = renewalWindow(expires, s.channel);
    const { date: closes } = lastDayToRenew(s, expires);
    if (closes < s.today) return message(`checklist.rows.${id}.why.undated`);
    return message(`checklist.rows.${id}.why.dated`, { opens: dayOfWeek(opens), closes: dayOfWeek(closes) });
  };

const renewal: ChecklistRow[] = [
  {
    id: "renewal-window",
    section: "renewal",
    condition: "renewal-online",
    when: all(renewalToAskFor, online),
    sources: ["DOC1", "RI"],
    why: whenToRenew("renewal-window"),
  },
  {
    id: "renewal-window-prefecture",
    section: "renewal",
    condition: "renewal-at-prefecture",
    when: all(renewalToAskFor, atPrefecture),
    sources: ["DOC1", "SP-AP", "RI"],
    why: whenToRenew("renewal-window-prefecture"),
  },
  {
    id: "late-renewal",
    section: "renewal",
    condition: "renewal-online",
    when: all(renewalToAskFor, online),
    sources: ["DOC2"],
  },
  // At the prefecture a request is late only after the card has expired, not from the 60th day before.
  {
    id: "late-renewal-prefecture",
    section: "renewal",
    condition: "renewal-at-prefecture",
    when: all(renewalToAskFor, atPrefecture),
    sources: ["DOC2"],
  },
  {
    id: "renewal-how",
    links: ["renewal"],
    section: "renewal",
    where: { anef: "anef-request", prefecture: "prefecture" },
    when: all(renewalToAskFor, not(renewalAskedFor)),
    sources: ["RI", "RI-REN", "TRI2"],
  },
  {
    id: "renewal-rights",
    section: "renewal",
    condition: "renewal-online",
    when: all(renewalToAskFor, not(renewalAskedFor), online),
    sources: ["RI", "JUR2"],
  },
  {
    id: "ten-year-card",
    section: "renewal",
    when: all(mayHaveCard, any(protection("subsidiary-protection"), all(protection("stateless"), protectedPerson))),
    sources: ["SP-PS", "SP-AP"],
  },
];

const letterInDossier: Condition<Situation> = ({ decisions }) =>
  decisions.some(({ id, included }) => id === "ofpra-letter" && included);

/** Who has compared their papers and found no difference has nothing to do. */
const mayDiffer: Condition = ({ answers: { concordance } }) =>
  !(concordance?.birthCertificate === "received" && concordance.differences?.length === 0);

/** Papers that differ, or a certificate that is there, are no longer an « if ». */
const whatDiffers: ChecklistRow["variant"] = ({ concordanceRoute }) =>
  concordanceRoute === "letter" ? "differ" : concordanceRoute === "certificate-received" ? "received" : "usual";

const concordance: ChecklistRow[] = [
  {
    id: "compare-papers",
    section: "concordance",
    condition: "protected-person",
    when: all(protectedPerson, route("nothing-to-do", "wait-for-birth-certificate"), mayDiffer),
    sources: ["OFP1"],
  },
  {
    id: "what-concordance-is",
    section: "concordance",
    condition: "protected-person",
    when: all(
      protectedPerson,
      route("nothing-to-do", "wait-for-birth-certificate", "letter", "certificate-received"),
      mayDiffer,
    ),
    variant: whatDiffers,
    sources: ["RI", "OFP1"],
  },
  {
    id: "wait-for-birth-certificate",
    section: "concordance",
    when: all(protectedPerson, route("wait-for-birth-certificate")),
    sources: ["OFP1", "OFP2"],
  },
  {
    id: "wrong-birth-certificate",
    section: "concordance",
    when: all(protectedPerson, route("rectification")),
    sources: ["OFP2", "RI-ERR"],
  },
  {
    id: "wrong-card",
    section: "concordance",
    where: declareChange,
    when: all(protectedPerson, route("prefecture-corrects")),
    sources: ["RI-ERR"],
  },
  {
    id: "other-mention",
    section: "concordance",
    where: declareChange,
    when: all(protectedPerson, route("no-identity-mention")),
    sources: ["OFP2", "RI-CHG"],
  },
  {
    id: "foreign-papers",
    section: "concordance",
    when: all(protectedPerson, route("foreign-papers-only")),
    sources: ["OFP1"],
  },
  {
    id: "ask-for-concordance",
    section: "concordance",
    where: "ofpra",
    when: all(protectedPerson, route("nothing-to-do", "letter"), not(letterInDossier), mayDiffer),
    variant: whatDiffers,
    sources: ["RI", "OFP1", "OFP3"],
  },
  {
    id: "after-concordance",
    section: "concordance",
    where: declareChange,
    condition: "protected-person",
    when: all(
      mayHaveCard,
      not(procedure("civil-status-change")),
      protectedPerson,
      route("nothing-to-do", "wait-for-birth-certificate", "letter", "certificate-received"),
      mayDiffer,
    ),
    sources: ["RI"],
  },
];

/** What is sent to Ofpra now. */
export const letterRows: ChecklistRow[] = [
  {
    id: "send-letter",
    section: "apply",
    where: "ofpra",
    when: letterInDossier,
    sources: ["RI", "OFP1", "OFP3"],
  },
];

export const laterRows: ChecklistRow[] = [...renewal, ...concordance];
