// Issues that stop a batch before or during its run, in the chosen language and form.
import { ServiceError } from "../../../../functions/aws/service-error.ts";
import { errorLocation } from "../../../../functions/aws/error-location.ts";
import { officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { message, type MessageKey } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { CommandExit, type ExitReason } from "../exit.ts";
import type { SourceBytesErrorCode } from "../read-source.ts";
import { sourceIssue } from "../reports/issues.ts";
import { WrongInput } from "../wrong-input.ts";

/** The messages are `cli.batch.issues.<code>`; each says what to do next. */
type BatchIssueCode =
  Extract<MessageKey, `cli.batch.issues.${string}`> extends `cli.batch.issues.${infer Code}` ? Code : never;

export class BatchIssues {
  readonly #source: string;
  readonly #language: Language;
  readonly #json: boolean;
  constructor(source: string, { language = officialLanguage, json }: { language?: Language; json?: true }) {
    this.#source = source;
    this.#language = language;
    this.#json = json === true;
  }

  #say(code: BatchIssueCode, values: Record<string, string>): string {
    return say(message(`cli.batch.issues.${code}`, values), this.#language);
  }

  unreadable(reason: SourceBytesErrorCode): WrongInput {
    return new WrongInput([sourceIssue(reason, "sheet", this.#language)], this.#source, this.#language, this.#json);
  }

  /** Before anything was made. */
  wrong(code: BatchIssueCode, values: Record<string, string> = {}): WrongInput {
    const issue = { code, path: [], message: this.#say(code, values) };
    return new WrongInput([issue], this.#source, this.#language, this.#json);
  }

  /** After some rows were made; they are kept. */
  ended(reason: ExitReason, code: BatchIssueCode, values: Record<string, string> = {}): CommandExit {
    const issue = { code, message: this.#say(code, values) };
    const report = this.#json ? `${JSON.stringify({ problems: [issue] }, null, 2)}\n` : `${issue.message}\n`;
    return new CommandExit(reason, report, this.#json);
  }

  /** From an error that a step or the file system threw during a batch. */
  endedBy(error: unknown, out: string): CommandExit {
    if (error instanceof CommandExit) return error;
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = error instanceof ServiceError ? error.reason : code;
    if (/^(ENOSPC|EDQUOT|EFBIG)$/.test(reason)) return this.ended("unexpected", "disk-full");
    if (/^(EACCES|EPERM|EROFS)$/.test(reason)) return this.ended("unexpected", "no-access", { out });
    if (reason === "EBUSY") return this.ended("unexpected", "file-in-use", { out });
    if (/^E[A-Z0-9]+$/.test(reason)) return this.ended("unexpected", "disk-fault", { reason });
    // The error's own message may quote an answer, and people paste reports into tickets.
    const name = code !== "" ? code : error instanceof Error ? error.name : typeof error;
    return this.ended("unexpected", "unexpected", { reason: `${name} (${errorLocation(error) ?? "?"})` });
  }
}
