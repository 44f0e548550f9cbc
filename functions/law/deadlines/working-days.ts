// Days on which a counter is closed: weekends and holidays (Code du travail, L. 3133-1, L. 3134-13 and L. 3422-2).
import { shiftDay } from "../../text/days.ts";

/** Easter of a year in the Gregorian calendar, by the rule of Meeus, Jones and Butcher. YYYY-MM-DD. */
export function easterSunday(year: number): string {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * lateMoon + 114;
  const [month, day] = [Math.floor(days / 31), (days % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const everywhere = new Set(["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]);

/** From Easter: Easter Monday, Ascension Day, Whit Monday. */
const afterEaster = [1, 39, 50];

// The abolition of slavery. Of Saint-Martin two days are given by different sources: both count as closed.
const byPostcode: readonly [start: string, days: readonly string[]][] = [
  ["97133", ["10-09"]],
  ["97150", ["05-27", "05-28"]],
  ["971", ["05-27"]],
  ["972", ["05-22"]],
  ["973", ["06-10"]],
  ["974", ["12-20"]],
  ["976", ["04-27"]],
];

/** Bas-Rhin, Haut-Rhin and Moselle also keep Good Friday, where the town has a Protestant church, and 26 December. */
const alsaceMoselle = /^(?:57|67|68)/;

/** A Saturday, a Sunday or a holiday at the place of the postcode; those of all France where it is not known. */
export function isClosedDay(day: string, postcode = ""): boolean {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || weekday === 6) return true;
  const monthAndDay = day.slice(5);
  const easter = easterSunday(Number(day.slice(0, 4)));
  if (everywhere.has(monthAndDay) || afterEaster.some((days) => shiftDay(easter, { days }) === day)) return true;
  if (alsaceMoselle.test(postcode) && (monthAndDay === "12-26" || shiftDay(easter, { days: -2 }) === day)) return true;
  return byPostcode.find(([start]) => postcode.startsWith(start))?.[1].includes(monthAndDay) ?? false;
}

/** The day itself, or the last day before it on which counters are open. */
export function lastWorkingDay(day: string, postcode?: string): string {
  let working = day;
  while (isClosedDay(working, postcode)) working = shiftDay(working, { days: -1 });
  return working;
}
