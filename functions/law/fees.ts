// What a request costs: amounts as dated rows, with their sources. Never printed in a document to be signed.
import { firstLateDay } from "./deadlines/windows.ts";
import {
  all,
  any,
  change,
  first,
  mayHaveCard,
  not,
  notFiled,
  procedure,
  protectedPerson,
  renewal,
  route,
  type Condition,
} from "./conditions.ts";
import { isCorrection, leavesCardAsItIs } from "./civil-status.ts";
import { ageOn, type Facts } from "./facts.ts";
import { filesOnPaper } from "./filing/blocked-filing.ts";
import { foreignChildren } from "./relatives.ts";
import type { SourceCode } from "./sources.ts";
import { mayBeLeftOut } from "./special-cases.ts";
import { dayOfWeek, message, sentences, type Message } from "../text/message.ts";

export type Fee = {
  id: string;
  title: Message;
  /** When it is paid, in few words: only of what the first page names. */
  brief?: Message;
  /** Whole euros; a range where prices differ. */
  amountEuros: number | { from: number; to: number };
  /** First and last day of the amount, YYYY-MM-DD; left out where the source gives none. */
  validFrom?: string;
  validUntil?: string;
  detail: Message;
  sources: SourceCode[];
};

/** « 50 € », « 8 à 15 € ». */
export const amountInWords = ({ amountEuros }: Pick<Fee, "amountEuros">): Message =>
  typeof amountEuros === "number"
    ? message("fees.amount.exact", { amount: amountEuros })
    : message("fees.amount.range", amountEuros);

/** What this person pays, by the amounts of the day; a row whose amount is not certain says so. */
export function feesFor(s: Facts): Fee[] {
  if (s.otherLaw !== undefined) return [];
  return rows
    .filter(
      ({ applies, validFrom = "", validUntil = "9999" }) => validFrom <= s.today && s.today <= validUntil && applies(s),
    )
    .map(({ id, title, amountEuros, validFrom, validUntil, detail, brief, sources }) => {
      const inBrief = typeof brief === "function" ? brief(s) : brief;
      return {
        id,
        title,
        ...(inBrief !== undefined && { brief: inBrief }),
        amountEuros,
        ...(validFrom !== undefined && { validFrom }),
        ...(validUntil !== undefined && { validUntil }),
        detail: typeof detail === "function" ? detail(s) : detail,
        sources,
      };
    });
}

type FeeRow = Omit<Fee, "detail" | "brief"> & {
  applies: Condition;
  brief?: Message | ((s: Facts) => Message | undefined);
  detail: Message | ((s: Facts) => Message);
};

// The finance act for 2026 (art. 128) doubles the stamp duty of L. 436-7. The day is not in any official text that was
// read: « à compter de mai 2026 ».
const riseOf2026 = "2026-05-01";
const eveOfRise = "2026-04-30";

const stamps = message("fees.stamps");
const checkAmount = message("fees.check-amount");

const civilStatusChange = procedure("civil-status-change");
// What the Réfugiés.info page says is free is the card after the certificate, not every correction of civil status.
const afterConcordance = all(
  civilStatusChange,
  change,
  isCorrection,
  route("letter", "certificate-received", "wait-for-birth-certificate"),
);
// No source gives a price for the correction of the prefecture's own mistake.
const prefecturesMistake = all(civilStatusChange, isCorrection, route("prefecture-corrects"));
const changeOfCard = all(change, not(leavesCardAsItIs), not(afterConcordance), not(prefecturesMistake));
/** Once the request is filed, only a request that was filed late may have to pay. */
const mayBeLate: Condition = (s) => {
  const filedOn = s.answers.procedure.request?.filedOn;
  const expires = s.answers.procedure.currentPermit?.expiresOn;
  if (!s.hasFiled) return true;
  return filedOn !== undefined && expires !== undefined && filedOn >= firstLateDay(expires, s.channel);
};
/** Filed late, or not filed yet and late already. */
const isLate: Condition = (s) => {
  const expires = s.answers.procedure.currentPermit?.expiresOn;
  const day = s.hasFiled ? s.answers.procedure.request?.filedOn : s.today;
  return expires !== undefined && day !== undefined && day >= firstLateDay(expires, s.channel);
};
const childTravels: Condition = (s) =>
  foreignChildren(s).some(({ travels, birth }) => travels === true && (ageOn(s.today, birth?.date) ?? 0) < 18);

const firstCard = {
  id: "first-card",
  title: message("fees.first-card.title"),
  brief: message("fees.brief.stamp"),
  applies: all(first, not(mayBeLeftOut)),
} as const;

const exempt = message("fees.first-card.exempt-from-tax");

const renewedCard = {
  id: "renewal",
  title: message("fees.renewal.title"),
  brief: message("fees.brief.stamp"),
  applies: renewal,
} as const;

const newCard = {
  id: "new-card",
  title: message("fees.new-card.title"),
  brief: (s: Facts) => message(isAsAChoice(s) ? "fees.brief.new-card-as-a-choice" : "fees.brief.new-card"),
  applies: changeOfCard,
} as const;

/** The change is declared without a new card too. */
const isAsAChoice = all(changeOfCard, any(procedure("address-change"), all(civilStatusChange, not(isCorrection))));

const newCardUse = (s: Facts): Message =>
  s.asksFor === "address-change"
    ? message("fees.new-card.after-move")
    : s.asksFor !== "civil-status-change"
      ? message("fees.new-card.otherwise")
      : isCorrection(s)
        ? message("fees.new-card.after-civil-status-change")
        : message("fees.new-card.as-a-choice");

const rows: FeeRow[] = [
  {
    ...firstCard,
    amountEuros: 25,
    validUntil: eveOfRise,
    detail: exempt,
    sources: ["SP-R", "SP-PS", "SP-AP", "FTDA1", "MIE"],
  },
  {
    ...firstCard,
    amountEuros: 50,
    validFrom: riseOf2026,
    detail: sentences(exempt, checkAmount),
    sources: ["UNAFO", "FAS", "ANQ", "FTDA1", "MIE"],
  },
  {
    ...renewedCard,
    amountEuros: 225,
    validUntil: eveOfRise,
    detail: stamps,
    sources: ["SP-R"],
  },
  {
    ...renewedCard,
    amountEuros: 250,
    validFrom: riseOf2026,
    detail: message("fees.renewal.amount-worked-out"),
    sources: ["UNAFO", "FAS", "ANQ"],
  },
  {
    id: "late-fee",
    title: message("fees.late-fee.title"),
    brief: (s) => (isLate(s) ? message("fees.brief.late-fee") : undefined),
    amountEuros: 180,
    applies: all(renewal, mayBeLate),
    detail: lateFeeDetail,
    sources: ["DOC2", "VAU"],
  },
  {
    ...newCard,
    amountEuros: 25,
    validUntil: eveOfRise,
    detail: (s) => sentences(newCardUse(s), stamps),
    sources: ["MAI", "UNAFO"],
  },
  {
    ...newCard,
    amountEuros: 50,
    validFrom: riseOf2026,
    detail: (s) => sentences(newCardUse(s), stamps, checkAmount),
    sources: ["UNAFO", "MAI", "RI-CHG", "RI"],
  },
  {
    id: "card-after-concordance",
    title: message("fees.card-after-concordance.title"),
    brief: message("fees.brief.new-card"),
    amountEuros: 0,
    applies: afterConcordance,
    detail: message("fees.card-after-concordance.detail"),
    sources: ["RI"],
  },
  {
    id: "no-regularisation-visa",
    title: message("fees.no-regularisation-visa.title"),
    amountEuros: 0,
    // InfoMIE says it of protected persons only, not of their family.
    applies: all(first, protectedPerson),
    detail: message("fees.no-regularisation-visa.detail"),
    sources: ["MIE"],
  },
  {
    id: "e-photo",
    title: message("fees.e-photo.title"),
    brief: (s) => message(isAsAChoice(s) ? "fees.brief.e-photo-as-a-choice" : "fees.brief.e-photo"),
    amountEuros: { from: 8, to: 15 },
    // The photo went with the request.
    applies: all(mayHaveCard, not(filesOnPaper), notFiled, not(all(change, leavesCardAsItIs))),
    detail: message("fees.e-photo.detail"),
    sources: ["RI-PHO", "PHO"],
  },
  {
    id: "child-travel-document",
    title: message("fees.child-travel-document.title"),
    amountEuros: 50,
    applies: childTravels,
    detail: message("fees.child-travel-document.detail"),
    sources: ["SP-DCEM"],
  },
];

function lateFeeDetail({ answers: { procedure }, channel, today, hasFiled }: Facts): Message {
  const expires = procedure.currentPermit?.expiresOn;
  const exceptions = message("fees.late-fee.exceptions");
  if (expires === undefined) return sentences(message("fees.late-fee.expiry-not-given"), exceptions);
  const late = firstLateDay(expires, channel);
  const filed = procedure.request?.filedOn;
  const when =
    hasFiled && filed !== undefined
      ? message("fees.late-fee.filed-late", { filed: dayOfWeek(filed), late: dayOfWeek(late) })
      : today < late
        ? message("fees.late-fee.not-yet-late", { late: dayOfWeek(late) })
        : message("fees.late-fee.late", { late: dayOfWeek(late) });
  return sentences(when, exceptions);
}
