// What is said once to a person whose language has no help yet.
import { helpLanguage, type Language } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { languageName, say } from "../../../../functions/text/say.ts";

/** `own` is the language of the person, `language` the one that is spoken; undefined where theirs has help. */
export function noHelpIn(own: Language | undefined, language: Language): string | undefined {
  if (own === undefined || helpLanguage(own) !== undefined) return undefined;
  return say(message("cli.noHelp", { language: languageName(own) }), language);
}
