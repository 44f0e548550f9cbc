// Commander, whose own words are said in the language of the terminal: headings, notes on options, and errors.
import { Command, Help, type Argument, type Option } from "commander";
import { nearestWord } from "../../../functions/text/nearest-word.ts";
import { help } from "./help.ts";

/** The headings that Commander hands over for styling. */
const headings = {
  "Usage:": "cli.help.words.usage",
  "Options:": "cli.help.words.options",
  "Commands:": "cli.help.words.commands",
  "Arguments:": "cli.help.words.arguments",
} as const;

const isHeading = (title: string): title is keyof typeof headings => Object.hasOwn(headings, title);

const translated = (usage: string): string =>
  usage.replace("[options]", help("cli.help.words.anyOptions")).replace("[command]", help("cli.help.words.anyCommand"));

class LocalisedHelp extends Help {
  override styleTitle(title: string): string {
    return isHeading(title) ? help(headings[title]) : title;
  }
  override commandUsage(command: Command): string {
    return translated(super.commandUsage(command));
  }
  override subcommandTerm(command: Command): string {
    return translated(super.subcommandTerm(command));
  }
  /** Commander breaks lines at any space, also at those that must not break. */
  override boxWrap(text: string, width: number): string {
    return super.boxWrap(text.replaceAll("\u00A0", "\uE000"), width).replaceAll("\uE000", "\u00A0");
  }
  override optionDescription({
    description,
    argChoices,
    defaultValue,
    defaultValueDescription,
    ...option
  }: Option): string {
    const notes: string[] = [];
    if (argChoices !== undefined) notes.push(help("cli.help.words.choices", { choices: argChoices.join(", ") }));
    if (typeof defaultValue === "string" || typeof defaultValue === "number" || defaultValueDescription !== undefined) {
      notes.push(help("cli.help.words.default", { value: defaultValueDescription ?? String(defaultValue) }));
    }
    if (option.envVar !== undefined) notes.push(help("cli.help.words.variable", { name: option.envVar }));
    return notes.length === 0 ? description : `${description} (${notes.join(", ")})`;
  }
}

/** Its errors are methods that Commander's types do not name; the version is pinned, and tests read each of them. */
export class LocalisedCommand extends Command {
  constructor(name?: string) {
    super(name);
    this.helpOption("-h, --help", help("cli.help.words.helpOption"));
  }
  override createCommand(name?: string): Command {
    return new LocalisedCommand(name);
  }
  override createHelp(): Help {
    return Object.assign(new LocalisedHelp(), this.configureHelp());
  }
  /** Commander's errors begin with `error: `. */
  wrong(code: string, text: string): never {
    this.error(help("cli.help.wrong.error", { text }), { code: `commander.${code}` });
  }
  missingArgument(name: string): void {
    this.wrong("missingArgument", help("cli.help.wrong.missingArgument", { name }));
  }
  optionMissingArgument({ flags }: Option): void {
    this.wrong("optionMissingArgument", help("cli.help.wrong.optionMissingArgument", { option: flags }));
  }
  missingMandatoryOptionValue({ flags }: Option): void {
    this.wrong("missingMandatoryOptionValue", help("cli.help.wrong.missingOption", { option: flags }));
  }
  _conflictingOption(option: Option, other: Option): void {
    const values = { option: option.flags, other: other.flags };
    this.wrong("conflictingOption", help("cli.help.wrong.conflictingOption", values));
  }
  unknownOption(option: string): void {
    const known = this.createHelp().visibleOptions(this);
    const text = help("cli.help.wrong.unknownOption", { option });
    this.wrong(
      "unknownOption",
      suggesting(
        text,
        option,
        known.flatMap(({ long }) => long ?? []),
      ),
    );
  }
  unknownCommand(): void {
    const name = this.args[0] ?? "";
    const known = this.createHelp().visibleCommands(this);
    const text = help("cli.help.wrong.unknownCommand", { name });
    this.wrong(
      "unknownCommand",
      suggesting(
        text,
        name,
        known.map((command) => command.name()),
      ),
    );
  }
  _excessArguments({ length }: readonly string[]): void {
    const values = { count: this.registeredArguments.length, given: String(length) };
    this.wrong("excessArguments", help("cli.help.wrong.excessArguments", values));
  }
  _callParseArg(target: Option | Argument, value: string, previous: unknown, message: string): unknown {
    try {
      return target.parseArg?.(value, previous as never);
    } catch (error) {
      const { code, message: expected } = error as Error & { code?: string };
      if (code !== "commander.invalidArgument") throw error;
      const name = "flags" in target ? target.flags : target.name();
      // Commander says in its own message alone that a variable of the environment gave the value.
      const variable = "flags" in target && message.includes(" from env ") ? target.envVar : undefined;
      this.wrong("invalidArgument", help("cli.help.wrong.invalid", { name: variable ?? name, value, expected }));
    }
  }
}

/** Adds the known word that was meant, where one is near. */
function suggesting(text: string, given: string, known: readonly string[]): string {
  const meant = nearestWord(given, known, Math.max(1, Math.floor(given.length * 0.4)));
  return meant === undefined ? text : `${text}\n${help("cli.help.wrong.didYouMean", { word: meant.word })}`;
}
