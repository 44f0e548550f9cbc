// The page’s own texts, in the language of the visit.
import type { MessageKey, Values } from "../functions/text/message.ts";
import { say } from "../functions/text/say.ts";
import { current } from "./visit.ts";

export const t = (key: MessageKey, values?: Values): string =>
  say(values === undefined ? { key } : { key, values }, current().language);
