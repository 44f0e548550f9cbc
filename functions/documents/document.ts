// What a document is. Each is one file of this folder; table.ts puts them in order.
import type { ChecklistItem } from "../law/checklist.ts";
import type { Deadline } from "../law/deadlines.ts";
import type { Eligibility } from "../law/eligibility.ts";
import type { Fee } from "../law/fees.ts";
import type { Facts } from "../law/facts.ts";
import type { Situation } from "../law/situation.ts";
import type { Warning } from "../law/warnings.ts";
import type { Language } from "../text/languages.ts";
import { message, type Message } from "../text/message.ts";
import { isMessageKey } from "../text/say.ts";

/** `body`: the centre, the hotel, or whoever keeps the person's mail; `couple`: the applicant and the other of the couple. */
export type Signer = "nobody" | "applicant" | "host" | "body" | "couple";

export type Document<Id extends string = string, View extends object = object> = {
  /** Names its template, templates/documents/<id>.hbs, and its texts, `documents.<id>` and `decisions.<id>`. */
  id: Id;
  /** In French, without number or extension. Says which document it is, never whose: download folders are shared. */
  fileName: string;
  signer: Signer;
  /** A married minor, whom the marriage may have emancipated, signs it beside whoever represents them. */
  isSignedWithMinor?: true;
  /** `official`: signed or sent, so in French. `help`: explains, so in the language of the person. */
  language: "official" | "help";
  /** Made also for those to whom another law than that of permits applies: it says so. */
  underAnyLaw?: true;
  /** It is also made as plain text for a contact form, whose message field takes so many characters. */
  shortTextLength?: number;
  /** It lists what the other documents leave to write by hand. */
  isMadeLast?: true;
  /** Only for those who ask for it by name. */
  onRequest?: true;
  /** Whether it is for this person, and why. */
  decide: (facts: Facts) => Eligibility;
  /** What its template is filled with. Every key is there; null is a fact that is not known. Texts are ready to print. */
  view: (input: ViewInput) => View;
  /** The same with no answers: every fact is a line to write on. */
  blankView: (input: BlankInput) => View;
};

/** In print order. */
export type DocumentTable<Id extends string = string> = readonly Document<Id>[];

/** What the rules say of one person. */
export type Findings = {
  situation: Situation;
  checklist: ChecklistItem[];
  deadlines: Deadline[];
  fees: Fee[];
  warnings: Warning[];
};

export type ViewInput = Findings & {
  /** That of the person. */
  language: Language;
  /** The documents will have fields to type in: see `print.ts`. */
  isFillable?: boolean;
  table: DocumentTable;
  /** The other documents of the dossier, for one that is made last. */
  others?: readonly { id: string; toFillIn: readonly string[]; toType: readonly string[] }[];
};

export type BlankInput = Pick<ViewInput, "language" | "isFillable" | "table">;

/** Defines a document; its type keeps the id and the view. */
export const document = <const Id extends string, View extends object>(
  definition: Document<Id, View>,
): Document<Id, View> => definition;

/** The title, `documents.<id>.title`. */
export function titleOf(id: string): Message {
  const key = `documents.${id}.title`;
  if (!isMessageKey(key)) throw new Error(`templates/locales has no text ${key}`);
  return message(key);
}
