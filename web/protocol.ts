// What the page and its worker say to each other: plain data, with words already in the person's language.
import type { SourceList } from "../functions/documents/parts/cited-sources.ts";
import type { FirstPageView } from "../functions/documents/parts/first-page.ts";
import type { PageDrawing } from "../functions/pdf/preview/draw-page.ts";
import type { Path } from "../functions/answers/paths.ts";
import type { AnswersSoFar } from "../functions/questions/answer-set.ts";
import type { QuestionKind } from "../functions/questions/questions.ts";
import type { DatePart } from "./fields/date-parts.ts";
import type { Language } from "../functions/text/languages.ts";

/** What a person has said so far. Kept for the visit, and in the file that they save. */
export type Visit = {
  language: Language;
  answers: AnswersSoFar;
  /** Paths, as showPath writes them, that the person leaves open. */
  skipped: readonly string[];
};

export type FieldView = {
  /** The path of the answer, as showPath writes it; names the field, its draft and its problems. */
  id: string;
  path: Path;
  kind: QuestionKind;
  label: string;
  why: string;
  help: readonly string[];
  example: string;
  /** Of a choice; the draft is the index. */
  options: readonly string[];
  needed: boolean;
  /** A name that the papers of some people do not give; the draft `noName` says so. */
  mayBeNone: boolean;
  isSkipped: boolean;
  /** The answer as the person would type it; empty where there is none. */
  typed: string;
};

export type ScreenView = { id: string; title: string; fields: readonly FieldView[] };

/** `field` is the id of the field that is to be corrected; `part` is what is wrong in a date. */
export type FieldProblem = { field: string; message: string; part?: DatePart };

/** The draft of a name that the papers do not give: no keyboard types it. */
export const noName = "\u0000none";

export type Submitted =
  | {
      ok: true;
      visit: Visit;
      /** What was understood otherwise than it was typed. */
      remarks: readonly string[];
      /** Answers that have no place beside the new one, and were taken out: drafts by field. */
      dropped: Readonly<Record<string, string>>;
      next: ScreenView | undefined;
    }
  | { ok: false; problems: readonly FieldProblem[] };

export type SummaryLine = { field: string; screen: string; label: string; value: string; isOpen: boolean };

/** Why papers cannot be made. `screen` asks for the answer again; without it, the check of all answers does. */
export type AnswerProblem = {
  screen?: string;
  label: string;
  /** Null where the answer is not there. */
  message: string | null;
};

export type PaperView = {
  id: string;
  /** As on the cover sheet and in the name of the file. */
  number: number;
  title: string;
  /** As printed on the paper, where that is in another language. */
  frenchTitle: string | null;
  reason: string;
  /** Whether it is asked for. Null for what only explains. */
  strength: string | null;
  signer: string | null;
  fileName: string;
  /** Of the paper. */
  lang: string;
  /** What is left to write by hand, in the words of the paper. */
  byHand: readonly string[];
  /** What of it can be typed where the person wants fields. */
  toType: readonly string[];
  /** The letter for the field of a contact form, where it has such a form. */
  shortText: string | null;
};

/** The first page of the checklist, with its headings. */
export type FirstPage = FirstPageView & {
  words: Readonly<
    Record<"now" | "nothing" | "papers" | "datesAndPrices" | "problem" | "phone" | "association", string>
  >;
};

export type Papers =
  | { ok: false; problems: readonly AnswerProblem[] }
  | {
      ok: true;
      first: FirstPage;
      included: readonly PaperView[];
      /** Whether any paper leaves something open that can be typed. */
      hasFields: boolean;
      /** `isNotMissed`: nobody looks for it in this dossier. */
      notIncluded: readonly { id: string; title: string; reason: string; isNotMissed: boolean }[];
      warnings: readonly string[];
      /** Every date of the person, as on the checklist. */
      dates: readonly { label: string; text: string }[];
      /** Titles of the official sources, in French, and the day on which most were read. */
      sources: SourceList;
    };

export type FileType =
  | "application/json"
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  | "application/zip"
  | "text/calendar"
  | "text/csv";

export type MadeFile = { fileName: string; title: string; type: FileType; bytes: Uint8Array<ArrayBuffer> };

/** A file of dozens of megabytes: it goes from thread to thread without a copy. */
export type LargeFile = Omit<MadeFile, "bytes"> & { bytes: Blob };

export type Made = {
  documents: readonly MadeFile[];
  /** All of them in one PDF. */
  all: MadeFile;
  zip: LaterFile;
  /** Where there are dates. */
  calendar: LaterFile | undefined;
};

/** A file that few people want: made by `makeLater` when it is asked for. */
export type LaterFile = Omit<MadeFile, "bytes"> & { later: "zip" | "calendar"; isFillable: boolean };

/** One page of a paper, to be painted and to be read. */
export type PageView = {
  drawing: PageDrawing;
  /** Of the paper. */
  lang: string;
  pages: number;
  /** What the page says, for those who do not see it. */
  texts: readonly string[];
  /** What is left to write on this page by hand, in the words of the paper. */
  byHand: readonly string[];
  toType: readonly string[];
};

/** Answers that came in an address. */
export type Carried =
  | ({ ok: true } & Pick<Visit, "answers" | "skipped">)
  | { ok: false; reason: "too-old" | "unreadable" };

/** `words` are all the ways to write it, folded; `former` is the State of before to which they belong. */
export type CountryName = { words: readonly (readonly string[])[]; former?: string };

/** `name` is what the field then holds; `names` begins with it. */
export type CountryView = { code: string; name: string; isNationality: boolean; names: readonly CountryName[] };

export type Countries = { countries: readonly CountryView[]; /** The word for no nationality. */ stateless: string };

/** A file of answers, read: the whole of them, or a host’s part put to the others; or all that is wrong in it. */
export type Loaded =
  | { ok: true; isHostPart: boolean; visit: Visit }
  | { ok: false; problems: readonly { label: string; message: string }[] };

/** What the worker does; each call is a message and its reply. */
export type Calls = {
  next: (visit: Visit, today: string) => ScreenView | undefined;
  screen: (visit: Visit, id: string, today: string) => ScreenView | undefined;
  submit: (visit: Visit, screen: string, drafts: Readonly<Record<string, string>>, today: string) => Submitted;
  /** Looks for what would follow from what is typed so far, so that `submit` finds it at once. Says and refuses nothing. */
  ahead: (...asked: Parameters<Calls["submit"]>) => void;
  countries: (language: Language) => Countries;
  summary: (visit: Visit, today: string) => readonly SummaryLine[];
  load: (text: string, visit: Visit, today: string) => Loaded;
  hostVisit: (language: Language) => Visit;
  papers: (visit: Visit, today: string) => Papers;
  /** `isFillable`: what the papers leave open can be typed. */
  make: (visit: Visit, today: string, isFillable?: boolean) => Promise<Made>;
  /** Of a dossier that has it. */
  makeLater: (visit: Visit, today: string, file: LaterFile) => Promise<MadeFile>;
  /** A page of a paper; `index` from 0. */
  page: (visit: Visit, today: string, paper: string, index: number, isFillable?: boolean) => Promise<PageView>;
  /** The answers in the letters of an address. `now`: milliseconds since 1970. */
  pack: (visit: Visit, now: number) => string;
  unpack: (code: string, now: number) => Carried;
};

export type CallMessage = { number: number; name: string; language: Language; args: readonly unknown[] };

export type ReplyMessage = { number: number } & ({ value: unknown } | { fault: string } | { progress: unknown });
