// Rules of the reader about days: its own parser, weekdays and windows.
import { dayNumber, dayOf } from "./people.ts";
import type { Line, Made } from "./made.ts";
import { found, hit, leavesOf, type Hit, type LineRule } from "./rule.ts";

const french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const english = "January February March April May June July August September October November December".split(" ");
const frenchWeek = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");
const englishWeek = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const written = new RegExp(
  `(?:(${[...frenchWeek, ...englishWeek].join("|")})[ \\u00A0])?(?<!\\d)(1er|\\d{1,2})[ \\u00A0](${[...french, ...english].join("|")})[ \\u00A0](\\d{4})`,
  "gu",
);
const figures =
  /(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])|(?<![\d/])(\d\d)\/(\d\d)\/(\d{4})(?!\d)|^(\d{4})(\d\d)(\d\d)$/gu;

/** A day found in a text: where, as YYYY-MM-DD, and its weekday as it was written. */
export type Found = { at: number; end: number; day: string; weekday: string | undefined; text: string };

const two = (number: number | string): string => String(number).padStart(2, "0");

export function daysIn(text: string): Found[] {
  const words = [...text.matchAll(written)].map((match): Found => {
    const [whole, weekday, day = "", month = "", year = ""] = match;
    const at = french.includes(month) ? french.indexOf(month) : english.indexOf(month);
    const iso = `${year}-${two(at + 1)}-${two(day.replace("er", ""))}`;
    return { at: match.index, end: match.index + whole.length, day: iso, weekday, text: whole };
  });
  const numbers = [...text.matchAll(figures)].flatMap((match): Found[] => {
    const [whole, y1, m1, d1, d2, m2, y2, y3, m3, d3] = match;
    const day = `${y1 ?? y2 ?? y3}-${m1 ?? m2 ?? m3}-${d1 ?? d2 ?? d3}`;
    return /-00/.test(day)
      ? []
      : [{ at: match.index, end: match.index + whole.length, day, weekday: undefined, text: whole }];
  });
  return [...words, ...numbers].sort((one, other) => one.at - other.at);
}

const exists = (day: string): boolean => !Number.isNaN(dayNumber(day)) && dayOf(dayNumber(day)) === day;
// 1 January 1970 was a Thursday.
const weekdayOf = (day: string): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

function wrongDay({ text }: Line): string | undefined {
  for (const { day, weekday, text: shown } of daysIn(text)) {
    if (!exists(day)) return shown;
    if (weekday === undefined) continue;
    if (![frenchWeek[weekdayOf(day)], englishWeek[weekdayOf(day)]].includes(weekday)) return shown;
  }
  return undefined;
}

/** « du A au B » where B is before A. */
function backwards({ text }: Line): string | undefined {
  const days = daysIn(text);
  for (const [index, { day, at }] of days.entries()) {
    const next = days[index + 1];
    if (next === undefined) break;
    const between = text.slice(days[index]!.end, next.at).trim();
    const before = text.slice(0, at).trimEnd();
    const isWindow =
      /(?:^|\s)(?:du|entre le|from|between)$/i.test(before) && /^(?:au|et le|to|and|until)$/i.test(between);
    if (isWindow && next.day < day) return text.slice(at, next.end);
  }
  return undefined;
}

// What is said of a day to come, and of one that is past.
const toCome =
  /(?:À 18 ans, le|At 18, on|avant le|jusqu’au|à partir du|au plus tard le|d’ici(?: au| le)|dès le|pas avant le|before|until|by|from|at the latest on|no later than|not before|as of|starting)\s*$/i;
const pastWords =
  /(?:était|étaient|a pris fin|est passée?|sont passée?s|s’est terminée?|aurait dû|auriez dû|fallait|devait|avait|a expiré|expirée?|est dépassée?|a eu|avez|en retard|plus à temps|ont passé|déjà|plus valable|fermée|s’est|se terminait|finissait|datait|was|were|had|has passed|have passed|ended|expired|is over|late(?!st)|should have|already|no longer|closed|passed)/i;
/** Said beside it, of the whole: the day is named only to say that it is past. */
const saidPast =
  /(?:délai|date|période|jour) (?:est|sont) (?:passée?s?|dépassée?s?)|(?:est|a pris) (?:trop ancien|fin)|il en faut maintenant|you now need|(?:that|this|the) (?:time|date|day|period) (?:is over|has passed|is past)|too old|is late|en retard|a expiré|expire aujourd’hui|expired on|expires today|(?:est déjà|est) ouverte|is (?:already )?open|dernier jour|last day/i;
const alreadyWords = /(?:depuis le|a expiré le|a pris fin le|since|expired on|ended on|était le|was on)\s*$/i;

/** The sentence around a place in a text; full stops of abbreviations and dates are not its end. */
function sentenceAt(text: string, at: number): string {
  const ends = [...text.matchAll(/[.!?](?=\s+[\p{Lu}«]|$)/gu)].map(({ index }) => index + 1);
  const start = ends.findLast((end) => end <= at) ?? 0;
  return text.slice(start, ends.find((end) => end > at) ?? text.length);
}

const pastAsToCome: LineRule = ({ text }, _, { today }) => {
  const days = daysIn(text);
  // A row of a table of dates: what is beside it says what is past.
  if (days.reduce((rest, { text: shown }) => rest.replace(shown, ""), text).length < 14) return undefined;
  for (const [index, { day, at, end, text: shown }] of days.entries()) {
    // A window that is open now began in the past.
    const next = days[index + 1];
    if (next !== undefined && next.day >= today && next.at - end < 80) continue;
    if (saidPast.test(text)) continue;
    const lead = /[^;:.]{0,30}$/.exec(text.slice(0, at))?.[0] ?? "";
    if (day < today && toCome.test(lead) && !pastWords.test(sentenceAt(text, at))) return `${lead}${shown}`;
  }
  return undefined;
};

const toComeAsPast: LineRule = ({ text }, _, { today }) => {
  for (const { day, at, text: shown } of daysIn(text)) {
    const lead = /[^;:.]{0,30}$/.exec(text.slice(0, at))?.[0] ?? "";
    if (day > today && alreadyWords.test(lead)) return `${lead}${shown}`;
  }
  return undefined;
};

/** Days that are typed, as they are and as parts of the year. */
const inputDays = ({ answers, today }: Made): Set<string> =>
  new Set([
    today,
    ...leavesOf(answers).flatMap(({ value }) => (typeof value === "string" ? daysIn(value).map(({ day }) => day) : [])),
  ]);

// Days that the law or a source has, not the person: « loi du 26 janvier 2024 », « lues le 23 novembre 2026 ».
const ofSource =
  /\[\d+\]|lue?s? le|read on|décret|decree|arrêté du|loi |law |modèle du|template|checked|Vérifié|source|publi/i;

const years = (day: string, count: number): string => `${Number(day.slice(0, 4)) + count}${day.slice(4)}`;

/** Within two years ahead, unless it is the permit's own window; a day of the past is one that was typed or counted from one. */
const outsideWindow: LineRule = ({ text, within }, { id }, made) => {
  if (id === "commitment-reminder" || (ofSource.test(text) && !within.includes("td"))) return undefined;
  const given = inputDays(made);
  const permit = (made.answers["procedure"] as { currentPermit?: { expiresOn?: string } }).currentPermit?.expiresOn;
  for (const { day, text: shown } of daysIn(text)) {
    if (given.has(day)) continue;
    const isOfPermit = permit !== undefined && Math.abs(dayNumber(permit) - dayNumber(day)) <= 370;
    if (day > years(made.today, 2) && !isOfPermit) return shown;
    const nearest = Math.min(...[...given].map((each) => Math.abs(dayNumber(each) - dayNumber(day))));
    if (day < made.today && nearest > 366 * 1.1) return shown;
  }
  return undefined;
};

/** « Avant cette date » of a day that is past. */
const beforeThePast: LineRule = ({ text }) =>
  found(/(?:a expiré|expired)[^.]*\.(?:[^.]*\.)* (?:Avant cette date|Before (?:that|this) date)/, text);

export const dateRules: Readonly<Record<string, LineRule>> = {
  "before a day that is past": beforeThePast,
  "a day that is not, or not of its weekday": wrongDay,
  "a window that ends before it begins": backwards,
  "a past day said as to come": pastAsToCome,
  "a day to come said as past": toComeAsPast,
  "a day that nothing explains": outsideWindow,
};

/** A calendar never tells of a day that is past. */
export function calendarRule({ documents, today }: Made): Hit[] {
  const calendar = documents.find(({ id }) => id === "calendar");
  return (calendar?.lines ?? []).flatMap(({ text, within }) => {
    const day = within === "dtstart" ? daysIn(text)[0]?.day : undefined;
    return day !== undefined && day < today ? [hit("a past day in the calendar", "calendar", text)] : [];
  });
}
