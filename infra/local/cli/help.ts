// The words of the help. Those that Commander adds ("Usage", "Options", its errors) are English, so all of it is.
import type { Language } from "../../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../../functions/text/message.ts";
import { say } from "../../../functions/text/say.ts";

/** Also for messages before the language of a command is known. */
export const terminalLanguage: Language = "en";

type HelpKey = Extract<MessageKey, `cli.help.${string}`>;

export const help = (key: HelpKey, values?: Values): string => say(message(key, values), terminalLanguage);
