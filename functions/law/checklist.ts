// The personalised checklist: what to gather, do and know. Rows of data in checklist/, their texts in templates/locales.
import { cardRows, helpRows } from "./checklist/card.ts";
import { declareRows } from "./checklist/declare.ts";
import { familyRows } from "./checklist/family.ts";
import { papers } from "./checklist/supporting-documents.ts";
import { laterRows } from "./checklist/renewal.ts";
import { requestRows } from "./checklist/steps.ts";
import { blankPlaces, rowText, type RowField } from "./checklist/texts.ts";
import type { ChecklistRow, ChecklistSection } from "./checklist/row.ts";
import type { Protection } from "../answers/answers.ts";
import { familyArticle, paperList } from "./status-sources.ts";
import type { Situation } from "./situation.ts";
import type { SourceCode } from "./sources.ts";
import type { Text } from "../text/text.ts";

export { checklistSections, type ChecklistSection } from "./checklist/row.ts";
export { sectionTitle } from "./checklist/texts.ts";

export type ChecklistItem = {
  id: string;
  section: ChecklistSection;
  /** A paper or an act to tick. */
  box: boolean;
  /** Short: what to gather, do or know. */
  title: Text;
  /** Why it is asked, or what else there is to know. */
  why?: Text;
  where?: Text;
  validity?: Text;
  link?: { url: string; label: Text };
  /** For whom the row is, in words: only on a blank checklist, which has every row. */
  condition?: Text;
  sources: SourceCode[];
};

/** Every row, in reading order. */
export const checklistRows: readonly ChecklistRow[] = [
  ...papers,
  ...requestRows,
  ...cardRows,
  ...helpRows,
  ...declareRows,
  ...familyRows,
  ...laterRows,
];

/** What this person has to gather, do and know, in reading order, amounts and dates filled in. */
export function makeChecklist(s: Situation): ChecklistItem[] {
  return checklistRows
    .filter((row) => row.when(s))
    .map((row) => ({
      ...fields(row, s.channel, row.places?.(s) ?? {}),
      sources: sourcesFor(row.sources, s.protection),
    }));
}

/** Every row with the condition under which it applies: the checklist printed without answers. */
export function blankChecklist(): ChecklistItem[] {
  return checklistRows.map((row) => ({
    ...fields(row, undefined, blankPlaces()),
    condition: checklistCondition(row.id),
    sources: [...row.sources],
  }));
}

/** For whom a row is, in words. */
export function checklistCondition(id: string): Text {
  return required(id, "condition", rowText(id, "condition", undefined, {}));
}

function fields(row: ChecklistRow, channel: Situation["channel"] | undefined, places: Record<string, Text>) {
  const { id, section, box = false } = row;
  const say = (field: RowField) => rowText(id, field, channel, places);
  const [why, where, validity] = [say("why"), say("where"), say("validity")];
  return {
    id,
    section,
    box,
    title: required(id, "title", say("title")),
    ...(why && { why }),
    ...(where && { where }),
    ...(validity && { validity }),
    ...(row.link !== undefined && { link: { url: row.link, label: required(id, "link", say("link")) } }),
  };
}

function required(id: string, field: RowField, text: Text | undefined): Text {
  if (text === undefined) throw new Error(`no checklist.${id}.${field} in templates/locales`);
  return text;
}

const ofOneStatus = new Set<SourceCode>([...Object.values(paperList), ...Object.values(familyArticle)]);

/** Where a row names the source of this person's own status, those of the other statuses say nothing to them. */
function sourcesFor(codes: readonly SourceCode[], protection: Protection): SourceCode[] {
  const own = new Set<SourceCode>([paperList[protection], familyArticle[protection]]);
  if (!codes.some((code) => own.has(code))) return [...codes];
  return codes.filter((code) => !ofOneStatus.has(code) || own.has(code));
}
