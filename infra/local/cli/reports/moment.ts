// A moment in the words of a language, in the time zone of this machine.
import { DateTime } from "luxon";
import { sayDay } from "../../../../functions/text/dates-in-words.ts";
import { factsOf, type Language } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";

/** « lundi 30 novembre 2026 à 14:05 (Europe/Paris) »; `at` is ISO 8601. */
export function momentHere(at: string, language: Language): string {
  const local = DateTime.fromISO(at, { zone: "local" });
  const day = sayDay(local.toFormat("yyyy-MM-dd"), language, true);
  const moment = factsOf(language).moment.replace("{day}", day).replace("{time}", local.toFormat("HH:mm"));
  return say(message("cli.send.momentHere", { moment, zone: local.zoneName ?? "" }), language);
}
