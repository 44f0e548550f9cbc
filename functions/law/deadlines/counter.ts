// Last days at a counter: on a day on which it is closed, the last working day before. What is sent online has no such day.
import type { Facts } from "../facts.ts";
import { dayOfWeek, message, type Message } from "../../text/message.ts";
import { renewalWindow } from "./windows.ts";
import { lastWorkingDay } from "./working-days.ts";

type LastDay = {
  /** The day to go by: the last day of the rule, or the last working day before it. */
  date: string;
  /** Says that the last day of the rule is a closed day. */
  closed?: Message;
};

/** At the prefecture. Once the last working day is past, writing is left. */
export function lastDayAtPrefecture(s: Pick<Facts, "channel" | "postcode" | "today">, lastDay: string): LastDay {
  const working = s.channel === "anef" ? lastDay : lastWorkingDay(lastDay, s.postcode);
  if (working === lastDay) return { date: lastDay };
  const values = { lastDay: dayOfWeek(lastDay), working: dayOfWeek(working) };
  return working < s.today && s.today <= lastDay
    ? { date: lastDay, closed: message("deadlines.closed.write", values) }
    : { date: working, closed: message("deadlines.closed.go-before", values) };
}

/** To ask for the renewal of a permit. */
export const lastDayToRenew = (s: Facts, expiresOn: string): LastDay =>
  lastDayAtPrefecture(s, renewalWindow(expiresOn, s.channel).closes);

/** Of what ends on its own day, wherever the counter is that renews it: the last working day before, where it differs. */
export function closedBefore({ postcode }: Pick<Facts, "postcode">, lastDay: string): Message | undefined {
  const working = lastWorkingDay(lastDay, postcode);
  if (working === lastDay) return undefined;
  return message("deadlines.closed.go-before", { lastDay: dayOfWeek(lastDay), working: dayOfWeek(working) });
}
