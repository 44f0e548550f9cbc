// Checklist, after the request: paying, picking up the card, problems, challenging a refusal.
import { leavesCardAsItIs } from "../civil-status.ts";
import { pays } from "./amounts.ts";
import {
  all,
  any,
  application,
  changeOf,
  familyMember,
  mayHaveCard,
  not,
  online,
  procedure,
  protectedPerson,
  protection,
  renewal,
} from "../conditions.ts";
import { filesInPlaceOfSite } from "../filing/blocked-filing.ts";
import { isCase } from "../special-cases.ts";
import { ofCase } from "./before.ts";
import type { ChecklistRow } from "./row.ts";
import { contactRows, silenceRows } from "./waiting.ts";

/** A change after which the person keeps the card that they have. */
const keepsCard = any(changeOf("address-change"), all(changeOf("civil-status-change"), leavesCardAsItIs));

const paying: ChecklistRow[] = [
  {
    id: "stamps",
    links: ["stamps", "stamps-page"],
    section: "paying",
    where: "stamps",
    when: all(not(keepsCard), pays("first-card", "renewal", "new-card")),
    sources: ["UNAFO", "RI"],
  },
  {
    id: "free-card",
    section: "paying",
    condition: "after-concordance",
    when: pays("card-after-concordance"),
    sources: ["RI"],
  },
];

const card: ChecklistRow[] = [
  {
    id: "card-resident",
    section: "card",
    when: all(application, protection("refugee")),
    sources: ["SP-R", "LEG1", "RI"],
  },
  {
    id: "card-subsidiary",
    section: "card",
    validity: "four-years",
    when: all(application, protection("subsidiary-protection"), protectedPerson),
    sources: ["SP-PS", "RI"],
  },
  {
    id: "card-family-subsidiary",
    section: "card",
    validity: "four-years",
    when: all(application, protection("subsidiary-protection"), familyMember),
    sources: ["SP-PS"],
  },
  {
    id: "card-stateless",
    section: "card",
    validity: "four-years",
    when: all(application, protection("stateless"), protectedPerson),
    sources: ["SP-AP", "RI"],
  },
  {
    id: "card-family-stateless",
    section: "card",
    validity: "four-years",
    when: all(application, protection("stateless"), familyMember),
    sources: ["LEG2"],
  },
  {
    id: "work",
    section: "card",
    condition: "application",
    when: application,
    sources: ["SP-PS", "RI"],
  },
  ofCase("mayotte", "card", { when: all(mayHaveCard, isCase("mayotte")) }),
  ofCase("mayotte-stateless", "card", { when: all(mayHaveCard, isCase("mayotte-stateless")) }),
  {
    id: "pick-up",
    links: ["paris"],
    section: "card",
    condition: "card-to-pick-up",
    when: all(mayHaveCard, not(keepsCard)),
    sources: ["RI"],
  },
  {
    id: "old-card",
    section: "card",
    when: all(
      mayHaveCard,
      not(keepsCard),
      any(procedure("damage", "civil-status-change"), all(renewal, not(procedure("loss", "theft")))),
    ),
    sources: [],
  },
  {
    id: "check-card",
    section: "card",
    condition: "card-to-pick-up",
    when: all(mayHaveCard, not(keepsCard)),
    sources: ["RI-ERR"],
  },
];

const problems: ChecklistRow[] = [
  { id: "contact-centre", section: "problems", condition: "online", when: all(mayHaveCard, online), sources: ["RI"] },
  {
    id: "proof-of-impossibility",
    section: "problems",
    condition: "online",
    when: all(mayHaveCard, online, not(filesInPlaceOfSite)),
    sources: ["RI", "PAP"],
  },
  ...contactRows,
  {
    id: "still-blocked",
    section: "problems",
    condition: "any-request",
    when: mayHaveCard,
    sources: ["FTDA2", "FTDA4", "SIL", "AVO"],
  },
  {
    id: "keep-traces",
    section: "problems",
    condition: "any-request",
    when: () => true,
    sources: ["FTDA2", "FTDA4"],
  },
];

const challenge: ChecklistRow[] = [
  ...silenceRows,
  { id: "challenge", section: "challenge", condition: "any-request", when: mayHaveCard, sources: ["RI"] },
  {
    id: "court",
    links: ["courts"],
    section: "challenge",
    condition: "any-request",
    when: mayHaveCard,
    sources: ["RI"],
  },
  {
    id: "lawyer",
    section: "challenge",
    condition: "any-request",
    when: mayHaveCard,
    sources: ["RI"],
    links: ["legal-aid"],
  },
  {
    id: "rights-defender",
    links: ["rights-defender"],
    section: "challenge",
    condition: "any-request",
    when: mayHaveCard,
    sources: ["RI"],
  },
];

export const cardRows: ChecklistRow[] = [...paying, ...card];
export const helpRows: ChecklistRow[] = [...problems, ...challenge];
