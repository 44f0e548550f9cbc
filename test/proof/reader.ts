// The reader: all its rules, over all that was made for a person.
import { answersRule, differencesRule, errorsRule } from "./answer-rules.ts";
import { factRules, feesRule, firstPageRule, lengthRule, mustSayRule } from "./fact-rules.ts";
import { calendarRule, dateRules } from "./date-rules.ts";
import { writingRules } from "./french-rules.ts";
import type { Made } from "./made.ts";
import {
  agreementRule,
  amountsRule,
  childDocumentRule,
  coverRule,
  nationalitiesRule,
  onlineRule,
  protectionRule,
  signerRule,
} from "./person-rules.ts";
import { hit, type Hit, type MadeRule } from "./rule.ts";

export const lineRules = { ...writingRules, ...dateRules, ...factRules };

const madeRules: readonly MadeRule[] = [
  answersRule,
  differencesRule,
  errorsRule,
  calendarRule,
  agreementRule,
  nationalitiesRule,
  protectionRule,
  signerRule,
  amountsRule,
  coverRule,
  childDocumentRule,
  onlineRule,
  feesRule,
  mustSayRule,
  lengthRule,
  firstPageRule,
];

/** All that is wrong; empty where nothing is. */
export function readAll(made: Made): Hit[] {
  const ofLines = made.documents.flatMap((document) =>
    document.lines.flatMap((line) =>
      Object.entries(lineRules).flatMap(([rule, isWrong]) => {
        const wrong = isWrong(line, document, made);
        return wrong === undefined ? [] : [hit(rule, document.id, `${wrong} — in: ${line.text}`)];
      }),
    ),
  );
  return [...ofLines, ...madeRules.flatMap((rule) => rule(made))];
}
