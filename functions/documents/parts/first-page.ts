// The first page of the checklist, the one that is used: what to do now, the papers, the dates, the prices, who helps.
import type { Protection } from "../../answers/answers.ts";
import { birthName } from "../../answers/french.ts";
import type { Act } from "../../law/checklist/acts.ts";
import { amountInWords } from "../../law/fees.ts";
import { filedAt } from "../../law/filing/blocked-filing.ts";
import { mayHaveCard } from "../../law/conditions.ts";
import { sources } from "../../law/sources.ts";
import { mayBeLeftOut } from "../../law/special-cases.ts";
import { supportingDocumentsPage } from "../../law/status-sources.ts";
import { sayDay } from "../../text/dates-in-words.ts";
import type { Language } from "../../text/languages.ts";
import { message, type MessageKey } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import type { BlankInput, ViewInput } from "../document.ts";
import { inFrench, isBilingual, titlesIn } from "./french.ts";
import { linkView, type LinkView } from "./links.ts";

export type FirstPageView = {
  heading: string;
  /** The heading in French too, without the name; null on a paper in French or English. So are titles of papers. */
  french: string | null;
  /** `id` is the same in every language. */
  acts: { id: string; text: string }[];
  /** Where there is nothing to do: why, of people to whom another law applies. */
  notes: string[];
  /** `from`: where it comes from; null is a line to write where it is. A paper without a title is written by hand. */
  papers: { id: string; title: string | null; french: string | null; from: string | null }[];
  /** Days and what to do by then, prices and when to pay. */
  datesAndPrices: { label: string; text: string }[];
  /** The help line of those who file online. */
  phone: string | null;
  /** Where to write to the prefecture, for those who do not file online. */
  contact: LinkView | null;
  /** Where the request is made, or what the prefecture asks for: the code to scan. */
  site: LinkView;
};

/** A longer name would not leave the page enough room. */
const maxHeadingName = 70;
/** The next ones; all of them are on the pages that follow. */
const maxDates = 3;
const maxCosts = 3;
/** A tired person reads no more on one page. A translation may say the same in up to a third more words. */
const maxWords = (language: Language): number => (isBilingual(language) ? 226 : 170);

export function firstPageView(input: ViewInput, acts: readonly Act[]): FirstPageView {
  const { situation, checklist, deadlines, fees, language } = input;
  const name = birthName(situation.answers.identity ?? {});
  const mayBePromised = situation.otherLaw === undefined && !mayBeLeftOut(situation);
  const about = mayBePromised && mayHaveCard(situation) ? "card" : "travel";
  const isOnline = situation.channel === "anef" && situation.otherLaw === undefined;
  return withinWords(language, {
    heading:
      name === undefined || name.length > maxHeadingName
        ? say(message(`documents.checklist.first.unnamed.${about}`), language)
        : say(message(`documents.checklist.first.named.${about}`, { name }), language),
    french: inFrench(message(`documents.checklist.first.unnamed.${about}`), language),
    acts: acts.map(({ id, text }) => ({ id, text: say(text, language) })),
    notes:
      acts.length > 0
        ? []
        : checklist.flatMap(({ section, why }) => (section === "before" && why ? [say(why, language)] : [])),
    papers: checklist
      .filter(({ box }) => box)
      .map(({ id, title, from }) => ({
        id,
        ...titlesIn(title, language),
        from: from === undefined ? null : say(from, language),
      })),
    datesAndPrices: [
      ...deadlines
        .filter(({ toAct, date }) => toAct === true && date >= situation.today)
        .slice(0, maxDates)
        .map(({ from, date, title, named }) => ({
          label:
            from === undefined || from <= situation.today
              ? sayDay(date, language)
              : say(message("documents.checklist.days", { from: { day: from }, to: { day: date } }), language),
          text: say(named?.title ?? title, language),
        })),
      ...fees
        .flatMap((fee) => (fee.brief === undefined ? [] : [{ fee, brief: fee.brief }]))
        .slice(0, maxCosts)
        .map(({ fee, brief }) => ({ label: say(amountInWords(fee), language), text: say(brief, language) })),
    ],
    phone: isOnline ? phone : null,
    contact:
      situation.channel === "prefecture" && situation.otherLaw === undefined
        ? linkView(
            say(message("checklist.links.contact.url"), language),
            say(message("documents.checklist.first.contact"), language),
          )
        : null,
    site: siteView(
      isOnline && filedAt(situation) === "anef"
        ? "anef"
        : situation.otherLaw === undefined
          ? situation.protection
          : "other-law",
      language,
    ),
  });
}

const headings = ["now", "papers", "datesAndPrices", "problem", "phone", "association"] as const;
const phone = "0 806 001 620";

const wordsIn = (texts: readonly (string | null | undefined)[]): number =>
  texts.flatMap((text) => text?.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length;

/** Prices, later dates, then where papers come from give way to acts and papers: the pages that follow say them too. */
function withinWords(language: Language, view: FirstPageView): FirstPageView {
  const { heading, acts, notes, contact, site } = view;
  // Each act is numbered.
  const others =
    acts.length +
    wordsIn([
      phone,
      ...headings.map((name) => say(message(`documents.checklist.first.${name}`), language)),
      heading,
      ...acts.map(({ text }) => text),
      ...notes,
      contact?.label,
      contact?.shown,
      site.label,
      site.shown,
    ]);
  const [datesAndPrices, papers] = [[...view.datesAndPrices], [...view.papers]];
  const isTooMuch = (): boolean =>
    others +
      wordsIn(datesAndPrices.flatMap(({ label, text }) => [label, text])) +
      wordsIn(papers.flatMap(({ title, from }) => [title, from])) >
    maxWords(language);
  while (datesAndPrices.length > 1 && isTooMuch()) datesAndPrices.pop();
  for (const [index, paper] of [...papers.entries()].toReversed()) {
    if (isTooMuch()) papers[index] = { ...paper, from: null };
  }
  return { ...view, datesAndPrices, papers };
}

function siteView(of: "anef" | "other-law" | Protection, language: Language): LinkView {
  const label = (name: "anef" | "list" | "permit") => say(message(`documents.checklist.first.${name}`), language);
  if (of === "anef") return linkView(say(message("checklist.links.anef.url"), language), label("anef"));
  if (of === "other-law") return linkView(say(message("checklist.links.permit.url"), language), label("permit"));
  return linkView(sources[supportingDocumentsPage[of]].url, label("list"));
}

/** The acts and papers of most people; what is theirs alone is written by hand. */
const blankActs: readonly [key: MessageKey, document?: string][] = [
  ["checklist.acts.sign-statement.applicant", "non-polygamy-statement"],
  ["checklist.acts.host-signs.unnamed", "hosting-attestation"],
  ["checklist.acts.sign-contract", "commitment-reminder"],
  ["checklist.acts.post-letter.applicant", "ofpra-letter"],
  ["checklist.acts.scan"],
  ["documents.checklist.first.blankFile"],
  ["checklist.acts.keep-proof.anef"],
  ["checklist.acts.read-messages"],
];
const blankPapers: readonly MessageKey[] = [
  "checklist.rows.protection-decision.title",
  "checklist.rows.current-permit.title",
  "checklist.rows.commitment-contract.title",
  "checklist.rows.non-polygamy-required.title",
  "checklist.rows.address-own-name.title",
  "checklist.rows.e-photo.title",
];

export function blankFirstPage({ language, table }: BlankInput): FirstPageView {
  const numberOf = (id: string) => table.findIndex((document) => document.id === id);
  return {
    heading: say(message("documents.checklist.title"), language),
    french: inFrench(message("documents.checklist.title"), language),
    acts: blankActs.map(([key, id]) => ({
      id: key,
      text: say(id === undefined ? message(key) : message(key, { number: numberOf(id) }), language),
    })),
    notes: [],
    papers: [
      ...blankPapers.map((key) => ({
        id: key,
        ...titlesIn(message(key), language),
        from: null,
      })),
      ...["other", "another"].map((id) => ({ id, title: null, french: null, from: null })),
    ],
    datesAndPrices: [],
    phone,
    contact: null,
    site: siteView("anef", language),
  };
}
