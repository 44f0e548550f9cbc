// Checklist, a change of civil status: the paper that each change asks for. Only a correction is about concordance.
import type { CivilStatusChange } from "../../answers/answers.ts";
import { dayOfWeek, message, type Message } from "../../text/message.ts";
import { changeIs, changeIsUnknown, leavesCardAsItIs } from "../civil-status.ts";
import { all, changeOf, mayHaveCard, not, procedure } from "../conditions.ts";
import { amountOf, pays } from "./amounts.ts";
import type { SourceCode } from "../sources.ts";
import type { Situation } from "../situation.ts";
import type { ChecklistRow } from "./row.ts";

const civilStatusChange = all(mayHaveCard, procedure("civil-status-change"));

const papers: readonly [change: Exclude<CivilStatusChange, "correction">, sources: readonly SourceCode[]][] = [
  ["marriage", ["SP-EC", "RI-CHG", "OFP6"]],
  ["civil-union", ["RI-CHG"]],
  ["divorce", ["SP-EC", "RI-CHG", "OFP5"]],
  ["name", ["SP-EC", "RI-CHG"]],
  ["birth", ["RI-CHG", "OFP1"]],
  ["adoption", ["RI-CHG"]],
  ["death", ["RI-CHG"]],
];

/** Ofpra registers the marriage abroad of the protected person only. */
const whereMarried = ({ answers: { couple }, isFamilyMember }: Situation): string => {
  const country = couple.kind === "married" ? couple.marriage?.country : undefined;
  if (country === undefined) return "usual";
  return country === "FR" ? "in-france" : isFamilyMember ? "usual" : "abroad";
};

export const civilStatusPaperRows: ChecklistRow[] = [
  ...papers.map(([change, sources]): ChecklistRow => ({
    id: `paper-${change}`,
    section: "papers",
    box: true,
    where: { anef: "anef-declare-change", prefecture: "prefecture-file" },
    when: all(civilStatusChange, changeIs(change)),
    variant: change === "marriage" ? whereMarried : undefined,
    sources,
  })),
  {
    id: "paper-of-change",
    section: "papers",
    box: true,
    where: { anef: "anef-declare-change", prefecture: "prefecture-file" },
    when: all(civilStatusChange, changeIsUnknown),
    sources: ["RI-CHG", "SP-EC"],
  },
];

function whichChange(s?: Situation): Message {
  const { change, date } = s?.answers.procedure.civilStatus ?? {};
  if (change === undefined) return message("checklist.rows.declared-change.why.unknown");
  const named =
    change === "name" || change === "correction"
      ? message(`checklist.values.civil-status-change.${change}`)
      : message(`labels.choices.civil-status-change.${change}`);
  return date === undefined
    ? message("checklist.rows.declared-change.why.undated", { change: named })
    : message("checklist.rows.declared-change.why.dated", { change: named, date: dayOfWeek(date) });
}

export const civilStatusRows: ChecklistRow[] = [
  {
    id: "declared-change",
    section: "apply",
    condition: "civil-status-change",
    when: all(civilStatusChange, not(changeIs(undefined))),
    sources: ["RI-CHG"],
    why: whichChange,
  },
  {
    id: "change-without-card",
    section: "apply",
    when: all(civilStatusChange, leavesCardAsItIs),
    sources: ["RI-CHG"],
  },
  {
    id: "new-card-after-change",
    condition: "card-after-civil-status-change",
    section: "apply",
    when: all(changeOf("civil-status-change"), changeIs("marriage", "divorce", "name"), pays("new-card")),
    sources: ["SP-EC", "UNAFO"],
    values: amountOf("new-card"),
  },
];
