// A calendar file (.ics, RFC 5545) of the person's dates: whole days, each with a reminder a week before.
import ical, { ICalAlarmType, ICalEventTransparency } from "ical-generator";
import type { Deadline } from "../law/deadlines.ts";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";

const weekInSeconds = 7 * 24 * 60 * 60;

/**
 * The dates still to come as a calendar file, to be saved in UTF-8. A window gives two events, its first day and its last.
 * Holds no name, address or number. Same arguments, same text: the ids come from the dates, and every event is stamped
 * with `today` (YYYY-MM-DD).
 */
export function makeCalendarFile(deadlines: readonly Deadline[], language: Language, today: string): string {
  const calendar = ical({
    name: say(message("documents.calendar.name"), language),
    prodId: { company: "dossier-generator", product: "dates", language: language.toUpperCase() },
  });
  const addDay = (id: string, date: string, summary: string, description: string) =>
    calendar.createEvent({
      id: `${id}-${date}@dossier-generator`,
      start: date,
      allDay: true,
      stamp: new Date(`${today}T00:00:00Z`),
      summary,
      description,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: [{ type: ICalAlarmType.display, triggerBefore: weekInSeconds, description: summary }],
    });
  for (const { id, date, from, title, detail, lasting = detail } of deadlines) {
    if (from !== undefined && from > today) {
      const opens = message("documents.calendar.opens", { title });
      addDay(`${id}-opens`, from, say(opens, language), say(lasting, language));
    }
    if (date >= today) addDay(id, date, say(title, language), say(lasting, language));
  }
  return calendar.toString();
}
