// Checklist, what must be declared once there is a card, and the change that is declared now.
import { amountOf, pays } from "./amounts.ts";
import {
  all,
  change,
  changeOf,
  mayHaveCard,
  moveToDeclare,
  not,
  notFiled,
  online,
  procedure,
  renewalToAskFor,
  type Condition,
} from "../conditions.ts";
import { declareChange, type ChecklistRow } from "./row.ts";

const addressChange = all(mayHaveCard, procedure("address-change"));

/** Where it is known, the law's facts say what is to be asked for. */
const expiryNotKnown: Condition = ({ answers }) => answers.procedure.currentPermit?.expiresOn === undefined;

/** The new address, where it is what the request is about. */
export const moveRows: ChecklistRow[] = [
  {
    id: "move-now",
    section: "apply",
    condition: "address-change",
    when: all(addressChange, moveToDeclare),
    sources: ["MAI", "RI"],
  },
  {
    id: "new-address-certificate",
    section: "apply",
    when: all(changeOf("address-change"), online),
    sources: ["RI", "RI-CHG"],
  },
  {
    id: "new-card-optional",
    section: "apply",
    condition: "address-change",
    when: all(addressChange, pays("new-card")),
    sources: ["RI-CHG", "UNAFO"],
    values: amountOf("new-card"),
  },
  {
    id: "travel-document-address",
    section: "apply",
    condition: "address-change",
    when: addressChange,
    sources: ["RI-CHG"],
  },
];

export const declareRows: ChecklistRow[] = [
  {
    id: "renew-instead",
    section: "declare",
    when: all(change, notFiled, renewalToAskFor, expiryNotKnown),
    sources: ["RI-CHG", "MOS"],
  },
  { id: "found-card", section: "declare", when: all(mayHaveCard, procedure("loss", "theft")), sources: ["MOS"] },
  {
    id: "move",
    section: "declare",
    where: { anef: "anef-declare-change-certificate", prefecture: "prefecture-ask-how" },
    when: all(mayHaveCard, not(procedure("address-change"))),
    sources: ["MAI", "RI"],
  },
  {
    id: "lost-card",
    section: "declare",
    where: declareChange,
    when: all(mayHaveCard, not(procedure("loss", "theft", "damage"))),
    sources: ["RI"],
  },
  {
    id: "family-change",
    links: ["change"],
    section: "declare",
    condition: "any-request",
    when: mayHaveCard,
    sources: ["RI-CHG"],
  },
];
