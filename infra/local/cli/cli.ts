// The command line: answers in, PDFs out, on one machine.
import { Command, CommanderError } from "commander";
import { answersJsonSchema } from "../../../functions/answers/answers.ts";
import { documentIds, type DocumentId } from "../../../functions/documents/documents.ts";
import type { HelpLanguage } from "../../../functions/text/text.ts";
import { addBatchCommands } from "./commands/batch-commands.ts";
import { json, language, only, readDocumentId, readPath, today } from "./cli-options.ts";
import { Ending, exitCodes } from "./exit.ts";
import { addServiceCommands } from "./commands/service-commands.ts";

const answersArgument = ["<answers>", "file with the answers (JSON), or - for standard input"] as const;
const languageOfAnswers = () => language().default(undefined, "the answers' own, else fr");

const program = new Command("dossier")
  .description(
    "Fills in the papers that a refugee, a stateless person or a person under subsidiary protection needs for a French " +
      "residence permit, ready to print and sign. Information, not legal advice.",
  )
  .addHelpText(
    "after",
    `
Documents: ${documentIds.join(", ")}
Exit codes: 0 made, 2 the answers or the command are wrong (nothing is written), 1 unexpected,
            3 a batch of which some rows were not made, 130 a batch that was interrupted

Examples:
  dossier make answers.json --out out
  dossier make answers.json --only hosting-attestation,ofpra-letter --language en
  dossier blank non-polygamy-statement --out statement.pdf
  dossier model --xlsx --out people.xlsx
  dossier batch people.xlsx --out papers`,
  )
  .showHelpAfterError("(dossier --help shows how it is used)")
  .exitOverride();

program
  .command("make")
  .description("make the PDFs of a dossier, each on its own and all in dossier.pdf, and the dates as calendar.ics")
  .argument(...answersArgument)
  .option("--out <folder>", "folder for the files", readPath, "out")
  .addOption(only())
  .addOption(today())
  .addOption(languageOfAnswers())
  .addOption(json())
  .action(
    async (
      source: string,
      options: { out: string; only?: DocumentId[]; today: string; language?: HelpLanguage; json?: true },
    ) => {
      const { make } = await import("./commands/dossier.ts");
      await make(source, options);
    },
  );

program
  .command("blank")
  .description("make one document with no answers in it: every fact is a line to write on")
  .argument("<id>", `one of: ${documentIds.join(", ")}`, readDocumentId)
  .option("--out <file>", "the PDF to write (default: named after the document)", readPath)
  .addOption(today())
  .addOption(languageOfAnswers())
  .action(async (id: DocumentId, options: { out?: string; today: string; language?: HelpLanguage }) => {
    const { blank } = await import("./commands/dossier.ts");
    await blank(id, options);
  });

program
  .command("explain")
  .description("say which documents and checklist items apply and why, each with its source; no PDF is made")
  .argument(...answersArgument)
  .addOption(today())
  .addOption(languageOfAnswers())
  .addOption(json())
  .action(async (source: string, options: { today: string; language?: HelpLanguage; json?: true }) => {
    const { explain } = await import("./commands/dossier.ts");
    await explain(source, options);
  });

program
  .command("schema")
  .description("print the JSON Schema of the answers")
  .action(() => {
    process.stdout.write(`${JSON.stringify(answersJsonSchema(), null, 2)}\n`);
  });

addBatchCommands(program);
addServiceCommands(program);

try {
  await program.parseAsync();
  process.exitCode = exitCodes.made;
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what was wrong; help asked for is no error.
    process.exitCode = error.exitCode === 0 ? exitCodes.made : exitCodes.wrong;
  } else if (error instanceof Ending) {
    (error.toStdout ? process.stdout : process.stderr).write(error.report);
    process.exitCode = exitCodes[error.how];
  } else {
    process.stderr.write(
      `Unexpected: ${error instanceof Error ? error.message : String(error)}\nNothing was written.\n`,
    );
    process.exitCode = exitCodes.unexpected;
  }
}
