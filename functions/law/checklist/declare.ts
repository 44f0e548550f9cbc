// Checklist, what must be declared once there is a card, and the change that is declared now.
import { shiftDay } from "../../text/days.ts";
import { amountOf, pays } from "./amounts.ts";
import { all, change, mayHaveCard, not, online, procedure, type Condition } from "../conditions.ts";
import { declareChange, type ChecklistRow } from "./row.ts";

const addressChange = all(mayHaveCard, procedure("address-change"));

/** The card expires within 3 months, or its expiry is not known. */
const cardEndsSoon: Condition = ({ answers, today }) => {
  const expires = answers.procedure.currentPermit?.expiresOn;
  return expires === undefined || expires < shiftDay(today, { months: 3 });
};

export const declareRows: ChecklistRow[] = [
  {
    id: "move-now",
    section: "declare",
    box: true,
    condition: "address-change",
    when: addressChange,
    sources: ["MAI", "RI"],
  },
  { id: "new-address-certificate", section: "declare", when: all(addressChange, online), sources: ["RI", "RI-CHG"] },
  {
    id: "new-card-optional",
    section: "declare",
    condition: "address-change",
    when: all(addressChange, pays("new-card")),
    sources: ["RI-CHG", "UNAFO"],
    values: amountOf("new-card"),
  },
  {
    id: "travel-document-address",
    section: "declare",
    condition: "address-change",
    when: addressChange,
    sources: ["RI-CHG"],
  },
  {
    id: "renew-instead",
    section: "declare",
    when: all(change, procedure("address-change", "loss", "theft"), cardEndsSoon),
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
  { id: "family-change", section: "declare", condition: "any-request", when: mayHaveCard, sources: ["RI-CHG"] },
];
