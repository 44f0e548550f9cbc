// Checklist, before the request: people whom a rule does not fit, and what they have to know or ask first.
import { sentences, message, type Message } from "../../text/message.ts";
import { isCase, mayBeLeftOut, mayLeaveSomeoneOut, specialCases, type SpecialCase } from "../special-cases.ts";
import type { Situation } from "../situation.ts";
import { familyArticle } from "../status-sources.ts";
import type { ChecklistRow, ChecklistSection } from "./row.ts";

const inWords = (code: SpecialCase["code"]): Message => message(`warnings.special-cases.${code}`);

/** A row that says of one case what the warning says. */
export function ofCase(
  code: SpecialCase["code"],
  section: ChecklistSection,
  more: Partial<ChecklistRow> = {},
): ChecklistRow {
  const found = specialCases.find((one) => one.code === code)!;
  return { id: code, section, when: isCase(code), sources: found.sources, why: () => inWords(code), ...more };
}

const whatToAsk = (s: Situation): Message =>
  specialCases
    .filter(({ leavesOut, find }) => leavesOut === true && find(s).length > 0)
    .map(({ code }) => inWords(code))
    .reduce((one, next) => sentences(one, next));

export const beforeRows: ChecklistRow[] = [
  ofCase("french-citizen", "before", { whereAnotherLawApplies: true }),
  ofCase("monaco", "before", { whereAnotherLawApplies: true }),
  ofCase("other-overseas", "before", { whereAnotherLawApplies: true }),
  ofCase("european-citizen", "before"),
  ofCase("adapted-overseas", "before"),
  ofCase("married-minor", "before"),
  ofCase("minor-in-civil-union", "before"),
  {
    id: "association-first",
    section: "before",
    when: mayLeaveSomeoneOut,
    sources: Object.values(familyArticle),
    why: (s) => {
      if (s === undefined) return message("checklist.rows.association-first.why.examples");
      return mayBeLeftOut(s)
        ? whatToAsk(s)
        : sentences(message("checklist.rows.association-first.why.family"), whatToAsk(s));
    },
  },
  {
    id: "several-spouses",
    section: "before",
    when: ({ answers }) => answers.couple.kind === "married" && answers.couple.severalSpousesInFrance === true,
    // No source on polygamy: its title, printed at the end, would disclose the answer.
    sources: ["RI"],
  },
];
