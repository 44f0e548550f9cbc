// Days and hours as a clock in Paris shows them.
import type { HelpLanguage } from "./text.ts";

const timeZone = "Europe/Paris";
const swedish = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** YYYY-MM-DD: Swedish dates are written like that. */
export const dayInParis = (moment: Date): string => swedish.format(moment);

/** « vendredi 3 octobre 2026 à 14:05 », “Friday 3 October 2026 at 14:05”: to the minute, never later than the moment. */
export function momentInWords(moment: Date, language: HelpLanguage): string {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const day = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(moment);
  const hour = hourInParis(moment);
  // French says « 1er » for the first, which Intl does not know; en-GB has a comma after the day's name in some versions.
  const said = language === "fr" ? day.replace(/(?<= )1 /, "1er ") : day.replace(",", "");
  return language === "fr" ? `${said} à ${hour}` : `${said} at ${hour}`;
}

/** 14:05 */
export const hourInParis = (moment: Date): string =>
  new Intl.DateTimeFormat("fr-FR", { timeZone, hour: "2-digit", minute: "2-digit" }).format(moment);
