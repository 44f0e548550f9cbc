// What the rules and the documents make of some answers, and which documents say something else for other answers.
import type { Answers } from "../answers/answers.ts";
import { describeSituation } from "../documents/decide.ts";
import type { Document, ViewInput } from "../documents/document.ts";
import { documentTable, type DocumentId } from "../documents/table.ts";
import { fillTemplate, needTemplates, type FilledTemplate } from "../documents/templates.ts";
import { checklistItem, checklistRows, type ChecklistItem } from "../law/checklist.ts";
import { computeDeadlines } from "../law/deadlines.ts";
import { numberInDossier } from "../law/eligibility.ts";
import { toRules } from "../law/facts.ts";
import type { Situation } from "../law/situation.ts";
import { helpLanguage, officialLanguage, untold, type Language } from "../text/languages.ts";
import { NoText } from "../text/say.ts";
import { watch, type Done, type Watch } from "./watch.ts";

/** A document, or the dates, which are a file of their own. */
export type Changed = DocumentId | "calendar";

export type Told = {
  /** Whether anything was made by looking at what is otherwise in other answers. */
  dependsOn: (other: Answers) => boolean;
  /**
   * What says something else for other answers, or what only one of the two has; those of `known` are left out. Warnings do
   * not count: an answer that is only doubted need not be asked for.
   */
  differences: (other: Answers, known: ReadonlySet<Changed>) => Changed[];
};

type TableDocument = Document<DocumentId>;

/** A document of the answers: its number and its reason, its view, and its text once that is needed. */
type Made = { entry: string; view: Done<object>; filled: () => FilledTemplate };

const table: readonly TableDocument[] = documentTable;
const first = table.filter(({ isMadeLast }) => isMadeLast !== true);
const last = table.filter(({ isMadeLast }) => isMadeLast === true);

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame((one as Tree)[key], (other as Tree)[key])) &&
    Array.isArray(one) === Array.isArray(other)
  );
}

type Tree = Record<string, unknown>;

/** The earlier of two that say the same, so that whatever was made of it need not be made again. */
const earlier = <Value>(before: Value, after: Value): Value => (isSame(before, after) ? before : after);

/** Undefined where the document is not included. */
function entryOf({ id }: TableDocument, { decisions }: Situation): string | undefined {
  const number = numberInDossier(decisions, id);
  return number === undefined ? undefined : JSON.stringify([number, decisions.find((one) => one.id === id)]);
}

const inputOf = (situation: Situation, found: Pick<ViewInput, "checklist" | "deadlines">): ViewInput => ({
  ...found,
  situation,
  fees: situation.fees,
  warnings: [],
  language: untold,
  table,
});

/** What explains is in it. */
const languageOf = ({ language }: Pick<Answers, "language">): Language => helpLanguage(language) ?? officialLanguage;

type Printed = (document: TableDocument) => FilledTemplate;

/** Each document as it is printed, in the language of the person. */
function printedOf(input: ViewInput): Printed {
  const language = languageOf(input.situation.answers);
  const known = new Map<TableDocument, FilledTemplate>();
  const print = (document: TableDocument, input: ViewInput): FilledTemplate => {
    const found = known.get(document) ?? fillTemplate(document, document.view({ ...input, language }), language);
    known.set(document, found);
    return found;
  };
  return (document) => {
    if (document.isMadeLast !== true) return print(document, input);
    // What is left to the pen on the others, for the one that lists it.
    const made = first.filter((one) => entryOf(one, input.situation) !== undefined);
    return print(document, { ...input, others: made.flatMap((one) => toFillIn(one.id, print(one, input))) });
  };
}

/** Each step is made again only where it read something that is otherwise now. */
export function tell(given: Answers, today: string): Told {
  const answers = toRules(given);
  const fromAnswers = watch(answers);
  const facts = fromAnswers.run((read) => describeSituation(read, today));
  const own: Situation = { ...facts.result, answers };
  needTemplates(documentTable.filter((one) => entryOf(one, own) !== undefined).map(({ id }) => id));
  const fromSituation = watch(own);
  const rows = checklistRows.map((row) => ({ row, items: fromSituation.run((read) => checklistItem(row, read)) }));
  const deadlines = fromSituation.run(computeDeadlines);
  const checklist = rows.flatMap(({ items }) => items.result);
  const input = inputOf(own, { checklist, deadlines: deadlines.result });
  const made = new Map<DocumentId, Made>();
  const lists = [input.checklist, input.deadlines, input.table];
  const fromAll = watch(input, lists);
  for (const document of first) make(document, fromAll);
  const others = first.flatMap(({ id }) => toFillIn(id, made.get(id)?.filled()));
  const fromOthers = watch<ViewInput>({ ...input, others }, lists);
  for (const document of last) make(document, fromOthers);

  function make(document: TableDocument, from: Watch<ViewInput>): void {
    const entry = entryOf(document, own);
    if (entry === undefined) return;
    const view = from.run(document.view);
    let filled: FilledTemplate | undefined;
    made.set(document.id, {
      entry,
      view,
      filled: () => (filled ??= fillTemplate(document, view.result, input.language)),
    });
  }

  function checklistWith(other: Situation, stale: ReadonlySet<Done<unknown>>): ChecklistItem[] {
    const items = rows.map(({ row, items }) =>
      stale.has(items) ? earlier(items.result, checklistItem(row, other)) : items.result,
    );
    return items.every((item, index) => item === rows[index]?.items.result) ? checklist : items.flat();
  }

  /** What a document of both says for other answers; the same object where it says the same. */
  function filledWith(document: TableDocument, other: ViewInput, stale: ReadonlySet<Done<unknown>>): FilledTemplate {
    const before = made.get(document.id)!;
    if (!stale.has(before.view)) return before.filled();
    const view = document.view(other);
    if (isSame(before.view.result, view)) return before.filled();
    return earlier(before.filled(), fillTemplate(document, view, other.language));
  }

  const asPrinted = printedOf(input);

  /** Two keys may have the same text: whether the words differ too, as far as they are loaded. */
  function saysOtherwise(document: TableDocument, printed: Printed): boolean {
    try {
      return !isSame(asPrinted(document), printed(document));
    } catch (error) {
      if (error instanceof NoText) return true;
      throw error;
    }
  }

  return {
    dependsOn(given) {
      const other = toRules(given);
      const withOther = { ...own, answers: other };
      const otherInput = { ...inputOf(withOther, input), others };
      return (
        other.language !== answers.language ||
        fromAnswers.changedBy(other).size > 0 ||
        fromSituation.changedBy(withOther).size > 0 ||
        fromOthers.changedBy(otherInput).size > 0 ||
        fromAll.changedBy(otherInput).size > 0
      );
    },

    differences(given, known) {
      const other = toRules(given);
      const found: Situation = fromAnswers.changedBy(other).has(facts)
        ? describeSituation(other, today)
        : { ...own, answers: other };
      const stale = fromSituation.changedBy(found);
      const otherInput = inputOf(found, {
        checklist: checklistWith(found, stale),
        deadlines: stale.has(deadlines) ? earlier(deadlines.result, computeDeadlines(found)) : deadlines.result,
      });
      const changed: Changed[] = [];
      const printed = printedOf(otherInput);
      const speaksOtherwise = languageOf(other) !== languageOf(answers);
      if (otherInput.deadlines !== deadlines.result) changed.push("calendar");
      let hasSameDocuments = true;
      const compare = (document: TableDocument, otherInput: ViewInput, stale: ReadonlySet<Done<unknown>>) => {
        const before = made.get(document.id);
        const entry = found.decisions === own.decisions ? before?.entry : entryOf(document, found);
        if (entry === undefined && before === undefined) return undefined;
        if (entry === undefined || before === undefined) {
          // What it says matters to nobody: its template need not be there.
          hasSameDocuments = false;
          changed.push(document.id);
          return undefined;
        }
        const filled = filledWith(document, otherInput, stale);
        const isInOther = speaksOtherwise && document.language !== "official";
        const isChanged =
          entry !== before.entry ||
          isInOther ||
          (filled !== before.filled() && (known.has(document.id) || saysOtherwise(document, printed)));
        if (isChanged) changed.push(document.id);
        return filled;
      };
      const staleViews = fromAll.changedBy(otherInput);
      const isLastKnown = last.every(({ id }) => known.has(id));
      const otherOthers = first.flatMap((document) =>
        isLastKnown && known.has(document.id) ? [] : toFillIn(document.id, compare(document, otherInput, staleViews)),
      );
      // What is made last lists the others.
      if (!hasSameDocuments) changed.push(...last.flatMap(({ id }) => (made.has(id) ? id : [])));
      else if (!isLastKnown) {
        const inputOfLast = { ...otherInput, others: otherOthers };
        const staleLast = fromOthers.changedBy(inputOfLast);
        for (const document of last) compare(document, inputOfLast, staleLast);
      }
      return changed.filter((id) => !known.has(id));
    },
  };
}

const toFillIn = (id: DocumentId, filled: FilledTemplate | undefined) =>
  filled === undefined ? [] : [{ id, toFillIn: filled.toFillIn, toType: filled.toType }];
