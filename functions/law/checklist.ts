// The personalised checklist: what to gather, do and know. Rows of data in checklist/, their texts in templates/locales.
import { beforeRows } from "./checklist/before.ts";
import { cardRows, helpRows } from "./checklist/card.ts";
import { civilStatusRows } from "./checklist/civil-status.ts";
import { hostName } from "./checklist/acts.ts";
import { declareRows, moveRows } from "./checklist/declare.ts";
import { familyRows } from "./checklist/family.ts";
import { supportingDocumentRows } from "./checklist/supporting-documents.ts";
import { laterRows, letterRows } from "./checklist/renewal.ts";
import { certificateRows, rightRows, stepRows } from "./checklist/steps.ts";
import { blankValues, inChannel, ownText } from "./checklist/texts.ts";
import type { ChecklistRow, ChecklistSection } from "./checklist/row.ts";
import { isProofTooOld, needsRecentProof } from "./deadlines/windows.ts";
import { ownSources } from "./status-sources.ts";
import { numberInDossier } from "./eligibility.ts";
import { filedAt } from "./filing/blocked-filing.ts";
import type { Situation } from "./situation.ts";
import { mayBeLeftOut } from "./special-cases.ts";
import type { SourceCode } from "./sources.ts";
import { message, type Message, type Values } from "../text/message.ts";

export { checklistSections, laterSections, nowSections, type ChecklistSection } from "./checklist/row.ts";
export { sectionTitle } from "./checklist/texts.ts";

export type ChecklistItem = {
  id: string;
  section: ChecklistSection;
  /** A supporting document to tick, listed on the first page. */
  box: boolean;
  /** In a paper file, as what it is handed in; of other rows nothing is. */
  handedIn?: "copy" | "original";
  /** Short: what to gather, do or know. */
  title: Message;
  /** Why it is asked, or what else there is to know. */
  why?: Message;
  where?: Message;
  /** Whom or what the document comes from, where that is known. */
  from?: Message;
  validity?: Message;
  /** Addresses are texts: a page in the language of the person has its own. */
  links: { url: Message; label: Message }[];
  /** For whom the row is, in words: only on a blank checklist, which has every row. */
  condition?: Message;
  sources: SourceCode[];
};

/** Every row, in reading order. */
export const checklistRows: readonly ChecklistRow[] = [
  ...beforeRows,
  ...rightRows,
  ...letterRows,
  ...stepRows,
  ...moveRows,
  ...civilStatusRows,
  ...supportingDocumentRows,
  ...certificateRows,
  ...cardRows,
  ...helpRows,
  ...declareRows,
  ...familyRows,
  ...laterRows,
];

/** Sections that would promise a card. */
const aboutTheCard: ReadonlySet<ChecklistSection> = new Set(["paying", "card", "renewal"]);

/** What this person has to gather, do and know, in reading order, amounts and dates filled in. */
export const makeChecklist = (s: Situation): ChecklistItem[] => checklistRows.flatMap((row) => checklistItem(row, s));

/** A row for this person; none where it does not apply. */
export function checklistItem(row: ChecklistRow, s: Situation): ChecklistItem[] {
  if (s.otherLaw !== undefined && row.whereAnotherLawApplies !== true) return [];
  if (!row.when(s) || (aboutTheCard.has(row.section) && mayBeLeftOut(s))) return [];
  return [{ ...textsOf(row, row.values?.(s), s), sources: ownSources(row.sources, s.protection) }];
}

/** A paper that went with the request is kept ready: it is neither to be gathered nor to be sent. */
const isGiven = ({ section, afterFiling }: ChecklistRow, s: Situation | undefined): boolean =>
  s?.hasFiled === true && section === "papers" && afterFiling !== true;

/** Every row with the condition under which it applies: the checklist printed without answers. */
export function blankChecklist(): ChecklistItem[] {
  return checklistRows.map((row) => ({
    ...textsOf(row, blankValues),
    condition: conditionOf(row),
    sources: [...row.sources],
  }));
}

/** For whom a row is, in words. */
const conditionOf = ({ id, condition }: ChecklistRow): Message =>
  condition === undefined ? required(id, "condition") : message(`checklist.conditions.${condition}`);

function textsOf(row: ChecklistRow, values: Values | undefined, s?: Situation): Omit<ChecklistItem, "sources"> {
  const { id, section, box = false, afterFiling = false } = row;
  const links = typeof row.links === "function" ? row.links(s) : (row.links ?? []);
  const chosen = { channel: s?.channel, variant: s && row.variant?.(s), values };
  const why = row.why?.(s) ?? ownText(id, "why", chosen);
  const where = isGiven(row, s) ? undefined : whereOf(row, s);
  const from = s && originOf(row, s);
  const isInFile = box && section === "papers" && row.where !== undefined && !afterFiling;
  const shared =
    typeof row.validity === "object" ? row.validity[s && needsRecentProof(s) ? "recent" : "usual"] : row.validity;
  const validity = shared === undefined ? ownText(id, "validity") : message(`checklist.validities.${shared}`);
  return {
    id,
    section,
    box: box && !isGiven(row, s),
    ...(isInFile && { handedIn: row.handedIn ?? "copy" }),
    title: required(id, "title", chosen),
    ...(why && { why }),
    ...(where && { where }),
    ...(from && { from }),
    ...(validity && { validity }),
    links: links.map((name) => ({
      url: message(`checklist.links.${name}.url`),
      label: message(`checklist.links.${name}.label`),
    })),
  };
}

function originOf({ from, provesAddress }: ChecklistRow, s: Situation): Message | undefined {
  if (provesAddress === true && isProofTooOld(s)) return message("checklist.from.out-of-date");
  if (from === undefined) return undefined;
  if (from === "photo") return message("checklist.from.photo");
  if (from === "host") {
    const host = hostName(s);
    return host === undefined ? message("checklist.from.host.unnamed") : message("checklist.from.host.named", { host });
  }
  const [kind, id] =
    "document" in from ? (["document", from.document] as const) : (["contract", from.contract] as const);
  const number = numberInDossier(s.decisions, id);
  return number === undefined ? undefined : message(`checklist.from.${kind}`, { number });
}

function whereOf({ section, where }: ChecklistRow, s: Situation | undefined): Message | undefined {
  if (where === undefined) return undefined;
  if (typeof where === "string") return message(`checklist.places.${where}`);
  const [anef, prefecture] = [
    message(`checklist.places.${where.anef}`),
    message(`checklist.places.${where.prefecture}`),
  ];
  // What comes later goes where such a request goes by rule.
  return inChannel({ anef, prefecture }, s && (section === "papers" ? filedAt(s) : s.channel));
}

function required(...[id, field, ...more]: Parameters<typeof ownText>): Message {
  const text = ownText(id, field, ...more);
  if (text === undefined) throw new Error(`no text checklist.rows.${id}.${field} in templates/locales`);
  return text;
}
