// The command line: answers in, PDFs out, on one machine.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { DateTime } from "luxon";
import { answersJsonSchema } from "../../functions/dossier/answers.ts";
import { documentIds, type DocumentId } from "../../functions/dossier/documents.ts";
import { helpLanguages, type HelpLanguage } from "../../functions/dossier/text.ts";
import { blank, explain, make, WrongInput } from "./commands.ts";
import { addServiceCommands } from "./service-commands.ts";

const exitCodes = { made: 0, unexpected: 1, wrong: 2 } as const;

const isDocumentId = (text: string): text is DocumentId => (documentIds as readonly string[]).includes(text);

function readDocumentId(text: string): DocumentId {
  if (!isDocumentId(text)) throw new InvalidArgumentError(`Expected one of: ${documentIds.join(", ")}.`);
  return text;
}

const readDocumentIds = (text: string): DocumentId[] => text.split(",").map((id) => readDocumentId(id.trim()));

function readPath(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("Expected a path.");
  return text;
}

function readDay(text: string): string {
  const day = DateTime.fromISO(text, { zone: "utc" });
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !day.isValid) {
    throw new InvalidArgumentError("Expected a day as YYYY-MM-DD, for example 2026-03-05.");
  }
  return text;
}

const todayInParis = (): string => DateTime.now().setZone("Europe/Paris").toFormat("yyyy-MM-dd");

const answersArgument = ["<answers>", "file with the answers (JSON), or - for standard input"] as const;
const today = () =>
  new Option("--today <day>", "day of the dossier, YYYY-MM-DD")
    .argParser(readDay)
    .default(todayInParis(), "today in Paris");
const language = () =>
  new Option("--language <code>", "language of what explains and of messages; what is signed stays French")
    .choices(helpLanguages)
    .default(undefined, "the answers' own, else fr");
const json = () => new Option("--json", "print the result as JSON, for programs");

const program = new Command("dossier")
  .description(
    "Fills in the papers that a refugee, a stateless person or a person under subsidiary protection needs for a French " +
      "residence permit, ready to print and sign. Information, not legal advice.",
  )
  .addHelpText(
    "after",
    `
Documents: ${documentIds.join(", ")}
Exit codes: 0 made, 2 the answers or the command are wrong (nothing is written), 1 unexpected

Examples:
  dossier make answers.json --out out
  dossier make answers.json --only hosting-attestation,ofpra-letter --language en
  dossier blank non-polygamy-statement --out statement.pdf`,
  )
  .showHelpAfterError("(dossier --help shows how it is used)")
  .exitOverride();

program
  .command("make")
  .description("make the PDFs of a dossier, each on its own and all in dossier.pdf, and the dates as calendar.ics")
  .argument(...answersArgument)
  .option("--out <folder>", "folder for the files", readPath, "out")
  .addOption(new Option("--only <ids>", "only these documents, where they apply").argParser(readDocumentIds))
  .addOption(today())
  .addOption(language())
  .addOption(json())
  .action(
    async (
      source: string,
      options: { out: string; only?: DocumentId[]; today: string; language?: HelpLanguage; json?: true },
    ) => {
      await make(source, options);
    },
  );

program
  .command("blank")
  .description("make one document with no answers in it: every fact is a line to write on")
  .argument("<id>", `one of: ${documentIds.join(", ")}`, readDocumentId)
  .option("--out <file>", "the PDF to write (default: named after the document)", readPath)
  .addOption(today())
  .addOption(language())
  .action(async (id: DocumentId, options: { out?: string; today: string; language?: HelpLanguage }) => {
    await blank(id, options);
  });

program
  .command("explain")
  .description("say which documents and checklist items apply and why, each with its source; no PDF is made")
  .argument(...answersArgument)
  .addOption(today())
  .addOption(language())
  .addOption(json())
  .action(async (source: string, options: { today: string; language?: HelpLanguage; json?: true }) => {
    await explain(source, options);
  });

program
  .command("schema")
  .description("print the JSON Schema of the answers")
  .action(() => {
    process.stdout.write(`${JSON.stringify(answersJsonSchema(), null, 2)}\n`);
  });

addServiceCommands(program);

try {
  await program.parseAsync();
  process.exitCode = exitCodes.made;
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what was wrong; help asked for is no error.
    process.exitCode = error.exitCode === 0 ? exitCodes.made : exitCodes.wrong;
  } else if (error instanceof WrongInput) {
    (error.asJson ? process.stdout : process.stderr).write(error.report);
    process.exitCode = exitCodes.wrong;
  } else {
    process.stderr.write(
      `Unexpected: ${error instanceof Error ? error.message : String(error)}\nNothing was written.\n`,
    );
    process.exitCode = exitCodes.unexpected;
  }
}
