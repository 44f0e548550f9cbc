// What each template is filled with: from a person's situation, or from nothing for a paper printed blank.
import type { ChecklistItem } from "../law/checklist.ts";
import type { Deadline } from "../law/deadlines.ts";
import { documentKinds, type DocumentDecision, type DocumentId } from "./documents.ts";
import type { Fee } from "../law/fees.ts";
import type { Situation } from "../law/situation.ts";
import { type HelpLanguage, told } from "../text/text.ts";
import { blankChecklistView, checklistView, type ChecklistView } from "./views/checklist.ts";
import { commitmentReminderView, type CommitmentReminderView } from "./views/commitment-reminder.ts";
import { blankCoverSheetView, coverSheetView, type CoverSheetView, type FilledPaper } from "./views/cover-sheet.ts";
import { noFacts, type Facts } from "./parts/facts.ts";
import { hostingAttestationView, type HostingAttestationView } from "./views/hosting-attestation.ts";
import { nonPolygamyStatementView, type NonPolygamyStatementView } from "./views/non-polygamy-statement.ts";
import { ofpraLetterView, type OfpraLetterView } from "./views/ofpra-letter.ts";
import type { Warning } from "../law/warnings.ts";

/** Every key is there; null says that the fact is not known. Texts are ready to print. */
export type Views = {
  "cover-sheet": CoverSheetView & Titled;
  "commitment-reminder": CommitmentReminderView & Titled;
  "non-polygamy-statement": NonPolygamyStatementView & Titled;
  "hosting-attestation": HostingAttestationView & Titled;
  "ofpra-letter": OfpraLetterView & Titled;
  checklist: ChecklistView & Titled;
};

type Titled = { title: string };

export type ViewInput = {
  situation: Situation;
  decisions: readonly DocumentDecision[];
  checklist: readonly ChecklistItem[];
  deadlines: readonly Deadline[];
  fees: readonly Fee[];
  warnings: readonly Warning[];
  language: HelpLanguage;
  /** The other documents, already made: the cover sheet lists them and what they leave to the pen. */
  papers?: readonly FilledPaper[];
};

type Makers = { [Id in DocumentId]: (input: ViewInput) => Omit<Views[Id], "title"> };

const makers: Makers = {
  "cover-sheet": coverSheetView,
  "commitment-reminder": ({ situation }) => commitmentReminderView(situation),
  "non-polygamy-statement": ({ situation }) => nonPolygamyStatementView(situation),
  "hosting-attestation": ({ situation }) => hostingAttestationView(situation),
  "ofpra-letter": ({ situation }) => ofpraLetterView(situation),
  checklist: checklistView,
};

/** The view of one document for one person. */
export function viewOf<Id extends DocumentId>(id: Id, input: ViewInput): Views[Id] {
  return { ...makers[id](input), title: titleOf(id, input.language) } as Views[Id];
}

type BlankMakers = { [Id in DocumentId]: (language: HelpLanguage) => Omit<Views[Id], "title"> };

const fromNothing =
  <View>(make: (facts: Facts) => View) =>
  () =>
    make(noFacts);

const blankMakers: BlankMakers = {
  "cover-sheet": blankCoverSheetView,
  "commitment-reminder": fromNothing(commitmentReminderView),
  "non-polygamy-statement": fromNothing(nonPolygamyStatementView),
  "hosting-attestation": fromNothing(hostingAttestationView),
  "ofpra-letter": fromNothing(ofpraLetterView),
  checklist: blankChecklistView,
};

/** The view of a document printed blank: every fact is a line to write on. */
export function blankView<Id extends DocumentId>(id: Id, language: HelpLanguage = "fr"): Views[Id] {
  return { ...blankMakers[id](language), title: titleOf(id, language) } as Views[Id];
}

/** What is signed or sent is French; what explains is in the person's language. */
function titleOf(id: DocumentId, language: HelpLanguage): string {
  const explains = id === "cover-sheet" || id === "checklist";
  return told(documentKinds[id].title, explains ? language : "fr");
}
