// The words of the help and of errors in the command itself, in the language of the person at the terminal.
import { helpLanguage, officialLanguage, operatorLanguages, type Language } from "../../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../../functions/text/message.ts";
import { say } from "../../../functions/text/say.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where nothing says which language the terminal speaks. */
const unsaid: Language = "en";

let spoken: Language = unsaid;
let ofEnvironment: Language | undefined;

/** The language of the terminal: of the help, and of messages before the language of a command is known. */
export const terminalLanguage = (): Language => spoken;

/** In place of a language that lacks the words of the terminal, that of the environment, else French. */
export const spokenFor = (asked: Language): Language =>
  operatorLanguages.includes(asked) ? asked : (ofEnvironment ?? officialLanguage);

/** By `--language`, else by the environment. */
export function setTerminalLanguage(args: readonly string[], environment: Environment): void {
  const asked = args.flatMap((arg, index) =>
    arg === "--language" ? (args[index + 1] ?? []) : arg.startsWith("--language=") ? arg.slice(11) : [],
  );
  const tags = tagsOf(environment);
  ofEnvironment = tags.find((code) => operatorLanguages.includes(code));
  const wished = [...asked, ...tags].map(helpLanguage).find((language) => language !== undefined);
  spoken = wished === undefined ? unsaid : spokenFor(wished);
}

/** As gettext reads them, the wished one first: « fr_FR.UTF-8 » is fr. Windows has no such variables. */
function tagsOf({ LC_ALL, LC_MESSAGES, LANG, LANGUAGE = "" }: Environment): string[] {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find(Boolean) ?? new Intl.DateTimeFormat().resolvedOptions().locale;
  // Without a locale the list does not count.
  const wished = /^(?:C|POSIX)\b/.test(locale) ? [] : [...LANGUAGE.split(":"), locale];
  return wished.map((tag) => tag.split(/[_.@-]/)[0]!.toLowerCase());
}

type HelpKey = Extract<MessageKey, `cli.help.${string}`>;

export const help = (key: HelpKey, values?: Values): string => say(message(key, values), spoken);
