// A message in every help language, by its code: what a person reads of it.
import { say } from "../../functions/text/say.ts";
import type { Message } from "../../functions/text/message.ts";

export const said = (message: Message) => ({ fr: say(message, "fr"), en: say(message, "en") });
